"""Sheets: what linking asks of an article's claims, as plain numbers and words: small, and quick to put together.

A sheet has the columns of a `subjects.table.Table` of one article, or some of its rows; many sheets make one table
again, with the same numbers in it, without a claim being looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from claimcheck.subjects.company import Company
from claimcheck.subjects.table import NUMBERED, SETS, Table

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from numpy.typing import DTypeLike, NDArray

    from claimcheck.subjects.corpus import Corpus
    from claimcheck.subjects.linker import Linkable
    from claimcheck.subjects.table import Whole

#: of the sets, the one whose members have weights
_WEIGHED = SETS.index("topic")
_SETS = len(SETS)
_SIZE, _CODE, _NUMBER, _KEY = np.dtype("<u2"), np.dtype("<i4"), np.dtype("<f8"), np.dtype("<i8")


class Sheet(NamedTuple):
    """Claims of one article in columns, as plain values; what is bytes are numbers, claim by claim.

    `sizes` and `members` are those of the sets; members stand for `words`, `weights` go with those that are weighed.
    `codes` stand for `values`, -1 for none. `keys` are sorted, `places` the claims that have them.
    """

    document: str
    published: dt.date | None
    ids: tuple[str, ...]
    words: tuple[Hashable, ...]
    sizes: bytes
    members: bytes
    weights: bytes
    values: tuple[Hashable, ...]
    codes: bytes
    numbers: bytes
    spans: bytes
    names: tuple[str, ...]
    days: tuple[tuple[float, float], ...]
    facts: tuple[tuple[str, str], ...]
    keys: bytes
    places: bytes


def sheet_of(article: Linkable, corpus: Corpus) -> Sheet:
    """All claims of an article that can meet others."""
    document, company = article.document, article.company
    known = zip(article.claims, article.profiles, strict=True)
    table = Table.of(known, corpus.names, corpus.rarity, company, {document: article.published})
    sizes, members, weights = _sets_in(table)
    values, codes = _values_in(table)
    filed = sorted((key, place) for key, places in article.places.items() for place in places)
    return Sheet(
        document, article.published, tuple(claim.id for claim in article.claims),
        tuple(table.words), sizes, members, weights, values, codes,
        np.column_stack([table.numbers[name] for name in NUMBERED]).astype(_NUMBER).tobytes(),
        table.spans.astype(_CODE).tobytes(),
        tuple(sorted(company.names.get(document, ()))), company.days.get(document, ()),
        tuple(sorted(company.facts.get(document, ()))),
        np.array([key for key, _ in filed], _KEY).tobytes(), np.array([place for _, place in filed], _SIZE).tobytes(),
    )  # fmt: skip


def _sets_in(table: Table) -> tuple[bytes, bytes, bytes]:
    """The sizes, members and weights of the sets, claim by claim, and of each claim set by set."""
    columns = [table.sets[name] for name in SETS]
    sizes = np.column_stack([column.sizes for column in columns])
    claims = np.concatenate([np.repeat(np.arange(len(sizes)), column.sizes) for column in columns])
    members = np.concatenate([column.members for column in columns])[np.argsort(claims, kind="stable")]
    return sizes.astype(_SIZE).tobytes(), members.astype(_CODE).tobytes(), columns[_WEIGHED].weighed.tobytes()


def _values_in(table: Table) -> tuple[tuple[Hashable, ...], bytes]:
    """The values of all columns, and for each claim which it has."""
    numbers: dict[Hashable, int] = {}
    codes = []
    for column in table.values.values():
        own = np.array([*(numbers.setdefault(value, len(numbers)) for value in column.known), -1])
        codes.append(own[column.codes])
    return tuple(numbers), np.column_stack(codes).astype(_CODE).tobytes()


class Opened:
    """A sheet of which parts are cut."""

    def __init__(self, sheet: Sheet) -> None:
        """Make arrays of the sheet's columns."""
        self.sheet = sheet
        self.keys, self.places = _array(sheet.keys, _KEY), _array(sheet.places, _SIZE)
        self._sizes = _array(sheet.sizes, _SIZE).reshape(-1, _SETS)
        self._members, self._weights = _array(sheet.members, _CODE), _array(sheet.weights, _NUMBER)
        self._codes, self._numbers = _rows(sheet.codes, _CODE, self), _rows(sheet.numbers, _NUMBER, self)
        self._spans = _array(sheet.spans, _CODE).reshape(-1, 2)

    def __len__(self) -> int:
        """How many claims."""
        return len(self.sheet.ids)

    def parts(self, keys: Whole, meetings: Whole) -> list[Sheet]:
        """For each of the meetings 0, 1 ... only the claims that have one of its keys, and these keys.

        `meetings` tells for each of the keys which meeting it is of, in order; within one the keys are sorted. What is
        known of the article stays. All parts are cut at once: one takes little more than its bytes.
        """
        count, ids = int(meetings[-1]) + 1, self.sheet.ids
        entries, of_key = ranges(np.searchsorted(self.keys, keys), np.searchsorted(self.keys, keys, "right"))
        own, places = meetings[of_key], self.places[entries]
        wanted = np.zeros((count, len(self)), bool)
        wanted[own, places] = True
        moved = np.cumsum(wanted, axis=1) - 1
        groups, claims = np.nonzero(wanted)
        ends, key_ends = np.cumsum(wanted.sum(axis=1)), np.cumsum(np.bincount(own, minlength=count))
        member, of_claim = ranges(*_spans_of(self._sizes.sum(axis=1, dtype=np.int64), claims))
        weight, of_weighed = ranges(*_spans_of(self._sizes[:, _WEIGHED].astype(np.int64), claims))
        words = _told(self.sheet.words, self._members[member], groups[of_claim], count)
        values = _told(self.sheet.values, self._codes[claims].ravel(), np.repeat(groups, self._codes.shape[1]), count)
        weights = _cut(self._weights[weight], np.cumsum(np.bincount(groups[of_weighed], minlength=count)))
        told = zip(
            _split([ids[claim] for claim in claims.tolist()], ends), words, values, weights,
            *(_cut(column[claims], ends) for column in (self._sizes, self._numbers, self._spans)),
            _cut(self.keys[entries], key_ends), _cut(moved[own, places].astype(_SIZE), key_ends), strict=True,
        )  # fmt: skip
        one = self.sheet
        return [
            Sheet(
                one.document, one.published, part, known, sizes, members, weighed, valued, codes, numbers, spans,
                one.names, one.days, one.facts, filed, stand,
            )
            for part, (known, members), (valued, codes), weighed, sizes, numbers, spans, filed, stand in told
        ]  # fmt: skip


def _spans_of(sizes: Whole, chosen: Whole) -> tuple[Whole, Whole]:
    """Where the members of each of the chosen sets begin and end, sets standing one after the other."""
    ends = np.cumsum(sizes)
    return (ends - sizes)[chosen], ends[chosen]


def ranges(begins: Whole, ends: Whole) -> tuple[Whole, Whole]:
    """The numbers from each begin to its end, one range after the other, and of which range each is."""
    counts = ends - begins
    of_range = np.repeat(np.arange(len(counts)), counts)
    return np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts - begins, counts), of_range


def _told(
    known: Sequence[Hashable], codes: NDArray[np.int32], groups: Whole, count: int
) -> Iterator[tuple[tuple[Hashable, ...], bytes]]:
    """For each group those of the values that its codes stand for, and its codes among these; -1 stands for none."""
    told = codes >= 0
    used, place = np.unique(groups[told] * len(known) + codes[told], return_inverse=True)
    begins = np.searchsorted(used, np.arange(count) * len(known))
    moved = np.full(len(codes), -1, _CODE)
    moved[told] = place - begins[groups[told]]
    words = [known[code] for code in (used % max(len(known), 1)).tolist()]
    own = _cut(moved, np.cumsum(np.bincount(groups, minlength=count)))
    return zip(map(tuple, _split(words, np.append(begins[1:], len(words)))), own, strict=True)


def _split(some: list[Any], ends: Whole) -> Iterator[tuple[Any, ...]]:
    begin = 0
    for end in ends.tolist():
        yield tuple(some[begin:end])
        begin = end


def _cut(rows: NDArray[Any], ends: Whole) -> Iterator[bytes]:
    """The bytes of a column, piece by piece."""
    data, width, begin = rows.tobytes(), rows.itemsize * int(np.prod(rows.shape[1:])), 0
    for end in (ends * width).tolist():
        yield data[begin:end]
        begin = end


def table_of(sheets: Sequence[Sheet], corpus: Corpus) -> Table:
    """The table of all claims of these sheets, in their order."""
    company = Company(
        {one.document: frozenset(one.names) for one in sheets},
        {one.document: one.days for one in sheets},
        {one.document: frozenset(one.facts) for one in sheets},
    )
    table = Table(corpus.names, corpus.rarity, company, {one.document: one.published for one in sheets})
    counts = [len(one.ids) for one in sheets]
    _fill_sets(table, sheets)
    _fill_values(table, sheets, counts)
    numbers = _joined((one.numbers for one in sheets), _NUMBER).reshape(sum(counts), -1)
    table.numbers = {name: numbers[:, n].copy() for n, name in enumerate(NUMBERED)}
    table.spans = _joined((one.spans for one in sheets), _CODE).reshape(-1, 2)
    table.filled()
    return table


def _fill_sets(table: Table, sheets: Sequence[Sheet]) -> None:
    sizes = _joined((one.sizes for one in sheets), _SIZE).reshape(-1, _SETS).astype(np.int64)
    own = [len(one.members) // _CODE.itemsize for one in sheets]
    members = _joined((one.members for one in sheets), _CODE)
    members = _renumbered(members, own, [one.words for one in sheets], table.words).astype(np.int32)
    of_set = np.repeat(np.tile(np.arange(_SETS, dtype=np.uint8), len(sizes)), sizes.ravel())
    members = members[np.argsort(of_set, kind="stable")]
    weights = _joined((one.weights for one in sheets), _NUMBER)
    ends = np.cumsum(sizes.sum(axis=0))
    for n, (name, end) in enumerate(zip(SETS, ends.tolist(), strict=True)):
        column = sizes[:, n].astype(np.int32)
        mine = members[end - int(column.sum()) : end]
        table.sets[name].fill(column, mine, weights if n == _WEIGHED else weights[:0])


def _fill_values(table: Table, sheets: Sequence[Sheet], counts: Sequence[int]) -> None:
    numbers: dict[Hashable, int] = {}
    codes = _joined((one.codes for one in sheets), _CODE)
    width = len(table.values)
    codes = _renumbered(codes, [count * width for count in counts], [one.values for one in sheets], numbers)
    known, rows = list(numbers), codes.reshape(-1, width)
    for n, column in enumerate(table.values.values()):
        told, own = np.unique(rows[:, n], return_inverse=True)
        none = int(len(told) > 0 and told[0] < 0)
        values = {known[code]: place for place, code in enumerate(told[none:].tolist())}
        column.fill((own - none).astype(np.int32), values)


def _renumbered(
    codes: NDArray[np.int32], counts: Sequence[int], known: Sequence[Sequence[Hashable]], numbers: dict[Hashable, int]
) -> Whole:
    """Codes of many sheets, so many of each, that stand for what is known to it, as numbers of all; -1 stays."""
    every = [numbers.setdefault(one, len(numbers)) for some in known for one in some]
    begins = np.cumsum([0, *(len(some) for some in known[:-1])])
    lookup = np.array([*every, -1], np.int64)
    moved: Whole = lookup[np.where(codes < 0, len(every), codes + np.repeat(begins, counts))]
    return moved


def _array(data: bytes, kind: DTypeLike) -> NDArray[Any]:
    return np.frombuffer(data, kind)


def _rows(data: bytes, kind: DTypeLike, sheet: Opened) -> NDArray[Any]:
    return np.frombuffer(data, kind).reshape(len(sheet), -1)


def _joined(parts: Iterable[bytes], kind: DTypeLike) -> NDArray[Any]:
    return np.frombuffer(b"".join(parts), kind)
