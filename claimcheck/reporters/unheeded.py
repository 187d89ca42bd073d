"""Words of articles that a CI system must not take for orders to itself.

The runner of GitHub Actions obeys every line of a job's output that begins with `::error::` or the like, and every
`##[error]` wherever it stands (its class `ActionCommand`). An article could so set variables, or hide what follows in
the log.
"""

from __future__ import annotations

import re

#: an invisible character that joins; the runner knows no command behind it
JOINER = "\u2060"
_ORDER = re.compile(r"(?:^|(?<=[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]))\s*(?=::)|#(?=#\[)")
#: controls that JSON lets stand though terminals obey them, and marks that turn the direction of writing
_STEERING = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def unheeded(text: str) -> str:
    """The text, of one line or many, with a joiner in whatever would be taken for an order."""
    return _ORDER.sub(rf"\g<0>{JOINER}", text) if "::" in text or "##[" in text else text


def unheeded_json(text: str) -> str:
    """JSON that means the same and holds neither an order nor what steers a terminal."""
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text.replace("##[", r"\u0023#["))
