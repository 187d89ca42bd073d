"""Why two claims are taken to be about the same thing, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimcheck.models import Claim
    from claimcheck.subjects.whoiswho import WhoIsWhoTable

#: how much of a word its other forms have in common with it: `licence` stands for `licensed`
STEM = 5


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one claim may share with others in words: its event and thing, names, and the words of its sentence.

    `named` are the names of the sentence, as their bearers, `about` those that its article supplied too.
    """

    event: str | None
    thing: str | None
    named: frozenset[str]
    about: frozenset[str]
    words: frozenset[str]

    @classmethod
    def of(cls, claim: Claim, names: WhoIsWhoTable) -> Evidence:
        """The evidence of a claim."""
        frame = claim.frame
        proper = [(names.of(p.name), p.inferred) for p in frame.participants if p.proper]
        text = claim.text.lower()
        return cls(
            event=frame.event,
            thing=frame.thing,
            named=frozenset([name for name, inferred in proper if not inferred]),
            about=frozenset([name for name, _ in proper]),
            words=frozenset([word for word in frame.topic if _stands_in(word, text)]),
        )


def reasons_for(a: Evidence, b: Evidence, features: Mapping[str, float]) -> tuple[str, ...]:
    """The evidence that two claims share, strongest kinds first."""
    reasons = []
    if features["event"] == 1.0:
        reasons.append(f"both tell of the same kind of event: {_either(a.event, b.event)}")
    if features["thing"] == 1.0:
        reasons.append(f"both are about the same kind of thing: {_either(a.thing, b.thing)}")
    elif features["thing"] > 0:
        reasons.append(f"one is a kind of the other: {_either(a.thing, b.thing)}")
    if features["crosswise"]:
        reasons.append(f"one tells as an event what the other counts: {_either(a.event, b.thing)}")
    shared = sorted(a.named & b.named)
    if shared:
        reasons.append(f"both sentences name {_listed(shared)}")
    elif features["names_inferred"]:
        reasons.append(f"both articles are about {_listed(sorted(a.about & b.about))}")
    words = sorted(a.words & b.words)
    if words:
        reasons.append(f"words that both sentences have: {', '.join(words)}")
    return tuple(reasons)


def _stands_in(word: str, text: str) -> bool:
    """Whether a text in lower case has the word in some form; a topic also holds the names of classes of words."""
    stem = word[:STEM].lower()
    place = text.find(stem)
    while place >= 0:
        # it stands there where a word begins
        if (place > 0 and _is_word(text[place - 1])) != _is_word(stem[:1]):
            return True
        place = text.find(stem, place + 1)
    return False


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _either(a: str | None, b: str | None) -> str:
    return ", ".join(f"“{word}”" for word in sorted({word.replace("_", " ") for word in (a, b) if word}))


def _listed(words: Iterable[str]) -> str:
    """`Anna`, `Anna and Bert`, `Anna, Bert and Carl`."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
