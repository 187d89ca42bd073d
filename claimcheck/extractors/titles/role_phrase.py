"""A phrase that names a post, by its tokens."""

from __future__ import annotations

from dataclasses import dataclass

DETERMINERS = frozenset("the a an its his her their our my this that".split())  # noqa: SIM905


@dataclass(slots=True)
class RolePhrase:
    """A post as written; all are token indices, ends exclusive.

    `start`..`end` holds status, level, field, post and the body after it; `outer` is where the
    phrase begins with its determiner or possessor. `core_start`..`core_end` is the role itself.
    """

    start: int
    end: int
    outer: int
    core_start: int
    core_end: int
    head: int
    post: str
    plural: bool = False
    status: str | None = None
    then: bool = False
    definite: bool = False
    indefinite: bool = False
    possessive: int | None = None
    body: tuple[int, int] | None = None
    body_before: bool = False
    width: int = 1
