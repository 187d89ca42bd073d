"""Extractors: from a parsed article to claims, each value bound to what it is said of."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from importlib.util import find_spec
from pkgutil import iter_modules

from claimcheck.extractors.registry import Extractor, extractors

#: other packages name a module under this entry point group; it is imported, and its decorators register
ENTRY_POINTS = "claimcheck.extractors"


@cache
def all_extractors() -> dict[str, Extractor]:
    """Every extractor by name: our own, one package each with a module `claims`, and those of plug-ins."""
    for module in iter_modules(__path__, f"{__name__}."):
        if module.ispkg and find_spec(f"{module.name}.claims") is not None:
            import_module(f"{module.name}.claims")
    for plugin in sorted(entry_points(group=ENTRY_POINTS), key=lambda plugin: plugin.name):
        plugin.load()
    return extractors()
