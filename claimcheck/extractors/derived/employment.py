"""How long somebody has been with an employer: `has been with the bank for 26 years` tells when the work began."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.clauses import clause_of
from claimcheck.extractors.derived.ages import told
from claimcheck.extractors.derived.derivation import in_clause
from claimcheck.extractors.derived.endings import WORK, by_persons
from claimcheck.extractors.derived.owners import kind_of_noun
from claimcheck.extractors.derived.reckoning import age_of, made
from claimcheck.extractors.derived.reference import event_day, now
from claimcheck.extractors.derived.words import any_of
from claimcheck.extractors.modality import modality_of
from claimcheck.extractors.spans import tokens_at
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from claimcheck.extractors.article import Passage
    from claimcheck.extractors.derived.derivation import Derivation
    from claimcheck.extractors.derived.owners import Owners


def employment(owners: Owners, passage: Passage) -> Iterator[Derivation]:
    """When the persons of one block began to work where they have been for a known time, up to now or a known day."""
    text = passage.block.text
    for mention in passage.dates:
        years = age_of(mention) if mention.type == "DURATION" and not mention.age and mention.mod is None else None
        if years is None or years[0] < 1:
            continue
        span = tokens_at(passage.doc, mention.start, mention.end)
        clause = clause_of(span.root)
        have = _perfect(clause.verb) if clause.verb is not None and modality_of(clause) == "happened" else None
        match = _with().search(text, have.idx, mention.start) if have is not None else None
        if match is None or clause.verb is None or not _may_employ(passage, match):
            continue
        then = event_day(passage, span) or now(owners.article, passage, span)
        window = made(years, then) if then is not None else None
        if window is None or then is None:
            continue
        for frame, subject in by_persons(owners, passage, span, clause.verb, WORK, "began to work there"):
            words, how = (mention.start, mention.end), f"{mention.text} there {told(then)}"
            yield in_clause(passage, words, window.value(), frame, subject, "join", how, clause)


def _perfect(verb: Token) -> Token | None:
    return next((child for child in verb.lefts if child.lemma_ == "have" and child.dep_ == "aux"), None)


@cache
def _with() -> re.Pattern[str]:
    """From the verb to the length: `been with the bank for `."""
    rows = lexicon("derived")["employment"]
    ways, beside = any_of(rows["ways"]), any_of(rows["beside"])
    return re.compile(rf"(?:{ways}|(?P<with>{beside}))\s(?P<who>[^.;:,]{{2,50}})\sfor\s(?:the\s(?:last|past)\s)?$")


def _may_employ(passage: Passage, match: re.Match[str]) -> bool:
    """Whether these words name a body: one may be `with` a person as well, whose name has two words or more."""
    if match["with"] is None:
        return True
    who = tokens_at(passage.doc, match.start("who"), match.end("who")).root
    mention = next((m for m in passage.names if m.start <= who.idx < m.end), None)
    if mention is not None:
        return mention.kind == "organisation" or (mention.kind == "unknown" and " " not in mention.text)
    kind = kind_of_noun(who)
    return kind is not None and kind.id in {"body", "house", "works", "service"}
