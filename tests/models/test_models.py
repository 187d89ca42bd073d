"""Every model survives a JSON round trip, takes no unknown field, and cannot be changed."""

from __future__ import annotations

import datetime as dt

import pydantic
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck import models
from claimcheck.models.base import Model

MODELS = sorted(
    (value for value in vars(models).values() if isinstance(value, type) and issubclass(value, Model)),
    key=lambda model: model.__name__,
)
# JSON has no infinity, and a date no second fold of an hour
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(dt.datetime, st.datetimes(timezones=st.none() | st.just(dt.timezone(dt.timedelta(hours=5)))))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_json_round_trip(model: type[Model], data: st.DataObject) -> None:
    value = data.draw(st.from_type(model))
    again = model.model_validate_json(value.model_dump_json())
    assert again == value
    assert again.model_dump_json() == value.model_dump_json()
    assert model.model_validate(value.model_dump(mode="json")) == value


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
@settings(max_examples=1, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_frozen_and_closed(model: type[Model], data: st.DataObject) -> None:
    value = data.draw(st.from_type(model))
    for field in model.model_fields:
        with pytest.raises(pydantic.ValidationError):
            setattr(value, field, None)
    with pytest.raises(pydantic.ValidationError):
        model.model_validate({**value.model_dump(), "unheard_of": 1})


@pytest.mark.parametrize(
    "published",
    [
        dt.date(2021, 3, 4),
        dt.datetime(2021, 3, 4),
        dt.datetime(2021, 3, 4, 6, 15),
        dt.datetime(2021, 3, 4, 6, 15, tzinfo=dt.timezone(dt.timedelta(hours=8))),
    ],
)
def test_a_date_stays_a_date_and_a_time_a_time(published: dt.date) -> None:
    info = models.DocumentInfo(id="a.txt", published=published)
    again = models.DocumentInfo.model_validate_json(info.model_dump_json())
    assert again.published == published
    assert type(again.published) is type(published)


def test_a_document_of_a_text() -> None:
    document = models.Document.from_text("Mill.", id="a", title="T", published=dt.date(2021, 3, 4))
    assert document.info() == models.DocumentInfo(
        id="a", title="T", published=dt.date(2021, 3, 4), published_from="given"
    )  # fmt: skip
    assert models.Document.model_validate_json(document.model_dump_json()) == document
