"""How often Python looks for garbage: its collector goes through all objects that are young, and with them all others.

A run makes hundreds of objects a sentence, nearly all of which are freed by reference counting or kept to its end.
As Python is set, a fifth of the run is spent on looking for the few that are not (measured over 120 articles).
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: objects that come to be before it is looked for garbage among them; Python's own is 700 to 2,000. Parsed articles
#: are such garbage, so that it must be looked for now and then
YOUNG = 50_000


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Let garbage be looked for seldom meanwhile; who has switched that off, or set it higher, has it as it was."""
    before = gc.get_threshold()
    if 0 < before[0] < YOUNG:
        gc.set_threshold(YOUNG, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
