"""Terms of a person at the head of something: `has led the choir for 31 years`, `her twelve years as mayor are over`.

Each tells about when the term began; so do, outright, `in office since 2017` and `Ida Lorne, mayor since 2017,`.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.clauses import clause_of, subject_of
from claimcheck.extractors.derived.derivation import in_clause
from claimcheck.extractors.derived.reckoning import Window, age_of, length_of, made, moved, period_of
from claimcheck.extractors.derived.reference import event_day, now, published_day
from claimcheck.extractors.derived.words import any_of, words_of
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
#: the class by which a term is told to begin
APPOINT = "appoint"
#: how far the words that tell of a term stand from its length, in characters
REACH = 40
A_MONTH = dt.timedelta(days=31)

_AT_HEAD = re.compile(
    r"\s(?:as\s(?:the\s|its\s|their\s|her\s|his\s)?(?P<role>[a-z]+(?:\s[a-z]+)?)|at\s(?:the|its|their)\s(?:head|helm)\b|"
    r"in\s(?:office|power|charge|the\spost|the\sjob)\b)",
    re.IGNORECASE,
)
_OVER = re.compile(r"[^.;:]{0,80}?\b(?:(?:(?P<is>are|is)|were|was)\sover|ended|(?:come|came)\sto\san\send)\b")
_AFTER = re.compile(r"\bafter\s$", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s(?:the\s)?$", re.IGNORECASE)
_FOR = re.compile(r"\bfor\s(?:the\s(?:last|past)\s)?$", re.IGNORECASE)


def tenures(owners: Owners, passage: Passage) -> Iterator[Derivation]:
    """The begins of terms that lengths of time, or dates after `since`, tell in one block."""
    for mention in passage.dates:
        length = length_of(mention) if mention.mod is None and not mention.age else None
        since = period_of(mention.value()) if mention.mod == "ON_OR_AFTER" else None
        if since is None and (length is None or length[0] != length[1] or length[2] not in "MY"):
            continue
        span = tokens_at(passage.doc, mention.start, mention.end)
        if modality_of(clause_of(span.root)) != "happened":
            continue
        who = _holder_since(owners, passage, mention, span) if since else _holder(owners, passage, mention, span)
        window = since or (_begun(owners, passage, mention, span) if who is not None else None)
        if who is None or window is None:
            continue
        base, clause = owners.frames.frame(passage, span)
        # who is in the post since a day was appointed to it before
        classes = (TERM,) if since is not None else (TERM, APPOINT)
        frame, subject = _of_term(base, who, classes), f"{who}: term began"
        how = f"{mention.text} in the post" if since is None else ""  # told, not worked out
        yield in_clause(passage, (mention.start, mention.end), window.value(), frame, subject, TERM, how, clause)


def _begun(owners: Owners, passage: Passage, mention: DateMention, span: Span) -> Window | None:
    """When a term began that lasted so long up to the day that the sentence tells, or to now."""
    then = event_day(passage, span) or _until(passage, span) or _now(owners, passage, mention, span)
    years, length = age_of(mention), length_of(mention)
    if then is None or length is None:
        return None
    if years is not None:
        return made((years[0], years[0]), then)
    begun = moved(then, length, -1, exact=True)
    if begun is None or begun.low is None or begun.high is None:
        return None
    return Window(begun.low - A_MONTH, begun.high + A_MONTH)  # months are told up or down


def _until(passage: Passage, span: Span) -> Window | None:
    """When a term ended of which the clause tells that: `led it for eleven years until 2014`."""
    ends = [period_of(mention.value()) for mention in _open_dates(passage, span) if mention.mod == "ON_OR_BEFORE"]
    return ends[0] if len(ends) == 1 else None


def _open_dates(passage: Passage, span: Span) -> list[DateMention]:
    """The dates of the clause of these words that are open at an end."""
    verb, sentence = clause_of(span.root).verb, span.sent
    dates = (m for m in passage.dates if m.type in {"DATE", "TIME"} and m.mod is not None)
    told = (m for m in dates if sentence.start_char <= m.start < sentence.end_char)
    return [m for m in told if clause_of(tokens_at(passage.doc, m.start, m.end).root).verb == verb]


def _now(owners: Owners, passage: Passage, mention: DateMention, span: Span) -> Window | None:
    """The days of the article, where the clause tells no other date."""
    if _open_dates(passage, span):
        return None
    return now(owners.article, passage, span) or _today(owners, passage, mention)


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
    if verb is None or _FOR.search(before) is None:
        return None
    heads = _is_perfect(verb) and verb.lemma_ in words_of("terms", "heading")
    if heads or _is_in_post(text, verb, span) or _is_succeeded(verb):
        return _subject(owners, passage, verb)
    return None


def _holder_since(owners: Owners, passage: Passage, mention: DateMention, span: Span) -> str | None:
    """Who `had been in office since 2017`, or `Ida Lorne` of `Ida Lorne, chief executive since 2015,`."""
    text = passage.block.text
    if _SINCE.search(text, max(0, mention.start - REACH), mention.start) is None:
        return None
    verb = clause_of(span.root).verb
    if verb is not None and _is_in_post(text, verb, span):
        return _subject(owners, passage, verb)
    way = span.root.head if span.root.dep_ == "pobj" else None
    post = way.head if way is not None and way.head.pos_ == "NOUN" else None
    if post is None or post.dep_ != "appos" or not _is_role(post.lemma_) or post.head.pos_ != "PROPN":
        return None
    return _full(owners.frames.name_at(passage, post.head))


def _is_in_post(text: str, verb: Token, span: Span) -> bool:
    """`had been in charge for 14 months`, `had held the post since 2017`."""
    if not any(child.lemma_ == "have" and child.dep_ == "aux" for child in verb.lefts):
        return False
    between = text[verb.idx : span.start_char]
    if verb.lemma_ == "be":
        return _in_post().match(between) is not None or _has_post(verb)
    held = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    return verb.lemma_ == "hold" and held is not None and held.lemma_.lower() in words_of("terms", "posts")


def _has_post(verb: Token) -> bool:
    """`has been mayor of Orsk`, but not `has been a teacher`."""
    post = next((child for child in verb.rights if child.dep_ == "attr"), None)
    if post is None or not _is_role(post.lemma_) or any(child.lower_ in {"a", "an"} for child in post.lefts):
        return False
    of = next((child for child in post.rights if child.lower_ == "of"), None)
    return of is None or not any(child.lemma_.lower() in words_of("terms", "spans") for child in of.children)


@cache
def _in_post() -> re.Pattern[str]:
    """`been in power since `, `been at the helm of the firm for `."""
    posts, further = any_of(lexicon("derived")["terms"]["in_post"]), any_of(sorted(words_of("terms", "further")))
    return re.compile(rf"been\s(?:{posts})\s(?:{further})\b[^.;:,]{{0,40}}$")


def _is_succeeded(verb: Token) -> bool:
    """`Tom Hale succeeds Ida Lorne, who led it for eleven years`: the term that ends now."""
    above = verb.head.head if verb.dep_ == "relcl" else None
    heads = verb.lemma_ in words_of("terms", "heading")
    return above is not None and heads and above.lemma_ in words_of("terms", "following") and above.tag_ == "VBZ"


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


def _of_term(base: Frame, who: str, classes: tuple[str, ...]) -> Frame:
    others = (p.model_copy(update={"role": "other"}) for p in base.participants if p.proper and p.name != who)
    return base.model_copy(
        update={
            "event": TERM,
            "event_class": TERM,
            "event_classes": classes,
            "thing": None,
            "thing_class": None,
            "thing_classes": (),
            "participants": (Participant(name=who, role="agent"), *others),
        }
    )
