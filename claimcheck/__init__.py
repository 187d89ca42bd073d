"""claimcheck finds what English articles say differently: dates, counts and people's titles that cannot both hold.

The public names, and nothing else. All but `check` are looked up when first used, so that
`import claimcheck` stays quick: the language model is loaded when the first article is read.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck import errors
    from claimcheck.extractors.counts import find_quantities
    from claimcheck.extractors.dates import find_dates
    from claimcheck.extractors.titles import find_titles
    from claimcheck.models import Claim, Document, DocumentInfo, Finding, Report

    __version__: str

__all__ = [
    "Claim",
    "Document",
    "DocumentInfo",
    "Finding",
    "Report",
    "__version__",
    "errors",
    "find_dates",
    "find_quantities",
    "find_titles",
]

_HOMES = {
    "Claim": "claimcheck.models",
    "Document": "claimcheck.models",
    "DocumentInfo": "claimcheck.models",
    "Finding": "claimcheck.models",
    "Report": "claimcheck.models",
    "find_dates": "claimcheck.extractors.dates",
    "find_quantities": "claimcheck.extractors.counts",
    "find_titles": "claimcheck.extractors.titles",
}


def __getattr__(name: str) -> object:
    """Look a public name up in its module, once."""
    if name == "__version__":
        from importlib.metadata import version

        value: object = version("claimcheck-articles")
    elif name == "errors":
        value = importlib.import_module("claimcheck.errors")
    elif name in _HOMES:
        value = getattr(importlib.import_module(_HOMES[name]), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
