"""What a number stands for beside how many there are: one that is denied, and one that is only allowed.

Every function is pure and reads the text alone. The words are data: `rules/lexicon/scopes.toml`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from claimcheck.models import Modality, QuantityMention

_LIMIT = lexicon("scopes")["limit"]
_VERBS = "|".join(_LIMIT["verbs"])
_AT_MOST = r"(?:a\smaximum\sof\s|a\stotal\sof\s|no\smore\sthan\s)?"
#: `not 40 but 30`, `30, not 40`, `30 rather than 40`
_DENIED_BEFORE = re.compile(
    r"(?:\bnot|\brather\sthan|\binstead\sof|\bas\sopposed\sto)\s(?:the\s|in\s|by\s|to\s|for\s|of\s)?$", re.IGNORECASE
)
#: `not 40 but`, before the number that holds
_DENIED_THEN = re.compile(r"\bnot\s[^.;:]{1,40}?,?\sbut\s(?:rather\s|only\s|in\s|by\s|to\s|for\s)?$", re.IGNORECASE)
_LIMIT_BEFORE = re.compile(
    rf"\b(?:{'|'.join(_LIMIT['granted'])})\s(?:to\s(?:safely\s)?(?:{_VERBS})|for)\s{_AT_MOST}$"
    rf"|\bcapable\sof\s(?:safely\s)?(?:{'|'.join(_LIMIT['gerunds'])})\s{_AT_MOST}$"
    rf"|\b(?:can|could|may|to\sbe\sable\sto)\s(?:each\s|safely\s|legally\s|only\s)?(?:{_VERBS})\s{_AT_MOST}$",
    re.IGNORECASE,
)
_REACH = 60
_COUNTED = frozenset({"count", "quantity"})


def modality_by_contrast(text: str, mention: QuantityMention, found: Modality) -> Modality:
    """The modality of a number that stands in a contrast (`not 40 but 30`); `found`, that of its clause, elsewhere."""
    before = text[max(0, mention.start - _REACH) : mention.start]
    if _DENIED_BEFORE.search(before):
        return "denied"
    return "happened" if found == "denied" and _DENIED_THEN.search(before) else found


def is_limit(text: str, mention: QuantityMention) -> bool:
    """Whether a number tells how many something may or can hold: `licensed for 600`, `can carry 40 tonnes`."""
    if mention.kind not in _COUNTED:
        return False
    return _LIMIT_BEFORE.search(text[max(0, mention.start - _REACH) : mention.start]) is not None
