"""The body of a post that a pronoun tells, where it stands for one that has no name: `A tenants' group … its chair`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extractors.titles.parts import PRONOUNS, bodies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from claimcheck.extractors.article import Article, Passage

#: how many sentences back the pronoun may reach, over the end of a paragraph too
REACH = 3
#: words that make a body one of many, or another than that told before
_NEW = frozenset(["a", "an", "another", "one"])
_SUBJECTS = frozenset(["nsubj", "nsubjpass"])
#: how a clause within another hangs on it
_WITHIN = frozenset(["relcl", "advcl", "acl", "ccomp"])
#: verbs that give a body its name: `a group called …`
_NAMING = frozenset(["call", "name", "know", "dub"])


def unnamed_owner(article: Article, passage: Passage, pronoun: Token) -> str | None:
    """The words of what `its` stands for if the nearest subject before it is a body brought up without a name.

    None for other words than `its` and `their`, and where a body named, or told of before, is nearer.
    """
    if pronoun.lower_ not in PRONOUNS:
        return None
    for place, sentence in _before(article, passage, pronoun):
        for token in reversed(sentence):
            if not _is_main_subject(token) or (place is passage and token.i >= pronoun.i):
                continue
            if _has_a_name(place, token):
                return None
            if token.tag_ == "NN" and token.lemma_.lower() in bodies():
                return _brought_up(token)
    return None


def _before(article: Article, passage: Passage, pronoun: Token) -> Iterator[tuple[Passage, Span]]:
    """The pronoun's sentence and those before it, the nearest first."""
    sentences = [sentence for sentence in passage.doc.sents if sentence.start <= pronoun.i]
    near = [(passage, sentence) for sentence in reversed(sentences)]
    for index in range(passage.index - 1, max(-1, passage.index - 1 - REACH), -1):
        place = article.passages[index]
        near.extend((place, sentence) for sentence in reversed(list(place.doc.sents)))
    yield from near[: REACH + 1]


def _has_a_name(passage: Passage, token: Token) -> bool:
    """Whether the token is in a name that is no person's."""
    return any(name.kind != "person" and name.start <= token.idx < name.end for name in passage.names)


def _is_main_subject(token: Token) -> bool:
    """Whether it is the subject of no clause within another, and nobody's own (`its owner`)."""
    return (
        token.dep_ in _SUBJECTS
        and token.head.dep_ not in _WITHIN
        and not any(child.tag_ == "PRP$" for child in token.lefts)
    )


def _brought_up(noun: Token) -> str | None:
    """The words of a body that is told for the first time and has no name: not `a company called Lanmar`."""
    words = [token for token in noun.doc[noun.left_edge.i : noun.i + 1] if not token.is_punct]
    named = any(token.pos_ == "PROPN" for token in words) or any(
        child.dep_ == "appos" or child.lemma_.lower() in _NAMING for child in noun.rights
    )
    if words[0].lower_ not in _NEW or named:
        return None
    return str(noun.doc[words[1].i : noun.i + 1].text)
