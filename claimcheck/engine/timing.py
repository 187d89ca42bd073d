"""When articles were written that do not tell: not before the latest day that they look back on."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from claimcheck.models import DateValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.models import Claim, DocumentInfo


def with_earliest_days(documents: Sequence[DocumentInfo], claims: Iterable[Claim]) -> list[DocumentInfo]:
    """The documents in their order; those without a publication date with `not_before`, where their claims tell it."""
    undated = {document.id for document in documents if document.published is None}
    latest: dict[str, dt.date] = {}
    for claim in claims if undated else ():
        if claim.document in undated:
            day = _day_told(claim)
            if day is not None and day > latest.get(claim.document, dt.date.min):
                latest[claim.document] = day
    return [
        document.model_copy(update={"not_before": latest[document.id]}) if document.id in latest else document
        for document in documents
    ]


def _day_told(claim: Claim) -> dt.date | None:
    """The first day on which something can have happened that the claim tells of as past; None where it tells none."""
    value = claim.value
    if not isinstance(value, DateValue) or value.type not in {"DATE", "TIME"} or value.low is None:
        return None
    if claim.modality != "happened" or claim.derived_from is not None:
        return None
    try:
        return dt.date.fromisoformat(value.low[:10])
    except ValueError:  # before our era, or a plug-in's odd string
        return None
