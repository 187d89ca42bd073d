"""The names that users configure: every name of a bearer is read as the main one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.models import TitleValue
from claimcheck.subjects.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claimcheck.models import Claim


def with_aliases(claims: Sequence[Claim], aliases: Mapping[str, Iterable[str]] | None) -> list[Claim]:
    """The claims with the main name in place of each other name, wherever who takes part or holds a post is told.

    `aliases` maps a main name to other names of the same bearer. Names are compared without case and accents;
    the text and the subject stay as the article has them.
    """
    main = {fold(other): name for name, others in (aliases or {}).items() for other in others}
    return [_renamed(claim, main) for claim in claims] if main else list(claims)


def _renamed(claim: Claim, main: Mapping[str, str]) -> Claim:
    participants = tuple(
        one.model_copy(update={"name": main.get(fold(one.name), one.name)}) if one.proper else one
        for one in claim.frame.participants
    )
    update: dict[str, object] = {}
    if participants != claim.frame.participants:
        update["frame"] = claim.frame.model_copy(update={"participants": participants})
    if isinstance(claim.value, TitleValue):
        value = claim.value
        holder, body = (name and main.get(fold(name), name) for name in (value.holder, value.body))
        update["value"] = value.model_copy(update={"holder": holder, "body": body})
    return claim.model_copy(update=update) if update else claim
