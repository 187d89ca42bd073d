"""Every error that claimcheck raises on purpose, in one tree.

ClaimcheckError
├── UsageError            a path, option or argument that cannot work      (exit 2)
├── ConfigurationError    a configuration that cannot be used              (exit 2)
│   └── RuleError         a rule or lexicon file that is broken            (exit 2)
├── ReadError             one article that cannot be read; it is skipped   (exit 0)
├── ModelError            the language model is missing or of the wrong version (exit 2)
├── WorkerError           a worker process ended before its time           (exit 2)
└── StoreError            a store that cannot be opened or written         (exit 2)
    └── DamagedStoreError a store that would have to be begun anew          (exit 2)
"""

from __future__ import annotations


class ClaimcheckError(Exception):
    """Base of all errors that claimcheck raises on purpose; its text is one clear line for the user."""


class UsageError(ClaimcheckError):
    """A path, option or argument that cannot work."""


class ConfigurationError(ClaimcheckError):
    """A configuration file that cannot be used."""


class RuleError(ConfigurationError):
    """One or more broken rule or lexicon files.

    `problems` holds every problem found, each as `path:line: what is wrong; how to mend it`.
    """

    def __init__(self, problems: list[str]) -> None:
        """Join the problems into one message, a line each."""
        self.problems = problems
        super().__init__("\n".join(problems))


class ReadError(ClaimcheckError):
    """An article that cannot be read: its path and why. The run goes on without it."""

    def __init__(self, path: str, reason: str) -> None:
        """Keep the path and the reason apart, as the report lists them."""
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: {reason}")


class ModelError(ClaimcheckError):
    """The language model is missing or cannot be loaded."""


class WorkerError(ClaimcheckError):
    """A worker process ended before its time."""


class StoreError(ClaimcheckError):
    """A store of readings that cannot be opened, read or written."""


class DamagedStoreError(StoreError):
    """A store that is damaged or of another layout, and was to be left as it is."""
