"""How fast claimcheck is: ratios measured side by side in one run, medians of several.

    python tests/benchmarks/speed.py whole   --articles FOLDER --count 500   # against the bare spaCy pipeline
    python tests/benchmarks/speed.py jobs    --articles FOLDER --count 500   # two processes against one
    python tests/benchmarks/speed.py same    --articles FOLDER --count 500   # an unchanged folder, second run
    python tests/benchmarks/speed.py new     --articles FOLDER --sizes 0 1000 10000   # one article against a store
    python tests/benchmarks/speed.py growth  --articles FOLDER --sizes 250 1000 4000  # linking alone, and memory
    python tests/benchmarks/speed.py start                                   # --help, import

The articles of FOLDER are recombined to as many as are wanted (`recombine.py` says how). Every figure is of a process
of its own, measured from outside: processor seconds, which other work on the machine disturbs least, seconds by
the clock, and peak memory.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import os
import pickle
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

BARE = """
import json, sys, importlib
from claimcheck.nlp import MODEL_PACKAGES
texts = [json.loads(line)["text"] for line in open(sys.argv[1])]
for package in MODEL_PACKAGES:
    try:
        nlp = importlib.import_module(package).load()
        break
    except ModuleNotFoundError:
        pass
for doc in nlp.pipe(texts, n_process=int(sys.argv[2])):
    pass
"""
CHECK = """
import sys
from claimcheck import check
report = check(sys.argv[1], jobs=int(sys.argv[2]), store=sys.argv[3] if len(sys.argv) > 3 else None)
"""
NEW = """
import sys
from claimcheck import check
report = check(sys.argv[1], sys.argv[2:3], store=sys.argv[3])
"""
LINK = """
import pickle, sys, time, resource
from claimcheck.subjects import linker
claims = pickle.load(open(sys.argv[1], "rb"))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
begun, pairs = time.process_time(), 0
compared = linker._compared_by_article
def counted(*arguments):
    global pairs
    for some in compared(*arguments):
        pairs += len(some)
        yield some
linker._compared_by_article = counted
links = linker.link(claims, {})
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(len(claims), pairs, len(links), time.process_time() - begun, before // 1024, after // 1024)
"""


class Cost(NamedTuple):
    """What a process took: processor seconds, seconds by the clock, megabytes at the peak."""

    cpu: float
    wall: float
    memory: float


def run(*command: object) -> Cost:
    begun = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, cwd=ROOT)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"exit code {process.returncode}: {command}")
    return Cost(used.ru_utime + used.ru_stime, time.perf_counter() - begun, used.ru_maxrss / 1024)


def python(code: str, *arguments: object) -> Cost:
    return run(sys.executable, "-c", code, *arguments)


def compare(name: str, one: list[Cost], other: list[Cost]) -> None:
    """One line: the median of the ratios pair by pair, and of each side."""
    cpu = median(a.cpu / b.cpu for a, b in zip(one, other, strict=True))
    wall = median(a.wall / b.wall for a, b in zip(one, other, strict=True))
    print(
        f"{name}: {cpu:.2f} of its processor time, {wall:.2f} of its time by the clock; "
        f"{median(c.cpu for c in one):.1f} s against {median(c.cpu for c in other):.1f} s of processor, "
        f"{max(c.memory for c in one):.0f} MB against {max(c.memory for c in other):.0f} MB",
        flush=True,
    )


def archive(folder: Path, count: int, path: Path) -> Path:
    """A file of so many recombined articles."""
    from claimcheck.readers import read_inputs
    from tests.benchmarks.recombine import documents

    real = [one for one in read_inputs([folder]) if hasattr(one, "text")]
    with path.open("w", encoding="utf-8") as file:
        for one in documents(real, count):
            published = one.published.isoformat() if one.published else None
            file.write(json.dumps({"id": one.id, "text": one.text, "published": published}) + "\n")
    return path


def whole(options: argparse.Namespace, folder: Path) -> None:
    file = archive(options.articles, options.count, folder / "articles.jsonl")
    pairs = [(python(CHECK, file, 1), python(BARE, file, 1)) for _ in range(options.repeats)]
    compare(f"whole run against the bare pipeline, {options.count} articles", *map(list, zip(*pairs, strict=True)))


def jobs(options: argparse.Namespace, folder: Path) -> None:
    file = archive(options.articles, options.count, folder / "articles.jsonl")
    pairs = [
        (python(CHECK, file, 2, folder / f"a{n}"), python(CHECK, file, 1, folder / f"b{n}"))
        for n in range(options.repeats)
    ]
    compare(f"two processes against one, {options.count} articles", *map(list, zip(*pairs, strict=True)))


def same(options: argparse.Namespace, folder: Path) -> None:
    file = archive(options.articles, options.count, folder / "articles.jsonl")
    first = [python(CHECK, file, 1, folder / f"s{n}") for n in range(options.repeats)]
    second = [python(CHECK, file, 1, folder / f"s{n}") for n in range(options.repeats)]
    compare(f"an unchanged folder, second run against the first, {options.count} articles", second, first)


def new(options: argparse.Namespace, folder: Path) -> None:
    """The stored articles are put into the store as readings, not read: reading them would take hours."""
    from claimcheck.models import Document
    from claimcheck.readers import read_inputs
    from claimcheck.reading import Reading, read_documents
    from claimcheck.store import Store
    from tests.benchmarks.recombine import readings

    real = [one for one in read_inputs([options.articles]) if isinstance(one, Document)]
    known = list(read_documents(real))
    article = Path(folder) / "new.txt"
    article.write_text(real[0].text, encoding="utf-8")
    alone = [python(CHECK, article, 1) for _ in range(options.repeats)]
    print(f"one article alone: {median(c.cpu for c in alone):.2f} s of processor", flush=True)
    for size in options.sizes:
        if not size:
            continue
        file, path = folder / f"{size}.jsonl", folder / f"{size}.store"
        made = [reading.to_bytes(id) for id, reading in readings(known, size)]
        file.write_text("".join(json.dumps({"id": str(n), "text": f"Text {n}."}) + "\n" for n in range(size)))
        documents = [one for one in read_inputs([file]) if isinstance(one, Document)]
        with Store(path) as store:
            store.put((one, Reading.from_bytes(data, one.id)) for one, data in zip(documents, made, strict=True))
            assert not store.missing(documents)
        costs = [python(NEW, article, file, path) for _ in range(options.repeats)]
        beyond = median(a.cpu - b.cpu for a, b in zip(costs, alone, strict=True))
        print(f"one article against {size}: {beyond:+.2f} s of processor beyond its own, "
              f"{max(c.memory for c in costs):.0f} MB", flush=True)  # fmt: skip


def growth(options: argparse.Namespace, folder: Path) -> None:
    from claimcheck.models import Document
    from claimcheck.readers import read_inputs
    from claimcheck.reading import read_documents
    from tests.benchmarks.recombine import readings

    real = [one for one in read_inputs([options.articles]) if isinstance(one, Document)]
    known = list(read_documents(real))
    points = []
    for size in options.sizes:
        file = folder / f"{size}.claims"
        with file.open("wb") as stream:
            pickle.dump([claim for _, one in readings(known, size) for claim in one.claims], stream, protocol=5)
        told = subprocess.run(
            [sys.executable, "-c", LINK, str(file)], capture_output=True, text=True, check=True, cwd=ROOT
        ).stdout.split()
        claims, pairs, links, seconds, before, after = (float(part) for part in told)
        points.append((size, seconds))
        print(f"{size} articles: {claims:.0f} claims, {pairs / claims:.0f} pairs a claim, {links:.0f} links, "
              f"{seconds:.1f} s of processor, {before:.0f} MB for the claims, {after:.0f} MB", flush=True)  # fmt: skip
    for (small, little), (large, much) in itertools.pairwise(points):
        print(f"growth exponent from {small} to {large}: {math.log(much / little) / math.log(large / small):.2f}")


def start(options: argparse.Namespace, folder: Path) -> None:
    for name, command in {
        "python -c pass": [sys.executable, "-c", "pass"],
        "import claimcheck": [sys.executable, "-c", "import claimcheck"],
        "claimcheck --help": [sys.executable, "-m", "claimcheck", "--help"],
        "claimcheck rules list": [sys.executable, "-m", "claimcheck", "rules", "list"],
    }.items():
        costs = [run(*command) for _ in range(options.repeats)]
        print(f"{name}: {median(c.cpu for c in costs):.2f} s of processor, {median(c.wall for c in costs):.2f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=["whole", "jobs", "same", "new", "growth", "start"])
    parser.add_argument("--articles", type=Path, default=ROOT / "tests" / "clusters")
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--sizes", type=int, nargs="+", default=[250, 1000, 4000])
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        globals()[options.what](options, Path(folder))


if __name__ == "__main__":
    main()
