"""What articles of ten megabytes cost: time and peak memory of a process that checks one, and what it says was cut.

    python tests/benchmarks/large_articles.py --megabytes 10 --kinds "numbers on one line" names

Without `--kinds` all that docs/hardening.md tells of. Each article is checked in a process of its own, together with
an ordinary one; the first line is that of the ordinary one alone. Seconds are the processor's.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.hostile.articles import HTML, MARKDOWN, SENTENCE, TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
CHILD = """
import json, resource, sys
import claimcheck
from tests.benchmarks.memory import peak
report = claimcheck.check(sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({
    "seconds": used.ru_utime + used.ru_stime, "memory": peak(), "claims": len(report.claims),
    "findings": len(report.findings), "skipped": [one.reason for one in report.skipped],
    "notices": [text for one in report.documents for text in one.notices],
}))
"""


def officials(length: int) -> Iterator[str]:
    """Sentences on mayors, each of another name."""
    for n in range(length // 30):
        name = "".join(chr(97 + n // 26**place % 26) for place in range(4))
        yield f"Mayor Edda {name.capitalize()} of Orrin spoke."


#: what a file may be besides those of the tests
MORE: dict[str, Callable[[int], str]] = {
    "NUL": lambda n: (SENTENCE + "\0") * (n // (len(SENTENCE) + 1)),
    "zero sentences": lambda n: "\n" * n,
    "a million numbers": lambda n: " ".join(str(number) for number in range(1_000_000))[:n],
    "officials": lambda n: " ".join(officials(n))[:n],
    "ten thousand names": lambda n: (
        TEXTS["names"](240_000) + "\n\n" + TEXTS["prose in paragraphs"](max(n - 240_000, 0))
    ),
}
KINDS: dict[str, tuple[str, Callable[[int], str]]] = {
    **{name: (".txt", TEXTS[name]) for name in (
        "prose", "prose in paragraphs", "names", "posts", "dates", "no spaces", "digits", "a list of counts", "commas",
        "numbers, a line each", "right to left", "combining marks", "astral characters", "line ends of all kinds",
        "headings", "blanks",
    )},
    **{name: (".txt", made) for name, made in MORE.items()},
    **{f"Markdown: {name}": (".md", MARKDOWN[name]) for name in ("open brackets", "table", "quotes in quotes")},
    "HTML: table": (".html", lambda n: "<table>" + "<tr><td>Boats</td><td>12</td></tr>\n" * (n // 36) + "</table>"),
    **{f"HTML: {name}": (".html", HTML[name]) for name in ("deep", "open tables", "attributes", "links")},
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--megabytes", type=float, default=10)
    parser.add_argument("--kinds", nargs="*", default=list(KINDS), metavar="KIND")
    options = parser.parse_args()
    length = int(options.megabytes * 2**20)
    with tempfile.TemporaryDirectory() as name:
        ordinary = Path(name) / "ordinary.txt"
        ordinary.write_text(SENTENCE + "\n\nNine boats sank at Orrin, said Edda Vance, the mayor.\n")
        measure("an ordinary one", [ordinary])
        for kind in options.kinds:
            ending, made = KINDS[kind]
            path = Path(name) / f"large{ending}"
            # as many bytes, however many characters that are
            path.write_bytes(made(length).encode("utf-8", "surrogatepass")[:length])
            measure(kind, [ordinary, path])


def measure(kind: str, paths: list[Path]) -> None:
    """One line on one process."""
    try:
        told = subprocess.run(
            [sys.executable, "-c", CHILD, *map(str, paths)],
            capture_output=True, text=True, check=True, timeout=1200, cwd=ROOT,
        ).stdout  # fmt: skip
    except subprocess.SubprocessError as error:
        print(f"{kind:28} FAILED: {error} {getattr(error, 'stderr', '')}", flush=True)
        return
    found = json.loads(told)
    said = "; ".join([*found["skipped"], *(one.partition(":")[0] for one in found["notices"])])
    counted = f"{found['claims']:7,} claims {found['findings']:6,} findings"
    print(f"{kind:28} {found['seconds']:7.1f} s {found['memory']:7,.0f} MB {counted}  {said}", flush=True)


if __name__ == "__main__":
    main()
