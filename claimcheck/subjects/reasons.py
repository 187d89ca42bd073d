"""Why two claims are taken to be about the same thing, in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.models import Claim
    from claimcheck.subjects.pairs import Pair

#: how much of a word its other forms have in common with it: `licence` stands for `licensed`
STEM = 5


def reasons_for(pair: Pair, features: dict[str, float]) -> tuple[str, ...]:
    """The evidence that the two claims share, strongest kinds first."""
    a, b = pair.a.frame, pair.b.frame
    reasons = []
    if features["event"] == 1.0:
        reasons.append(f"both tell of the same kind of event: {_either(a.event, b.event)}")
    if features["thing"] == 1.0:
        reasons.append(f"both are about the same kind of thing: {_either(a.thing, b.thing)}")
    elif features["thing"] > 0:
        reasons.append(f"one is a kind of the other: {_either(a.thing, b.thing)}")
    if features["crosswise"]:
        reasons.append(f"one tells as an event what the other counts: {_either(a.event, b.thing)}")
    shared = sorted(_bearers(pair, pair.a) & _bearers(pair, pair.b))
    if shared:
        reasons.append(f"both sentences name {_listed(shared)}")
    elif features["names_inferred"]:
        inferred = sorted(_bearers(pair, pair.a, inferred=True) & _bearers(pair, pair.b, inferred=True))
        reasons.append(f"both articles are about {_listed(inferred)}")
    words = sorted(
        word for word in set(a.topic) & set(b.topic) if _stands_in(word, pair.a) and _stands_in(word, pair.b)
    )
    if words:
        reasons.append(f"words that both sentences have: {', '.join(words)}")
    return tuple(reasons)


def _stands_in(word: str, claim: Claim) -> bool:
    """Whether the sentence itself has the word in some form; a topic also holds the names of classes of words."""
    return re.search(rf"\b{re.escape(word[:STEM])}", claim.text, re.IGNORECASE) is not None


def _bearers(pair: Pair, claim: Claim, *, inferred: bool = False) -> set[str]:
    return {pair.names.of(p.name) for p in claim.frame.participants if p.proper and (inferred or not p.inferred)}


def _either(a: str | None, b: str | None) -> str:
    return ", ".join(f"“{word}”" for word in sorted({word.replace("_", " ") for word in (a, b) if word}))


def _listed(words: Iterable[str]) -> str:
    """`Anna`, `Anna and Bert`, `Anna, Bert and Carl`."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
