"""TOML that strangers may have written: what the standard library's reader takes too long over is refused."""

from __future__ import annotations

import re
import tomllib
from typing import Any

#: dotted parts of a key; the reader's time grows as the square of their number
MOST_PARTS = 64
_LONG_KEY = re.compile(rf"(?<![\w\-])(?:(?:[\w\-]++|\"[^\"\n]*+\"|'[^'\n]*+')[ \t]*+\.[ \t]*+){{{MOST_PARTS}}}")


def parsed(text: str) -> dict[str, Any]:
    """The table of a TOML text.

    Raises tomllib.TOMLDecodeError, also for keys of more than 64 parts, brackets too deep in one another and numbers of
    thousands of digits.
    """
    if found := _LONG_KEY.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise tomllib.TOMLDecodeError(f"A key of more than {MOST_PARTS} parts (at line {line}, column 1)")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except ValueError as error:
        raise tomllib.TOMLDecodeError("A value that is too long or too large") from error
    except RecursionError as error:
        raise tomllib.TOMLDecodeError("Brackets too deep in one another") from error
