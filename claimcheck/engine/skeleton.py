"""The skeleton of a new rule: a file that can be loaded, and says at each place what may stand there."""

from __future__ import annotations

import re

#: an id: lower-case words and hyphens, in folders
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*")

_SKELETON = '''# The id is the path of this file within its pack, without .toml.
id = "{id}"
# What the rule reports, in a line.
title = "Two numbers of seats of one hall"
# error | warning | note
level = "warning"
# What the reader is told. Placeholders: {{subject}}, {{attribute}}, {{reason}}, {{sides}}, and of each of the two
# {{a.document}}, {{a.text}}, {{a.sentence}}, {{a.subject}}, {{a.published}}, {{a.line}}, {{a.speaker}},
# {{a.term}} (b likewise).
message = "{{a.document}} says {{a.text}}, {{b.document}} says {{b.text}} ({{subject}})"
# What it does, why that matters, when it stays silent, and which false alarms are known.
why = """
A hall has one number of seats. A planned number is another thing than the one that was built.
"""

# Which claims are compared. kind: date | count | title.
# More conditions: quantity = ["money"], attribute = ["seat"] (what is told), noun = ["seat"] (what is counted; lemmas),
# articles = "same" | "different". `claimcheck extract FILE` shows the claims of an article.
[claim]
kind = "count"
noun = ["seat"]
# How sure it must be that both are about one thing, from 0 to 1, and how sure if they agree, where less will do.
link = 0.5
agree_link = 0.35

# The ladder: the first rung whose condition holds decides. `claimcheck rules operators` lists what may stand after
# 'when'; `when = "not NAME"` turns it round, `when = ["ONE", "TWO"]` wants both.
# Verdicts: agree | unknown | update | conflict.
[[ladder]]
when = "overlap"
says = "one value can satisfy both"
verdict = "agree"

[[ladder]]
when = "either_modality"
is = ["planned", "denied", "feared", "hypothetical"]
says = "one of them is a plan, a fear or a denial"
verdict = "unknown"

[[ladder]]
when = "otherwise"
says = "the numbers differ"
verdict = "conflict"

# Examples: at least one of a conflict and one of silence. `claimcheck rules test FILE` runs them, in both orders.
# More keys: a_published = 2015-05-03, a_title = "...", a_source = "..." (b likewise).
[[example]]
name = "two numbers"
a = "The Corran Hall has 840 seats."
b = "The Corran Hall has 480 seats."
verdict = "conflict"

[[example]]
name = "a plan"
a = "The Corran Hall has 840 seats."
b = "The Corran Hall will have 480 seats."
verdict = "silence"

[[example]]
name = "the same number"
a = "The Corran Hall has 840 seats."
b = "The Corran Hall has about 840 seats."
verdict = "agree"
'''


def skeleton(id: str) -> str:
    """The text of a new rule file of that id. Raises ValueError if it cannot be a path of lower-case words."""
    if not ID.fullmatch(id):
        raise ValueError(f"{id!r} is no id of a rule; write lower-case words with hyphens, such as mine/seats-differ")
    return _SKELETON.format(id=id)
