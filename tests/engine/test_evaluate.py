"""Grouping, support and statuses."""

from __future__ import annotations

import random

import pytest

from claimcheck.engine import builtin_rules, evaluate
from claimcheck.models import Link, Observation
from tests.engine.factories import all_links, article, count, date, link, person, title

RULES = builtin_rules()


def run(claims, links, documents=None, observations=()):
    documents = documents or [article(name) for name in dict.fromkeys(claim.document for claim in claims)]
    return evaluate(claims, links, documents, RULES, observations)


def of_category(findings, *categories):
    return [finding for finding in findings if finding.category in categories]


def test_five_against_one_is_one_finding():
    named = {"participants": (person("Norda"),)}
    claims = [date(f"{name}#1", "1984-04-03", text=f"It flew on 1984-04-03, {name}.", **named) for name in "abcde"]
    claims.append(date("f#1", "1982-04-03", text="It flew on 1982-04-03.", **named))
    judged, findings = run(claims, all_links(claims))
    (finding,) = of_category(findings, "conflict")
    assert finding.rule == "dates/event-date"
    assert finding.level == finding.severity == "error"
    assert finding.claims == ("a#1", "b#1", "c#1", "d#1", "e#1", "f#1")
    assert finding.message == "a dates it 1984-04-03, f 1982-04-03 (the thing)"
    assert finding.reasons == ("same subject", "no value can satisfy both")
    assert [claim.status for claim in judged] == ["conflicting"] * 6
    assert judged[0].supported_by == ("b#1", "c#1", "d#1", "e#1")
    assert judged[5].supported_by == ()


def test_one_value_joins_by_agreement_though_not_every_pair_is_linked():
    a, b, c = date("a#1", "1984-04-03"), date("b#1", "1984-04-03"), date("c#1", "1982-04-03")
    _, findings = run([a, b, c], [link(a, b), link(a, c)])
    assert [finding.claims for finding in of_category(findings, "conflict")] == [("a#1", "b#1", "c#1")]


def test_a_vague_value_takes_no_side():
    a, b, c = date("a#1", "1984-04-03"), date("b#1", "1982-04-03"), date("c#1", "1980-01-01", "1989-12-31")
    judged, findings = run([a, b, c], all_links([a, b, c]))
    assert [finding.claims for finding in of_category(findings, "conflict")] == [("a#1", "b#1")]
    assert [claim.status for claim in judged] == ["conflicting", "conflicting", "supported"]


def test_three_values_are_one_finding_if_all_are_known_to_differ():
    claims = [count("a#1", 840), count("b#1", 480), count("c#1", 410)]
    _, findings = run(claims, all_links(claims))
    assert [finding.claims for finding in of_category(findings, "conflict")] == [("a#1", "b#1", "c#1")]
    assert findings[0].message.endswith("; also 410 (c)")


def test_what_is_not_linked_does_not_chain():
    a, b, c = count("a#1", 840), count("b#1", 480), count("c#1", 410)
    _, findings = run([a, b, c], [link(a, b), link(b, c)])
    assert [finding.claims for finding in of_category(findings, "conflict")] == [("a#1", "b#1"), ("b#1", "c#1")]


def test_never_through_unknown():
    a, b, c = count("a#1", 840), count("b#1", 480), count("c#1", 410, modality="planned")
    d = count("d#1", 300)
    links = [link(a, b), link(a, c), link(b, d), link(c, d)]
    _, findings = run([a, b, c, d], links)
    assert [finding.claims for finding in of_category(findings, "conflict")] == [("a#1", "b#1"), ("b#1", "d#1")]


def test_two_subjects_are_two_findings():
    a, b, c, d = count("a#1", 840), count("b#1", 480), count("a#2", 12), count("b#2", 15)
    _, findings = run([a, b, c, d], [link(a, b), link(c, d)])
    assert [finding.claims for finding in of_category(findings, "conflict")] == [("a#1", "b#1"), ("a#2", "b#2")]


def test_updates_are_in_order_of_time():
    documents = [article("c", "2010-03-09"), article("a", "2010-03-01"), article("b", "2010-03-04")]
    claims = [count(f"{name}#1", number, event_class="die") for name, number in (("c", 37), ("a", 14), ("b", 31))]
    judged, findings = run(claims, all_links(claims), documents)
    (finding,) = of_category(findings, "update")
    assert (finding.rule, finding.level) == ("counts/running-total-up", "note")
    assert finding.claims == ("a#1", "b#1", "c#1")
    assert {claim.status for claim in judged} == {"unsupported"}


def test_a_plan_comes_before_its_outcome_where_no_date_tells():
    outcome, plan = date("a#1", "2012-09-01"), date("b#1", "2012-05-01", modality="planned")
    _, findings = run([outcome, plan], [link(outcome, plan)])
    assert [finding.claims for finding in of_category(findings, "update")] == [("b#1", "a#1")]


def test_time_explains_what_another_link_calls_a_conflict():
    documents = [article("a", "2010-03-01"), article("b", "2010-03-01")]
    a = title("a#1", "Johan Ek", "mayor", status="former")
    b = title("b#1", "Annika Lund", "mayor")
    _, findings = run([a, b], [link(a, b, relation="office"), link(a, b, relation="person")], documents)
    assert [finding.category for finding in findings if finding.category != "unsupported"] == ["update"]


def test_a_title_conflict_names_the_sides():
    documents = [article(name, "2010-03-01") for name in "abc"]
    claims = [
        title("a#1", "Johan Ek", "mayor"),
        title("b#1", "Annika Lund", "mayor"),
        title("c#1", "Johan Ek", "mayor"),
    ]
    judged, findings = run(claims, all_links(claims, relation="office"), documents)
    (finding,) = of_category(findings, "conflict")
    assert finding.claims == ("a#1", "c#1", "b#1")
    assert judged[0].supported_by == ("c#1",)


def test_support():
    a, b = count("a#1", 840, text="The hall has 840 seats."), count("b#1", 840, text="There are 840 seats in it.")
    c = count("c#1", 12, text="It has 12 boxes.")
    d = count("d#1", 30, text="Some 30 was said.", checkable=False)
    judged, findings = run([a, b, c, d], [link(a, b)])
    assert [(claim.status, claim.supported_by) for claim in judged] == [
        ("supported", ("b#1",)),
        ("supported", ("a#1",)),
        ("unsupported", ()),
        ("unsupported", ()),
    ]
    (finding,) = findings
    assert (finding.rule, finding.category, finding.level) == ("support/no-other-article", "unsupported", "note")
    assert finding.claims == ("c#1",)
    assert finding.message == "c: no other article states 12 (“boxes”)"


def test_one_article_alone_is_not_asked_for_others():
    _, findings = run([count("a#1", 840)], [])
    assert findings == []


LONG = "The refinery at Port Alder employs 912 people, its owner told reporters on {}."


def test_copies_count_once():
    a = count("a#1", 912, text=LONG.format("Friday"))
    b = count("b#1", 912, text=LONG.format("Friday evening"))
    judged, findings = run([a, b], [link(a, b)])
    assert [claim.status for claim in judged] == ["unsupported", "unsupported"]
    assert [finding.rule for finding in findings] == ["support/only-copies"] * 2
    assert findings[0].message == "a: only copies of this report say so too: 912 (b)"
    c = count("c#1", 912, text="At Port Alder 912 people work.")
    judged, _ = run([a, b, c], all_links([a, b, c]))
    assert [claim.status for claim in judged] == ["supported"] * 3
    assert judged[2].supported_by == ("a#1", "b#1")
    # the two copies are one witness
    strict = RULES.with_options({"support/no-other-article": {"by": 2}})
    documents = [article(name) for name in "abc"]
    strictly, _ = evaluate([a, b, c], all_links([a, b, c]), documents, strict)
    assert [claim.status for claim in strictly] == ["unsupported"] * 3


def test_one_agency_is_one_source_and_one_paper_is_not():
    a, b = count("a#1", 912), count("b#1", 912)
    for source, status in (("Baltic News Agency", "unsupported"), ("The Daily Lantern", "supported")):
        judged, _ = run([a, b], [link(a, b)], [article("a", source=source), article("b", source=source)])
        assert [claim.status for claim in judged] == [status, status]


def test_no_support_within_an_article():
    a, b = count("a#1", 912), count("a#2", 912)
    judged, _ = run([a, b], [link(a, b)])
    assert [claim.status for claim in judged] == ["unsupported", "unsupported"]


def test_support_without_rules_of_support():
    a, b = count("a#1", 912), count("b#1", 912)
    judged, findings = evaluate([a, b], [link(a, b)], [article("a"), article("b")], RULES.chosen(ignore=["support"]))
    assert [claim.status for claim in judged] == ["supported", "supported"]
    assert findings == []


def seen(kind="parts-total", claims=("a#1", "a#2"), **fields):
    return Observation(kind=kind, document="a", claims=claims, expected="19", found="18 stations", **fields)


def test_observations():
    a, b = count("a#1", 18), count("a#2", 19)
    judged, findings = run([a, b], [link(a, b)], observations=[seen()])
    (finding,) = findings
    assert (finding.rule, finding.claims) == ("counts/parts-total", ("a#1", "a#2"))
    assert finding.message == "a: 18 stations, but the parts make 19"
    assert [claim.status for claim in judged] == ["conflicting", "conflicting"]


@pytest.mark.parametrize(
    "quiet", [seen(exact=False), seen(off_by=0.001), seen(kind="nobody-knows"), seen(claims=("x#1",))], ids=range(4)
)
def test_observations_that_say_nothing(quiet):
    _, findings = run([count("a#1", 18)], [], observations=[quiet])
    assert findings == []


def test_a_claim_against_itself():
    a = title("a#1", "Ingrid Solheim", "mayor", since="1987", until="1979")
    judged, findings = run([a], [])
    assert [finding.rule for finding in findings] == ["dates/end-before-begin"]
    assert judged[0].status == "conflicting"


def test_fingerprints_do_not_depend_on_lines_and_spaces():
    a, b = count("a#1", 840, text="The hall has 840 seats."), count("b#1", 480)
    moved = count("a#1", 840, text="The  hall has\n840 seats.", position=9000).model_copy(update={"line": 77})
    prints = [run([one, b], [link(one, b)])[1][0].fingerprint for one in (a, moved)]
    assert prints[0] == prints[1]
    assert len(prints[0]) == 64
    other = count("a#1", 841, text="The hall has 841 seats.")
    assert run([other, b], [link(other, b)])[1][0].fingerprint != prints[0]


def test_what_an_article_says_is_no_template():
    a = count("a#1", 840, text="The hall has 840 {b.text} seats.", words="840 {b.text}")
    b = count("b#1", 480)
    _, findings = run([a, b], [link(a, b)])
    assert findings[0].message == "a says 840 {b.text}, b says 480 (“seats”)"


def test_order_of_claims_and_links_does_not_matter():
    documents = [article(name, f"2010-03-0{day}") for day, name in enumerate("abcd", start=1)]
    values = {"a": 3, "b": 9, "c": 9, "d": 7}
    claims = [
        count(f"{name}#{n}", value + n, event_class="die" if n == 2 else None)
        for name, value in values.items()
        for n in (1, 2, 3)
    ]
    links = [link for link in all_links(claims) if link.a[-1] == link.b[-1]]
    first, found = evaluate(claims, links, documents, RULES)
    for seed in range(20):
        shuffled, mixed = list(claims), [swap(one) if seed % 2 else one for one in links]
        random.Random(seed).shuffle(shuffled)
        random.Random(seed).shuffle(mixed)
        again, findings = evaluate(shuffled, mixed, documents, RULES)
        assert findings == found
        assert sorted(again, key=lambda claim: claim.id) == sorted(first, key=lambda claim: claim.id)
    assert len({finding.fingerprint for finding in found}) == len(found)


def swap(one: Link) -> Link:
    return one.model_copy(update={"a": one.b, "b": one.a})


def test_order_of_the_report():
    documents = [article(name, "2010-03-01") for name in "ab"]
    a1, b1 = count("a#1", 3, event_class="die"), count("b#1", 5, event_class="die")
    a2, b2 = count("a#2", 3), count("b#2", 5)
    a3 = count("a#3", 8)
    _, findings = run([a1, b1, a2, b2, a3], [link(a1, b1), link(a2, b2)], documents)
    assert [(finding.level, finding.claims) for finding in findings] == [
        ("error", ("a#2", "b#2")),
        ("warning", ("a#1", "b#1")),
        ("note", ("a#3",)),
    ]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ({"since": "2010"}, {"since": "2014"}, "since 2010, since 2014"),
        (
            {"since": "1990", "until": "1998", "status": "former"},
            {"since": "1992-05", "status": "former"},
            "1990 to 1998, from May 1992",
        ),
        ({"until": "2001", "status": "former"}, {"until": "2003", "status": "former"}, "until 2001, until 2003"),
    ],
)
def test_two_terms_are_told_by_their_years(one, other, told):
    claims = [title("a#1", "Lise Vinter", "mayor", "Esterholm", **one)]
    claims.append(title("b#1", "Lise Vinter", "mayor", "Esterholm", **other))
    _, findings = run(claims, all_links(claims, relation="person"))
    (finding,) = of_category(findings, "conflict")
    assert finding.rule == "titles/tenure-differs"
    assert finding.message.startswith(f"a and b differ on when the post was held: {told} (")
