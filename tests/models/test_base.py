"""Models are equal as pydantic has it, and share what is the same for many of them."""

from __future__ import annotations

from claimcheck.models import CountValue, DateValue, Participant


def test_equal_models_are_equal_and_have_one_hash() -> None:
    one, other = DateValue(timex="2004-05-02", low="2004-05-02"), DateValue(timex="2004-05-02", low="2004-05-02")
    assert one == other
    assert hash(one) == hash(other)
    assert one != DateValue(timex="2004-05-02")
    assert one != CountValue(number=4.0)
    assert one != "2004-05-02"


def test_what_was_given_is_told_of_each_model() -> None:
    one, other = CountValue(number=4.0, unit="meter"), CountValue(number=9.0, unit="meter")
    assert one.model_fields_set is other.model_fields_set
    longer = one.model_copy(update={"noun": "mast"})
    assert longer.model_fields_set == {"number", "unit", "noun"}
    assert other.model_fields_set == {"number", "unit"}, "a copy changes nothing in what is shared"
    assert Participant(name="Ada Brenner").model_dump(exclude_unset=True) == {"name": "Ada Brenner"}
