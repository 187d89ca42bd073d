"""Terms of a person at the head of something: `has led the choir for 31 years`, `her twelve years as mayor are over`.

Each tells the year in which the term began.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.clauses import clause_of, subject_of
from claimcheck.extractors.derived.derivation import in_clause
from claimcheck.extractors.derived.reckoning import Window, age_of, made
from claimcheck.extractors.derived.reference import event_day, now, published_day
from claimcheck.extractors.derived.words import words_of
from claimcheck.extractors.modality import modality_of
from claimcheck.extractors.spans import tokens_at
from claimcheck.lexicon import lexicon
from claimcheck.models import Participant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from claimcheck.extractors.article import Passage
    from claimcheck.extractors.derived.derivation import Derivation
    from claimcheck.extractors.derived.owners import Owners
    from claimcheck.models import DateMention, Frame

#: the class of happening that a term is
TERM = "lead"
#: how far the words that tell of a term stand from its length, in characters
REACH = 40

_AT_HEAD = re.compile(
    r"\s(?:as\s(?:the\s|its\s|their\s|her\s|his\s)?(?P<role>[a-z]+(?:\s[a-z]+)?)|at\s(?:the|its|their)\s(?:head|helm|top)\b|"
    r"in\s(?:office|power|charge|the\spost|the\sjob)\b)",
    re.IGNORECASE,
)
_OVER = re.compile(r"[^.;:]{0,80}?\b(?:(?:(?P<is>are|is)|were|was)\sover|ended|(?:come|came)\sto\san\send)\b")
_AFTER = re.compile(r"\bafter\s$", re.IGNORECASE)
_FOR = re.compile(r"\bfor\s(?:the\s(?:last|past)\s)?$", re.IGNORECASE)


def tenures(owners: Owners, passage: Passage) -> Iterator[Derivation]:
    """The begins of terms that lengths of time tell in one block."""
    for mention in passage.dates:
        years = age_of(mention) if mention.type == "DURATION" and not mention.age and mention.mod is None else None
        if years is None or years[0] != years[1]:
            continue
        span = tokens_at(passage.doc, mention.start, mention.end)
        who = _holder(owners, passage, mention, span)
        then = event_day(passage, span) or now(owners.article, passage, span) or _today(owners, passage, mention)
        window = made((years[0], years[0]), then) if who is not None and then is not None else None
        clause = clause_of(span.root)
        if who is None or window is None or modality_of(clause) != "happened":
            continue
        base, _ = owners.frames.frame(passage, span)
        frame, subject, how = _of_term(base, who), f"{who}: term began", f"{mention.text} in the post"
        yield in_clause(passage, (mention.start, mention.end), window.value(), frame, subject, TERM, how, clause)


def _today(owners: Owners, passage: Passage, mention: DateMention) -> Window | None:
    """The day of publication, where the term `is over`."""
    match, published = _OVER.match(passage.block.text, mention.end), published_day(owners.article)
    return Window(published, published) if match is not None and published and match["is"] is not None else None


def _holder(owners: Owners, passage: Passage, mention: DateMention, span: Span) -> str | None:
    """The full name of the one whose term it is, if these words tell of a term up to now or to its end."""
    text = passage.block.text
    before = text[max(0, mention.start - REACH) : mention.start]
    at_head = _AT_HEAD.match(text, mention.end)
    if at_head is not None and (at_head["role"] is None or _is_role(at_head["role"])):
        if _AFTER.search(before):
            verb = clause_of(span.root).verb
            return (
                _subject(owners, passage, verb)
                if verb is not None and verb.lemma_ in words_of("terms", "leaving")
                else None
            )
        return _possessor(owners, passage, span) if _OVER.match(text, mention.end) else None
    verb = clause_of(span.root).verb
    if _FOR.search(before) and verb is not None and verb.lemma_ in words_of("terms", "heading") and _is_perfect(verb):
        return _subject(owners, passage, verb)
    return None


def _is_role(words: str) -> bool:
    return not {words.lower(), words.lower().split()[0]}.isdisjoint(_roles())


@cache
def _roles() -> frozenset[str]:
    fields = lexicon("roles")["fields"].values()
    return frozenset(post for field in fields for posts in field.values() if isinstance(posts, dict) for post in posts)


def _possessor(owners: Owners, passage: Passage, span: Span) -> str | None:
    """`her twelve years as mayor`, `Teodora Vance's twelve years`."""
    owner = next((token for token in span.root.lefts if token.dep_ == "poss"), None)
    return _full(owners.frames.name_at(passage, owner)) if owner is not None else None


def _is_perfect(verb: Token) -> bool:
    return any(child.lemma_ == "have" and child.tag_ in {"VBZ", "VBP"} for child in verb.lefts)


def _subject(owners: Owners, passage: Passage, verb: Token) -> str | None:
    subject = subject_of(verb)
    return _full(owners.frames.name_at(passage, subject[0])) if subject is not None else None


def _full(name: str | None) -> str | None:
    return name if name is not None and " " in name else None


def _of_term(base: Frame, who: str) -> Frame:
    others = (p.model_copy(update={"role": "other"}) for p in base.participants if p.proper and p.name != who)
    return base.model_copy(
        update={
            "event": TERM,
            "event_class": TERM,
            "event_classes": (TERM,),
            "thing": None,
            "thing_class": None,
            "thing_classes": (),
            "participants": (Participant(name=who, role="agent"), *others),
        }
    )
