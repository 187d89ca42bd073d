"""How a name may be spelt: letters made plain, and the sounds that alphabets write in several ways."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: alphabets differ in how they put these sounds into Latin letters (ISO 9, BGN/PCGN, press usage)
_SOUNDS = (
    ("shch", "s"), ("sch", "s"), ("tch", "c"), ("zh", "z"), ("kh", "h"), ("ch", "c"), ("sh", "s"), ("ts", "c"),
    ("tz", "c"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("gh", "g"), ("ck", "k"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"), ("iy", "i"), ("yi", "i"), ("ij", "i"), ("ii", "i"), ("yy", "i"), ("ay", "ai"), ("ey", "ei"),
    ("oe", "o"), ("ae", "a"), ("ue", "u"), ("ks", "x"), ("dj", "j"), ("y", "i"), ("w", "v"), ("q", "k"), ("z", "s"),
)  # fmt: skip
_SPECIAL = str.maketrans(
    {
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        "ı": "i",
        "’": "'",
        "‑": "-",
        "–": "-",
    }
)


@lru_cache(maxsize=262_144)
def fold(name: str) -> str:
    """A name in lower case, without accents, full stops and possessive ending."""
    lowered = name.strip().casefold().translate(_SPECIAL)
    decomposed = unicodedata.normalize("NFKD", lowered)
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return re.sub(r"'s?$", "", re.sub(r"(?<=\w)\.(?=\w)", ". ", plain)).replace(".", "").strip(" \"'")


@lru_cache(maxsize=65536)
def sounds(word: str) -> str:
    """A folded word with sounds that are put into Latin letters in several ways made equal."""
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    return re.sub(r"(.)\1+", r"\1", word)
