from __future__ import annotations

import pytest

from claimcheck.extractors.clauses import clause_of, particle_of, subject_of
from claimcheck.extractors.modality import modality_of, speaker_of
from claimcheck.nlp import parse

# the word asked about is marked with an asterisk: sentence, predicate, {role: heads}
CLAUSES = [
    ("The bakery opened in *1912.", "opened", {"agent": {"bakery"}}),
    ("The bridge was built by a Dutch firm in *1934.", "built", {"patient": {"bridge"}, "agent": {"firm"}}),
    ("The orchestra, founded in *1881, plays on Fridays.", "founded", {"patient": {"orchestra"}}),
    ("The mine that closed in *1986 employed many.", "closed", {"agent": {"mine"}}),
    ("The club bought a stadium in *1990 and sold it.", "bought", {"agent": {"club"}, "patient": {"stadium"}}),
]


def read(marked: str):
    before, after = marked.split("*")
    doc = parse(before + after)
    return next(token for token in doc if token.idx == len(before))


@pytest.mark.parametrize(("marked", "predicate", "roles"), CLAUSES)
def test_clause_gives_predicate_and_arguments(marked: str, predicate: str, roles: dict[str, set[str]]) -> None:
    clause = clause_of(read(marked))
    assert clause.verb is not None
    assert clause.verb.text == predicate
    for role, heads in roles.items():
        assert {argument.head.text for argument in clause.arguments if argument.role == role} >= heads


def test_a_phrase_without_a_verb_keeps_its_nouns() -> None:
    clause = clause_of(read("Height of the tower: *64 metres"))
    assert clause.verb is None


def test_particle_of_a_phrasal_verb() -> None:
    verb = next(token for token in parse("The firm set up an office in Lagos.") if token.lemma_ == "set")
    assert particle_of(verb) == "up"


def test_a_verb_joined_by_and_shares_the_subject() -> None:
    verb = next(token for token in parse("The chemist moved to Leeds and married in 1871.") if token.text == "married")
    subject = subject_of(verb)
    assert subject is not None
    assert subject[0].text == "chemist"


# sentence, modality
MODALITIES = [
    ("The gallery opened in *2003.", "happened"),
    ("The gallery will open in *2031.", "planned"),
    ("The gallery is expected to open in *2031.", "planned"),
    ("The council plans to open the gallery in *2031.", "planned"),
    ("The museum said it would hire *40 guards.", "planned"),
    ("The firm did not dismiss *300 workers.", "denied"),
    ("Doctors fear that *90 patients were infected.", "feared"),
    ("If the dam fails, *900 houses will be flooded.", "hypothetical"),
    ("The storm may have killed *12 people.", "hypothetical"),
    ("The orchard might sell *40 trees.", "hypothetical"),
    ("The storm possibly killed *12 goats.", "hypothetical"),
    ("The storm perhaps killed *12 goats.", "hypothetical"),
    ("The minister said *12 people were hurt.", "happened"),
]


@pytest.mark.parametrize(("marked", "expected"), MODALITIES)
def test_modality(marked: str, expected: str) -> None:
    assert modality_of(clause_of(read(marked))) == expected


# sentence, who says so
SPEAKERS = [
    ("The mayor said the fire destroyed *14 houses.", "The mayor"),
    ("The fire destroyed *14 houses, according to the insurer.", "the insurer"),
    ("The fire destroyed *14 houses.", None),
]


@pytest.mark.parametrize(("marked", "expected"), SPEAKERS)
def test_speaker(marked: str, expected: str | None) -> None:
    assert speaker_of(clause_of(read(marked))) == expected
