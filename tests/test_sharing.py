"""Claims share their equal parts, and are equal to what they were."""

from __future__ import annotations

from claimcheck.models import CountValue, Document
from claimcheck.reading import Reading, read_documents
from claimcheck.sharing import Sharing

TEXT = (
    "Ada Quist, director of the Varley Institute, said on 3 May 2019 that 41 looms and 12 mills had closed in Oldport."
    "\n\n"
    "The Varley Institute lost 0 looms in 2018. Ada Quist became its director on 4 March 2016."
)


def reading(id: str) -> Reading:
    (found,) = read_documents([Document.from_text(TEXT, id=id)])
    return Reading.from_bytes(found.to_bytes(id), id)


def test_what_is_shared_stays_equal() -> None:
    sharing = Sharing()
    for id in ("a.txt", "b.txt"):
        claims = reading(id).claims
        shared = sharing.article(claims)
        assert tuple(shared) == claims
        assert [one.model_dump_json() for one in shared] == [one.model_dump_json() for one in claims]
        assert [hash(one) for one in shared] == [hash(one) for one in claims]
        assert shared[0].model_copy(update={"status": "supported"}) == claims[0].model_copy(
            update={"status": "supported"}
        )


def test_equal_parts_are_one() -> None:
    sharing = Sharing()
    first, second = (sharing.article(reading(id).claims) for id in ("a.txt", "b.txt"))
    assert first[0].frame.topic is second[0].frame.topic
    assert first[0].scope is second[0].scope
    dates = [[one.value for one in claims if one.type == "date"] for claims in (first, second)]
    assert all(a is b for a, b in zip(*dates, strict=True))
    people = [[p for one in claims for p in one.frame.participants if p.proper] for claims in (first, second)]
    assert people[0]
    assert all(a is b for a, b in zip(*people, strict=True))
    of_one_sentence = [one.text for one in first if one.start == first[0].start]
    assert all(text is of_one_sentence[0] for text in of_one_sentence)


def test_the_sign_of_zero_is_kept() -> None:
    claim = next(one for one in reading("a.txt").claims if one.type == "count")
    zeros = [claim.model_copy(update={"value": CountValue(number=zero, low=zero, high=zero)}) for zero in (0.0, -0.0)]
    shared = Sharing().article(zeros)
    assert [one.value.model_dump_json() for one in shared] == [one.value.model_dump_json() for one in zeros]
