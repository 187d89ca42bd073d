"""The articles that a store holds, filed by key, so that a new one is compared with those that share one.

`articles` is which they are; `inverted` finds them by key, and counts what is known of all; `bearers` is who is who
among their names; `overlay` shows them with others added that are not kept; `standing` is how they stand, seen
without a change; `checking` is whether all fits together; `paths` is which articles the user means.
"""

from claimcheck.archive.articles import Archive, Held

__all__ = ["Archive", "Held"]
