"""The names within a run of capitalised words: what stands before an office and after it, without honorifics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extractors.concepts import is_event_noun
from claimcheck.extractors.names_posts import (
    AFTER_POSTS,
    domain_words,
    first_words,
    level_words,
    match_post,
    not_posts,
    status_words,
)
from claimcheck.extractors.names_words import (
    adjectives,
    craft_nouns,
    describing,
    ends_a_club,
    event_words,
    honorifics,
    of_words,
    organisation_words,
    place_heads,
    post_names,
    starts_sentence,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from claimcheck.extractors.names_runs import Run

#: before an honorific: `the Right Reverend Ada Moss`
DRESSING = frozenset(["right", "very", "most", "rt", "rt."])


def pieces(doc: Doc, words: list[str], lower: list[str], inside: set[str], run: Run) -> Iterator[Run]:
    """The names within a run: what stands before an office and after it, without honorifics and adjectives.

    `inside` are the words that stand with a capital inside a sentence.
    """
    start, end = run
    while end > start and words[end - 1] in {"-", "&", "'s", "’s"}:
        end -= 1
    cut = _office(words, lower, start, end)
    if cut is None:
        yield from _trimmed(doc, words, lower, inside, start, end)
        return
    first, last = cut
    yield from _trimmed(doc, words, lower, inside, start, _without_domain(words, lower, start, first))
    if last < end:
        yield from pieces(doc, words, lower, inside, (last, end))


def _office(words: list[str], lower: list[str], start: int, end: int) -> Run | None:
    """The last office within a run (`ISRO Chairman | K Sivan`), unless the run is an organisation's name."""
    if any(tuple(lower[start : start + len(p)]) == p for p in not_posts().get(lower[start], ())):
        return None
    found: Run | None = None
    i = start
    while i < end:
        match = match_post(lower, i) if not ends_a_club(words, i) else None
        if match and i > start and i == end - 1 and (match.plural or _is_surname(words, lower, start, i)):
            family = _is_surname(words, lower, start, i)
            match = None if family or not match.plural or _names_a_kind(lower, start, i) else match
        if match and not (end - i == match.length and i > start and _is_body(words, start, end)):
            found = found or (i, i + match.length)
            if i > found[1]:
                break
            found = (found[0], i + match.length)
            i += match.length
            if i >= end:
                found = (found[0], min(found[1], end))
        else:
            i += 1
    if found and _is_body(words, found[1], end):
        return None
    return found


def _names_a_kind(lower: list[str], start: int, i: int) -> bool:
    """`Lost Languages`: a plural behind a word that tells neither a people nor a field of work is no office."""
    tables = (domain_words(), level_words(), status_words(), adjectives())
    return lower[start - 1 : start] == ["of"] and not any(word in table for word in lower[start:i] for table in tables)


def _is_surname(words: list[str], lower: list[str], start: int, i: int) -> bool:
    """`Roy Dean`: a post's word that ends a short name, unless what stands before is an acronym or a body."""
    if lower[i] not in post_names() or i - start > 2:
        return False
    before = words[start:i]
    return not any((word.isupper() and len(word) > 1) or word in organisation_words() for word in before) and not (
        lower[start] in domain_words()
        or lower[start] in level_words()
        or lower[start] in status_words()
        or lower[start] in adjectives()
        or lower[start] in first_words()
    )


def _is_body(words: list[str], start: int, end: int) -> bool:
    """Whether the words name an organisation, or begin like `of` one."""
    return end > start and (
        words[end - 1] in organisation_words()
        or words[end - 1] in event_words()
        or words[start].lower() in {"of", "for", "'s", "’s", "and"}
    )


def _without_domain(words: list[str], lower: list[str], start: int, end: int) -> int:
    """Drop the field of work before an office: `Transport` of `Transport Minister`."""
    while (
        end > start
        and not _ends_a_body(words, lower, start, end)
        and not ends_a_club(words, end - 1)
        and (
            lower[end - 1] in domain_words()
            or lower[end - 1] in level_words()
            or lower[end - 1] in status_words()
            or lower[end - 1] in {"-", "and", "&"}
        )
    ):
        end -= 1
    return end


def _ends_a_body(words: list[str], lower: list[str], start: int, end: int) -> bool:
    """`Norland Rail`, of `Norland Rail CEO Ada Moss`: a word for a body behind a name is no field of work."""
    if end - start < 2 or words[end - 1] not in organisation_words() or not words[end - 1][0].isupper():
        return False
    before = lower[end - 2]
    return not (
        before in domain_words() or before in level_words() or before in status_words() or before in adjectives()
    )


def _trimmed(doc: Doc, words: list[str], lower: list[str], inside: set[str], start: int, end: int) -> Iterator[Run]:
    start = _after_field(lower, start, end)
    if end - start > 2 and words[start] == "-" and lower[start + 1] in AFTER_POSTS:
        start += 2
    if end - start > 2 and lower[start] in DRESSING and lower[start + 1].rstrip(".") in honorifics():
        start += 1
    while start < end and (lower[start].rstrip(".") in honorifics() and end - start > 1 and not _saint(words, start)):
        start += 1
    while start < end and lower[start] in status_words() and end - start > 1 and doc[start].tag_ == "JJ":
        start += 1
    if end - start > 1 and lower[start] in describing() and starts_sentence(doc[start]):
        # a given name as well: `Mason Hill`
        start += end - start > 2 or lower[start] not in post_names()
    while start < end and lower[start] in adjectives() and not _keeps_adjective(doc, words, lower, start, end):
        start += 1
    while end > start and (words[end - 1] in {"-", "'s", "’s", "&"} or lower[end - 1] in {"of", "the"}):
        end -= 1
    if end > start and not _is_nothing(doc, words, lower, inside, start, end):
        yield start, end


def _after_field(lower: list[str], start: int, end: int) -> int:
    """Step over the field of work in `Minister of Health Ada Moss`: a name goes on behind it."""
    if start < 2 or end - start < 3 or lower[start - 1] not in {"of", "for"} or lower[start - 2] not in first_words():
        return start
    first = start
    while first < end and (lower[first] in domain_words() or lower[first] in {"and", "&"}):
        first += 1
    return first if end - first > 1 else start


def _saint(words: list[str], start: int) -> bool:
    """`St` may begin a place (St Petersburg), as may `San`."""
    return words[start] in {"St", "St."}


def _keeps_adjective(doc: Doc, words: list[str], lower: list[str], start: int, end: int) -> bool:
    """`Indian` stays in `Indian Railways`, `the tug Indian`; goes in `Indian cosmonaut`, `Indian Rakesh`, and alone."""
    if start and doc[start - 1].lemma_ in craft_nouns() and doc[start].tag_ == "NNP":
        return True
    if end - start < 2:
        return False
    rest = words[start + 1 : end]
    if any(word in organisation_words() or word in of_words() or word in place_heads() for word in rest):
        return True
    return doc[start].tag_ in {"NNP", "NNPS"} or doc[end - 1].tag_ == "NNPS"


def _is_nothing(doc: Doc, words: list[str], lower: list[str], inside: set[str], start: int, end: int) -> bool:
    """What is left is no name: an honorific, a field of work, a level, an organisation's word at a start."""
    if end - start > 1:
        if words[end - 1] in organisation_words():
            # `Harbour Bank`: made of common words, but a body's name
            return False
        return all(word in domain_words() or word in level_words() or word in honorifics() for word in lower[start:end])
    word = lower[start]
    if word in honorifics() or word in domain_words() or word in level_words() or word in status_words():
        return True
    if end < len(lower) and lower[end] in first_words() and doc[start].tag_ in {"NNS", "NNPS"}:
        # `Rovers captain Ada Moss`
        return False
    if not starts_sentence(doc[start]) or words[start] in inside:
        return False
    if words[start] in organisation_words() or words[start] in place_heads():
        return True
    # `Judgment was given`, `Crews from Norland`: begun with a capital for where they stand
    return is_event_noun(doc[start].lemma_.lower()) or (doc[start].tag_ in {"NN", "NNS"} and word in first_words())
