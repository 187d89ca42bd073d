"""Numbers of what is only asked for, offered or needed: `needs 300 volunteers`, `asked for 12 million`.

What is needed is not there yet: the number is that of a plan, whether or not its sentence tells of a past asking.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.clauses import is_verbal
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

#: how far up the tree is looked
DEEPEST = 6


def is_wanted(value: Token, kind: str) -> bool:
    """Whether the number at this token is that of what is wanted; `kind` is that of the quantity (`count`, `money`)."""
    current = value
    for _ in range(DEEPEST):
        head = current.head
        if head.i == current.i:
            return False
        if is_verbal(head):
            return _wants(current, head, kind)
        if current.lower_ == "for" and head.pos_ == "NOUN" and head.lemma_.lower() in _words("nouns_for"):
            return True
        if current.dep_ == "relcl" or (current.dep_ == "prep" and current.lower_ not in {"of", "for"}):
            return False
        current = head
    return False


def _wants(child: Token, verb: Token, kind: str) -> bool:
    """Whether a verb wants what hangs on it by `child`."""
    lemma = verb.lemma_.lower()
    if child.dep_ == "prep":
        return child.lower_ == "for" and lemma in _words("verbs_for")
    if child.dep_ not in {"dobj", "nsubjpass"}:
        return False
    return lemma in _words("verbs") or (kind == "money" and lemma in _words("verbs_of_money"))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("embedding")["wanting"][name].split())
