"""How Python objects travel between tasks: pickled, within one run only; tables that are kept hold JSON."""

from __future__ import annotations

import pickle
import zlib
from typing import Any


def pack(thing: object) -> bytes:
    """As bytes, for a binary column: compressed."""
    return zlib.compress(pickle.dumps(thing, protocol=pickle.HIGHEST_PROTOCOL), 1)


def unpack(data: bytes) -> Any:
    """What was packed."""
    return pickle.loads(zlib.decompress(data))


def dump(thing: object) -> bytes:
    """As bytes that are not compressed: quicker where there are many small things, which Spark compresses together."""
    return pickle.dumps(thing, protocol=pickle.HIGHEST_PROTOCOL)


def load(data: bytes) -> Any:
    """What was dumped."""
    return pickle.loads(data)
