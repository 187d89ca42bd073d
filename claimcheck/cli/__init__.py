"""The command `claimcheck`: it reads options, calls the library and chooses the exit code, nothing else.

Whatever is slow to import is imported inside the commands, so that help and mistakes answer at once.
"""

import importlib
import pkgutil

from claimcheck.cli import commands
from claimcheck.cli.app import main

for _module in pkgutil.iter_modules(commands.__path__, f"{commands.__name__}."):
    importlib.import_module(_module.name)

__all__ = ["main"]
