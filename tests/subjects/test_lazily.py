"""What is made of each of some things when it is asked for, and once."""

from __future__ import annotations

import pytest

from claimcheck.subjects.lazily import Lazily, LazyMap


def test_each_is_made_when_asked_for_and_once() -> None:
    made: list[str] = []

    def capital(word: str) -> str:
        made.append(word)
        return word.upper()

    words = Lazily(("quay", "lock", "weir"), capital)
    assert len(words) == 3
    assert made == []
    assert [words[1], words[-2], words[1]] == ["LOCK"] * 3
    assert made == ["lock"]
    assert words[1:] == ["LOCK", "WEIR"]
    assert list(words) == ["QUAY", "LOCK", "WEIR"]
    assert made == ["lock", "weir", "quay"]
    with pytest.raises(IndexError):
        words[3]


def test_of_keys_only_those_asked_for_are_known() -> None:
    lengths = LazyMap({"quay": 120, "lock": 40}.__getitem__)
    assert (len(lengths), lengths.get("weir"), lengths["lock"], lengths.get("lock")) == (0, None, 40, 40)
    assert dict(lengths) == {"lock": 40}
