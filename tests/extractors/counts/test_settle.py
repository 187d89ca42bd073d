"""What the rest of a block tells of a quantity."""

from __future__ import annotations

import pytest

from claimcheck import find_quantities

# sentence, the number read of its first quantity
SIGNS = [
    ("The index fell by -3.16% in a day.", 3.16),
    ("Exports dropped by -12 percent last spring.", 12),
    ("The harbour froze at -12 °C.", -12),
    ("Growth was -0.4 percent in spring.", -0.4),
]


@pytest.mark.parametrize(("sentence", "number"), SIGNS)
def test_a_sign_that_repeats_the_verb_is_none(sentence: str, number: float) -> None:
    assert find_quantities(sentence)[0].number == number
