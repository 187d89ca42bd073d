"""What the engine borrows from the layer of people and posts, in one place."""

from __future__ import annotations

try:
    from claimcheck.subjects.holdings import overlap_in_time
except ImportError:

    def overlap_in_time(a, b, published_a, published_b):
        def span(v, p):
            s, u = v.since, v.until
            if p is not None and v.status in ("current", "acting"):
                s, u = s or p.isoformat()[:10], u or p.isoformat()[:10]
            return s, u

        (s1, u1), (s2, u2) = span(a, published_a), span(b, published_b)
        if None in (s1, u1, s2, u2):
            return None
        return s1 <= u2 and s2 <= u1


try:
    from claimcheck.subjects.roles import roles_agree, roles_exclude, single_holder
except ImportError:

    def roles_agree(a, b):
        return a.role == b.role

    def roles_exclude(a, b):
        return a.role != b.role

    def single_holder(role):
        return role in {"mayor", "director", "chair", "captain", "chief executive"}


def same_name(a, b):
    x, y = a.casefold(), b.casefold() if b else None
    return b is not None and (x == y or x.split()[-1] == y.split()[-1])


def spelt_apart(a, b):
    from rapidfuzz.distance import Levenshtein

    return b is not None and a.casefold() != b.casefold() and Levenshtein.distance(a.casefold(), b.casefold()) <= 2


def same_body(a, b):
    return a.casefold() in b.casefold() or b.casefold() in a.casefold()
