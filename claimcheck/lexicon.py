"""Linguistic knowledge as data: the TOML files under `rules/lexicon/`, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from claimcheck.errors import RuleError


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The lexicon file `rules/lexicon/<name>.toml` as plain data; do not change it.

    Raises RuleError, naming file and line, if it is missing or not TOML.
    """
    resource = files("claimcheck.rules") / "lexicon" / f"{name}.toml"
    try:
        return tomllib.loads(resource.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise RuleError([f"rules/lexicon/{name}.toml: no such file; reinstall claimcheck"]) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError([f"rules/lexicon/{name}.toml: not TOML: {error}"]) from error
