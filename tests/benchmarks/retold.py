"""Make archives of any size in which each story is news: its names, rare words, figures and years are its own.

As `recombine.py`, which says how stories are made: one to five articles of one pattern, a fifth of their claims from
elsewhere. There a pattern that comes again shares words, figures and days with the story that had it before, so that
links grow with the square of the archive. Here names, rare words, figures and years are exchanged within a story each
for one and the same other: its articles agree and disagree as the real ones do, two stories as two real ones. Real
articles of one folder are taken to tell one story: names and words are shared if several folders have them.
"""

from __future__ import annotations

import math
import random
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.reading import Reading
from tests.benchmarks.recombine import OWN, Names, names_in, renamed, stories

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from claimcheck.models import Claim

#: words that a larger share of the real stories have stay as they are
COMMON = 0.05
#: a story happens within so many years of its pattern, before or after
YEARS = 20
#: its figures are up to so many times its pattern's, or that part of them
FACTOR = 4.0
#: kinds of numbers that are no amounts
_KEPT = frozenset({"ordinal", "score", "age"})
_YEAR = re.compile(r"^\d{4}(?=-|$)")


@dataclass
class Story:
    """What the story being told exchanges, each thing for one and the same other."""

    names: Names
    counts: Counter[str]
    common: float
    chance: random.Random
    years: int = 0
    factor: float = 1.0
    _alike: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    _words: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for word, count in sorted(self.counts.items()):
            self._alike[count.bit_length()].append(word)

    def begin(self) -> None:
        """The next story."""
        self.names.next_story()
        self._words = {}
        self.years = self.chance.randint(-YEARS, YEARS)
        self.factor = FACTOR ** self.chance.uniform(-1.0, 1.0)

    def word(self, word: str) -> str:
        """The word that stands for this one: one that about as many real stories have."""
        count = self.counts[word]
        if count == 0 or count >= self.common:
            return word
        if word not in self._words:
            self._words[word] = self.chance.choice(self._alike[count.bit_length()])
        return self._words[word]

    def number(self, number: float | None) -> float | None:
        """The figure that stands for this one, as round as it, and whole if it is."""
        if not number:
            return number
        digits = len(f"{number:.6g}".replace(".", "").strip("0-"))
        scaled = float(f"{number * self.factor:.{max(digits, 1)}g}")
        return math.copysign(max(1.0, round(abs(scaled))), number) if number == int(number) else scaled

    def day(self, told: str | None) -> str | None:
        """The day or year that stands for this one (ISO 8601)."""
        if told is None or not _YEAR.match(told):
            return told
        return _YEAR.sub(lambda year: f"{int(year[0]) + self.years:04}", told).replace("-02-29", "-02-28")

    def retold(self, claim: Claim, id: str, document: str) -> Claim:
        """The claim as the story's article `document` has it."""
        claim = renamed(claim, id, document, self.names)
        value, frame, scope = claim.value, claim.frame, claim.scope
        if value.kind == "count":
            if value.quantity not in _KEPT:
                value = value.model_copy(
                    update={name: self.number(getattr(value, name)) for name in ("number", "low", "high")}
                )
        else:
            days = ("since", "until") if value.kind == "title" else ("timex", "low", "high")
            value = value.model_copy(update={name: self.day(getattr(value, name)) for name in days})
        topic = tuple(dict.fromkeys(map(self.word, frame.topic)))
        return claim.model_copy(
            update={
                "value": value,
                "frame": frame.model_copy(update={"topic": topic}),
                "scope": scope.model_copy(update={"since": self.day(scope.since), "until": self.day(scope.until)}),
            }
        )


def retold(
    real: Sequence[tuple[Reading, dt.date | None]], count: int, seed: int = 1
) -> Iterator[tuple[str, Reading, dt.date | None]]:
    """So many articles as what was read in them: each one's id, reading, and day of publication."""
    chance = random.Random(seed)
    every = [claim for one, _ in real for claim in one.claims]
    folders: dict[str, list[Claim]] = defaultdict(list)
    for claim in every:
        folders[claim.document.rpartition("/")[0]].append(claim)
    names = Names(Counter(name for some in folders.values() for name in names_in(some)), chance)
    words = Counter(word for some in folders.values() for word in _words_in(some))
    story = Story(names, words, COMMON * len(folders), chance)
    for number, (pattern, begins) in enumerate(stories(chance, len(real), count)):
        if begins:
            story.begin()
        id = f"{number:07}.txt"
        reading, published = real[pattern]
        claims = [claim if chance.random() < OWN else chance.choice(every) for claim in reading.claims]
        told = tuple(story.retold(claim, f"{id}#{n}", id) for n, claim in enumerate(claims))
        yield id, Reading(told, ()), _moved(published, story.years)


def _words_in(claims: Sequence[Claim]) -> set[str]:
    """The words of the claims that say what they are about, but for those that are classes of words."""
    frames = [claim.frame for claim in claims]
    classes = {name for frame in frames for name in (*frame.event_classes, *frame.thing_classes)}
    return {word for frame in frames for word in frame.topic} - classes


def _moved(day: dt.date | None, years: int) -> dt.date | None:
    if day is None:
        return None
    return day.replace(year=day.year + years, day=min(day.day, 28) if day.month == 2 else day.day)
