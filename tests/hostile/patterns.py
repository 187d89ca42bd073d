"""Every regular expression of claimcheck, found by watching what is compiled; run in a process of its own.

`python patterns.py FOLDER...` imports every module of the package, calls what makes patterns of a lexicon, reads the
articles in the folders, and prints one JSON array a pattern: where, the pattern, its flags. Patterns that stand in a
function as a literal are found even if the articles never lead there.
"""

from __future__ import annotations

import ast
import functools
import importlib
import inspect
import json
import pkgutil
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

#: functions of `re` whose first argument is a pattern
TAKING = frozenset({"compile", "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"})
Found = dict[tuple[str, int], str]


def watched(found: Found) -> None:
    """From now on, every pattern that a module of claimcheck has compiled is noted in `found`."""
    compile_pattern = re._compile  # type: ignore[attr-defined]

    @functools.wraps(compile_pattern)
    def noting(pattern: Any, flags: Any) -> Any:
        compiled = compile_pattern(pattern, flags)
        if isinstance(compiled.pattern, str | bytes):
            frame = sys._getframe(1)
            while frame is not None and Path(frame.f_code.co_filename).parent.name == "re":
                frame = frame.f_back  # type: ignore[assignment]
            name = frame.f_globals.get("__name__", "") if frame is not None else ""
            if name.startswith("claimcheck"):
                text = compiled.pattern if isinstance(compiled.pattern, str) else compiled.pattern.decode("latin-1")
                found.setdefault((text, int(compiled.flags)), f"{name}:{frame.f_lineno}")
        return compiled

    re._compile = noting  # type: ignore[attr-defined]


def modules() -> Iterator[Any]:
    """Every module of the package, imported."""
    import claimcheck

    for info in pkgutil.walk_packages(claimcheck.__path__, "claimcheck."):
        if info.name != "claimcheck.__main__":
            yield importlib.import_module(info.name)


def build_all(module: Any) -> None:
    """Call what the module keeps of calls without arguments: most of it makes patterns of a lexicon."""
    for one in vars(module).values():
        if hasattr(one, "cache_info") and getattr(one, "__module__", "") == module.__name__:
            needed = [p for p in inspect.signature(one).parameters.values() if p.default is p.empty]
            if not needed:
                one()


def literals(module: Any) -> Iterator[tuple[str, int, int]]:
    """Patterns that stand as they are in a call of `re`: pattern, flags, line."""
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in TAKING):
            continue
        owner = node.func.value
        if not (isinstance(owner, ast.Name) and owner.id == "re" and node.args):
            continue
        if isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str):
            told = [*node.args, *(word.value for word in node.keywords)]
            names = {one.attr for argument in told for one in ast.walk(argument) if isinstance(one, ast.Attribute)}
            flags = functools.reduce(int.__or__, (int(getattr(re, name)) for name in names if name.isupper()), 0)
            yield node.args[0].value, int(re.compile(node.args[0].value, flags).flags), node.lineno


def main(folders: list[str]) -> None:
    """Print what is found."""
    found: Found = {}
    watched(found)
    for module in modules():
        build_all(module)
        for pattern, flags, line in literals(module):
            found.setdefault((pattern, flags), f"{module.__name__}:{line}")
    import claimcheck

    claimcheck.check(folders)
    for (pattern, flags), where in sorted(found.items(), key=lambda item: (item[1], item[0])):
        sys.stdout.write(json.dumps([where, pattern, flags], ensure_ascii=True) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
