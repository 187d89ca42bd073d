"""The collector is set as before when a run is over, however it ends."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from claimcheck.garbage import YOUNG, seldom_collected

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


@pytest.mark.parametrize(("own", "meanwhile"), [(700, YOUNG), (0, 0), (YOUNG * 2, YOUNG * 2)])
def test_meanwhile_and_after(own: int, meanwhile: int) -> None:
    gc.set_threshold(own, 11, 12)
    with seldom_collected():
        assert gc.get_threshold()[0] == meanwhile
        with seldom_collected():
            assert gc.get_threshold()[0] == meanwhile
        assert gc.get_threshold()[0] == meanwhile
    assert gc.get_threshold() == (own, 11, 12)


def test_after_an_error() -> None:
    gc.set_threshold(700, 11, 12)
    with pytest.raises(KeyError), seldom_collected():
        raise KeyError
    assert gc.get_threshold() == (700, 11, 12)
