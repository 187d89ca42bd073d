"""Kill an indexing process again and again, and look at the store each time; then let several processes at one store.

    python tests/benchmarks/store_under_fire.py --kills 200 --seconds 60

Each child files small articles under random content and says, on a pipe, which transactions are committed. After each
kill at a random moment the store is verified, and every article that was said to be committed must be there. Then two
writers and a reader share a store: nothing may fail, and all that was written must be read again.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from claimcheck.models import Document
from claimcheck.reading import read_documents
from claimcheck.store import Store

#: kills that one store has to stand
A_STORE = 10
TEXT = "The barge {0} sank on 4 May 1911 off Port {0}. Twelve people drowned, said Captain Ada {0}, 51."

CHILD = """
import sys
from claimcheck.models import Document
from claimcheck.reading import Reading
from claimcheck.store import Store
path, name, count, claims = sys.argv[1:5]
data = open(claims, "rb").read()
print("ready", flush=True)
with Store(path) as store:
    for run in range(int(count)):
        documents = [Document(id=f"{name}-{run}-{n}", text=f"{name} {run} {n}") for n in range(20)]
        if not store.put([(document, Reading.from_bytes(data, document.id)) for document in documents]):
            sys.exit(f"not written: {store.notices}")
        print(run, flush=True)
    if store.notices:
        sys.exit(str(store.notices))
"""
READER = """
import sys, time
from claimcheck.models import Document
from claimcheck.store import Store
path, seconds = sys.argv[1], float(sys.argv[2])
end, seen = time.monotonic() + seconds, 0
with Store(path) as store:
    while time.monotonic() < end:
        for name in ("a", "b"):
            runs = [(run, n) for run in range(0, 400, 7) for n in range(20)]
            documents = [Document(id=f"{run} {n}", text=f"{name} {run} {n}") for run, n in runs]
            found = store.get(documents)
            if len(found) % 20 and len(found) < len(documents):
                sys.exit(f"half a transaction was read: {len(found)}")
            seen += len(found)
    if store.notices:
        sys.exit(str(store.notices))
print(seen)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        reading = Path(folder) / "reading"
        document = Document(id="x", text=" ".join(TEXT.format(name) for name in ("Elsa", "Hilde", "Nora")))
        reading.write_bytes(next(read_documents([document])).to_bytes("x"))
        kill(Path(folder), reading, options.kills, random.Random(options.seed))
        share(Path(folder), reading, options.seconds)


def kill(folder: Path, reading: Path, kills: int, chance: random.Random) -> None:
    """Kill writers at random moments; verify the store after each."""
    committed: list[tuple[str, int]] = []
    early = commits = 0
    for number in range(kills):
        # a new store now and then, so that looking at every entry of it stays quick
        path = folder / f"killed-{number // A_STORE}"
        committed = committed if number % A_STORE else []
        name = f"k{number}"
        process = start(CHILD, path, name, 10_000, reading)
        assert process.stdout is not None
        process.stdout.readline()
        # from before the store is open until well into the writing
        time.sleep(chance.uniform(0.0, 0.4))
        process.send_signal(signal.SIGKILL)
        told, _ = process.communicate()
        runs = [int(line) for line in told.split()]
        early += not runs
        commits += len(runs)
        committed += [(name, run) for run in runs]
        with Store(path) as store:
            problems = [*store.verify(), *store.notices]
            wanted = [Document(id=f"{n}-{r}-{i}", text=f"{n} {r} {i}") for n, r in committed for i in range(20)]
            missing = store.missing(wanted)
        if problems or missing:
            sys.exit(f"after kill {number + 1}: {problems}, {len(missing)} committed articles are missing")
    print(f"{kills} kills ({early} before the first commit): the store was whole each time;")
    print(f"all {commits} committed transactions ({20 * commits} articles) were there", flush=True)


def share(folder: Path, reading: Path, seconds: float) -> None:
    """Two writers and a reader at one store."""
    path = folder / "shared"
    Store(path).close()
    reader = start(READER, path, seconds)
    written = {"a": 0, "b": 0}
    end = time.monotonic() + seconds
    writers = [(name, start(CHILD, path, name, 1_000_000, reading)) for name in written]
    time.sleep(max(0.0, end - time.monotonic()))
    for name, process in writers:
        process.terminate()
        told, errors = process.communicate()
        if errors:
            sys.exit(f"writer {name}: {errors}")
        written[name] = len(told.split()) - 1
    told, errors = reader.communicate()
    if errors or reader.returncode:
        sys.exit(f"reader: {errors}")
    with Store(path) as store:
        problems = [*store.verify(), *store.notices]
        documents = [
            Document(id=f"{n}-{r}-{i}", text=f"{n} {r} {i}")
            for n in written
            for r in range(written[n])
            for i in range(20)
        ]
        missing = store.missing(documents)
    if problems or missing:
        sys.exit(f"after sharing: {problems}, {len(missing)} articles are missing")
    told = f"{sum(written.values())} transactions, {told.strip()} readings read"
    print(f"{seconds:.0f} s of two writers and a reader: {told}, nothing lost")


def start(code: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


if __name__ == "__main__":
    main()
