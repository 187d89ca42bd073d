"""A rule pack of another distribution: installed by pip, found by its entry points, run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACK = ROOT / "tests" / "packs" / "harbour"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the example pack is installed, without a network."""
    folder = tmp_path_factory.mktemp("pack")
    shutil.copytree(PACK, folder / "source")  # a build writes beside its source
    command = ["install", "-q", "--no-index", "--no-deps", "--no-build-isolation", "--target", folder / "site", "."]
    subprocess.run([sys.executable, "-m", "pip", *command], cwd=folder / "source", check=True, capture_output=True)
    return folder / "site"


def run(folder: Path, site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command, in a process of its own that finds what is installed in `site`."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(site), str(ROOT)])}
    command = [sys.executable, "-m", "claimcheck", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_its_rules_and_operators_are_known(installed: Path, tmp_path: Path) -> None:
    listed = run(tmp_path, installed, "rules", "list").stdout
    assert "harbour/berths               warning  a pair of claims " in listed
    assert "apart_by_more_than number=..." in run(tmp_path, installed, "rules", "operators").stdout


def test_its_examples_run(installed: Path, tmp_path: Path) -> None:
    result = run(tmp_path, installed, "rules", "test", "harbour")
    assert (result.returncode, result.stdout) == (0, "4 runs of the examples of 1 rule: all passed.\n")


def test_it_takes_part_in_a_report(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The Tarnholm marina has 310 berths.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("The Tarnholm marina has 510 berths.\n", encoding="utf-8")
    (tmp_path / "claimcheck.toml").write_text(
        '[levels]\nharbour = "error"\n[options."harbour/berths"]\nnumber = 250\n', encoding="utf-8"
    )
    told = run(tmp_path, installed, "report", "a.txt", "b.txt", "--isolated").stdout
    assert "warning: a.txt tells of 310, b.txt of 510" in told
    assert "rule: harbour/berths" in told
    assert "rule: harbour/berths" not in run(tmp_path, installed, "report", "a.txt", "b.txt").stdout


def test_a_broken_pack_is_named(installed: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(installed, site)
    (rule,) = site.rglob("berths.toml")
    rule.write_text(rule.read_text(encoding="utf-8").replace('"warning"', '"warn"'), encoding="utf-8")
    result = run(tmp_path, site, "rules", "list")
    assert result.returncode == 2
    assert result.stderr == "claimcheck: harbour/harbour/berths.toml:3: unknown level 'warn'; did you mean 'warning'?\n"
    (site / "harbour_rules" / "operators.py").write_text("import nowhere\n", encoding="utf-8")
    result = run(tmp_path, site, "rules", "list")
    assert result.returncode == 2
    assert "the plug-in harbour = harbour_rules.operators of claimcheck.operators cannot be loaded" in result.stderr
