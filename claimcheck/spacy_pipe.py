"""claimcheck as a component of somebody's own spaCy pipeline: `nlp.add_pipe("claimcheck")` sets `doc._.claims`.

spaCy finds it by entry point. The claims are read from the text of the Doc by claimcheck's own pipeline, so that
they are the same whatever the other components are; a blank pipeline will do.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, get_type_hints

from spacy.language import Language
from spacy.tokens import Doc

if TYPE_CHECKING:
    from claimcheck.models import Claim

#: where the claims are kept, as JSON, so that `Doc.to_bytes`, `DocBin` and worker processes carry them
_KEY = "claimcheck.claims"
#: what a caller may put into `Doc.user_data` before the component runs
_ID, _PUBLISHED = "id", "published"


@Language.factory("claimcheck", assigns=["doc._.claims"], default_config={"published": None})
def make_component(nlp: Language, name: str, published: str | None) -> ClaimComponent:
    """The component; `published` is the date (ISO 8601) of all texts that bring none of their own.

    Raises ValueError if it is no date.
    """
    return ClaimComponent(dt.date.fromisoformat(published) if published else None)


class ClaimComponent:
    """Finds the claims of a Doc and leaves all else of it alone."""

    def __init__(self, published: dt.date | None = None) -> None:
        """Keep the publication date of texts without one; make sure that `doc._.claims` is there."""
        self.published = published
        if not Doc.has_extension("claims"):
            Doc.set_extension("claims", getter=_claims)

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.claims`: a list of `claimcheck.Claim`, offsets in `doc.text`.

        `doc.user_data` may hold an `id` for the claims' `document`, and `published`, a date or ISO 8601 text.
        """
        from claimcheck.check import extract
        from claimcheck.models import Document

        if not doc.text.strip():
            doc.user_data[_KEY] = []
            return doc
        published = _date(doc.user_data.get(_PUBLISHED)) or self.published
        document = Document.from_text(doc.text, id=str(doc.user_data.get(_ID) or "text"), published=published)
        doc.user_data[_KEY] = [claim.model_dump_json() for claim in extract(document)]
        return doc


def _claims(doc: Doc) -> list[Claim]:
    """The claims of a Doc; none if the component has not seen it."""
    from claimcheck.models import Claim

    return [Claim.model_validate_json(told) for told in doc.user_data.get(_KEY, ())]


def _date(told: Any) -> dt.date | None:
    return dt.date.fromisoformat(told) if isinstance(told, str) else told


# with the lowest versions what checks the arguments cannot read annotations that are text
make_component.__annotations__ = get_type_hints(make_component)
