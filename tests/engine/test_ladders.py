"""Every rung of every ladder over pairs: from a conflict, one change leads to it; none may be flipped unseen."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from claimcheck.engine import Rulebook, builtin_rules
from claimcheck.engine.judge import decide_pair
from tests.engine.factories import count, date, pair, person, since
from tests.engine.test_judge import ROWS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimcheck.engine.cases import Pair
    from claimcheck.models import Claim

    Both = tuple[Claim, Claim]

A, B = "a.txt#1", "b.txt#1"
EARLY_LATE = ("2010-03-01", "2010-03-09")
OWN_DAYS = ("2019-03-14", "2019-03-24")
FJORD = person("Kald Fjord", "place")

CONFLICTS: dict[str, Both] = {
    "dates/event-date": tuple(
        date(id, day, participants=(FJORD,)) for id, day in ((A, "2019-03-14"), (B, "2019-03-24"))
    ),
    "dates/birth-date": (date(A, "2019-03-14", attribute="born"), date(B, "2019-03-24", attribute="born")),
    "dates/death-date": (date(A, "2019-03-14", attribute="die"), date(B, "2019-03-24", attribute="die")),
    "dates/founding-date": (date(A, "2019-03-14", attribute="found"), date(B, "2019-03-24", attribute="found")),
    "dates/age-against-year": (date(A, "2019-03-14", derived_from="the age (41)"), date(B, "2019-03-24")),
    "dates/since-differs": tuple(
        since(id, day, "They have been on strike") for id, day in ((A, "2019-03-14"), (B, "2019-03-24"))
    ),
    "dates/duration-differs": (date(A, "P9W"), date(B, "P14W")),
    "dates/age-differs": (date(A, "P41Y", age=True), date(B, "P47Y", age=True)),
    "counts/count-differs": (count(A, 840), count(B, 481)),
    "counts/money-differs": tuple(
        count(id, n, quantity="money", unit="EUR", participants=(FJORD,)) for id, n in ((A, 840), (B, 481))
    ),
    "counts/percent-differs": tuple(count(id, n, quantity="percent") for id, n in ((A, 61), (B, 51))),
    "counts/quantity-differs": tuple(count(id, n, quantity="quantity", unit="meter") for id, n in ((A, 41), (B, 17))),
    "counts/capacity-differs": tuple(count(id, n, attribute="seat") for id, n in ((A, 12750), (B, 14570))),
    "counts/ordinal-differs": tuple(count(id, n, quantity="ordinal") for id, n in ((A, 14), (B, 15))),
    "counts/score-differs": tuple(count(id, low=1, high=n, quantity="score") for id, n in ((A, 2), (B, 3))),
}


def value(made: Claim, **changes: object) -> Claim:
    return made.model_copy(update={"value": made.value.model_copy(update=changes)})


def frame(made: Claim, **changes: object) -> Claim:
    return made.model_copy(update={"frame": made.frame.model_copy(update=changes)})


def open_value(a: Claim, b: Claim) -> Both:
    return value(a, low=None, high=None, **({"number": None} if a.type == "count" else {})), b


def far_bound(a: Claim, b: Claim) -> Both:
    if a.type == "count":
        return value(a, number=b.value.number / 10, low=b.value.number / 10, high=None), b
    low = "P1D" if a.value.type == "DURATION" else "2012-01-01"
    return value(a, low=low, high=None), b


def yearly(made: Claim, year: int) -> Claim:
    """The sales of a year."""
    return frame(value(made, timex=str(year), low=f"{year}-01-01", high=f"{year}-12-31"), event_classes=("sell",))


def same_value(a: Claim, b: Claim) -> Both:
    return a.model_copy(update={"value": b.value}), b


def zoned(a: Claim, b: Claim) -> Both:
    time = f"{b.value.low}T02:00+09:00"
    return value(a, low=time, high=time, type="TIME"), b


def by_the_hour(a: Claim, b: Claim) -> Both:
    """Ten past two of one day, and about two of one of two others."""
    return (
        value(a, low="2019-03-14T02:10:00", high="2019-03-14T02:10:59", type="TIME"),
        value(b, low="2019-03-23T01:30:00", high="2019-03-24T02:30:59", type="TIME"),
    )


def in_part(a: Claim, b: Claim, timex: str = "XXXX-03-14") -> Both:
    """The first without its year."""
    return value(a, low=None, high=None, timex=timex), b


def at(made: Claim, moment: str, words: str, day_before: bool = False) -> Claim:
    """The claim at a minute of a day, told in these words; `day_before`: of that day, or the one before."""
    low = f"{dt.date.fromisoformat(moment[:10]) - dt.timedelta(days=day_before)}{moment[10:]}"
    told = value(made, low=f"{low}:00", high=f"{moment}:59", timex=moment, type="TIME")
    return worded(told, words)


def at_hour(made: Claim, clock: str, **frames: object) -> Claim:
    """The claim at an hour of no day."""
    told = frame(value(made, low=None, high=None, timex=f"T{clock}", type="TIME"), **frames)
    return worded(told, f"{clock} p.m.")


def said_as(made: Claim, before: str, after: str = "") -> Claim:
    """The claim in a sentence that has these words before its value, and those after it."""
    start = made.start + len(before)
    text = f"{before}{made.value_text}{after}"
    return made.model_copy(update={"text": text, "value_start": start, "value_end": start + len(made.value_text)})


def digits_exchanged(a: Claim, b: Claim) -> Both:
    return tuple(value(made, number=n, low=n, high=n) for made, n in ((a, 1260.0), (b, 1620.0)))


def next_day(a: Claim, b: Claim) -> Both:
    return value(a, low="2019-03-25", high="2019-03-25"), b


def told(a: Claim, b: Claim, *modalities: str) -> Both:
    a, b = (c.model_copy(update={"modality": m}) for c, m in zip((a, b), modalities, strict=True))
    return a, b


def scaled(a: Claim, b: Claim, factor: float, more: float = 0.0) -> Both:
    number = b.value.number * factor + more
    return value(a, number=number, low=number, high=number), b


def placed(a: Claim, b: Claim, where_a: str, where_b: str) -> Both:
    scopes = (made.scope.model_copy(update={"where": where}) for made, where in ((a, where_a), (b, where_b)))
    first, second = scopes
    return a.model_copy(update={"scope": first}), b.model_copy(update={"scope": second})


def by_whom(a: Claim, b: Claim, who_a: str, who_b: str) -> Both:
    """What one and the same thing underwent, by two people."""
    tower = person("Norda Tower", "patient", proper=False)
    return tuple(frame(made, participants=(person(who, "agent"), tower)) for made, who in ((a, who_a), (b, who_b)))


def timed(made: Claim, year: int) -> Claim:
    """What holds for a year."""
    scope = made.scope.model_copy(update={"since": f"{year}-01-01", "until": f"{year}-12-31"})
    return made.model_copy(update={"scope": scope})


def by_chance(a: Claim, b: Claim) -> Both:
    """Seven of one thing, and seven of another."""
    bare = {"event": None, "event_class": None, "event_classes": ()}
    first, second = (
        frame(
            value(made, number=7, low=7.0, high=7.0),
            thing=noun,
            thing_class=noun,
            thing_classes=(noun,),
            topic=(noun,),
            **bare,
        )
        for made, noun in ((a, "lamp"), (b, "goose"))
    )
    return first.model_copy(update={"attribute": "lamp"}), second.model_copy(update={"attribute": "goose"})


def worded(made: Claim, words: str) -> Claim:
    return made.model_copy(update={"text": words, "value_start": made.start, "value_end": made.start + len(words)})


def told_apart(a: Claim, b: Claim) -> Both:
    return a.model_copy(update={"attribute": "whistle"}), b.model_copy(update={"attribute": "hum"})


def long_apart(a: Claim, b: Claim) -> Both:
    """Both count what changes, one in 2001, the other in 2009."""
    then, now = (
        frame(made, thing_classes=("worker",)).model_copy(
            update={"scope": made.scope.model_copy(update={"since": f"{year}-01-01", "until": f"{year}-12-31"})}
        )
        for made, year in ((a, "2001"), (b, "2009"))
    )
    return then, now


def elected(a: Claim, b: Claim) -> Both:
    """One dates an election, the other a post, of one town."""
    post = b.model_copy(update={"attribute": "mayor"})
    return frame(a, event_classes=("elect",), thing="town"), frame(post, event_classes=(), thing="town")


EXCHANGED = (
    "digits_exchanged and not link_below and not same_article and not places_differ and not names_clash "
    "and not nouns_differ"
)
#: the first operator of a rung, or all of them -> what leads to it from a conflict, and the verdict
CHANGES: dict[str, tuple[Callable[[Claim, Claim], Both], str]] = {
    "either_open": (open_value, "unknown"),
    "score_unknown": (open_value, "unknown"),
    "loosely_bounded": (far_bound, "unknown"),
    "overlap": (same_value, "agree"),
    "same_score": (same_value, "agree"),
    f"{EXCHANGED} and not either_modality": (digits_exchanged, "conflict"),
    EXCHANGED: (
        lambda a, b: told(*digits_exchanged(a, b), "planned", "happened"),
        "conflict",
    ),
    "either_modality": (lambda a, b: told(a, b, "feared", "happened"), "unknown"),
    "vaguer and either_modality": (
        lambda a, b: told(value(a, low=300.0, high=900.0), b, "feared", "happened"),
        "unknown",
    ),
    "alike_by_chance and overlap": (lambda a, b: by_chance(a, b), "unknown"),
    "of_another_time": (lambda a, b: (a, value(b, low="1999-05-02", high="1999-05-02")), "unknown"),
    "either_alleged and link_below": (lambda a, b: told(a, b, "alleged", "happened"), "unknown"),
    "either_alleged": (lambda a, b: told(a, b, "alleged", "happened"), "conflict"),
    "not told_alike": (told_apart, "unknown"),
    "each_of_its_own_day": (lambda a, b: (a, b), "unknown"),
    "elected_then_held": (elected, "unknown"),
    "counted_back": (lambda a, b: (worded(a, "the past nine weeks"), b), "unknown"),
    "comes_again": (lambda a, b: (yearly(a, 2001), yearly(b, 2009)), "unknown"),
    "events_differ": (
        lambda a, b: (frame(a, event_classes=("sign",)), frame(b, event_classes=("come_into_force",))),
        "unknown",
    ),
    "selectors_differ": (lambda a, b: (frame(a, selectors=("second",)), frame(b, selectors=("third",))), "unknown"),
    "changed": (lambda a, b: tuple(frame(made, thing_classes=("worker",)) for made in (a, b)), "update"),
    "may_have_changed": (long_apart, "unknown"),
    "only_one_tells": (lambda a, b: (a, b), "unknown"),
    "link_below": (lambda a, b: (a, b), "conflict"),
    "same_article": (lambda a, b: (a, b.model_copy(update={"document": a.document, "id": "a.txt#2"})), "unknown"),
    "calendars_differ": (lambda a, b: (a.model_copy(update={"text": f"{a.text} (Old Style)"}), b), "unknown"),
    "zones_unsure": (zoned, "unknown"),
    "hours_meet": (by_the_hour, "unknown"),
    "hours_apart": (
        lambda a, b: (at(a, "2019-03-14T09:00", "9 a.m.", day_before=True), at(b, "2019-03-14T10:00", "10 a.m.")),
        "unknown",
    ),
    "hour_alone and events_differ": (
        lambda a, b: (at_hour(a, "16:00", event_classes=("sign",)), at_hour(b, "16:00", event_classes=("die",))),
        "unknown",
    ),
    "hours_rounded": (lambda a, b: (at(a, "2019-03-14T16:00", "4 p.m."), at(b, "2019-03-14T16:02", "16:02")), "agree"),
    "clocks_differ": (
        lambda a, b: (at(a, "2019-03-14T16:00", "4 p.m. ET"), at(b, "2019-03-14T15:00", "3 p.m. CT")),
        "unknown",
    ),
    "midnight_beside": (lambda a, b: (at(a, "2019-03-25T00:00", "midnight"), b), "unknown"),
    "within_stretch": (lambda a, b: (said_as(a, "It was between ", " and 30 March."), b), "unknown"),
    "other_days_told": (
        lambda a, b: (
            said_as(at_hour(a, "16:00"), "It was at ", " on weekdays."),
            said_as(at_hour(b, "17:00"), "It was at ", " on Sundays."),
        ),
        "unknown",
    ),
    "habits_differ": (lambda a, b: (said_as(in_part(a, b)[0], "It was held every year on "), b), "unknown"),
    "told_in_part and events_differ": (
        lambda a, b: (frame(in_part(a, b)[0], event_classes=("sign",)), frame(b, event_classes=("die",))),
        "unknown",
    ),
    "told_in_part and names_clash": (
        lambda a, b: by_whom(in_part(a, b)[0], b, "Ada Brenner", "Rosa Klint"),
        "unknown",
    ),
    "in_part_and_far": (lambda a, b: in_part(a, b, "XXXX-08-14"), "unknown"),
    "in_part_and_unsure": (in_part, "unknown"),
    "told_in_part": (in_part, "conflict"),
    "only_said": (lambda a, b: (frame(a, event="say"), b), "unknown"),
    "scopes_differ": (lambda a, b: placed(a, b, "Oslo", "Bergen"), "unknown"),
    "scopes_differ and link_below": (lambda a, b: (timed(a, 2001), timed(b, 2009)), "unknown"),
    "names_clash": (
        lambda a, b: (frame(a, participants=(person("Ada Brenner"),)), frame(b, participants=(person("Rosa Klint"),))),
        "unknown",
    ),
    "undergoers_clash": (
        lambda a, b: (frame(a, participants=(person("Ada Brenner"),)), frame(b, participants=(person("Rosa Klint"),))),
        "unknown",
    ),
    "nouns_differ": (
        lambda a, b: (frame(a, thing_classes=("passenger",)), frame(b, thing_classes=("crew",))),
        "unknown",
    ),
    "number_is_part": (lambda a, b: (frame(a, modifiers=("wooden",)), b), "unknown"),
    "narrower_is_fewer": (lambda a, b: (a, frame(b, modifiers=("wooden",))), "unknown"),
    "magnitudes_differ": (lambda a, b: scaled(a, b, 7), "unknown"),
    "dimensions_differ": (
        lambda a, b: (value(a, dimension="length"), value(b, dimension="width")),
        "unknown",
    ),
    "of_any_work": (lambda a, b: (frame(a, thing_classes=("page",)), frame(b, thing_classes=("page",))), "unknown"),
    "terms_elsewhere": (
        lambda a, b: (
            frame(
                a, event_classes=("lead",), participants=(person("Rosa Klint", "agent"), person("Norda Mill", "other"))
            ),
            frame(
                b,
                event_classes=("lead",),
                participants=(person("Rosa Klint", "agent"), person("Hald Bank", "other")),
            ),
        ),
        "unknown",
    ),
    "births_differ": (
        lambda a, b: (
            frame(a, event_classes=("born",), participants=(person("Ada Brenner", "patient"),)),
            frame(b, event_classes=("born",), participants=(person("Rosa Klint", "patient", inferred=True),)),
        ),
        "unknown",
    ),
    "patients_differ": (
        lambda a, b: (
            frame(a, participants=(person("Ada Brenner", "patient"), person("Kald Fjord", "place"))),
            frame(b, participants=(person("Rosa Klint", "patient"), person("Kald Fjord", "place"))),
        ),
        "unknown",
    ),
    "agents_differ": (
        lambda a, b: (
            frame(a, participants=(person("Ada Brenner"), person("Kald Fjord", "place"))),
            frame(b, participants=(person("Rosa Klint"), person("Kald Fjord", "place"))),
        ),
        "unknown",
    ),
    "days_apart": (next_day, "conflict"),
    "growing_total and of_long_before": (
        lambda a, b: (frame(timed(a, 1998), event_classes=("die",)), frame(b, event_classes=("die",))),
        "unknown",
    ),
    "not names_shared": (lambda a, b: (frame(a, participants=()), frame(b, participants=())), "conflict"),
    "plan_then_outcome": (lambda a, b: told(a, b, "planned", "happened"), "update"),
    "both_modality": (lambda a, b: told(a, b, "planned", "planned"), "unknown"),
    "modalities_differ": (lambda a, b: told(a, b, "happened", "planned"), "unknown"),
    "otherwise": (lambda a, b: (a, b), "conflict"),
    "derived": (lambda a, b: (a, b), "conflict"),
    "begins_apart": (lambda a, b: (a, b), "conflict"),
    "both_derived": (lambda a, b: (a, b.model_copy(update={"derived_from": "the age (52)"})), "unknown"),
    "derived_near": (lambda a, b: (value(a, low="2018-01-01", high="2018-12-31"), b), "unknown"),
}
#: changes that one rule alone needs
OWN: dict[tuple[str, str], Callable[[Claim, Claim], Both]] = {
    ("dates/founding-date", "not told_alike"): lambda a, b: (a, b.model_copy(update={"attribute": "open"})),
    ("dates/event-date", "names_clash"): lambda a, b: by_whom(a, b, "Ada Brenner", "Rosa Klint"),
    ("dates/founding-date", "names_clash"): lambda a, b: by_whom(a, b, "Ada Brenner", "Rosa Klint"),
    ("counts/capacity-differs", "only_one_tells"): lambda a, b: (worded(a, "Originally 840"), b),
    ("dates/duration-differs", "only_one_tells"): lambda a, b: (worded(a, "On appeal nine weeks"), b),
    ("counts/quantity-differs", "rounds_to"): lambda a, b: scaled(a, b, 1, 0.4),
    ("counts/capacity-differs", "rounds_to"): lambda a, b: scaled(a, b, 0, 15000),
}


#: sure enough to be judged, and not to be an error
NEARLY = {"counts/count-differs": 0.68, "counts/money-differs": 0.63, "dates/event-date": 0.62}


def rungs() -> Iterator[tuple[str, str]]:
    for id in CONFLICTS:
        for rung in builtin_rules().rule(id).ladder:
            whole = " and ".join(rung.when)
            if whole in CHANGES:
                yield id, whole
            elif rung.when[0] in CHANGES or (id, rung.when[0]) in OWN:
                yield id, rung.when[0]


def changed(id: str, operator: str) -> tuple[Pair, str]:
    change, verdict = CHANGES.get(operator, (None, "agree"))
    a, b = OWN.get((id, operator), change)(*CONFLICTS[id])
    # an outcome that is told before its plan has no explanation in time
    dated = (
        operator in {"modalities_differ", "changed", "growing_total and of_long_before"} or id == "dates/age-differs"
    )
    days = OWN_DAYS if operator in {"each_of_its_own_day", "of_another_time"} else EARLY_LATE if dated else (None, None)
    # likely enough to be judged, not to be sure; less sure than what makes a narrower noun count as the same
    score = {
        "link_below": NEARLY.get(id, 0.59),
        "either_alleged and link_below": 0.68,
        "scopes_differ and link_below": 0.8,
        "of_any_work": 0.8,
        "names_clash": 0.72,
        "number_is_part": 0.68,
        "events_differ": 0.61,
        "in_part_and_unsure": 0.61,
    }.get(operator, 0.9)
    return pair(a, b, days, score=score), verdict


@pytest.mark.parametrize(("id", "operator"), list(rungs()))
def test_every_rung(id, operator):
    case, verdict = changed(id, operator)
    decision = decide_pair(case, builtin_rules())
    rung = decision.rung
    assert (decision.rule.id, rung.verdict) == (id, verdict)
    assert operator in {rung.when[0], " and ".join(rung.when)}


def test_no_rung_can_be_flipped_unseen():
    book = builtin_rules()
    cases = [changed(*one)[0] for one in rungs()]
    cases += [pair(a, b, days, relation=relation) for _, a, b, days, _, _, relation in ROWS]
    unflipped = [(case, said(case, book)) for case in cases]
    unseen = {
        f"{rule.id}: {rung.name}"
        for rule in book.of_kind("pair", "office")
        for index, rung in enumerate(rule.ladder)
        if all(said(case, flipped(book, rule.id, index)) == before for case, before in unflipped)
    }
    assert unseen == set()


def said(case: Pair, book: Rulebook) -> tuple[str, str] | tuple[None, None]:
    decision = decide_pair(case, book)
    return (None, None) if decision is None else (decision.rule.id, decision.rung.verdict)


def flipped(book: Rulebook, id: str, index: int) -> Rulebook:
    ladder = list(book.rule(id).ladder)
    other = "agree" if ladder[index].verdict == "conflict" else "conflict"
    ladder[index] = ladder[index].model_copy(update={"verdict": other})
    changed_rule = book.rule(id).model_copy(update={"ladder": tuple(ladder)})
    return Rulebook(tuple(changed_rule if rule.id == id else rule for rule in book.rules))
