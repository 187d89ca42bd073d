"""The rulebook: all rules of a run, from our own pack, other distributions' packs and the user's folders."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.engine.operators.registry import operators
from claimcheck.engine.rulefile import nearest, read_rule
from claimcheck.engine.rules import Rung, split_condition
from claimcheck.errors import ConfigurationError, RuleError, UsageError
from claimcheck.plugins import from_entry_points

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from importlib.resources.abc import Traversable

    from claimcheck.engine.rules import Rule, RuleKind
    from claimcheck.models import ClaimType, Level, Relation

ENTRY_POINTS = "claimcheck.rules"
#: a folder of a pack that holds words, not rules
WORDS = "lexicon"
#: files that may stand beside rules, and are none
NO_RULES = frozenset({"claimcheck.toml", "pyproject.toml"})


@dataclass(frozen=True)
class Rulebook:
    """Rules in order of precedence; frozen, every change gives another book."""

    rules: tuple[Rule, ...]

    @classmethod
    def load(cls, paths: Sequence[str | Path] = (), *, builtin: bool = True, plugins: bool = True) -> Rulebook:
        """Read our own rules, those of installed packs, and all rule files in `paths` (files or folders).

        The user's rules are asked before those of packs, and these before ours; within each, by
        precedence. Raises RuleError with every problem of every file, UsageError for a path that is not there.
        """
        sources = [(2, source) for source in _builtin()] if builtin else []
        if plugins:
            sources.extend((1, source) for source in _plugins())
        own: dict[Path | None, _Source] = {}
        for path in paths:
            for source in _user(Path(path)):
                own.setdefault(source.file, source)  # a file may be named twice, by itself and by its folder
        sources.extend((0, source) for source in own.values())
        rank: dict[str, int] = {}
        rules: dict[str, Rule] = {}
        shown: dict[str, str] = {}
        problems: list[str] = []
        for order, source in sources:
            if source.unreadable:
                problems.append(f"{source.shown}:1: cannot be read ({source.unreadable}); save it as UTF-8")
                continue
            rule, found = read_rule(source.text, source.shown, source.id_for())
            problems.extend(found)
            if rule is None:
                continue
            if rule.id in rules:
                problems.append(
                    f"{source.shown}:1: the rule {rule.id!r} is in {shown[rule.id]} too; give one another path"
                )
                continue
            rules[rule.id], shown[rule.id], rank[rule.id] = rule, source.shown, order
        if problems:
            raise RuleError(problems)
        return cls(tuple(sorted(rules.values(), key=lambda rule: (rank[rule.id], rule.precedence))))

    def rule(self, id: str) -> Rule:
        """The rule of that id. Raises ConfigurationError, with the nearest id, if there is none."""
        if id not in self.by_id:
            raise ConfigurationError(f"there is no rule {id!r}; {nearest(id, self.by_id)}")
        return self.by_id[id]

    @cached_property
    def by_id(self) -> dict[str, Rule]:
        """The rules by id."""
        return {rule.id: rule for rule in self.rules}

    def of_kind(self, *kinds: RuleKind) -> tuple[Rule, ...]:
        """The rules of these kinds, in order of precedence."""
        return tuple(rule for rule in self.rules if rule.kind in kinds)

    @cached_property
    def _pair_rules(self) -> dict[tuple[Relation, ClaimType], list[Rule]]:
        found: dict[tuple[Relation, ClaimType], list[Rule]] = defaultdict(list)
        for rule in self.of_kind("pair", "office"):
            kinds: tuple[ClaimType, ...] = (rule.claim.kind,) if rule.claim.kind else ("date", "count", "title")
            for kind in kinds:
                found[rule.relation, kind].append(rule)
        return found

    def pair_rules(self, relation: Relation, kind: ClaimType) -> Sequence[Rule]:
        """The rules for links of one relation between claims of one type, in order of precedence."""
        return self._pair_rules.get((relation, kind), ())

    def chosen(self, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Rulebook:
        """Only the rules selected (all, if none are named) and not ignored.

        Both take ids, folders (`counts`) and shell patterns (`dates/*-date`). Raises ConfigurationError
        for a name that fits no rule.
        """
        wanted, unwanted = list(select), list(ignore)
        for name in (*wanted, *unwanted):
            self.must_fit(name)
        return Rulebook(
            tuple(
                rule
                for rule in self.rules
                if (not wanted or any(fits(rule.id, name) for name in wanted))
                and not any(fits(rule.id, name) for name in unwanted)
            )
        )

    @cached_property
    def names(self) -> frozenset[str]:
        """The ids of all rules, and the folders that they stand in."""
        return frozenset({*self.by_id, *(id.rpartition("/")[0] for id in self.by_id if "/" in id)})

    def must_fit(self, name: str) -> None:
        """Raise ConfigurationError, with the nearest name, if an id, folder or pattern fits no rule."""
        if not any(fits(id, name) for id in self.by_id):
            raise ConfigurationError(f"no rule fits {name!r}; {nearest(name, self.names)}")

    def with_levels(self, levels: Mapping[str, Level]) -> Rulebook:
        """With other levels, by rule id, folder or pattern; of several that fit, the longest name holds.

        They also replace the levels of single rungs, but updates stay notes. Raises ConfigurationError
        for a name that fits no rule.
        """
        changes: dict[str, Level] = {}
        for name in sorted(levels, key=lambda name: (len(name), name)):
            self.must_fit(name)
            changes.update({id: levels[name] for id in self.by_id if fits(id, name)})
        return self._changed({id: lambda rule, level=level: _with_level(rule, level) for id, level in changes.items()})

    def with_options(self, options: Mapping[str, Mapping[str, Any]]) -> Rulebook:
        """With other options of operators, by rule id; each goes to every rung whose operators know it.

        Raises ConfigurationError for an unknown rule or option, or a value that does not fit.
        """
        for id, values in options.items():
            for name, value in values.items():
                _check_option(self.rule(id), name, value)
        return self._changed({id: lambda rule, new=new: _with_options(rule, new) for id, new in options.items()})

    def _changed(self, changes: Mapping[str, Any]) -> Rulebook:
        return Rulebook(tuple(changes[rule.id](rule) if rule.id in changes else rule for rule in self.rules))


@cache
def builtin_rules() -> Rulebook:
    """Our own rules alone, read once."""
    return Rulebook.load(plugins=False)


@dataclass(frozen=True, slots=True)
class _Source:
    text: str
    shown: str
    id: str
    whole_path: str | None = None
    unreadable: str | None = None
    file: Path | None = None

    def id_for(self) -> str:
        """What the id must be. A file named by itself may have any of the ends of its path."""
        if self.whole_path is None:
            return self.id
        for line in self.text.splitlines():
            key, _, value = line.partition("=")
            written = value.strip().strip("\"'")
            if key.strip() == "id" and f"/{self.whole_path}".endswith(f"/{written}") and written:
                return written
        return self.id


def _builtin() -> Iterator[_Source]:
    yield from _walk(files("claimcheck.rules"), "rules", "")


def _plugins() -> Iterator[_Source]:
    for entry_point, package in from_entry_points(ENTRY_POINTS, lambda point: files(point.value.partition(":")[0])):
        yield from _walk(package, entry_point.name, "")


def _user(path: Path) -> Iterator[_Source]:
    if path.is_dir():
        yield from _walk(path, path.as_posix(), "")
    elif path.is_file():
        parts = path.resolve().with_suffix("").as_posix()
        yield _read(path, path.as_posix(), "/".join(parts.split("/")[-2:]), whole_path=parts.lstrip("/"))
    else:
        raise UsageError(f"{path}: there is no such rule file or folder")


def _walk(folder: Traversable, shown: str, id: str) -> Iterator[_Source]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            if entry.name != WORDS and not entry.name.startswith((".", "_")):
                yield from _walk(entry, f"{shown}/{entry.name}", f"{id}{entry.name}/")
        elif entry.name.endswith(".toml") and entry.name not in NO_RULES:
            yield _read(entry, f"{shown}/{entry.name}", id + entry.name.removesuffix(".toml"))


def _read(entry: Traversable, shown: str, id: str, whole_path: str | None = None) -> _Source:
    file = entry.resolve() if isinstance(entry, Path) else None
    try:
        return _Source(entry.read_text(encoding="utf-8"), shown, id, whole_path, file=file)
    except (OSError, UnicodeDecodeError) as error:
        return _Source("", shown, id, unreadable=str(error), file=file)


def fits(id: str, name: str) -> bool:
    """Whether a rule's id is meant by a name: an id, a folder or a shell pattern."""
    return id == name or id.startswith(f"{name.rstrip('/')}/") or fnmatchcase(id, name)


def _with_level(rule: Rule, level: Level) -> Rule:
    return rule.model_copy(
        update={"level": level, "ladder": tuple(r.model_copy(update={"level": None}) for r in rule.ladder)}
    )


def _known_options(rung: Rung) -> dict[str, Any]:
    return {
        option.name: option
        for condition in rung.when
        for option in operators()[split_condition(condition)[1]].options.values()
    }


def _check_option(rule: Rule, name: str, value: object) -> None:
    known = {option_name: option for rung in rule.ladder for option_name, option in _known_options(rung).items()}
    if name not in known:
        raise ConfigurationError(f"the rule {rule.id!r} has no option {name!r}; {nearest(name, known)}")
    wrong = known[name].problem(value)
    if wrong is not None:
        raise ConfigurationError(f"the option {name!r} of the rule {rule.id!r}: {wrong}; correct the value")


def _with_options(rule: Rule, options: Mapping[str, Any]) -> Rule:
    return rule.model_copy(update={"ladder": tuple(_rung_with(rung, options) for rung in rule.ladder)})


def _rung_with(rung: Rung, options: Mapping[str, Any]) -> Rung:
    known = _known_options(rung)
    new = {**rung.options, **{name: value for name, value in options.items() if name in known}}
    # made anew, since a copy would keep what the old one has worked out
    return Rung.model_validate({**{name: getattr(rung, name) for name in Rung.model_fields}, "options": new})
