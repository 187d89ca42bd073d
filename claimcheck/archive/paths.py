"""Which articles a path means, however it is spelt: `.`, `./x`, `x/`, the whole path."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.readers.documents import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable


def at(path: str, ids: Iterable[str]) -> list[str]:
    """The ids of the article at a path, of those in the folder, and of those in the file of many, in the order given.

    Ids are paths as they were indexed; those that are not absolute are taken from the working directory, as is `path`.
    """
    here = Path.cwd()
    whole = [_spelt(here / path), _spelt(Path(path).resolve())]
    below = tuple(one.removesuffix("/") + "/" for one in whole) + tuple(one + "#" for one in whole)
    same = {path, *whole}

    def meant(id: str) -> bool:
        place = _spelt(here / id)
        return id in same or place in same or place.startswith(below)

    return [id for id in ids if meant(id)]


def _spelt(path: Path) -> str:
    """Without `.`, `..` and needless signs, as ids are spelt."""
    return name_of(Path(os.path.normpath(path)))
