"""What the commands that compare articles have in common: the options on how they are read, and the run itself."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimcheck.cli.app import debug_option
from claimcheck.cli.options import configuration_options, jobs_option, published_option, store_option

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from claimcheck.check import Progress, Source
    from claimcheck.config import Config
    from claimcheck.models import Report

    Command = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """How articles are read and compared."""

    config: Config
    published: dt.date | None
    jobs: int
    store: Path | None

    def examine(
        self, new: Iterable[Source], against: Iterable[Source] = (), *, progress: Progress | None
    ) -> tuple[Report, frozenset[str] | None]:
        """The report on all articles and the ids of the new ones, as `claimcheck.check.examine` gives them."""
        from claimcheck.check import examine

        return examine(
            new, against, config=self.config, store=self.store, jobs=self.jobs, progress=progress,
            published=self.published,
        )  # fmt: skip

    def examine_stored(self, new: Iterable[Source], *, progress: Progress | None) -> tuple[Report, frozenset[str]]:
        """The report on new articles among those of the store, and their ids; there must be a store.

        As `claimcheck.check.examine_stored` gives them.
        """
        from claimcheck.check import examine_stored

        assert self.store is not None
        return examine_stored(
            new, self.store, config=self.config, jobs=self.jobs, progress=progress, published=self.published
        )


def reading_options(*, store: bool) -> Callable[[Command], Command]:
    """Add the options on how articles are read; the command gets one argument for all, `reading`.

    With `store` what was read is kept in the cache folder unless another place is named. Put it right above the
    function.
    """

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def reading(*args: Any, **given: Any) -> Any:
            own = {name: given.pop(name) for name in ("config", "published", "jobs", "store")}
            return command(*args, reading=Reading(**own), **given)

        decorated: Command = reading
        for option in (debug_option, store_option(default=store), jobs_option, configuration_options, published_option):
            decorated = option(decorated)
        return decorated

    return decorate
