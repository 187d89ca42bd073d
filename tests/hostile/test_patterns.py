"""No pattern takes more steps than its place allows: growth is counted, over every pattern of the package.

What sees whole files may take steps as the text is long; what sees a passage or less, whose length is bounded
(`readers/limits.py`), as its square.
"""

from __future__ import annotations

import ast
import importlib.util
import json
import math
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.hostile.steps import Counter, TooManyStepsError, attacks, has_open_repeat

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ARTICLES = [ROOT / "seeds", ROOT / "tests" / "clusters" / "ferry-sinking" / "articles"]
#: modules whose patterns see a file as long as it is
WHOLE_FILES = re.compile(r"claimcheck\.(?:readers|engine\.toml_lines|config|store)\b")
#: lines of at most 160 characters
SHORT_LINES = ("claimcheck.readers.header", "claimcheck.readers.date_lines")
SHORT, LONG = 64, 128
#: fewer steps tell nothing of growth
ENOUGH = 1_000
#: how much above its degree a count may grow, since the first strings are short
SLACK = 0.35


@pytest.fixture(scope="module")
def patterns() -> list[tuple[str, str, int]]:
    """Where, pattern, flags."""
    told = subprocess.run(
        [sys.executable, HERE / "patterns.py", *ARTICLES], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [tuple(json.loads(line)) for line in told.stdout.splitlines()]


def degree(counter: Counter, *, anchored: bool) -> tuple[float, str]:
    """With which power of the length the steps grow, for the worst of the strings tried, and that string."""
    worst = 0.0, ""
    steps = counter.match if anchored else counter.scan
    for short, long in attacks(counter, SHORT, LONG):
        try:
            few, many = (max(map(steps, texts)) for texts in (short, long))
        except TooManyStepsError:
            return math.inf, long[0]
        if many >= ENOUGH:
            worst = max(worst, (math.log2(many / few), long[0]))
    return worst


@cache
def _tree(module: str) -> ast.Module:
    spec = importlib.util.find_spec(module)
    assert spec is not None
    assert spec.origin is not None
    return ast.parse(Path(spec.origin).read_text(encoding="utf-8"))


def is_anchored(where: str) -> bool:
    """Whether a pattern is only ever matched at one place, and never searched for."""
    module, line = where.split(":")
    tree = _tree(module)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    inline = [call for call in calls if ast.unparse(call.func.value) == "re" and call.func.attr != "compile"]  # type: ignore[attr-defined]
    if any(call.lineno <= int(line) <= (call.end_lineno or 0) for call in inline):
        here = [call for call in inline if call.lineno <= int(line) <= (call.end_lineno or 0)]
        return all(call.func.attr in {"match", "fullmatch"} for call in here)  # type: ignore[attr-defined]
    names = [
        ast.unparse(target)
        for node in tree.body
        if isinstance(node, ast.Assign) and node.lineno <= int(line) <= (node.end_lineno or 0)
        for target in node.targets
    ]
    if len(names) != 1 or not names[0].isidentifier():
        return False
    uses = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and ast.unparse(node.value) == names[0]]
    named = sum(isinstance(node, ast.Name) and node.id == names[0] for node in ast.walk(tree))
    return named == len(uses) + 1 and all(use.attr in {"match", "fullmatch"} for use in uses)


def test_every_pattern_is_found(patterns: list[tuple[str, str, int]]) -> None:
    assert len(patterns) > 400
    modules = {where.split(":")[0] for where, _, _ in patterns}
    for path in (ROOT / "claimcheck").rglob("*.py"):
        if re.search(r"\bre\.compile\(", path.read_text(encoding="utf-8")):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            assert name in modules, f"no pattern of {name} was found"


def test_growth(patterns: list[tuple[str, str, int]]) -> None:
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(20_000)
    try:
        bad = list(_too_slow(patterns))
    finally:
        sys.setrecursionlimit(limit)
    assert not bad, "\n".join(bad)


def _too_slow(patterns: list[tuple[str, str, int]]) -> list[str]:
    bad = []
    for where, pattern, flags in patterns:
        counter = Counter(pattern, flags)
        if not has_open_repeat(counter.tree):
            continue
        allowed = 1 if WHOLE_FILES.match(where) and not where.startswith(SHORT_LINES) else 2
        found, text = degree(counter, anchored=is_anchored(where))
        if found > allowed + SLACK:
            bad.append(f"{where}: steps grow as length ** {found:.1f}: {pattern[:100]!r} on {text[:40]!r}")
    return bad


@pytest.mark.parametrize(
    ("pattern", "least", "most"),
    [
        ("(a+)+$", 5, math.inf), ("(a|aa)+$", 5, math.inf), (r"\s*a", 1.8, 2.2), ("a*b", 1.8, 2.2),
        ("a*a*b", 2.7, math.inf),
        (r"\([^)]*\)", 1.8, 2.2), ("a", 0, 0), (r"\ba+\b", 0, 1.3), (r"a++b", 1.8, 2.2),
        (r"(?<!a)a++b", 0, 1.3), ("x[^x]*y", 0, 1.3),
    ],
)  # fmt: skip
def test_the_counter_tells_what_is_known(pattern: str, least: float, most: float) -> None:
    sys.setrecursionlimit(20_000)
    counter = Counter(pattern, 0)
    found = degree(counter, anchored=False)[0] if has_open_repeat(counter.tree) else 0
    assert least <= found <= most


@pytest.mark.parametrize(
    "pattern", [r"(\d+)[-/](\d\d)", "(?P<q>['\"]).*?(?P=q)", "a(?!b)|(?<=x)b", r"(?i)\bMAY\b", "(?:ab|a)(?:c|bcd)"]
)
@pytest.mark.parametrize("text", ["12/34-5", "'it' \"is\"", "ab xb a", "may day MAY", "abcd acd"])
def test_the_counter_finds_what_the_engine_finds(pattern: str, text: str) -> None:
    counter = Counter(pattern, 0)
    counter.scan(text)
    for position in range(len(text) + 1):
        ends: list[int] = []
        counter.groups.clear()
        counter._match(position, lambda end, ends=ends: ends.append(end) or True)  # type: ignore[misc]
        found = re.compile(pattern).match(text, position)
        assert (ends[0] if ends else None) == (found.end() if found else None)
