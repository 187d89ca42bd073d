"""Ages: `a 30-year-old ferry`, `Jana Krall, 41,`, `died aged 65`, `turned 60 last year`."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.extractors.clauses import clause_of, is_verbal, subject_of
from claimcheck.extractors.concepts import event_classes, is_event_noun, is_reporting, thing_classes
from claimcheck.extractors.derived.derivation import Derivation
from claimcheck.extractors.derived.once import ONCE
from claimcheck.extractors.derived.owners import apposed, kind_of_noun, kinds
from claimcheck.extractors.derived.reckoning import Window, age_of, born, made, years_before
from claimcheck.extractors.derived.reference import dates_of, event_day, narrowest, now, published_day
from claimcheck.extractors.derived.words import words_of
from claimcheck.extractors.modality import modality_of
from claimcheck.extractors.spans import tokens_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from claimcheck.extractors.article import Passage
    from claimcheck.extractors.derived.owners import Owner, Owners
    from claimcheck.models import DateMention

#: an age of things is compared by years, so that it may be told of any day of about a year
THING_DAYS = 366
#: nobody is older
OLDEST_PERSON = 122
#: an obituary that does not tell the day of death comes out within so many days of it
OBITUARY_DAYS = 60

#: for a pronoun, those of the other sex
OTHER_SEX = {"he": frozenset({"she", "her", "hers"}), "she": frozenset({"he", "his", "him"})}

_BESIDE = re.compile(r",\s(?:now\s|aged\s|who\sis\s(?:now\s)?|then\s)?(?:an?\s[a-z]+\s)?|\s\(|\s\(aged\s")
_AFTER_BESIDE = re.compile(r"\s*(?:[,.;:)—–]|years?\sold\b|and\b|who\b|$)")
_YEAR_OLD = re.compile(r"-?\s?years?-old$", re.IGNORECASE)
#: ages that are not those of the owner now: a limit, a group, a comparison
_GROUP = re.compile(
    r"\b(?:between|under|over|above|below|from|to|or|than|average|median|mean|minimum|maximum|oldest|youngest|"
    r"those|people|anyone|all|every|until|since|by|before|was|were|would|will|had|if|when|until|turns?|like|felt?|"
    r"look(?:s|ed)?)\s(?:the\s)?(?:age\s(?:of\s)?)?$",
    re.IGNORECASE,
)
_HUNDREDS = re.compile(r"[1-9]\d\d\b(?=\syears\sold)")
_AT_AGE = re.compile(r"\b(?:aged|at(?:\sthe\sage\sof)?|age(?:\sof)?)\s?$", re.IGNORECASE)


def ages(owners: Owners, passage: Passage) -> Iterator[Derivation]:
    """The beginnings that the ages of one block tell: births, and when things were built or founded."""
    for mention in passage.dates:
        age = age_of(mention) if mention.age else None
        if age is None:
            continue
        span = tokens_at(passage.doc, mention.start, mention.end)
        found = _reading(owners, passage, mention, span)
        if found is None:
            continue
        owner, then, exact = found
        if owner.kind.id == "person" and age[0] > OLDEST_PERSON:
            continue
        window = _window(owner, age, then, exact=exact)
        if window is not None:
            yield _derivation(owners, passage, mention, span, owner, window, then)


def _window(owner: Owner, age: tuple[float, float | None], then: Window, *, exact: bool) -> Window | None:
    if exact:
        return years_before(then, int(age[0]), whole=owner.kind.id != "person") if age[0] == age[1] else None
    return born(age, then) if owner.kind.id == "person" else made(age, then)


def _derivation(
    owners: Owners, passage: Passage, mention: DateMention, span: Span, owner: Owner, window: Window, then: Window
) -> Derivation:
    return Derivation(
        passage=passage,
        start=mention.start,
        end=mention.end,
        value=window.value(),
        frame=owners.frame(passage, span, owner),
        subject=owners.subject(owner),
        attribute=owner.kind.events[0],
        how=f"the age ({mention.text}) {told(then)}",
    )


def told(then: Window) -> str:
    """A reference for a reader: `on 2021-07-09`, `between 2021-02-01 and 2021-07-09`."""
    return f"on {then.low}" if then.low == then.high else f"between {then.low} and {then.high}"


def _reading(owners: Owners, passage: Passage, mention: DateMention, span: Span) -> tuple[Owner, Window, bool] | None:
    """Whose age it is, when, and whether the day is that of reaching it; None where one is not sure."""
    text = passage.block.text
    beside = _beside(owners, passage, mention)
    if beside is not None:
        then = _told_now(owners, passage, span, beside)
        return (beside, then, False) if then is not None else None
    if _YEAR_OLD.search(mention.text):
        return _year_old(owners, passage, span)
    verb = clause_of(span.root).verb
    if verb is None or modality_of(clause_of(span.root)) != "happened":
        return None
    if verb.lemma_.lower() in words_of("words", "turn"):
        return _turned(owners, passage, span, verb)
    before = text[max(0, mention.start - 24) : mention.start]
    if _AT_AGE.search(before) or mention.text.lower().startswith(("aged", "age", "at ")):
        return _at_age(owners, passage, span, verb)
    return _predicate(owners, passage, span, verb)


def _beside(owners: Owners, passage: Passage, mention: DateMention) -> Owner | None:
    """`Jana Krall, 41,`, `Jana Krall (41)`: a person's name right before."""
    text = passage.block.text
    if _AFTER_BESIDE.match(text, mention.end) is None:
        return None
    for name in passage.names:
        if name.end <= mention.start and _BESIDE.fullmatch(text, name.end, mention.start):
            if text[name.end : mention.start].endswith("then "):
                return None
            if name.kind == "person" or (name.kind == "unknown" and " " in name.text):
                return owners.person(passage, name)
    return _described_beside(owners, passage, mention)


def _described_beside(owners: Owners, passage: Passage, mention: DateMention) -> Owner | None:
    """`The dealer, 51, denies it`: a description of a person right before."""
    noun = next((t for t in passage.doc if t.idx + len(t) + 2 == mention.start and t.pos_ == "NOUN"), None)
    if noun is None or _BESIDE.fullmatch(passage.block.text, noun.idx + len(noun), mention.start) is None:
        return None
    owner = owners.at(passage, noun)
    return owner if owner is not None and owner.kind.id == "person" and owner.name is not None else None


def _told_now(owners: Owners, passage: Passage, span: Span, owner: Owner) -> Window | None:
    if owner.kind.id == "person":
        return now(owners.article, passage, span)
    return now(owners.article, passage, span, within=THING_DAYS)


def _year_old(owners: Owners, passage: Passage, span: Span) -> tuple[Owner, Window, bool] | None:
    """`the 30-year-old vessel`, `the 71-year-old`."""
    noun = _head(span)
    if noun is None:
        bare = span.start > 0 and span.doc[span.start - 1].lower_ == "the"
        owner = owners.person_before(passage, span) if bare and _stands_alone(span) else None
    else:
        owner = owners.at(passage, noun) if not _is_of(noun) else None
    then = _told_now(owners, passage, span, owner) if owner is not None else None
    if then is None and owner is not None and owner.kind.id != "person":
        then = _day_before(passage, span)
    return (owner, then, False) if owner is not None and then is not None else None


def _day_before(passage: Passage, span: Span) -> Window | None:
    """The date that opens the sentence, where the age is of a thing that did not begin then: `In 1998 the old pier`."""
    verb = clause_of(span.root).verb
    then = event_day(passage, span) if verb is not None else None
    dated = [root for root, _ in dates_of(passage, span.sent)]
    if verb is None or not dated or any(root.i > span.start for root in dated):
        return None
    return then if ONCE.isdisjoint(event_classes(verb.lemma_.lower(), pos="VERB")) else None


def _head(span: Span) -> Token | None:
    """The noun that the age is put before."""
    current = span.root
    if _is_verb(span):
        return None
    while (
        current.dep_ in {"amod", "compound", "nummod", "npadvmod", "nmod", "quantmod"} and current.head.i != current.i
    ):
        current = current.head
        if current.i >= span.end:
            return current if current.pos_ in {"NOUN", "PROPN"} and current.tag_ not in {"NNS", "NNPS"} else None
    return None


def _is_verb(span: Span) -> bool:
    """`the 44-year-old denies it`: a verb that the parse may take for a plural."""
    following = span.doc[span.end] if span.end < len(span.doc) else None
    if following is None or following.tag_ != "NNS" or not following.lower_.endswith("s"):
        return False
    stem = following.lower_[:-1]
    lemmas = {stem, stem.removesuffix("e"), stem.removesuffix("ie") + "y" if stem.endswith("ie") else stem}
    known = any(
        lemma in words_of("words", "verbs") or is_reporting(lemma) or event_classes(lemma, pos="VERB")
        for lemma in lemmas
    )
    return known and not is_event_noun(following.lemma_.lower()) and not thing_classes(following.lemma_.lower())


def _stands_alone(span: Span) -> bool:
    following = span.doc[span.end] if span.end < len(span.doc) else None
    return following is None or _is_verb(span) or following.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"}


def _is_of(noun: Token) -> bool:
    """`the 12-year-old daughter of the mayor`, `his 12-year-old son` are not those whom the sentence names."""
    kind = kind_of_noun(noun)
    person = kind is not None and kind.id == "person"
    relation = person and any(child.dep_ == "prep" and child.lower_ == "of" for child in noun.rights)
    owned = any(child.dep_ == "poss" for child in noun.lefts)
    return (relation or owned) and noun.pos_ != "PROPN" and not any(c.dep_ == "appos" for c in noun.children)


def _turned(owners: Owners, passage: Passage, span: Span, verb: Token) -> tuple[Owner, Window, bool] | None:
    """`the bank, which turned 60 last year`."""
    then = event_day(passage, span)
    owner = _subject(owners, passage, verb) or _unknown(owners, passage, verb)
    if owner is None or then is None or verb.tag_ not in {"VBD", "VBZ", "VBN", "VBP", "VB"}:
        return None
    if span.root.dep_ not in {"dobj", "attr", "acomp", "oprd", "npadvmod", "nummod"}:
        return None
    return owner, then, True


def _unknown(owners: Owners, passage: Passage, verb: Token) -> Owner | None:
    """A name of two words of which the article tells no kind: of a person, or of what was founded."""
    subject = _without_relative(subject_of(verb), verb)
    mention = next((m for m in passage.names if subject is not None and m.start <= subject[0].idx < m.end), None)
    if mention is None or mention.kind != "unknown" or " " not in mention.text:
        return None
    return replace(owners.person(passage, mention), kind=kinds()["anybody"])


def _at_age(owners: Owners, passage: Passage, span: Span, verb: Token) -> tuple[Owner, Window, bool] | None:
    """`died in 1904 aged 65`, `at the age of 23 she moved to Paris in 1911`."""
    if verb.lower_ == "aged" and verb.dep_ in {"advcl", "acl"} and is_verbal(verb.head):
        verb = verb.head
    dies = verb.lemma_.lower() == "die"
    owner = _subject(owners, passage, verb, person=dies)
    if owner is None or owner.kind.id != "person":
        return None
    then = event_day(passage, span, verb)
    if then is None and verb.lemma_ == "be" and verb.tag_ in {"VBZ", "VBP"}:
        then = now(owners.article, passage, span)  # at 39 she is the youngest
    if then is None and dies and not list(_other_dates(passage, span)):
        then = now(owners.article, passage, span) or death_day(owners, passage, owner)
    return (owner, then, False) if then is not None else None


def _predicate(owners: Owners, passage: Passage, span: Span, verb: Token) -> tuple[Owner, Window, bool] | None:
    """`She is 61.`, `The palace was 112 years old when it burned in 2015.`"""
    if verb.lemma_ != "be" or span.root.dep_ not in {"attr", "acomp", "npadvmod"} or _grouped(passage, span):
        return None
    owner = _subject(owners, passage, verb) or _dead_before(owners, passage, verb, span)
    owner = owner or _old_body(owners, passage, verb, span)
    if owner is None:
        return None
    if verb.tag_ in {"VBZ", "VBP"}:
        then = now(owners.article, passage, span, within=NOW_FOR[owner.kind.id == "person"])
    else:
        then = event_day(passage, span)
        alone = span.end == len(span.doc) or span.doc[span.end].is_punct  # and not `44 when they met`
        if then is None and owner.kind.id == "person" and alone and not list(_other_dates(passage, span)):
            then = death_day(owners, passage, owner)
    return (owner, then, False) if then is not None else None


def death_day(owners: Owners, passage: Passage, owner: Owner) -> Window | None:
    """When the article says that a person died, up to this block: the day told, or the weeks before the publication."""
    for block in owners.article.passages[: passage.index + 1]:
        for token in block.doc:
            verbal = token.lemma_.lower() == "die" and token.tag_ in {"VBD", "VBN", "VBG"}
            dead = _subject(owners, block, token, person=True) if verbal else _dead_of(owners, block, token)
            if dead is not None and dead.name == owner.name:
                told = narrowest([w for _, w in dates_of(block, token.sent)])
                if told is not None or verbal:
                    return told or _weeks_before(owners)
    return None


def _dead_of(owners: Owners, passage: Passage, noun: Token) -> Owner | None:
    """Whose death it is: `the death of the painter Ida Lorne`."""
    if noun.lower_ != "death":
        return None
    of = next((child for child in noun.rights if child.lower_ == "of"), None)
    whose = next((child for child in of.children if child.dep_ == "pobj"), None) if of is not None else None
    return owners.at(passage, whose) if whose is not None else None


def _old_body(owners: Owners, passage: Passage, verb: Token, span: Span) -> Owner | None:
    """`Corvel is 130 years old`: a name of no known kind that is too old for a person's, or shown to be none."""
    years = _HUNDREDS.match(span.text)
    subject = subject_of(verb) if years is not None else None
    owner = owners.of_any_kind(passage, subject[0]) if subject is not None else None
    if years is None or subject is None or owner is None or owner.name is None:
        return None
    return owner if int(years[0]) > OLDEST_PERSON or _is_body(passage, subject[0]) else None


def _is_body(passage: Passage, name: Token) -> bool:
    """Whether a name of one word is shown to be no person's: `Corvel is 110 years old, its spokesman said`."""
    mention = next((m for m in passage.names if m.start <= name.idx < m.end), None)
    if mention is None or " " in mention.text:
        return False
    its = any(token.lower_ == "its" and token.head.dep_ in {"nsubj", "nsubjpass"} for token in name.sent)
    return mention.kind in {"organisation", "work"} or its


def _dead_before(owners: Owners, passage: Passage, verb: Token, span: Span) -> Owner | None:
    """`Elma Rhys, who knew Jana Krall, has died. She was 67.`: the one who died in the sentence before."""
    subject = subject_of(verb)
    if subject is None or subject[0].lower_ not in OTHER_SEX or verb.tag_ != "VBD" or not verb.sent.start:
        return None
    if span.end < len(span.doc) and not span.doc[span.end].is_punct:
        return None  # `He was 44 when they met`
    dead = verb.doc[verb.sent.start - 1].sent
    died = dead.root.lemma_.lower() == "die" and dead.root.tag_ in {"VBD", "VBN"}
    if not died or any(token.lower_ in OTHER_SEX[subject[0].lower_] for token in dead):
        return None
    return _subject(owners, passage, dead.root, person=True)


def _weeks_before(owners: Owners) -> Window | None:
    published = published_day(owners.article)
    return Window(published - dt.timedelta(days=OBITUARY_DAYS), published) if published is not None else None


NOW_FOR = {True: 92, False: THING_DAYS}


def _grouped(passage: Passage, span: Span) -> bool:
    before = passage.block.text[max(0, span.start_char - 30) : span.start_char]
    found = _GROUP.search(before)
    return found is not None and found[0].strip().lower() not in {"was", "were"}


def _subject(owners: Owners, passage: Passage, verb: Token, *, person: bool = False) -> Owner | None:
    """Who or what does it; a name must be a `person`'s where only persons do it."""
    subject = _without_relative(subject_of(verb), verb)
    if subject is None or any(token.dep_ == "conj" for token in subject[0].children):
        return None
    found = owners.at(passage, subject[0])
    if found is None and person:
        places = {token.idx for token in (subject[0], apposed(subject[0])) if token is not None}
        names = (name for name in passage.names if any(name.start <= place < name.end for place in places))
        found = next((owners.person(passage, name) for name in names if name.kind == "unknown"), None)
    return found


def _without_relative(subject: tuple[Token, bool] | None, verb: Token) -> tuple[Token, bool] | None:
    """`Elma Rhys, who has died`: the name that the pronoun stands for."""
    if subject is not None and subject[0].lower_ == "who" and verb.dep_ == "relcl":
        return verb.head, subject[1]
    return subject


def _other_dates(passage: Passage, span: Span) -> Iterator[DateMention]:
    sentence = span.sent
    for mention in passage.dates:
        inside = sentence.start_char <= mention.start < sentence.end_char
        if inside and not mention.age and mention.type in {"DATE", "TIME"} and mention.start != span.start_char:
            yield mention
