"""The registry of reporters: decorate a function, and `--format` takes its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TextIO, get_args

from claimcheck.models import Level
from claimcheck.plugins import load_plugins

if TYPE_CHECKING:
    from claimcheck.engine.rules import Rule
    from claimcheck.models import Document, Finding, Report

#: from the lightest to the gravest
LEVELS: tuple[Level, ...] = tuple(reversed(get_args(Level)))


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How a report is shown.

    `level` is the lowest level shown, None if the user named none: then everything, in short where
    that reads better. `color` allows terminal colours. `width` is that of the terminal in columns,
    None where there is none. `documents` are articles by id, for a format that shows their text; those
    that are not there are read again from their paths. `new` holds the ids of the articles that the run
    is about, if it is about some: a finding is then shown where it stands in one of these. `rules` are the rules
    of the run by id, for a format that explains them; by default our own and those of installed packs.
    """

    level: Level | None = None
    color: bool = False
    width: int | None = None
    documents: Mapping[str, Document] = field(default_factory=dict)
    new: frozenset[str] = frozenset()
    rules: Mapping[str, Rule] = field(default_factory=dict)

    def shows(self, finding: Finding) -> bool:
        """Whether the finding is grave enough to be shown."""
        return self.level is None or LEVELS.index(finding.level) >= LEVELS.index(self.level)


#: writes the whole report to the stream; must write the same for the same report and options
Reporter = Callable[["Report", TextIO, ReportOptions], None]

_REPORTERS: dict[str, Reporter] = {}


def reporter(name: str) -> Callable[[Reporter], Reporter]:
    """Register a function as the reporter of the format `name`; a second one of that name is an error."""

    def register(function: Reporter) -> Reporter:
        if name in _REPORTERS:
            raise ValueError(f"there is a reporter {name!r} already")
        _REPORTERS[name] = function
        return function

    return register


def reporters() -> dict[str, Reporter]:
    """All reporters by the name of their format, in alphabetical order: ours and those of other distributions."""
    load_plugins("claimcheck.reporters", "claimcheck.reporters")
    return dict(sorted(_REPORTERS.items()))
