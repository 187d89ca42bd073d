"""Pieces of patterns that several readers of counts share, each the source of a regular expression without groups."""

from __future__ import annotations

#: before a number, without weight: `only 12`, `just 12`
ONLY = r"(?:only\s|just\s)?"
#: before a level that something came from: `from just 12`, `against a 12 percent share`
FROM_A = r"(?:just\s|only\s|an?\s)?"
#: the same, where an earlier level may be meant: `from the previous 12`
FROM_THE = r"(?:just\s|only\s|an?\s|the\s(?:previous\s)?)?"
#: whose a whole is: `of its 800 members`
WHOSE = r"(?:the\s|its\s|their\s|his\s|her\s)?"
#: those told of before
THEM = r"(?:them|these|those|whom|which)"
