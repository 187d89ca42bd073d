"""The tables that go in and out of Spark's tasks: their columns, told once for Spark and for Arrow."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from claimcheck.garbage import seldom_collected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pyarrow

Row = dict[str, Any]
#: rows are handed on by so many
TOGETHER = 512


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of columns and their types, as Spark's DDL writes them: `string`, `long`, `array<string>` ..."""

    types: Mapping[str, str]

    @property
    def ddl(self) -> str:
        """As Spark's functions take a schema."""
        return ", ".join(f"`{name}` {type}" for name, type in self.types.items())

    def arrow(self) -> pyarrow.Schema:
        """As Arrow has it."""
        import pyarrow

        return pyarrow.schema([(name, _arrow_type(type)) for name, type in self.types.items()])

    def batches(self, rows: Iterable[Row]) -> Iterator[pyarrow.RecordBatch]:
        """The rows, some at a time, so that a task never holds all of them; a column that a row lacks is null.

        While they are made it is seldom looked for garbage.
        """
        import pyarrow

        _keep_modules()
        schema = self.arrow()
        waiting: list[Row] = []
        with seldom_collected():
            for row in rows:
                waiting.append(row)
                if len(waiting) == TOGETHER:
                    yield pyarrow.RecordBatch.from_pylist(waiting, schema=schema)
                    waiting = []
            if waiting:
                yield pyarrow.RecordBatch.from_pylist(waiting, schema=schema)


def rows_of(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[Row]:
    """The rows of a task's input, in their order."""
    for batch in batches:
        yield from batch.to_pylist()


@cache
def _keep_modules() -> None:
    """Take what this process has imported for no garbage.

    PySpark looks for garbage after each task, which takes 40 ms and more where it goes through all modules.
    """
    gc.freeze()


def _arrow_type(told: str) -> Any:
    import pyarrow

    simple = {
        "string": pyarrow.string(),
        "binary": pyarrow.binary(),
        "boolean": pyarrow.bool_(),
        "int": pyarrow.int32(),
        "long": pyarrow.int64(),
    }
    if told.startswith("array<"):
        return pyarrow.list_(_arrow_type(told.removeprefix("array<").removesuffix(">")))
    return simple[told]
