"""Whom a post is bound to in its article: its holder, its body and its predecessor."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.names_posts import match_post, split_words
from claimcheck.extractors.titles.canonical import canonical_role
from claimcheck.extractors.titles.parts import bodies, field_of, managed, noun_in, part_of
from claimcheck.extractors.titles.story import alone_in_life, building_before, has_no_subject, unit_before
from claimcheck.extractors.titles.works import ARCHITECT
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Span

    from claimcheck.extractors.article import Article, Passage
    from claimcheck.extractors.titles.holding import Holding
    from claimcheck.models import TitleMention


_LEADS = frozenset(["head", "leader"])
_MINISTRY = re.compile(r"(?:the )?(?:(\w+(?: and \w+)?) ministry|ministry (?:of|for) (.+))", re.IGNORECASE)


def post_and_body(
    article: Article, passage: Passage, mention: TitleMention, holding: Holding
) -> tuple[str, str | None]:
    """The post in canonical words, and its body: a name where one is sure, else the words of the text, else None."""
    role, body = _told_post(article, passage, mention, holding)
    if role in _LEADS and body is not None and (ministry := _MINISTRY.fullmatch(body)) is not None:
        # `who has run the health ministry since 2019`
        return str(canonical_role(f"minister of {(ministry[1] or ministry[2]).lower()}")), None
    if role == "manager" and body is not None:
        # `the manager of the hotel`, which is called by its name elsewhere
        told = passage.doc[holding.body[0] : holding.body[1]].text if holding.body else body
        if not {noun_in(body), noun_in(told)}.isdisjoint(managed()):
            return "general manager", body
    return role, body


def _told_post(article: Article, passage: Passage, mention: TitleMention, holding: Holding) -> tuple[str, str | None]:
    role, body = canonical_role(mention.role), body_of(article, passage, mention, holding)
    if str(role) == "lawyer" and holding.possessive is not None:
        return "private lawyer", body
    if str(role) == "judge" and body is None and mention.person is not None and _tries(passage, holding):
        return "trial judge", None
    if (whole := _with_noun(passage, mention, holding)) is not None:
        return whole, None
    if holding.body is not None and (service := _of_service(passage, holding, role.base)) is not None:
        return service, body
    if holding.body is not None:
        return _over_part(article, passage, mention, holding) or (str(role), body)
    if body is not None and (field := field_of(body, mention.role)) is not None:
        # `its dean`, of the faculty of law
        return str(canonical_role(f"{mention.role} of {field}")), None
    if body is None and role.domain_first and role.domain in bodies() and role.base in _anywhere():
        # `museum director`: the director of the museum
        return f"{role.level} {role.base}".strip(), role.domain
    return str(role), body


#: what a judge who tries a case does, and whom he tells it
_TRYING = frozenset(["adjourn", "preside", "sentence", "remand", "jury", "juror", "overrule"])
#: so many tokens behind a judge's name are looked at for what he did in the trial
_BEHIND = 8
_IN_CHARGE = re.compile(r",? who (?:\w+ ){0,3}(?:in charge\b|(?:tried|heard|conducted) the (?:case|trial)\b)")


def _tries(passage: Passage, holding: Holding) -> bool:
    """Whether the sentence tells what the one judge of a trial does: `told the jury`, `who was in charge`."""
    doc = passage.doc
    last = holding.person[1] if holding.person is not None else holding.role[1]
    behind = doc[last : min(last + _BEHIND, doc[holding.role[0]].sent.end)].text
    return _IN_CHARGE.match(behind) is not None or any(
        token.lemma_.lower() in _TRYING for token in doc[holding.role[0]].sent
    )


def _anywhere() -> frozenset[str]:
    return frozenset(lexicon("roles")["words"]["anywhere"]) | {"manager", "editor", "principal"}


def _of_service(passage: Passage, holding: Holding, base: str) -> str | None:
    """`chief of the Marl fire department`: the town's fire chief."""
    if base not in {"chief", "head", "commissioner"} or holding.body is None:
        return None
    words = {token.lower_ for token in passage.doc[holding.body[0] : holding.body[1] + 2]}
    if words.isdisjoint({"department", "brigade", "force", "service"}):
        return None
    return next((f"{service} chief" for service in ("fire", "police") if service in words), None)


def _over_part(
    article: Article, passage: Passage, mention: TitleMention, holding: Holding
) -> tuple[str, str | None] | None:
    """The post and the whole of a post over a part: `head of finance` of the hospital."""
    if holding.body is None:
        return None
    starts = {}
    for name in passage.names:
        span = passage.doc.char_span(name.start, name.end) if name.kind != "person" else None
        if span is not None:
            starts[span.start] = span.end
    part = part_of(passage.doc, holding.body, mention.role, starts)
    if part is None:
        return None
    role = str(canonical_role(f"{mention.role} of {part.field}" if part.field else mention.role))
    if role == "president" and passage.doc[holding.body[1] - 1].lower_ == "board":
        role = "chairman"
    if part.pronoun is not None:
        return role, article.entities.antecedent(passage.index, part.pronoun)
    return role, _resolved(article, passage, part.whole) if part.whole is not None else None


def _resolved(article: Article, passage: Passage, tokens: tuple[int, int]) -> str:
    """The name that the tokens are or stand for, else their words."""
    span = passage.doc[tokens[0] : tokens[1]]
    return (
        article.entities.canonical(passage.index, span.start_char, span.end_char)
        or _name_at_end(article, passage, span)
        or article.entities.antecedent(passage.index, tokens[1] - 1)
        or span.text
    )


def _with_noun(passage: Passage, mention: TitleMention, holding: Holding) -> str | None:
    """`festival director`, of `the director of the festival`: the post that goes by the noun of its body."""
    if holding.body is None:
        return None
    first, last = holding.body
    noun = passage.doc[first].text
    rest = passage.doc[first + 1 : last].text
    role = split_words(mention.role)
    if not noun.islower() or (rest and not rest.startswith("of ")) or rest != rest.lower():
        return None
    for words in ((*split_words(noun), *role), (*role, "of", *split_words(noun))):
        match = match_post(words, 0)
        if match is not None and match.length == len(words) and not match.plural:
            return str(canonical_role(f"{' '.join(words)} {rest}".strip()))
    return None


def owned(passage: Passage, holding: Holding, role: str) -> bool:
    """Whether a pronoun that stands for nothing sure tells whose post it is; `her captain` is the ship's."""
    if holding.possessive is None:
        return False
    return passage.doc[holding.possessive].lower_ not in {"her", "its"} or "ship" not in canonical_role(role).fields


def points(holding: Holding) -> bool:
    """Whether the post can be the one of the body that the article is about: not `a director`."""
    return holding.phrase is None or not holding.phrase.indefinite


def of_life(passage: Passage, holding: Holding, mention: TitleMention, life: str | None) -> str | None:
    """In the tale of one life `she` is the one it tells of, and so is who is left out of an entry's sentence."""
    if life is None or mention.person is not None:
        return None
    token = passage.doc[holding.pronoun if holding.pronoun is not None else holding.role[0]]
    if holding.pronoun is None and not has_no_subject(token):
        return None
    return life if alone_in_life(passage, token, life) else None


def named(article: Article, passage: Passage, tokens: tuple[int, int] | None) -> str | None:
    """The fullest name of somebody named at these tokens."""
    if tokens is None:
        return None
    span = passage.doc[tokens[0] : tokens[1]]
    return article.entities.canonical(passage.index, span.start_char, span.end_char) or span.text


def telling(mention: TitleMention, holding: Holding, holder: str | None, body: str | None) -> bool:
    """A post without a name is worth a claim where it is told which post it is, or of whom by a pronoun."""
    if holding.role_name == ARCHITECT and body is None:
        return False
    if mention.person is not None or (holding.pronoun is not None and holder is not None):
        return True
    return body is not None or len(mention.role.split()) > 1


def holder_of(article: Article, passage: Passage, mention: TitleMention, holding: Holding) -> str | None:
    """The fullest name of the holder, by name, by pronoun, or by what `the minister` stands for."""
    if mention.person is not None and mention.person_start is not None and mention.person_end is not None:
        return article.entities.canonical(passage.index, mention.person_start, mention.person_end) or mention.person
    if holding.pronoun is not None:
        return article.entities.antecedent(passage.index, holding.pronoun)
    if holding.phrase is not None and holding.body is None and holding.status in {None, "current"}:
        return article.entities.antecedent(passage.index, holding.phrase.head)
    return None


def body_of(article: Article, passage: Passage, mention: TitleMention, holding: Holding) -> str | None:
    """The body's fullest name; of `the agency` and `its` the one that it stands for, where sure."""
    if holding.body is not None:
        first, last = holding.body
        span = passage.doc[first:last]
        rest = _noun_behind(passage, span)
        named = article.entities.canonical(passage.index, span.start_char, span.end_char)
        if named is not None or rest:
            return f"{named or span.text} {rest}".strip()
        inner = _name_at_end(article, passage, span)
        if inner is not None:
            return inner
        found = article.entities.antecedent(passage.index, last - 1)
        if found is not None and (
            _is_somebody(article, found) or found == holder_of(article, passage, mention, holding)
        ):
            found = None
        return found or _by_noun(article, span) or span.text
    if holding.possessive is not None and passage.doc[holding.possessive].lower_ in {"it", "its"}:
        if holding.role_name == ARCHITECT:
            return building_before(passage, passage.doc[holding.possessive])
        named = article.entities.antecedent(passage.index, holding.possessive)
        if named is not None and named == holder_of(article, passage, mention, holding):
            # `when Ada Brown was its editor`: nobody is a post's holder and its body
            named = None
        return named or unit_before(passage, passage.doc[holding.possessive])
    return None


#: how many words may stand between the name of a body and the noun for it: `the Candelas (youth) chess club`
_BETWEEN = 2


def _noun_behind(passage: Passage, name: Span) -> str:
    """`school board`, behind the name in `the Brenton school board`: the nouns that tell which body of it it is."""
    doc = passage.doc
    for end in range(name.end, min(name.end + _BETWEEN + 1, name.sent.end)):
        if doc[end].tag_ != "NN" or not doc[end].text.islower():
            return ""
        if doc[end].lower_ in _of_a_place() and (end + 1 == len(doc) or doc[end + 1].tag_ not in {"NN", "NNS"}):
            return str(doc[name.end : end + 1].text)
    return ""


@cache
def _of_a_place() -> frozenset[str]:
    """Nouns for bodies, but for those that are the place itself: `Brenton city`."""
    places = lexicon("roles")["bodies"]["own_name"]
    return (bodies() - frozenset(places)) | frozenset(lexicon("roles")["bodies"]["behind_names"])


def _is_somebody(article: Article, name: str) -> bool:
    """Whether some mention of the name is a person's."""
    return any(
        mention.kind == "person" and article.entities.canonical(passage.index, mention.start, mention.end) == name
        for passage in article.passages
        for mention in passage.names
    )


def _by_noun(article: Article, span: Span) -> str | None:
    """`Sallow Castle`, of `the castle`: the one name of the article that ends with the noun."""
    if len(span) != 1 or span.start == 0 or span.doc[span.start - 1].lower_ not in {"the", "this", "that"}:
        return None
    found = {
        article.entities.canonical(passage.index, mention.start, mention.end) or mention.text
        for passage in article.passages
        for mention in passage.names
        if mention.kind != "person" and mention.text.lower().endswith(f" {span.text.lower()}")
    }
    return found.pop() if len(found) == 1 else None


def _name_at_end(article: Article, passage: Passage, span: Span) -> str | None:
    """`Star`, of `the tug Star`: a name with nouns before it that tell what it is."""
    for mention in passage.names:
        if mention.end == span.end_char and mention.start > span.start_char:
            before = passage.doc.char_span(span.start_char, mention.start, alignment_mode="contract")
            if before is not None and all(token.pos_ in {"NOUN", "ADJ"} and token.text.islower() for token in before):
                return article.entities.canonical(passage.index, mention.start, mention.end) or mention.text
    return None


_NEW = frozenset(["new", "newly", "recently"])


def called_new(passage: Passage, holding: Holding) -> bool:
    """Whether the holder is called new: `the club's new coach`, `the newly appointed director`."""
    phrase = holding.phrase
    if phrase is None:
        return False
    return any(token.lower_ in _NEW for token in passage.doc[phrase.outer : phrase.core_start])
