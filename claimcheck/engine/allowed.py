"""What is allowed: findings that an article, or the configuration for some files, does not want to hear."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.engine.rulebook import fits
from claimcheck.readers.allowances import Allowance, Misspelt

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimcheck.models import Claim


@dataclass(frozen=True)
class Allowed:
    """The allowances of all articles; `ignored` are the rules that say nothing of an article, by its id."""

    allowances: tuple[Allowance, ...] = ()
    misspelt: tuple[Misspelt, ...] = ()
    ignored: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, written: Iterable[Allowance | Misspelt], ignored: Mapping[str, tuple[str, ...]]) -> Allowed:
        """What articles allow, and what the configuration ignores in them."""
        written = list(written)
        return cls(
            tuple(one for one in written if isinstance(one, Allowance)),
            tuple(one for one in written if isinstance(one, Misspelt)),
            ignored,
        )

    def __bool__(self) -> bool:
        """Whether anything is allowed at all."""
        return bool(self.allowances or self.ignored)

    def ignores(self, rule: str, claims: Iterable[Claim]) -> bool:
        """Whether the configuration has the rule say nothing of the article of one of the claims."""
        return any(fits(rule, name) for claim in claims for name in self.ignored.get(claim.document, ()))

    def permitting(self, rule: str, claims: Iterable[Claim]) -> list[Allowance]:
        """The allowances that keep the rule silent on one of the claims, in the order of the articles."""
        return [
            one
            for one in self.allowances
            if any(claim.document == one.document and one.start <= claim.value_start < one.end for claim in claims)
            and any(fits(rule, name) for name in one.rules)
        ]

    def notices(self, used: Iterable[Allowance], known: Iterable[str], active: Iterable[str]) -> dict[str, list[str]]:
        """What is to be said of allowances, by document: those misspelt, and those that silenced nothing.

        `known` are the ids of all rules, `active` those that took part.
        """
        known, active, used = list(known), list(active), set(used)
        told: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for one in self.misspelt:
            told[one.document].append((one.line, f"line {one.line}: {one.what}; {one.cure}"))
        for allowance in self.allowances:
            for name in allowance.rules:
                remark = _remark(allowance, name, allowance in used, known, active)
                if remark is not None:
                    told[allowance.document].append((allowance.line, f"line {allowance.line}: {remark}"))
        return {document: [text for _, text in sorted(lines)] for document, lines in told.items()}


def _remark(allowance: Allowance, name: str, used: bool, known: list[str], active: list[str]) -> str | None:
    from claimcheck.engine.rulefile import nearest

    if not any(fits(id, name) for id in known):
        folders = {id.rpartition("/")[0] for id in known}
        return f"no rule fits {name!r}, which is allowed here; {nearest(name, {*known, *folders})}"
    if used or not any(fits(id, name) for id in active):
        return None
    return (
        f"{name} is allowed here, where it has nothing to report; move the remark to the words it is for, or remove it"
    )
