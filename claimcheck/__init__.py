"""claimcheck finds what English articles say differently: dates, counts and people's titles that cannot both hold.

The public names, and nothing else. What needs the language model is looked up when it is first used,
so that `import claimcheck` stays quick.
"""

from __future__ import annotations

import importlib
import logging
from typing import TYPE_CHECKING

from claimcheck import errors

# the module of that name is an attribute of the package too: bound here, once it is imported, the function stays
from claimcheck.check import check, extract
from claimcheck.models import Claim, Document, DocumentInfo, Finding, Report

if TYPE_CHECKING:
    from claimcheck.extractors.counts import find_quantities
    from claimcheck.extractors.dates import find_dates
    from claimcheck.extractors.titles import find_titles

    __version__: str

__all__ = [
    "Claim",
    "Document",
    "DocumentInfo",
    "Finding",
    "Report",
    "__version__",
    "check",
    "errors",
    "extract",
    "find_dates",
    "find_quantities",
    "find_titles",
]

# a library leaves it to its caller whether its log is seen (see "Configuring Logging for a Library" in Python's docs)
logging.getLogger(__name__).addHandler(logging.NullHandler())

_HOMES = {
    "find_dates": "claimcheck.extractors.dates",
    "find_quantities": "claimcheck.extractors.counts",
    "find_titles": "claimcheck.extractors.titles",
}

if not TYPE_CHECKING:  # else a type checker would take every name for one of ours

    def __getattr__(name: str) -> object:
        """Look a public name up in its module, once."""
        if name == "__version__":
            from importlib.metadata import version

            value = version("claimcheck-articles")
        elif name in _HOMES:
            value = getattr(importlib.import_module(_HOMES[name]), name)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
