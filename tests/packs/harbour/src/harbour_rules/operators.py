"""An operator of our own: importing this module registers it."""

from claimcheck.engine.cases import Pair
from claimcheck.engine.operators.registry import operator


@operator("apart_by_more_than")
def apart_by_more_than(pair: Pair, *, number: float) -> bool:
    """The numbers stated are more than `number` apart."""
    a, b = getattr(pair.a.value, "number", None), getattr(pair.b.value, "number", None)
    return a is not None and b is not None and abs(a - b) > number
