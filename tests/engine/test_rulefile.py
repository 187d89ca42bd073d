# ruff: noqa: E501 - a row of a table is one line
"""Broken rule files, and what each prints."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.engine.rulebook import Rulebook
from claimcheck.engine.rulefile import read_rule
from claimcheck.engine.toml_lines import key_lines, line_of
from claimcheck.errors import ConfigurationError, RuleError, UsageError

GOOD = '''id = "mine/seats"
title = "Two numbers of seats"
level = "error"
message = "{a.document} says {a.text}, {b.document} says {b.text}"
why = """
A hall has one number of seats.
"""

[claim]
kind = "count"
noun = ["seat"]

[[ladder]]
when = "within_tolerance"
tolerance = 0.02
verdict = "agree"

[[ladder]]
when = ["either_modality", "not same_article"]
is = ["planned", "denied"]
verdict = "unknown"

[[ladder]]
when = "otherwise"
verdict = "conflict"

[[example]]
name = "two numbers"
a = "The hall has 840 seats."
b = "The hall has 480 seats."
verdict = "conflict"

[[example]]
name = "one number"
a = "The hall has 840 seats."
b = "There are 840 seats in the hall."
verdict = "silence"
'''

# what is wrong: what is replaced, by what, and what is printed
BROKEN = [
    ("not TOML", 'level = "error"', "level = error", "x.toml:3: not TOML: invalid value; check quotes and brackets on this line and the one before"),
    ("unknown key", 'level = "error"', 'level = "error"\nseverity = "error"', "x.toml:4: unknown key 'severity'; use one of claim, example, id, kind, ladder, level, message, observation, priority, title, why"),
    ("key misspelt", 'title = "Two', 'titel = "Two', "x.toml:2: unknown key 'titel'; did you mean 'title'?"),
    ("key missing", 'level = "error"\n', "", "x.toml:1: 'level' is missing; add a line level = ..."),
    ("unknown level", '"error"', '"eror"', "x.toml:3: unknown level 'eror'; did you mean 'error'?"),
    ("another scale of levels", '"error"', '"high"', "x.toml:3: unknown level 'high'; use one of error, note, warning"),
    ("unknown kind", 'level = "error"', 'level = "error"\nkind = "pairs"', "x.toml:4: unknown kind 'pairs'; did you mean 'pair'?"),
    ("unknown claim kind", 'kind = "count"', 'kind = "counts"', "x.toml:10: unknown kind 'counts'; did you mean 'count'?"),
    ("no claim kind", 'kind = "count"\n', "", "x.toml:9: 'kind' is missing in [claim]; add kind = 'date', 'count' or 'title'"),
    ("key of claim misspelt", 'noun = ["seat"]', 'nouns = ["seat"]', "x.toml:11: unknown key 'nouns' in [claim]; did you mean 'noun'?"),
    ("link too high", 'noun = ["seat"]', "link = 75", "x.toml:11: 'link' should be less than or equal to 1, not 75; correct the value"),
    ("quantity unknown", 'noun = ["seat"]', 'quantity = ["percentage"]', "x.toml:11: unknown quantity 'percentage'; did you mean 'percent'?"),
    ("a word for a list", 'noun = ["seat"]', 'noun = "seat"', "x.toml:11: 'noun' should be a list, not 'seat'; correct the value"),
    ("unknown operator", 'when = "otherwise"', 'when = "otherwize"', "x.toml:24: unknown operator 'otherwize'; did you mean 'otherwise'?"),
    ("unknown operator, negated", '"not same_article"', '"not same_page"', "x.toml:19: unknown operator 'same_page'; did you mean 'same_article'?"),
    ("operator of another kind", 'when = "otherwise"', 'when = "only_copies"', "x.toml:24: the operator 'only_copies' cannot judge what a rule of the kind 'pair' looks at; `claimcheck rules operators` shows those that can"),
    ("unknown option", "tolerance = 0.02", "tolerence = 0.02", "x.toml:15: 'within_tolerance' has no option 'tolerence'; did you mean 'tolerance'?"),
    ("option of a wrong type", "tolerance = 0.02", 'tolerance = "2 %"', "x.toml:15: the option 'tolerance': '2 %' does not fit (should be a valid number, unable to parse string as a number); correct the value"),
    ("option out of range", "tolerance = 0.02", "tolerance = 2", "x.toml:15: the option 'tolerance': 2 does not fit (should be less than or equal to 1); correct the value"),
    ("option missing", 'is = ["planned", "denied"]\n', "", "x.toml:19: 'either_modality and not same_article' needs the option 'is'; add a line is = ..."),
    ("unknown modality", '"denied"]', '"rumoured"]', "x.toml:20: the option 'is': ['planned', 'rumoured'] does not fit (should be 'happened', 'planned', 'alleged', 'denied', 'feared' or 'hypothetical'); correct the value"),
    ("unknown verdict", 'verdict = "agree"', 'verdict = "agrees"', "x.toml:16: unknown verdict 'agrees'; did you mean 'agree'?"),
    ("verdict of another kind", 'verdict = "agree"', 'verdict = "unsupported"', "x.toml:16: a rule of the kind 'pair' cannot give the verdict 'unsupported'; use one of agree, conflict, unknown, update"),
    ("a rung without a verdict", 'verdict = "agree"\n', "", "x.toml:13: 'verdict' is missing in [ladder]; add a line verdict = ..."),
    ("a rung that is never reached", 'when = "within_tolerance"\ntolerance = 0.02', 'when = "otherwise"', "x.toml:17: no rung after 'otherwise' is ever reached; move 'otherwise' to the end"),
    ("nothing reported", 'when = "otherwise"\nverdict = "conflict"', 'when = "otherwise"\nverdict = "unknown"', "x.toml:13: no rung reports anything; add a rung whose verdict is not 'agree' or 'unknown'"),
    ("id is not the path", "mine/seats", "mine/chairs", "x.toml:1: the id 'mine/chairs' is not the file's path; write id = 'mine/seats' or move the file"),
    ("unknown placeholder", "{a.text}", "{a.value}", "x.toml:4: unknown placeholder {a.value}; did you mean 'a.line'?"),
    ("a placeholder that reaches for more", "{a.text}", "{a.__class__}", "x.toml:4: unknown placeholder {a.__class__}; use one of a.attribute, a.document, a.line, a.published, a.sentence, a.speaker, a.subject, a.term, a.text, attribute, b.attribute, b.document, b.line, b.published, b.sentence, b.speaker, b.subject, b.term, b.text, reason, sides, subject"),
    ("a placeholder with a format", "{a.text}", "{a.text!r:>10}", "x.toml:4: the placeholder 'a.text' has a format; write {a.text}"),
    ("a lone brace", "{a.text}", "{a.text", "x.toml:4: the message cannot be read (unexpected '{' in field name); write {{ and }} for braces that are no placeholder"),
    ("no conflict shown", 'verdict = "conflict"\n\n[[example]]\nname = "one', 'verdict = "silence"\n\n[[example]]\nname = "one', "x.toml:27: no example of a conflict; add an [[example]] with verdict = 'conflict'"),
    ("no silence shown", 'verdict = "silence"', 'verdict = "conflict"', "x.toml:27: no example of silence; add an [[example]] with verdict = 'silence' (or 'agree', 'unknown')"),
    ("an example's verdict", 'verdict = "silence"', 'verdict = "silent"', "x.toml:37: unknown verdict 'silent'; did you mean 'silence'?"),
    ("an example without a text", 'a = "The hall has 840 seats."\nb = "There', 'b = "There', "x.toml:33: 'a' is missing in [example]; add a line a = ..."),
    ("a date in quotes", 'name = "one number"', 'name = "one number"\na_published = "2010"', "x.toml:35: 'a_published' should be a valid date, not '2010'; correct the value"),
    ("two examples of one name", "name = \"one number", "name = \"two numbers", "x.toml:34: two examples are named 'two numbers'; give each its own name"),
    ("an observation for pairs", "[claim]", '[observation]\nkind = "parts-total"\n\n[claim]', "x.toml:9: a rule of the kind 'pair' has a table [observation]; use [claim] in its place"),
    ("no ladder", GOOD[GOOD.index("[[ladder]]") : GOOD.index("[[example]]")], "", "x.toml:1: 'ladder' is missing; add a [[ladder]] table with 'when' and 'verdict'"),
]  # fmt: skip


def problems(text: str) -> list[str]:
    return read_rule(text, "x.toml", "mine/seats")[1]


def test_the_good_one_is_good():
    rule, found = read_rule(GOOD, "x.toml", "mine/seats")
    assert found == []
    assert rule is not None
    assert [rung.name for rung in rule.ladder] == [
        "within_tolerance tolerance 0.02",
        "either_modality is planned, denied and not same_article",
        "otherwise",
    ]


@pytest.mark.parametrize(("old", "new", "printed"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_broken(old, new, printed):
    assert old in GOOD
    assert problems(GOOD.replace(old, new, 1)) == [printed]


def test_all_at_once_and_in_order():
    text = (
        GOOD.replace('"error"', '"fatal"').replace("noun = ", "nown = ").replace('verdict = "agree"', 'verdict = "yes"')
    )
    assert [line.partition(";")[0] for line in problems(text)] == [
        "x.toml:3: unknown level 'fatal'",
        "x.toml:11: unknown key 'nown' in [claim]",
        "x.toml:16: unknown verdict 'yes'",
    ]


def test_what_is_misspelt_hides_nothing_else():
    text = GOOD.replace('"error"', '"fatal"').replace('verdict = "agree"', 'verdict = "yes"')
    text = (
        text.replace("tolerance =", "tolerence =")
        .replace('"otherwise"', '"otherwize"')
        .replace("{a.text}", "{a.value}")
    )
    assert [line.partition(";")[0] for line in read_rule(text, "x.toml", "mine/chairs")[1]] == [
        "x.toml:1: the id 'mine/seats' is not the file's path",
        "x.toml:3: unknown level 'fatal'",
        "x.toml:4: unknown placeholder {a.value}",
        "x.toml:15: 'within_tolerance' has no option 'tolerence'",
        "x.toml:16: unknown verdict 'yes'",
        "x.toml:24: unknown operator 'otherwize'",
    ]


KINDS = [
    (
        "an article rule without an observation",
        'kind = "article"',
        "a rule of the kind 'article' selects no observation",
    ),
    ("an article rule over claims", 'kind = "article"', "a rule of the kind 'article' has a table [claim]"),
    ("an office that looks at persons", 'kind = "office"', "a rule of the kind 'office' looks at another relation"),
]


@pytest.mark.parametrize(("kind", "printed"), [row[1:] for row in KINDS], ids=[row[0] for row in KINDS])
def test_kinds(kind, printed):
    text = GOOD.replace('level = "error"', f'level = "error"\n{kind}').replace(
        "[claim]", '[claim]\nrelation = "person"'
    )
    assert any(printed in problem for problem in problems(text))


def test_several_files_are_told_together(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "seats.toml").write_text(GOOD.replace('"error"', '"fatal"'))
    (tmp_path / "mine" / "rows.toml").write_text(GOOD)
    (tmp_path / "mine" / "latin.toml").write_bytes('why = "caf\xe9"'.encode("latin-1"))
    with pytest.raises(RuleError) as caught:
        Rulebook.load([tmp_path], builtin=False, plugins=False)
    told = [problem.removeprefix(f"{tmp_path.as_posix()}/mine/") for problem in caught.value.problems]
    assert told[0].startswith("latin.toml:1: cannot be read")
    assert told[1] == "rows.toml:1: the id 'mine/seats' is not the file's path; write id = 'mine/rows' or move the file"
    assert told[2] == "seats.toml:3: unknown level 'fatal'; use one of error, note, warning"


def test_one_file_may_be_named_by_itself(tmp_path):
    path = tmp_path / "packs" / "mine" / "seats.toml"
    path.parent.mkdir(parents=True)
    path.write_text(GOOD)
    assert [rule.id for rule in Rulebook.load([path], builtin=False, plugins=False).rules] == ["mine/seats"]
    path.write_text(GOOD.replace("mine/seats", "seats"))
    assert [rule.id for rule in Rulebook.load([path], builtin=False, plugins=False).rules] == ["seats"]


def test_two_rules_of_one_id(tmp_path):
    for folder in ("x", "y"):
        (tmp_path / folder / "mine").mkdir(parents=True)
        (tmp_path / folder / "mine" / "seats.toml").write_text(GOOD)
    with pytest.raises(RuleError, match=r"the rule 'mine/seats' is in .*/x/mine/seats\.toml too"):
        Rulebook.load([tmp_path / "x", tmp_path / "y"], builtin=False, plugins=False)


def test_a_path_that_is_not_there(tmp_path):
    with pytest.raises(UsageError, match="no such rule file or folder"):
        Rulebook.load([tmp_path / "nowhere"], builtin=False, plugins=False)


@pytest.fixture(scope="module")
def book():
    return Rulebook.load(plugins=False)


def test_the_built_in_rules_load(book):
    assert len(book.rules) >= 30
    assert {rule.id.partition("/")[0] for rule in book.rules} == {"counts", "dates", "support", "titles"}
    assert list(book.rules) == sorted(book.rules, key=lambda rule: rule.precedence)
    for rule in book.rules:
        assert rule.why.strip().endswith(".")
        assert all(rung.says for rung in rule.ladder), rule.id


def test_select_and_ignore(book):
    assert {rule.id for rule in book.chosen(["support"]).rules} == {"support/no-other-article", "support/only-copies"}
    assert "counts/count-differs" not in {rule.id for rule in book.chosen(ignore=["counts/count-differs"]).rules}
    assert {rule.id for rule in book.chosen(["dates/*-date"], ["dates/birth-date"]).rules} >= {"dates/event-date"}
    with pytest.raises(ConfigurationError, match="no rule fits 'count'; did you mean 'counts'"):
        book.chosen(ignore=["count"])


def test_levels(book):
    changed = book.with_levels({"dates/event-date": "note"}).rule("dates/event-date")
    assert changed.level == "note"
    assert {changed.level_of(rung) for rung in changed.ladder} == {"note"}
    folder = book.with_levels({"dates/event-date": "note", "dates": "error", "*": "warning"})
    levels = {id: folder.rule(id).level for id in ("dates/event-date", "dates/death-date", "counts/count-differs")}
    assert levels == {"dates/event-date": "note", "dates/death-date": "error", "counts/count-differs": "warning"}
    with pytest.raises(ConfigurationError, match="no rule fits 'dates/event-dat'; did you mean 'dates/event-date'"):
        book.with_levels({"dates/event-dat": "note"})


def test_options(book):
    changed = book.with_options({"counts/quantity-differs": {"tolerance": 0.05}}).rule("counts/quantity-differs")
    assert [rung.options for rung in changed.ladder if "within_tolerance" in rung.when] == [{"tolerance": 0.05}]
    with pytest.raises(ConfigurationError, match="no option 'tolerence'; did you mean 'tolerance'"):
        book.with_options({"counts/quantity-differs": {"tolerence": 0.05}})
    with pytest.raises(ConfigurationError, match="does not fit"):
        book.with_options({"counts/quantity-differs": {"tolerance": "much"}})


def test_key_lines():
    text = (
        'a = 1\nb = """\na = 2\n"""\nc = [\n  "x = [",\n  2,\n]\n[t.u]\na = 3\n[[l]]\n"q" = 1\n[[l]] # second\nw = 1\n'
    )
    lines = key_lines(text)
    assert lines[("a",)] == 1
    assert lines[("b",)] == 2
    assert lines[("c",)] == 5
    assert lines[("t", "u", "a")] == 10
    assert lines[("l", 0, "q")] == 12
    assert lines[("l", 1, "w")] == 14
    assert line_of(lines, ("l", 1, "missing")) == 13
    assert line_of(lines, ("missing",)) == 1


VALUES = [
    "1",
    '"x"',
    "[]",
    "{}",
    "true",
    '[1, "a"]',
    "{ a = 1 }",
    "nan",
    "2010-01-01",
    '"{"',
    '"not "',
    '[""]',
    '"article"',
]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(GOOD.splitlines()) - 1), st.sampled_from(["", *VALUES])), max_size=3))
def test_no_file_is_too_broken_to_be_told_of(changes):
    lines = GOOD.splitlines()
    for number, value in changes:
        key, equals, _ = lines[number].partition("=")
        lines[number] = f"{key}= {value}" if equals and value else value and f"extra{number} = {value}"
    rule, found = read_rule("\n".join(lines), "x.toml", "mine/seats")
    assert (rule is None) == bool(found)
    assert all(re.fullmatch(r"(?s)x\.toml:\d+: .+; .+", problem) for problem in found)
