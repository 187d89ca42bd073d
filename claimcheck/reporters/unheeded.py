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


def unheeded(text: str) -> str:
    """The text, of one line or many, with a joiner in whatever would be taken for an order."""
    return _ORDER.sub(rf"\g<0>{JOINER}", text) if "::" in text or "##[" in text else text


def unheeded_json(text: str) -> str:
    """JSON that means the same and holds no order: there no line begins so."""
    return text.replace("##[", r"\u0023#[")
