"""Kill an indexing process again and again, and look at the store each time; then let several processes at one store.

    python tests/benchmarks/store_under_fire.py --kills 200 --seconds 60

Each child puts small articles of random content into a store, files them in its archive, by aliases too, forgets some
again, and says, on a pipe, what is committed. After each kill at a random moment all of the store is verified: each
reading, and that every index holds what its articles give; and every article that was said to be committed must be
there. Then two writers and a reader share a store: the reader looks up readings and compares a new article with all
that is there. Nothing may fail, and all that was written must be there.
"""

from __future__ import annotations

import argparse
import pickle
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from claimcheck.archive import Archive
from claimcheck.archive.checking import problems as problems_of
from claimcheck.models import Document
from claimcheck.reading import read_documents
from claimcheck.store import Store

#: kills that one store has to stand
A_STORE = 10
#: a child is killed within so many times what its first commit takes
COMMITS = 6
#: articles that are committed together, and after so many of these one is forgotten
TOGETHER, FORGET = 20, 3
#: readings that articles are given in turn
TEXT = "The barge {0} sank on {1} May 1911 off Port {2}. {1} people drowned, said Captain Ada {0}, mayor of {2}."
NAMES = ("Elsa", "Hilde", "Nora", "Ragna", "Signe", "Tove", "Una", "Vigdis", "Ylva", "Astrid", "Berit", "Dagny")

CHILD = """
import pickle, sys
from claimcheck.archive import Archive
from claimcheck.models import Document
from claimcheck.reading import Reading
from claimcheck.store import Store
path, name, count, readings, together, forget = sys.argv[1:7]
known = pickle.load(open(readings, "rb"))
print("ready", flush=True)
with Store(path) as store:
    archive = Archive(store, {"Nora": ["Elsa"]})
    for run in range(int(count)):
        documents = [Document(id=f"{name}-{run}-{n}", text=f"{name} {run} {n}") for n in range(int(together))]
        read = [(one, Reading.from_bytes(known[(run + n) % len(known)], one.id)) for n, one in enumerate(documents)]
        if not store.put(read):
            sys.exit(f"not written: {store.notices}")
        print("put", run, flush=True)
        archive.add(read)
        print("add", run, flush=True)
        if run % int(forget) == 1:
            print("forgetting", run - 1, flush=True)
            archive.forget([f"{name}-{run - 1}-{n}" for n in range(int(together))])
            print("forgot", run - 1, flush=True)
    if store.notices:
        sys.exit(str(store.notices))
"""
READER = """
import sys, time
from claimcheck.check import examine_stored
from claimcheck.errors import StoreError
from claimcheck.models import Document
from claimcheck.store import Store
path, seconds, text = sys.argv[1], float(sys.argv[2]), sys.argv[3]
end, seen, compared, longest = time.monotonic() + seconds, 0, 0, 0.0
new = Document.from_text(text, id="new.txt")
with Store(path) as store:
    while time.monotonic() < end:
        for name in ("a", "b"):
            for run in range(0, 400, 7):
                documents = [Document(id=str(n), text=f"{name} {run} {n}") for n in range(20)]
                found = len(store.get(documents))
                if found not in (0, 20):
                    sys.exit(f"half a transaction was read: {found}")
                seen += found
        begin = time.monotonic()
        try:
            examine_stored([new], store)
        except StoreError as error:
            # nothing is committed yet
            if "holds no articles" not in str(error):
                raise
        longest = max(longest, time.monotonic() - begin)
        compared += 1
    if store.notices:
        sys.exit(str(store.notices))
print(f"{seen} readings were read, {compared} checks made, the longest in {longest:.1f} s")
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        readings = Path(folder) / "readings"
        texts = [TEXT.format(name, n + 3, NAMES[n // 2]) for n, name in enumerate(NAMES)]
        documents = [Document(id=f"{n}", text=text) for n, text in enumerate(texts)]
        known = [one.to_bytes(document.id) for one, document in zip(read_documents(documents), documents, strict=True)]
        readings.write_bytes(pickle.dumps(known))
        kill(Path(folder), readings, options.kills, random.Random(options.seed))
        share(Path(folder), readings, options.seconds)


class Told:
    """What children have said: runs put, in the archive, and taken out of it (`unsure` while that went on)."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.put: set[tuple[str, str]] = set()
        self.held: set[tuple[str, str]] = set()
        self.unsure: set[tuple[str, str]] = set()

    def take_up(self, name: str, told: str) -> int:
        """The lines of the child of this name; how many transactions they tell of."""
        lines = [line.split() for line in told.splitlines() if " " in line]
        for what, run in lines:
            one = (name, run)
            if what == "forgetting":
                self.put.discard(one)
                self.held.discard(one)
                self.unsure.add(one)
            elif what == "forgot":
                self.unsure.discard(one)
            else:
                (self.put if what == "put" else self.held).add(one)
        return sum(line[0] != "forgetting" for line in lines)

    def problems(self, store: Store) -> list[str]:
        """What is wrong with a store that should hold this: a run is there whole, or not at all."""
        archive = Archive(store)
        found = [*store.verify(), *problems_of(archive), *store.notices]
        missing = store.missing([Document(id=id, text=id.replace("-", " ")) for one in self.put for id in _ids(one)])
        found += [f"the reading of {one.id} is missing" for one in missing]
        ids = set(archive.ids())
        runs = {tuple(id.rsplit("-", 1)[0].rsplit("-", 1)) for id in ids}
        found += [f"{one} is there in part" for one in runs if not ids.issuperset(_ids(one))]
        found += [f"{one} is not in the archive" for one in self.held - runs]
        return found


def _ids(run: tuple[str, ...]) -> list[str]:
    return [f"{run[0]}-{run[1]}-{n}" for n in range(TOGETHER)]


def kill(folder: Path, readings: Path, kills: int, chance: random.Random) -> None:
    """Kill writers at random moments; verify the store after each."""
    told = Told()
    early = commits = 0
    longest = COMMITS * first_commit(folder, readings)
    for number in range(kills):
        # a new store now and then, so that looking at every entry of it stays quick
        path = folder / f"killed-{number // A_STORE}"
        told = told if number % A_STORE else Told()
        name = f"k{number}"
        process = start(CHILD, path, name, 10_000, readings, TOGETHER, FORGET)
        assert process.stdout is not None
        process.stdout.readline()
        # from before the store is open until well into the writing
        time.sleep(chance.uniform(0.0, longest))
        process.send_signal(signal.SIGKILL)
        lines, _ = process.communicate()
        told_of = told.take_up(name, lines)
        early += not told_of
        commits += told_of
        with Store(path) as store:
            problems = told.problems(store)
        if problems:
            sys.exit(f"after kill {number + 1}: {problems}")
    print(f"{kills} kills ({early} before the first commit): the store and its indexes were whole each time;")
    print(f"all {commits} committed transactions of {TOGETHER} articles were there", flush=True)


def first_commit(folder: Path, readings: Path) -> float:
    """The seconds that a child takes to its first commit, by the clock: many on a machine with other work."""
    process = start(CHILD, folder / "tried", "try", 10_000, readings, TOGETHER, FORGET)
    assert process.stdout is not None
    process.stdout.readline()
    begun = time.monotonic()
    process.stdout.readline()
    process.kill()
    process.communicate()
    return time.monotonic() - begun


def share(folder: Path, readings: Path, seconds: float) -> None:
    """Two writers and a reader at one store."""
    path = folder / "shared"
    Store(path).close()
    reader = start(READER, path, seconds, TEXT.format("Elsa", 9, "Nora"))
    end = time.monotonic() + seconds
    writers = [(name, start(CHILD, path, name, 1_000_000, readings, TOGETHER, FORGET)) for name in "ab"]
    time.sleep(max(0.0, end - time.monotonic()))
    told, commits = Told(), 0
    for name, process in writers:
        process.terminate()
        lines, errors = process.communicate()
        if errors:
            sys.exit(f"writer {name}: {errors}")
        commits += told.take_up(name, lines)
    read, errors = reader.communicate()
    if errors or reader.returncode:
        sys.exit(f"reader: {errors}")
    with Store(path) as store:
        problems = told.problems(store)
    if problems:
        sys.exit(f"after sharing: {problems}")
    print(f"{seconds:.0f} s of two writers and a reader: {commits} transactions, {read.strip()}; nothing lost")


def start(code: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


if __name__ == "__main__":
    main()
