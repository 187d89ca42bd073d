"""The only wiring: from paths or documents to a report."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from itertools import chain
from os import PathLike
from typing import TYPE_CHECKING

from claimcheck.errors import StoreError, UsageError
from claimcheck.garbage import seldom_collected
from claimcheck.models import Document, Report, Skipped

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from claimcheck.config import Config
    from claimcheck.engine.allowed import Allowed
    from claimcheck.models import Claim, DocumentInfo, Link, Observation
    from claimcheck.nearby import Near
    from claimcheck.readers.allowances import Allowance
    from claimcheck.store import Store

    Source = str | Path | Document
    #: called with the articles read so far and, once known, how many there are; if it has a method `claims`, that is
    #: called with the number of claims found so far
    Progress = Callable[[int, int | None], None]

_LOG = logging.getLogger(__name__)


def check(
    new: Source | Iterable[Source],
    against: Source | Iterable[Source] = (),
    *,
    config: Config | str | Path | None = None,
    store: Store | str | Path | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
    published: dt.date | None = None,
) -> Report:
    """Read articles, compare what they state, and report.

    `new` and `against` are paths, folders, globs or Documents. With nothing in `against`, all of
    `new` is compared with all of it; else only what touches a document of `new` is reported. The order
    in which they are given makes no difference: the report has them by id.

    `published` is the publication date of all articles that are read from paths, whatever they say
    themselves; a Document keeps its own. `progress` is called with the number of articles read and of
    all. `jobs` is how many processes read articles at most; the report is the same for any number. `config` is a
    Config or the path of its file; with None the defaults hold, and no file is looked for (the command looks for
    one: `Config.discover`). `store` is a Store, or the path of one: what it knows of these articles is not read
    again, and what is read is kept there.

    Raises UsageError for a path that does not exist, two different Documents of one id, or an argument
    that cannot be used; ConfigurationError for a configuration, rule or plug-in that cannot be used; ModelError if
    the language model is missing. An article that cannot be read is listed in the report's `skipped`.
    """
    report, fresh = examine(new, against, config=config, store=store, jobs=jobs, progress=progress, published=published)
    return report if fresh is None else touching(report, fresh)


@seldom_collected()
def examine(
    new: Source | Iterable[Source],
    against: Source | Iterable[Source] = (),
    *,
    config: Config | str | Path | None = None,
    store: Store | str | Path | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
    published: dt.date | None = None,
) -> tuple[Report, frozenset[str] | None]:
    """The report on all articles, and the ids of the new ones; None if there is nothing else to compare them with.

    As `check`, but with the findings that touch no new article; `touching` leaves these out.
    """
    from claimcheck.config import Config

    settings = config if isinstance(config, Config) else Config.load(config) if config is not None else Config()
    _ = settings.rulebook  # a mistake in it is told before anything is read
    if jobs < 1:
        raise UsageError(f"jobs is {jobs}; give a number of processes from 1 on")
    documents, ids, skipped = _gathered(new, against, published)
    with _opened(store) as known_readings:
        claims, observations = _stated(documents, progress, settings.aliases, known_readings, jobs)
    for one in skipped:
        _LOG.info("left out %s: %s", one.path, one.reason)
    allowed, infos = _allowed(documents, settings), [document.info() for document in documents]
    del documents  # and with them their texts, before all is compared
    links = _found_links(infos, claims, settings.aliases)
    left_out = sorted(set(skipped), key=lambda one: (one.path, one.reason))
    return _report(infos, claims, links, observations, allowed, left_out, ids, settings), ids


@seldom_collected()
def examine_stored(
    new: Source | Iterable[Source],
    store: Store | str | Path,
    *,
    config: Config | str | Path | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
    published: dt.date | None = None,
) -> tuple[Report, frozenset[str]]:
    """The report on new articles compared with all that `index` has put into a store, and the ids of the new ones.

    Only stored articles that share a key with a new one are looked at, and none need be where it was indexed. A new
    article takes the place of a stored one of its id; the stored ones stay as they are. The report has the findings
    that touch a new article, as a run over all of them has, and of the stored articles and claims those that these
    findings name (`nearby` says how their status is meant). Raises what `check` raises, and StoreError, also where the
    store holds no articles.
    """
    from claimcheck.archive import Archive
    from claimcheck.collecting import collect
    from claimcheck.config import Config
    from claimcheck.nearby import Nearby

    settings = config if isinstance(config, Config) else Config.load(config) if config is not None else Config()
    _ = settings.rulebook  # a mistake in it is told before anything is read
    fresh, skipped = _documents(new, published)
    documents = _once(fresh)
    with _opened(_there(store)) as known_readings:
        assert known_readings is not None
        archive = Archive(known_readings, settings.aliases)
        if not len(archive):
            raise StoreError(f"{known_readings.path} holds no articles to compare with; run claimcheck index first")
        readings = list(collect(documents, store=known_readings, jobs=jobs, progress=progress))
        with archive.holding(list(zip(documents, readings, strict=True))) as held:
            nearby = Nearby(archive, held, settings.rulebook)
            nearby.find()
            ignored = {one.info.id: settings.ignored_in(one.info) for one in nearby.held.values()}
            near = nearby.evaluated({id: rules for id, rules in ignored.items() if rules})
    left_out = sorted(set(skipped), key=lambda one: (one.path, one.reason))
    return _nearby_report(near, frozenset(one.id for one in documents), left_out)


def _nearby_report(near: Near, ids: frozenset[str], skipped: Sequence[Skipped]) -> tuple[Report, frozenset[str]]:
    """What touches the new articles, and of the others what these findings and claims name."""
    from claimcheck.engine.findings import naming

    found = near.evaluation
    whole = Report(
        version=_version(),
        model=_model(),
        documents=tuple(near.documents),
        claims=tuple(found.claims),
        findings=tuple(naming(ids, found.findings, found.claims, near.documents, near.names)),
        skipped=tuple(skipped),
        suppressed=tuple(found.suppressed),
    )
    report = touching(whole, ids)
    own = {claim.id for claim in report.claims if claim.document in ids}
    named = own.union(*(one.claims for one in report.findings), *(one.finding.claims for one in report.suppressed))
    named = named.union(*(claim.supported_by for claim in report.claims if claim.id in own))
    claims = tuple(claim for claim in report.claims if claim.id in named)
    shown = ids.union(claim.document for claim in claims)
    documents = tuple(one for one in report.documents if one.id in shown)
    return report.model_copy(update={"claims": claims, "documents": documents}), ids


def touching(report: Report, ids: Collection[str]) -> Report:
    """The report with only the findings that have a claim of one of these documents."""
    fresh = {claim.id for claim in report.claims if claim.document in ids}
    return report.model_copy(
        update={
            "findings": tuple(one for one in report.findings if not fresh.isdisjoint(one.claims)),
            "suppressed": tuple(one for one in report.suppressed if not fresh.isdisjoint(one.finding.claims)),
        }
    )


def nothing_new() -> Report:
    """The report of a run that has no article to look at."""
    return Report(version=_version(), model=_model(), documents=(), claims=(), findings=())


@seldom_collected()
def index(
    sources: Source | Iterable[Source],
    store: Store,
    *,
    jobs: int = 1,
    progress: Progress | None = None,
    published: dt.date | None = None,
) -> tuple[int, int, list[Skipped]]:
    """Read articles into a store, and file them there for `examine_stored`.

    Gives how many were read, how many were known, and what had to be left out.

    Raises what `check` raises, and StoreError if they cannot be kept.
    """
    from claimcheck.archive import Archive
    from claimcheck.collecting import archive_all, fill

    documents, skipped = _documents(sources, published)
    documents = _once(documents)
    read = fill(store, documents, jobs=jobs, progress=progress)
    archive_all(Archive(store), documents, store)
    return read, len(documents) - read, skipped


def extract(document: Document) -> list[Claim]:
    """The claims of one document in the order of its text, compared with nothing: all are `unsupported`.

    Raises ConfigurationError for a plug-in that cannot be loaded, ModelError if the language model is missing.
    """
    claims, _ = _read([document], None)
    return claims


def analyse(
    documents: Sequence[Document],
    *,
    progress: Progress | None = None,
    aliases: Mapping[str, Iterable[str]] | None = None,
    store: Store | None = None,
    jobs: int = 1,
) -> tuple[list[Claim], list[Link], list[Observation]]:
    """Read the documents and link their claims: all that the rules judge. `aliases` are the user's names."""
    from claimcheck.subjects.beginnings import link_beginnings
    from claimcheck.subjects.linker import link

    claims, observations = _stated(documents, progress, aliases, store, jobs)
    links = [*link(claims, {document.id: document.published for document in documents}, aliases)]
    return claims, [*links, *link_beginnings(claims)], observations


def _stated(
    documents: Sequence[Document],
    progress: Progress | None,
    aliases: Mapping[str, Iterable[str]] | None,
    store: Store | None,
    jobs: int,
) -> tuple[list[Claim], list[Observation]]:
    """What the documents state, by the user's names."""
    from claimcheck.subjects.aliases import with_aliases

    claims, observations = _read(documents, progress, store, jobs)
    _LOG.info("read %d articles: %d claims", len(documents), len(claims))
    return with_aliases(claims, aliases), observations


def _found_links(
    documents: Sequence[DocumentInfo], claims: Sequence[Claim], aliases: Mapping[str, Iterable[str]] | None
) -> Iterator[Link]:
    """The links of `analyse`, in another order, each as it is found: all together take more memory than the claims."""
    from claimcheck.subjects.beginnings import link_beginnings
    from claimcheck.subjects.linker import links_between

    number = 0
    published = {document.id: document.published for document in documents}
    for link in chain(links_between(claims, published, aliases), link_beginnings(claims)):
        number += 1
        yield link
    _LOG.info("pairs of claims that may be about the same thing: %d", number)


def _gathered(
    new: Source | Iterable[Source], against: Source | Iterable[Source], published: dt.date | None
) -> tuple[list[Document], frozenset[str] | None, list[Skipped]]:
    """All documents by id, the ids of the new ones, if there are others, and what was left out."""
    fresh, skipped = _documents(new, published)
    known, skipped_known = _documents(against, published)
    known = _others(known, fresh)
    ids = frozenset(document.id for document in fresh) if known else None
    return _once([*fresh, *known]), ids, [*skipped, *skipped_known]


def _documents(sources: Source | Iterable[Source], published: dt.date | None) -> tuple[list[Document], list[Skipped]]:
    from claimcheck.readers import read_inputs

    items = [sources] if isinstance(sources, str | PathLike | Document) else list(sources)
    paths = [item for item in items if not isinstance(item, Document)]
    documents = [item for item in items if isinstance(item, Document)]
    skipped: list[Skipped] = []
    for found in read_inputs(paths, published=published):
        if isinstance(found, Skipped):
            skipped.append(found)
        else:
            documents.append(found)
    return documents, skipped


def _others(known: list[Document], fresh: Iterable[Document]) -> list[Document]:
    """The documents of `known` that are not among the new ones under another name of the same file."""
    files = {_place(document) for document in fresh if document.path is not None}
    return (
        [document for document in known if document.path is None or _place(document) not in files] if files else known
    )


def _place(document: Document) -> tuple[Path, str]:
    """The file, and which record of it."""
    from pathlib import Path

    path = document.path or ""
    return Path(path).resolve(), document.id.removeprefix(path)


def _once(documents: Iterable[Document]) -> list[Document]:
    """Each document once, by id, in the order of the ids. Raises UsageError where two texts have one id."""
    known: dict[str, Document] = {}
    for document in documents:
        if known.setdefault(document.id, document).text != document.text:
            raise UsageError(f"two different documents have the id {document.id!r}; give each an id of its own")
    return [known[id] for id in sorted(known)]


def _read(
    documents: Sequence[Document], progress: Progress | None, store: Store | None = None, jobs: int = 1
) -> tuple[list[Claim], list[Observation]]:
    from claimcheck.collecting import collect
    from claimcheck.sharing import Sharing

    claims: list[Claim] = []
    observations: list[Observation] = []
    tell = getattr(progress, "claims", None)
    sharing = Sharing()
    for reading in collect(documents, store=store, jobs=jobs, progress=progress):
        claims.extend(sharing.article(reading.claims))
        if tell is not None:
            tell(len(claims))
        observations.extend(reading.observations)
    return claims, observations


@contextmanager
def _opened(store: Store | str | Path | None) -> Iterator[Store | None]:
    """The store to use; one that was opened here is closed again."""
    if store is None:
        yield None
        return
    from claimcheck.store import Store

    if isinstance(store, Store):
        yield store
        return
    with Store(store) as opened:
        yield opened


def _there(store: Store | str | Path) -> Store | str | Path:
    """The same. Raises StoreError where a path leads to no store: none is to be made."""
    from pathlib import Path

    from claimcheck.store import Store, is_store

    if not isinstance(store, Store) and not is_store(Path(store)):
        raise StoreError(f"{store}: is no store of claimcheck; give the --store FILE that claimcheck index made")
    return store


def _report(
    documents: Sequence[DocumentInfo],
    claims: Sequence[Claim],
    links: Iterable[Link],
    observations: Sequence[Observation],
    allowed: Allowed,
    skipped: Sequence[Skipped],
    new: Collection[str] | None,
    config: Config,
) -> Report:
    from claimcheck.engine.echoes import without_echoes
    from claimcheck.engine.evaluate import evaluate_allowed
    from claimcheck.engine.findings import naming
    from claimcheck.engine.timing import with_earliest_days

    infos = with_earliest_days(documents, claims)
    found = evaluate_allowed(claims, links, infos, config.rulebook, observations, allowed, new or ())
    return Report(
        version=_version(),
        model=_model(),
        documents=tuple(_with_notices(infos, allowed, found.used, config)),
        claims=tuple(found.claims),
        findings=tuple(naming(new or (), without_echoes(found.findings, found.claims), found.claims, infos)),
        skipped=tuple(skipped),
        suppressed=tuple(found.suppressed),
    )


def _version() -> str:
    from importlib.metadata import version

    return version("claimcheck-articles")


def _model() -> str:
    from claimcheck.nlp import model_name

    return model_name()


def _allowed(documents: Iterable[Document], config: Config) -> Allowed:
    """What the articles and the configuration do not want to hear."""
    from claimcheck.engine.allowed import Allowed
    from claimcheck.readers.allowances import allowances

    documents = list(documents)
    written = [one for document in documents for one in allowances(document)]
    ignored = {document.id: config.ignored_in(document) for document in documents}
    return Allowed.of(written, {id: rules for id, rules in ignored.items() if rules})


def _with_notices(
    infos: Sequence[DocumentInfo], allowed: Allowed, used: Iterable[Allowance], config: Config
) -> list[DocumentInfo]:
    """The articles, with a notice of each allowance that is misspelt or silences nothing."""
    if not allowed.allowances and not allowed.misspelt:
        return list(infos)
    told = allowed.notices(used, config.all_rules.by_id, config.rulebook.by_id)
    return [info.model_copy(update={"notices": (*info.notices, *told.get(info.id, ()))}) for info in infos]
