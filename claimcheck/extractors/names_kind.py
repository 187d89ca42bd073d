"""What kind of thing a name names, from its own words and from those around it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from claimcheck.extractors.names_posts import AFTER_POSTS, ambiguous_posts, first_words, is_person, match_post
from claimcheck.extractors.names_words import country_names, honorifics, name_suffixes, organisation_words, particles
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Kind = Literal["person", "organisation", "place", "work", "craft", "unknown"]
_QUOTES = frozenset('"“”‘’«»*_')


_STOPS = frozenset(
    [
        ".",
        ",",
        ";",
        ":",
        "(",
        ")",
        "and",
        "of",
        "as",
        "in",
        "at",
        "on",
        "for",
        "with",
        "by",
        "from",
        "to",
        "but",
        "while",
        "when",
    ]
)


@cache
def _words(file: str, *path: str) -> frozenset[str]:
    data = lexicon(file)
    for key in path:
        data = data[key]
    return frozenset(data)


def kind_of(doc: Doc, first: int, last: int) -> tuple[Kind, str | None]:
    """The kind of the name at tokens `first` to `last`, and the sex that an honorific tells."""
    before = doc[first - 1].lower_ if first else ""
    sex = honorifics().get(before.rstrip("."))
    if sex is not None and first and doc[first - 1].text[0].isupper():
        return "person", sex or None
    if _office_before(doc, first) and not any(token.text in organisation_words() for token in doc[first:last]):
        return "person", None
    if _likely_person(doc, first, last):
        return "person", None
    for reads in (_own_words, _words_before, _words_after, _said_of):
        kind = reads(doc, first, last)
        if kind:
            return kind, None
    return _shape(doc, first, last), None


def _family_like_body(doc: Doc, first: int, last: int) -> bool:
    """`said Ada Press, the chairman`: a family name that is an organisation's word as well."""
    if last - first != 2 or doc[last - 1].text not in _words("organisations", "person", "families"):
        return False
    if first and doc[first - 1].lower_ == "the":
        return False
    return last < len(doc) and doc[last].text == "," and _after_comma(doc, last + 1) == "person"


def _likely_person(doc: Doc, first: int, last: int) -> bool:
    """A name such as `Tom Hill` or `Eva Park` that only looks like a place: what follows tells."""
    if _family_like_body(doc, first, last):
        return True
    if (
        doc[last - 1].tag_ == "NNPS"
        or not 1 < last - first < 4
        or any(token.text in organisation_words() for token in doc[first:last])
    ):
        return False
    if last + 1 < len(doc) and doc[last].text == "," and doc[last + 1].lower_ == "the":
        return False
    return _words_after(doc, first, last) == "person"


def _own_words(doc: Doc, first: int, last: int) -> Kind | None:
    words = [token.text for token in doc[first:last]]
    if words[0] in _words("organisations", "craft", "prefixes") and len(words) > 1:
        return "craft"
    if " ".join(words) in country_names():
        return "place"
    if first and last < len(doc) and doc[first - 1].text in _QUOTES and doc[last].text in _QUOTES:
        return "work" if len(words) > 1 or doc[first - 1].text in "*_" else None
    ends = words[-1]
    if len(words) > 1 and doc[last - 1].tag_ == "NNPS" and ends not in _words("places", "words", "heads"):
        # `Dirk Manders` is told from a team by what stands beside it
        return None if _apposed_alone(doc, first, last) or _is_who(doc, last) else "organisation"
    if "of" in words[1:] and words[words.index("of") - 1] in organisation_words():
        return "organisation"
    if len(words) > 1 and (
        ends in _words("places", "words", "heads") or words[0] in _words("places", "words", "before")
    ):
        return "organisation" if any(word in _words("organisations", "suffixes") for word in words) else "place"
    if len(words) > 1 and any(word in organisation_words() for word in words):
        return "organisation"
    if (ends in name_suffixes() and len(words) > 2) or _has_particle(words) or _has_initial(words):
        return "person"
    return None


def _is_who(doc: Doc, i: int) -> bool:
    """Whether `who` follows at token `i`, as it does people: `Ada Manders, who`."""
    following = [token.lower_ for token in doc[i : i + 2]]
    return following[:1] == ["who"] or following == [",", "who"]


def _apposed_alone(doc: Doc, first: int, last: int) -> bool:
    """Whether two words stand between commas right behind an office: `The Bishop of Marl, Dirk Manders, said`."""
    if last - first != 2 or first < 2 or doc[first - 1].text != "," or last >= len(doc) or doc[last].text not in ",.":
        return False
    return any(token.lower_ in first_words() for token in doc[max(first - 6, 0) : first - 1])


#: `the diocese of Onsted`: a body that goes by its place
_SEES = frozenset(["diocese", "archdiocese", "bishopric", "archbishopric", "eparchy"])


def _has_particle(words: list[str]) -> bool:
    return len(words) > 1 and any(word in particles() for word in words)


def _has_initial(words: list[str]) -> bool:
    """`J. Smith`, `John F Kennedy`: an initial that is not the last word."""
    return len(words) > 1 and any(
        (len(word) <= 2 and word[0].isupper() and (word.endswith(".") or len(word) == 1)) for word in words[:-1]
    )


def _words_before(doc: Doc, first: int, last: int) -> Kind | None:
    if not first:
        return None
    before = doc[first - 1]
    word = before.lower_
    if word == "of" and first > 1 and doc[first - 2].lower_ in _SEES:
        return "organisation"
    if before.lemma_ in _words("organisations", "craft", "nouns"):
        return "craft"
    if before.lemma_ in _words("organisations", "work", "nouns") and before.text.islower():
        return "work"
    if word in _words("places", "words", "prepositions") and last - first < 4 and not doc[first].is_upper:
        return "place"
    return None


def _office_before(doc: Doc, first: int) -> bool:
    """Whether the words before the name are an office: `director of photography Ada Brown`."""
    if first > 2 and doc[first - 2].text == "-" and doc[first - 1].lower_ in AFTER_POSTS:
        first -= 2
    for back in range(1, min(4, first) + 1):
        token = doc[first - back]
        if token.lower_ not in first_words():
            continue
        match = match_post([t.lower_ for t in doc[first - back : first]], 0)
        if match and match.length == back:
            return token.lower_ not in ambiguous_posts() or token.pos_ in {"NOUN", "PROPN"}
    return False


def _words_after(doc: Doc, first: int, last: int) -> Kind | None:
    if last >= len(doc):
        return None
    after = doc[last]
    if after.text == "," and not (last - first == 1 and doc[first].is_upper):
        return _after_comma(doc, last + 1)
    if after.lower_ == "who":
        return "person"
    if after.text == "(" and last + 1 < len(doc) and doc[last + 1].lower_ in {"born", "b.", "aged", "died"}:
        return "person"
    if last - first > 1 and after.lemma_ in _words("organisations", "person", "saying") and after.pos_ == "VERB":
        return "person"
    if last - first == 2 and after.lower_ in {"was", "is", "became", "had", "has"} and _is_in_office(doc, last):
        return "person"
    head = doc[last - 1].head
    inverted = head.i == last - 2 - (last - first) + 1 and head.lemma_ in _words("organisations", "person", "saying")
    return "person" if inverted and last - first > 1 else None


def _said_of(doc: Doc, first: int, last: int) -> Kind | None:
    """`Ada Brown, a Polish-born painter`, `Ada Brown was a painter`, `Ada Brown's widow`: what only people are told of.

    One word may be anything's name: it is a person's where it only stands with what befalls people.
    """
    if doc[first - 1].lower_ == "the" if first else False:
        return None
    head, verb = doc[last - 1], doc[last - 1].head
    if head.dep_ == "poss" and verb.lemma_.lower() in _words("organisations", "person", "having"):
        return "person"
    if head.dep_ == "nsubjpass" and verb.lemma_.lower() in _words("organisations", "person", "befalling"):
        return "person"
    if head.dep_ == "nsubj" and verb.lemma_.lower() in _words("organisations", "person", "living"):
        return "person" if last - first > 1 else None
    told = [child for child in head.children if child.dep_ == "appos" and child.i >= last]
    if head.dep_ == "nsubj" and verb.lemma_ == "be":
        told += [child for child in verb.children if child.dep_ == "attr"]
    return "person" if last - first > 1 and any(_is_person(noun) for noun in told) else None


def _is_person(noun: Token) -> bool:
    """Whether a common noun is one of a single person."""
    return noun.pos_ == "NOUN" and noun.tag_ != "NNS" and is_person(noun.lemma_.lower())


def _is_in_office(doc: Doc, i: int) -> bool:
    """`(Ada Moss) was managing director of`, `had been the mayor`: nobody says so of a place."""
    words = [token.lower_ for token in doc[i + 1 : i + 6]]
    while words and words[0] in {"been", "the", "its", "a", "an", "for", "long", "then", "once"}:
        words.pop(0)
    match = match_post(words, 0) if words else None
    return match is not None and words[match.length : match.length + 1] in (
        ["of"],
        ["at"],
        ["from"],
        ["until"],
        ["for"],
    )


def _after_comma(doc: Doc, i: int) -> Kind | None:
    """`X, 45,` and `X, who` and `X, the captain` are people."""
    if i + 1 >= len(doc):
        return None
    token = doc[i]
    if token.text.isdigit() and 10 < int(token.text) < 110 and doc[i + 1].text in {",", ".", "who"}:
        return "person"
    if token.lower_ in {"who", "whose", "whom", "aged", "born"}:
        return "person" if token.lower_ != "whose" else None
    if token.lower_ in {"the", "a", "an", "its", "his", "her", "their"}:
        i += 1
        if i < len(doc) and doc[i].lemma_ in _words("organisations", "craft", "nouns"):
            owned = i + 1 < len(doc) and doc[i + 1].lower_ in {"'s", "’s"}
            if not owned:
                return "craft"
            # `Ada Moss, the ship's first officer`
            i += 2
    words = [t.lower_ for t in doc[i : i + 4]]
    # `Norda, sent two engineers`: what a verb parts from the name is not said of it
    verbal = {n for n, t in enumerate(doc[i : i + 4]) if t.pos_ in {"VERB", "AUX"} and t.tag_ != "VBG"}
    stop = next((n for n, word in enumerate(words) if word in _STOPS or n in verbal), len(words))
    return (
        "person"
        if any(word in first_words() and match_post(words, n, stop) for n, word in enumerate(words[:stop]))
        else None
    )


def _shape(doc: Doc, first: int, last: int) -> Kind:
    """Acronyms are mostly organisations; for the rest the shape does not tell."""
    text = doc[first].text
    if (
        last - first == 1
        and text.isupper()
        and 2 <= len(text) <= 6
        and text.isalpha()
        and not set(text) <= set("IVXLC")
    ):
        return "organisation"
    return "unknown"
