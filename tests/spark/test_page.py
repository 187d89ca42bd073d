"""The page on Spark tells what is there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from claimcheck import spark
from claimcheck.spark.__main__ import _parser

PAGE = (Path(__file__).parents[2] / "docs" / "spark.md").read_text(encoding="utf-8")


def test_commands_parse() -> None:
    lines = re.findall(r"^python -m claimcheck\.spark (.*)$", PAGE, re.MULTILINE)
    assert lines
    for line in lines:
        _parser().parse_args(shlex.split(line))


def test_functions_are_there() -> None:
    (code,) = re.findall(r"^```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    compile(code, "docs/spark.md", "exec")
    names = code.splitlines()[0].removeprefix("from claimcheck.spark import ").split(", ")
    assert set(names) == set(spark.__all__)
