"""How Python objects travel between tasks: pickled and compressed, within one run of one program only."""

from __future__ import annotations

import pickle
import zlib
from typing import Any


def pack(thing: object) -> bytes:
    """As bytes, for a binary column. Tables that are kept hold JSON instead."""
    return zlib.compress(pickle.dumps(thing, protocol=pickle.HIGHEST_PROTOCOL), 1)


def unpack(data: bytes) -> Any:
    """What was packed."""
    return pickle.loads(zlib.decompress(data))
