"""What a claim is about: who takes part, which words tell, and which of several like things is meant."""

from __future__ import annotations

import pytest

from claimcheck.check import extract
from claimcheck.models import Claim, Document, Frame


def frame_of(text: str, words: str) -> Frame:
    """The frame of the one claim of a text whose value is told by these words."""
    return claim_of(text, words).frame


def claim_of(text: str, words: str) -> Claim:
    claims = extract(Document(id="a.txt", text=text))
    return next(claim for claim in claims if claim.value_text == words and claim.type != "title")


def own_names(frame: Frame) -> list[str]:
    return [p.name for p in frame.participants if p.proper and not p.inferred]


# text, words of the value, the names of its sentence from the nearest on
NAMES = [
    (
        "The goat farm of Odell Marsh sold 40 goats to Birgit Solan in Tarvik.",
        "40",
        ["Odell Marsh", "Birgit Solan", "Tarvik"],
    ),
    ("Birgit Solan sold 12 geese, and Odell Marsh bought 9 ducks.", "12", ["Birgit Solan", "Odell Marsh"]),
    ("Birgit Solan sold 12 geese, and Odell Marsh bought 9 ducks.", "9", ["Odell Marsh", "Birgit Solan"]),
    ("Birgit Solan sold 12 geese. Odell Marsh bought 9 ducks.", "9", ["Odell Marsh"]),
    ("The bakery sold 300 loaves.", "300", []),
]


@pytest.mark.parametrize(("text", "words", "names"), NAMES)
def test_names_of_the_sentence_stand_nearest_first(text: str, words: str, names: list[str]) -> None:
    assert own_names(frame_of(text, words)) == names


def test_names_of_the_article_stand_in_after_those_of_the_sentence() -> None:
    text = "Odell Marsh opened a dairy.\n\nIn Tarvik the shop sold 40 cheeses."
    participants = [p for p in frame_of(text, "40").participants if p.proper]
    assert [(p.name, p.inferred) for p in participants] == [("Tarvik", False), ("Odell Marsh", True)]


# text, words, name, the part it plays
ROLES = [
    ("Birgit Solan sold 12 geese in Tarvik.", "12", "Birgit Solan", "agent"),
    ("Birgit Solan sold 12 geese in Tarvik.", "12", "Tarvik", "place"),
    ("Birgit Solan was elected in May 2004.", "May 2004", "Birgit Solan", "patient"),
]


@pytest.mark.parametrize(("text", "words", "name", "role"), ROLES)
def test_roles(text: str, words: str, name: str, role: str) -> None:
    assert {p.name: p.role for p in frame_of(text, words).participants}[name] == role


def test_the_words_of_a_value_take_no_part() -> None:
    dated = frame_of("In May 2004 the bakery burned down.", "May 2004")
    assert [p.name for p in dated.participants] == ["bakery"]
    assert "may" not in dated.topic
    priced = frame_of("The cheese cost 40 euros in Tarvik.", "40 euros")
    assert "euro" not in {*priced.topic, *(p.name for p in priced.participants)}


def test_names_and_dates_are_no_topic() -> None:
    topic = frame_of("In May 2004 Birgit Solan sold 12 geese in Tarvik.", "12").topic
    assert not {"may", "birgit", "solan", "tarvik"} & set(topic)


# text, words, whose the date is, and who else is named
BRACKETS = [
    ("The painter Lise Varn (1880-1951) met the weaver Aldo Brix.", "1880", "Lise Varn"),
    ("The painter Lise Varn met the weaver Aldo Brix (1911-1975).", "1911", "Aldo Brix"),
    ("The weaver Aldo Brix (1911-1975) taught Lise Varn to spin.", "1911", "Aldo Brix"),
]


@pytest.mark.parametrize(("text", "words", "owner"), BRACKETS)
def test_a_date_in_brackets_belongs_to_the_name_before(text: str, words: str, owner: str) -> None:
    frame = frame_of(text, words)
    assert own_names(frame)[0] == owner
    assert frame.event_classes == ("born",), "nothing that the sentence tells happened then"


def test_a_date_in_brackets_with_a_verb_belongs_to_the_verb() -> None:
    frame = frame_of("The weaver Aldo Brix (who moved in 1911) taught Lise Varn to spin.", "1911")
    assert frame.event == "move"


# text, words, the selectors that stand near the value
SELECTORS = [
    ("The second ferry carried 212 passengers.", "212", ("second",)),
    ("The 2nd ferry carried 212 passengers to the western pier.", "212", ("second", "west")),
    ("The ferry carried 212 passengers.", "212", ()),
    ("The second ferry, which the town had bought from a yard that built barges, carried 212 passengers.", "212", ()),
]


@pytest.mark.parametrize(("text", "words", "selectors"), SELECTORS)
def test_selectors(text: str, words: str, selectors: tuple[str, ...]) -> None:
    assert frame_of(text, words).selectors == selectors


# text, words, words in the order in which they tell
TOPICS = [
    ("The bakery baked 300 loaves for hungry sailors.", "300", ["loaf", "hungry"]),
    ("Hungry sailors ate the 300 loaves.", "300", ["loaf", "hungry"]),
    ("The lamp was repaired in 1931 by a careful plumber.", "1931", ["repair", "lamp"]),
]


@pytest.mark.parametrize(("text", "words", "ordered"), TOPICS)
def test_topic_words_stand_nearest_first(text: str, words: str, ordered: list[str]) -> None:
    topic = frame_of(text, words).topic
    assert [word for word in topic if word in ordered] == ordered
    assert len(topic) == len(set(topic))


def test_topics_are_bounded() -> None:
    nouns = "ducks geese goats ponies hens sheep cats dogs mice cows pigs bees owls crows swans foxes hares moles"
    topic = frame_of(f"The market sold 300 {nouns.replace(' ', ', ')} and lamps.", "300").topic
    assert 0 < len(topic) <= 14


# text, words, event, thing, modifiers
TOLD = [
    ("The bakery burned down in May 2004.", "May 2004", "burn_down", "bakery", ()),
    ("The yard built 12 wooden barges.", "12", "build", "barge", ("wooden",)),
    ("The vet treated 14 ponies.", "14", "treat", "pony", ()),
    # adverbs of place make no other verb
    ("A fountain was unveiled there in May 2004.", "May 2004", "unveil", "fountain", ()),
    # of a whole its relative clause tells
    ("Of the 41 pupils who repaired a clock, nine failed.", "41", "repair", "pupil", ()),
    # pronouns take up nouns
    ("The old mill was begun in 1901. It was opened in 1905.", "1905", "open", "mill", ("old",)),
    ("Two climbers left at dawn. They were found on 9 May 1931.", "9 May 1931", "find", "climber", ()),
    ("The weaver fell ill at noon. She died in June 2003.", "June 2003", "die", "weaver", ()),
    ("The weaver met a dog. It rained in June 2003.", "June 2003", "rain", None, ()),
    ("The weavers made a loom. It was sold in June 2003.", "June 2003", "sell", None, ()),
    # names tell what they name
    ("Sallow Bridge was opened in 1905.", "1905", "open", "bridge", ()),
    ("Sallow Bridge was begun in 1901; it was opened in 1905.", "1905", "open", "bridge", ()),
    ("Mr Benny Bridge died in 1992.", "1992", "die", None, ()),
]


@pytest.mark.parametrize(("text", "words", "event", "thing", "modifiers"), TOLD)
def test_what_is_told_of_what(text: str, words: str, event: str, thing: str | None, modifiers: tuple[str, ...]) -> None:
    frame = frame_of(text, words)
    assert (frame.event, frame.thing, frame.modifiers) == (event, thing, modifiers)


def test_the_subject_names_who_and_what() -> None:
    assert claim_of("Birgit Solan sold 12 geese.", "12").subject == "Birgit Solan: sold goose"


# text, words of the value, a class of what happened
HAPPENINGS = [
    # a relative clause that tells which
    ("The 27 who had been trapped sat in the dark.", "27", "trap"),
    ("The 12 people injured in the crash were taken away.", "12", "injure"),
    ("The 300 weavers who lost their jobs got nothing.", "300", "lay_off"),
    # what took place is what its subject names
    ("The wedding was held on 3 May 1901.", "3 May 1901", "marry"),
    ("The premiere took place at the festival in Orrin on 5 September 2021.", "5 September 2021", "premiere"),
    # a verb with its preposition keeps its own class
    ("The firm filed for bankruptcy on 3 May 1901.", "3 May 1901", "go_bankrupt"),
]
#: text, words of the value, a class that it must not have
NOT_HAPPENINGS = [
    ("Twelve people, who were injured later, sold boats.", "Twelve", "injure"),
    ("Ada Brenner was the first swimmer to cross Lake Torne.", "first", "trap"),
    ("The premiere took place at the festival in Orrin on 5 September 2021.", "5 September 2021", "festival"),
]


@pytest.mark.parametrize(("text", "words", "event"), HAPPENINGS)
def test_what_happened(text: str, words: str, event: str) -> None:
    assert event in frame_of(text, words).event_classes


@pytest.mark.parametrize(("text", "words", "event"), NOT_HAPPENINGS)
def test_what_did_not_happen(text: str, words: str, event: str) -> None:
    assert event not in frame_of(text, words).event_classes
