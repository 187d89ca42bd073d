"""How Spark compares with one process on the same cores: seconds, bytes shuffled, and that both find the same.

    python tests/benchmarks/on_spark.py find --sizes 1000 5000 20000 --cores 2   # linking and judging alone
    python tests/benchmarks/on_spark.py find --sizes 300 --kill-executor         # the same, though an executor dies
    python tests/benchmarks/on_spark.py read --count 300 --cores 2               # reading articles alone

Articles are made of real ones: for `read` as `recombine.py` says, for `find` from what was read in them (`retold.py`),
since reading 20,000 would take hours. Each run is a process of its own; Spark's figures come from its event log.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.memory import peak

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.models import Link
    from claimcheck.reading import Reading

ROOT = Path(__file__).parents[2]
#: what stands for the text: `find` does not look at it
PLACEHOLDER = "Recombined."
MEGABYTE = 1_000_000
QUIET = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false"}
#: runs of minutes are over before Java's better compiler has paid for itself
SHORT = {"spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseParallelGC"}
#: memory of an executor, and how long one has worked that is killed, in seconds of the processor
EXECUTOR_MB, KILLED_AFTER = 2048, 15
#: articles in a file
TOGETHER = 500


def read_real(folder: Path) -> list[tuple[Reading, dt.date | None]]:
    """What the real articles state, and the day of each."""
    from claimcheck.models import Document
    from claimcheck.readers import read_inputs
    from claimcheck.reading import read_documents

    found = [one for one in read_inputs([folder]) if isinstance(one, Document)]
    return [(read, one.published) for one, read in zip(found, read_documents(found), strict=True)]


def tables(known: Sequence[tuple[Reading, dt.date | None]], size: int, folder: Path) -> None:
    """A table of claims for Spark (`claims`), a file for some hundred articles."""
    import pyarrow.parquet

    from claimcheck.models import Document
    from claimcheck.spark.reading import CLAIMS, rows_for
    from tests.benchmarks.retold import retold

    (folder / "claims").mkdir()
    made = retold(known, size)
    for number in range(0, size, TOGETHER):
        some = itertools.islice(made, TOGETHER)
        rows = [
            row
            for id, one, published in some
            for row in rows_for(Document(id=id, text=PLACEHOLDER, published=published), one)
        ]
        table = pyarrow.Table.from_pylist(rows, schema=CLAIMS.arrow())
        pyarrow.parquet.write_table(table, folder / "claims" / f"{number:09}.parquet")


def alone(folder: Path) -> None:
    """One process, from the same table: what `claimcheck.check` does with readings that it has."""
    from claimcheck.config import Config
    from claimcheck.engine.allowed import Allowed
    from claimcheck.engine.echoes import without_echoes
    from claimcheck.engine.evaluate import evaluate_allowed
    from claimcheck.models import Claim
    from claimcheck.spark.articles import Article
    from claimcheck.subjects.beginnings import link_beginnings
    from claimcheck.subjects.linker import links_between

    begun = time.perf_counter()
    claims, infos = [], {}
    for row in read_rows(folder / "claims"):
        if row["number"] == 0:
            info = Article.model_validate_json(row["article"]).info
            infos[info.id] = info
        claims.append(Claim.model_validate_json(row["claim"]))
    loaded = time.perf_counter()
    published = {id: info.published for id, info in infos.items()}
    links = Counted(itertools.chain(links_between(claims, published), link_beginnings(claims)))
    found = evaluate_allowed(claims, links, list(infos.values()), Config().rulebook, (), Allowed())
    findings = without_echoes(found.findings, found.claims)
    judged = time.perf_counter()
    (folder / "alone.json").write_text("".join(one.model_dump_json() + "\n" for one in findings))
    tell(
        processor=time.process_time(), loaded=loaded - begun, judged=judged - loaded, whole=judged - begun,
        claims=len(claims), links=links.count, findings=len(findings), memory=peak(),
    )  # fmt: skip


def read_rows(folder: Path) -> Iterator[dict[str, Any]]:
    """What is asked of the rows of a table of claims."""
    import pyarrow.parquet

    for file in sorted(folder.glob("*.parquet")):
        yield from pyarrow.parquet.read_table(file, columns=["claim", "article", "number"]).to_pylist()


class Counted:
    """Counts what is taken from it."""

    def __init__(self, some: Iterable[Link]) -> None:
        self.count, self._some = 0, some

    def __iter__(self) -> Iterator[Link]:
        for one in self._some:
            self.count += 1
            yield one


def on_spark(folder: Path, cores: int, kill: bool) -> None:
    """A local session of so many worker processes.

    With `kill` it is a cluster of as many executors, and one of them is killed when it has judged for some seconds.
    """
    from claimcheck.spark import find, session
    from claimcheck.spark.tables import read_claims

    log = folder / "log"
    log.mkdir()
    begun, meter = time.perf_counter(), Meter()
    spark = session(f"local-cluster[{cores},1,{EXECUTOR_MB}]" if kill else f"local[{cores}]", {
        **QUIET, **SHORT, "spark.executor.memory": f"{EXECUTOR_MB}m",
        "spark.driver.memory": "4g", "spark.driver.maxResultSize": "2g",
        "spark.sql.shuffle.partitions": str(4 * cores), "spark.local.dir": str(folder / "local"),
        "spark.eventLog.enabled": "true", "spark.eventLog.dir": log.as_uri(), "spark.eventLog.compress": "false",
    })  # fmt: skip
    spark.sparkContext.setLogLevel("ERROR")
    started = time.perf_counter()
    if kill:
        threading.Thread(target=kill_executor, args=[meter], daemon=True).start()
    rows = find(read_claims(spark, str(folder / "claims"))).drop("order").toArrow().to_pylist()
    found = time.perf_counter()
    (folder / "spark.json").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    used, java = meter.used(), meter.used("java")
    spark.stop()
    tell(started=started - begun, whole=found - started, findings=len(rows), processor=used, java=java)


def kill_executor(meter: Meter) -> None:
    """Kill an executor of ours that has used so many seconds of the processor."""
    while True:
        for id, used in meter.running().items():
            try:
                command = Path(f"/proc/{id}/cmdline").read_bytes()
            except OSError:
                continue
            if b"ExecutorBackend" in command and used > KILLED_AFTER:
                os.kill(id, signal.SIGKILL)
                print(f"killed an executor after {used:.0f} s of its processor", flush=True)
                return
        time.sleep(0.2)


def tell(**figures: float) -> None:
    print(json.dumps(figures))


class Meter:
    """The processor seconds of this process and all that it has started, Spark's and the workers' too (on Linux).

    Looked at every second: what a process has used is lost when the one that started it ends before it.
    """

    def __init__(self) -> None:
        """Begin to look."""
        # a process is told by its id and when it began: ids are given anew
        self._used: dict[tuple[int, int], tuple[str, float]] = {}
        self._running: dict[int, float] = {}
        self._lock = threading.Lock()
        threading.Thread(target=self._look_on, daemon=True).start()

    def used(self, only: str = "") -> float:
        """What all of them have used so far; with `only` those of programs of this name."""
        with self._lock:
            self._look()
            return sum(seconds for name, seconds in self._used.values() if only in name)

    def running(self) -> dict[int, float]:
        """What each of those that have not ended has used so far, by its id."""
        with self._lock:
            self._look()
            return self._running

    def _look_on(self) -> None:
        while True:
            with self._lock:
                self._look()
            time.sleep(1)

    def _look(self) -> None:
        parents: dict[int, int] = {}
        seen: dict[int, tuple[int, str, float]] = {}
        for path in Path("/proc").glob("[0-9]*/stat"):
            try:
                name, _, rest = path.read_text().rpartition(")")
            except OSError:
                continue
            # the parent, user and system time, and the beginning: see proc(5)
            told, id = rest.split(), int(path.parent.name)
            parents[id] = int(told[1])
            seen[id] = int(told[19]), name.partition("(")[2], sum(map(int, told[11:13])) / os.sysconf("SC_CLK_TCK")
        # those whose parent has ended are ours still
        known = {id for id, began in self._used if id in seen and seen[id][0] == began}
        ours: set[int] = set()
        more = {os.getpid(), *known}
        while more:
            ours |= more
            more = {id for id, parent in parents.items() if parent in more} - ours
        self._running = {id: seen[id][2] for id in ours}
        self._used.update(((id, seen[id][0]), seen[id][1:]) for id in ours)


def stages(log: Path) -> Iterator[dict[str, Any]]:
    """What the event log tells of each stage: its name, tasks, processor and wall seconds, and bytes shuffled."""
    totals: dict[int, Counter[str]] = {}
    names: dict[int, str] = {}
    for file in log.rglob("events*"):
        for line in file.open(encoding="utf-8"):
            event = json.loads(line)
            if event["Event"] == "SparkListenerTaskEnd" and "Task Metrics" in event:
                metrics = event["Task Metrics"]
                total = totals.setdefault(event["Stage ID"], Counter())
                total["tasks"] += 1
                total["seconds"] += metrics["Executor Run Time"] / 1000
                total["slowest"] = max(total["slowest"], metrics["Executor Run Time"] / 1000)
                total["written"] += metrics["Shuffle Write Metrics"]["Shuffle Bytes Written"]
                total["spilled"] += metrics["Disk Bytes Spilled"]
            elif event["Event"] == "SparkListenerStageCompleted":
                info = event["Stage Info"]
                names[info["Stage ID"]] = ", ".join(dict.fromkeys(functions(info)))
    for id, total in sorted(totals.items()):
        yield {"stage": id, "steps": names.get(id, ""), **total}


def functions(info: dict[str, Any]) -> Iterator[str]:
    """The names of the operators in a stage."""
    for rdd in info["RDD Info"]:
        scope = json.loads(rdd["Scope"])["name"] if "Scope" in rdd else rdd["Name"]
        if not scope.startswith(("WholeStageCodegen", "mapPartitions", "AQEShuffleRead", "InMemory")):
            yield scope


def run(what: str, *arguments: object) -> dict[str, float]:
    command = [sys.executable, __file__, what, *map(str, arguments)]
    told = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT).stdout
    for line in told.splitlines()[:-1]:
        print(line, flush=True)
    figures: dict[str, float] = json.loads(told.splitlines()[-1])
    return figures


def find_at(size: int, known: Sequence[tuple[Reading, dt.date | None]], options: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tables(known, size, folder)
        one = run("alone", "--folder", folder)
        killing = ["--kill-executor"] if options.kill_executor else []
        many = run("spark", "--folder", folder, "--cores", options.cores, *killing)
        same = rows(folder / "alone.json") == rows(folder / "spark.json")
        told = list(stages(folder / "log"))
    shuffled = sum(stage["written"] for stage in told)
    print(f"{size} articles, {one['claims']} claims, {one['links']} links, {one['findings']} findings, "
          f"{'the same' if same else 'NOT THE SAME'}: {one['whole']:.0f} s in one process "
          f"({one['loaded']:.0f} load, {one['judged']:.0f} link and judge; {one['memory']:.0f} MB; "
          f"{one['processor']:.0f} s of processor), {many['whole']:.0f} s on Spark with {options.cores} cores "
          f"({many['processor']:.0f} s of processor, {many['java']:.0f} of it Java's); "
          f"{shuffled / size / 1000:.1f} kB shuffled an article", flush=True)  # fmt: skip
    if options.stages:
        for stage in told:
            print(f"  {stage['stage']:>4} {stage['tasks']:>4} tasks {stage['seconds']:>8.1f} s, slowest "
                  f"{stage['slowest']:>6.1f} s, {stage['written'] / size / 1000:>7.2f} kB an article, "
                  f"spilled {stage['spilled'] / MEGABYTE:.0f} MB  {stage['steps']}")  # fmt: skip


def rows(file: Path) -> list[Any]:
    return [json.loads(line) for line in file.read_text().splitlines()]


def read(options: argparse.Namespace) -> None:
    """Reading, with the language model: Spark's tasks against as many processes of our own."""
    from claimcheck.models import Document
    from claimcheck.readers import read_inputs
    from tests.benchmarks.recombine import documents

    real = [one for one in read_inputs([options.articles]) if isinstance(one, Document)]
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "articles.jsonl"
        with file.open("w", encoding="utf-8") as stream:
            for one in documents(real, options.count):
                published = one.published.isoformat() if one.published else None
                stream.write(json.dumps({"id": one.id, "text": one.text, "published": published}) + "\n")
        ours = run("read-ours", "--folder", name, "--cores", options.cores)
        spark = run("read-spark", "--folder", name, "--cores", options.cores)
    print(f"{options.count} articles read, {ours['claims']} and {spark['claims']} claims: {ours['whole']:.0f} s in "
          f"{options.cores} processes ({ours['processor']:.0f} s of processor), {spark['whole']:.0f} s on Spark with "
          f"{options.cores} cores ({spark['processor']:.0f} s of processor, {spark['java']:.0f} Java)")  # fmt: skip


def read_ours(folder: Path, cores: int) -> None:
    from claimcheck.collecting import collect
    from claimcheck.models import Document
    from claimcheck.readers import read_inputs

    found = [one for one in read_inputs([folder / "articles.jsonl"]) if isinstance(one, Document)]
    begun, meter = time.perf_counter(), Meter()
    claims = sum(len(reading.claims) for reading in collect(found, jobs=cores))
    tell(whole=time.perf_counter() - begun, processor=meter.used(), claims=claims)


def read_spark(folder: Path, cores: int) -> None:
    from claimcheck.spark import extract_claims, session
    from claimcheck.spark.tables import read_documents, write

    meter = Meter()
    spark = session(f"local[{cores}]", {**QUIET, **SHORT})
    spark.sparkContext.setLogLevel("ERROR")
    begun = time.perf_counter()
    documents = read_documents(spark, str(folder / "articles.jsonl")).repartition(8 * cores)
    write(extract_claims(documents), str(folder / "claims"))
    took = time.perf_counter() - begun
    used, java = meter.used(), meter.used("java")
    tell(
        whole=took,
        processor=used,
        java=java,
        claims=spark.read.parquet(str(folder / "claims")).where("id IS NOT NULL").count(),
    )
    spark.stop()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=["find", "read", "alone", "spark", "read-ours", "read-spark"])
    parser.add_argument("--articles", type=Path, default=ROOT / "tests" / "clusters")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 5000, 20000])
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--cores", type=int, default=2)
    parser.add_argument("--kill-executor", action="store_true", help="a cluster of executors, of which one is killed")
    parser.add_argument("--stages", action="store_true", help="tell the stages too")
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.what == "find":
        known = read_real(options.articles)
        for size in options.sizes:
            find_at(size, known, options)
    elif options.what == "read":
        read(options)
    elif options.what == "alone":
        alone(options.folder)
    elif options.what == "spark":
        on_spark(options.folder, options.cores, options.kill_executor)
    else:
        {"read-ours": read_ours, "read-spark": read_spark}[options.what](options.folder, options.cores)


if __name__ == "__main__":
    main()
