"""Reads one rule file, strictly: everything that is wrong with it at once, each with its line and its cure."""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from claimcheck import tomltext
from claimcheck.engine.cases import Observed, Pair, Solo, Standing
from claimcheck.engine.operators.registry import Operator, operators
from claimcheck.engine.rules import (
    PLACEHOLDERS,
    REPORTED,
    RULE_KINDS,
    VERDICTS,
    Example,
    ObservationSelection,
    Rule,
    RuleKind,
    Rung,
    Selection,
    split_condition,
)
from claimcheck.engine.toml_lines import Where, key_lines, line_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

CASES: dict[RuleKind, type] = {"pair": Pair, "office": Pair, "claim": Solo, "article": Observed, "support": Standing}
#: the tables of a rule file, and their keys
TABLES: dict[str, Iterable[str]] = {
    "": Rule.model_fields,
    "claim": Selection.model_fields,
    "observation": ObservationSelection.model_fields,
    "example": Example.model_fields,
}
#: a longer list of what could be meant helps nobody
MOST_CHOICES = 24
SHOW_OPERATORS = "claimcheck rules operators"
#: how much alike two words must be, from 0 to 1, for the one to be offered for the other
LIKE = 0.6


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at one place of a rule file, and how to mend it."""

    where: Where
    what: str
    cure: str


def read_rule(text: str, path: str, id: str) -> tuple[Rule | None, list[str]]:
    """The rule that a file holds, and all that is wrong with it as `path:line: what; cure`.

    `path` is only shown; `id` is what the rule's id must be. There is a rule where there is no problem.
    """
    try:
        raw = tomltext.parsed(text)
    except tomllib.TOMLDecodeError as error:
        return None, [_syntax_problem(path, str(error))]
    lines = key_lines(text)
    rule, problems = _validated(raw)
    problems = list(_problems(rule, id)) if rule is not None else [*problems, *_problems_of_parts(raw, id)]
    located = sorted((line_of(lines, problem.where), problem.what, problem.cure) for problem in problems)
    return (None if problems else rule), [f"{path}:{line}: {what}; {cure}" for line, what, cure in located]


def nearest(word: str, known: Iterable[str], shown_by: str = "claimcheck rules list") -> str:
    """A cure for a word that is not known: the one that was probably meant, or all that there are.

    Of too many, the command is named that shows them.
    """
    choices = sorted(known)
    found = difflib.get_close_matches(word.lower(), choices, n=1, cutoff=LIKE)
    if found:
        return f"did you mean {found[0]!r}?"
    if len(choices) > MOST_CHOICES:
        return f"`{shown_by}` shows all that there are"
    return f"use one of {', '.join(choices)}" if choices else "leave it out"


def _syntax_problem(path: str, message: str) -> str:
    line = message.rpartition("(at line ")[2].split(",")[0] if "(at line " in message else "1"
    what = message.partition(" (at ")[0]
    what = f"{what[0].lower()}{what[1:]}"
    return f"{path}:{line}: not TOML: {what}; check quotes and brackets on this line and the one before"


def _validated(raw: dict[str, Any]) -> tuple[Rule | None, list[Problem]]:
    try:
        return Rule.model_validate(raw), []
    except ValidationError as error:
        found = error.errors()
        misspelt = {_meant(one) for one in found}
        return None, [_shape_problem(one) for one in found if one["type"] != "missing" or one["loc"] not in misspelt]


def _meant(error: Any) -> Where | None:
    """The key that an unknown one was probably meant to be: that one is not missing too."""
    where = tuple(error["loc"])
    if error["type"] != "extra_forbidden":
        return None
    found = difflib.get_close_matches(str(where[-1]), list(_keys(where)), n=1, cutoff=LIKE)
    return (*where[:-1], found[0]) if found else None


def _keys(where: Where) -> Iterable[str]:
    return TABLES.get(str(where[0]) if len(where) > 1 else "", ())


def _shape_problem(error: Any) -> Problem:
    where = tuple(error["loc"])
    key = where[-1] if where else ""
    if error["type"] == "extra_forbidden":
        return Problem(where, f"unknown key {key!r}{_table(where)}", nearest(str(key), _keys(where)))
    if error["type"] == "missing":
        return Problem(where, f"{key!r} is missing{_table(where)}", _add(str(key)))
    if error["type"] == "literal_error":
        choices = [choice.strip("'") for choice in error["ctx"]["expected"].replace(" or ", ", ").split(", ")]
        return Problem(where, f"unknown {_key_of(where)} {error['input']!r}", nearest(str(error["input"]), choices))
    told = error["msg"].removeprefix("Input ").replace("a valid tuple", "a list")
    what = f"{_key_of(where)!r} {told[0].lower()}{told[1:]}, not {error['input']!r}"
    return Problem(where, what, "correct the value")


def _key_of(where: Where) -> str:
    return next((str(part) for part in reversed(where) if isinstance(part, str)), "file")


def _table(where: Where) -> str:
    return f" in [{where[0]}]" if len(where) > 1 else ""


def _add(key: str) -> str:
    if key == "ladder":
        return "add a [[ladder]] table with 'when' and 'verdict'"
    return f"add a line {key} = ..."


def _problems(rule: Rule, id: str) -> Iterator[Problem]:
    yield from _id_problems(rule.id, id)
    yield from _selection_problems(rule)
    for index, rung in enumerate(rule.ladder):
        yield from _rung_problems(rule.kind, index, rung)
    yield from _order_problems(rule)
    yield from _message_problems(rule.kind, ("message",), rule.message)
    yield from _example_problems(rule)


def _problems_of_parts(raw: dict[str, Any], id: str) -> Iterator[Problem]:
    """What can be told of the parts of a file that is no rule as a whole, so that all is told at once."""
    if isinstance(raw.get("id"), str):
        yield from _id_problems(raw["id"], id)
    kind: RuleKind = raw.get("kind", "pair")
    if kind not in RULE_KINDS:
        return
    if isinstance(raw.get("message"), str):
        yield from _message_problems(kind, ("message",), raw["message"])
    rungs = raw.get("ladder")
    for index, rung in enumerate(rungs if isinstance(rungs, list) else ()):
        verdict = rung.get("verdict") if isinstance(rung, dict) else None
        known = verdict if isinstance(verdict, str) and verdict in VERDICTS[kind] else "agree"
        try:
            read = Rung.model_validate({**rung, "verdict": known})
        except (ValidationError, TypeError):
            continue
        yield from _rung_problems(kind, index, read)


def _id_problems(written: str, id: str) -> Iterator[Problem]:
    if written != id:
        yield Problem(("id",), f"the id {written!r} is not the file's path", f"write id = {id!r} or move the file")


def _selection_problems(rule: Rule) -> Iterator[Problem]:
    if rule.kind == "article":
        if rule.observation is None:
            yield Problem(
                ("kind",), "a rule of the kind 'article' selects no observation", "add [observation] with kind = ..."
            )
        if rule.claim != Selection():
            yield Problem(
                ("claim",), "a rule of the kind 'article' has a table [claim]", "use [observation] in its place"
            )
        return
    if rule.observation is not None:
        yield Problem(
            ("observation",), f"a rule of the kind {rule.kind!r} has a table [observation]", "use [claim] in its place"
        )
    if rule.claim.kind is None and rule.kind == "pair":
        yield Problem(("claim",), "'kind' is missing in [claim]", "add kind = 'date', 'count' or 'title'")
    if rule.kind == "office" and rule.claim.relation not in {None, "office"}:
        yield Problem(("claim", "relation"), "a rule of the kind 'office' looks at another relation", "leave it out")


def _rung_problems(kind: RuleKind, index: int, rung: Rung) -> Iterator[Problem]:
    where: Where = ("ladder", index)
    if rung.verdict not in VERDICTS[kind]:
        yield Problem(
            (*where, "verdict"),
            f"a rule of the kind {kind!r} cannot give the verdict {rung.verdict!r}",
            f"use one of {', '.join(sorted(VERDICTS[kind]))}",
        )
    if rung.message is not None:
        yield from _message_problems(kind, (*where, "message"), rung.message)
    found: list[Operator] = []
    for condition in rung.when:
        name = split_condition(condition)[1]
        known = operators().get(name)
        if known is None:
            yield Problem((*where, "when"), f"unknown operator {name!r}", nearest(name, _fitting(kind), SHOW_OPERATORS))
        elif CASES[kind] not in known.cases:
            what = f"the operator {name!r} cannot judge what a rule of the kind {kind!r} looks at"
            yield Problem((*where, "when"), what, f"`{SHOW_OPERATORS}` shows those that can")
        else:
            found.append(known)
    if len(found) == len(rung.when):
        yield from _option_problems(where, rung, found)


def _fitting(kind: RuleKind) -> list[str]:
    return [name for name, operator in operators().items() if CASES[kind] in operator.cases]


def _option_problems(where: Where, rung: Rung, found: Sequence[Operator]) -> Iterator[Problem]:
    known = {option.name: option for operator in found for option in operator.options.values()}
    for name, value in rung.options.items():
        if name not in known:
            own = ", ".join(repr(operator.name) for operator in found)
            keys = [*known, *(key for key in Rung.model_fields if key != "options")]
            yield Problem((*where, name), f"{own} has no option {name!r}", nearest(name, keys))
        elif (wrong := known[name].problem(value)) is not None:
            yield Problem((*where, name), f"the option {name!r}: {wrong}", "correct the value")
    for option in known.values():
        if option.required and option.name not in rung.options:
            what = f"{' and '.join(rung.when)!r} needs the option {option.name!r}"
            yield Problem((*where, "when"), what, f"add a line {option.name} = ...")


def _order_problems(rule: Rule) -> Iterator[Problem]:
    for index, rung in enumerate(rule.ladder[:-1]):
        if rung.when == ("otherwise",):
            yield Problem(
                ("ladder", index + 1), "no rung after 'otherwise' is ever reached", "move 'otherwise' to the end"
            )
            return
    if not any(rung.verdict in REPORTED for rung in rule.ladder):
        yield Problem(("ladder",), "no rung reports anything", "add a rung whose verdict is not 'agree' or 'unknown'")


def _message_problems(kind: RuleKind, where: Where, message: str) -> Iterator[Problem]:
    try:
        fields = list(Formatter().parse(message))
    except ValueError as error:
        yield Problem(
            where, f"the message cannot be read ({error})", "write {{ and }} for braces that are no placeholder"
        )
        return
    for _, name, form, conversion in fields:
        if name is None:
            continue
        if form or conversion:
            yield Problem(where, f"the placeholder {name!r} has a format", f"write {{{name}}}")
        if name not in PLACEHOLDERS[kind]:
            yield Problem(where, f"unknown placeholder {{{name}}}", nearest(name, PLACEHOLDERS[kind]))


def _example_problems(rule: Rule) -> Iterator[Problem]:
    told = {example.verdict for example in rule.example}
    for verdict in sorted({rung.verdict for rung in rule.ladder} & REPORTED & VERDICTS[rule.kind] - told):
        if verdict == "update" and "conflict" in told:
            continue
        yield Problem(
            ("example",), f"no example of {_article(verdict)}", f"add an [[example]] with verdict = {verdict!r}"
        )
    if not told - REPORTED:
        yield Problem(
            ("example",), "no example of silence", "add an [[example]] with verdict = 'silence' (or 'agree', 'unknown')"
        )
    names: set[str] = set()
    for index, example in enumerate(rule.example):
        if example.name in names:
            yield Problem(
                ("example", index, "name"), f"two examples are named {example.name!r}", "give each its own name"
            )
        names.add(example.name)
        if rule.kind in {"pair", "office"} and example.b is None and rule.claim.articles == "different":
            yield Problem(
                ("example", index), "'b' is missing: the rule compares different articles", "add a line b = ..."
            )


def _article(verdict: str) -> str:
    return f"{'an' if verdict[0] in 'aeiou' else 'a'} {verdict}{' statement' if verdict == 'unsupported' else ''}"
