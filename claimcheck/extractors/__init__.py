"""Extractors: from a parsed article to claims, each value bound to what it is said of.

Observers come after them: they see what does not fit within one article.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from importlib.util import find_spec
from pkgutil import iter_modules

from claimcheck.extractors.registry import Extractor, Observer, extractors, observers

#: other packages name a module under this entry point group; it is imported, and its decorators register
ENTRY_POINTS = "claimcheck.extractors"


def all_extractors() -> dict[str, Extractor]:
    """Every extractor by name: our own, one package each with a module `claims`, and those of plug-ins."""
    _discover()
    return extractors()


def all_observers() -> dict[str, Observer]:
    """Every observer by name: our own, in the module `observations` of a package, and those of plug-ins."""
    _discover()
    return observers()


@cache
def _discover() -> None:
    for package in iter_modules(__path__, f"{__name__}."):
        for module in ("claims", "observations"):
            if package.ispkg and find_spec(f"{package.name}.{module}") is not None:
                import_module(f"{package.name}.{module}")
    for plugin in sorted(entry_points(group=ENTRY_POINTS), key=lambda plugin: plugin.name):
        plugin.load()
