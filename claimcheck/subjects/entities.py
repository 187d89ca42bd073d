"""Who the names, pronouns and descriptions of one article stand for."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from claimcheck.extractors.spans import text_of
from claimcheck.lexicon import lexicon
from claimcheck.subjects.antecedents import Antecedents
from claimcheck.subjects.name_match import NameMatch, acronyms_of, is_acronym_of, match_names, same_entity
from claimcheck.subjects.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from claimcheck.extractors.names import NameKind, NameMention

__all__ = ["Entities", "NameMatch", "clean_name", "match_names", "resolve_entities", "same_entity"]

_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*\d?|[A-Z]{2,}")
#: names this much alike are one within an article
_ONE_ARTICLE = 0.8
#: longer names of one family among which the one that a name is short for is looked for; of more it would be a guess
MOST_OF_A_FAMILY = 100


@dataclass(frozen=True, slots=True)
class Entities:
    """Who is who in one article; offsets are characters in the passage's text, token indices those of its parse."""

    _canonical: dict[tuple[int, int, int], str] = field(repr=False)
    _antecedents: Antecedents = field(repr=False)

    def canonical(self, passage_index: int, start: int, end: int) -> str | None:
        """The fullest name, in this article, of the name at these offsets; None where no name stands."""
        return self._canonical.get((passage_index, start, end))

    def antecedent(self, passage_index: int, token_index: int) -> str | None:
        """The name that a pronoun or the head noun of a description stands for; None unless one is sure."""
        return self._antecedents.of(passage_index, token_index)


def clean_name(name: str) -> str:
    """A name without article, honorifics, ship prefix and possessive ending: `the MV Star's` -> `Star`."""
    words = name.strip().removesuffix("'s").removesuffix("’s").rstrip("'’").split()
    prefixes = set(lexicon("organisations")["craft"]["prefixes"])
    honorifics = lexicon("honorifics")["honorifics"]
    while len(words) > 1 and (
        words[0].lower() in {"the", "a", "an"} or words[0] in prefixes or words[0].lower().rstrip(".") in honorifics
    ):
        if words[0] in {"St", "St."}:
            break
        words = words[1:]
    return " ".join(words)


def resolve_entities(names: Sequence[Sequence[NameMention]], docs: Sequence[Doc]) -> Entities:
    """Work out the canonical name of every name mention; `names` and `docs` are per passage, in order."""
    order: dict[str, str] = {}
    for passage in names:
        for mention in passage:
            cleaned = clean_name(mention.text)
            if order.get(cleaned, "unknown") == "unknown":
                order[cleaned] = mention.kind
    articled = _with_article(names, docs)
    mapping = {**_told_before(_full_names(order, articled), order, names, articled), **_introduced(names, docs)}
    canonical = {
        (index, mention.start, mention.end): _end_of_chain(clean_name(mention.text), mapping)
        for index, passage in enumerate(names)
        for mention in passage
    }
    return Entities(canonical, Antecedents.of_article(_with_kinds(names, canonical), docs, canonical))


def _with_kinds(
    names: Sequence[Sequence[NameMention]], canonical: dict[tuple[int, int, int], str]
) -> list[list[NameMention]]:
    """The mentions, each of unknown kind given the kind that its bearer has elsewhere in the article."""
    kinds: dict[str, NameKind] = {}
    for index, passage in enumerate(names):
        for mention in passage:
            if mention.kind != "unknown":
                kinds.setdefault(canonical[index, mention.start, mention.end], mention.kind)
    return [
        [
            replace(mention, kind=kinds.get(canonical[index, mention.start, mention.end], "unknown"))
            if mention.kind == "unknown"
            else mention
            for mention in passage
        ]
        for index, passage in enumerate(names)
    ]


def _end_of_chain(name: str, mapping: dict[str, str]) -> str:
    seen = {name}
    while mapping.get(name, name) not in seen:
        name = mapping[name]
        seen.add(name)
    return name


def _introduced(names: Sequence[Sequence[NameMention]], docs: Sequence[Doc]) -> dict[str, str]:
    """Acronyms and second names introduced in brackets or quotes after a name, or before it."""
    mapping: dict[str, str] = {}
    for passage, doc in zip(names, docs, strict=True):
        text = text_of(doc) if len(passage) > 1 else ""
        for first, second in itertools.pairwise(passage):
            between = text[first.end : second.start].strip()
            if (
                between not in {"(", "('", '("', "(“", "(the", "(‘", "'", "‘", "“", '"', ", or"}
                or second.end - second.start > 60
            ):
                continue
            closing = text[second.end : second.end + 2].strip()
            if not closing or closing[0] not in ")'’”\"":
                continue
            full, short = clean_name(first.text), clean_name(second.text)
            if len(full) < len(short):
                full, short = short, full
            if _ACRONYM.fullmatch(short) and (
                is_acronym_of(short, full) or (short.isupper() and between.startswith("(") and " " in full)
            ):
                mapping[short] = full
    return mapping


def _told_before(
    mapping: dict[str, str],
    kinds: dict[str, str],
    names: Sequence[Sequence[NameMention]],
    articled: frozenset[str],
) -> dict[str, str]:
    """Without the single words that the text, its headline aside, has before the full name.

    `Ford` that comes before `Jane Ford` is more likely the company.
    """
    first: dict[str, int] = {}
    count = 0
    for passage in names[1:]:
        for mention in passage:
            count += 1
            first.setdefault(clean_name(mention.text), count)
    return {
        name: full
        for name, full in mapping.items()
        if " " in name
        or kinds[name] == "person"
        or (name in articled and full in articled)
        or name.isupper()
        or first.get(name, count) >= first.get(full, 0)
    }


def _with_article(names: Sequence[Sequence[NameMention]], docs: Sequence[Doc]) -> frozenset[str]:
    """Names that have `the` before them where they stand: nobody is called so."""
    found: set[str] = set()
    for passage, doc in zip(names, docs, strict=True):
        text = text_of(doc) if passage else ""
        found.update(
            clean_name(mention.text)
            for mention in passage
            if text[max(0, mention.start - 4) : mention.start].lower() == "the "
        )
    return frozenset(found)


@dataclass(slots=True)
class _FullNames:
    """The names of several words, in the order of the article, by what a short name can share with them."""

    families: dict[str, list[str]] = field(default_factory=dict)
    givens: dict[str, list[str]] = field(default_factory=dict)
    beginnings: dict[str, list[str]] = field(default_factory=dict)
    endings: dict[str, list[str]] = field(default_factory=dict)
    acronyms: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, kind: str) -> None:
        """Note a name."""
        words = name.split(" ")
        self.beginnings.setdefault(words[0], []).append(name)
        self.endings.setdefault(words[-1], []).append(name)
        for letters in acronyms_of(name):
            self.acronyms.setdefault(letters, []).append(name)
        if kind in {"person", "unknown"}:
            self.families.setdefault(fold(_family(name)), []).append(name)
            self.givens.setdefault(fold(name.split()[0]), []).append(name)


def _full_names(kinds: dict[str, str], articled: frozenset[str]) -> dict[str, str]:
    """Short names to the one full name that they can stand for in this article."""
    full = _FullNames()
    for name, kind in kinds.items():
        if " " in name:
            full.add(name, kind)
    mapping: dict[str, str] = {}
    for name, kind in kinds.items():
        if name in articled and " " not in name and (whole := _whole_of(name, kinds, full, articled)) is not None:
            mapping[name] = whole
            continue
        longer = _longer(name, kind, kinds, full)
        if longer is not None:
            mapping[name] = longer
    return mapping


def _longer(name: str, kind: str, kinds: dict[str, str], full: _FullNames) -> str | None:
    if " " not in name and name.isupper() and len(name) > 1:
        expansions = full.acronyms.get(name.lower(), ())
        return expansions[0] if len(expansions) == 1 else None
    club = _club_of(name, kinds, full) if " " not in name and kind in {"unknown", "organisation"} else None
    if club is not None:
        return club
    if kind not in {"person", "unknown"}:
        return None
    if " " not in name:
        return _surname_owner(name, kind, kinds, full)
    family = full.families.get(fold(_family(name)), ())
    if len(family) > MOST_OF_A_FAMILY:
        return None
    alike = [other for other in family if other != name and len(other) > len(name)]
    alike = [other for other in alike if match_names(name, other).score >= _ONE_ARTICLE]
    return alike[0] if len(alike) == 1 else None


def _whole_of(name: str, kinds: dict[str, str], full: _FullNames, articled: frozenset[str]) -> str | None:
    """`Norley Courier`, of `the Courier`; `Lantern Theatre`, of `the Lantern`."""
    ends = [other for other in full.endings.get(name, ()) if other in articled or kinds[other] in _BODIES]
    begins = [other for other in full.beginnings.get(name, ()) if other in articled and kinds[other] in _BODIES]
    found = ends or begins
    return found[0] if len(found) == 1 else None


_BODIES = frozenset(["organisation", "craft", "work"])


def _club_of(name: str, kinds: dict[str, str], full: _FullNames) -> str | None:
    """`Dunmore Rovers`, of `Rovers`: the one organisation of two words or more that ends with the name."""
    ending = full.endings.get(name, ())
    return ending[0] if len(ending) == 1 and kinds[ending[0]] == "organisation" else None


def _surname_owner(name: str, kind: str, kinds: dict[str, str], full: _FullNames) -> str | None:
    """The one person of that surname (or given name) in the article; None where two share it."""
    for table, needed in ((full.families, {"person", "unknown"}), (full.givens, {"person"})):
        owners = sorted(table.get(fold(name), ()), key=lambda owner: (-len(owner), owner))
        if any(match_names(other, owners[0]).score < _ONE_ARTICLE for other in owners[1:]):
            return None
        if owners and kinds[owners[0]] in needed and (kind == "person" or kinds[owners[0]] == "person"):
            return owners[0]
    return None


def _family(name: str) -> str:
    """The family name with its particles: `van der Berg`, without `Jr`."""
    data = lexicon("honorifics")["names"]
    words = name.split()
    while len(words) > 1 and words[-1] in data["suffixes"]:
        words.pop()
    return words[-1]
