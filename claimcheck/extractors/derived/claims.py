"""Claims of derived dates, in the order of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extractors.derived.ages import ages
from claimcheck.extractors.derived.at_age import at_age
from claimcheck.extractors.derived.editions import editions
from claimcheck.extractors.derived.elapsed import elapsed
from claimcheck.extractors.derived.employment import employment
from claimcheck.extractors.derived.endings import endings
from claimcheck.extractors.derived.jubilees import jubilees
from claimcheck.extractors.derived.owners import Owners
from claimcheck.extractors.derived.previous import previous
from claimcheck.extractors.derived.shifts import shifts
from claimcheck.extractors.derived.states import states
from claimcheck.extractors.derived.tenures import tenures
from claimcheck.extractors.derived.terms import terms
from claimcheck.extractors.frames import FrameBuilder
from claimcheck.extractors.registry import extractor
from claimcheck.extractors.spans import place, tokens_at
from claimcheck.models import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.extractors.article import Article
    from claimcheck.extractors.derived.derivation import Derivation

#: what the dates and lengths of a block are read by
READINGS = (ages, at_age, terms, tenures, employment, endings, previous, states, elapsed)


@extractor("derived")
def derived_claims(article: Article) -> Iterator[Claim]:
    """Every date and length of time that the article tells by an age, a jubilee, an interval or a range.

    They are not checkable on their own: what they are worked out from is a claim already.
    """
    owners = Owners(FrameBuilder(article))
    found: list[Derivation] = []
    for passage in article.passages:
        found.extend(jubilees(owners, passage))
        found.extend(editions(owners, passage))
        if passage.dates:
            for reading in READINGS:
                found.extend(reading(owners, passage))
    found.extend(shifts(owners))
    found.sort(key=lambda derived: (derived.passage.index, derived.start, derived.end))
    for number, derived in enumerate(found, start=1):
        yield _claim(article, derived, f"{article.document.id}#a{number}")


def _claim(article: Article, derived: Derivation, id: str) -> Claim:
    span = tokens_at(derived.passage.doc, derived.start, derived.end)
    return Claim(
        id=id,
        type="date",
        value=derived.value,
        subject=derived.subject,
        attribute=derived.attribute,
        modality=derived.modality,
        speaker=derived.speaker,
        frame=derived.frame,
        checkable=False,
        derived_from=derived.how or None,
        **place(article, derived.passage, span.root.sent, derived.start, derived.end),
    )
