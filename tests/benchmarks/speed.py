"""How fast claimcheck is: ratios measured side by side in one run, medians of several.

    python tests/benchmarks/speed.py whole   --articles FOLDER --count 500   # against the bare spaCy pipeline
    python tests/benchmarks/speed.py jobs    --articles FOLDER --count 500   # two processes against one
    python tests/benchmarks/speed.py same    --articles FOLDER --count 500   # an unchanged folder, second run
    python tests/benchmarks/speed.py new     --articles FOLDER --sizes 4 1000 10000   # one article against a store
    python tests/benchmarks/speed.py growth  --articles FOLDER --sizes 250 1000 4000  # linking alone, and memory
    python tests/benchmarks/speed.py start                                   # --help, import
    python tests/benchmarks/speed.py all                                     # one after the other

The articles of FOLDER are recombined to as many as are wanted (`recombine.py` says how). For `new` and `growth` each
story is news (`retold.py`); with --alike it shares words and figures with others of its pattern. Every figure is of a
process of its own, measured from outside: processor seconds, which other work on the machine disturbs least,
seconds by the clock, and peak memory.
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
import threading
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.memory import peak

ROOT = Path(__file__).parents[2]

#: seconds between two looks at how much memory a process holds
WATCHED_EVERY = 0.02

BARE = """
import json, sys, importlib
texts = [json.loads(line)["text"] for line in open(sys.argv[1])]
nlp = importlib.import_module(sys.argv[3]).load()
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
from claimcheck.check import examine_stored
report, _ = examine_stored(sys.argv[1], sys.argv[2])
"""
LINK = """
import pickle, sys, time
from claimcheck.sharing import Sharing
from claimcheck.subjects import linker
from tests.benchmarks.recombine import dated
from tests.benchmarks.retold import retold
from tests.benchmarks.memory import peak
file, size, how, what = sys.argv[1:]
known = pickle.load(open(file, "rb"))
sharing, claims, published = Sharing(), [], {}
for id, reading, day in (dated if how == "alike" else retold)(known, int(size)):
    claims += sharing.article(reading.claims)
    published[id] = day
del known, sharing, reading
before = peak()
pairs = meetings = 0
links_of = linker._links
def counted(met, models):
    global pairs, meetings
    pairs += len(met)
    met.by_articles(meeting)
    return links_of(met, models) if what == "link" else []
def meeting(one, other):
    global meetings
    meetings += 1
    return 0.0
linker._links = counted
begun = time.process_time()
links = sum(1 for _ in linker.links_between(claims, published))
after = peak()
print(len(claims), pairs, meetings, links, time.process_time() - begun, before, after)
"""


class Cost(NamedTuple):
    """What a process took: processor seconds, seconds by the clock, megabytes at the peak."""

    cpu: float
    wall: float
    memory: float


def run(*command: object) -> Cost:
    """What the command took; told on standard error too, so that a long measurement shows how far it is."""
    # an installed package has its bytecode, whatever is set where this is run
    environment = {name: told for name, told in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begun = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, cwd=ROOT, env=environment)
    memory = [0.0]
    watching = threading.Thread(target=_watch, args=(process.pid, memory))
    watching.start()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    watching.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"exit code {process.returncode}: {command}")
    cost = Cost(used.ru_utime + used.ru_stime, wall, max(memory))
    print(f"  {cost.cpu:.1f} s of processor, {cost.wall:.1f} s, {cost.memory:.0f} MB", file=sys.stderr, flush=True)
    return cost


def _watch(process: int, memory: list[float]) -> None:
    """Note the peak memory of a process until it has ended."""
    while held := peak(process):
        memory.append(held)
        time.sleep(WATCHED_EVERY)


def python(code: object, *arguments: object) -> Cost:
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
    from claimcheck.nlp import _installed

    file = archive(options.articles, options.count, folder / "articles.jsonl")
    package, _ = _installed()
    pairs = [(python(CHECK, file, 1), python(BARE, file, 1, package)) for _ in range(options.repeats)]
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
    """An article of middle length against many, put into a store as readings: to read all of them would take hours."""
    from claimcheck.archive import Archive
    from claimcheck.models import Document
    from claimcheck.store import Store

    real, known = _read(options)
    new = sorted(real, key=lambda one: (len(one.text), one.id))[len(real) // 2]
    article = folder / "new.txt"
    # what was told of the same before
    home = new.id.rpartition("/")[0]
    story = [
        (one.id, read, day)
        for one, (read, day) in zip(real, known, strict=True)
        if one.id != new.id and one.id.rpartition("/")[0] == home
    ]

    def each_time(*command: object) -> list[Cost]:
        """With one more blank line at the article's end, so that no store has read it."""
        costs = []
        for n in range(options.repeats):
            article.write_text(new.text + "\n" * n, encoding="utf-8")
            costs.append(python(*command))
        return costs

    alone = each_time(CHECK, article, 1)
    print(f"one article alone: {median(c.cpu for c in alone):.2f} s of processor", flush=True)
    for size in options.sizes or (4, 1000, 10000):
        path = folder / f"{size}.store"
        begun = time.process_time()
        with Store(path) as store:
            archive = Archive(store)
            told = itertools.islice(itertools.chain(story, _archive(options, known, size)), size)
            made = ((Document(id=id, text=id, published=day), one) for id, one, day in told)
            while run_of := list(itertools.islice(made, 64)):
                store.put(run_of)
                archive.add(run_of)
        filed = (time.process_time() - begun) / max(size, 1)
        costs = each_time(NEW, article, path)
        beyond = median(a.cpu - b.cpu for a, b in zip(costs, alone, strict=True))
        print(f"one article against {size}: {beyond:+.2f} s of processor beyond its own, "
              f"{max(c.memory for c in costs):.0f} MB; {1000 * filed:.1f} ms to file a stored one, "
              f"{path.stat().st_size / 1e6:.0f} MB on disk", flush=True)  # fmt: skip


def growth(options: argparse.Namespace, folder: Path) -> None:
    """Linking alone; with --count-pairs the pairs are found and not compared, which is quicker by far.

    The archive is made in the process that links it, of the readings of the real articles.
    """
    _, known = _read(options)
    file = folder / "readings"
    file.write_bytes(pickle.dumps(known, protocol=5))
    del known
    how = ("alike" if options.alike else "news", "count" if options.count_pairs else "link")
    points = []
    for size in options.sizes or (250, 1000, 4000):
        linking = [sys.executable, "-c", LINK, str(file), str(size), *how]
        told = subprocess.run(linking, capture_output=True, text=True, check=True, cwd=ROOT).stdout.split()
        count, pairs, meetings, links, seconds, before, after = (float(part) for part in told)
        points.append((size, seconds, pairs))
        print(f"{size} articles: {count:.0f} claims, {pairs / count:.1f} pairs a claim, {meetings / size:.1f} other "
              f"articles an article, {links:.0f} links, {seconds:.1f} s of processor, "
              f"{before:.0f} MB for the claims, {after:.0f} MB", flush=True)  # fmt: skip
    for (small, little, few), (large, much, many) in itertools.pairwise(points):
        by = math.log(large / small)
        print(f"growth exponent from {small} to {large}: {math.log(much / little) / by:.2f} of the time, "
              f"{math.log(many / few) / by:.2f} of the pairs")  # fmt: skip


def _read(options: argparse.Namespace) -> tuple[list[Any], list[Any]]:
    """The real articles of a folder, and each one's reading with the day it was published."""
    from claimcheck.collecting import collect
    from claimcheck.models import Document
    from claimcheck.readers import read_inputs
    from claimcheck.store import Store

    real = [one for one in read_inputs([options.articles]) if isinstance(one, Document)]
    with Store(options.readings or ":memory:") as store:
        return real, [(read, one.published) for one, read in zip(real, collect(real, store=store), strict=True)]


def _archive(options: argparse.Namespace, known: list[Any], size: int) -> Iterator[tuple[str, Any, Any]]:
    """So many articles as what was read in them: id, reading, day of publication."""
    from tests.benchmarks.recombine import dated
    from tests.benchmarks.retold import retold

    return (dated if options.alike else retold)(known, size)


def start(options: argparse.Namespace, folder: Path) -> None:
    for name, command in {
        "python -c pass": [sys.executable, "-c", "pass"],
        "import claimcheck": [sys.executable, "-c", "import claimcheck"],
        "claimcheck --help": [sys.executable, "-m", "claimcheck", "--help"],
        "claimcheck rules list": [sys.executable, "-m", "claimcheck", "rules", "list"],
    }.items():
        costs = [run(*command) for _ in range(options.repeats)]
        print(f"{name}: {median(c.cpu for c in costs):.2f} s of processor, {median(c.wall for c in costs):.2f} s")


_MEASURES = ("start", "whole", "jobs", "same", "new", "growth")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=[*_MEASURES, "all"])
    parser.add_argument("--articles", type=Path, default=ROOT / "tests" / "clusters")
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--sizes", type=int, nargs="+")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--readings", type=Path, help="a store in which the readings of FOLDER are kept for a next run")
    parser.add_argument("--alike", action="store_true", help="stories of one pattern share words and figures")
    parser.add_argument("--count-pairs", action="store_true", help="find pairs, compare none")
    options = parser.parse_args()
    for name in _MEASURES if options.what == "all" else [options.what]:
        with tempfile.TemporaryDirectory() as folder:
            globals()[name](options, Path(folder))


if __name__ == "__main__":
    main()
