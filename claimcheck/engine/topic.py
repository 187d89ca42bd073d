"""What a claim is about, in the words of its article: `“Ashby Town won the cup”`, `Ashby Town: “the club won”`.

A claim's own subject is made of lemmas and of names that other sentences supplied: good to compare by, odd to read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.engine.phrases import own_role, post_phrase
from claimcheck.models import TitleValue
from claimcheck.readers.markup import without_markup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from claimcheck.models import Claim

#: characters of a quotation; beyond them the names are said in front of it
LONGEST = 72
#: words that may stand between two that are quoted; of more only `…` is shown
WIDEST_GAP = 4

# two characters for private use stand for the ends of the value while the markup around it goes
_OPEN, _CLOSE = "\ue000", "\ue001"
_WORD = re.compile(r"\w[\w'’-]*")
_BREAK = re.compile(r"[;:()\[\]“”\"–—|]|[.?!]\s")
_ARTICLE = re.compile(r"\b(?:the|an?|its|his|her|their|this|that)\s+$", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_AUXILIARIES = frozenset(["am", "are", "be", "been", "being", "get", "gets", "got", "is", "was", "were"])
#: words that tell nothing alone
_LIGHT = _AUXILIARIES | {
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "he", "her", "his", "if", "in", "it", "its", "no", "not",
    "of", "on", "or", "she", "that", "the", "their", "there", "these", "they", "this", "those", "to", "who", "with",
}  # fmt: skip

_Span = tuple[int, int]


def one_line(text: str) -> str:
    """The text without line breaks and repeated spaces."""
    return _SPACE.sub(" ", text).strip()


def sentence_parts(claim: Claim, clean: Callable[[str], str] = one_line) -> tuple[str, str, str]:
    """The claim's sentence without markup, in three parts: before, in and after the value. `clean` goes over it all."""
    start, end = claim.value_start - claim.start, claim.value_end - claim.start
    text = claim.text.replace(_OPEN, " ").replace(_CLOSE, " ")
    marked = f"{text[:start]}{_OPEN}{text[start:end]}{_CLOSE}{text[end:]}"
    before, rest = clean(without_markup(marked, claim.document)).split(_OPEN, 1)
    value, after = rest.split(_CLOSE, 1)
    return before, value, after


def about(claim: Claim) -> str:
    """What the claim is about, on one line: words of its sentence in quotation marks, behind names it does not have.

    `…` stands for the value, and for words left out. What no word of the sentence tells is the claim's subject.
    """
    if isinstance(claim.value, TitleValue):
        post = post_phrase(claim.value, own_role(claim.value.role, claim.value_text))
        return one_line(f"{claim.value.holder}, {post}" if claim.value.holder else post)
    subject = one_line(claim.subject)
    names, _, told = subject.rpartition(": ")
    if not names and subject[:1].isupper():  # nothing but names
        return subject
    sentence = _Sentence.of(claim)
    telling = [word for word in told.split() if word.casefold() not in _LIGHT]
    words = [found for word in telling if (found := sentence.nearest(word)) is not None]
    if not words and claim.type == "count" and len(telling) == 1 and (noun := sentence.behind_value()):
        words = [noun]  # its lemma begins otherwise: `people`, `men`
    elif not words or 2 * len(words) < len(telling):
        return subject
    words += [found for word in told.split() if word in _AUXILIARIES and (found := sentence.nearest(word)) is not None]
    return _quoted(sentence, words, [name for name in names.split(", ") if name])


def clearer(claims: Iterable[Claim]) -> str:
    """What claims of one thing are about, by the one whose own sentence names it, best in an unbroken quotation."""

    def unclear(told: tuple[str, bool]) -> tuple[bool, bool]:
        words, named = told
        return not (named and words.startswith("“")), "…" in words

    return min(((about(claim), ": " in claim.subject) for claim in claims), key=unclear)[0]


def _quoted(sentence: _Sentence, words: list[_Span], names: list[str]) -> str:
    """The words and as many of the names as fit; the other names in front."""
    bare = sentence.quoted(words).count(" … ")
    inside: dict[str, _Span] = {}
    for name in names:
        place = sentence.place(name)
        # a name far off would leave a second gap
        if place is not None and sentence.quoted([*words, place]).count(" … ") <= bare:
            inside[name] = place
    while inside and len(sentence.quoted([*words, *inside.values()])) > LONGEST:
        middle = sum(start for start, _ in words) / len(words)
        del inside[max(inside, key=lambda name: abs(inside[name][0] - middle))]
    quotation = f"“{sentence.quoted([*words, *inside.values()])}”"
    front = ", ".join(name for name in names if name not in inside)
    return f"{front}: {quotation}" if front else quotation


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence as a reader sees it, its words by place, and the place of the value."""

    text: str
    words: dict[str, list[_Span]]
    value: _Span

    @classmethod
    def of(cls, claim: Claim) -> _Sentence:
        before, value, after = sentence_parts(claim)
        text = before + value + after
        low, high = len(before), len(before) + len(value)
        words: dict[str, list[_Span]] = {}
        for match in _WORD.finditer(text):
            if match.end() <= low or match.start() >= high:
                words.setdefault(match.group().casefold(), []).append(match.span())
        return cls(text, words, (low, high))

    def nearest(self, word: str) -> _Span | None:
        """The place of a word outside the value, in any form that begins like it, nearest to the value."""
        word = word.casefold()
        found = self.words.get(word)
        if found is None:
            forms, longest = _beginnings(word), len(word) + 3
            found = [
                span
                for form in self.words
                if form.startswith(forms) and len(form) <= longest
                for span in self.words[form]
            ]
        return min(found, key=self._near, default=None)

    def behind_value(self) -> _Span | None:
        """The place of the telling word right behind the value, in lower case."""
        found = _WORD.match(self.text, self.value[1] + 1)
        return found.span() if found and found.group().islower() and found.group() not in _LIGHT else None

    def place(self, name: str) -> _Span | None:
        """The place of a name as it is written, nearest to the value."""
        found, start = [], self.text.find(name)
        while start >= 0:
            found.append((start, start + len(name)))
            start = self.text.find(name, start + 1)
        return min((span for span in found if self._outside(span) and self._whole(span)), key=self._near, default=None)

    def quoted(self, spans: Iterable[_Span]) -> str:
        """The stretches in the order of the text, with what is between them where that is short."""
        ordered = sorted(set(spans))
        first, end = ordered[0]
        article = _ARTICLE.search(self.text[:first])
        told = self.text[article.start() if article and self._outside((article.start(), first)) else first : end]
        for start, stop in ordered[1:]:
            if stop <= end:
                continue
            told += self._between(end, start) + self.text[max(start, end) : stop]
            end = stop
        return told

    def _between(self, start: int, end: int) -> str:
        low, high = self.value
        if start >= end:
            return ""
        if start <= low and high <= end:
            gap = [self._gap(start, low), self._gap(high, end)]
            return " … " if None in gap else _SPACE.sub(" ", f"{gap[0]}…{gap[1]}")
        return self._gap(start, end) or " … "

    def _gap(self, start: int, end: int) -> str | None:
        """The words from here to there, None if they are many or begin another part of the sentence."""
        gap = self.text[start:end]
        return None if len(_WORD.findall(gap)) > WIDEST_GAP or _BREAK.search(gap) else gap

    def _outside(self, span: _Span) -> bool:
        return span[1] <= self.value[0] or span[0] >= self.value[1]

    def _whole(self, span: _Span) -> bool:
        around = self.text[max(span[0] - 1, 0) : span[0]] + self.text[span[1] : span[1] + 1]
        return not any(map(str.isalnum, around))

    def _near(self, span: _Span) -> tuple[int, _Span]:
        return max(self.value[0] - span[1], span[0] - self.value[1]), span


def _beginnings(word: str) -> tuple[str, ...]:
    """How forms of a word begin: `city`, `citie`; words of two letters have no other forms."""
    if len(word) < 3:
        return (word + " ",)
    return (word, word[:-1] + "ie") if word.endswith("y") else (word,)
