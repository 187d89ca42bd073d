"""spaCy's attribute ruler, from a table.

The ruler of the English pipeline matches 179 patterns against every token, and takes as long as the parser. Almost
all of them look at one token: its tag, its lower-case form where that is one of some hundred words, and its
dependency. So what the ruler makes of a token is looked up by these three; what is not in the table yet is asked of
the ruler itself. A text that may hold one of the patterns of two tokens is left to the ruler.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc

Key = tuple[int, int, int]
#: the attributes that are set
_SET: list[int | str] = ["POS", "MORPH", "LEMMA"]
#: attributes that a pattern of one token may ask for; a ruler that asks for others is used as it is
_KNOWN = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})


class AttributeTable:
    """Does what the ruler does, to the same result (see the tests), in a tenth of its time."""

    def __init__(self, ruler: Any) -> None:
        """Look through the ruler's patterns."""
        self._ruler = ruler
        self._vocab = ruler.vocab
        self._rows: dict[Key, tuple[int, int, int]] = {}
        #: by the id of a lower-case form: 0 for one that no pattern names, else the id; None where the ruler must look
        self._forms: dict[int, int | None] = {}
        #: what patterns of one token name, and what those of several begin with
        self._named, self._begins = _Forms(), _Forms()
        self._begin_deps: set[int] = set()
        self._applies = all(self._note(pattern) for entry in ruler.patterns for pattern in entry["patterns"])

    def __call__(self, doc: Doc) -> Doc:
        """Set what the ruler sets."""
        keys = self._keys(doc) if self._applies and len(doc) else None
        if keys is None:
            return cast("Doc", self._ruler(doc))
        import numpy

        rows = [self._rows.get(key) or self._asked(doc, place, key) for place, key in enumerate(keys)]
        return doc.from_array(_SET, cast("Any", numpy.asarray(rows, dtype="uint64")))

    def pipe(self, docs: Iterable[Doc], **_: Any) -> Iterator[Doc]:
        """Set it in one text after the other."""
        for doc in docs:
            yield self(doc)

    def _keys(self, doc: Doc) -> list[Key] | None:
        """The key of each token; None for a text that the ruler must look at."""
        keys: list[Key] = []
        for tag, lower, dep in doc.to_array(["TAG", "LOWER", "DEP"]).tolist():
            try:
                form = self._forms[lower]
            except KeyError:
                form = self._forms[lower] = self._form(lower)
            if form is None or dep in self._begin_deps:
                return None
            keys.append((tag, form, dep))
        return keys

    def _form(self, lower: int) -> int | None:
        text = self._vocab.strings[lower]
        if text.isspace() or self._begins.holds(text):
            return None
        return lower if self._named.holds(text) else 0

    def _asked(self, doc: Doc, place: int, key: Key) -> tuple[int, int, int]:
        """What the ruler makes of a token that stands alone."""
        from spacy.tokens import Doc as Text

        token = doc[place]
        alone = Text(self._vocab, words=[token.text], tags=[token.tag_], deps=[token.dep_], heads=[0])
        pos, morph, lemma = self._ruler(alone).to_array(_SET)[0].tolist()
        self._rows[key] = (pos, morph, lemma)
        return self._rows[key]

    def _note(self, pattern: list[dict[str, Any]]) -> bool:
        """Take a pattern into account; False if the table cannot do so."""
        first = pattern[0]
        if len(pattern) == 1:
            return set(first) <= _KNOWN and self._named.add(first.get("LOWER"))
        if "LOWER" in first:
            return self._begins.add(first["LOWER"])
        self._begin_deps.add(self._vocab.strings[first["DEP"]] if isinstance(first.get("DEP"), str) else 0)
        return isinstance(first.get("DEP"), str)


@dataclass
class _Forms:
    """Lower-case forms that patterns ask for."""

    words: set[str] = field(default_factory=set)
    expressions: list[re.Pattern[str]] = field(default_factory=list)

    def holds(self, text: str) -> bool:
        return text in self.words or any(expression.search(text) for expression in self.expressions)

    def add(self, asked: object) -> bool:
        """Take in what a pattern asks of the form; False for what is not understood."""
        if isinstance(asked, str):
            self.words.add(asked)
        elif isinstance(asked, dict) and set(asked) == {"IN"}:
            self.words.update(asked["IN"])
        elif isinstance(asked, dict) and set(asked) == {"REGEX"}:
            self.expressions.append(re.compile(asked["REGEX"]))
        else:
            return asked is None
        return True
