"""What an article is about, where its posts leave it out: the one body, the one life, the one building."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from claimcheck.extractors.names import country_of
from claimcheck.extractors.titles.clauses import verbs

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claimcheck.extractors.article import Article, Passage

#: a name told so often at least is what the article is about
TWICE = 2
#: years of a life stand so near its name at the beginning, in characters
LIFE_REACH = 90
#: the life begins within so many blocks: an info box may stand before it
FIRST_PASSAGES = 8
_LIFE = re.compile(r"\b(?:born\b|b\. |baptised\b)|\((?:[^()]{0,40}\b)?1\d{3} ?[–—-]")
#: before a name of no known kind: more likely where than who
_WHERE = re.compile(r"\b(?:in|of|from|at|near|to|off|around|outside|for) $")
#: `ROSSI, Anna Maria (b. Pavia 1838`: the head of an entry
_ENTRY = re.compile(r"\W{0,4}([^\W\d_][\w'’-]+), ((?:[^\W\d_][\w'’-]+ ?){1,3})")
_NO_BODY = frozenset({"person", "place", "craft", "work"})


def story_body(article: Article) -> str | None:
    """The body that the article is about: a name of its beginning, told at least twice and most of its kind."""
    counts: Counter[str] = Counter()
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    leading: set[str] = set()
    for passage in article.passages:
        for mention in passage.names:
            name = article.entities.canonical(passage.index, mention.start, mention.end) or mention.text
            counts[name] += 1
            where = mention.kind == "unknown" and _WHERE.search(passage.block.text[: mention.start]) is not None
            kinds[name]["place" if where else mention.kind] += 1
            if passage.index <= 1:
                leading.add(name)
    people = {word for name in counts if " " in name and "person" in kinds[name] for word in name.split()}
    found = [
        (sum(counts[other] for other in counts if _part_of(other, name) or _part_of(name, other)), name)
        for name in leading
        if not _is_other(kinds[name])
        and name not in people
        and country_of(name) is None
        # two capitalised words of no known kind are mostly somebody
        and (" " not in name or kinds[name]["organisation"])
    ]
    found.sort(key=lambda pair: (-pair[0], len(pair[1]), pair[1]))
    if not found or found[0][0] < TWICE:
        known = [name for _, name in found if kinds[name]["organisation"]]
        return known[0] if len(known) == 1 else None
    best = found[0]
    rivals = [other for other in found[1:] if other[0] == best[0] and not _related(other[1], best[1])]
    return best[1] if not rivals else None


def _is_other(kinds: Counter[str]) -> bool:
    """Whether a name is mostly taken for something that has no posts."""
    other = sum(count for kind, count in kinds.items() if kind in _NO_BODY)
    return 2 * other >= kinds.total()


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
