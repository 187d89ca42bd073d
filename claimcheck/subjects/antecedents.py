"""Whom pronouns and descriptions stand for, where one candidate is sure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.extractors.concepts import thing_classes
from claimcheck.extractors.names_posts import first_words, is_person, match_post
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from claimcheck.extractors.names import NameMention

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_IT = frozenset({"it", "its", "itself"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: how many sentences back a pronoun may reach
_REACH = 2
#: so many passages, a headline among them, tell whom an article is about
BEGINNING = 2


class _Named(NamedTuple):
    token: int
    sentence: int
    name: str
    kind: str
    subject: bool
    sex: str | None


@dataclass(slots=True)
class Antecedents:
    """Pronouns and descriptions of one article, looked up when asked for."""

    docs: Sequence[Doc] = field(repr=False)
    named: list[list[_Named]] = field(repr=False)
    posts: dict[str, list[str]] = field(repr=False)
    sexes: dict[str, str] = field(repr=False)
    #: the person whom the article is about, if it is about one
    leading: _Named | None = field(default=None, repr=False)
    #: whether the article has both he and she
    both_sexes: bool = field(default=False, repr=False)
    _sentences: dict[int, list[int]] = field(default_factory=dict, repr=False)

    @classmethod
    def of_article(
        cls, names: Sequence[Sequence[NameMention]], docs: Sequence[Doc], canonical: dict[tuple[int, int, int], str]
    ) -> Antecedents:
        """Collect the named, their posts and what is told of their sex."""
        sentences = [_sentence_numbers(doc) for doc in docs]
        named = [
            [_read(doc, numbers, mention, canonical[index, mention.start, mention.end]) for mention in passage]
            for index, (passage, doc, numbers) in enumerate(zip(names, docs, sentences, strict=True))
        ]
        posts: dict[str, list[str]] = {}
        sexes: dict[str, str] = {}
        for index, passage in enumerate(names):
            for mention, who in zip(passage, named[index], strict=True):
                if who.sex:
                    sexes.setdefault(who.name, who.sex)
                if mention.kind in {"person", "unknown"}:
                    for post in _posts_beside(docs[index], mention):
                        owners = posts.setdefault(post, [])
                        if who.name not in owners:
                            owners.append(who.name)
        return cls(docs, named, posts, sexes, _leading(named), _has_both(docs), dict(enumerate(sentences)))

    def of(self, passage: int, token_index: int) -> str | None:
        """Whom the pronoun or the noun at this token stands for."""
        if not 0 <= passage < len(self.docs) or not 0 <= token_index < len(self.docs[passage]):
            return None
        token = self.docs[passage][token_index]
        word = token.lower_
        if word in _HE or word in _SHE:
            return self._person(passage, token, "m" if word in _HE else "f")
        if word in _IT:
            return self._thing(passage, token)
        if token.pos_ == "NOUN":
            return self._description(passage, token)
        return None

    def _person(self, passage: int, token: Token, sex: str) -> str | None:
        for back, group in enumerate(self._groups(passage, token)):
            if back == 1 and self._somebody_nearer(passage, token):
                return None
            people = [who for who in group if who.kind == "person" and self._sex_fits(who, sex)]
            people = people or [who for who in group if who.kind == "unknown" and self._may_be(who, sex)]
            before = self._told_of(passage, token, people, sex)
            if before is not None:
                # `She married Ivo Brown. She was …`: still the one that she was before
                known = any(self.sexes.get(who.name) == sex for who in people)
                return None if known else self._person(passage, before, sex)
            found = _one(people)
            if found or people:
                return found
        return self._protagonist(passage, token, sex)

    def _told_of(self, passage: int, token: Token, people: list[_Named], sex: str) -> Token | None:
        """The pronoun of that sex that is the subject of the sentence in which the people are met, none as a subject.

        They must stand in the passage of the token.
        """
        if not people or any(who.subject for who in people):
            return None
        first = min(who.token for who in people)
        if first >= token.i or not any(who in self.named[passage] for who in people):
            return None
        doc = self.docs[passage]
        words = _HE if sex == "m" else _SHE
        subjects = (
            other for other in doc[doc[first].sent.start : first] if other.lower_ in words and other.dep_ in _SUBJECTS
        )
        return next(subjects, None)

    def _protagonist(self, passage: int, token: Token, sex: str) -> str | None:
        """Whom the article is about, where nobody else of that sex was named nearer: `In 1974 she left for Oslo.`"""
        lead = self.leading
        if lead is None or not self._sex_fits(lead, sex):
            return None
        if lead.name not in self.sexes and self.both_sexes:
            return None
        nearer = [who for who in self.named[passage] if who.token < token.i and who.kind in {"person", "unknown"}]
        others = [who for who in nearer if who.name != lead.name and self._may_be(who, sex)]
        return None if others else lead.name

    def _somebody_nearer(self, passage: int, token: Token) -> bool:
        """Whether a noun for a person is the subject of a clause before, near by: `The father was a sailor.`"""
        doc, first = self.docs[passage], token.sent.start
        for _ in range(_REACH):
            first = doc[first - 1].sent.start if first else 0
        return any(
            other.dep_ in _SUBJECTS
            and other.tag_ == "NN"
            and is_person(other.lemma_.lower())
            and not any(word.pos_ == "PROPN" for word in other.subtree)
            for other in doc[first : token.i]
        )

    def _may_be(self, who: _Named, sex: str) -> bool:
        named_alike = " " in who.name and not _names_thing(who.name)
        return self._sex_fits(who, sex) and (who.kind == "person" or named_alike)

    def _sex_fits(self, who: _Named, sex: str) -> bool:
        return self.sexes.get(who.name, sex) == sex

    def _thing(self, passage: int, token: Token) -> str | None:
        for group, (where, sentence) in zip(self._groups(passage, token), self._places(passage, token), strict=False):
            things = [who for who in group if who.kind in {"organisation", "craft", "unknown", "work"}]
            subjects = [who for who in things if who.subject]
            if not subjects and self._common_subject(where, token if where == passage else None, sentence):
                return None
            names = {who.name for who in subjects} or {who.name for who in things}
            if things:
                return names.pop() if len(names) == 1 else None
        return None

    def _places(self, passage: int, token: Token) -> Iterator[tuple[int, int]]:
        """Passage and sentence of each group that `_groups` gives."""
        sentence = self._sentences[passage][token.i]
        yield passage, sentence
        for back in range(1, _REACH + 1):
            if sentence - back >= 0:
                yield passage, sentence - back
        if sentence < _REACH and passage > 0 and self.named[passage - 1]:
            yield passage - 1, self._sentences[passage - 1][-1]

    def _common_subject(self, passage: int, before: Token | None, sentence: int) -> bool:
        """Whether a common noun is the subject that the pronoun may rather stand for."""
        numbers, doc = self._sentences[passage], self.docs[passage]
        stop = before.i if before is not None else len(doc)
        return any(
            other.dep_ in _SUBJECTS and other.pos_ == "NOUN" for other in doc[:stop] if numbers[other.i] == sentence
        )

    def _groups(self, passage: int, token: Token) -> Iterator[list[_Named]]:
        """The named before the token: those of its sentence, then of one sentence back after the other."""
        sentence = self._sentences[passage][token.i]
        here = self.named[passage]
        yield [who for who in here if who.sentence == sentence and who.token < token.i]
        for back in range(1, _REACH + 1):
            if sentence - back >= 0:
                yield [who for who in here if who.sentence == sentence - back]
        if sentence < _REACH and passage > 0 and self.named[passage - 1]:
            last = self._sentences[passage - 1][-1]
            yield [who for who in self.named[passage - 1] if who.sentence == last]

    def _description(self, passage: int, token: Token) -> str | None:
        """`the minister`, `its captain`, `the agency`, `the ferry`: the only one told of so far."""
        if not any(
            child.lower_ in {"the", "its", "their", "this", "that"} and child.dep_ in {"det", "poss"}
            for child in token.lefts
        ):
            return None
        if any(child.dep_ == "prep" for child in token.rights):
            return None
        lower = token.lower_
        if lower in first_words():
            match = match_post([lower], 0)
            if match and not match.plural:
                owners = {name for post in match.posts for name in self.posts.get(post.name, ())}
                return owners.pop() if len(owners) == 1 else None
        return self._thing_described(passage, token, lower)

    def _thing_described(self, passage: int, token: Token, noun: str) -> str | None:
        found: set[str] = set()
        craft = noun in _craft_nouns()
        if not craft and noun not in _organisation_nouns() and noun not in _body_nouns():
            return None
        for index in range(passage + 1):
            for who in self.named[index]:
                if index == passage and who.token >= token.i:
                    break
                if (craft and who.kind == "craft") or (not craft and noun in who.name.lower().split()):
                    found.add(who.name)
        if not found and noun in _body_nouns():
            return self._subject_before(passage, token)
        return found.pop() if len(found) == 1 else None

    def _subject_before(self, passage: int, token: Token) -> str | None:
        """`Norda has ordered ten trains. Ada Brown, the company's head of sales, …`: what was told of last, by name."""
        sentence = self._sentences[passage][token.i]
        for back in range(1, _REACH + 1):
            before = [who for who in self.named[passage] if who.sentence == sentence - back]
            things = {who.name for who in before if who.subject and who.kind in {"organisation", "unknown"}}
            if things or before:
                return things.pop() if len(things) == 1 and not any(who.kind == "person" for who in before) else None
        return None


def _has_both(docs: Sequence[Doc]) -> bool:
    words = {token.lower_ for doc in docs for token in doc if token.pos_ == "PRON"}
    return not (words.isdisjoint(_HE) or words.isdisjoint(_SHE))


def _names_thing(name: str) -> bool:
    """Whether the last word tells what it is, and it is no person: `the Ruddock Prize`, `Marl Infirmary`."""
    word = name.split()[-1].lower()
    if word in _body_nouns() or word in _organisation_nouns():
        return True
    return bool(thing_classes(word, pos="NOUN")) and not is_person(word)


def _leading(named: list[list[_Named]]) -> _Named | None:
    """The first person of the beginning, where no other person is named as often."""
    people = [who for passage in named for who in passage if who.kind == "person"]
    first = next((who for passage in named[:BEGINNING] for who in passage if who.kind == "person"), None)
    if first is None:
        return None
    told = Counter(who.name for who in people)
    rest = [count for name, count in told.items() if name != first.name]
    return first if told[first.name] > max(rest, default=0) else None


def _one(people: list[_Named]) -> str | None:
    """The only one. That a subject goes on as `he` is too often wrong to count on."""
    names = {who.name for who in people}
    return names.pop() if len(names) == 1 else None


def _sentence_numbers(doc: Doc) -> list[int]:
    numbers, current = [], -1
    for token in doc:
        if token.is_sent_start or token.i == 0:
            current += 1
        numbers.append(current)
    return numbers


def _read(doc: Doc, sentences: list[int], mention: NameMention, name: str) -> _Named:
    head = doc[mention.head]
    sex = mention.sex or _sex_before(doc, mention)
    kind = "organisation" if mention.kind == "unknown" and _has_article(doc, mention) else mention.kind
    return _Named(mention.head, sentences[mention.head], name, kind, head.dep_ in _SUBJECTS, sex)


def _has_article(doc: Doc, mention: NameMention) -> bool:
    """`the Geological Survey`: nobody is called so."""
    span = doc.char_span(mention.start, mention.end)
    return span is not None and span.start > 0 and doc[span.start - 1].lower_ == "the"


def _sex_before(doc: Doc, mention: NameMention) -> str | None:
    """The sex that a noun before the name tells: `the actress Ada Brown`, `his wife, the painter Ada Brown`."""
    span = doc.char_span(mention.start, mention.end)
    i = span.start - 1 if span is not None else -1
    if i > 2 and doc[i].lower_ not in _sexes() and doc[i - 1].lower_ == "the" and doc[i - 2].text == ",":
        i -= 2
    if i > 0 and doc[i].text == ",":
        i -= 1
    return _sexes().get(doc[i].lower_) if i >= 0 else None


@cache
def _sexes() -> dict[str, str]:
    return {word: sex for sex, words in lexicon("honorifics")["sexes"].items() for word in words}


def _posts_beside(doc: Doc, mention: NameMention) -> list[str]:
    """The posts right before a name, or in apposition after it."""
    span = doc.char_span(mention.start, mention.end)
    if span is None:
        return []
    found: list[str] = []
    before = [token.lower_ for token in doc[max(0, span.start - 4) : span.start]]
    if before and before[-1] == ",":
        before.pop()
    for start in range(len(before)):
        match = match_post(before, start)
        if match and start + match.length == len(before):
            found.extend(post.name for post in match.posts)
            break
    after = [token.lower_ for token in doc[span.end : span.end + 7]]
    if len(after) > 2 and after[0] == ",":
        for start in range(1, min(5, len(after))):
            if after[start] in {",", "and", "who", "."}:
                break
            match = match_post(after, start)
            if match:
                found.extend(post.name for post in match.posts)
                break
    return found


@cache
def _craft_nouns() -> frozenset[str]:
    return frozenset(lexicon("organisations")["craft"]["nouns"])


@cache
def _body_nouns() -> frozenset[str]:
    """Nouns that a body may be called by behind its name: `the company`, `the orchestra`."""
    nouns = {word for row in lexicon("roles")["bodies"]["nouns"] for word in row}
    return frozenset(nouns - _craft_nouns() - frozenset(lexicon("roles")["bodies"]["own_name"]))


@cache
def _organisation_nouns() -> frozenset[str]:
    return frozenset(word.lower() for word in lexicon("organisations")["heads"])
