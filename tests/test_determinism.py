"""The same articles give the same bytes: for any hash seed, order of files and number of processes.

`python tests/test_determinism.py` prints the digest of a report, so that several versions of Python can be compared.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = [ROOT / "seeds", ROOT / "tests" / "clusters" / "ferry-sinking" / "articles"]
SCRIPT = """
import hashlib, sys
import claimcheck, claimcheck.collecting
claimcheck.collecting.WORTH_A_PROCESS = 5_000
jobs, *paths = sys.argv[1:]
report = claimcheck.check(paths, jobs=int(jobs))
print(hashlib.sha256(report.to_json(internals=True).encode()).hexdigest(), len(report.findings))
"""


def digest(seed: str, jobs: int, *, backwards: bool) -> str:
    """The digest of the report of a process of its own, and how many findings it has."""
    paths = sorted((path.relative_to(ROOT) for folder in FOLDERS for path in folder.iterdir()), reverse=backwards)
    found = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(jobs), *map(str, paths)],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return found.stdout


@pytest.fixture(scope="module")
def expected() -> str:
    """That of the plainest run."""
    return digest("0", 1, backwards=False)


@pytest.mark.parametrize(("seed", "jobs", "backwards"), [("1", 1, True), ("4711", 2, False)])
def test_same_bytes(seed: str, jobs: int, backwards: bool, expected: str) -> None:
    assert int(expected.split()[1]) > 5
    assert digest(seed, jobs, backwards=backwards) == expected


if __name__ == "__main__":
    own = digest("0", 1, backwards=False)
    sys.stdout.write(f"{sys.version.split()[0]} {own}{hashlib.sha256(own.encode()).hexdigest()[:8]}\n")
