"""Readings are the same however they are come by: here, in other processes, out of a store."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import zlib
from typing import TYPE_CHECKING

import pytest

from claimcheck import check, collecting, workers
from claimcheck.collecting import collect, fill
from claimcheck.errors import RuleError, StoreError, UsageError, WorkerError
from claimcheck.models import Document
from claimcheck.reading import Reading, Written, batches, read_documents
from claimcheck.store import Store
from claimcheck.workers import _raised, read_in_workers

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = [
    Document(
        id=f"{n}.txt", text=f"The barge Elsa {n} sank in {1901 + n}. {n + 3} sailors drowned, said Captain Ole Berg."
    )
    for n in range(7)
]


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start processes for little, and give each little at a time."""
    monkeypatch.setattr(collecting, "WORTH_A_PROCESS", 100)
    monkeypatch.setattr("claimcheck.reading.BATCH_ARTICLES", 2)


@pytest.mark.usefixtures("eager")
def test_the_same_readings_from_everywhere(tmp_path: Path) -> None:
    here = list(read_documents(DOCUMENTS))
    told: list[tuple[int, int | None]] = []
    assert list(collect(DOCUMENTS, jobs=2, progress=lambda *done: told.append(done))) == here
    assert told == [(n, 7) for n in range(1, 8)]
    with Store(tmp_path / "s") as store:
        assert list(collect(DOCUMENTS[:3], store=store)) == here[:3]
        assert list(collect(DOCUMENTS, store=store)) == here
        assert list(collect(DOCUMENTS, store=store, jobs=2)) == here
        assert fill(store, DOCUMENTS) == 0


def test_a_document_is_read_the_same_alone_and_among_others() -> None:
    together = list(read_documents(DOCUMENTS))
    assert [next(read_documents([document])) for document in DOCUMENTS] == together


def test_bytes_and_back() -> None:
    for document, reading in zip(DOCUMENTS, read_documents(DOCUMENTS), strict=True):
        assert Reading.from_bytes(reading.to_bytes(document.id), document.id) == reading


def test_one_claim_after_the_other() -> None:
    for document, reading in zip(DOCUMENTS, read_documents(DOCUMENTS), strict=True):
        written = Written(zlib.compress(reading.to_bytes(document.id)), document.id)
        assert tuple(written.claim(place) for place in range(len(written))) == reading.claims
        with pytest.raises(IndexError):
            written.claim(len(written))


def test_batches() -> None:
    large = Document(id="l", text="x" * 40_000)
    assert [len(batch) for batch in batches([*DOCUMENTS, large, *DOCUMENTS])] == [8, 7]
    assert list(batches([])) == []


def test_what_the_store_cannot_take_is_read_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Store, "put", lambda self, read: self.notices.append("full") or False)
    with Store(tmp_path / "s") as store:
        assert list(collect(DOCUMENTS, store=store)) == list(read_documents(DOCUMENTS))
        with pytest.raises(StoreError, match="full"):
            fill(store, DOCUMENTS)


def test_what_goes_from_the_store_meanwhile_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(tmp_path / "s") as store:
        fill(store, DOCUMENTS)
        monkeypatch.setattr(Store, "get", lambda self, documents: {})
        assert list(collect(DOCUMENTS, store=store)) == list(read_documents(DOCUMENTS))


@pytest.mark.usefixtures("eager")
def test_the_death_of_a_worker_is_one_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_START", "import os; os.kill(os.getpid(), 9)")
    with pytest.raises(WorkerError, match=r"signal 9.*give fewer --jobs"):
        list(collect(DOCUMENTS, jobs=2))


@pytest.mark.usefixtures("eager")
def test_no_worker_is_left_when_the_reader_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def remember(*arguments: object, **named: object) -> subprocess.Popen[bytes]:
        started.append(popen(*arguments, **named))  # type: ignore[call-overload]
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", remember)
    readings = read_in_workers(DOCUMENTS, 2)
    next(readings)
    readings.close()  # type: ignore[attr-defined]
    assert len(started) == 2
    assert all(process.returncode is not None for process in started)


def test_errors_of_a_worker_are_the_same_here() -> None:
    assert isinstance(_raised("UsageError", "x"), UsageError)
    rules = _raised("RuleError", "one\ntwo")
    assert isinstance(rules, RuleError)
    assert rules.problems == ["one", "two"]
    assert isinstance(_raised("", "ValueError: x"), RuntimeError)


#: the command, which says on standard error when each of its two workers has given an answer
TELLS_WHEN_BOTH_READ = """
import sys
from claimcheck import workers
from claimcheck.cli import main
read, answered = workers._Worker.read, set()
def noting(worker, batch):
    answer = read(worker, batch)
    if worker not in answered:
        answered.add(worker)
        if len(answered) == 2:
            print("both read", file=sys.stderr, flush=True)
    return answer
workers._Worker.read = noting
main(prog_name="claimcheck")
"""


@pytest.mark.skipif(os.name != "posix", reason="signals to a group of processes")
def test_ctrl_c_leaves_at_once_and_clean(tmp_path: Path) -> None:
    article = "The barge Elsa sank in 1901. Three sailors drowned, said Captain Ole Berg, 54, on Tuesday. " * 400
    for n in range(30):
        (tmp_path / f"{n}.txt").write_text(article)
    process = subprocess.Popen(
        [sys.executable, "-c", TELLS_WHEN_BOTH_READ, "report", str(tmp_path), "--jobs", "2", "--isolated"],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
        # a shell's background jobs hand on that they ignore the signal
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stderr is not None
    assert process.stderr.readline() == b"both read\n"
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=600)
    assert process.returncode == 130
    assert b"Traceback" not in errors


def test_a_run_with_nothing_new_loads_no_spacy(tmp_path: Path) -> None:
    for document in DOCUMENTS[:3]:
        (tmp_path / document.id).write_text(document.text)
    code = f"""
import sys
from claimcheck import check
report = check({str(tmp_path)!r}, store={str(tmp_path / "s.sqlite")!r}, jobs=2)
print(len(report.claims), "spacy" in sys.modules)
"""
    told = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(2)]
    first, second = (one.stdout.split() for one in told)
    assert (first[1], second[1]) == ("True", "False")
    assert first[0] == second[0]


def test_reports_are_the_same_with_a_store(tmp_path: Path) -> None:
    plain = check(DOCUMENTS)
    with Store(tmp_path / "s") as store:
        assert check(DOCUMENTS, store=store) == plain
    assert check(DOCUMENTS, store=tmp_path / "s") == plain
