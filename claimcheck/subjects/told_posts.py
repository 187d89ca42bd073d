"""The posts that one article tells, found by who holds them and by what they are."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.models import TitleValue
from claimcheck.subjects.name_match import LIKE_NAME, match_names
from claimcheck.subjects.roles import canonical_role, roles_agree
from claimcheck.subjects.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from claimcheck.models import Claim

#: so many posts of an article, all different, are asked about its others; each asks for all, so that more take the
#: square of their number
MOST = 200
#: of posts told alike so many are kept, since one may be asked about the other
ALIKE = 2
#: a post that is to be taken, or is filled for a time
_NOT_YET = frozenset(["acting", "elect", "designate", "incoming"])


class ToldPosts:
    """What the title claims of an article tell together: each answer is made when it is first asked for."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        """All title claims of the article, in its order."""
        self._claims = tuple(claims)
        self._ahead: dict[tuple[str | None, str], frozenset[str]] = {}
        self._besides: dict[tuple[str, str], frozenset[str]] = {}
        self._bodies: dict[str, frozenset[str]] = {}

    def __eq__(self, other: object) -> bool:
        """Of the same claims."""
        return isinstance(other, ToldPosts) and self._claims == other._claims

    @cached_property
    def different(self) -> tuple[Claim, ...]:
        """Those that tell of different holders, posts and bodies, of equal ones `ALIKE`; the first `MOST`."""
        seen: dict[Hashable, int] = {}
        kept: list[Claim] = []
        for claim in self._claims:
            if len(kept) == MOST:
                break
            key = _told(claim)
            seen[key] = seen.get(key, 0) + 1
            if seen[key] <= ALIKE:
                kept.append(claim)
        return tuple(kept)

    def ahead(self, holder: str | None, role: str) -> frozenset[str]:
        """The ids of claims that this holder is to take such a post, or fills it for a time."""
        key = holder, role
        if key not in self._ahead:
            self._ahead[key] = frozenset(
                claim.id for claim in self._still_ahead.get(holder, ()) if roles_agree(_value(claim).role, role)
            )
        return self._ahead[key]

    def besides(self, holder: str, base: str) -> frozenset[str]:
        """The ids of claims that somebody whose name may be this holder's has such a post."""
        key = holder, base
        if key not in self._besides:
            self._besides[key] = frozenset(
                claim.id
                for claim in self._current.get(base, ())
                if match_names(_value(claim).holder or "", holder).score >= LIKE_NAME
            )
        return self._besides[key]

    def bodies_of_others(self, base: str) -> frozenset[str]:
        """The bodies, folded, of all posts but those that go by this name."""
        if base not in self._bodies:
            others = (value for value in self._values() if canonical_role(value.role).base != base)
            self._bodies[base] = frozenset(fold(value.body) for value in others if value.body is not None)
        return self._bodies[base]

    @cached_property
    def _still_ahead(self) -> dict[str | None, list[Claim]]:
        found: dict[str | None, list[Claim]] = {}
        for claim in self.different:
            if claim.modality == "planned" or _value(claim).status in _NOT_YET:
                found.setdefault(_value(claim).holder, []).append(claim)
        return found

    @cached_property
    def _current(self) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = {}
        for claim in self.different:
            if _value(claim).status == "current" and _value(claim).holder is not None:
                found.setdefault(canonical_role(_value(claim).role).base, []).append(claim)
        return found

    def _values(self) -> Iterator[TitleValue]:
        return map(_value, self.different)


def story_body_of(claim: Claim) -> str | None:
    """The body that the claim's article is about."""
    return next((p.name for p in claim.frame.participants if p.inferred and p.role == "of"), None)


def holder_of(claim: Claim) -> str | None:
    """Who holds the post."""
    return _value(claim).holder


def predecessors(claim: Claim) -> list[str]:
    """Who is told to have held the post before the holder."""
    return [p.name for p in claim.frame.participants if p.role == "patient" and not p.inferred]


def _told(claim: Claim) -> Hashable:
    """All that is asked of a claim for another's sake."""
    value = _value(claim)
    about = story_body_of(claim) is None
    return (
        value.role, value.holder, value.body, value.status, claim.modality == "planned", about, *predecessors(claim)
    )  # fmt: skip


def _value(claim: Claim) -> TitleValue:
    assert isinstance(claim.value, TitleValue)
    return claim.value
