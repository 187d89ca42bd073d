"""What articles state, from the store where it is known, else read now, in as many processes as asked."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from claimcheck.errors import StoreError
from claimcheck.reading import Reading, read_documents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from claimcheck.archive import Archive
    from claimcheck.models import Document
    from claimcheck.store import Store

#: a further process is started for so many characters to be read: less takes longer than to load a language model
WORTH_A_PROCESS = 150_000
#: readings are written to the store by so many, and taken from it likewise
TOGETHER = 64


def collect(
    documents: Sequence[Document],
    *,
    store: Store | None = None,
    jobs: int = 1,
    progress: Callable[[int, int | None], None] | None = None,
) -> Iterator[Reading]:
    """What each document states, in the order given; the same, however it is come by.

    `jobs` is the most processes that read. `progress` is told how many documents are done, of how many. What was
    read is kept in the store as soon as a run of it is done. Raises what reading and workers raise.
    """
    if store is None:
        for done, reading in enumerate(_read(documents, jobs), start=1):
            _tell(progress, done, len(documents))
            yield reading
        return
    fresh: dict[str, Reading] = {}
    for run in _read_missing(documents, store, jobs, progress):
        if not store.put(run):
            fresh.update((document.id, reading) for document, reading in run)
    yield from _from_store(documents, store, fresh)


def fill(
    store: Store,
    documents: Sequence[Document],
    *,
    jobs: int = 1,
    progress: Callable[[int, int | None], None] | None = None,
) -> int:
    """Read into the store what it does not know yet; how many documents that were.

    Raises StoreError if they cannot be kept, and what reading and workers raise.
    """
    read = 0
    for run in _read_missing(documents, store, jobs, progress):
        if not store.put(run):
            raise StoreError(store.notices[-1])
        read += len(run)
    return read


def archive_all(archive: Archive, documents: Sequence[Document], store: Store) -> int:
    """File documents whose readings the store has in its archive, those that are there as they are left alone.

    Gives how many were filed. Raises StoreError.
    """
    rest = iter(archive.missing(documents))
    filed = 0
    while some := list(islice(rest, TOGETHER)):
        known = store.get(some)
        read = [(document, known[document.id]) for document in some if document.id in known]
        archive.add(read)
        filed += len(read)
    return filed


def _read_missing(
    documents: Sequence[Document], store: Store, jobs: int, progress: Callable[[int, int | None], None] | None
) -> Iterator[list[tuple[Document, Reading]]]:
    """What the store does not know, in runs that are worth a transaction."""
    wanted = store.missing(documents)
    run: list[tuple[Document, Reading]] = []
    known = len(documents) - len(wanted)
    for done, pair in enumerate(zip(wanted, _read(wanted, jobs), strict=True), start=1):
        _tell(progress, known + done, len(documents))
        run.append(pair)
        if len(run) == TOGETHER:
            yield run
            run = []
    if run:
        yield run


def _tell(progress: Callable[[int, int | None], None] | None, done: int, of: int) -> None:
    if progress is not None:
        progress(done, of)


def _from_store(documents: Iterable[Document], store: Store, fresh: dict[str, Reading]) -> Iterator[Reading]:
    rest = iter(documents)
    while some := list(islice(rest, TOGETHER)):
        known = store.get(some)
        for document in some:
            # what has gone from the store since it was looked up is read after all
            reading = fresh.get(document.id) or known.get(document.id)
            yield reading if reading is not None else next(read_documents([document]))


def _read(documents: Sequence[Document], jobs: int) -> Iterator[Reading]:
    characters = sum(len(document.text) for document in documents)
    processes = min(jobs, characters // WORTH_A_PROCESS)
    if processes < 2:
        yield from read_documents(documents)
        return
    from claimcheck.workers import read_in_workers

    for document, data in zip(documents, read_in_workers(documents, processes), strict=True):
        yield Reading.from_bytes(data, document.id)
