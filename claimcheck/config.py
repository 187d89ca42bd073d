"""The configuration of a run: which rules hold, how much they weigh, and the names that users add.

It stands in `claimcheck.toml`, or in `pyproject.toml` below `[tool.claimcheck]`. The library reads a file only if it
is told to (`check(config=...)`); the command looks for the nearest one, upward from the articles.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import ConfigDict, Field, ValidationError

from claimcheck import tomltext
from claimcheck.engine.rulebook import Rulebook
from claimcheck.engine.rulefile import nearest
from claimcheck.engine.toml_lines import Where, key_lines, line_of
from claimcheck.errors import ConfigurationError, RuleError
from claimcheck.models import Level
from claimcheck.models.base import Model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from claimcheck.models import DocumentInfo

#: of two files in one folder the first is taken
FILE_NAMES = ("claimcheck.toml", "pyproject.toml")
#: the table that holds the configuration, by file name; all other files are read from the top
_TABLES: dict[str, Where] = {"pyproject.toml": ("tool", "claimcheck")}
NAME = "claimcheck"
DEFAULT = "default"

Name = Annotated[str, Field(min_length=1)]
Names = Annotated[tuple[Name, ...], Field(strict=False)]


class Config(Model):
    """What holds in a run.

    `select` and `ignore` take rule ids, folders of rules (`dates`) and patterns (`dates/*-date`); with nothing
    selected, all rules hold that are not ignored. `levels` gives rules another level. `rule_paths` are files
    and folders of the user's own rules. `aliases` maps a name to other names of the same bearer.
    `per_file_ignores` maps patterns of paths to rules that say nothing of these articles. `options` sets options
    of a rule's operators, by rule id.

    `path` is the file that it was read from; paths in it are relative to that file's folder. `whence` tells for each
    key, or `key.subkey`, where its value comes from.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=True)

    select: Names = ()
    ignore: Names = ()
    levels: dict[str, Level] = Field(default_factory=dict)
    rule_paths: Names = Field(default=(), alias="rule-paths")
    aliases: dict[str, Names] = Field(default_factory=dict)
    per_file_ignores: dict[str, Names] = Field(default_factory=dict, alias="per-file-ignores")
    options: dict[str, dict[str, Any]] = Field(default_factory=dict)
    path: Path | None = Field(default=None, exclude=True)
    whence: dict[str, str] = Field(default_factory=dict, exclude=True)

    @classmethod
    def load(cls, path: str | Path) -> Config:
        """Read a configuration file.

        Raises ConfigurationError with all that is wrong in it and in the rules it names, each problem as
        `path:line: what; cure`.
        """
        path = Path(path)
        table, lines = _read(path)
        return _checked(table, path, lines)

    @classmethod
    def discover(cls, paths: Iterable[str | Path] = ()) -> Config:
        """The nearest configuration: upward from the first of the paths that exists, else from the working directory.

        Without any file, the defaults. Raises ConfigurationError for a file that cannot be used.
        """
        found = find_configuration(paths)
        return cls() if found is None else cls.load(found)

    def ignored_in(self, document: DocumentInfo) -> tuple[str, ...]:
        """The rules that say nothing of an article, by its path; patterns are relative to the configuration's folder.

        A pattern without a folder fits the file's name, wherever it stands; one of a folder all that is in it.
        """
        if not self.per_file_ignores:
            return ()
        names = _path_names(document.path or document.id, self.folder)
        return tuple(
            rule
            for pattern, rules in self.per_file_ignores.items()
            if any(_path_fits(name, pattern) for name in names)
            for rule in rules
        )

    @property
    def folder(self) -> Path:
        """The folder that paths in the configuration are relative to."""
        return self.path.parent if self.path is not None else Path()

    @cached_property
    def rulebook(self) -> Rulebook:
        """The rules that hold, with their levels and options.

        Raises ConfigurationError with all names that fit no rule; RuleError for broken rule files.
        """
        book = self.all_rules
        problems = [f"{what}; {cure}" for _, what, cure in _name_problems(self, book)]
        if problems:
            raise ConfigurationError("\n".join(problems))
        return book.with_levels(self.levels).with_options(self.options).chosen(self.select, self.ignore)

    def with_choice(self, select: Iterable[str] = (), ignore: Iterable[str] = (), whence: str = "") -> Config:
        """With other rules selected or ignored than the file has it; what is empty stays as it is.

        `whence` begins what is told of their origin, as in `option --select`. Raises ConfigurationError
        with all names that fit no rule.
        """
        given = {key: tuple(names) for key, names in (("select", select), ("ignore", ignore)) if tuple(names)}
        if not given:
            return self
        origins = {key: f"{whence}{key}" for key in given}
        changed = self.model_copy(update={**given, "whence": {**self.whence, **origins}})
        # a copy would keep what the old one has worked out
        changed.__dict__.pop("rulebook", None)
        _ = changed.rulebook
        return changed

    @cached_property
    def all_rules(self) -> Rulebook:
        """All rules that could be chosen, as their files have them. Raises RuleError for broken ones."""
        return Rulebook.load([self.folder / name for name in self.rule_paths])


KEYS: dict[str, str] = {field.alias or name: name for name, field in Config.model_fields.items() if not field.exclude}


def find_configuration(paths: Iterable[str | Path] = ()) -> Path | None:
    """The nearest configuration file: upward from the first of the paths that exists, else from the working directory.

    A `pyproject.toml` counts only with a table `[tool.claimcheck]`, or one that was probably meant to be that.
    """
    starts = [path.resolve() for path in map(Path, paths) if path.exists()][:1]
    for start in (*starts, Path.cwd()):
        for folder in (start, *start.parents):
            for name in FILE_NAMES:
                file = folder / name
                if file.is_file() and _is_configuration(file):
                    return _shown(file)
    return None


def _path_names(path: str, folder: Path) -> tuple[str, ...]:
    """A path as given, from the folder on if it is in it, and the file's name alone."""
    whole, above = Path(path).resolve(), folder.resolve()
    inside = (whole.relative_to(above).as_posix(),) if whole.is_relative_to(above) else ()
    return (Path(path).as_posix(), *inside, whole.name)


def _path_fits(name: str, pattern: str) -> bool:
    # `**/` stands for no folder too
    return (
        fnmatchcase(name, pattern)
        or fnmatchcase(name, pattern.replace("**/", ""))
        or name.startswith(f"{pattern.rstrip('/')}/")
    )


def _is_configuration(file: Path) -> bool:
    if file.name not in _TABLES:
        return True
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False  # it is somebody else's
    try:
        raw = tomltext.parsed(text)
    except tomllib.TOMLDecodeError:
        return "[tool.claimcheck" in text
    return _table(raw, file) is not None or any(_misspelt(raw, file))


def _misspelt(raw: Mapping[str, Any], path: Path) -> Iterator[Where]:
    """Tables of a `pyproject.toml` that were probably meant to be `[tool.claimcheck]`; nothing would read them.

    Beside a table of that very name one that is only like it is another tool's (`[tool.chaincheck]`).
    """
    if path.name not in _TABLES:
        return
    if isinstance(_table(raw, path), dict):
        yield from (where for where in _like_tables(raw, path) if _bare(where[-1]).startswith(NAME))
    else:
        yield from _like_tables(raw, path)


def _like_tables(raw: Mapping[str, Any], path: Path) -> Iterator[tuple[str, ...]]:
    for top, inner in raw.items():
        if _like_name(top):
            yield (top,)
        elif top.lower() in {"tool", "tools"} and isinstance(inner, dict):
            yield from ((top, key) for key in inner if (top, key) != _TABLES[path.name] and _like_name(key))


def _like_name(key: str) -> bool:
    """Whether a key is the name but for two slips, or one where only something follows it; or the distribution's name.

    A slip is a letter too much, too few, another one, or two that changed places (optimal string alignment).
    """
    from rapidfuzz.distance import OSA

    bare = _bare(key)
    slips = OSA.distance(bare, NAME, score_cutoff=2)
    return bare == f"{NAME}articles" or slips <= (1 if bare.startswith(NAME) else 2)


def _bare(key: str) -> str:
    """The first part of a key, in lower case and in one word."""
    return re.sub(r"[-_ ]", "", key.lower().partition(".")[0])


def _shown(file: Path) -> Path:
    """Relative to the working directory where it is below that."""
    return file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file


def _table(raw: Mapping[str, Any], path: Path) -> Any:
    found: Any = raw
    for key in _TABLES.get(path.name, ()):
        found = found.get(key) if isinstance(found, dict) else None
    return found


def _read(path: Path) -> tuple[Any, dict[Where, int]]:
    """The table of a file, and the lines of its keys."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ConfigurationError(f"{path.as_posix()}: there is no such file; check the path") from error
    except OSError as error:
        raise ConfigurationError(f"{path.as_posix()}: cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{path.as_posix()}:1: not UTF-8; save it as UTF-8") from error
    try:
        raw = tomltext.parsed(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{path.as_posix()}: not TOML: {error}; check quotes and brackets there") from error
    table = _table(raw, path)
    prefix = _TABLES.get(path.name, ())
    found = key_lines(text)
    if unread := list(_misspelt(raw, path)):
        raise ConfigurationError("\n".join(_unread(where, path, found) for where in unread))
    if table is None:
        raise ConfigurationError(f"{path.as_posix()}:1: there is no table [tool.claimcheck]; add it")
    return table, {where[len(prefix) :]: line for where, line in found.items() if where[: len(prefix)] == prefix}


def _unread(table: Where, path: Path, lines: dict[Where, int]) -> str:
    line = min((line for where, line in lines.items() if where[: len(table)] == table), default=1)
    cure = f"write [tool.{NAME}], or use {FILE_NAMES[0]} if that is another tool's"
    return f"{path.as_posix()}:{line}: nothing reads [{'.'.join(map(str, table))}]; {cure}"


@dataclass(frozen=True, slots=True)
class _Shape:
    """What of a file has the right form, and what is wrong with the rest."""

    config: Config
    problems: list[tuple[Where, str, str]]


def _checked(table: Any, path: Path, lines: dict[Where, int]) -> Config:
    shape = _shaped(table, path, lines)
    located, others = list(shape.problems), []
    if not any(where[:1] == ("rule-paths",) for where, _, _ in located):
        located += _path_problems(shape.config)
    if not any(where[:1] == ("rule-paths",) for where, _, _ in located):
        try:
            located += _name_problems(shape.config, shape.config.all_rules)
        except RuleError as error:
            others = error.problems
    if located or others:
        told = sorted((line_of(lines, where), what, cure) for where, what, cure in located)
        raise ConfigurationError(
            "\n".join([*(f"{path.as_posix()}:{line}: {what}; {cure}" for line, what, cure in told), *others])
        )
    return shape.config


def _shaped(table: Any, path: Path, lines: dict[Where, int]) -> _Shape:
    """Read the table; keys of a wrong form are left out and told."""
    if not isinstance(table, dict):
        return _Shape(Config(path=path), [((), "the configuration is not a table", "write [tool.claimcheck]")])
    problems = [_unknown(str(key), path) for key in table if key not in KEYS]
    good = {KEYS[key]: value for key, value in table.items() if key in KEYS}
    try:
        Config.model_validate(good)
    except ValidationError as error:
        found = error.errors()
        problems += [_form_problem(one) for one in found]
        for one in found:
            _drop(good, one["loc"])
    whence = dict(_origins(good, path, lines))
    return _Shape(Config.model_validate({**good, "path": path, "whence": whence}), problems)


def _drop(table: dict[str, Any], where: Sequence[str | int]) -> None:
    """Take a value out of a table of settings, or only an entry of it: the rest is still checked."""
    key = KEYS.get(str(where[0]), str(where[0]))
    value = table.pop(key, None)
    if isinstance(value, dict) and len(where) > 1:
        table[key] = {name: entry for name, entry in value.items() if name != where[1]}


def _unknown(key: str, path: Path) -> tuple[Where, str, str]:
    if key in {"tool", NAME} and path.name not in _TABLES:
        table = "tool.claimcheck" if key == "tool" else NAME
        return (key,), f"unknown key {key!r}", f"in this file, write the keys at the top, without [{table}]"
    return (key,), f"unknown key {key!r}", nearest(key.replace("_", "-"), KEYS)


def _form_problem(error: Any) -> tuple[Where, str, str]:
    names = {name: key for key, name in KEYS.items()}
    where: Where = tuple(names.get(str(part), part) if index == 0 else part for index, part in enumerate(error["loc"]))
    key = ".".join(str(part) for part in where if isinstance(part, str))
    if error["type"] == "literal_error":
        choices = [choice.strip("'") for choice in error["ctx"]["expected"].replace(" or ", ", ").split(", ")]
        return where, f"{key!r}: unknown level {error['input']!r}", nearest(str(error["input"]), choices)
    told = (
        error["msg"].removeprefix("Input ").replace("a valid tuple", "a list").replace("a valid dictionary", "a table")
    )
    return where, f"{key!r} {told[0].lower()}{told[1:]}, not {error['input']!r}", "correct the value"


def _origins(values: Mapping[str, Any], path: Path, lines: dict[Where, int]) -> Iterator[tuple[str, str]]:
    names = {name: key for key, name in KEYS.items()}
    for name, value in values.items():
        key = names[name]
        yield key, f"{path.as_posix()}:{line_of(lines, (key,))}"
        if isinstance(value, dict):
            for sub in value:
                yield f"{key}.{sub}", f"{path.as_posix()}:{line_of(lines, (key, sub))}"


def _path_problems(config: Config) -> Iterator[tuple[Where, str, str]]:
    for index, name in enumerate(config.rule_paths):
        if not (config.folder / name).exists():
            what = f"'rule-paths': there is no file or folder {(config.folder / name).as_posix()}"
            yield ("rule-paths", index), what, "paths are relative to this file"


def _name_problems(config: Config, book: Rulebook) -> Iterator[tuple[Where, str, str]]:
    """Names of rules and options that the rulebook does not have."""
    named = [((key, name), name) for key in ("select", "ignore", "levels") for name in getattr(config, key)]
    ignored = config.per_file_ignores.items()
    named += [(("per-file-ignores", pattern), name) for pattern, names in ignored for name in names]
    for where, name in named:
        yield from _refused(where, partial(book.must_fit, name))
    for id, options in config.options.items():
        unknown = list(_refused(("options", id), partial(book.rule, id)))
        yield from unknown
        for name, value in options.items() if not unknown else ():
            yield from _refused(("options", id, name), partial(book.with_options, {id: {name: value}}))
    yield from _alias_problems(config.aliases)


def _refused(where: Where, attempt: Callable[[], object]) -> Iterator[tuple[Where, str, str]]:
    try:
        attempt()
    except ConfigurationError as error:
        what, _, cure = str(error).rpartition("; ")
        yield where, f"'{where[0]}': {what}", cure


def _alias_problems(aliases: Mapping[str, Iterable[str]]) -> Iterator[tuple[Where, str, str]]:
    bearer: dict[str, str] = {}
    for main, others in aliases.items():
        if not all(name.strip() for name in (main, *others)):
            yield ("aliases", main), f"'aliases': an empty name with {main!r}", "write a name, or take it away"
        for other in others:
            if bearer.setdefault(other, main) != main:
                what = f"'aliases': {other!r} stands under {bearer[other]!r} too"
                yield ("aliases", main), what, "leave it under one of them"


def described(config: Config) -> str:
    """The configuration as TOML, each value with a remark on where it comes from."""
    return "\n".join(_described(config)) + "\n"


def _described(config: Config) -> Iterator[str]:
    yield f"# {config.path.as_posix() if config.path else 'no configuration file'}"
    tables = [(key, getattr(config, name)) for key, name in KEYS.items()]
    for key, value in tables:
        if not isinstance(value, dict):
            yield f"{key} = {_toml(value)}  # {config.whence.get(key, DEFAULT)}"
    for key, value in tables:
        if isinstance(value, dict):
            yield ""
            yield f"[{key}]" if value else f"[{key}]  # {DEFAULT}"
            for sub, inner in value.items():
                whence = config.whence.get(f"{key}.{sub}", DEFAULT)
                yield f"{_toml(sub)} = {_toml(inner)}  # {whence}"


def _toml(value: Any) -> str:
    import json

    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_toml(str(key))} = {_toml(inner)}" for key, inner in value.items()) + " }"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, str | bool | int | float):
        return json.dumps(value, ensure_ascii=False)
    return _toml(str(value))
