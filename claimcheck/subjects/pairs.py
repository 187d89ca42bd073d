"""Pairs of claims, many at once: what features ask of them, answered in columns with one number a pair."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from claimcheck.models import Claim
    from claimcheck.subjects.table import Numbers, Places, Sets, Table, Truths, Whole
    from claimcheck.subjects.whoiswho import WhoIsWhoTable

#: what functions of two values gave is kept for so many pairs of values
REMEMBERED = 250_000


def ones(truths: Truths) -> Numbers:
    """1 where something is true, 0 where not."""
    return truths.astype(np.float64)


class Pair(NamedTuple):
    """Two claims, and who is who."""

    a: Claim
    b: Claim
    names: WhoIsWhoTable


class Pairs:
    """Pairs of the claims of a table; `a` and `b` are the claims' places in it.

    Whoever asks for how far a pair leads must give all pairs of each two articles.
    """

    def __init__(self, table: Table, a: Whole, b: Whole) -> None:
        """The pairs of the claims at places `a` with those at places `b`."""
        self.table, self.a, self.b = table, a, b
        self._counts: dict[tuple[str, str], Whole] = {}

    @classmethod
    def close_by(cls, table: Table, a: Whole, b: Whole) -> Pairs:
        """The same pairs, in a table of their claims alone: much is asked of them, and of the others nothing."""
        used, places = np.unique(np.concatenate((a, b)), return_inverse=True)
        return cls(table.part(used), places[: len(a)], places[len(a) :])

    def __len__(self) -> int:
        """How many pairs."""
        return len(self.a)

    def where(self, wanted: Truths) -> Pairs:
        """Some of the pairs."""
        return Pairs(self.table, self.a[wanted], self.b[wanted])

    def pair(self, number: int) -> Pair:
        """One of the pairs."""
        claims = self.table.claims
        return Pair(claims[self.a[number]], claims[self.b[number]], self.table.names)

    def of(self, name: str) -> tuple[Numbers, Numbers]:
        """A number of both claims, NaN where it is not known."""
        column = self.table.numbers[name]
        return column[self.a], column[self.b]

    def flags(self, name: str) -> tuple[Truths, Truths]:
        """What is true or not of both claims."""
        a, b = self.of(name)
        return a > 0, b > 0

    def bounds(self, name: str) -> tuple[Numbers, Numbers, Numbers, Numbers]:
        """The low and high end of the first, then of the second claim, NaN where they are not known."""
        (low_a, low_b), (high_a, high_b) = self.of(f"{name}.low"), self.of(f"{name}.high")
        return low_a, high_a, low_b, high_b

    def sizes(self, name: str) -> tuple[Places, Places]:
        """How many members the set of each claim has."""
        return self._sizes(name, 0), self._sizes(name, 1)

    def shared(self, name: str, other: str | None = None) -> Whole:
        """How many members of the first claim's set the second claim's set of this name, or another, has too."""
        key = (name, other or name)
        found = self._counts.get(key)
        if found is None:
            common = self._common(*key)
            found = self._counts[key] = np.zeros(len(self), np.int64)
            found[common.places] = common.members.sum(axis=1)
        return found

    def meet(self, name: str, other: str | None = None) -> Truths:
        """Whether a member of the first claim's set is in the second claim's."""
        return self.shared(name, other) > 0

    def told_by_both(self, name: str) -> Truths:
        """Whether neither set is empty."""
        a, b = self.sizes(name)
        return (a > 0) & (b > 0)

    def rarity(self, name: str) -> Numbers:
        """How rare the shared members of a set of names are, summed."""
        common = self._common(name, name)
        return self._summed(common, np.where(common.members, self.table.rarities[common.ours], 0.0))

    def overlap(self, name: str) -> Numbers:
        """The sum over shared members of the lesser of their two weights."""
        common, column = self._common(name, name), self.table.sets[name]
        least = np.zeros(common.ours.shape)
        ours, theirs = (column.weights(rows[common.places]) for rows in (self.a, self.b))
        for n, end in enumerate(common.further.tolist()):
            pair, member = np.nonzero(common.members[:end] & (common.ours[:end] == common.theirs[:end, n, None]))
            least[pair, member] = np.minimum(ours[pair, member], theirs[pair, n])
        return self._summed(common, least)

    def told(self, name: str) -> tuple[Truths, Truths]:
        """Whether each claim has a value."""
        codes = self.table.values[name].codes
        return codes[self.a] >= 0, codes[self.b] >= 0

    def same(self, name: str) -> Truths:
        """Whether both claims have one and the same value."""
        codes = self.table.values[name].codes
        a = codes[self.a]
        alike: Truths = (a == codes[self.b]) & (a >= 0)
        return alike

    def both(self, name: str, value: str) -> Truths:
        """Whether both claims have this value."""
        column = self.table.values[name]
        wanted = column.code(value)
        alike: Truths = (column.codes[self.a] == wanted) & (column.codes[self.b] == wanted)
        return alike

    def by(self, name: str, function: Callable[[Any, Any], float]) -> Numbers:
        """A function of both claims' values, called once for each two values that meet; 0 where one has none."""
        column = self.table.values[name]
        known, count = column.known, len(column.known)
        a, b = column.codes[self.a].astype(np.int64), column.codes[self.b]
        told = np.flatnonzero((a >= 0) & (b >= 0))
        keys, which = np.unique(a[told] * count + b[told], return_inverse=True)
        remembered = self.table.remembered.setdefault((name, function), {})
        if len(remembered) > REMEMBERED:
            remembered.clear()
        answers = np.empty(len(keys))
        for n, key in enumerate(keys.tolist()):
            answer = remembered.get(key)
            if answer is None:
                answer = remembered[key] = function(known[key // count], known[key % count])
            answers[n] = answer
        found = np.zeros(len(self))
        found[told] = answers[which]
        return found

    def by_articles(self, function: Callable[[str, str], float]) -> Numbers:
        """A function of the ids of both claims' articles, called once for each two articles."""
        keys, which = self._meetings
        documents = self.table.documents
        count = len(documents)
        answers = [function(documents[key // count], documents[key % count]) for key in keys.tolist()]
        return np.array(answers, np.float64)[which]

    @cached_property
    def _meetings(self) -> tuple[Whole, Whole]:
        """The two articles of each meeting as one number, and which meeting each pair is of."""
        articles = self.table.articles.astype(np.int64)
        keys, which = np.unique(articles[self.a] * len(self.table.documents) + articles[self.b], return_inverse=True)
        return keys, which

    @property
    def groups(self) -> tuple[Whole, Whole]:
        """For either side the claim and the other's article as one number: what rivals of a pair have in common."""
        articles, count = self.table.articles, len(self.table.documents)
        return self.a * count + articles[self.b], self.b * count + articles[self.a]

    def _common(self, name: str, other: str) -> _Common:
        sizes = self._sizes(other, 1)
        places = np.flatnonzero((self._sizes(name, 0) > 0) & (sizes > 0))
        # the largest of their sets first, so that those with a further member are the first ones
        places = places[np.argsort(-sizes[places], kind="stable")]
        (first, rows), (second, other_rows) = self._column(name, 0), self._column(other, 1)
        ours, theirs = first.rows(rows[places]), second.rows(other_rows[places])
        further = np.searchsorted(-sizes[places], -np.arange(theirs.shape[1]), side="left")
        found = np.zeros(ours.shape, bool)
        for n, end in enumerate(further.tolist()):
            found[:end] |= ours[:end] == theirs[:end, n, None]
        return _Common(places, ours, theirs, found & (ours >= 0), further)

    def _sizes(self, name: str, side: int) -> Places:
        column, rows = self._column(name, side)
        sizes: Places = column.sizes[rows]
        return sizes

    def _column(self, name: str, side: int) -> tuple[Sets, Whole | Places]:
        """The sets of this name, and which of them are those of each pair's claim or its article."""
        rows = self.b if side else self.a
        of_article = self.table.of_articles.get(name)
        return (self.table.sets[name], rows) if of_article is None else (of_article, self.table.articles[rows])

    def _summed(self, common: _Common, parts: Numbers) -> Numbers:
        """The sum of each row, one member after the other, so that it does not depend on how many there are beside."""
        total = np.zeros(len(common.places))
        for n in range(parts.shape[1]):
            total += parts[:, n]
        found = np.zeros(len(self))
        found[common.places] = total
        return found


class _Common(NamedTuple):
    """The pairs in which neither set is empty, their members, and which of ours are among theirs.

    The first `further[n]` of them have a member of theirs at place n.
    """

    places: Whole
    ours: NDArray[np.int32]
    theirs: NDArray[np.int32]
    members: Truths
    further: Whole
