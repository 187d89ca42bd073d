"""Extractors: from a parsed article to claims, each value bound to what it is said of.

Observers come after them: they see what does not fit within one article.
"""

from __future__ import annotations

from claimcheck.extractors.registry import Extractor, Observer, extractors, observers
from claimcheck.plugins import load_plugins

#: our modules whose decorators register something
MODULES = ("claims", "observations")


def all_extractors() -> dict[str, Extractor]:
    """Every extractor by name: our own, one package each with a module `claims`, and those of plug-ins."""
    load_plugins(__name__, "claimcheck.extractors", MODULES)
    return extractors()


def all_observers() -> dict[str, Observer]:
    """Every observer by name: our own, in the module `observations` of a package, and those of plug-ins."""
    load_plugins(__name__, "claimcheck.extractors", MODULES)
    return observers()
