"""Bodies led that only a pronoun tells: `The society is old. Ada Brown has headed it since 2010.`"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extractors.titles.name_table import THINGS
from claimcheck.extractors.titles.whom import SUBJECTS, verbs

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from claimcheck.extractors.titles.holding import Holding
    from claimcheck.extractors.titles.name_table import NameTable

_OPENS = frozenset(["since", "until", "till", "from"])
#: figures of a year
_YEAR = 4


def is_for_years(verb: Token) -> bool:
    """Whether the verb is told with years: `has led it since`, `led it until 2010`; not `from the start`."""
    perfect = any(child.dep_ == "aux" and child.lemma_.lower() in {"have", "'ve", "'s"} for child in verb.children)
    for child in verb.children:
        if child.i > verb.i and child.lower_ in _OPENS:
            dated = any(
                token.ent_type_ == "DATE" or (token.is_digit and len(token) == _YEAR) for token in child.subtree
            )
            if dated or (perfect and child.lower_ == "since"):
                return True
    return False


def is_body_before(table: NameTable, held: Holding, pronoun: Token) -> bool:
    """Whether a body is told before the pronoun, in its sentence or the one before; or nothing is, in this block."""
    sentence = pronoun.sent
    own = sentence.doc[sentence.start : pronoun.i]
    earlier = sentence.doc[sentence.start - 1].sent if sentence.start else None
    if _tells_body(table, held, own) or (earlier is not None and _tells_body(table, held, earlier)):
        return True
    return earlier is None and not any(token.tag_ in {"NN", "NNS"} for token in own)


def is_inquiry_before(pronoun: Token) -> bool:
    """Whether an inquiry is the subject before the pronoun: who chaired it chaired no single meeting."""
    sentence = pronoun.sent
    start = sentence.doc[sentence.start - 1].sent.start if sentence.start else sentence.start
    subjects = [token for token in sentence.doc[start : pronoun.i] if token.dep_ in SUBJECTS and token.pos_ == "NOUN"]
    return bool(subjects) and subjects[-1].lemma_.lower() in verbs("objects", "inquiries")


def _tells_body(table: NameTable, held: Holding, words: Span) -> bool:
    """Whether a name of a body or a noun for one stands there, or a name that may be one is its subject."""
    for token in words:
        if token.pos_ == "NOUN" and token.lemma_.lower() in verbs("objects", "bodies"):
            return True
        name = next((row for first, row in table.starts.items() if first <= token.i < row[0]), None)
        if name is None or (held.person is not None and held.person[1] == name[0]):
            continue
        alone = name[1].kind == "unknown" and " " not in name[1].text
        unknown = alone and token.dep_ in SUBJECTS and token.sent.root.i == token.head.i
        if unknown or name[1].kind in THINGS - {"place", "work"}:
            return True
    return False
