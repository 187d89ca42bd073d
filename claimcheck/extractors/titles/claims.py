"""Title claims: each post told of in an article, bound to its holder and its body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extractors.frames import FrameBuilder
from claimcheck.extractors.registry import extractor
from claimcheck.extractors.spans import place, tokens_at
from claimcheck.extractors.titles.binding import (
    called_new,
    holder_of,
    named,
    of_life,
    owned,
    points,
    post_and_body,
    telling,
)
from claimcheck.extractors.titles.bodies import is_of_organisation
from claimcheck.extractors.titles.canonical import canonical_role
from claimcheck.extractors.titles.find import titles_with_holdings
from claimcheck.extractors.titles.heirs import with_heirs
from claimcheck.extractors.titles.joining import with_bodies, with_full_names, with_newcomers, with_terms
from claimcheck.extractors.titles.parts import bodies
from claimcheck.extractors.titles.rosters import holders
from claimcheck.extractors.titles.story import Story, life_of
from claimcheck.extractors.titles.times import elected_lately, status_by_day, time_of
from claimcheck.extractors.titles.told import Told
from claimcheck.extractors.titles.unnamed import unnamed_owner
from claimcheck.models import Claim, Frame, Participant, TitleValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.extractors.article import Article, Passage

#: what every title claim says of its subject
ATTRIBUTE = "hold_office"
#: stands among a frame's modifiers where the clause is in the past
PAST = "past"
#: stands among a frame's modifiers where the holder is called new, or is told to take the post
NEW = "new"
#: stands among a frame's modifiers where the clause sees the holder off
LEAVING = "leaving"
#: stands among a frame's modifiers where the body is one without a name that its article has just brought up
UNNAMED = "unnamed"
#: how many names of its article a claim carries
STORY_NAMES = 12


@extractor("titles")
def title_claims(article: Article) -> Iterator[Claim]:
    """The title claims of one article, in the order of the text."""
    life = life_of(article)
    told = [
        title
        for passage in article.passages
        for title in (
            *with_terms(article, passage, list(_titles(article, passage, life))),
            *_listed(article, passage),
        )
    ]
    found = with_newcomers(with_bodies(with_full_names(with_heirs(article, told))))
    if not found:
        return
    story = Story(article)
    story.without(name for title in found for name in (title.holder, title.predecessor) if name)
    story.with_bodies(title.body for title in found if title.body is not None and is_of_organisation(title.role))
    names = _names(article, story)
    for number, title in enumerate(found, start=1):
        yield _claim(article, title, story, names, number)


def _names(article: Article, story: Story) -> tuple[str, ...]:
    """The names that come back most, those that the article is about first."""
    topic = FrameBuilder(article).topic_names
    # of names told as often the one told first comes first
    ranked = sorted(story.counts, key=lambda name: -story.counts[name])
    return tuple(dict.fromkeys((*topic, *ranked)))[:STORY_NAMES]


def _titles(article: Article, passage: Passage, life: str | None) -> Iterator[Told]:
    for mention, holding in titles_with_holdings(passage.doc, passage.names):
        holder = holder_of(article, passage, mention, holding) or of_life(passage, holding, mention, life)
        role, body = post_and_body(article, passage, mention, holding)
        unnamed = None
        if holding.possessive is not None and (body is None or body in bodies()):
            unnamed = unnamed_owner(article, passage, passage.doc[holding.possessive])
            body = unnamed or body
        if not telling(mention, holding, holder, body):
            continue
        yield Told(
            mention=mention,
            passage=passage.index,
            token=holding.role[0],
            role=role,
            body=body,
            holder=holder,
            modality="denied" if holding.denied else "planned" if holding.planned else "happened",
            past=holding.past or holding.then,
            took=holding.took,
            predecessor=named(article, passage, holding.predecessor),
            elsewhere=body is None and (owned(passage, holding, role) or not points(holding)),
            fresh=called_new(passage, holding),
            leaving=holding.leaving,
            unnamed=unnamed is not None,
        )


def _listed(article: Article, passage: Passage) -> Iterator[Told]:
    """Holders that the lines of a list tell."""
    for mention, roster in holders(article, passage):
        token = tokens_at(passage.doc, mention.start, mention.end).start
        known = (mention.person_start or 0, mention.person_end or 0)
        yield Told(
            mention=mention, passage=passage.index, token=token, role=str(canonical_role(roster.role)),
            body=roster.body, holder=article.entities.canonical(passage.index, *known) or mention.person,
            modality="happened", past=False, took=False, predecessor=None, elsewhere=False,
        )  # fmt: skip


def _claim(article: Article, title: Told, story: Story, names: tuple[str, ...], number: int) -> Claim:
    passage = article.passages[title.passage]
    sentence = passage.doc[title.token].sent
    office = f"{title.role} of {title.body}" if title.body else title.role
    mention = title.mention
    since, until, scope = time_of(article, passage, sentence, title)
    status = "elect" if elected_lately(article, sentence, title, since) else status_by_day(article, title, since, until)
    return Claim(
        id=f"{article.document.id}#t{number}",
        type="title",
        **place(article, passage, sentence, mention.start, mention.end),
        value=TitleValue(
            role=title.role, body=title.body, holder=title.holder,
            status=status, since=since, until=until,
        ),
        subject=f"{title.holder}, {office}" if title.holder else office,
        attribute=ATTRIBUTE,
        modality=title.modality,
        scope=scope,
        frame=_frame(title, story, names),
    )  # fmt: skip


def _frame(title: Told, story: Story, story_names: tuple[str, ...]) -> Frame:
    """Who holds it (`agent`), of what (`of`), who held it before (`patient`); inferred: what the article is about."""
    participants = []
    if title.holder:
        participants.append(Participant(name=title.holder, role="agent"))
    if title.predecessor:
        participants.append(Participant(name=title.predecessor, role="patient"))
    if title.body:
        participants.append(Participant(name=title.body, role="of", proper=title.body[:1].isupper()))
    own = {participant.name for participant in participants}
    described = title.body is None or title.body in bodies()
    body = story.body(title.role) if described and not title.elsewhere else None
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
        modifiers=tuple(
            word
            for word, holds in (
                (PAST, title.past),
                (NEW, title.fresh or title.took),
                (LEAVING, title.leaving),
                (UNNAMED, title.unnamed),
            )
            if holds
        ),
        participants=tuple(participants),
    )
