"""The stages of the grammar in their order, with all their rules.

Of two readings of the same words within a stage, that of the rule that was added first wins: hence the order.
"""

from __future__ import annotations

from importlib import import_module

from claimcheck.extractors.dates.atoms import ATOMS
from claimcheck.extractors.dates.composites import DAYPARTS, DAYS, PARTS, PERIODS, RANGES, TIMES
from claimcheck.extractors.dates.lengths import LENGTHS

#: modules that add rules, those of one stage in the order in which they are tried
RULES = (
    "calendar_dates", "long_dates", "pointers", "recurrences", "clocks", "lengths", "ages", "composites",
    "part_rules", "time_rules",
)  # fmt: skip
#: modules that give expressions their values
VALUES = (
    "deictic_values", "calendar_values", "period_values", "shift_values", "clock_values", "length_values",
)  # fmt: skip

for _name in (*RULES, *VALUES):
    import_module(f"claimcheck.extractors.dates.{_name}")

STAGES = (ATOMS, LENGTHS, DAYS, PERIODS, DAYPARTS, TIMES, PARTS, RANGES)
