"""The runner of the rules' examples, with a reader of articles that is made up; and the reference page."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from claimcheck.engine import builtin_rules
from claimcheck.engine.examples import run_examples
from claimcheck.engine.reference import reference_page, rule_text
from claimcheck.engine.rules import Example
from tests.engine.factories import all_links, count

RULE = builtin_rules().rule("counts/count-differs")
SEEN = []


def analyse(documents):
    """Reads the first number of each article, and links them all."""
    SEEN.append([(document.id, document.published, document.source) for document in documents])
    claims = [
        count(f"{document.id}#1", float(found[0]), text=document.text, words=found[0], event_class="die")
        for document in documents
        if (found := re.search(r"\d+", document.text))
    ]
    return claims, all_links(claims) if len(claims) > 1 else [], []


def example(verdict, a, b=None, **fields):
    return Example(name="made up", verdict=verdict, a=a, b=b, **fields)


# what is expected, the texts, whether it passes, what is found
CASES = [
    ("conflict", "It has 840.", "It has 480.", True, "conflict"),
    ("silence", "It has 840.", "It has 480.", False, "conflict"),
    ("agree", "It has 840.", "There are 840.", True, "agree"),
    ("silence", "It has 840.", "There are 840.", True, "agree"),
    ("unknown", "It has none.", "There are 840.", True, "silence"),
    ("agree", "It has none.", "There are 840.", False, "silence"),
    ("conflict", "It has none.", None, False, "silence"),
]


@pytest.mark.parametrize(("verdict", "a", "b", "passed", "found"), CASES)
def test_expectations(verdict, a, b, passed, found):
    days = {"a_published": "2010-01-01", "b_published": "2010-01-01"} if b else {}
    made = Example.model_validate({"name": "x", "verdict": verdict, "a": a, **({"b": b} if b else {})})
    made = made.model_copy(update={name: dt.date.fromisoformat(day) for name, day in days.items()})
    results = run_examples(builtin_rules(), analyse, [RULE.model_copy(update={"example": (made,)})])
    assert [result.order for result in results] == (["a, b", "b, a"] if b else ["a"])
    assert {(result.passed, result.found) for result in results} == {(passed, found)}


def test_another_rule_that_speaks_breaks_silence():
    made = example(
        "silence", "It has 12.", "It has 15.", a_published=dt.date(2010, 1, 1), b_published=dt.date(2010, 1, 5)
    )
    results = run_examples(builtin_rules(), analyse, [RULE.model_copy(update={"example": (made,)})])
    assert [result.found for result in results] == ["update by counts/running-total-up"] * 2


def test_the_diff_can_be_read():
    rule = RULE.model_copy(
        update={"example": (example("agree", "It has none.", "There are 840.", b_source="Lantern"),)}
    )
    first, _ = run_examples(builtin_rules(), analyse, [rule])
    assert first.text() == (
        "FAILED  counts/count-differs: made up (a, b)\n"
        "  a: It has none.\n"
        "  b: There are 840.\n"
        "  expected: agree\n"
        "  found:    silence\n"
        "    claim b.txt#1 count: '840' of 'the thing' (happened)\n"
        "    finding support/no-other-article: b.txt: no other article states 840 (the thing)\n"
        "    no two claims were linked"
    )
    assert SEEN[-1] == [("a.txt", None, "Lantern"), ("b.txt", None, None)]
    passed = run_examples(builtin_rules(), analyse, [rule.model_copy(update={"example": (example("silence", "No."),)})])
    assert passed[0].text() == "ok      counts/count-differs: made up (a)"


def test_all_rules_have_examples():
    results = run_examples(builtin_rules(), lambda documents: ([], [], []))
    assert {result.rule for result in results} == {rule.id for rule in builtin_rules().rules}
    assert {result.found for result in results} == {"silence"}


def test_reference_page():
    page = reference_page(builtin_rules())
    for rule in builtin_rules().rules:
        assert f"\n## {rule.id}\n" in page
        assert rule.example[0].a in page
    assert "| `within_tolerance` | `tolerance` = 0.0 |" in page
    assert page.endswith("|\n")
    assert reference_page(builtin_rules()) == page
    assert "| `magnitudes_differ factor 4.0` | unknown |" in rule_text(RULE)
