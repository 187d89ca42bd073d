"""What is asked of pairs: features are worked out once, and of the pairs that are left only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from claimcheck.subjects import asked
from claimcheck.subjects.asked import Asked, of_some

if TYPE_CHECKING:
    from claimcheck.subjects.table import Numbers, Truths


class Numbered:
    """Pairs that are known by their numbers alone."""

    def __init__(self, numbers: Numbers) -> None:
        self.numbers = numbers

    def where(self, wanted: Truths) -> Numbered:
        return Numbered(self.numbers[wanted])


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, list[float]]]:
    """Each feature that is worked out, and of which pairs."""
    calls: list[tuple[str, list[float]]] = []

    def doubled(pairs: Numbered) -> Numbers:
        calls.append(("doubled", pairs.numbers.tolist()))
        return pairs.numbers * 2

    monkeypatch.setattr(asked, "FEATURES", {"doubled": doubled})
    return calls


def odd(columns: Asked) -> Truths:
    wanted: Truths = columns.pairs.numbers % 2 == 1  # type: ignore[attr-defined]
    return wanted


def four() -> Asked:
    return Asked(Numbered(np.array([1.0, 2.0, 3.0, 4.0])))  # type: ignore[arg-type]


def test_a_feature_is_worked_out_once(worked_out: list[tuple[str, list[float]]]) -> None:
    columns = four()
    assert worked_out == []
    assert columns["doubled"].tolist() == columns["doubled"].tolist() == [2.0, 4.0, 6.0, 8.0]
    assert columns.where(odd(columns))["doubled"].tolist() == [2.0, 6.0]
    assert worked_out == [("doubled", [1.0, 2.0, 3.0, 4.0])]


def test_what_few_pairs_are_asked_few_are_asked(worked_out: list[tuple[str, list[float]]]) -> None:
    columns = four()
    assert columns.where(odd(columns))["doubled"].tolist() == [2.0, 6.0]
    assert worked_out == [("doubled", [1.0, 3.0])]
    # one of these is known by now, one of the others is not
    assert columns.where(np.array([False, False, True, False]))["doubled"].tolist() == [6.0]
    assert columns.where(np.array([True, True, False, False]))["doubled"].tolist() == [2.0, 4.0]
    assert worked_out[1:] == [("doubled", [1.0, 2.0])]


def test_what_is_known_beside(worked_out: list[tuple[str, list[float]]]) -> None:
    columns = four()
    columns.note(lead=np.array([0.0, 0.1, 0.2, 0.3]))
    assert list(columns) == ["doubled", "lead"]
    assert len(columns) == 2
    assert columns.where(odd(columns))["lead"].tolist() == [0.0, 0.2]
    with pytest.raises(KeyError):
        columns["tripled"]
    assert worked_out == []


def test_some_of_plain_columns() -> None:
    some = of_some({"topic": np.array([0.0, 1.0])}, np.array([False, True]))
    assert {name: column.tolist() for name, column in some.items()} == {"topic": [1.0]}
