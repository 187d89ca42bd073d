"""What all tests share."""

from __future__ import annotations

import os
from functools import partialmethod
from inspect import signature

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, settings

# a busy machine is no fault of what is tested
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

# before version 8.2 click mixes the two streams unless told not to
if "mix_stderr" in signature(CliRunner.__init__).parameters:
    CliRunner.__init__ = partialmethod(CliRunner.__init__, mix_stderr=False)  # type: ignore[assignment,method-assign]
    Result.output = property(lambda told: told.stdout + told.stderr)  # type: ignore[assignment,method-assign]


#: each process loads the language model and keeps a core busy; more than these have little left to share
MOST_WORKERS = 4


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """In how many processes the tests run unless `-n` says it: some for all tests, one for a part of them."""
    if config.args_source != pytest.Config.ArgsSource.TESTPATHS or config.getoption("--update-golden"):
        return 0
    return min(os.cpu_count() or 1, MOST_WORKERS)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Write the golden files anew; read the difference.")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written instead of compared."""
    return bool(request.config.getoption("--update-golden"))
