"""The reference pages of rules and operators, in Markdown, made from the rule files themselves.

`python -m claimcheck.engine.reference docs/rules.md` writes the page on the built-in rules.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.engine.operators.registry import operators
from claimcheck.engine.rulebook import builtin_rules
from claimcheck.engine.rulefile import CASES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.engine.operators.registry import Operator
    from claimcheck.engine.rulebook import Rulebook
    from claimcheck.engine.rules import Example, Rule, Rung

KINDS = {
    "pair": "a pair of claims",
    "office": "the holders of one office",
    "claim": "one claim",
    "article": "one article",
    "support": "who else says so",
}


def reference_page(rulebook: Rulebook) -> str:
    """The page: a table of all rules, each rule in full, and the operators that a ladder may use."""
    return "\n".join(_page(rulebook)) + "\n"


def rule_text(rule: Rule) -> str:
    """One rule in full, as Markdown: what it looks at, why, its ladder, examples, and how to silence it."""
    return "\n".join(_rule(rule)) + "\n"


def operator_lines() -> Iterator[str]:
    """A line for each operator: its name with its options, and when it holds."""
    known = operators().values()
    shown = {operator.name: " ".join([operator.name, *_option_words(operator)]) for operator in known}
    width = max(map(len, shown.values()))
    for operator in known:
        yield f"{shown[operator.name]:<{width}}  {operator.summary}"


def _page(rulebook: Rulebook) -> Iterator[str]:
    rules = sorted(rulebook.rules, key=lambda rule: rule.id)
    yield "# Rules"
    yield ""
    yield "Made by `python -m claimcheck.engine.reference docs/rules.md` from the rule files; change those instead."
    yield ""
    yield "| rule | level | looks at | reports that |"
    yield "| --- | --- | --- | --- |"
    for rule in rules:
        yield f"| [{rule.id}](#{_anchor(rule.id)}) | {rule.level} | {KINDS[rule.kind]} | {rule.title} |"
    for rule in rules:
        yield ""
        yield from _rule(rule)
    yield ""
    yield "# Operators"
    yield ""
    yield "What may stand after `when`; `not NAME` turns it round, and of several in a list all must hold."
    yield ""
    yield "| operator | options | in rules over | holds when |"
    yield "| --- | --- | --- | --- |"
    for operator in operators().values():
        yield f"| `{operator.name}` | {_options(operator)} | {_kinds(operator)} | {operator.summary} |"


def _rule(rule: Rule) -> Iterator[str]:
    yield f"## {rule.id}"
    yield ""
    yield f"{rule.title}. Level {rule.level}; looks at {KINDS[rule.kind]}{_selection(rule)}."
    yield ""
    yield rule.why.strip()
    yield ""
    yield "| when | verdict | because |"
    yield "| --- | --- | --- |"
    for rung in rule.ladder:
        yield f"| `{rung.name}` | {_verdict(rung)} | {rung.says or ''} |"
    yield ""
    for example in rule.example:
        yield from _example(example)
    yield ""
    yield f'To silence it: `ignore = ["{rule.id}"]` in the configuration, or, above the paragraph,'
    yield f"`<!-- claimcheck: allow {rule.id}: reason -->`."


def _selection(rule: Rule) -> str:
    if rule.observation is not None:
        return f" (observations `{rule.observation.kind}`)"
    told = [f"kind {rule.claim.kind}"] if rule.claim.kind else []
    told += [
        f"{name} {', '.join(values)}"
        for name in ("quantity", "attribute", "noun")
        if (values := getattr(rule.claim, name))
    ]
    if rule.kind in {"pair", "office"}:
        told.append(f"linked at {rule.claim.link:g} or more")
    return f" ({'; '.join(told)})" if told else ""


def _verdict(rung: Rung) -> str:
    return f"{rung.verdict} ({rung.level})" if rung.level else rung.verdict


def _example(example: Example) -> Iterator[str]:
    yield f"- {example.name}: *{example.verdict}*"
    for letter in "ab":
        text = getattr(example, letter)
        if text:
            published, title = getattr(example, f"{letter}_published"), getattr(example, f"{letter}_title")
            told = ", ".join([*([str(published)] if published else []), *([f"headline: {title}"] if title else [])])
            yield f"    - {text}{f' ({told})' if told else ''}"


def _options(operator: Operator) -> str:
    told = (f"`{o.name}`{'' if o.required else f' = {o.default}'}" for o in operator.options.values())
    return ", ".join(told)


def _option_words(operator: Operator) -> list[str]:
    return [f"{o.name}=..." if o.required else f"{o.name}={o.default}" for o in operator.options.values()]


def _kinds(operator: Operator) -> str:
    """What the rules look at in which it may stand."""
    told = dict.fromkeys(KINDS[kind] for kind, case in CASES.items() if case in operator.cases and kind != "office")
    return "all" if len(told) == len(set(CASES.values())) else ", ".join(told)


def _anchor(id: str) -> str:
    return id.replace("/", "").lower()


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(reference_page(builtin_rules()), encoding="utf-8", newline="\n")
