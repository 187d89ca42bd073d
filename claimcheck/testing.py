"""For those who write rules: run the examples of a pack as tests.

In a test module of a rule pack::

    import pytest
    from claimcheck.testing import examples_of

    @pytest.mark.parametrize("example", examples_of("rules/"), ids=str)
    def test_example(example):
        example.check()
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.engine.examples import ExampleResult, run_examples
from claimcheck.engine.rulebook import Rulebook

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.engine.rules import Rule


@dataclass(frozen=True)
class RuleExample:
    """One example of one rule, to be checked among all rules of its rulebook."""

    rulebook: Rulebook
    rule: Rule
    index: int

    def __str__(self) -> str:
        """The rule and the example's name, as a test's id."""
        return f"{self.rule.id}: {self.rule.example[self.index].name}"

    def run(self) -> list[ExampleResult]:
        """What the rules say of it, in each order of its articles."""
        from claimcheck.check import analyse

        only = self.rule.model_copy(update={"example": (self.rule.example[self.index],)})
        return run_examples(self.rulebook, analyse, [only])

    def check(self) -> None:
        """Raise AssertionError, with what was expected and what was found, if the rules say another thing."""
        failed = [result.text() for result in self.run() if not result.passed]
        if failed:
            raise AssertionError("\n" + "\n\n".join(failed))


def examples_of(*paths: str | Path, builtin: bool = True) -> list[RuleExample]:
    """The examples of the rules in `paths` (files or folders); of the built-in rules if none are given.

    The built-in rules take part as in a run, unless `builtin` is False. Raises RuleError if a rule file
    is broken.
    """
    rulebook = Rulebook.load(paths, builtin=builtin, plugins=False)
    known = {rule.id for rule in Rulebook.load(plugins=False).rules} if paths and builtin else set()
    return [
        RuleExample(rulebook, rule, index)
        for rule in sorted(rulebook.rules, key=lambda rule: rule.id)
        if rule.id not in known
        for index in range(len(rule.example))
    ]
