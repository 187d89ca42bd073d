"""A post and who holds it, found in one block: what the patterns give and mentions are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.extractors.titles.role_phrase import RolePhrase


@dataclass(slots=True)
class Holding:
    """One person in one post; token indices, ends exclusive.

    `role` spans the words of the post, or the verb where a verb is all (`chaired the inquiry`); then
    `role_name` gives the post. `person` is None where no name stands, `pronoun` the word that stands
    for one. `past` tells that the clause is in the past, `took` that the
    post is taken up in it, `lent` that the post was told of someone else, and `predecessor` who held it before;
    `leaving` tells that its clause sees the holder off, `supposed` that the clause is under an `if`: nothing is told.
    """

    role: tuple[int, int]
    role_name: str | None = None
    phrase: RolePhrase | None = None
    person: tuple[int, int] | None = None
    pronoun: int | None = None
    body: tuple[int, int] | None = None
    possessive: int | None = None
    status: str | None = None
    then: bool = False
    past: bool = False
    denied: bool = False
    supposed: bool = False
    planned: bool = False
    definite: bool = True
    took: bool = False
    lent: bool = False
    predecessor: tuple[int, int] | None = None
    leaving: bool = False
