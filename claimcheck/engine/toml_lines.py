"""On which line of a TOML file each key stands; the standard library's reader does not tell."""

from __future__ import annotations

import re
from collections import Counter

Where = tuple[str | int, ...]

_PART = r"(?:[\w\-]+|\"[^\"]*\"|'[^']*')"
_NAME = rf"{_PART}(?:\s*\.\s*{_PART})*"
_TABLE = re.compile(rf"\s*\[\s*({_NAME})\s*\]\s*(?:#.*)?$")
_ARRAY = re.compile(rf"\s*\[\[\s*({_NAME})\s*\]\]\s*(?:#.*)?$")
_PARTS = re.compile(_PART)
_KEY = re.compile(r"\s*([\w\-]+|\"[^\"]*\"|'[^']*')\s*=\s*(.*)$")
_MULTILINE = ('"""', "'''")


def key_lines(text: str) -> dict[Where, int]:
    """The line (from 1) of every table and key, by its path: `("ladder", 2, "when")`.

    Knows what rule files use: tables, arrays of tables, bare and quoted keys, strings and lists over
    several lines. Keys within inline tables have the line of the whole.
    """
    lines: dict[Where, int] = {}
    counts: Counter[str] = Counter()
    table: Where = ()
    closing: str | None = None
    depth = 0
    for number, line in enumerate(text.splitlines(), start=1):
        if closing is not None:
            closing = None if closing in line else closing
        elif depth > 0:
            depth += _brackets(line)
        elif found := _ARRAY.match(line):
            name = found[1].strip("\"'")
            table = (name, counts[name])
            counts[name] += 1
            lines.setdefault((name,), number)
            lines[table] = number
        elif found := _TABLE.match(line):
            table = tuple(part.strip("\"'") for part in _PARTS.findall(found[1]))
            lines.setdefault(table, number)
        elif found := _KEY.match(line):
            lines.setdefault((*table, found[1].strip("\"'")), number)
            closing = _opened(found[2])
            depth = 0 if closing else max(0, _brackets(found[2]))
    return lines


def line_of(lines: dict[Where, int], where: Where) -> int:
    """The line of a path, else of the nearest table above it, else 1."""
    while where:
        if where in lines:
            return lines[where]
        where = where[:-1]
    return 1


def _opened(value: str) -> str | None:
    for quotes in _MULTILINE:
        if value.startswith(quotes) and value.find(quotes, len(quotes)) < 0:
            return quotes
    return None


def _brackets(line: str) -> int:
    bare = re.sub(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'|#.*", "", line)
    return bare.count("[") + bare.count("{") - bare.count("]") - bare.count("}")
