"""The base of all models: frozen, closed, and equal after a JSON round trip."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A frozen pydantic model that takes no unknown field."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_serialization_defaults_required=True)

    def __eq__(self, other: object) -> bool:
        """As pydantic has it, and several times as quick for models that are equal."""
        if self is other:
            return True
        if type(self) is not type(other):
            return NotImplemented
        return self.__dict__ == other.__dict__ or super().__eq__(other)
