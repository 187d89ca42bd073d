"""What a count is limited to: one of several places, a stretch of time without a date; what is only allowed; denied."""

from __future__ import annotations

import pytest

from claimcheck.check import extract
from claimcheck.models import Claim, Document

#: sentence, words of the number, place, period
REACHES = [
    ("In the northern district, 40 houses burned and 12 people died.", "40", "northern district", None),
    ("In the northern district, 40 houses burned and 12 people died.", "12", "northern district", None),
    ("The firm employs 140 people at its main plant and 80 at the second site.", "140", "main plant", None),
    ("The firm employs 140 people at its main plant and 80 at the second site.", "80", "second site", None),
    ("Police counted 500 ballots in Lower Arl parish.", "500", "lower arl parish", None),
    ("There are 1,200 schools nationwide and 90 in Kett County.", "1,200", "nationwide", None),
    ("There are 1,200 schools nationwide and 90 in Kett County.", "90", "kett county", None),
    ("In rural areas 34 percent of households have a car.", "34 percent", "rural areas", None),
    ("The union has 45,000 members abroad.", "45,000", "abroad", None),
    ("The number of patients in the east rose to 410.", "410", "east", None),
    ("Sales reached 4,200 cars in the first half.", "4,200", None, "first half"),
    ("The museum drew 2,100 visitors on its first day.", "2,100", None, "first day"),
    ("The exhibition sold 900 tickets in its opening week.", "900", None, "first week"),
    ("Profit was $40 million in the first quarter.", "$40 million", None, "first quarter"),
    ("First-quarter revenue was 3 million euros.", "3 million euros", None, "first quarter"),
    ("The striker scored 22 goals last season.", "22", None, "last season"),
    ("She scored 12 goals in the first half and four in the second half.", "12", None, "first half"),
    ("She scored 12 goals in the first half and four in the second half.", "four", None, "second half"),
    ("They had won 14 games by half-time.", "14", None, "first half"),
    ("The crew laid 14 km of track in the second phase.", "14 km", None, "second phase"),
    ("In the second round he won 52 percent of the vote.", "52 percent", None, "second round"),
    ("The house has 12 rooms.", "12", None, None),
    ("He bought the first half of the herd, 120 cows.", "120", None, "first half"),
]
STANDINGS = [
    ("Not 12 but nine men were below ground.", "12", "denied", False),
    ("Not 12 but nine men were below ground.", "nine", "happened", False),
    ("There were 14 cases, not 40 as first reported.", "40", "denied", False),
    ("There were 14 cases, not 40 as first reported.", "14", "happened", False),
    ("Rather than 40 classrooms, the city built 25.", "40", "denied", False),
    ("The court heard not only 40 but 60 witnesses.", "60", "happened", False),
    ("The cage can carry 40 men at a time.", "40", "happened", True),
    ("The hall is licensed for 600 people, but 840 were inside.", "600", "happened", True),
    ("The hall is licensed for 600 people, but 840 were inside.", "840", "happened", False),
    ("The ferry was certified to carry 180 passengers.", "180", "happened", True),
    ("The school has room for 900 pupils.", "900", "happened", True),
    ("The hangar was built for $40 million.", "$40 million", "happened", False),
]
OLDER = [
    ("The previous record, set in 1996, was 41 curtain calls.", "41", "1996"),
    ("Eight sailors were rescued, fewer than the 22 saved in a similar wreck in 2013.", "22", "2013"),
]


def claim_of(sentence: str, words: str) -> Claim:
    """The count claim of a sentence whose value is told in these words."""
    claims = extract(Document(id="a.txt", text=sentence))
    return next(claim for claim in claims if claim.type == "count" and claim.value_text == words)


@pytest.mark.parametrize(("sentence", "words", "where", "period"), REACHES)
def test_where_and_in_which_stretch_of_time(sentence: str, words: str, where: str | None, period: str | None) -> None:
    scope = claim_of(sentence, words).scope
    assert (scope.where, scope.period) == (where, period)


@pytest.mark.parametrize(("sentence", "words", "modality", "limit"), STANDINGS)
def test_what_is_denied_or_only_allowed(sentence: str, words: str, modality: str, limit: bool) -> None:
    claim = claim_of(sentence, words)
    assert (claim.modality, claim.attribute == "capacity") == (modality, limit)


@pytest.mark.parametrize(("sentence", "words", "year"), OLDER)
def test_an_older_number_holds_for_its_own_year(sentence: str, words: str, year: str) -> None:
    scope = claim_of(sentence, words).scope
    assert (scope.since or "")[:4] == (scope.until or "")[:4] == year
