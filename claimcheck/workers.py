"""Worker processes: several processes read articles, each with a language model of its own.

They are processes of their own making, not forks: nothing that the calling program runs or holds is copied or
started again. Each answers frames on its standard input with frames on its standard output (a length, then
a pickle), and ends when its input does; so none outlives the program, however that ends.
"""

from __future__ import annotations

import os
import pickle
import signal
import struct
import subprocess
import sys
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import IO, TYPE_CHECKING, Any

from claimcheck import errors
from claimcheck.errors import ClaimcheckError, RuleError, WorkerError
from claimcheck.garbage import seldom_collected
from claimcheck.reading import batches, read_documents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future

    from claimcheck.models import Document

#: batches under way for each worker: one that it reads and one that waits
AHEAD = 2
_LENGTH = struct.Struct(">Q")
_START = "from claimcheck.workers import serve; serve()"
#: how the parser's own threads are held to one, so that the workers do not fight for the cores
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def read_in_workers(documents: Iterable[Document], jobs: int) -> Iterator[bytes]:
    """What each document states, as `Reading.to_bytes` gives it, in the order given, read by so many processes.

    Raises what reading raises; WorkerError if a process ends before its time. However this ends, no process is left.
    """
    workers = [_Worker() for _ in range(jobs)]
    idle: SimpleQueue[_Worker] = SimpleQueue()
    for worker in workers:
        idle.put(worker)

    def read(batch: list[Document]) -> list[bytes]:
        worker = idle.get()
        try:
            return worker.read(batch)
        finally:
            idle.put(worker)

    pool = ThreadPoolExecutor(jobs)
    under_way: deque[Future[list[bytes]]] = deque()
    try:
        for batch in batches(documents):
            under_way.append(pool.submit(read, batch))
            if len(under_way) >= AHEAD * jobs:
                yield from under_way.popleft().result()
        while under_way:
            yield from under_way.popleft().result()
    finally:
        for future in under_way:
            future.cancel()
        for worker in workers:
            worker.kill()
        pool.shutdown()


class _Worker:
    """One process, and the two pipes to it."""

    def __init__(self) -> None:
        path = os.pathsep.join(entry or str(Path.cwd()) for entry in sys.path)
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **_ONE_THREAD, "PYTHONPATH": path},
        )

    def read(self, batch: list[Document]) -> list[bytes]:
        try:
            _send(self._stdin, batch)
            answer = _receive(self._stdout)
        except (OSError, EOFError, ValueError) as error:
            raise WorkerError(self._obituary(batch)) from error
        if isinstance(answer, list):
            return answer
        raise _raised(*answer)

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._stdin, self._stdout):
            with suppress(OSError):
                pipe.close()

    @property
    def _stdin(self) -> IO[bytes]:
        assert self._process.stdin is not None
        return self._process.stdin

    @property
    def _stdout(self) -> IO[bytes]:
        assert self._process.stdout is not None
        return self._process.stdout

    def _obituary(self, batch: list[Document]) -> str:
        code = self._process.wait()
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        first, last = batch[0].id, batch[-1].id
        where = first if len(batch) == 1 else f"{first} to {last} ({len(batch)} articles)"
        return (
            f"a worker process ended early ({how}) while it read {where}; most often memory ran out: "
            "give fewer --jobs, or --jobs 1 to see which article it is"
        )


def serve() -> None:
    """A worker process: read what comes in until no more does."""
    # the program that started it is told of Ctrl-C too, and ends its workers
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    source, target = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # whatever a plug-in prints must not get between the frames
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    with seldom_collected():
        while True:
            try:
                batch: list[Document] = _receive(source)
            except EOFError:
                return
            with suppress(BrokenPipeError):
                _send(target, _answer(batch))


def _answer(batch: list[Document]) -> list[bytes] | tuple[str, str]:
    try:
        return [one.to_bytes(document.id) for document, one in zip(batch, read_documents(batch), strict=True)]
    except ClaimcheckError as error:
        return type(error).__name__, str(error)
    except MemoryError:
        where = f"{batch[0].id} to {batch[-1].id}" if len(batch) > 1 else batch[0].id
        return WorkerError.__name__, f"memory ran out in a worker process while it read {where}; give fewer --jobs"
    except Exception as error:
        return "", f"{type(error).__name__}: {error}"


def _raised(kind: str, message: str) -> Exception:
    """The error that a worker met, as it would have been raised here."""
    if kind == RuleError.__name__:
        return RuleError(message.splitlines())
    known = getattr(errors, kind, None)
    return known(message) if known is not None else RuntimeError(message)


def _send(stream: IO[bytes], thing: object) -> None:
    data = pickle.dumps(thing, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def _receive(stream: IO[bytes]) -> Any:
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    return pickle.loads(_exactly(stream, length))


def _exactly(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data
