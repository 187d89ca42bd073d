"""Why two claims are taken to be about the same thing, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.models import Claim
    from claimcheck.subjects.features import PairContext


def reasons_for(pair: PairContext, features: dict[str, float]) -> tuple[str, ...]:
    """The evidence that the two claims share, strongest kinds first."""
    a, b = pair.a.frame, pair.b.frame
    reasons = []
    if features["event"] == 1.0:
        reasons.append(f"both tell of: {_either(a.event, b.event)}")
    if features["thing"] == 1.0:
        reasons.append(f"both of: {_either(a.thing, b.thing)}")
    elif features["thing"] > 0:
        reasons.append(f"kinds of one thing: {_either(a.thing, b.thing)}")
    if features["crosswise"]:
        reasons.append(f"one tells by a verb what the other counts: {_either(a.event, b.thing)}")
    shared = sorted(_bearers(pair, pair.a) & _bearers(pair, pair.b))
    if shared:
        reasons.append(f"both name {', '.join(shared)}")
    elif features["names_inferred"]:
        inferred = sorted(_bearers(pair, pair.a, inferred=True) & _bearers(pair, pair.b, inferred=True))
        reasons.append(f"both articles are about {', '.join(inferred)}")
    words = sorted(set(a.topic) & set(b.topic))
    if words:
        reasons.append(f"shared words: {', '.join(words)}")
    return tuple(reasons)


def _bearers(pair: PairContext, claim: Claim, *, inferred: bool = False) -> set[str]:
    return {pair.names.of(p.name) for p in claim.frame.participants if p.proper and (inferred or not p.inferred)}


def _either(a: str | None, b: str | None) -> str:
    return " / ".join(sorted({word.replace("_", " ") for word in (a, b) if word}))
