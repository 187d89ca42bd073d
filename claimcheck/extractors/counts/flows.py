"""What became of what is counted, where verb and preposition tell it together: `turned 40 barns into flats`.

Of money without a noun they tell that it was given: `£1.4 million came from a fund`, `$2 million went to schools`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.clauses import SUBJECTS
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from claimcheck.extractors.clauses import Clause
    from claimcheck.models import Frame, QuantityMention


def with_flow(frame: Frame, mention: QuantityMention, value: Span, clause: Clause) -> Frame:
    """The frame with what the clause's verb and preposition tell together; the frame itself where they tell nothing."""
    verb = clause.verb
    if verb is None:
        return frame
    row = _flows().get(verb.lemma_.lower())
    if row is None or (row["of"] == "money") != (mention.kind == "money"):
        return frame
    hangs = _under(value.root, verb)
    right = SUBJECTS if mention.kind == "money" and row["by"] else {"dobj", "nsubjpass"}
    told = {"", *(child.lower_ for child in verb.children if child.dep_ == "prep")}
    if hangs is None or hangs.dep_ not in right or row["by"] not in told:
        return frame
    classes = tuple(row["events"].split())
    return frame.model_copy(update={"event": verb.lemma_.lower(), "event_class": classes[0], "event_classes": classes})


def _under(token: Token, verb: Token) -> Token | None:
    """The argument of the verb that a token stands in as its head or its number."""
    current = token
    while current.head.i != current.i:
        if current.head.i == verb.i:
            return current
        if current.dep_ in {"pobj", "relcl", "acl", "appos"} and current.head.lower_ != "of":
            return None
        current = current.head
    return None


@cache
def _flows() -> dict[str, dict[str, str]]:
    return {verb: row for row in lexicon("embedding")["flows"].values() for verb in row["verbs"].split()}
