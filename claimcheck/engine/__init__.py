"""The rule engine: linked claims and a rulebook go in, claims with their status and findings come out."""

from claimcheck.engine.evaluate import evaluate
from claimcheck.engine.judge import judge
from claimcheck.engine.rulebook import Rulebook, builtin_rules

__all__ = ["Rulebook", "builtin_rules", "evaluate", "judge"]
