"""Features as they are asked for: most cost more than the few that tell most pairs apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from claimcheck.subjects.features import FEATURES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.subjects.pairs import Pairs
    from claimcheck.subjects.table import Numbers, Truths


class Asked(Mapping[str, "Numbers"]):
    """Columns by name, with one number a pair: features, each worked out when it is first asked for, and others."""

    def __init__(self, pairs: Pairs, known: Mapping[str, Numbers] | None = None) -> None:
        """Of these pairs; `known` are columns that need not be worked out."""
        self.pairs = pairs
        self._known = dict(known or {})
        self._parts: list[tuple[Truths, Asked]] = []

    def __getitem__(self, name: str) -> Numbers:
        """A column. Raises KeyError if it is neither a feature nor known."""
        column = self._known.get(name)
        if column is None:
            column = self._known[name] = FEATURES[name](self.pairs)
        return column

    def __iter__(self) -> Iterator[str]:
        """The names of the features, in their order, and of what else is known."""
        return iter(dict.fromkeys((*FEATURES, *self._known)))

    def __len__(self) -> int:
        """How many names there are."""
        return len(FEATURES.keys() | self._known.keys())

    def note(self, **columns: Numbers) -> None:
        """Columns beside the features, with a number for each pair."""
        self._known.update(columns)

    def where(self, wanted: Truths) -> Asked:
        """The same of some of the pairs: nothing is worked out again, of them or of more of the pairs."""
        known = {name: column[wanted] for name, column in self._known.items()}
        for held, part in self._parts:
            if held[wanted].all():
                own = wanted[held]
                known |= {name: column[own] for name, column in part._known.items() if name not in known}
        found = Asked(self.pairs.where(wanted), known)
        self._parts.append((wanted, found))
        return found


def of_some(columns: Mapping[str, Numbers], wanted: Truths) -> Mapping[str, Numbers]:
    """The columns of some of the pairs."""
    if isinstance(columns, Asked):
        return columns.where(wanted)
    return {name: column[wanted] for name, column in columns.items()}
