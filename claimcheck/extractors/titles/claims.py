"""Title claims: each post told of in an article, bound to its holder and its body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.extractors.frames import FrameBuilder
from claimcheck.extractors.names_posts import match_post, split_words
from claimcheck.extractors.registry import extractor
from claimcheck.extractors.spans import place, tokens_at
from claimcheck.extractors.titles.canonical import canonical_role
from claimcheck.extractors.titles.find import titles_with_holdings
from claimcheck.extractors.titles.periods import period
from claimcheck.extractors.titles.rosters import holders
from claimcheck.extractors.titles.story import (
    Story,
    alone_in_life,
    building_before,
    has_no_subject,
    life_of,
    unit_before,
)
from claimcheck.extractors.titles.verbal import ARCHITECT
from claimcheck.models import Claim, DateMention, Frame, Modality, Participant, Scope, TitleMention, TitleValue
from claimcheck.models.base import Model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span

    from claimcheck.extractors.article import Article, Passage
    from claimcheck.extractors.titles.holding import Holding

#: what every title claim says of its subject
ATTRIBUTE = "hold_office"
#: stands among a frame's modifiers where the clause is in the past
PAST = "past"
#: how many names of its article a claim carries
STORY_NAMES = 12
_THAT_POST = re.compile(
    r"\b(?:held|occupied|kept|filled|has held|had held|remained in|stayed in|left) (?:that|the|this|her|his)? ?"
    r"(?:post|position|office|job|role|chair|seat)\b"
)
#: how far after a post `that post` may stand, in characters
POST_REACH = 160
#: how far after a post its term may be told, in characters
TERM_REACH = 40
#: `since March of that year`
_ELSEWHEN = re.compile(r" (?:of|in) (?:that|the same|this|the) (?:year|month)\b")
_ISO = re.compile(r"\d{4}(?:-\d\d){0,2}")
_BORN = re.compile(r"\b(?:born|b\.|died|d\.|founded|opened|built)(?: \w+){0,3} ?$")
_SAYING = frozenset(["say", "tell", "add", "explain", "warn", "write", "announce"])


class _Found(Model):
    """A title while its claim is being made; `passage` and `token` tell where its post stands."""

    mention: TitleMention
    passage: int
    token: int
    role: str
    body: str | None
    holder: str | None
    modality: Modality
    past: bool
    took: bool
    predecessor: str | None
    elsewhere: bool


@extractor("titles")
def title_claims(article: Article) -> Iterator[Claim]:
    """The title claims of one article, in the order of the text."""
    life = life_of(article)
    told = [
        title
        for passage in article.passages
        for title in (
            *_with_terms(article, passage, list(_titles(article, passage, life))),
            *_listed(article, passage),
        )
    ]
    found = _with_bodies(told)
    if not found:
        return
    story = Story(article)
    story.without(name for title in found for name in (title.holder, title.predecessor) if name)
    names = _names(article, story)
    for number, title in enumerate(found, start=1):
        yield _claim(article, title, story, names, number)


def _names(article: Article, story: Story) -> tuple[str, ...]:
    """The names that come back most, those that the article is about first."""
    topic = FrameBuilder(article).topic_names
    # of names told as often the one told first comes first
    ranked = sorted(story.counts, key=lambda name: -story.counts[name])
    return tuple(dict.fromkeys((*topic, *ranked)))[:STORY_NAMES]


def _titles(article: Article, passage: Passage, life: str | None) -> Iterator[_Found]:
    for mention, holding in titles_with_holdings(passage.doc, passage.names):
        holder = _holder(article, passage, mention, holding) or _of_life(passage, holding, mention, life)
        role, body = str(canonical_role(mention.role)), _body(article, passage, mention, holding)
        if role == "lawyer" and holding.possessive is not None:
            role = "private lawyer"
        if (whole := _with_noun(passage, mention, holding)) is not None:
            role, body = whole, None
        if not _telling(mention, holding, holder, body):
            continue
        yield _Found(
            mention=mention,
            passage=passage.index,
            token=holding.role[0],
            role=role,
            body=body,
            holder=holder,
            modality="denied" if holding.denied else "planned" if holding.planned else "happened",
            past=holding.past or holding.then,
            took=holding.took,
            predecessor=_named(article, passage, holding.predecessor),
            elsewhere=body is None and (_owned(passage, holding, role) or not _points(holding)),
        )


def _listed(article: Article, passage: Passage) -> Iterator[_Found]:
    """Holders that the lines of a list tell."""
    for mention, roster in holders(article, passage):
        token = tokens_at(passage.doc, mention.start, mention.end).start
        known = (mention.person_start or 0, mention.person_end or 0)
        yield _Found(
            mention=mention, passage=passage.index, token=token, role=str(canonical_role(roster.role)),
            body=roster.body, holder=article.entities.canonical(passage.index, *known) or mention.person,
            modality="happened", past=False, took=False, predecessor=None, elsewhere=False,
        )  # fmt: skip


def _with_noun(passage: Passage, mention: TitleMention, holding: Holding) -> str | None:
    """`festival director`, of `the director of the festival`: the post that goes by the noun of its body."""
    if holding.body is None:
        return None
    first, last = holding.body
    noun = passage.doc[first].text
    rest = passage.doc[first + 1 : last].text
    role = split_words(mention.role)
    if not noun.islower() or (rest and not rest.startswith("of ")) or rest != rest.lower():
        return None
    for words in ((*split_words(noun), *role), (*role, "of", *split_words(noun))):
        match = match_post(words, 0)
        if match is not None and match.length == len(words) and not match.plural:
            return str(canonical_role(f"{' '.join(words)} {rest}".strip()))
    return None


def _owned(passage: Passage, holding: Holding, role: str) -> bool:
    """Whether a pronoun that stands for nothing sure tells whose post it is; `her captain` is the ship's."""
    if holding.possessive is None:
        return False
    return passage.doc[holding.possessive].lower_ not in {"her", "its"} or "ship" not in canonical_role(role).fields


def _points(holding: Holding) -> bool:
    """Whether the post can be the one of the body that the article is about: not `a director`."""
    return holding.phrase is None or not holding.phrase.indefinite


def _of_life(passage: Passage, holding: Holding, mention: TitleMention, life: str | None) -> str | None:
    """In the tale of one life `she` is the one it tells of, and so is who is left out of an entry's sentence."""
    if life is None or mention.person is not None:
        return None
    token = passage.doc[holding.pronoun if holding.pronoun is not None else holding.role[0]]
    if holding.pronoun is None and not has_no_subject(token):
        return None
    return life if alone_in_life(passage, token, life) else None


def _named(article: Article, passage: Passage, tokens: tuple[int, int] | None) -> str | None:
    if tokens is None:
        return None
    span = passage.doc[tokens[0] : tokens[1]]
    return article.entities.canonical(passage.index, span.start_char, span.end_char) or span.text


def _telling(mention: TitleMention, holding: Holding, holder: str | None, body: str | None) -> bool:
    """A post without a name is worth a claim where it is told which post it is, or of whom by a pronoun."""
    if holding.role_name == ARCHITECT and body is None:
        return False
    if mention.person is not None or (holding.pronoun is not None and holder is not None):
        return True
    return body is not None or len(mention.role.split()) > 1


def _holder(article: Article, passage: Passage, mention: TitleMention, holding: Holding) -> str | None:
    """The fullest name of the holder, by name, by pronoun, or by what `the minister` stands for."""
    if mention.person is not None and mention.person_start is not None and mention.person_end is not None:
        return article.entities.canonical(passage.index, mention.person_start, mention.person_end) or mention.person
    if holding.pronoun is not None:
        return article.entities.antecedent(passage.index, holding.pronoun)
    if holding.phrase is not None and holding.body is None and holding.status in {None, "current"}:
        return article.entities.antecedent(passage.index, holding.phrase.head)
    return None


def _body(article: Article, passage: Passage, mention: TitleMention, holding: Holding) -> str | None:
    """The body's fullest name; of `the agency` and `its` the one that it stands for, where sure."""
    if holding.body is not None:
        first, last = holding.body
        span = passage.doc[first:last]
        named = article.entities.canonical(passage.index, span.start_char, span.end_char)
        if named is not None:
            return named
        inner = _name_at_end(article, passage, span)
        if inner is not None:
            return inner
        return article.entities.antecedent(passage.index, last - 1) or span.text
    if holding.possessive is not None and passage.doc[holding.possessive].lower_ in {"it", "its"}:
        if holding.role_name == ARCHITECT:
            return building_before(passage, passage.doc[holding.possessive])
        named = article.entities.antecedent(passage.index, holding.possessive)
        return named or unit_before(passage, passage.doc[holding.possessive])
    return None


def _name_at_end(article: Article, passage: Passage, span: Span) -> str | None:
    """`Star`, of `the tug Star`: a name with nouns before it that tell what it is."""
    for mention in passage.names:
        if mention.end == span.end_char and mention.start > span.start_char:
            before = passage.doc.char_span(span.start_char, mention.start, alignment_mode="contract")
            if before is not None and all(token.pos_ in {"NOUN", "ADJ"} and token.text.islower() for token in before):
                return article.entities.canonical(passage.index, mention.start, mention.end) or mention.text
    return None


def _with_bodies(found: list[_Found]) -> list[_Found]:
    """Give a post without a body the one that the same holder has it at elsewhere in the article."""
    known: dict[tuple[str, str], set[str]] = {}
    for title in found:
        if title.holder and title.body:
            known.setdefault((title.holder, title.role), set()).add(title.body)
    filled = []
    for title in found:
        bodies = known.get((title.holder or "", title.role), set())
        if title.body is None and len(bodies) == 1:
            filled.append(title.model_copy(update={"body": next(iter(bodies))}))
        else:
            filled.append(title)
    return filled


def _with_terms(article: Article, passage: Passage, titles: list[_Found]) -> list[_Found]:
    """Give a post the term that the next words tell: `She held that post from 1866 until 1873.`"""
    text = passage.block.text
    for found in _THAT_POST.finditer(text):
        since, until = period(text[found.end() : found.end() + TERM_REACH])
        before = [n for n, title in enumerate(titles) if title.mention.end <= found.start()]
        if (
            not before
            or (since is None and until is None)
            or found.start() - titles[before[-1]].mention.end > POST_REACH
        ):
            continue
        title = titles[before[-1]]
        if title.mention.since is None and title.mention.until is None and title.modality == "happened":
            status = "former" if until is not None and title.mention.status == "current" else title.mention.status
            mention = title.mention.model_copy(update={"since": since, "until": until, "status": status})
            titles[before[-1]] = title.model_copy(update={"mention": mention})
    return titles


def _claim(article: Article, title: _Found, story: Story, names: tuple[str, ...], number: int) -> Claim:
    passage = article.passages[title.passage]
    sentence = passage.doc[title.token].sent
    office = f"{title.role} of {title.body}" if title.body else title.role
    mention = title.mention
    since, until, scope = _time(article, passage, sentence, title)
    return Claim(
        id=f"{article.document.id}#t{number}",
        type="title",
        **place(article, passage, sentence, mention.start, mention.end),
        value=TitleValue(
            role=title.role, body=title.body, holder=title.holder,
            status=mention.status, since=since, until=until,
        ),
        subject=f"{title.holder}, {office}" if title.holder else office,
        attribute=ATTRIBUTE,
        modality=title.modality,
        scope=scope,
        frame=_frame(title, story, names),
    )  # fmt: skip


def _time(article: Article, passage: Passage, sentence: Span, title: _Found) -> tuple[str | None, str | None, Scope]:
    """Since when and until when the post is held, and the day or stretch at which it is told to be held."""
    mention = title.mention
    if mention.since or mention.until or title.modality == "planned":
        return mention.since, mention.until, Scope()
    since, until = _term(passage, sentence, mention)
    if since or until:
        return since, until, Scope()
    told = _told_date(article, passage, sentence, title)
    if told is None:
        return None, None, _of_one_day(article, passage, sentence)
    if title.took:
        # who is appointed on a day holds the post from then on
        return _prefix(told.low, told.high), None, Scope()
    return None, None, Scope(since=told.low, until=told.high)


def _term(passage: Passage, sentence: Span, mention: TitleMention) -> tuple[str | None, str | None]:
    """`(coach) since November`, `(chairman) until May`: a date right after the post that tells its year by the news."""
    stop = min(mention.end + TERM_REACH, sentence.end_char)
    for date in passage.dates:
        if mention.end <= date.start < stop and date.mod in {"ON_OR_AFTER", "ON_OR_BEFORE"} and date.type == "DATE":
            words = passage.block.text[mention.end : date.start].split()
            if _ELSEWHEN.match(passage.block.text[date.end :]):
                return None, None
            told = date.timex if date.timex is not None and _ISO.fullmatch(date.timex) else None
            if told is None or len(words) > 2 or words[-1:] not in (["since"], ["until"], ["till"]):
                return None, None
            return (told, None) if date.mod == "ON_OR_AFTER" else (None, told)
    return None, None


def _of_day_before(passage: Passage, sentence: Span) -> Scope:
    """The one date of the sentence before, in the same paragraph."""
    if sentence.start == 0:
        return Scope()
    before = passage.doc[sentence.start - 1].sent
    told = [date for date in passage.dates if before.start_char <= date.start < before.end_char and date.type == "DATE"]
    if len(told) != 1 or told[0].low is None or told[0].high is None or told[0].age or before[0].tag_ == "VBG":
        return Scope()
    return Scope(since=told[0].low, until=told[0].high)


def _of_one_day(article: Article, passage: Passage, sentence: Span) -> Scope:
    """The day or year of an article without a date that tells of one day or year only, in the past tense."""
    if article.document.published is not None or not any(token.tag_ == "VBD" for token in sentence):
        return Scope()
    told = [
        date for passage in article.passages for date in passage.dates
        if date.type == "DATE" and date.low and date.high and not date.age
    ]  # fmt: skip
    if not told or len({(date.low or "")[:4] for date in told} | {(date.high or "")[:4] for date in told}) != 1:
        return _of_day_before(passage, sentence)
    ends = {(date.low, date.high) for date in told}
    if len(ends) == 1:
        return Scope(since=told[0].low, until=told[0].high)
    year = (told[0].low or "")[:4]
    return Scope(since=f"{year}-01-01", until=f"{year}-12-31")


def _told_date(article: Article, passage: Passage, sentence: Span, title: _Found) -> DateMention | None:
    """The one date of the sentence at which the post is told to be held or taken; not one that lies ahead."""
    if not title.past and not title.took and any(token.lemma_.lower() in _SAYING for token in sentence):
        return None
    told = [
        date
        for date in passage.dates
        if sentence.start_char <= date.start < sentence.end_char
        and (date.type == "DATE" or (title.took and date.type == "TIME"))
        and date.low
        and date.high
        and not _of_a_noun(passage, date)
    ]
    if len({(date.low or "")[:10] for date in told}) != 1 or told[0].age:
        return None
    if _BORN.search(passage.block.text[: told[0].start]):
        return None
    published = article.document.published
    if published is not None and told[0].low is not None and told[0].low[:10] > published.isoformat()[:10]:
        return None
    return told[0]


def _of_a_noun(passage: Passage, date: DateMention) -> bool:
    """`the May elections`: a date that only tells which."""
    span = passage.doc.char_span(date.start, date.end)
    return span is not None and span.root.dep_ in {"compound", "nmod", "amod", "poss"}


def _prefix(low: str | None, high: str | None) -> str | None:
    """The day, the month or the year that both ends lie in."""
    if low is None or high is None:
        return None
    return next((low[:size] for size in (10, 7, 4) if low[:size] == high[:size]), None)


def _frame(title: _Found, story: Story, story_names: tuple[str, ...]) -> Frame:
    """Who holds it (`agent`), of what (`of`), who held it before (`patient`); inferred: what the article is about."""
    participants = []
    if title.holder:
        participants.append(Participant(name=title.holder, role="agent"))
    if title.predecessor:
        participants.append(Participant(name=title.predecessor, role="patient"))
    if title.body:
        participants.append(Participant(name=title.body, role="of", proper=title.body[:1].isupper()))
    own = {participant.name for participant in participants}
    body = None if title.elsewhere or title.body is not None else story.body(title.role)
    names = dict.fromkeys((*story_names, *([body] if body else [])))
    participants.extend(
        Participant(name=name, role="of" if name == body else "other", inferred=True, kind=story.kind(name))
        for name in names
        if name not in own
    )
    role = canonical_role(title.role)
    return Frame(
        event=ATTRIBUTE,
        event_class=ATTRIBUTE,
        thing=role.base,
        thing_class=role.base,
        modifiers=(PAST,) if title.past else (),
        participants=tuple(participants),
    )
