"""How much of the rules is held by examples and tests: each rung's verdict is turned round, and somebody must notice.

    python tests/benchmarks/mutate_rules.py [--rules dates/birth-date ...]

First the rule's own examples are run against each mutant (articles are read once), then the tests of the engine,
then the examples of all other rules, until one notices. Prints what stays unnoticed, and the share noticed.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from claimcheck import engine  # noqa: E402
from claimcheck.check import analyse  # noqa: E402
from claimcheck.engine import builtin_rules, rulebook  # noqa: E402
from claimcheck.engine.examples import run_examples  # noqa: E402
from claimcheck.engine.rulebook import Rulebook  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from claimcheck.engine.rules import Rule
    from claimcheck.models import Document

TESTS = [
    str(ROOT / "tests" / "engine" / f"test_{name}.py") for name in ("ladders", "article_ladders", "judge", "evaluate")
]
#: what becomes of each verdict; of a ladder over support `agree` becomes `unsupported`
FLIPPED = {
    "agree": "conflict",
    "unknown": "conflict",
    "update": "conflict",
    "conflict": "unknown",
    "unsupported": "agree",
}


def flipped(rule: Rule, index: int) -> Rule:
    """The rule with the verdict of one rung turned round."""
    verdict = rule.ladder[index].verdict
    new = "unsupported" if rule.kind == "support" and verdict != "unsupported" else FLIPPED[verdict]
    rungs = list(rule.ladder)
    rungs[index] = type(rungs[index]).model_validate(
        {**{name: getattr(rungs[index], name) for name in type(rungs[index]).model_fields}, "verdict": new}
    )
    return rule.model_copy(update={"ladder": tuple(rungs)})


@cache
def _read(key: tuple[tuple[str, ...], ...]) -> object:
    return analyse(_DOCUMENTS[key])


_DOCUMENTS: dict[tuple[tuple[str, ...], ...], list[Document]] = {}


def read_once(documents: list[Document]) -> object:
    """As `analyse`; the same articles are read only once."""
    key = tuple((d.id, d.text, str(d.published), str(d.source)) for d in documents)
    _DOCUMENTS[key] = documents
    return _read(key)


def outcomes(book: Rulebook, ids: Collection[str]) -> list[tuple[bool, str]]:
    """What became of every example of these rules."""
    rules = [rule for rule in book.rules if rule.id in ids]
    return [(result.passed, result.found) for result in run_examples(book, read_once, rules)]  # type: ignore[arg-type]


def by_examples(mutant: Rule, ids: Collection[str]) -> bool:
    """Whether an example of these rules that passed no longer does."""
    before, after = outcomes(builtin_rules(), ids), outcomes(mutated(mutant), ids)
    return any(old[0] and not new[0] for old, new in zip(before, after, strict=True))


def by_tests(mutant: Rule) -> bool:
    """Whether a test of the engine fails with the mutant in the place of the rule."""
    book = mutated(mutant)
    for name in [name for name in sys.modules if name.startswith("tests.")]:
        del sys.modules[name]  # they keep the rules at hand
    quiet = io.StringIO()
    with (
        mock.patch.object(rulebook, "builtin_rules", return_value=book),
        mock.patch.object(engine, "builtin_rules", return_value=book),
        contextlib.redirect_stdout(quiet),
        contextlib.redirect_stderr(quiet),
    ):
        return pytest.main(["-x", "-q", "-p", "no:cacheprovider", f"--rootdir={ROOT}", *TESTS]) != 0


def mutated(mutant: Rule) -> Rulebook:
    """Our own rules with one of them changed."""
    return Rulebook(tuple(mutant if rule.id == mutant.id else rule for rule in builtin_rules().rules))


def mutants(names: list[str]) -> Iterator[tuple[Rule, int, Rule]]:
    """Every rung of the rules that are named, or of all: the rule, the rung, the mutant."""
    for rule in builtin_rules().rules:
        if not names or rule.id in names:
            for index in range(len(rule.ladder)):
                yield rule, index, flipped(rule, index)


def main() -> None:
    """Print each rung that can be turned round unseen, and the share that cannot."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rules", nargs="*", default=[], help="Only these rules, by id.")
    arguments = parser.parse_args()
    total = examples = tests = 0
    for rule, index, mutant in mutants(arguments.rules):
        total += 1
        if by_examples(mutant, {rule.id}):
            examples += 1
        elif by_tests(mutant):
            tests += 1
        elif by_examples(mutant, set(builtin_rules().by_id) - {rule.id}):
            examples += 1
        else:
            print(f"unnoticed: {rule.id}, rung {index + 1} ({rule.ladder[index].name})", flush=True)
    print(f"{total} rungs: {examples} noticed by examples, {tests} more by tests, {total - examples - tests} by none")
    print(f"share noticed: {(examples + tests) / total:.3f}")


if __name__ == "__main__":
    main()
