# ruff: noqa: E501 - a row of a table is one line
"""What the built-in rules say of claims made by hand: one row, one pair."""

from __future__ import annotations

import pytest

from claimcheck.engine import builtin_rules, judge
from claimcheck.engine.judge import decide_pair
from claimcheck.models import Claim, Scope
from tests.engine.factories import article, count, date, link, pair, person, since, title

A, B = "a.txt#1", "b.txt#1"
NONE = (None, None)
EARLY_LATE = ("2010-03-01", "2010-03-09")
YEARS_APART = ("2010-03-01", "2016-03-09")
SAME_DAY = ("2010-03-01", "2010-03-01")
JO, ANN = "Johan Ek", "Annika Lund"


def in_1871(made: Claim) -> Claim:
    return made.model_copy(update={"scope": Scope(since="1871-01-01", until="1871-12-31")})


def dead(id: str, number: float | None = None, **fields):
    return count(id, number, event_class="die", thing="person", **fields)


def born(id: str, low: str, high: str | None = None, **fields):
    return date(id, low, high, attribute="born", event_class="born", **fields)


def money(id: str, number: float, unit: str | None = "EUR", **fields):
    return count(id, number, quantity="money", unit=unit, **fields)


def metres(id: str, number: float, unit: str = "meter", **fields):
    return count(id, number, quantity="quantity", unit=unit, **fields)


def ordinal(id: str, number: float, **fields):
    return count(id, number, quantity="ordinal", **fields)


STRIKE = "They have been on strike"
PLAN = {"modality": "planned"}
FIRST = {"text": "It was the first pilot to land.", "words": "first"}
# why, a, b, dates of the articles, rule, verdict
DATES = [
    ("another day", date(A, "2019-03-14"), date(B, "2019-03-24"), NONE, "dates/event-date", "conflict"),
    ("the next day", date(A, "2019-03-14"), date(B, "2019-03-15"), NONE, "dates/event-date", "conflict"),
    ("a month and its day", date(A, "2019-03-01", "2019-03-31"), date(B, "2019-03-24"), NONE, "dates/event-date", "agree"),
    ("denied", date(A, "2019-03-14", modality="denied"), date(B, "2019-03-24"), NONE, "dates/event-date", "unknown"),
    ("no value", date(A, None), date(B, "2019-03-24"), NONE, "dates/event-date", "unknown"),
    ("another calendar", date(A, "1700-03-14", text="On 1700-03-14 (Old Style)."), date(B, "1700-03-25"), NONE, "dates/event-date", "unknown"),
    ("one time with a zone", date(A, "2019-03-14T02:00+09:00"), date(B, "2019-03-14"), NONE, "dates/event-date", "unknown"),
    ("another edition", date(A, "2019-03-14", edition="2019"), date(B, "2018-03-14", edition="2018"), NONE, "dates/event-date", "unknown"),
    ("two begins", since(A, "2019-03-14", STRIKE), since(B, "2019-03-24", STRIKE), NONE, "dates/since-differs", "conflict"),
    ("a term and its begin", since(A, "2013", "She has led it", event="lead"), date(B, "2001-01-01", "2002-12-31", attribute="lead", derived_from="twelve years"), NONE, "dates/since-differs", "conflict"),
    ("two ages, years apart", born(A, "1998-01-01", "1999-01-01", derived_from="19"), born(B, "2002-01-01", "2003-01-01", derived_from="24"), YEARS_APART, "dates/age-against-year", "conflict"),
    ("two ages of one week", born(A, "1998-01-01", "1999-01-01", derived_from="19"), born(B, "2002-01-01", "2003-01-01", derived_from="15"), EARLY_LATE, "dates/age-against-year", "conflict"),
    ("two ages of one week, a year apart", born(A, "1998-01-01", "1999-01-01", derived_from="19"), born(B, "2000-05-01", "2001-05-01", derived_from="17"), EARLY_LATE, "dates/age-against-year", "unknown"),
    ("two ages that nearly meet", born(A, "1998-01-01", "1999-01-01", derived_from="19"), born(B, "1999-05-01", "2000-05-01", derived_from="24"), YEARS_APART, "dates/age-against-year", "unknown"),
    ("moved", date(A, "2012-05-01", **PLAN), date(B, "2012-09-01", **PLAN), EARLY_LATE, "dates/planned-date", "update"),
    ("two plans of one day", date(A, "2012-05-01", **PLAN), date(B, "2012-09-01", **PLAN), SAME_DAY, "dates/planned-date", "conflict"),
    ("two plans, undated", date(A, "2012-05-01", **PLAN), date(B, "2012-09-01", **PLAN), NONE, "dates/event-date", "unknown"),
    ("the same plan", date(A, "2012-05-01", **PLAN), date(B, "2012-05-01", **PLAN), SAME_DAY, "dates/planned-date", "agree"),
    ("plan and outcome", date(A, "2012-05-01", **PLAN), date(B, "2012-09-01"), EARLY_LATE, "dates/event-date", "update"),
    ("plan and outcome, undated", date(A, "2012-09-01"), date(B, "2012-05-01", **PLAN), NONE, "dates/event-date", "update"),
    ("outcome, then a plan", date(A, "2012-05-01"), date(B, "2012-09-01", **PLAN), EARLY_LATE, "dates/event-date", "unknown"),
    ("one article on both", date("a#1", "2012-05-01"), date("a#2", "2012-09-01"), NONE, "dates/event-date", "unknown"),
    ("two births", born(A, "1861-02-04"), born(B, "1863-01-01", "1863-12-31"), NONE, "dates/birth-date", "conflict"),
    ("a birth and its year", born(A, "1861-02-04"), born(B, "1861-01-01", "1861-12-31"), NONE, "dates/birth-date", "agree"),
    ("two deaths", date(A, "1958-05-02", event_class="die"), date(B, "1959-05-02", event_class="die"), NONE, "dates/death-date", "conflict"),
    ("two foundings", date(A, "1884-01-01", "1884-12-31", attribute="found"), date(B, "1894-01-01", "1894-12-31", attribute="found"), NONE, "dates/founding-date", "conflict"),
    ("two lengths", date(A, "P9W"), date(B, "P14W"), NONE, "dates/duration-differs", "conflict"),
    ("a coarser length", date(A, "PT2H"), date(B, "PT127M"), NONE, "dates/duration-differs", "agree"),
    ("nearly the same length", date(A, "PT127M"), date(B, "PT131M"), NONE, "dates/duration-differs", "unknown"),
    ("a planned length", date(A, "P7D", **PLAN), date(B, "P15D"), NONE, "dates/duration-differs", "unknown"),
    ("two ages", date(A, "P41Y", age=True), date(B, "P47Y", age=True), EARLY_LATE, "dates/age-differs", "conflict"),
    ("a birthday", date(A, "P41Y", age=True), date(B, "P42Y", age=True), EARLY_LATE, "dates/age-differs", "agree"),
    ("ages, undated", date(A, "P41Y", age=True), date(B, "P47Y", age=True), NONE, "dates/age-differs", "unknown"),
    ("an age at an event", date(A, "P41Y", age=True, event_class="die"), date(B, "P47Y", age=True), EARLY_LATE, "dates/age-differs", "unknown"),
]  # fmt: skip
COUNTS = [
    ("two counts", count(A, 840), count(B, 480), NONE, "counts/count-differs", "conflict"),
    ("about", count(A, 1200, low=1100, high=1300), count(B, 1187), NONE, "counts/count-differs", "agree"),
    ("rounded", count(A, 6852), count(B, 6900), NONE, "counts/count-differs", "agree"),
    ("far above more than", count(A, 60, low=60), count(B, 640), NONE, "counts/count-differs", "unknown"),
    ("another thing", count(A, 840, thing_classes=("passenger",)), count(B, 480, thing_classes=("crew",)), NONE, "counts/count-differs", "unknown"),
    ("a plan", count(A, 840, modality="planned"), count(B, 510), NONE, "counts/count-differs", "unknown"),
    ("another place", count(A, 840, where="Oslo"), count(B, 480, where="Bergen"), NONE, "counts/count-differs", "unknown"),
    ("toll up", dead(A, 12), dead(B, 19), EARLY_LATE, "counts/running-total-up", "update"),
    ("toll up, from a bound", dead(A, 12, low=12), dead(B, 19), EARLY_LATE, "counts/running-total-up", "update"),
    ("toll down", dead(A, 19), dead(B, 12), EARLY_LATE, "counts/running-total-down", "conflict"),
    ("toll down, of a part", dead(A, 19), dead(B, 12, modifiers=("female",)), EARLY_LATE, "counts/running-total-down", "unknown"),
    ("toll of one day", dead(A, 12), dead(B, 19), SAME_DAY, "counts/count-differs", "conflict"),
    ("toll, undated", dead(A, 12), dead(B, 19), NONE, "counts/count-differs", "conflict"),
    ("toll, one undated", dead(A, 12), dead(B, 19), (None, "2010-03-01"), "counts/count-differs", "unknown"),
    ("toll in one article", dead("a#1", 12), dead("a#2", 19), NONE, "counts/count-differs", "unknown"),
    ("toll of long ago", dead(A, 4, since="1934"), dead(B, 7, since="1934"), EARLY_LATE, "counts/count-differs", "conflict"),
    ("feared dead", dead(A, 150, modality="feared"), dead(B, 31), EARLY_LATE, "counts/count-differs", "unknown"),
    ("two amounts", money(A, 38e6), money(B, 83e6), NONE, "counts/money-differs", "conflict"),
    ("two currencies", money(A, 38e6), money(B, 83e6, "USD"), NONE, "counts/money-differs", "unknown"),
    ("no currency", money(A, 38e6, None), money(B, 83e6, None), NONE, "counts/money-differs", "unknown"),
    ("bands that touch", money(A, None, low=4.5e6, high=5.5e6), money(B, None, low=5.5e6, high=6.5e6), NONE, "counts/money-differs", "conflict"),
    ("rounded money", money(A, 38.2e6), money(B, 38e6), NONE, "counts/money-differs", "agree"),
    ("two shares", count(A, 61, quantity="percent"), count(B, 51, quantity="percent"), NONE, "counts/percent-differs", "conflict"),
    ("a rounded share", count(A, 61.3, quantity="percent"), count(B, 61, quantity="percent"), NONE, "counts/percent-differs", "agree"),
    ("a fraction", count(A, 50, quantity="percent"), count(B, 0.5, quantity="ratio"), NONE, "counts/percent-differs", "agree"),
    ("two heights", metres(A, 41), metres(B, 14), NONE, "counts/quantity-differs", "conflict"),
    ("in feet", metres(A, 41), metres(B, 135, "foot"), NONE, "counts/quantity-differs", "agree"),
    ("in wrong feet", metres(A, 41), metres(B, 180, "foot"), NONE, "counts/quantity-differs", "conflict"),
    ("measured again", metres(A, 8848), metres(B, 8849), NONE, "counts/quantity-differs", "unknown"),
    ("height and time", metres(A, 41), metres(B, 14, "hour"), NONE, "counts/quantity-differs", "unknown"),
    ("capacity", count(A, 12750, attribute="seat"), count(B, 12570, attribute="seat"), NONE, "counts/capacity-differs", "conflict"),
    ("a share of it", count(A, 840), count(B, 0.5, quantity="ratio"), NONE, "counts/count-differs", "unknown"),
    ("donations, undated", money(A, 300, event_class="donate"), money(B, 200, event_class="donate"), NONE, "counts/money-differs", "unknown"),
    ("ranks", ordinal(A, 14), ordinal(B, 15), NONE, "counts/ordinal-differs", "conflict"),
    ("ranks of two", ordinal(A, 14, participants=(person(JO),)), ordinal(B, 15, participants=(person(ANN),)), NONE, "counts/ordinal-differs", "unknown"),
    ("two first", ordinal(A, 1, thing="pilot", participants=(person(JO),), **FIRST), ordinal(B, 1, thing="pilot", participants=(person(ANN),), **FIRST), NONE, "counts/first-claimed-twice", "conflict"),
    ("first of what", ordinal(A, 1, thing="pilot", participants=(person(JO),)), ordinal(B, 1, participants=(person(ANN),)), NONE, "counts/ordinal-differs", "agree"),
    ("one first", ordinal(A, 1, participants=(person(JO),)), ordinal(B, 1, participants=(person(JO),)), NONE, "counts/ordinal-differs", "agree"),
    ("scores", count(A, low=1, high=3, quantity="score"), count(B, low=1, high=2, quantity="score"), NONE, "counts/score-differs", "conflict"),
    ("one score, two ways", count(A, low=1, high=3, quantity="score"), count(B, low=3, high=1, quantity="score"), NONE, "counts/score-differs", "agree"),
    ("half-time", count("a#1", low=1, high=3, quantity="score"), count("a#2", low=0, high=1, quantity="score"), NONE, "counts/score-differs", "unknown"),
]  # fmt: skip
PERSONS = [
    ("excluding", title(A, JO, "director"), title(B, JO, "deputy director"), SAME_DAY, "titles/excluding-posts", "conflict"),
    ("hardly both", title(A, JO, "president"), title(B, JO, "safety manager"), SAME_DAY, "titles/excluding-posts", "conflict"),
    ("two houses", title(A, JO, "director", "Norrby Steel"), title(B, JO, "chief inspector", "Coastal Agency"), SAME_DAY, "titles/excluding-posts", "conflict"),
    ("two lines of work", title(A, JO, "harbour master"), title(B, JO, "treasurer"), SAME_DAY, "titles/excluding-posts", "conflict"),
    ("two lines of work, months apart", title(A, JO, "director", "Norrby Steel"), title(B, JO, "harbour master", "Norrby Steel"), ("2018-05-02", "2018-10-03"), "titles/excluding-posts", "conflict"),
    ("who came before", title(A, JO, "mayor", "Norrby", participants=(person("Otto Dahl", "patient"),)), title(B, JO, "mayor", "Norrby", participants=(person("Kaj Brandt", "patient"),)), SAME_DAY, "titles/predecessors-differ", "conflict"),
    ("ends in two years", title(A, JO, "director", status="former", until="2001"), title(B, JO, "director", status="former", until="2003"), SAME_DAY, "titles/tenure-differs", "conflict"),
    ("excluding, months apart", title(A, JO, "architect", "Norrby Abbey"), title(B, JO, "clerk of works", "Norrby Abbey"), ("2018-05-02", "2018-10-03"), "titles/excluding-posts", "conflict"),
    ("the deputy of a year later", title(A, JO, "director", "Norrby Steel"), title(B, JO, "deputy director", "Norrby Steel"), ("2018-05-02", "2019-10-03"), "titles/excluding-posts", "conflict"),
    ("a judge of months later", title(A, JO, "prosecutor", "Norrby Court"), title(B, JO, "judge", "Norrby Court"), ("2018-05-02", "2018-10-03"), None, None),
    ("the chief of a year later", title(A, JO, "deputy director", "Norrby Steel"), title(B, JO, "director", "Norrby Steel"), ("2018-05-02", "2019-10-03"), None, None),
    ("two public offices", title(A, JO, "sports minister", None), title(B, JO, "mayor", "Tarvik"), SAME_DAY, "titles/excluding-posts", "conflict"),
    ("the same post", title(A, JO, "director"), title(B, JO, "director"), SAME_DAY, "titles/excluding-posts", "agree"),
    ("two bodies", title(A, JO, "director"), title(B, JO, "deputy director", "Bolt"), SAME_DAY, "titles/excluding-posts", "unknown"),
    ("an allegation", title(A, JO, "director", modality="alleged"), title(B, JO, "deputy director"), SAME_DAY, "titles/excluding-posts", "unknown"),
    ("one after the other", title(A, JO, "deputy director", since="1990", until="1994"), title(B, JO, "director", since="1996"), SAME_DAY, "titles/excluding-posts", "unknown"),
    ("a career", title("a#1", JO, "director"), title("a#2", JO, "deputy director"), SAME_DAY, "titles/excluding-posts", "unknown"),
    ("undated", title(A, JO, "deputy director"), title(B, JO, "director"), NONE, None, None),
    ("current after the end", title(A, JO, "director", status="former", until="2001-05"), title(B, JO, "director"), SAME_DAY, "titles/current-and-former", "conflict"),
    ("former, then current", title(A, JO, "director", status="former"), title(B, JO, "director"), EARLY_LATE, "titles/current-and-former", "conflict"),
    ("current, then former", title(A, JO, "director"), title(B, JO, "director", status="former"), EARLY_LATE, "titles/excluding-posts", "agree"),
    ("acting in one week", title(A, JO, "director", status="acting"), title(B, JO, "director"), SAME_DAY, "titles/acting-and-permanent", "conflict"),
    ("acting years ago", title(A, JO, "director", status="acting"), title(B, JO, "director"), YEARS_APART, "titles/excluding-posts", "agree"),
]  # fmt: skip
OFFICES = [
    ("two judges of one trial", title(A, JO, "presiding judge"), title(B, ANN, "presiding judge"), YEARS_APART, "titles/two-holders", "conflict"),
    ("two mayors", title(A, JO, "mayor"), title(B, ANN, "mayor"), SAME_DAY, "titles/two-holders", "conflict"),
    ("one mayor", title(A, JO, "mayor"), title(B, JO, "mayor"), SAME_DAY, "titles/two-holders", "agree"),
    ("no name", title(A, JO, "mayor"), title(B, None, "mayor"), SAME_DAY, "titles/two-holders", "unknown"),
    ("two towns", title(A, JO, "mayor", "Vardal"), title(B, ANN, "mayor", "Norrby"), SAME_DAY, "titles/two-holders", "unknown"),
    ("two judges", title(A, JO, "judge"), title(B, ANN, "judge"), SAME_DAY, "titles/two-holders", "unknown"),
    ("alleged", title(A, JO, "mayor", modality="alleged"), title(B, ANN, "mayor"), SAME_DAY, "titles/two-holders", "unknown"),
    ("in one article", title("a#1", JO, "mayor"), title("a#2", ANN, "mayor"), SAME_DAY, "titles/two-holders", "unknown"),
    ("one succession in one article", title("a#1", JO, "mayor", status="former"), title("a#2", ANN, "mayor"), SAME_DAY, "titles/two-holders", "unknown"),
    ("captains in one year", in_1871(title(A, JO, "captain", status="former")), in_1871(title(B, ANN, "captain", status="former")), (None, None), "titles/two-holders", "conflict"),
    ("acting", title(A, JO, "mayor", status="acting"), title(B, ANN, "mayor"), SAME_DAY, "titles/two-holders", "unknown"),
    ("former and current", title(A, JO, "mayor", status="former"), title(B, ANN, "mayor"), SAME_DAY, "titles/two-holders", "update"),
    ("years apart", title(A, JO, "mayor"), title(B, ANN, "mayor"), YEARS_APART, "titles/succession", "update"),
    ("spelt apart", title(A, "Tobias Kirchner", "mayor"), title(B, "Tobias Kirschner", "mayor"), SAME_DAY, "titles/name-spelling", "conflict"),
    ("two first", title(A, JO, "mayor", text="He was the first mayor."), title(B, ANN, "mayor", text="She was its first mayor."), YEARS_APART, "titles/first-holder", "conflict"),
]  # fmt: skip
ROWS = [
    *((*row, "subject") for row in (*DATES, *COUNTS)),
    *((*row, "person") for row in PERSONS),
    *((*row, "office") for row in OFFICES),
]


@pytest.mark.parametrize(
    ("a", "b", "published", "rule", "verdict", "relation"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS]
)
def test_pairs(a, b, published, rule, verdict, relation):
    for case in (
        pair(a, b, published, relation=relation),
        pair(b, a, published if a.document == b.document else published[::-1], relation=relation),
    ):
        decision = decide_pair(case, builtin_rules())
        assert (decision and decision.rule.id, decision and decision.rung.verdict) == (rule, verdict)


FJORD = person("Kald Fjord", "place")
LEVELS = [
    (date(A, "2019-03-14", participants=(FJORD,)), date(B, "2019-03-24", participants=(FJORD,)), NONE, "error"),
    (date(A, "2019-03-14"), date(B, "2019-03-24"), NONE, "warning"),
    (date(A, "2019-03-14"), date(B, "2019-03-15"), NONE, "warning"),
    (dead(A, 12), dead(B, 19), EARLY_LATE, "note"),
    (dead(A, 12), dead(B, 19), SAME_DAY, "warning"),
    (dead(A, 12), dead(B, 19), NONE, "warning"),
    (count(A, 840), count(B, 480), NONE, "error"),
    (date(A, "2012-05-01", **PLAN), date(B, "2012-09-01"), EARLY_LATE, "note"),
]
A_PART = [
    (count(A, 840, modifiers=("wooden",)), count(B, 480)),
    (count(A, 61, quantity="percent", modifiers=("female",)), count(B, 51, quantity="percent")),
    (count(A, 12750, attribute="seat", of="the west stand"), count(B, 12570, attribute="seat")),
]
LESS_SURE = [
    (date(A, "2019-03-14", participants=(FJORD,)), date(B, "2019-03-24", participants=(FJORD,))),
    (count(A, 840), count(B, 480)),
]


@pytest.mark.parametrize(("a", "b", "published", "level"), LEVELS)
def test_levels(a, b, published, level):
    decision = decide_pair(pair(a, b, published), builtin_rules())
    assert decision.rule.level_of(decision.rung) == level


@pytest.mark.parametrize(("a", "b"), A_PART)
def test_a_narrower_noun_is_a_part_unless_all_else_says_that_it_is_one_thing(a, b):
    verdicts = [decide_pair(pair(a, b, score=score), builtin_rules()).rung.verdict for score in (0.68, 0.95)]
    assert verdicts == ["unknown", "conflict"]


@pytest.mark.parametrize(("a", "b"), LESS_SURE)
def test_a_conflict_of_a_less_sure_link_is_a_warning(a, b):
    levels = []
    for score in (0.62 if a.type == "date" else 0.68, 0.9):
        decision = decide_pair(pair(a, b, score=score), builtin_rules())
        assert decision.rung.verdict == "conflict"
        levels.append(decision.rule.level_of(decision.rung))
    assert levels == ["warning", "error"]


@pytest.mark.parametrize(("number", "other", "verdict"), [(4312, 4132, "conflict"), (4312, 4512, "unknown")])
def test_exchanged_digits_are_a_slip_where_another_number_may_be_a_plan(number, other, verdict):
    planned = count(A, number).model_copy(update={"modality": "planned"})
    assert decide_pair(pair(planned, count(B, other)), builtin_rules()).rung.verdict == verdict


def test_a_weak_link_is_not_judged():
    assert decide_pair(pair(count(A, 840), count(B, 480), score=0.3), builtin_rules()) is None


def test_types_do_not_mix():
    assert decide_pair(pair(count(A, 840), date(B, "2019-03-14")), builtin_rules()) is None


def test_verdicts():
    a, b, c = count(A, 840), count(B, 481), count("c.txt#1", 840)
    documents = [article(name) for name in ("a.txt", "b.txt", "c.txt")]
    found = judge([a, b, c], [link(a, b), link(a, c), link(b, c, 0.2)], documents, builtin_rules())
    assert [(v.a, v.b, v.outcome, v.rung) for v in found] == [
        ("a.txt#1", "b.txt#1", "conflict", "otherwise"),
        ("a.txt#1", "c.txt#1", "agree", "overlap"),
    ]
    assert found[0].reasons == ("same subject", "no value can satisfy both")


def test_selection_by_articles_and_nouns():
    book = builtin_rules()
    rule = book.rule("counts/count-differs")
    for changes, a, b, judged in (
        ({"articles": "same"}, count(A, 1), count(B, 2), False),
        ({"articles": "same"}, count("a#1", 1), count("a#2", 2), True),
        ({"articles": "different"}, count("a#1", 1), count("a#2", 2), False),
        ({"noun": ("seat",)}, count(A, 1, thing="seat"), count(B, 2, thing="seat"), True),
        ({"noun": ("seat",)}, count(A, 1, thing="box"), count(B, 2, thing="seat"), False),
    ):
        only = type(book)((rule.model_copy(update={"claim": rule.claim.model_copy(update=changes)}),))
        assert (decide_pair(pair(a, b), only) is not None) is judged
