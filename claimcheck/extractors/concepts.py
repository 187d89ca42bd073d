"""What kind of happening or thing a word names: look-ups in the synonym classes of `rules/lexicon/`.

Words are lemmas. Upper case, spaces and hyphens do not matter: `By-election` is `by_election`. All
look-ups are cached; none needs a parsed text. Every function that takes a class also takes an id
that no file knows, and then finds nothing of it.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

from claimcheck.errors import RuleError
from claimcheck.lexicon import lexicon
from claimcheck.models import Modality

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

Phase = Literal["begin", "end", "point", "state"]
Table = dict[str, dict[str, tuple[str, ...]]]
Index = dict[str, tuple[str, ...]]

#: look-ups kept in memory: about the vocabulary of a large collection of articles
CACHE_SIZE = 65_536

_NONE: frozenset[int] = frozenset()
_NOT_WORDS = "write lemmas in lower case, parts joined by underscores, between single spaces: 'sink go_down'"
_PHASES = frozenset(get_args(Phase))


def event_classes(
    lemma: str, particle: str | None = None, object_lemma: str | None = None, *, pos: str | None = None
) -> tuple[str, ...]:
    """The classes of happening that a verb or event noun names, in the order of the file; () if none.

    The longest construction that is known wins: verb + particle + object (`come_into_force`), verb +
    particle (`break_off`), verb + object (`lose_life`), a support verb with an event noun as its
    object (`stage a protest`), the word alone. A compound that is not known counts as its last word.
    `particle` is that of a phrasal verb, or the preposition before the object (`convert` `to` `Islam`).
    `pos` (`VERB`, `NOUN`, `ADJ`) prefers the readings of that part of speech.
    """
    return _event_classes(_key(lemma), _key(particle or ""), _key(object_lemma or ""), pos == "VERB", pos is None)


def thing_classes(lemma: str, *, pos: str | None = None) -> tuple[str, ...]:
    """The classes of counted or measured things that a word names, in the order of the file; () if none.

    Verbs and adjectives find the measure that they state: `seat`, `long`. A compound that is not
    known counts as its last word. `pos` prefers the readings of that part of speech; for `VERB` no
    others are taken, so that `jailed` is no prison.
    """
    return _thing_classes(_key(lemma), pos)


@lru_cache(CACHE_SIZE)
def thing_excludes(a: str, b: str) -> bool:
    """Whether a thing of class `a` is never one of class `b`: siblings in the file, or kinds of such."""
    return _apart(a, b, _exclusions(), _thing_ancestors())


def noun_events(noun: str | None) -> set[str]:
    """The classes of the happening that a noun names (`toll`, `opening`); none for no noun."""
    return set(event_classes(noun, pos="NOUN")) if noun is not None else set()


def is_event_noun(lemma: str) -> bool:
    """Whether a noun is listed as one of a happening (`fire`, `resignation`), not only as a verb (`book`)."""
    return _key(lemma) in _event_index()[1]


def is_kind_of(a: str, b: str) -> bool:
    """Whether every thing of class `a` is one of class `b`: the same class, or a special case of it."""
    return a == b or b in _thing_ancestors().get(a, ())


def event_is_kind_of(a: str, b: str) -> bool:
    """Whether every happening of class `a` is one of class `b`: a derailment is an accident."""
    return a == b or b in _event_ancestors().get(a, ())


@lru_cache(CACHE_SIZE)
def opposed(event_a: str, event_b: str) -> bool:
    """Whether two classes, often told of the same thing, are never the same happening: sign and ratify."""
    return _apart(event_a, event_b, _oppositions(), _event_ancestors())


@lru_cache(CACHE_SIZE)
def near_events(a: str, b: str) -> bool:
    """Whether writers call one happening by either class: a hearing begins, or opens; never of opposed classes."""
    return not _near_events().get(a, _NONE).isdisjoint(_near_events().get(b, _NONE)) and not opposed(a, b)


def is_event_class(event: str) -> bool:
    """Whether it is a class of the lexicon, and no bare word that stands in for one."""
    return event in _events()


def event_phase(event: str) -> Phase | None:
    """Which part of a longer happening the class marks, if the file says so."""
    phase = _events().get(event, {}).get("phase")
    return cast("Phase", phase[0]) if phase else None


def concept(lemma: str) -> str:
    """One word for a word and its like: its family, else its thing or event class, else itself."""
    return _concept(_key(lemma))


def is_light(lemma: str) -> bool:
    """Whether a verb has no content of its own: `take`, `have`."""
    return lemma in _words("light_verbs")


def is_generic(lemma: str) -> bool:
    """Whether a verb or noun is too general to tell one happening or thing from another."""
    return lemma in _words("generic_verbs") or lemma in _words("generic_nouns")


def is_reporting(lemma: str) -> bool:
    """Whether a verb or noun names the saying, not what is said: `say`, `according`, `spokesman`."""
    return lemma in _words("reporting_verbs") or lemma in _words("reporting_nouns")


@cache
def modality_cues() -> Mapping[str, Modality]:
    """Words that tell how sure a statement is, and what they make of it. Read-only."""
    cues: dict[str, Modality] = {}
    problems: list[str] = []
    for modality, words in lexicon("generic").get("modality", {}).items():
        if modality not in get_args(Modality):
            problems.append(_problem("generic", modality, "no such modality; use one of the claim model"))
        for word in words:
            if cues.setdefault(word, modality) != modality:
                problems.append(_problem("generic", modality, f"{word!r} is also in {cues[word]}; keep one"))
    if problems:
        raise RuleError(problems)
    return MappingProxyType(cues)


# ---------------------------------------------------------------------------------------------- look-ups


@lru_cache(CACHE_SIZE)
def _key(word: str) -> str:
    return word.strip().lower().replace("-", "_").replace(" ", "_")


@lru_cache(CACHE_SIZE)
def _event_classes(lemma: str, particle: str, object_lemma: str, verb: bool, either: bool) -> tuple[str, ...]:
    verbs, nouns = _event_index()
    first, second = (verbs, nouns) if verb or either else (nouns, verbs)
    for construction in _constructions(lemma, particle, object_lemma):
        found = first.get(construction, ()) or second.get(construction, ())
        if found:
            return found
    if object_lemma and lemma in _words("support_verbs") and object_lemma in nouns:
        return nouns[object_lemma]
    if either:
        found = _union(verbs.get(lemma, ()), nouns.get(lemma, ()))
    else:
        found = first.get(lemma) or second.get(lemma) or ()
    # of a verb that it does not know the language model takes `rebrande` for the lemma of `rebranded`
    return found or (verbs.get(lemma[:-1], ()) if lemma.endswith("e") else ()) or _of_head(nouns, lemma)


def _constructions(lemma: str, particle: str, object_lemma: str) -> Iterator[str]:
    if particle and object_lemma:
        yield f"{lemma}_{particle}_{object_lemma}"
    if particle:
        yield f"{lemma}_{particle}"
    if object_lemma:
        yield f"{lemma}_{object_lemma}"


def _of_head(index: Index, compound: str) -> tuple[str, ...]:
    """What the index holds of the compound noun, else of it without its first word, and so on."""
    while compound:
        if compound in index:
            return index[compound]
        compound = compound.partition("_")[2]
    return ()


@lru_cache(CACHE_SIZE)
def _thing_classes(lemma: str, pos: str | None) -> tuple[str, ...]:
    indices = _thing_index()
    found = _of_head(indices[pos], lemma) if pos in indices else ()
    return found or (() if pos == "VERB" else _of_head(indices[None], lemma))


@lru_cache(CACHE_SIZE)
def _concept(lemma: str) -> str:
    # an event before a thing, so that `explosion` and `explode` meet; of the words that state a
    # measure only the adjectives, as the verbs (`hold`, `run`) mostly mean something else
    things = _thing_index()
    found = (
        _family_index().get(lemma)
        or _event_classes(lemma, "", "", False, True)
        or _of_head(things["NOUN"], lemma)
        or things["ADJ"].get(lemma)
    )
    return found[0] if found else lemma


def _apart(a: str, b: str, pairs: Mapping[str, frozenset[str]], ancestors: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether two classes, or classes that they are kinds of, are a pair; never of a class and a kind of it."""
    of_a, of_b = (a, *ancestors.get(a, ())), (b, *ancestors.get(b, ()))
    if b in of_a or a in of_b:
        return False
    return any(not pairs[x].isdisjoint(of_b) for x in of_a if x in pairs)


def _union(*groups: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for group in groups for item in group))


# ---------------------------------------------------------------------------------------------- the files


@cache
def _events() -> Table:
    return _table("events", {"verbs", "nouns", "phase", "opposite", "kind_of"}, references={"opposite", "kind_of"})


@cache
def _things() -> Table:
    return _table("things", {"words", "verbs", "adjectives", "excludes", "kind_of"}, references={"excludes", "kind_of"})


@cache
def _near_events() -> Mapping[str, frozenset[int]]:
    """For each class the groups of near classes that it is in, by their places in the file."""
    known, found, problems = _events(), dict[str, set[int]](), []
    for place, group in enumerate(lexicon("near_events")["groups"]):
        for event in group.split():
            if event not in known:
                problems.append(_problem("near_events", "groups", f"{event!r} is no class of events.toml; remove it"))
            found.setdefault(event, set()).add(place)
    if problems:
        raise RuleError(problems)
    return {event: frozenset(places) for event, places in found.items()}


@cache
def _event_index() -> tuple[Index, Index]:
    events = _events()
    return _mended(_index(events, "verbs"), "verbs"), _mended(_index(events, "nouns"), "nouns")


@cache
def _thing_index() -> Mapping[str | None, Index]:
    things = _things()
    return {
        "NOUN": _mended(_index(things, "words"), "nouns"),
        "VERB": _mended(_index(things, "verbs"), "verbs"),
        "ADJ": _index(things, "adjectives"),
        None: _mended(_index(things, "words", "verbs", "adjectives"), "nouns"),
    }


@cache
def _family_index() -> Index:
    source = lexicon("concepts")
    table = {family: {"words": tuple(words.split())} for family, words in source.items() if _is_words(words)}
    if len(table) < len(source):
        raise RuleError([_problem("concepts", family, _NOT_WORDS) for family in source if family not in table])
    return _index(table, "words")


def _index(table: Table, *fields: str) -> Index:
    """From each word to its classes, each once, in the order of the file."""
    found: Index = {}
    for row_id, row in table.items():
        here = (row_id,)
        for field in fields:
            for word in row.get(field, ()):
                classes = found.get(word)
                if classes is None:
                    found[word] = here
                elif row_id not in classes:
                    found[word] = classes + here
    return found


def _mended(index: Index, part: str) -> Index:
    """The index, with the lemmas that the language model gets wrong beside the right ones."""
    for wrong, right in lexicon("generic").get("slips", {}).get(part, {}).items():
        index[wrong] = _union(index.get(wrong, ()), index.get(right, ()))
    return index


@cache
def _words(field: str) -> frozenset[str]:
    return frozenset(lexicon("generic").get(field, ()))


@cache
def _oppositions() -> Mapping[str, frozenset[str]]:
    return _pairs(_events(), "opposite")


@cache
def _exclusions() -> Mapping[str, frozenset[str]]:
    return _pairs(_things(), "excludes")


def _pairs(table: Table, field: str) -> Mapping[str, frozenset[str]]:
    """For each class those that a field of either names; what one class says of another holds both ways."""
    found: dict[str, set[str]] = {}
    for row_id, row in table.items():
        for other in row.get(field, ()):
            found.setdefault(row_id, set()).add(other)
            found.setdefault(other, set()).add(row_id)
    return {name: frozenset(others) for name, others in found.items()}


@cache
def _event_ancestors() -> Mapping[str, tuple[str, ...]]:
    return _ancestors("events", _events())


@cache
def _thing_ancestors() -> Mapping[str, tuple[str, ...]]:
    return _ancestors("things", _things())


def _ancestors(name: str, table: Table) -> dict[str, tuple[str, ...]]:
    """All classes above each class that has any, nearest first. Raises RuleError if one stands above itself."""
    above: dict[str, tuple[str, ...]] = {}
    problems: list[str] = []
    for row_id, row in table.items():
        if "kind_of" not in row:
            continue
        found = list(row["kind_of"])
        for parent in found:  # grows while it is walked
            found.extend(other for other in table[parent].get("kind_of", ()) if other not in found)
        if row_id in found:
            problems.append(_problem(name, row_id, "is a kind of itself; break the circle of kind_of"))
        above[row_id] = tuple(found)
    if problems:
        raise RuleError(problems)
    return above


# ---------------------------------------------------------------------------------------------- reading


def _table(name: str, fields: AbstractSet[str], references: AbstractSet[str]) -> Table:
    """A lexicon file with its lists split into words. Raises RuleError with every problem of the file."""
    table: Table = {}
    problems: list[str] = []
    source = lexicon(name)
    for row_id, row in source.items():
        found = _row_problems(row, fields) or _reference_problems(row, references, source, row_id)
        problems.extend(_problem(name, row_id, what) for what in found)
        if not found:
            table[row_id] = {field: tuple(words.split()) for field, words in row.items()}
    if problems:
        raise RuleError(problems)
    return table


def _row_problems(row: object, fields: AbstractSet[str]) -> list[str]:
    if not isinstance(row, dict):
        return ["must be a table; write [id] and its lists below it"]
    problems = [f"unknown key {field!r}; use {', '.join(sorted(fields))}" for field in row.keys() - fields]
    for field, words in row.items():
        if not _is_words(words):
            problems.append(f"{field}: {_NOT_WORDS}")
        elif field == "phase" and words not in _PHASES:
            problems.append(f"unknown phase {words!r}; use {', '.join(sorted(_PHASES))}")
    return sorted(problems)


def _is_words(value: object) -> bool:
    return isinstance(value, str) and value == " ".join(value.lower().split()) != "" and "-" not in value


def _reference_problems(
    row: Mapping[str, str], references: AbstractSet[str], table: Mapping[str, Any], own: str
) -> list[str]:
    problems = []
    for field in sorted(references & row.keys()):
        for other in row[field].split():
            if other not in table:
                problems.append(f"{field} names {other!r}, which is no class; add [{other}] or remove it")
            elif other == own:
                problems.append(f"{field} names the class itself; remove it")
    return problems


def _problem(name: str, row_id: str, what: str) -> str:
    return f"rules/lexicon/{name}.toml:{_line(name, row_id)}: [{row_id}]: {what}"


def _line(name: str, row_id: str) -> int:
    """The line of a table's header, for messages only; 1 if it cannot be found."""
    try:
        text = (files("claimcheck.rules") / "lexicon" / f"{name}.toml").read_text(encoding="utf-8")
    except OSError:
        return 1
    heads = (f"[{row_id}]", f"{row_id} =")
    return next((number for number, line in enumerate(text.splitlines(), 1) if line.startswith(heads)), 1)
