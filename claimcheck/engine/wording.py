"""The words of a finding: its message by the rule's template, and a fingerprint that survives moved lines."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from itertools import takewhile
from string import Formatter
from typing import TYPE_CHECKING

from claimcheck.engine.phrases import date_phrase, day_phrase, interval_phrase, own_role, post_phrase, term_phrase
from claimcheck.engine.topic import about, clearer, one_line
from claimcheck.models import Claim, DateValue, TitleValue
from claimcheck.readers.markup import without_markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claimcheck.models import DocumentInfo, Relation

#: gives the words of a claim that a message shows
Words = Callable[[Claim], str]


def fill(template: str, values: Mapping[str, str]) -> str:
    """The template with its placeholders filled; only names in `values`, no attribute or index of anything.

    What stands in the values is never read as a template.
    """
    parts = []
    for literal, name, _, _ in _parts(template):
        parts.append(literal)
        if name is not None:
            parts.append(values.get(name, f"{{{name}}}"))
    return "".join(parts)


def placeholders(template: str) -> frozenset[str]:
    """The names that a template has places for."""
    return frozenset(name for _, name, _, _ in _parts(template) if name is not None)


@cache
def _parts(template: str) -> tuple[tuple[str, str | None, str | None, str | None], ...]:
    return tuple(Formatter().parse(template))


def claim_values(
    claim: Claim, document: DocumentInfo, name: str, template: str, prefix: str = "", text: str | None = None
) -> dict[str, str]:
    """What a template asks of one claim: `document`, `text` (the words that tell the value), `sentence` ...

    `name` is the document's short name; `prefix` stands in front of each placeholder of this claim; `text` stands in
    for the words of the value.
    """
    told: dict[str, Callable[[], str]] = {
        "document": lambda: name,
        "text": lambda: text or value_words(claim),
        "sentence": lambda: one_line(without_markup(claim.text, claim.document)),
        "subject": lambda: about(claim),
        "attribute": lambda: claim.attribute.replace("_", " "),
        "published": lambda: day_phrase(document.published) if document.published is not None else "undated",
        "line": lambda: str(claim.line),
        "speaker": lambda: one_line(claim.speaker or ""),
        "term": lambda: term_phrase(claim.value) if isinstance(claim.value, TitleValue) else "",
    }
    wanted = placeholders(template)
    return {f"{prefix}{key}": value() for key, value in told.items() if f"{prefix}{key}" in wanted}


def short_names(ids: Iterable[str]) -> dict[str, str]:
    """For each document the end of its id that tells it apart: without the folders that all have in common."""
    known = [*ids]
    # what the first and the last in order have in common all between them have
    ends = [id.split("/")[:-1] for id in (min(known), max(known))] if known else []
    common = sum(1 for _ in takewhile(lambda level: len(set(level)) == 1, zip(*ends, strict=False)))
    return {id: id.split("/", common)[-1] for id in known}


def value_words(claim: Claim) -> str:
    """The words that tell the value, on one line and without markup; what they leave to be worked out in brackets.

    `Friday [8 February 2019]`, `19 August [2019]`, `44 [1969 or 1970]`: the year of an age.
    """
    words = one_line(without_markup(claim.value_text, claim.document))
    if not isinstance(claim.value, DateValue):
        return words
    when = interval_phrase(claim.value) if claim.derived_from is not None else date_phrase(claim.value)
    if when is None or when[-4:] in words:
        return words
    return f"{words} [{when.removeprefix(words).strip()}]"


def told_by(a: Claim, b: Claim, relation: Relation) -> tuple[str, Words]:
    """What two claims disagree about, and how to say what each makes of it.

    Of a person they tell posts, of an office holders, of all else values.
    """
    if isinstance(a.value, TitleValue) and isinstance(b.value, TitleValue):
        ways = [(_holder_words, _post_words), (_post_words, _holder_words)]
        for subject, words in ways if relation == "person" else reversed(ways):
            if words(a).casefold() != words(b).casefold():
                return subject(a), words
    return clearer((a, b)), value_words


def _post_words(claim: Claim) -> str:
    if not isinstance(claim.value, TitleValue):
        return value_words(claim)
    return one_line(post_phrase(claim.value, own_role(claim.value.role, claim.value_text)))


def _holder_words(claim: Claim) -> str:
    holder = claim.value.holder if isinstance(claim.value, TitleValue) else None
    return one_line(holder) if holder else value_words(claim)


def sides_text(sides: Iterable[Sequence[Claim]], names: Mapping[str, str], words: Words) -> str:
    """The values and who tells them: `1984 (a.txt, b.txt) / 1982 (c.txt)`."""
    told = []
    for side in sides:
        documents = ", ".join(dict.fromkeys(names[claim.document] for claim in side))
        told.append(f"{words(side[0])} ({documents})")
    return " / ".join(told)


def fingerprint(rule: str, claims: Iterable[Claim]) -> str:
    """SHA-256 over the rule's id and the claims' sentences and values; lines, case and spaces do not matter."""
    words = {one_line(f"{claim.text}\t{claim.value_text}").casefold() for claim in claims}
    return hashlib.sha256("\n".join([rule, *sorted(words)]).encode()).hexdigest()
