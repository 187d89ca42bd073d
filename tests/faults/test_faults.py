"""Faults of the machine: one clear line each, the right exit code, no traceback, nothing half-written."""

from __future__ import annotations

import errno
import io
import os
import resource
import signal
import subprocess
import sys
import time
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

import claimcheck
from claimcheck import Document, nlp, workers
from claimcheck.cli import main
from claimcheck.errors import ModelError, StoreError, WorkerError
from claimcheck.models import Skipped
from claimcheck.readers import inputs, read_inputs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
OLD = "The lighthouse at Skerry Point was built in 1871.\n"
NEW = "Skerry Point had its lighthouse built in 1873, the keeper says.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two articles that differ; beside it there is room for other things."""
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "one.txt").write_text(OLD, encoding="utf-8")
    (articles / "two.txt").write_text(NEW, encoding="utf-8")
    return articles


#: a report at once, without a language model
QUICK = (
    "import claimcheck\nc = sys.modules['claimcheck.check']\n"
    "c.examine = lambda *arguments, **more: (c.nothing_new(), None)\n"
)


def run(
    *arguments: str | Path, before: str = "", limit: int | None = None, **more: Any
) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own; `before` is Python that makes the fault, `limit` bytes a file may have."""
    called = f"from claimcheck.cli import main\nmain({[*map(str, arguments)]!r}, prog_name='claimcheck')"
    code = f"import sys\n{before}\n{called}"
    folder = more.pop("cache", None)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(folder or "/nonexistent")}
    environment.pop("PYTHONUNBUFFERED", None)  # it would have every line fail by itself
    return subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        stdout=more.pop("stdout", subprocess.PIPE),
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        preexec_fn=(lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))) if limit else None,
        timeout=600,
        **more,
    )


def is_one_line(told: str, *words: str) -> None:
    """One line for the user, with these words in it."""
    assert told.count("\n") == 1, told
    assert told.startswith("claimcheck: ")
    assert "Traceback" not in told
    assert "fault in claimcheck" not in told
    for word in words:
        assert word in told, told


class TestNoRoom:
    def test_for_a_report_in_a_file(self, folder: Path) -> None:
        """The old report stays, and nothing is left beside it."""
        (folder.parent / "report.json").write_text("old", encoding="utf-8")
        target = folder.parent / "report.json"
        found = run("report", folder, "--isolated", "--format=json", "--output", target, before=QUICK, limit=50)
        assert found.returncode == 2
        is_one_line(found.stderr, "cannot write", "report.json", "File too large")
        assert (folder.parent / "report.json").read_text(encoding="utf-8") == "old"
        assert sorted(path.name for path in folder.parent.iterdir()) == ["articles", "report.json"]

    def test_for_a_baseline(self, folder: Path) -> None:
        found = run("baseline", folder, "--isolated", "--output", folder.parent / "base.json", before=QUICK, limit=10)
        assert found.returncode == 2
        assert "cannot write" in found.stderr
        assert "Traceback" not in found.stderr
        assert not (folder.parent / "base.json").exists()

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
    @pytest.mark.parametrize("format", ["text", "json", "sarif"])
    def test_for_standard_output(self, folder: Path, format: str) -> None:
        with Path("/dev/full").open("w") as full:
            found = run("report", folder, "--isolated", "--format", format, stdout=full, before=QUICK)
        assert found.returncode == 2
        is_one_line(found.stderr, "cannot write the output", "No space left")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
    def test_for_help(self) -> None:
        with Path("/dev/full").open("w") as full:
            found = run("--help", stdout=full)
        assert found.returncode == 2
        is_one_line(found.stderr, "cannot write the output", "No space left")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
    def test_for_a_device(self, folder: Path) -> None:
        found = run("report", folder, "--isolated", "--output", "/dev/full", before=QUICK)
        assert found.returncode == 2
        is_one_line(found.stderr, "cannot write /dev/full")

    def test_for_a_store_that_was_named(self, folder: Path) -> None:
        arguments = ["check", folder, "--isolated", "--new", folder / "two.txt", "--store", folder / "s.sqlite"]
        found = run(*arguments, limit=900)
        assert found.returncode == 2
        is_one_line(found.stderr, "s.sqlite", "give another --store")

    def test_for_the_store_in_the_cache(self, folder: Path, tmp_path: Path) -> None:
        """It is said, and the check goes on."""
        found = run("check", folder, "--isolated", "--new", folder / "two.txt", cache=tmp_path / "cache", limit=4000)
        assert found.returncode == 1, found.stderr
        assert "nothing is kept" in found.stderr or "is not kept" in found.stderr
        assert "Conflicts (1)" in found.stdout

    def test_traceback_with_debug(self, folder: Path) -> None:
        found = run("report", folder, "--isolated", "--debug", "--output", folder / "no" / "r.txt", before=QUICK)
        assert found.returncode == 2
        assert "Traceback" in found.stderr


class TestCache:
    def test_that_cannot_be_made(self, folder: Path, tmp_path: Path) -> None:
        (tmp_path / "cache").write_text("a file", encoding="utf-8")
        found = run("check", folder, "--isolated", "--new", folder / "two.txt", cache=tmp_path / "cache")
        assert found.returncode == 1
        assert "nothing is kept" in found.stderr
        assert "Traceback" not in found.stderr

    def test_that_can_only_be_read(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Known readings are used; new ones are not kept, and that is told."""
        from claimcheck.store import Store

        path = folder.parent / "s.sqlite"
        with Store(path):
            pass
        monkeypatch.setattr(Store, "put", _unwritable)
        with Store(path) as store:
            report = claimcheck.check(folder, store=store)
        assert len(report.conflicts) == 1
        assert store.notices == ["it cannot be written"]


def _unwritable(store: Any, read: Any) -> bool:
    list(read)
    store.notices.append("it cannot be written")
    return False


class TestFiles:
    @pytest.mark.parametrize(
        ("error", "reason"),
        [
            (FileNotFoundError(errno.ENOENT, "No such file"), "gone since it was found"),
            (PermissionError(errno.EACCES, "Permission denied"), "cannot be read: permission denied"),
            (OSError(errno.EIO, "Input/output error"), "cannot be read: input/output error"),
            (IsADirectoryError(errno.EISDIR, "Is a directory"), "cannot be read: is a directory"),
            (OSError(errno.ESTALE, "Stale file handle"), "cannot be read: stale file handle"),
        ],
    )
    def test_that_fail_while_they_are_read(
        self, folder: Path, error: OSError, reason: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = Path.open

        def failing(path: Path, *arguments: Any, **more: Any) -> Any:
            if path.name == "one.txt":
                raise error
            return real(path, *arguments, **more)

        monkeypatch.setattr(Path, "open", failing)
        report = claimcheck.check(folder)
        assert [(Path(one.path).name, one.reason) for one in report.skipped] == [("one.txt", reason)]
        assert len(report.documents) == 1

    def test_that_fail_halfway(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Of a file of many the records before it are kept, and it is said that there may be more."""
        (folder / "many.jsonl").write_text('{"text": "It sank in 1947."}\n' * 3, encoding="utf-8")
        real = inputs.container_of

        def failing(path: Any) -> Any:
            contained = real(path)

            def some(*arguments: Any) -> Any:
                yield next(iter(contained(*arguments)))  # type: ignore[misc]
                raise OSError(errno.EIO, "Input/output error")

            return some if contained else None

        monkeypatch.setattr(inputs, "container_of", failing)
        report = claimcheck.check(folder)
        assert [one.reason for one in report.skipped] == ["cannot be read: input/output error"]
        assert len(report.documents) == 3

    def test_written_to_once_while_it_is_read(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """It is read again, so that no article is half of the old and half of the new."""
        changes = iter([NEW + OLD])
        monkeypatch.setattr(Path, "open", _written_to_at_the_end_of(folder / "one.txt", changes))
        assert [one.text for one in read_inputs([folder]) if isinstance(one, Document)] == [NEW + OLD, NEW]

    def test_written_to_all_the_time(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        changes = (OLD * n for n in count(2))
        monkeypatch.setattr(Path, "open", _written_to_at_the_end_of(folder / "one.txt", changes))
        skipped, read = read_inputs([folder])
        assert isinstance(skipped, Skipped)
        assert skipped.path.endswith("one.txt")
        assert skipped.reason.startswith("changed again and again")
        assert isinstance(read, Document)

    def test_of_many_written_to_while_it_is_read(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """What could be read of it is kept, and it is said that there may be more."""
        many = folder / "many.jsonl"
        many.write_text('{"text": "It sank in 1947."}\n' * 3, encoding="utf-8")
        changes = iter(['{"text": "It sank in 1947."}\n'])
        monkeypatch.setattr(Path, "open", _written_to_at_the_end_of(many, changes))
        found = list(read_inputs([many]))
        assert [isinstance(one, Document) for one in found] == [True, True, True, False]
        assert found[-1] == Skipped(path=str(many), reason="changed while it was read; articles of it may be missing")

    def test_folder_that_cannot_be_read(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (folder / "closed").mkdir()
        real = Path.iterdir

        def failing(path: Path) -> Any:
            if path.name == "closed":
                raise PermissionError(errno.EACCES, "Permission denied")
            return real(path)

        monkeypatch.setattr(Path, "iterdir", failing)
        report = claimcheck.check(folder)
        assert [(Path(one.path).name, one.reason) for one in report.skipped] == [
            ("closed", "cannot be read: permission denied")
        ]
        with pytest.raises(claimcheck.errors.UsageError, match=r"closed: cannot be read.*permissions"):
            claimcheck.check(folder / "closed")


def _written_to_at_the_end_of(changing: Path, changes: Iterator[str]) -> Callable[..., Any]:
    """What opens files so that each reading of one to its end is followed by the next change, while there are some."""
    real = Path.open

    class Changing(io.FileIO):
        def read(self, size: int | None = -1) -> bytes:
            data = super().read(-1 if size is None else size)
            if self.tell() >= changing.stat().st_size:
                for text in islice(changes, 1):
                    with real(changing, "w", encoding="utf-8") as file:
                        file.write(text)
            return data

    def opening(path: Path, *arguments: Any, **more: Any) -> Any:
        return Changing(path) if path == changing and arguments == ("rb",) else real(path, *arguments, **more)

    return opening


def unread(*arguments: str | Path, before: str) -> subprocess.CompletedProcess[str]:
    """The command, whose output nobody reads: the pipe is closed before a word is written."""
    reading, writing = os.pipe()
    os.close(reading)
    found = run(*arguments, before=before, stdout=writing)
    os.close(writing)
    return found


FORMATS = ("text", "json", "sarif")


@pytest.fixture
def conflict(folder: Path) -> str:
    """A report of one conflict at once, without a language model."""
    path = folder.parent / "conflict.json"
    path.write_text(claimcheck.check(folder).to_json(internals=True), encoding="utf-8")
    made = f"claimcheck.models.Report.model_validate_json(open({str(path)!r}, encoding='utf-8').read())"
    return QUICK.replace("c.nothing_new()", made)


class TestNobodyReads:
    @pytest.mark.parametrize("format", FORMATS)
    def test_a_report(self, folder: Path, format: str) -> None:
        found = unread("report", folder, "--isolated", "--format", format, before=QUICK)
        assert (found.returncode, found.stderr) == (0, "")

    @pytest.mark.parametrize("format", FORMATS)
    def test_a_check_does_not_say_that_all_is_well(self, folder: Path, format: str) -> None:
        arguments = ["check", folder, "--isolated", "--no-store", "--new", folder / "two.txt", "--format", format]
        found = unread(*arguments, before=QUICK)
        assert (found.returncode, found.stderr) == (2, "")

    @pytest.mark.parametrize("format", FORMATS)
    def test_a_check_that_fails(self, folder: Path, format: str, conflict: str) -> None:
        arguments = ["check", folder, "--isolated", "--no-store", "--new", folder / "two.txt", "--format", format]
        found = unread(*arguments, before=conflict)
        assert (found.returncode, found.stderr) == (1, "")

    @pytest.mark.parametrize(
        ("command", "code"), [(["--help"], 0), (["rules", "list"], 0), (["rules", "test", "x"], 2)]
    )
    def test_other_commands(self, command: list[str], code: int) -> None:
        before = (
            "import claimcheck.engine.examples as e, claimcheck.cli.commands.rules as r\n"
            "r._to_test = lambda *names: (None, ())\n"
        )
        found = unread(*command, before=before)
        assert (found.returncode, found.stderr) == (code, "")


class TestClosedStreams:
    @pytest.mark.parametrize("command", [["report"], ["check", "--no-store", "--new"]])
    def test_standard_output(self, folder: Path, command: list[str]) -> None:
        """Closed before the command began."""
        found = run(command[0], folder, "--isolated", *command[1:], folder, before="sys.stdout = None\n" + QUICK)
        assert found.returncode == 2
        is_one_line(found.stderr, "standard output is closed")

    def test_standard_output_that_is_not_needed(self, folder: Path) -> None:
        target = folder.parent / "r.json"
        found = run("report", folder, "--isolated", "--output", target, "-q", before="sys.stdout = None\n" + QUICK)
        assert (found.returncode, found.stderr) == (0, "")
        assert target.stat().st_size > 0

    def test_standard_error_and_input(self, folder: Path) -> None:
        found = run("report", folder, "-", "--isolated", before="sys.stdin = sys.stderr = None\n" + QUICK)
        assert (found.returncode, found.stderr) == (0, "")
        assert found.stdout


class TestEnds:
    @pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
    def test_asked_to_end_while_it_writes(self, folder: Path, number: int, code: int) -> None:
        """What is half-written is taken away."""
        before = (
            "import os, signal, claimcheck.reporters.json as module\n"
            # a shell's background jobs hand on that they ignore the signal
            "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
            "def half(self, **more):\n"
            f"    os.kill(os.getpid(), {int(number)})\n"
            "    return ''\n"
            "from claimcheck.models import Report\nReport.json_parts = half\n" + QUICK
        )
        target = folder.parent / "r.json"
        target.write_text("old", encoding="utf-8")
        found = run("report", folder, "--isolated", "--format=json", "--output", target, before=before)
        assert found.returncode == code
        assert "Traceback" not in found.stderr
        assert target.read_text(encoding="utf-8") == "old"
        assert sorted(path.name for path in folder.parent.iterdir()) == ["articles", "r.json"]

    @pytest.mark.parametrize("arguments", [["rules", "operators"], ["check"], ["report", "none.txt"]])
    def test_a_program_that_calls_the_command_keeps_its_own_handler(self, arguments: list[str]) -> None:
        before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
        try:
            CliRunner().invoke(main, [*arguments, "--isolated"])
            assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN
        finally:
            signal.signal(signal.SIGTERM, before)

    def test_memory_runs_out(self, folder: Path) -> None:
        before = "def out(*a, **k): raise MemoryError\nc.examine = out"
        found = run("report", folder, "--isolated", before=QUICK + before)
        assert found.returncode == 2
        is_one_line(found.stderr, "memory ran out")

    def test_fault_of_ours(self, folder: Path) -> None:
        before = "def out(*a, **k): raise RuntimeError('so\\nso')\nc.examine = out"
        found = run("report", folder, "--isolated", before=QUICK + before)
        assert found.returncode == 3
        assert found.stderr.count("\n") == 1
        assert "a fault in claimcheck" in found.stderr


def many(number: int) -> list[claimcheck.Document]:
    texts = (f"{one} boats sank. {OLD}" * 20 for one in range(number))
    return [claimcheck.Document.from_text(text, id=f"{one:03}") for one, text in enumerate(texts)]


class TestWorkers:
    @pytest.mark.parametrize(("number", "processes"), [(signal.SIGKILL, 2), (signal.SIGTERM, 1)])
    def test_killed(self, number: int, processes: int, monkeypatch: pytest.MonkeyPatch) -> None:
        started: list[Any] = []
        make = workers._Worker.__init__

        def noting(worker: Any) -> None:
            make(worker)
            started.append(worker)

        monkeypatch.setattr(workers._Worker, "__init__", noting)
        reading = workers.read_in_workers(many(100), processes)
        next(reading)
        for worker in started:
            worker._process.send_signal(number)
        with pytest.raises(WorkerError, match=r"ended early \(signal \d+\).*--jobs"):
            list(reading)
        _all_gone(lambda: [worker._process.poll() for worker in started])

    def test_out_of_memory(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(workers, "read_documents", _raising(MemoryError()))
        kind, message = workers._answer(many(3))  # type: ignore[misc]
        told = workers._raised(str(kind), str(message))
        assert isinstance(told, WorkerError)
        assert "memory ran out" in str(told)
        assert "000 to 002" in str(told)

    def test_damaged_answer(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A worker that does not speak our language has ended."""
        monkeypatch.setattr(workers, "_START", "import sys; sys.stdout.write('hello'); sys.exit(7)")
        with pytest.raises(WorkerError, match=r"exit code 7"):
            list(workers.read_in_workers(many(2), 1))


def _raising(error: BaseException) -> Callable[..., Any]:
    def fail(*arguments: Any, **more: Any) -> Any:
        raise error

    return fail


def _all_gone(codes: Callable[[], list[int | None]]) -> None:
    for _ in range(600):
        if None not in codes():
            return
        time.sleep(0.1)
    raise AssertionError(codes())


class TestModel:
    @pytest.fixture(autouse=True)
    def anew(self) -> Any:
        """What is known of the model is looked up anew, and once more afterwards."""
        kept = nlp.pipeline
        nlp.model_name.cache_clear()
        yield
        nlp.model_name.cache_clear()
        assert nlp.pipeline is kept

    def package(self, folder: Path, monkeypatch: pytest.MonkeyPatch, meta: str | None, code: str = "") -> None:
        name = f"a_model_{folder.name.replace('-', '_')}"
        (folder / name).mkdir()
        (folder / name / "__init__.py").write_text(code, encoding="utf-8")
        if meta is not None:
            (folder / name / "meta.json").write_text(meta, encoding="utf-8")
        monkeypatch.syspath_prepend(str(folder))
        monkeypatch.setattr(nlp, "MODEL_PACKAGES", (name,))

    def test_is_missing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(nlp, "MODEL_PACKAGES", ("no_such_model",))
        for function in (nlp.model_name, nlp.pipeline.__wrapped__):
            with pytest.raises(ModelError, match="no language model: install one of no_such_model"):
                function()

    def test_is_another_version(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.package(tmp_path, monkeypatch, '{"version": "3.7.1", "lang": "en", "name": "core_web_sm"}')
        for function in (nlp.model_name, nlp.pipeline.__wrapped__):
            with pytest.raises(ModelError, match=r"3\.7\.1 is installed, and claimcheck needs 3\.8\.x"):
                function()

    @pytest.mark.parametrize("meta", [None, "", "[]", "{}", '{"version": 3'])
    def test_tells_nothing_of_itself(self, meta: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.package(tmp_path, monkeypatch, meta)
        with pytest.raises(ModelError, match="damaged; install it anew"):
            nlp.model_name()

    @pytest.mark.parametrize("code", ["", "def load(**more): raise OSError('[E053] no\\nfile')", "import nothing_such"])
    def test_cannot_be_loaded(self, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.package(tmp_path, monkeypatch, '{"version": "3.8.0", "lang": "en", "name": "core_web_sm"}', code)
        with pytest.raises(ModelError, match="cannot be loaded") as caught:
            nlp.pipeline.__wrapped__()
        assert "\n" not in str(caught.value)

    def test_command(self, folder: Path) -> None:
        before = "import claimcheck.nlp as n\nn.MODEL_PACKAGES = ('no_such_model',)"
        found = run("report", folder, "--isolated", before=before)
        assert found.returncode == 2
        is_one_line(found.stderr, "no language model", "install")


class TestStore:
    def test_folder_in_its_place(self, tmp_path: Path) -> None:
        from claimcheck.store import Store

        with pytest.raises(StoreError):
            Store(tmp_path)

    def test_taken_away_while_it_is_used(self, folder: Path) -> None:
        from claimcheck.store import Store

        path = folder.parent / "s.sqlite"
        with Store(path) as store:
            path.unlink()
            assert len(claimcheck.check(folder, store=store).conflicts) == 1
