"""A coverage-guided fuzzer for the readers, `find_*`, settings and whole checks; not part of the test suite.

    pip install atheris                                    # Python 3.11 to 3.13, Linux
    python tests/fuzz/fuzz.py readers /tmp/corpus -max_total_time=600
    python tests/fuzz/fuzz.py find /tmp/corpus-find -max_total_time=600
    python tests/fuzz/fuzz.py check /tmp/corpus-check -max_total_time=600 -max_len=1500

The folder is made, and filled with pieces of the labelled articles. Options behind it are libFuzzer's. A crash is
written to the working directory as `crash-…`; `python tests/fuzz/fuzz.py readers crash-…` runs it again, and it becomes
a test.
"""

from __future__ import annotations

import hashlib
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import atheris

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

with atheris.instrument_imports(include=["claimcheck", "html", "markdown_it", "yaml", "tomllib"]):
    import claimcheck.check
    import claimcheck.extractors.counts
    import claimcheck.extractors.dates
    import claimcheck.extractors.titles  # noqa: F401  (so that it is instrumented)
    from claimcheck.models import Document
    from tests.fuzz.invariants import (
        FORMATS,
        check_bytes,
        check_configuration,
        check_extraction,
        check_finders,
        check_records,
        check_report,
        check_rule,
    )

#: characters of an article in one piece of the corpus
PIECE = 1500
#: longer inputs tell no more and take longer; characters
LONGEST = 600


def readers(data: bytes) -> None:
    """The first byte says which reader."""
    kind, rest = data[:1] or b"\0", data[1:]
    number = kind[0] % (len(FORMATS) + 1)
    if number == len(FORMATS):
        check_records(rest)
    else:
        check_bytes(rest, FORMATS[number])


def find(data: bytes) -> None:
    """Any text; every fourth input as an article."""
    text = data[:LONGEST].decode("utf-8", "ignore")
    if data and data[0] % 4 == 0 and (document := check_bytes(text.encode(), FORMATS[data[0] % 3])) is not None:
        check_extraction(document)
    else:
        check_finders(text)


def check(data: bytes) -> None:
    """Up to three articles about one thing, as their pieces stand between NUL bytes."""
    texts = [part[:LONGEST].decode("utf-8", "ignore") for part in data.split(b"\0", 2)]
    check_report([Document.from_text(text, id=f"{number}.txt") for number, text in enumerate(texts) if text.strip()])


def settings(data: bytes) -> None:
    """Rule files and configurations."""
    if data[:1] == b"c":
        check_configuration(data[1:])
    elif data[:1] == b"p":
        check_configuration(data[1:], "pyproject.toml")
    else:
        check_rule(data[1:].decode("utf-8", "ignore"))


TARGETS = {"readers": readers, "find": find, "settings": settings, "check": check}


def fill(folder: Path, target: str) -> None:
    """Put pieces of articles, or rule files, into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    kinds = {".txt": b"\0", ".md": b"\1", ".html": b"\2"}
    if target == "check":
        pieces = [piece for cluster in ROOT.glob("tests/clusters/*/articles") for piece in pieces_of_one(cluster)]
    elif target == "settings":
        pieces = [b"r" + path.read_bytes() for path in ROOT.glob("rules/*/*.toml") if path.parent.name != "lexicon"]
    else:
        articles = [*ROOT.glob("tests/clusters/*/articles/*"), *ROOT.glob("seeds/*")]
        pieces = [
            (kinds.get(path.suffix, b"\3") if target == "readers" else b"") + path.read_bytes()[start : start + PIECE]
            for path in articles
            for start in (0, PIECE)
        ]
    for piece in pieces:
        (folder / hashlib.sha256(piece).hexdigest()[:16]).write_bytes(piece)


def pieces_of_one(cluster: Path) -> Iterator[bytes]:
    """Beginnings of each two neighbouring articles of a folder, up to the end of a line, a NUL byte between them."""
    begins = [path.read_bytes()[:LONGEST].rpartition(b"\n")[0] for path in sorted(cluster.iterdir())]
    yield from (b"\0".join(two) for two in pairwise(begins))


def main() -> None:
    """Fuzz until the time is over or something does not hold."""
    target, place, *options = sys.argv[1:]
    if not Path(place).is_file():
        fill(Path(place), target)
    atheris.Setup([sys.argv[0], place, *options], TARGETS[target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
