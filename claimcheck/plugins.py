"""Find what plugs in by decorator: our own modules of one package, and those that others announce by entry point.

Importing a module is enough: the decorators in it register what it brings. So adding an extractor, an
operator or a reporter touches one file and no list.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from importlib.metadata import entry_points

from claimcheck.errors import ConfigurationError


@cache
def load_plugins(package: str, group: str) -> None:
    """Import every module of one of our packages, then every entry point of a group; each once.

    `package` is a full name such as `claimcheck.reporters`. Raises ConfigurationError if another
    distribution's plug-in cannot be imported.
    """
    for module in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
        importlib.import_module(module.name)
    for entry_point in sorted(entry_points(group=group), key=lambda entry_point: (entry_point.name, entry_point.value)):
        try:
            entry_point.load()
        except Exception as error:  # another's code may fail in any way
            raise ConfigurationError(
                f"the plug-in {entry_point.name} = {entry_point.value} of {group} cannot be imported "
                f"({type(error).__name__}: {error}); repair or uninstall its distribution"
            ) from error
