"""Claims in columns: their profiles as arrays of numbers, so that many pairs of them are compared at once."""

from __future__ import annotations

from array import array
from copy import copy
from typing import TYPE_CHECKING, Any

import numpy as np

from claimcheck.subjects.profiles import day_of
from claimcheck.subjects.reasons import Evidence

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Hashable, Iterable, Mapping

    from numpy.typing import NDArray

    from claimcheck.models import Claim
    from claimcheck.subjects.company import Company
    from claimcheck.subjects.profiles import Profile
    from claimcheck.subjects.rarity import Rarity
    from claimcheck.subjects.whoiswho import WhoIsWhoTable

    Numbers = NDArray[np.float64]
    Whole = NDArray[np.int64]
    Places = NDArray[np.int32]
    Truths = NDArray[np.bool_]

#: fields of a profile that are sets, of which features ask what two claims share
SETS = (
    *("own", "names", "agent", "patient", "nearest", "nouns", "topic", "vocabulary", "first", "leading", "near"),
    *("happened", "events", "things", "noun_events", "modifiers", "selectors", "fact", "others"),
)
#: fields of `Company` likewise, of the claims' articles
OF_ARTICLES = ("named", "facts")
#: fields whose values are told apart, or handed to a function for each two that meet
VALUES = (
    *("type", "document", "events", "things", "thing_class", "modality", "quantity", "unit", "dimension", "timex"),
    *("digits", "told", "pieces"),
)
#: fields that are numbers, NaN where there is none; and pairs of numbers, whose columns end in `.low` and `.high`
NUMBERS = (
    "weight",
    "uniqueness",
    "standing",
    "growing",
    "derived",
    "is_open",
    "middle",
    "number",
    "lasting",
    "in_part",
    "age",
    "length",
)
BOUNDS = ("ends", "scope", "held")
#: the columns of both, in their order
NUMBERED = (*NUMBERS, *(f"{name}.{end}" for name in BOUNDS for end in ("low", "high")))
#: evidence is remembered for so many claims: for all of a large archive it would take as much as the claims
REMEMBERED = 20_000
#: sets of so many members at most are laid out in rows once, larger ones as they are asked for
WIDEST = 24


class Sets:
    """A set for each claim: the members' numbers one after the other, those of claim n from `starts[n]` on."""

    def __init__(self, numbers: dict[Hashable, int]) -> None:
        """`numbers` gives each member its number; the sets of one table share it."""
        self._numbers = numbers
        self._members = array("i")
        self._weights = array("d")
        self._sizes = array("i")

    def add(self, members: Collection[Any]) -> None:
        """Add the set of the next claim, with weights if it is a mapping.

        Members come in an order of their own, so that sums over them are the same from run to run.
        """
        numbers, ordered = self._numbers, members
        if isinstance(members, dict):
            self._weights.extend(members.values())
        elif len(members) > 1:
            ordered = sorted(members)
        for member in ordered:
            self._members.append(numbers.setdefault(member, len(numbers)))
        self._sizes.append(len(members))

    def done(self) -> None:
        """Make arrays of what was added, in the same memory; nothing more may be."""
        self.fill(
            np.asarray(self._sizes, np.int32), np.asarray(self._members, np.int32), np.asarray(self._weights, float)
        )

    def fill(self, sizes: Places, members: Places, weights: Numbers) -> None:
        """Take whole columns in place of what was added: the size of each set, and the members with their weights."""
        self.sizes, self.members, self.weighed = sizes, members, weights
        # four bytes a place: a process that held more members than these tell apart would hold no claims beside
        self._starts: Places = np.cumsum(sizes, dtype=np.int32) - sizes
        self._width = int(sizes.max(initial=0))
        self._rows: Places | None = None

    def part(self, which: Whole) -> Sets:
        """The sets of some of the claims."""
        sizes = self.sizes[which]
        skipped: Places = self._starts[which] - (np.cumsum(sizes, dtype=np.int32) - sizes)
        places = np.repeat(skipped, sizes) + np.arange(int(sizes.sum()))
        found = Sets(self._numbers)
        found.fill(sizes, self.members[places], self.weighed[places] if len(self.weighed) else self.weighed)
        return found

    def rows(self, which: Whole | Places) -> Places:
        """The members of some claims' sets, a row a claim, filled up with -1."""
        if self._width > WIDEST:
            return self._gathered(which)
        if self._rows is None:
            self._rows = self._gathered(np.arange(len(self.sizes)))
        return self._rows[which]

    def weights(self, which: Whole | Places) -> Numbers:
        """The weights of the members in `rows`."""
        places, inside = self._places(which)
        found: Numbers = np.where(inside, self.weighed[places], 0.0)
        return found

    def _gathered(self, which: Whole | Places) -> Places:
        places, inside = self._places(which)
        found: Places = np.where(inside, self.members[places], np.int32(-1))
        return found

    def _places(self, which: Whole | Places) -> tuple[Whole, Truths]:
        """Where the members of each set stand, as many to the row as the largest has, and which of these it has."""
        sizes = self.sizes[which]
        along = np.arange(self._width if self._width <= WIDEST else int(sizes.max(initial=0)))
        inside = along < sizes[:, None]
        return np.where(inside, self._starts[which][:, None] + along, 0), inside


class Values:
    """A value for each claim: `codes` are numbers of the values in `known`, -1 for None."""

    def __init__(self) -> None:
        """Begin without a claim."""
        self._numbers: dict[Hashable, int] = {}
        self._codes = array("i")

    def add(self, value: Hashable) -> None:
        """Add the value of the next claim."""
        numbers = self._numbers
        self._codes.append(-1 if value is None else numbers.setdefault(value, len(numbers)))

    def done(self) -> None:
        """Make an array of what was added, in the same memory; nothing more may be."""
        self.fill(np.asarray(self._codes, np.int32), self._numbers)

    def fill(self, codes: Places, numbers: dict[Hashable, int]) -> None:
        """Take a whole column in place of what was added; `numbers` gives each value its code, from 0 on."""
        self.codes, self._numbers = codes, numbers
        self.known: list[Any] = list(numbers)

    def part(self, which: Whole) -> Values:
        """The values of some of the claims, by the same codes."""
        found = copy(self)
        found.codes = self.codes[which]
        return found

    def code(self, value: Hashable) -> int:
        """The number of a value, -2 if no claim has it."""
        return self._numbers.get(value, -2)


class Table:
    """Claims that can be compared, in the order in which they are added, and what is known of their articles.

    `numbers`, `sets` and `values` are the columns by the name of the profile's field.
    """

    def __init__(
        self, names: WhoIsWhoTable, rarity: Rarity, company: Company, published: Mapping[str, dt.date | None]
    ) -> None:
        """Begin without a claim; `company` must know the articles of all that will be added."""
        self.names, self.rarity, self.company = names, rarity, company
        self.claims: list[Claim] = []
        self._evidence: dict[str, Evidence] = {}
        self.days = {document: day_of(day) for document, day in published.items()}
        self.words: dict[Hashable, int] = {}
        self.sets = {name: Sets(self.words) for name in SETS}
        self.of_articles = {name: Sets(self.words) for name in OF_ARTICLES}
        self.values = {name: Values() for name in VALUES}
        self._numbers = {name: array("d") for name in NUMBERED}
        self._spans = array("i")
        #: what functions of two values gave, by the column, the function, and the codes of the values as one number
        self.remembered: dict[tuple[str, object], dict[int, float]] = {}

    @classmethod
    def of(
        cls,
        profiles: Iterable[tuple[Claim, Profile]],
        names: WhoIsWhoTable,
        rarity: Rarity,
        company: Company,
        published: Mapping[str, dt.date | None],
    ) -> Table:
        """The table of these claims."""
        table = cls(names, rarity, company, published)
        for claim, profile in profiles:
            table.add(claim, profile)
        table.done()
        return table

    def add(self, claim: Claim, profile: Profile) -> None:
        """Add a claim; the claims of an article come one after the other."""
        self.claims.append(claim)
        for name, column in self.sets.items():
            column.add(getattr(profile, name))
        for name, values in self.values.items():
            values.add(getattr(profile, name))
        numbers = self._numbers
        for name in NUMBERS:
            number = getattr(profile, name)
            numbers[name].append(np.nan if number is None else number)
        for name in BOUNDS:
            low, high = getattr(profile, name) or _UNKNOWN
            numbers[f"{name}.low"].append(low)
            numbers[f"{name}.high"].append(high)
        self._spans.extend((profile.start, profile.end))

    def done(self) -> None:
        """Make arrays of what was added; nothing more may be."""
        for values in self.values.values():
            values.done()
        for column in self.sets.values():
            column.done()
        self.numbers: dict[str, Numbers] = {name: np.asarray(column) for name, column in self._numbers.items()}
        self.spans: Places = np.asarray(self._spans, np.int32).reshape(-1, 2)
        self.filled()

    def filled(self) -> None:
        """What follows from the columns `sets`, `values`, `numbers` and `spans`, once these are whole."""
        self.documents: list[str] = self.values["document"].known
        for document in self.documents:
            self.of_articles["named"].add(self.company.names.get(document, ()))
            self.of_articles["facts"].add(self.company.facts.get(document, ()))
        for column in self.of_articles.values():
            column.done()
        self.articles: Places = self.values["document"].codes
        self.rarities: Numbers = np.array(
            [self.rarity.weight(word) if isinstance(word, str) else 0.0 for word in self.words]
        )

    def part(self, which: Whole) -> Table:
        """Some of the claims, with all that is known of their articles: what is asked of few then lies together."""
        found = copy(self)
        found.claims = [self.claims[place] for place in which.tolist()]
        found.sets = {name: column.part(which) for name, column in self.sets.items()}
        found.values = {name: values.part(which) for name, values in self.values.items()}
        found.numbers = {name: column[which] for name, column in self.numbers.items()}
        found.spans = self.spans[which]
        found.articles = found.values["document"].codes
        return found

    def evidence(self, place: int) -> Evidence:
        """What the claim at this place may share with others, in words; parts of one table remember it together."""
        claim = self.claims[place]
        found = self._evidence.get(claim.id)
        if found is None:
            if len(self._evidence) >= REMEMBERED:
                self._evidence.clear()
            found = self._evidence[claim.id] = Evidence.of(claim, self.names)
        return found


_UNKNOWN = (np.nan, np.nan)
