"""Make archives of any size out of real articles: their sentences recombined, their names exchanged.

An archive is told in stories of one to five articles. Each story takes a real article for its pattern: about
four sentences in five are the pattern's, the others come from other articles. Within a story a name is exchanged for
one and the same new name, made of the words of real names; names that several real articles have (countries, large
cities, agencies) stay, so that keys are shared between stories as in real news.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.models import Claim, Document
from claimcheck.reading import Reading

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

#: names that stand in so many of the real articles stay as they are
KNOWN_WIDELY = 3
#: the share of a story's sentences that are of its pattern
OWN = 0.8
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")


@dataclass
class Names:
    """Exchanges the names of one story after the other."""

    counts: Counter[str]
    chance: random.Random
    words: list[str] = field(init=False)
    known: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.words = sorted({word for name in self.counts for word in name.split() if word[:1].isupper()})

    def next_story(self) -> None:
        self.known = {}

    def of(self, name: str) -> str:
        """The name that stands for this one in the story."""
        if self.counts[name] >= KNOWN_WIDELY:
            return name
        if name not in self.known:
            self.known[name] = " ".join(
                self.chance.choice(self.words) if word[:1].isupper() else word for word in name.split()
            )
        return self.known[name]


def stories(chance: random.Random, patterns: int, articles: int) -> Iterator[tuple[int, bool]]:
    """For each article the number of its pattern, and whether a story begins."""
    made = 0
    while made < articles:
        pattern = chance.randrange(patterns)
        for n in range(chance.choice((1, 1, 2, 3, 5))):
            if made < articles:
                yield pattern, n == 0
                made += 1


def documents(real: Sequence[Document], count: int, seed: int = 1) -> Iterator[Document]:
    """So many articles as texts, of the length of real ones."""
    chance = random.Random(seed)
    names = Names(Counter(name for one in real for name in set(_NAME.findall(one.text))), chance)
    parts = [[_SENTENCE.split(block) for block in one.text.split("\n\n")] for one in real]
    every = [sentence for blocks in parts for block in blocks for sentence in block if sentence.endswith(".")]
    for number, (pattern, begins) in enumerate(stories(chance, len(real), count)):
        if begins:
            names.next_story()
        text = "\n\n".join(
            " ".join(sentence if chance.random() < OWN else chance.choice(every) for sentence in block)
            for block in parts[pattern]
        )
        text = _NAME.sub(lambda found: names.of(found[0]), text)
        published = real[pattern].published
        yield Document(id=f"{number:07}.txt", text=text, published=published)


def readings(real: Sequence[Reading], count: int, seed: int = 1) -> Iterator[tuple[str, Reading]]:
    """So many articles as what was read in them, by id: for archives that would take hours to read."""
    for id, reading, _ in dated([(one, None) for one in real], count, seed):
        yield id, reading


def dated(
    real: Sequence[tuple[Reading, dt.date | None]], count: int, seed: int = 1
) -> Iterator[tuple[str, Reading, dt.date | None]]:
    """As `readings`, each with the day on which its pattern was published."""
    chance = random.Random(seed)
    names = Names(Counter(name for one, _ in real for name in names_in(one.claims)), chance)
    every = [claim for one, _ in real for claim in one.claims]
    for number, (pattern, begins) in enumerate(stories(chance, len(real), count)):
        if begins:
            names.next_story()
        id = f"{number:07}.txt"
        reading, published = real[pattern]
        claims = [claim if chance.random() < OWN else chance.choice(every) for claim in reading.claims]
        made = tuple(renamed(claim, f"{id}#{n}", id, names) for n, claim in enumerate(claims))
        yield id, Reading(made, ()), published


def names_in(claims: Sequence[Claim]) -> set[str]:
    found = {p.name for claim in claims for p in claim.frame.participants if p.proper}
    titles = [claim.value for claim in claims if claim.value.kind == "title"]
    return found | {name for value in titles for name in (value.holder, value.body) if name}


def renamed(claim: Claim, id: str, document: str, names: Names) -> Claim:
    frame, value = claim.frame, claim.value
    participants = tuple(p.model_copy(update={"name": names.of(p.name)}) if p.proper else p for p in frame.participants)
    if value.kind == "title":
        told = {part: names.of(name) for part in ("holder", "body") if (name := getattr(value, part))}
        value = value.model_copy(update=told)
    return claim.model_copy(
        update={
            "id": id, "document": document, "value": value,
            "frame": frame.model_copy(update={"participants": participants}),
        }
    )  # fmt: skip
