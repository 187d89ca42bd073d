"""What an article is about, where its posts leave it out: the one body, the one life, the one building."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from claimcheck.extractors.names import country_of
from claimcheck.extractors.names_words import craft_nouns
from claimcheck.extractors.titles.bodies import fitting, kinds_for, ranked, several_kinds
from claimcheck.extractors.titles.canonical import canonical_role
from claimcheck.extractors.titles.whom import verbs
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from claimcheck.extractors.article import Article, Passage
    from claimcheck.extractors.names import NameMention

#: a name told so often at least is what the article is about
TWICE = 2
#: of two sides of a match the article is about one that is told so many times more often
FAR_MORE = 3
#: years of a life stand so near its name at the beginning, in characters
LIFE_REACH = 90
#: words that tell a name's kind stand so near before it, in characters
BEFORE = 24
#: the life begins within so many blocks: an info box may stand before it
FIRST_PASSAGES = 8
_LIFE = re.compile(r"\b(?:born\b|b\. |baptised\b)|\((?:[^()]{0,40}\b)?1\d{3} ?[–—-]")
#: before a name of no known kind: more likely where than who
#: fields whose stories often tell of several bodies: two teams, two ships
RIVALS = frozenset({"sport", "ship", "aviation"})
_WHERE = re.compile(r"\b(?:in|of|from|at|near|to|off|around|outside|for) $")
#: before a name of no known kind: what is owned and traded, so a company
_OWNED = re.compile(
    r"\b(?:shares?|stakes?|stock|holdings?|invest(?:ed|ing|ments?|ors?)|creditors?|customers?|employees|staff|owners?"
    r"|founders?|owns?|bought|acquired|subsidiary|boss|chief executive|shareholders|workers|jobs?|managers?|executives?"
    r"|management|works?|worked|working|career|roll|union) (?:in |of |at |from )?$",
    re.IGNORECASE,
)
#: `ROSSI, Anna Maria (b. Pavia 1838`: the head of an entry
_ENTRY = re.compile(r"\W{0,4}([^\W\d_][\w'’-]+), ((?:[^\W\d_][\w'’-]++ ?){1,3})")


class Story:
    """The names of an article, how often each is told, what kinds it is taken for, and which stand at the beginning."""

    def __init__(self, article: Article) -> None:
        self.counts: Counter[str] = Counter()
        self.kinds: dict[str, Counter[str]] = defaultdict(Counter)
        self.leading: dict[str, None] = {}
        #: names with `the` before them: nobody's
        self._things: set[str] = set()
        self._headline: set[str] = set()
        self._titled: set[str] = set()
        #: names with `a` before them: kinds of things
        self._kinds_of_things: set[str] = set()
        vessels = _tells_of_vessels(article)
        for passage in article.passages:
            for mention in passage.names:
                name = article.entities.canonical(passage.index, mention.start, mention.end) or mention.text
                self.counts[name] += 1
                self.kinds[name][_kind(mention, passage.block.text)] += 1
                before = passage.block.text[max(0, mention.start - 4) : mention.start].lower()
                if before == "the ":
                    self._things.add(name)
                    if vessels and mention.kind == "unknown" and _stands_alone(passage, mention):
                        self.kinds[name]["craft"] += 1
                elif before.endswith((" a ", " an ")) or before in {"a ", "an "} or _is_thing(passage, mention):
                    self._kinds_of_things.add(name)
                if passage.index <= 1:
                    self.leading[name] = None
                if passage.index == 0 and passage.block.kind == "heading":
                    self._headline.add(name)
                    if mention.text == passage.block.text.strip():
                        self._titled.add(name)
        self._headline |= _told_by_headline(article, self.counts)
        self._first = next(iter(self.leading), None)
        agencies = frozenset(lexicon("agencies")["names"])
        full = {name for name in self.counts if " " in name and "person" in self.kinds[name]}
        # `Cabral`, of `Luiz Cabral`
        called = {name.split()[-1] for name in self.counts if self._may_be_somebody(name)}
        self._nobody = {word for name in full for word in name.split()} | full | called | agencies | _holidays()

    def with_bodies(self, bodies: Iterable[str]) -> None:
        """Names told as bodies of posts that only an organisation has are no places."""
        for name in bodies:
            if name in self.counts:
                self.kinds[name]["organisation"] += self.counts[name]

    def kind(self, name: str) -> str:
        """What the name is taken for most often; `unknown` only where nothing else is told."""
        if name in _holidays():
            return "day"
        told = [(count, kind) for kind, count in self.kinds[name].items() if kind != "unknown"]
        return max(told)[1] if told else "unknown"

    def without(self, people: Iterable[str]) -> None:
        """Holders of posts are no bodies."""
        self._nobody.update(people)

    @lru_cache(maxsize=64)  # noqa: B019  (a story lives as long as its article is read)
    def body(self, post: str) -> str | None:
        """The body of such a post that the article is about.

        A name of its beginning that fits the post, told at least twice and most of its kind; or the only one.
        """
        named = [(name, self.kind(name)) for name in self.counts if self._may_be_body(name)]
        if not several_kinds(post):
            return self._body_among(post, fitting(post, named))
        for fit in ranked(post, named):
            body = self._body_among(post, fit)
            if body is not None:
                return body
            if sum(country_of(name) is not None for name in fit) >= TWICE:
                # of one of several countries, and hardly of a company
                return None
        return None

    def _body_among(self, post: str, fit: list[str]) -> str | None:
        """The one of the names that fit the post which the article is about."""
        fit = [name for name in fit if not self._may_be_somebody(name)] or fit
        found = sorted(
            ((self._told(name), name) for name in self.leading if name in fit and not self._may_be_somebody(name)),
            key=lambda pair: (-pair[0], len(pair[1]), pair[1]),
        )
        if not found:
            return None
        count, best = found[0]
        rivals = [other for other, name in found[1:] if not _related(name, best)]
        if set(canonical_role(post).fields) & RIVALS:
            # of two sides or ships one must be told far more
            headed = [name for name in fit if name in self._headline]
            if len(headed) == 1:
                return headed[0]
            vessel = len(fit) == 1 and self.kind(best) == "craft"
            alone = vessel or (len(fit) == 1 and best == self._first) or (len(found) == 1 and count >= TWICE)
            return best if alone or count >= FAR_MORE * max(rivals, default=1) else None
        headed = [name for _, name in found if name in self._headline]
        if len(headed) == 1 and self._told(headed[0]) >= max(TWICE, count):
            return headed[0]
        if count >= TWICE:
            return best if count >= TWICE * max(rivals, default=1) else None
        if len(fit) == 1:
            return best
        known = [name for _, name in found if self.kinds[name]["organisation"]]
        return known[0] if len(known) == 1 and "organisation" in kinds_for(post)[0] else None

    def _told(self, name: str) -> int:
        return sum(self.counts[other] for other in self.counts if _part_of(other, name) or _part_of(name, other))

    def _may_be_body(self, name: str) -> bool:
        return name not in self._nobody | self._kinds_of_things and self.kind(name) != "person"

    def _may_be_somebody(self, name: str) -> bool:
        """Two capitalised words of no known kind are mostly somebody, unless the article has them for a headline."""
        return " " in name and self.kind(name) == "unknown" and name not in self._things | self._titled


def _tells_of_vessels(article: Article) -> bool:
    """Whether the article has a noun for a ship or an aircraft."""
    nouns = craft_nouns()
    return any(not nouns.isdisjoint(re.findall(r"[a-z]+", passage.block.text.lower())) for passage in article.passages)


def _stands_alone(passage: Passage, mention: NameMention) -> bool:
    """`the Star ran aground`, not `the Star bank`."""
    span = passage.doc.char_span(mention.start, mention.end)
    after = passage.doc[span.end] if span is not None and span.end < len(passage.doc) else None
    return after is None or (after.tag_ not in {"NN", "NNS", "NNP", "NNPS"} and after.text != "(")


def _is_thing(passage: Passage, mention: NameMention) -> bool:
    """Whether the noun before a name tells that it is no body: `storm Ada`, `the river Tane`."""
    words = passage.block.text[max(0, mention.start - BEFORE) : mention.start].split()
    return bool(words) and words[-1].lower() in lexicon("roles")["bodies"]["no_body"]


def _told_by_headline(article: Article, names: Iterable[str]) -> set[str]:
    """The names of which a word stands in the headline: `Rovers sign striker`."""
    first = article.passages[0].block if article.passages else None
    if first is None or first.kind != "heading":
        return set()
    words = set(re.findall(r"[^\W\d_]{4,}", first.text))
    return {name for name in names if " " in name and words.intersection(name.split()[-1:])}


def _kind(mention: NameMention, text: str) -> str:
    """The kind of one mention; of a name of no known kind the words right before it may tell."""
    if mention.kind not in {"unknown", "place"}:
        return mention.kind
    before = text[max(0, mention.start - BEFORE) : mention.start]
    if _OWNED.search(before) or (
        mention.text.startswith(("St ", "St. ")) and text[mention.end : mention.end + 2] == "'s"
    ):
        return "organisation"
    return "place" if mention.kind == "unknown" and _WHERE.search(before) else mention.kind


@cache
def _holidays() -> frozenset[str]:
    """`Easter`, `New Year`, `Eve`: names of days."""
    names = {name for row in lexicon("holidays")["holiday"] for name in row["names"]}
    return frozenset(word.capitalize() for name in names for word in (*name.split(), name)) | {"New Year"}


def _part_of(short: str, long: str) -> bool:
    return short == long or long.startswith(f"{short} ")


def _related(a: str, b: str) -> bool:
    return _part_of(a, b) or _part_of(b, a)


def life_of(article: Article) -> str | None:
    """Whose life the article tells: the person named at its beginning, with years of birth or death beside."""
    for passage in article.passages[:FIRST_PASSAGES]:
        text = passage.block.text
        entry = _ENTRY.match(text)
        if entry is not None and _LIFE.search(text[entry.end() : entry.end() + LIFE_REACH]):
            return f"{entry[2].strip()} {entry[1].capitalize() if entry[1].isupper() else entry[1]}"
        for mention in passage.names[:2]:
            person = mention.start < LIFE_REACH and mention.kind in {"person", "unknown"} and " " in mention.text
            if person and _LIFE.search(text[mention.end : mention.end + LIFE_REACH]):
                return article.entities.canonical(passage.index, mention.start, mention.end) or mention.text
    return None


def alone_in_life(passage: Passage, token: Token, life: str) -> bool:
    """Whether nobody but the one whose life it is is named in the sentence before the token, or the one before."""
    start = token.sent.start
    first = token.doc[start - 1].sent.start if start else start
    low, high = token.doc[first].idx, token.idx
    own = set(life.split())
    return not any(
        mention.kind == "person" and not own & set(mention.text.split())
        for mention in passage.names
        if low <= mention.start < high
    )


def has_no_subject(token: Token) -> bool:
    """`Served as organist at Ghent.`: an entry's sentence that begins with its verb."""
    first = token.sent[0]
    return first.tag_ in {"VBD", "VBN"} and not any(child.dep_.startswith("nsubj") for child in first.children)


def building_before(passage: Passage, token: Token) -> str | None:
    """The one building that `it` may stand for: a noun of this sentence before it, or of the one before."""
    start = token.sent.start
    first = token.doc[start - 1].sent.start if start else start
    built = verbs("works", "built")
    found = {other.lemma_.lower() for other in token.doc[first : token.i] if other.lemma_.lower() in built}
    return found.pop() if len(found) == 1 else None


#: units that stand for themselves where it is not told what they are for
_LONE = frozenset(["committee", "commission", "court", "museum", "clinic", "union", "bank", "school", "team"])


def unit_before(passage: Passage, token: Token) -> str | None:
    """`the faculty of law`, if it is the subject of the sentence before, for `its` that begins a sentence."""
    start = token.sent.start
    if token.i != start or not start:
        return None
    before = token.doc[start - 1].sent
    subject = next(
        (other for other in before if other.dep_ in {"nsubj", "nsubjpass"} and other.head.dep_ == "ROOT"), None
    )
    if subject is None or subject.pos_ != "NOUN":
        return None
    if subject.lemma_.lower() in verbs("objects", "directed"):
        # `The play … Its director`
        return subject.lemma_.lower()
    if subject.lemma_.lower() not in verbs("units", "nouns"):
        return subject.lemma_.lower() if subject.lemma_.lower() in verbs("objects", "bodies") else None
    link = next(
        (child for child in subject.children if child.lower_ in {"of", "for"} and child.i == subject.i + 1), None
    )
    what = next((child for child in link.children if child.dep_ == "pobj"), None) if link is not None else None
    if what is None or what.pos_ != "NOUN" or what.i - subject.i > 4:
        named = any(child.pos_ == "PROPN" for child in subject.children)
        return None if named or subject.lemma_.lower() not in _LONE else subject.lemma_.lower()
    return str(token.doc[subject.i : what.i + 1].text)
