"""The pytest helper for those who write rules."""

from __future__ import annotations

import pytest

from claimcheck.engine import builtin_rules
from claimcheck.engine.skeleton import skeleton
from claimcheck.errors import RuleError
from claimcheck.testing import examples_of


@pytest.fixture
def pack(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "seats.toml").write_text(skeleton("mine/seats"), encoding="utf-8")
    return tmp_path


def test_only_those_of_the_pack(pack):
    examples = examples_of(pack)
    assert [str(example) for example in examples] == [
        "mine/seats: two numbers",
        "mine/seats: a plan",
        "mine/seats: the same number",
    ]
    for example in examples:
        example.check()
    assert [str(example) for example in examples_of(pack / "mine" / "seats.toml")] == list(map(str, examples))


def test_the_difference_is_told(pack):
    file = pack / "mine" / "seats.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("has 480", "has 840"), encoding="utf-8")
    first = examples_of(pack)[0]
    assert [result.passed for result in first.run()] == [False, False]
    with pytest.raises(AssertionError, match=r"(?s)FAILED  mine/seats: two numbers \(a, b\).*found:    agree"):
        first.check()


def test_without_the_built_in_rules(pack):
    assert {rule.id for rule in examples_of(pack, builtin=False)[0].rulebook.rules} == {"mine/seats"}
    assert len(examples_of()) == sum(len(rule.example) for rule in builtin_rules().rules)


def test_a_broken_file(pack):
    (pack / "mine" / "seats.toml").write_text("id = 1\n", encoding="utf-8")
    with pytest.raises(RuleError, match="'id' should be a valid string, not 1"):
        examples_of(pack)
