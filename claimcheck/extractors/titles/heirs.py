"""Successors told where the post is not: `She was followed by Ada Brown.`, of a mayor told of before."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.extractors.titles.beside import after_rank
from claimcheck.extractors.titles.canonical import canonical_role
from claimcheck.extractors.titles.name_table import THINGS, NameTable
from claimcheck.extractors.titles.successors import closes, first_of_other, succession_forms
from claimcheck.extractors.titles.told import Told
from claimcheck.extractors.titles.whom import subjects
from claimcheck.models import TitleMention

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Token

    from claimcheck.extractors.article import Article, Passage
    from claimcheck.extractors.names import NameMention

#: so near after the word for it a post is that of who came before, in tokens
_NEAR = 3
#: posts in which who replaces another may do so for the rest of a match or a watch
_FOR_A_WHILE = frozenset({"sport", "ship", "film", "music", "military", "aviation"})


@dataclass(frozen=True, slots=True)
class _Change:
    """One holder after another, and the words that tell it: half-open characters, and the verb's token."""

    old: str
    new: str
    start: int
    end: int
    token: int


def with_heirs(article: Article, told: Sequence[Told]) -> list[Told]:
    """The titles, and those of holders who are told to have followed one of theirs, or to have been followed."""
    posts: dict[str, list[Told]] = defaultdict(list)
    for title in told:
        if title.holder is not None and _passes_on(title.role):
            posts[title.holder].append(title)
    found = list(told)
    for passage in article.passages if posts else ():
        for change in _changes(article, passage):
            old, new = _known(change.old, posts), _known(change.new, posts)
            if old != new:
                _add(found, posts, passage, replace(change, old=old, new=new))
    return found


def _known(name: str, posts: Mapping[str, Sequence[Told]]) -> str:
    """The full name of the one holder who may be called so for short."""
    if name in posts or " " in name:
        return name
    full = [holder for holder in posts if holder.endswith(f" {name}")]
    return full[0] if len(full) == 1 else name


def _passes_on(role: str) -> bool:
    post = canonical_role(role)
    return post.single and not _FOR_A_WHILE & set(post.fields)


def _add(found: list[Told], posts: dict[str, list[Told]], passage: Passage, change: _Change) -> None:
    """Add the heir, or the one before, of the post that the article tells the other of."""
    for n, title in enumerate(found):
        near = title.passage == passage.index and 0 < title.token - change.token <= _NEAR
        if near and title.holder == change.old and title.mention.status == "current":
            # `her predecessor as rector, Ada Brown`
            former = title.mention.model_copy(update={"status": "former"})
            found[n] = title.model_copy(update={"mention": former})
    if any(title.predecessor == change.old and title.holder == change.new for title in found):
        return
    source = _last(posts.get(change.old, []), passage, change.token)
    if source is not None:
        own = next(
            (n for n, title in enumerate(found) if title.holder == change.new and title.role == source.role), None
        )
        if own is not None:
            found[own] = found[own].model_copy(update={"predecessor": change.old})
            return
        found.append(_lent(passage, source, change, change.new, "current", change.old))
        return
    source = _last(posts.get(change.new, []), passage, change.token)
    if source is not None:
        found[found.index(source)] = source.model_copy(update={"predecessor": change.old})
        found.append(_lent(passage, source, change, change.old, "former", None))


def _last(titles: Sequence[Told], passage: Passage, token: int) -> Told | None:
    """The title told last before the token; the only one, where none is."""
    before = [title for title in titles if (title.passage, title.token) <= (passage.index, token)]
    if before:
        return max(before, key=lambda title: (title.passage, title.token))
    return titles[0] if len({title.role for title in titles}) == 1 else None


def _lent(passage: Passage, source: Told, change: _Change, holder: str, status: str, predecessor: str | None) -> Told:
    text = passage.block.text
    verb = passage.doc[change.token]
    return Told(
        mention=TitleMention.model_validate(
            {
                "start": change.start, "end": change.end, "text": text[change.start : change.end], "person": holder,
                "role": source.role, "body": source.body, "status": status,
                "role_start": verb.idx, "role_end": verb.idx + len(verb),
            }
        ),
        passage=passage.index, token=change.token, role=source.role, body=source.body, holder=holder,
        modality="happened", past=False, took=status == "current", predecessor=predecessor, elsewhere=source.elsewhere,
        fresh=status == "current",
    )  # fmt: skip


def _changes(article: Article, passage: Passage) -> Iterator[_Change]:
    """The changes that the verbs and nouns of succession in a block tell, in the order of the text."""
    doc = passage.doc
    told = [
        token for token in doc if token.lower_ in _NOUNS or (token.lower_ in succession_forms() and _is_verb(token))
    ]
    if not told:
        return
    lower = [token.lower_ for token in doc]
    table = NameTable.of(doc, list(passage.names))
    for token in told:
        by = _by_noun if token.lower_ in _NOUNS else _by_verb
        change = by(article, passage, lower, table, token)
        if change is not None and change.old != change.new:
            yield change


def _is_verb(token: Token) -> bool:
    return token.pos_ == "VERB"


def _by_verb(article: Article, passage: Passage, lower: list[str], table: NameTable, verb: Token) -> _Change | None:
    """`She was succeeded by Ada Brown`, `Ada Brown took over from Cem Polat`."""
    first, passive = first_of_other(lower, verb.i)
    if first is not None and first not in table.starts and _told_passively(verb):
        # `was succeeded in May by Ada Brown`
        stop = min(verb.i + _BY_WITHIN, verb.sent.end)
        first, passive = next((k + 1 for k in range(verb.i + 1, stop) if lower[k] == "by"), None), True
    if first is None or first not in table.starts or table.starts[first][1].kind in THINGS:
        return None
    end, name = table.starts[first]
    who = _subject(article, passage, lower, table, verb)
    if who is None or not closes(passage.doc, lower, verb, end) or _helped(verb):
        return None
    other = _named(article, passage, name)
    old, new = (who[0], other) if passive else (other, who[0])
    return _Change(old, new, min(who[1], verb.idx), name.end, verb.i)


#: how far after a verb of succession its agent may stand, in tokens
_BY_WITHIN = 7
#: and how far after `predecessor` the name, behind a body: `her predecessor at the University of Marl, Cem Polat`
_NAME_WITHIN = 10


def _told_passively(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)


#: nouns for who came before or after, and whether that one is the later holder
_NOUNS = {"predecessor": False, "successor": True}


def _by_noun(article: Article, passage: Passage, lower: list[str], table: NameTable, noun: Token) -> _Change | None:
    """`her predecessor, Ada Brown`, `Ada Brown, Polat's successor as rector`."""
    owner = _owner(article, passage, lower, table, noun.i)
    if owner is None:
        return _successor_to(article, passage, lower, table, noun)
    whom, first = owner
    name = _beside(passage, lower, table, first, noun.i)
    if name is None:
        return None
    other = _named(article, passage, name)
    old, new = (whom, other) if _NOUNS[noun.lower_] else (other, whom)
    start, end = min(name.start, passage.doc[first].idx), max(name.end, noun.idx + len(noun))
    return _Change(old, new, start, end, noun.i)


def _successor_to(
    article: Article, passage: Passage, lower: list[str], table: NameTable, noun: Token
) -> _Change | None:
    """`became rector, as successor to Ada Brown`, `Cem Polat, the successor to Ada Brown at the museum`."""
    first = noun.i + 2
    if noun.lower_ != "successor" or lower[noun.i + 1 : first] != ["to"] or first not in table.starts:
        return None
    name = _person(table.starts[first][1])
    if name is None:
        return None
    before = noun.i - 1 - (lower[noun.i - 1] in {"the", "a", "as"})
    if lower[before] == "," and before in table.ends and (heir := _person(table.ends[before][1])) is not None:
        who: tuple[str, int] | None = (_named(article, passage, heir), heir.start)
    else:
        verb = next((token for token in noun.ancestors if token.pos_ in {"VERB", "AUX"}), None)
        who = None if verb is None or _helped(verb) else _subject(article, passage, lower, table, verb)
    if who is None:
        return None
    return _Change(_named(article, passage, name), who[0], min(who[1], noun.idx), name.end, noun.i)


def _owner(article: Article, passage: Passage, lower: list[str], table: NameTable, i: int) -> tuple[str, int] | None:
    """Whose predecessor or successor the noun at token `i` tells of, and where that begins."""
    k = i - 1
    while k > 0 and passage.doc[k].pos_ == "ADJ":
        k -= 1
    if lower[k] in {"his", "her"}:
        found = article.entities.antecedent(passage.index, k)
        return (found, k) if found is not None else None
    if lower[k] in {"'s", "’s"} and k in table.ends and table.ends[k][1].kind not in THINGS:
        return _named(article, passage, table.ends[k][1]), table.ends[k][0]
    return None


def _beside(passage: Passage, lower: list[str], table: NameTable, first: int, i: int) -> NameMention | None:
    """The name in apposition to the noun at token `i`, whose phrase begins at `first`."""
    sentence = passage.doc[i].sent
    for k in range(i + 1, min(i + _NAME_WITHIN, sentence.end)):
        if k in table.starts and (k == i + 1 or lower[k - 1] in {",", "(", "is", "was"}):
            return _person(table.starts[k][1])
        if lower[k] == "," and k + 1 not in table.starts:
            found = after_rank(passage.doc, lower, table, k + 1)
            return _person(found[1]) if found is not None else None
    if first > sentence.start and lower[first - 1] in {",", "("} and first - 1 in table.ends:
        return _person(table.ends[first - 1][1])
    return None


def _person(name: NameMention) -> NameMention | None:
    return None if name.kind in THINGS else name


def _named(article: Article, passage: Passage, name: NameMention) -> str:
    return article.entities.canonical(passage.index, name.start, name.end) or name.text


_AHEAD = frozenset(["will", "would", "shall", "may", "might", "could", "should", "to", "not", "n't", "never"])


def _helped(verb: Token) -> bool:
    """Whether the verb tells of what is to come, or did not."""
    return any(child.lower_ in _AHEAD for child in verb.children if child.dep_ in {"aux", "neg", "advmod"})


def _subject(
    article: Article, passage: Passage, lower: list[str], table: NameTable, verb: Token
) -> tuple[str, int] | None:
    """Of whom the verb is said, by name, and where that stands."""
    for person, pronoun in subjects(passage.doc, lower, table, verb)[:1]:
        if person is not None:
            span = passage.doc[person[0] : person[1]]
            name = article.entities.canonical(passage.index, span.start_char, span.end_char)
            return name or span.text, span.start_char
        if pronoun is not None:
            found = article.entities.antecedent(passage.index, pronoun)
            return (found, passage.doc[pronoun].idx) if found is not None else None
    return None
