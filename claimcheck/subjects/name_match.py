"""Whether two names may be one bearer's: how sure, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.lexicon import lexicon
from claimcheck.subjects.spelling import fold, sounds

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_SMALL = frozenset(
    [
        "of",
        "the",
        "and",
        "for",
        "de",
        "la",
        "du",
        "des",
        "le",
        "der",
        "die",
        "das",
        "von",
        "van",
        "di",
        "del",
        "y",
        "e",
        "in",
        "on",
        "at",
        "to",
    ]
)
_SPELLING = {
    "centre": "center", "organisation": "organization", "defence": "defense", "programme": "program",
    "theatre": "theater", "labour": "labor", "harbour": "harbor", "intl": "international", "univ": "university",
    "dept": "department",
}  # fmt: skip
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
#: names of which a parse can only make a given name, middle names and a family name, if it knows none of the words
_PLAIN = re.compile(r"{word}(?: {word})+".replace("{word}", r"[^\W\d_]{3,}(?:-[^\W\d_]{2,})*"))
_DIGIT = re.compile(r"\d")
#: the lists of nameparser's words, as its versions name them, and its words of birth, which are in none of these
_PARSED_APART = (
    "titles", "first_name_titles", "prefixes", "non_first_name_prefixes", "bound_first_names", "conjunctions",
    "suffix_acronyms", "suffix_acronyms_ambiguous", "suffix_not_acronyms",
)  # fmt: skip
_OF_BIRTH = frozenset({"geb", "geboren", "geborene", "nee", "née"})
#: numbers behind a name that no list has
_NUMERALS = frozenset({"vii", "viii", "ix"})
#: how alike two names must be to be taken for one in one story; a surname alone will do
LIKE_NAME = 0.5
#: how the keys of a name that are its initials begin
INITIALS = "initials "
#: and those that many names share which are not one: all words but one, and parts of a person's name
LOOSE = ("but ", "person ", "family ")
#: names at least this much alike are one without more context
_ONE = 0.8
#: how much alike two spellings of one name are at least (Levenshtein ratio); Kvaran/Kvarran
_NEAR = 88.0
#: and how many letters a word has at least that may be spelt in two ways
_LONG = 5


@dataclass(frozen=True, slots=True)
class NameMatch:
    """How sure it is that two names are one bearer's (0 to 1), and why, in words."""

    score: float
    reason: str


class Person(NamedTuple):
    """The parts of a person's name, folded; empty where it has none."""

    given: str
    middle: str
    family: str
    suffix: str
    nickname: str


def same_entity(a: str, b: str) -> float:
    """How sure it is, from the names alone, that `a` and `b` are one; in [0, 1]."""
    return match_names(a, b).score


def share_a_name(first: Iterable[str], second: Collection[str]) -> bool:
    """Whether a name of the one may be one of the other, within one story: a surname alone will do."""
    return any(same_entity(a, b) >= LIKE_NAME for a in first for b in second)


@lru_cache(maxsize=65536)
def match_names(a: str, b: str) -> NameMatch:
    """Compare two names; symmetric. At 0.8 and above they may be taken for one without more context."""
    x, y = sorted((a, b))
    one, two = fold(x), fold(y)
    if one == two:
        return NameMatch(1.0, "the same name")
    if not one or not two:
        return NameMatch(0.0, "no name")
    bare_one, bare_two = _words(one), _words(two)
    if not bare_one or not bare_two:
        return NameMatch(0.0, "no name")
    if bare_one == bare_two:
        return NameMatch(0.98, "the same name but for a title, an article or a legal form")
    if _numbers(one) != _numbers(two):
        return NameMatch(0.0, "the numbers in the names differ")
    return _acronym(x, y) or _joined(bare_one, bare_two) or _by_kind(x, y, bare_one, bare_two)


@lru_cache(maxsize=65536)
def name_keys(name: str) -> frozenset[str]:
    """Keys of a name, such that two names which `match_names` finds to be one (0.8 and above) share one at least.

    What each case of `match_names` leaves equal: the letters, the words in any order, the sounds, the initials; all
    words but one of a thing's name; of a person the family name's sounds with the given name's initial, or the other
    way round. They are far more telling than the words are.
    """
    folded = fold(name)
    words = _words(folded)
    if not words:
        return frozenset({f"fold {folded}"})
    keys = {f"letters {''.join(words)}", f"sounds {' '.join(map(sounds, words))}"}
    keys.update(f"{INITIALS}{letters}" for letters in _initials(name))
    if len(words) > 1:
        telling = [word for word in words if word not in _SMALL]
        keys.update((f"words {' '.join(sorted(words))}", f"words {' '.join(sorted(telling))}"))
        keys.update(
            f"but {n} {word[0]} {' '.join((*telling[:n], *telling[n + 1 :]))}"
            for n, word in enumerate(telling)
            if len(word) >= _LONG
        )
        if not _is_thing(name, words):
            keys.update(_person_keys(_person(name)))
    return frozenset(keys)


def _initials(name: str) -> frozenset[str]:
    """The acronym that a name is, or those that it may have."""
    if is_acronym(name):
        return frozenset({_letters(name).lower()})
    return acronyms_of(name) if " " in name.strip() else frozenset()


def _person_keys(person: Person) -> Iterator[str]:
    given, family = person.given, sounds(person.family)
    firsts = {given[:1], sounds(given)[:1], *person.nickname[:1]}
    rows = (f"#{row}" for row in _nicknames().get(given, ()))
    for first in (*firsts, *rows):
        yield f"person {family} {first}"
    yield f"family {person.family[:1]} {sounds(given)}"


@cache
def _dropped() -> frozenset[str]:
    organisations, honorifics = lexicon("organisations"), lexicon("honorifics")
    legal = {fold(word) for word in (*organisations["suffixes"], *organisations["craft"]["prefixes"])}
    prefixes = {fold(word) for word in organisations["prefixes"] if len(word) > 1}
    # a club's letters are part of its name: FC and AC of one town are two clubs
    clubs = {
        "fc",
        "afc",
        "bk",
        "if",
        "fk",
        "sk",
        "sc",
        "ac",
        "cf",
        "cd",
        "rc",
        "sv",
        "tsv",
        "rfc",
        "cc",
        "hc",
        "nk",
        "krc",
    }
    return frozenset((legal | prefixes | set(honorifics["honorifics"]) | {"the"}) - clubs)


@lru_cache(maxsize=65536)
def _words(folded: str) -> tuple[str, ...]:
    """The telling words of a folded name, in one spelling."""
    words = [_SPELLING.get(word, word) for word in folded.replace("-", " ").replace("'", "").split()]
    kept = [word for word in words if word not in _dropped()]
    return tuple(kept or words)


def _numbers(folded: str) -> list[str]:
    return re.findall(r"\d+", folded)


def _acronym(a: str, b: str) -> NameMatch | None:
    """`ISRO` and `Indian Space Research Organisation`."""
    short, long = (a, b) if len(a) < len(b) else (b, a)
    if not is_acronym(short) or " " not in long.strip():
        return None
    if is_acronym_of(_letters(short), long):
        return NameMatch(0.85, f"{short} is short for {long}")
    return None


def is_acronym(name: str) -> bool:
    """Whether a name is written as acronyms are: `ISRO`, `U.N.`."""
    letters = _letters(name)
    return 2 <= len(letters) <= 10 and letters.isupper() and letters.isalpha()


def _letters(name: str) -> str:
    return name.replace(".", "").strip()


def is_acronym_of(letters: str, name: str) -> bool:
    """Whether the letters are the first ones of the name's words, small words left out or not."""
    return letters.lower() in acronyms_of(name)


@lru_cache(maxsize=65536)
def acronyms_of(name: str) -> frozenset[str]:
    """The first letters of a name's words, lower case, small words left out or not."""
    words = [word for word in re.split(r"[\s\-]+", fold(name)) if word]
    return frozenset(
        {
            "".join(word[0] for word in words),
            "".join(word[0] for word in words if word not in _SMALL),
            "".join(word[0] for word in words if word not in _SMALL and word not in _dropped()),
        }
    )


def _joined(one: tuple[str, ...], two: tuple[str, ...]) -> NameMatch | None:
    if "".join(one) == "".join(two):
        return NameMatch(0.97, "the same letters, otherwise spaced or hyphenated")
    if len(one) > 1 and sorted(one) == sorted(two):
        return NameMatch(0.93, "the same words in another order")
    if len(one) == len(two) and all(sounds(x) == sounds(y) for x, y in zip(one, two, strict=True)):
        return NameMatch(0.9, "the same sounds, otherwise transliterated")
    return None


@cache
def _thing_words() -> frozenset[str]:
    organisations, places = lexicon("organisations"), lexicon("places")
    return frozenset(
        fold(word) for word in (*organisations["heads"], *organisations["suffixes"], *places["words"]["heads"])
    )


def _by_kind(a: str, b: str, one: tuple[str, ...], two: tuple[str, ...]) -> NameMatch:
    if len(one) == 1 or len(two) == 1:
        return _single(one, two)
    if _is_thing(a, one) or _is_thing(b, two):
        return _things(one, two)
    return _people(_person(a), _person(b))


def _is_thing(name: str, words: tuple[str, ...]) -> bool:
    things = _thing_words()
    return words[-1] in things or words[0] in things or "of" in words or _DIGIT.search(name) is not None


def _single(one: tuple[str, ...], two: tuple[str, ...]) -> NameMatch:
    short, long = (one, two) if len(one) == 1 else (two, one)
    word = short[0]
    if len(long) == 1:
        if _near(word, long[0]):
            return NameMatch(0.7, "spelt nearly alike")
        return NameMatch(0.0, "different names")
    if word == long[-1]:
        return NameMatch(0.5, "the last name alone")
    if sounds(word) == sounds(long[-1]) or _near(word, long[-1]):
        return NameMatch(0.4, "nearly the last name alone")
    if word == long[0]:
        return NameMatch(0.3, "the first word alone")
    return NameMatch(0.0, "different names")


def _near(a: str, b: str) -> bool:
    from rapidfuzz.fuzz import ratio

    return min(len(a), len(b)) >= _LONG and a[0] == b[0] and ratio(sounds(a), sounds(b)) >= _NEAR


def _things(one: tuple[str, ...], two: tuple[str, ...]) -> NameMatch:
    a = [word for word in one if word not in _SMALL]
    b = [word for word in two if word not in _SMALL]
    if sorted(a) == sorted(b):
        return NameMatch(0.93, "the same words but for small ones")
    if set(a) < set(b) or set(b) < set(a):
        return NameMatch(0.5, "one name is part of the other")
    if len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1:
        differing = next((x, y) for x, y in zip(a, b, strict=True) if x != y)
        if _near(*differing) and not _of_the_place(*differing):
            return NameMatch(0.85, "one word spelt nearly alike")
    return NameMatch(0.0, "different names")


def _of_the_place(a: str, b: str) -> bool:
    """`america`, `american`: a place, and who or what is of it."""
    short, long = sorted((a, b), key=len)
    return short[-1:] in {"a", "i"} and long == f"{short}n"


@lru_cache(maxsize=65536)
def _person(name: str) -> Person:
    if _PLAIN.fullmatch(name) and all(word[0].isupper() for word in name.split(" ")):
        words = name.lower().split(" ")
        if _parsed_apart().isdisjoint([*words, *(part for word in words for part in word.split("-"))]):
            # as a parse has it, which takes fifty times as long
            parts = [fold(word) for word in name.split(" ")]
            return Person(parts[0], " ".join(parts[1:-1]), parts[-1], "", "")
    from nameparser import HumanName

    parsed = HumanName(name)
    return Person(
        fold(parsed.first), fold(parsed.middle), fold(parsed.last), fold(parsed.suffix), fold(parsed.nickname)
    )


@cache
def _parsed_apart() -> frozenset[str]:
    """The words that a parse takes for more than a part of a name: titles, suffixes, `van`, what births are told by."""
    from nameparser.config import CONSTANTS

    lists = (getattr(CONSTANTS, name, ()) for name in _PARSED_APART)
    return (_OF_BIRTH | _NUMERALS).union(
        part for words in lists for word in words for part in re.split(r"[\s.]+", word.lower())
    )


def person_named(name: str) -> Person | None:
    """A person's name in its parts; None of a name of one word, and of a thing's."""
    words = _words(fold(name))
    return None if len(words) == 1 or _is_thing(name, words) else _person(name)


def are_one_person(a: Person, b: Person) -> bool:
    """Whether `match_names` may find two persons' names to be one (0.8 and above) by their parts, either way round.

    By their letters, words or sounds it may find others, which share a key that is not `LOOSE`.
    """
    return any(_people(one, other).score >= _ONE for one, other in ((a, b), (b, a)))


def _people(a: Person, b: Person) -> NameMatch:
    generations = {part.suffix for part in (a, b)} & _GENERATIONS
    if a.suffix != b.suffix and len(generations) == 2:
        return NameMatch(0.1, "father and son, or another of the same name")
    like = sounds(a.family) == sounds(b.family) or _near(a.family, b.family)
    if not like or _of_the_place(a.family, b.family):
        return _other_family(a, b)
    given, reason = _given(a, b)
    if given >= _ONE and _middles_clash(a.middle, b.middle):
        return NameMatch(0.3, "the middle names differ")
    if a.family != b.family:
        return NameMatch(round(0.9 * given, 3), f"family names spelt nearly alike, {reason}")
    return NameMatch(given, f"the same family name, {reason}")


def _other_family(a: Person, b: Person) -> NameMatch:
    """One of two family names left out (`Ana García Márquez`, `Ana García`), or another person."""
    longer, shorter = (a, b) if len(a.middle) + len(a.family) > len(b.middle) + len(b.family) else (b, a)
    parts = (*longer.middle.split(), *re.split(r"[\s-]", longer.family))
    if shorter.given == longer.given and not shorter.middle and shorter.family in parts and len(shorter.family) > 2:
        return NameMatch(0.75, "the same given name and one of the family names")
    return NameMatch(0.0, "different family names")


def _given(a: Person, b: Person) -> tuple[float, str]:
    """How well two given names agree, with the reason."""
    one, two = a.given, b.given
    if one == two:
        return (0.97, "the same given name")
    if not one or not two:
        return (0.5, "no given name in one")
    if _are_initials(one) or _are_initials(two):
        return (0.85, "the initial agrees") if one[0] == two[0] else (0.05, "the initials differ")
    if len(one) <= 3 and is_initials(one, two, b.middle):
        return (0.85, "the initials agree")
    if two in {a.nickname} or one in {b.nickname} or _same_nickname(one, two):
        return (0.88, "the given names are forms of one")
    if sounds(one) == sounds(two):
        return (0.92, "the given names sound alike")
    if _near(one, two) and not _only_ending_differs(one, two):
        return (0.85, "the given names are spelt nearly alike")
    if one in b.middle.split() or two in a.middle.split():
        return (0.7, "one given name of several agrees")
    return (0.05, "different given names")


def _are_initials(given: str) -> bool:
    return all(len(word) == 1 for word in given.split())


def is_initials(letters: str, given: str, middle: str) -> bool:
    """`jp` for Jean Paul: the first letters of the given names."""
    firsts = "".join(word[0] for word in f"{given} {middle}".replace("-", " ").split())
    return len(letters) == 2 and firsts.startswith(letters)


def _only_ending_differs(a: str, b: str) -> bool:
    """Paul and Paula, Mario and Maria: two people's names, not two spellings."""
    short, long = sorted((a, b), key=len)
    return a[:-1] == b[:-1] or (long[: len(short)] == short and len(long) - len(short) <= 2)


@cache
def _nicknames() -> dict[str, frozenset[int]]:
    rows: dict[str, frozenset[int]] = {}
    for number, row in enumerate(lexicon("honorifics")["names"]["nicknames"]):
        for name in row:
            rows[name] = rows.get(name, frozenset()) | {number}
    return rows


def _same_nickname(a: str, b: str) -> bool:
    rows = _nicknames()
    return bool(rows.get(a, frozenset()) & rows.get(b, frozenset()))


def _middles_clash(a: str, b: str) -> bool:
    if not a or not b:
        return False
    if a == b or sounds(a) == sounds(b):
        return False
    return not ((len(a) == 1 or len(b) == 1) and a[0] == b[0])
