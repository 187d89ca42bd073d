"""Explanations: why two claims were taken to be about one thing, or what kept them apart."""

from __future__ import annotations

from typing import Literal

from claimcheck.models.base import Model
from claimcheck.models.claim import Claim
from claimcheck.models.finding import Finding, Link, Outcome, Relation

#: how far a pair came: not even compared; another pair was likelier; numbers of other news; too unsure to be
#: linked; linked, but no rule speaks; decided by a rung
Stage = Literal["not compared", "not favourites", "other news", "not linked", "no rule", "decided"]


class Contribution(Model):
    """What one feature adds to the log odds that two claims are about one thing, beside the usual pair."""

    feature: str
    value: float
    log_odds: float
    meaning: str


class Rival(Model):
    """The best other counterpart of one side (`of`) in the other's article.

    `affinity` is how alike the two are, from 0 to 1; `ahead` is in what the rival beats the pair that is explained.
    """

    of: Literal["a", "b"]
    claim: Claim
    affinity: float
    ahead: tuple[Contribution, ...] = ()


class Comparison(Model):
    """What the linker makes of two dates or counts.

    `affinity` is how alike they are, `lead` how far ahead of the `rivals`, `score` how likely they are about one
    thing. The log odds of the fitted score are `start` and the sum of `contributions`, weightiest first; one of these
    is the affinity, and `alike` tells what it is made of in the same way. `plain` tells that the score was raised
    since both sentences plainly say one thing.
    """

    affinity: float
    lead: float
    rivals: tuple[Rival, ...]
    score: float
    start: float
    contributions: tuple[Contribution, ...]
    alike: tuple[Contribution, ...] = ()
    plain: bool = False


class Asked(Model):
    """A rule that looks at such claims, in the order in which they are asked.

    `threshold` is the score that it needs, `agree_threshold` that for claims that agree; `rung` is the first that
    holds, whether or not the score is enough, and `says` its words. `decides` is True for the one that does.
    Where no rung holds, `nearest` tells what is missing for the one that would report something and lacks least.
    """

    rule: str
    title: str
    relation: Relation
    score: float
    threshold: float
    agree_threshold: float
    rung: str | None = None
    says: str | None = None
    verdict: Outcome | None = None
    decides: bool = False
    nearest: str | None = None


class Explanation(Model):
    """How two claims stand to each other: how far they came (`stage`), why, and all that was weighed.

    `outcome` is one sentence. `links` are the links between them, with their reasons; posts have these in place of
    a comparison, and `notes` on names, posts and bodies. Of claims that were not compared, `notes` tell the words
    and names that were looked for.
    """

    a: Claim
    b: Claim
    stage: Stage
    outcome: str
    verdict: Outcome | None = None
    comparison: Comparison | None = None
    links: tuple[Link, ...] = ()
    asked: tuple[Asked, ...] = ()
    notes: tuple[str, ...] = ()


class FindingExplanation(Model):
    """A finding and the pairs of claims behind it, the surest first.

    Of an unsupported statement they are the most alike statements of other articles. `note` is there where
    pairs do not tell it all.
    """

    finding: Finding
    pairs: tuple[Explanation, ...]
    note: str | None = None
