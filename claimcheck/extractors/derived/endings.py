"""Lengths that end at a known moment: `closed after 112 years`, `ended a 60-year run`, `after 31 years of marriage`.

Each tells the year in which what ended had begun: a body, a building, a service, a marriage, somebody's work.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.clauses import clause_of, is_verbal, subject_of
from claimcheck.extractors.concepts import event_classes, is_event_noun
from claimcheck.extractors.derived.ages import told
from claimcheck.extractors.derived.derivation import Derivation, in_clause
from claimcheck.extractors.derived.reckoning import age_of, made
from claimcheck.extractors.derived.reference import event_day, now
from claimcheck.extractors.derived.words import words_of
from claimcheck.extractors.modality import modality_of
from claimcheck.extractors.spans import tokens_at
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from claimcheck.extractors.article import Passage
    from claimcheck.extractors.clauses import Clause
    from claimcheck.extractors.derived.owners import Owner, Owners
    from claimcheck.models import Frame, Participant

#: fewer years than this are rather those of one stay or one job
FEWEST_YEARS = 2
MARRY = "marry"
#: what tells that somebody's work began
WORK = ("join", "hire")

_AFTER = re.compile(r"\bafter\s(?:(?:a\s)?(?:run|life|history|reign)\sof\s)?$", re.IGNORECASE)
#: a length of so many, and not of `a few`
_NUMBER = re.compile(r"P\d")
#: what is to end on a day that is known has begun all the same
ENDS = frozenset({"happened", "planned"})
#: how far the words reach that are looked at on either side of a length, in characters
REACH = 40


def endings(owners: Owners, passage: Passage) -> Iterator[Derivation]:
    """The begins that the lengths of one block tell by when they ended."""
    for mention in passage.dates:
        age = age_of(mention) if mention.type == "DURATION" and not mention.age else None
        if age is None or age[0] < FEWEST_YEARS or _NUMBER.match(mention.timex or "") is None:
            continue
        span = tokens_at(passage.doc, mention.start, mention.end)
        clause = clause_of(span.root)
        after = _AFTER.search(passage.block.text, max(0, mention.start - REACH), mention.start) is not None
        if not (after or _ended_run(span)) or clause.verb is None or modality_of(clause) not in ENDS:
            continue
        then = event_day(passage, span)
        if then is None and modality_of(clause) == "happened":
            then = now(owners.article, passage, span)
        window = made(age, then) if then is not None else None
        if window is None or then is None:
            continue
        tail = _tail().match(passage.block.text, mention.end) if after else None
        for frame, subject in _begun(owners, passage, tail, span, clause):
            words, how = (mention.start, mention.end), f"{mention.text}, ended {told(then)}"
            yield in_clause(passage, words, window.value(), frame, subject, frame.event or "begin", how, clause)


def _begun(
    owners: Owners, passage: Passage, tail: re.Match[str] | None, span: Span, clause: Clause
) -> Iterator[tuple[Frame, str]]:
    """The frame of what began, and its name for a reader; at most one. `tail` follows a length that `after` opens."""
    assert clause.verb is not None
    if tail is not None and tail["marriage"] is not None:
        yield from by_persons(owners, passage, span, clause.verb, (MARRY,), "married")
    elif tail is not None and tail["work"] is not None:
        if clause.verb.lemma_.lower() in words_of("ends", "retiring"):
            yield from by_persons(owners, passage, span, clause.verb, WORK, "began to work there")
    else:
        token = _ended_after(owners, passage, span, clause.verb) if tail is not None else _ended_run(span)
        if token is None or (tail is None and is_event_noun(token.lemma_.lower())):
            return
        owner = _owner(owners, passage, token)
        if owner is not None:
            yield owners.frame(passage, span, owner), owners.subject(owner)


def by_persons(
    owners: Owners, passage: Passage, span: Span, verb: Token, classes: tuple[str, ...], did: str
) -> Iterator[tuple[Frame, str]]:
    """The frame of what the persons did who are the subject, if these have names."""
    subject = subject_of(verb)
    if subject is None:
        return
    own = [name for token in (subject[0], *subject[0].conjuncts) if (name := owners.frames.name_at(passage, token))]
    if not own:
        return
    base, _ = owners.frames.frame(passage, span)
    people = [_as_agent(p) if p.name in own else _beside(p) for p in base.participants if p.proper]
    frame = base.model_copy(
        update={
            "event": classes[0],
            "event_class": classes[0],
            "event_classes": classes,
            "thing": None,
            "thing_class": None,
            "thing_classes": (),
            "participants": tuple(people),
        }
    )
    yield frame, f"{' and '.join(own[:2])}: {did}"


def _as_agent(participant: Participant) -> Participant:
    return participant.model_copy(update={"role": "agent"})


def _beside(participant: Participant) -> Participant:
    return participant.model_copy(update={"role": "other"}) if participant.role == "agent" else participant


def _ended_after(owners: Owners, passage: Passage, span: Span, verb: Token) -> Token | None:
    """What ended, of `closed after 112 years`, `shut its doors after 84 years`."""
    frame, _ = owners.frames.frame(passage, span)
    told_by = passage.block.text[verb.idx : span.start_char].lower()
    known = not words_of("ends", "classes").isdisjoint(frame.event_classes)
    return _taker(verb) if known or any(phrase in told_by for phrase in lexicon("derived")["ends"]["phrases"]) else None


def _taker(verb: Token) -> Token | None:
    """What a verb of ending befalls: the subject, where nothing or only a part of it (`its doors`) is the object."""
    taken = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if taken is not None and taken.lemma_.lower() not in words_of("ends", "parts"):
        return None  # who closes a mill may have bought it
    subject = subject_of(verb)
    return _whose(subject[0]) if subject is not None else None


def _whose(subject: Token) -> Token | None:
    """The subject, or what the happening befalls that it names: `the closure of the mill`."""
    if not {"close", "end"}.isdisjoint(event_classes(subject.lemma_.lower(), pos="NOUN")):
        of = next((child for child in subject.rights if child.lower_ == "of"), None)
        return next((child for child in of.children if child.dep_ == "pobj"), None) if of is not None else None
    return subject


def _ended_run(span: Span) -> Token | None:
    """What ended, of `ended a 60-year run`, `brought 60 years of trading to an end`."""
    root = span.root
    run = root.head if root.dep_ in {"compound", "nmod", "amod", "npadvmod"} and root.head.i >= span.end else root
    if run.i != root.i:
        told_run = run.lemma_.lower() in words_of("ends", "runs")
    else:
        of = next((child for child in root.rights if child.lower_ == "of" and child.i == span.end), None)
        told_run = of is not None and any(c.lemma_.lower() in words_of("ends", "work") for c in of.children)
    if not told_run or run.dep_ != "dobj" or not is_verbal(run.head) or _is_narrowed(run, span):
        return None
    verb = run.head
    ended = verb.lemma_.lower() in words_of("ends", "ending") or (
        verb.lemma_.lower() == "bring" and any(token.lower_ in {"end", "close"} for token in verb.subtree)
    )
    subject = subject_of(verb) if ended else None
    return _whose(subject[0]) if subject is not None else None


def _is_narrowed(run: Token, span: Span) -> bool:
    """`an unbeaten 12-year run`, `a 12-year run in the league`: a run within a longer life."""
    words = [child for child in run.children if not span.start <= child.i < span.end and child.i != run.i]
    if any(child.dep_ == "poss" and child.lower_ != "its" for child in words):
        return True  # `ended the Rovers' 12-year run`
    return any(child.dep_ == "amod" or (child.dep_ == "prep" and child.lower_ not in {"of", "on"}) for child in words)


def _owner(owners: Owners, passage: Passage, token: Token) -> Owner | None:
    """Whose begin it is; nothing that persons are, and nothing of which there are several."""
    if token.tag_ in {"NNS", "NNPS"} or any(child.dep_ == "conj" for child in token.children):
        return None
    owner = owners.at(passage, token) or owners.of_any_kind(passage, token)
    return owner if owner is not None and owner.kind.id not in {"person", "tree"} else None


@cache
def _tail() -> re.Pattern[str]:
    """What may follow a length that ends: nothing, or what it was a length of."""
    rows = lexicon("derived")["ends"]
    work, ways = "|".join(rows["work"].split()), "|".join(map(re.escape, rows["ways"]))
    return re.compile(
        rf"\s(?:together|as\s(?:husband\sand\swife|a\s(?:married\s)?couple))?(?:(?P<marriage>(?:of\s|a\s)?(?:marriage|married\slife))"
        rf"|of\s(?:[a-z]+\s)?(?:{work})\b|(?:{ways})\b|(?P<work>(?:with|at)\s(?:the\s(?!top|helm|head|wheel|front|summit|time|age|same)|its|[A-Z])|of\s(?:[a-z]+\s)?service\s(?:to|with|at)\b))"
        rf"|\s?[,.;:)—–]|\s(?:and|but|because|when|as\sit|due|owing|amid|following|on|last|this|in\s(?:\d{{4}}|[A-Z][a-z]+\s\d))\b|\s?$"
    )
