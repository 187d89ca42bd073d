"""Find what plugs in by decorator: our own modules of one package, and those that others announce by entry point.

Importing a module is enough: the decorators in it register what it brings. So adding an extractor, an
operator or a reporter touches one file and no list.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, TypeVar

from claimcheck.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Found = TypeVar("Found")


@cache
def load_plugins(package: str, group: str, modules: tuple[str, ...] | None = None) -> None:
    """Import the modules of one of our packages, then every entry point of a group; each once.

    `package` is a full name such as `claimcheck.reporters`; of all modules below it those are imported
    whose last name is among `modules`, by default all. Raises ConfigurationError if another
    distribution's plug-in cannot be imported.
    """
    for module in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
        if modules is None or module.name.rpartition(".")[2] in modules:
            importlib.import_module(module.name)
    for _ in from_entry_points(group, EntryPoint.load):
        pass


def from_entry_points(group: str, load: Callable[[EntryPoint], Found]) -> Iterator[tuple[EntryPoint, Found]]:
    """Every entry point of a group, in order, with what `load` makes of it.

    Raises ConfigurationError, naming the entry point, if `load` fails.
    """
    for entry_point in sorted(entry_points(group=group), key=lambda entry_point: (entry_point.name, entry_point.value)):
        try:
            found = load(entry_point)
        except Exception as error:  # another's code may fail in any way
            raise ConfigurationError(
                f"the plug-in {entry_point.name} = {entry_point.value} of {group} cannot be loaded "
                f"({type(error).__name__}: {error}); repair or uninstall its distribution"
            ) from error
        yield entry_point, found
