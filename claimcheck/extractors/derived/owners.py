"""Whose age, jubilee or beginning it is: the name or noun that has it, and of what kind that is."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from claimcheck.extractors.concepts import concept, is_kind_of, is_reporting, thing_classes
from claimcheck.extractors.spans import tokens_at
from claimcheck.lexicon import lexicon
from claimcheck.models import Participant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from spacy.tokens import Span, Token

    from claimcheck.extractors.article import Article, Passage
    from claimcheck.extractors.frames import FrameBuilder
    from claimcheck.extractors.names import NameMention
    from claimcheck.models import Frame

#: what names of each kind that is sure of itself are; an organisation may be a house as well
OF_NAME = {"person": "person", "craft": "craft"}
DEFINITE = frozenset({"the", "its", "their", "this", "that", "his", "her"})
FEMALE_OR_MALE = frozenset({"he", "she", "him", "her", "his"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
TOPIC_WORDS = 14

_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Kind:
    """What ages count from, for one kind of owner: classes of events, and the participle for a reader."""

    id: str
    events: tuple[str, ...]
    told: str


@dataclass(frozen=True, slots=True)
class Owner:
    """A name (None where only the article's topic can tell), the noun for it, and the kind."""

    name: str | None
    noun: Token | None
    kind: Kind
    inferred: bool = False


@dataclass(frozen=True)
class Owners:
    """Finds the owners in one article."""

    frames: FrameBuilder
    _kept: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, work_out: Callable[[Owners], _Found]) -> _Found:
        """What a function tells of the whole article, worked out when it is first asked for."""
        if work_out not in self._kept:
            self._kept[work_out] = work_out(self)
        found: _Found = self._kept[work_out]
        return found

    @property
    def article(self) -> Article:
        """The article that is read."""
        return self.frames.article

    def at(self, passage: Passage, token: Token) -> Owner | None:
        """The owner that a token names, describes or stands for; None where its kind or name is not sure."""
        mention = self._mention(passage, token)
        if mention is not None:
            return self.named(passage, mention, token)
        if token.lower_ in FEMALE_OR_MALE:
            name = self.frames.name_at(passage, token)
            return Owner(name, None, kinds()["person"], inferred=True) if name is not None else None
        if token.pos_ == "PRON":
            return self._pronoun(passage, token)
        return self._described(passage, token) if token.pos_ in {"NOUN", "PROPN"} else None

    def named(self, passage: Passage, mention: NameMention, token: Token | None = None) -> Owner | None:
        """The owner of a name, if the article tells what kind of thing it names."""
        name = self._canonical(passage, mention)
        kind = self._kind_of_name(name) or self._kind_in_name(mention.text)
        noun = _noun_beside(token) if token is not None else None
        told = kind_of_noun(noun) if noun is not None else None
        kind = kind or told
        return Owner(name, noun if told is not None else None, kind) if kind is not None else None

    def of_any_kind(self, passage: Passage, token: Token) -> Owner | None:
        """What has begun once, but for persons and places, where the article does not tell of what kind it is."""
        mention = self._mention(passage, token)
        if mention is not None:
            known = mention.kind in {"unknown", "organisation", "work"}
            return Owner(self._canonical(passage, mention), None, kinds()["any"]) if known else None
        definite = any(child.lower_ in DEFINITE or child.dep_ == "poss" for child in token.lefts)
        if token.pos_ != "NOUN" or not definite or kind_of_noun(token) is not None:
            return None
        name = self.article.entities.antecedent(passage.index, token.i) or self._told_as(token)
        return Owner(name, token, kinds()["any"], inferred=name is not None)

    def ship(self) -> Owner | None:
        """The ship that the article is about, for `she`."""
        name = self._only_one(kinds()["craft"])
        return Owner(name, None, kinds()["craft"], inferred=True) if name is not None else None

    def person(self, passage: Passage, mention: NameMention) -> Owner:
        """The owner of a name that must be a person's."""
        return Owner(self._canonical(passage, mention), None, kinds()["person"])

    def person_before(self, passage: Passage, words: Span) -> Owner | None:
        """Whom `the 44-year-old` stands for: the only person named before it in the sentence, or in the one before.

        Who only tells it is not meant, and a name that follows is somebody else's.
        """
        ahead = words.doc[words.sent.start : words.start]
        if any(token.lower_ in FEMALE_OR_MALE for token in ahead):
            return None
        told = self._persons(passage, ahead) - self._tellers(passage, words)
        if told:
            return self._inferred(told)
        block, sentence = passage, _before(words.sent)
        if sentence is None and passage.index:
            block = self.article.passages[passage.index - 1]
            sentence = list(block.doc.sents)[-1]
        if sentence is None:
            return None
        return self._inferred(self._persons(block, sentence))

    def _inferred(self, names: set[str]) -> Owner | None:
        return Owner(next(iter(names)), None, kinds()["person"], inferred=True) if len(names) == 1 else None

    def _persons(self, passage: Passage, words: Span) -> set[str]:
        """The persons whom these words name."""
        heads = [mention.head for mention in passage.names if words.start <= mention.head < words.end]
        return self._persons_at(passage, [passage.doc[head] for head in heads])

    def _persons_at(self, passage: Passage, heads: Iterable[Token]) -> set[str]:
        mentions = [mention for head in heads if (mention := self._mention(passage, head)) is not None]
        named = ((self._canonical(passage, m), m) for m in mentions if not _has_article(passage, m))
        return {name for name, mention in named if self._may_be_person(name, mention)}

    def _tellers(self, passage: Passage, words: Span) -> set[str]:
        """Who says what these words stand in: `Tom Hale said the 44-year-old was free`."""
        verbs = [verb for verb in words.root.ancestors if is_reporting(verb.lemma_.lower())]
        return self._persons_at(passage, [t for verb in verbs for t in verb.lefts if t.dep_ in SUBJECTS])

    def frame(self, passage: Passage, span: Span, owner: Owner) -> Frame:
        """What the owner's beginning is, in terms that it can be compared by."""
        base, _ = self.frames.frame(passage, span)
        noun = owner.noun.lemma_.lower() if owner.noun is not None and owner.kind.id != "person" else None
        classes = (thing_classes(noun, pos="NOUN") or (noun,)) if noun else ()
        told = [owner.kind.events[0], *([concept(noun)] if noun else []), *base.topic]
        return base.model_copy(
            update={
                "event": owner.kind.events[0],
                "event_class": owner.kind.events[0],
                "event_classes": owner.kind.events,
                "thing": noun,
                "thing_class": classes[0] if classes else None,
                "thing_classes": classes,
                "modifiers": (),
                "participants": tuple(self._participants(owner)),
                "topic": tuple(dict.fromkeys(told))[:TOPIC_WORDS],
                "selectors": (),
            }
        )

    def subject(self, owner: Owner) -> str:
        """The owner and its beginning, for a reader."""
        who = owner.name or (f"the {owner.noun.lemma_.lower()}" if owner.noun is not None else "")
        return f"{who}: {owner.kind.told}"

    def _participants(self, owner: Owner) -> Iterator[Participant]:
        if owner.name is not None:
            yield Participant(name=owner.name, role="patient", inferred=owner.inferred)
        if owner.noun is not None:
            yield Participant(name=owner.noun.lemma_.lower(), role="patient", proper=False)
        for name in self.frames.topic_names:
            if name != owner.name:
                yield Participant(name=name, role="other", inferred=True)

    def _pronoun(self, passage: Passage, token: Token) -> Owner | None:
        name = self.frames.name_at(passage, token) if token.lower_ in {"it", "its"} else None
        kind = self._kind_of_name(name) or self._kind_in_name(name) if name is not None else None
        return Owner(name, None, kind, inferred=True) if kind is not None else None

    def _described(self, passage: Passage, token: Token) -> Owner | None:
        """`the 30-year-old vessel`: by its noun, and by the name that it stands for or stands beside."""
        kind = kind_of_noun(token)
        if kind is None:
            return None
        beside = apposed(token)
        mention = self._mention(passage, beside) if beside is not None else None
        if mention is not None:
            return Owner(self._canonical(passage, mention), token, kind)
        name = self.article.entities.antecedent(passage.index, token.i) or self._told_as(token)
        if name is not None:
            return Owner(name, token, kind, inferred=True)
        # a thing that the article is about needs no name; people without one are anybody
        if kind.id == "person" or not any(child.lower_ in DEFINITE for child in token.lefts):
            return None
        name = self._called_so(passage, token, kind) or self._subject_before(passage, token) or self._only_one(kind)
        return Owner(name, token, kind, inferred=name is not None)

    def _called_so(self, passage: Passage, token: Token, kind: Kind) -> str | None:
        """The only name of that kind before it in the sentence: `When the North Stand burned, the structure ...`."""
        before = (m for m in passage.names if token.sent.start <= m.head < token.i)
        alike = {self._canonical(passage, m) for m in before if self._kind_in_name(m.text) == kind}
        return next(iter(alike)) if len(alike) == 1 else None

    def _subject_before(self, passage: Passage, token: Token) -> str | None:
        """For `The bank` at the head of a sentence: the name that is the subject of the one before."""
        before = _before(token.sent) if token.left_edge.i == token.sent.start and token.dep_ in SUBJECTS else None
        if before is None or before.root.dep_ != "ROOT":
            return None
        subject = next((child for child in before.root.lefts if child.dep_ in SUBJECTS), None)
        mention = self._mention(passage, subject) if subject is not None else None
        if mention is None or mention.kind in {"person", "place"}:
            return None
        return self._canonical(passage, mention)

    def _told_as(self, token: Token) -> str | None:
        """The only name beside which the article has the same noun: `the dealer` of `the dealer Ruben Castellane`."""
        if not any(child.lower_ in DEFINITE for child in token.lefts) or _is_narrowed(token):
            return None
        told = self._names_by_noun.get(token.lemma_.lower(), frozenset())
        return next(iter(told)) if len(told) == 1 else None

    @cached_property
    def _names_by_noun(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for passage in self.article.passages:
            for mention in passage.names:
                for noun in _nouns_telling(passage.doc[mention.head]):
                    found[noun.lemma_.lower()].add(self._canonical(passage, mention))
        return {noun: frozenset(names) for noun, names in found.items()}

    def _only_one(self, kind: Kind) -> str | None:
        """The name of a kind that the article is about, or the only one of that kind that it names."""
        topic = next(iter(self.frames.topic_names), None)
        if topic is not None and self._kind_of_name(topic) == kind:
            return topic
        alike = {name for name in self._named_once if self._kind_of_name(name) == kind}
        if not alike and kind.id == "craft":
            alike = self._named_with_article
        return next(iter(alike)) if len(alike) == 1 else None

    @cached_property
    def _named_with_article(self) -> set[str]:
        """The names that may be a ship's: `the Marisol Bay`, of which the article tells no kind."""
        found: set[str] = set()
        for passage in self.article.passages:
            for mention in passage.names:
                name = self._canonical(passage, mention)
                if (
                    _has_article(passage, mention)
                    and not self._kinds_of_names.get(name)
                    and not self._kinds_told.get(name)
                ):
                    found.add(name)
        return found

    @cached_property
    def _named_once(self) -> tuple[str, ...]:
        """Every name of the article, in its order."""
        return tuple(
            dict.fromkeys(
                self._canonical(passage, mention) for passage in self.article.passages for mention in passage.names
            )
        )

    @cached_property
    def _kinds_told(self) -> dict[str, frozenset[str]]:
        """For each name, the kinds that nouns beside it tell: `Pellicom, a maker of scales`, `Pellicom is a firm`."""
        found: dict[str, set[str]] = defaultdict(set)
        for passage in self.article.passages:
            for mention in passage.names:
                if mention.kind in {"unknown", "work"}:
                    for noun in _nouns_telling(passage.doc[mention.head]):
                        kind = kind_of_noun(noun)
                        if kind is not None:
                            found[self._canonical(passage, mention)].add(kind.id)
        return {name: frozenset(ids) for name, ids in found.items()}

    def _mention(self, passage: Passage, token: Token) -> NameMention | None:
        return next((m for m in passage.names if m.start <= token.idx < m.end), None)

    def _canonical(self, passage: Passage, mention: NameMention) -> str:
        return self.article.entities.canonical(passage.index, mention.start, mention.end) or mention.text

    def _may_be_person(self, name: str, mention: NameMention) -> bool:
        known = self._kinds_of_names.get(name)
        return "person" in known if known else mention.kind == "unknown" and " " in name

    def _kind_of_name(self, name: str) -> Kind | None:
        known = self._kinds_of_names.get(name, Counter())
        if len(known) == 1:
            (kind,) = known
            return kinds().get(OF_NAME.get(kind, "body" if kind == "organisation" else ""))
        told = self._kinds_told.get(name, ()) if not known else ()
        return kinds()[next(iter(told))] if len(told) == 1 else None

    def _kind_in_name(self, text: str) -> Kind | None:
        """`Harlow Rowing Club` is a club."""
        last = text.lower().split()[-1]
        return next((kind for kind, nouns in _nouns() if last in nouns and kind.id not in {"person"}), None)

    @cached_property
    def _kinds_of_names(self) -> dict[str, Counter[str]]:
        """For each name, how often the article shows of which kind it is; `unknown` left out."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for passage in self.article.passages:
            for mention in passage.names:
                if mention.kind != "unknown":
                    found[self._canonical(passage, mention)][mention.kind] += 1
        return dict(found)


def _has_article(passage: Passage, mention: NameMention) -> bool:
    """`the Marisol Bay`, as no person is called."""
    first = tokens_at(passage.doc, mention.start, mention.end)[0]
    return first.lower_ == "the" or (first.i > 0 and first.nbor(-1).lower_ == "the")


@cache
def kinds() -> dict[str, Kind]:
    """The kinds of owners by id."""
    return {id: Kind(id, tuple(row["events"].split()), row["told"]) for id, row in lexicon("derived")["kinds"].items()}


def kind_of_noun(token: Token) -> Kind | None:
    """The kind of thing that a noun names."""
    return kind_of_lemma(token.lemma_.lower())


@cache
def kind_of_lemma(lemma: str) -> Kind | None:
    """The kind of thing that a noun names, by its lemma."""
    for kind, nouns in _nouns():
        if lemma in nouns:
            return kind
    classes = thing_classes(lemma, pos="NOUN")
    for name, id in (("person", "person"), ("ship", "craft"), ("company", "body")):
        if any(is_kind_of(found, name) for found in classes):
            return kinds()[id]
    return kinds()["person"] if lemma in lexicon("calendar")["persons"]["nouns"] else None


def is_plain_noun(lemma: str) -> bool:
    """Whether a noun says no more than the kind: `tree`, `ship`, `firm`."""
    return any(lemma in row.get("plain", "").split() for row in lexicon("derived")["kinds"].values())


@cache
def _nouns() -> tuple[tuple[Kind, frozenset[str]], ...]:
    rows = lexicon("derived")["kinds"]
    return tuple((kind, frozenset(rows[kind.id]["nouns"].split())) for kind in kinds().values())


def _noun_beside(token: Token) -> Token | None:
    """The common noun right before a name: `the ferry Halvorsen`."""
    near = [child for child in token.lefts if child.pos_ == "NOUN" and child.dep_ in {"compound", "nmod"}]
    return near[-1] if near else None


def _nouns_telling(name: Token) -> Iterator[Token]:
    """The nouns by which a text tells what a name is of: beside it, in apposition, or after `is`."""
    beside = _noun_beside(name)
    if beside is not None:
        yield beside
    if name.dep_ == "appos" and name.head.pos_ == "NOUN":
        yield name.head
    yield from (child for child in name.rights if child.dep_ == "appos" and child.pos_ == "NOUN")
    if name.dep_ == "nsubj" and name.head.lemma_ == "be":
        yield from (child for child in name.head.rights if child.dep_ == "attr" and child.pos_ == "NOUN")


def _is_narrowed(noun: Token) -> bool:
    """`the dealer of the year`, `her dealer` need not be the one named."""
    return any(child.dep_ in {"prep", "poss", "relcl"} for child in noun.children)


def apposed(noun: Token) -> Token | None:
    """The name in apposition to a noun, or that a noun is in apposition to, or says what it is."""
    for child in noun.rights:
        if child.dep_ == "appos" and child.pos_ == "PROPN":
            return child
    if noun.dep_ == "appos" and noun.head.pos_ == "PROPN":
        return noun.head
    if noun.dep_ in {"compound", "nmod"} and noun.head.pos_ == "PROPN":
        return noun.head
    if noun.dep_ == "attr" and noun.head.lemma_ == "be":
        return next((child for child in noun.head.lefts if child.dep_ == "nsubj" and child.pos_ == "PROPN"), None)
    return None


def _before(sentence: Span) -> Span | None:
    return sentence.doc[sentence.start - 1].sent if sentence.start else None
