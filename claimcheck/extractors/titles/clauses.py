"""Posts told by a verb: `was appointed director`, `stepped down as mayor`, `succeeded X as minister`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.titles.beside import _after_rank, _before_party, name_after
from claimcheck.extractors.titles.holding import Holding
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc, Token

    from claimcheck.extractors.titles.phrases import NameTable, RolePhrase

Span = tuple[int, int]
_PRONOUNS = frozenset(["he", "she", "him", "her", "who", "whom"])
_SUBJECTS = frozenset(["nsubj", "nsubjpass"])
_AUX = frozenset(["aux", "auxpass"])


@cache
def verbs(*path: str) -> frozenset[str]:
    """A list of verb lemmas of `rules/lexicon/succession.toml`."""
    data = lexicon("succession")
    for key in path:
        data = data[key]
    return frozenset(data)


def told_by_verb(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable) -> list[Holding]:
    """Who holds, takes or leaves the post, as the verb that governs it tells."""
    head = doc[phrase.head]
    if phrase.outer > head.sent.start and lower[phrase.outer - 1] == "as":
        return _with_as(doc, lower, phrase, table, phrase.outer - 1)
    if phrase.outer - 1 > head.sent.start and lower[phrase.outer - 1] in {"of", "from", "to"}:
        held = _post_of(doc, lower, phrase, table) or _from_post_to_post(doc, lower, phrase, table)
        if held:
            return held
    verb = _governor(doc, lower, phrase)
    if verb is None:
        return []
    return _complement(doc, lower, phrase, table, verb)


def _post_of(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable) -> list[Holding]:
    """`has held the post of director`, `resigned the office of speaker`."""
    noun = doc[phrase.outer - 2]
    if lower[phrase.outer - 1] != "of" or noun.lemma_.lower() not in verbs("hold", "post_nouns"):
        return []
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    lemma = verb.lemma_.lower()
    holding, leaving = lemma in verbs("hold", "have_post"), lemma in verbs("leave", "have_post")
    if not holding and not leaving:
        return []
    found = _of_subject(doc, lower, phrase, table, verb)
    for held in found:
        if leaving and not held.planned and not held.denied:
            held.status = "former"
    return found


def _from_post_to_post(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable) -> list[Holding]:
    """`rose from deputy director to director`, `was promoted to captain`."""
    mark = phrase.outer - 1
    if lower[mark] == "of":
        return []
    i = next((k for k in range(mark - 1, max(mark - 10, 0), -1) if doc[k].pos_ == "VERB"), None)
    if i is None or doc[i].sent.start != doc[mark].sent.start:
        return []
    verb = doc[i]
    lemma = verb.lemma_.lower()
    if lemma not in verbs("hold", "rise") | verbs("hold", "raise"):
        return []
    if lower[mark] == "from" and "to" not in lower[phrase.end : phrase.end + 2]:
        return []
    active = lemma in verbs("hold", "raise") and not _is_passive(verb)
    found = (_of_object if active else _of_subject)(doc, lower, phrase, table, verb)
    for held in found:
        held.past = False
        if lower[mark] == "from" and not held.planned and not held.denied:
            held.status = "former"
    return found


def _governor(doc: Doc, lower: list[str], phrase: RolePhrase) -> Token | None:
    """The verb whose complement the post is: by the parse, else by the words right before."""
    head = doc[phrase.head]
    if head.dep_ in {"attr", "oprd"} and head.head.pos_ in {"VERB", "AUX"}:
        return head.head
    if head.dep_ == "dobj" and head.head.lemma_.lower() in verbs("hold", "appoint"):
        return head.head
    i = phrase.outer - 1
    while i > head.sent.start and (doc[i].pos_ == "ADV" or lower[i] in {"not", "also", "still", "now", "of"}):
        i -= 1
    token = doc[i] if i >= head.sent.start else None
    if token is None or token.pos_ not in {"VERB", "AUX"}:
        return None
    lemma = token.lemma_.lower()
    if lemma in verbs("hold", "copula") and head.dep_ not in {"nsubj", "nsubjpass"}:
        return token
    return token if lemma in verbs("hold", "appoint") and token.tag_ in {"VBN", "VBD"} and not phrase.definite else None


def _complement(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable, verb: Token) -> list[Holding]:
    lemma = verb.lemma_.lower()
    if lemma in verbs("hold", "copula"):
        inverted = _inverted(doc, lower, phrase, table, verb)
        return [inverted] if inverted else _of_subject(doc, lower, phrase, table, verb)
    if lemma in verbs("hold", "appoint"):
        if _is_passive(verb):
            return _of_subject(doc, lower, phrase, table, verb)
        return _of_object(doc, lower, phrase, table, verb)
    return []


def _is_passive(verb: Token) -> bool:
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return True
    return verb.tag_ == "VBN" and (
        verb.dep_ in {"acl", "conj", "advcl"} or not any(c.dep_ == "aux" for c in verb.children)
    )


def _inverted(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable, verb: Token) -> Holding | None:
    """`The new director is Ada Brown`."""
    if phrase.outer < verb.i:
        return _subject_post(doc, lower, phrase, table, verb)
    return None


def _subject_post(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable, verb: Token) -> Holding | None:
    found = name_after(doc, lower, table, verb.i + 1) or _after_rank(doc, lower, table, verb.i + 1)
    if found is None or found[1].kind in {"organisation", "place", "craft"}:
        return None
    holding = _holding(phrase, found[0])
    _modify(doc, lower, holding, verb)
    return holding


def listed(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable) -> list[Holding]:
    """`Its coaches were Ada Brown (2001–2007), Cem Polat (2007–2010) and Eva Lund`: all the names of the list."""
    stop = min(phrase.end + 9, len(lower) - 1, doc[phrase.head].sent.end)
    i = next((k for k in range(phrase.end, stop) if lower[k] in {"are", "were", "include", "included", ":"}), -1)
    if not phrase.plural or i < 0:
        return []
    holdings = []
    i += 1
    while i in table.starts and table.starts[i][1].kind not in {"organisation", "place", "craft"}:
        end = table.starts[i][0]
        holdings.append(_holding(phrase, (i, end)))
        if end < len(lower) and lower[end] == "(":
            end = next((k + 1 for k in range(end, min(end + 8, len(lower))) if lower[k] == ")"), end)
        while end < len(lower) and lower[end] in {",", "and", "&", ";"}:
            end += 1
        i = end
    return holdings


def subject_post(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable) -> Holding | None:
    """`Its chief executive since 2020 is Ada Brown`: the post is the subject of the copula."""
    head = doc[phrase.head]
    verb = head.head
    if head.dep_ not in _SUBJECTS or verb.lemma_ not in verbs("hold", "copula") or not 0 < verb.i - phrase.end + 1 < 8:
        i = phrase.end
        if i < len(lower) and lower[i] in {"is", "was", "remains", "became"}:
            verb = doc[i]
        else:
            return None
    return _subject_post(doc, lower, phrase, table, verb)


def _of_subject(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable, verb: Token) -> list[Holding]:
    holdings = []
    for person, pronoun in subjects(doc, lower, table, verb):
        holding = _holding(phrase, person, pronoun)
        _modify(doc, lower, holding, verb)
        holdings.append(holding)
    return holdings


def _of_object(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable, verb: Token) -> list[Holding]:
    for end in range(phrase.outer, verb.i, -1):
        if (
            end in table.ends
            and table.ends[end][0] > verb.i
            and table.ends[end][1].kind not in {"organisation", "place", "craft"}
        ):
            holding = _holding(phrase, (table.ends[end][0], end))
            _modify(doc, lower, holding, verb)
            holding.past = False
            return [holding]
    for token in doc[verb.i + 1 : phrase.outer]:
        if token.lower_ in {"him", "her"}:
            return [_holding(phrase, None, token.i)]
    return []


def _with_as(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable, mark: int) -> list[Holding]:
    """What `as <post>` belongs to: a name right before it, a verb, or the subject after it."""
    verb = _verb_of_as(doc, mark)
    lemma = verb.lemma_.lower() if verb is not None else ""
    if lemma in verbs("hold", "unlike"):
        return []
    if verb is not None and lower[mark - 1] in _STINTS:
        return _in_a_stint(doc, lower, phrase, table, verb)
    if verb is not None and mark < verb.i and mark not in table.ends:
        return _of_subject(doc, lower, phrase, table, verb)
    if verb is not None:
        held = _succession(doc, lower, phrase, table, verb, mark) or _leaving(doc, lower, phrase, table, verb)
        if held:
            return held
        if lemma in verbs("hold", "appoint"):
            passive = _is_passive(verb) and mark > verb.i
            return (
                _of_subject(doc, lower, phrase, table, verb) if passive else _of_object(doc, lower, phrase, table, verb)
            )
    if verb is not None and mark > verb.i and _holds_as(lower, verb):
        found = _of_subject(doc, lower, phrase, table, verb)
        for one in found if _stands_in(lower, verb) else ():
            one.status = one.status or "acting"
        return found
    return _beside_as(doc, lower, phrase, table, verb, mark)


#: `in her third season as director`
_STINTS = frozenset(["season", "year", "term", "spell", "stint", "week", "month", "decade"])


def _in_a_stint(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable, verb: Token) -> list[Holding]:
    """`Ada Brown, in her third season as director, would not say`: she is, whatever the verb tells."""
    found = _of_subject(doc, lower, phrase, table, verb)
    for held in found:
        held.planned, held.denied, held.took = False, False, False
        held.status = phrase.status
    return found


def _holds_as(lower: list[str], verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    return lemma in lexicon("succession")["posts"] or lemma in verbs("hold", "serve") or _stands_in(lower, verb)


def _beside_as(
    doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable, verb: Token | None, mark: int
) -> list[Holding]:
    """`Ada Brown as director`, `Ada Brown, of the Greens, as director`."""
    lemma = verb.lemma_.lower() if verb is not None else ""
    end = _before_party(lower, table, mark - 1) if lower[mark - 1] == "," else mark
    if end != mark and end in table.ends:
        return [_holding(phrase, (table.ends[end][0], end))]
    if mark in table.ends and table.ends[mark][1].kind not in {"organisation", "place", "craft"} and lemma != "say":
        return [_holding(phrase, (table.ends[mark][0], mark))]
    if verb is None or mark < verb.i or lemma in verbs("hold", "serve") or lemma == "take":
        return _of_subject(doc, lower, phrase, table, verb) if verb is not None else []
    return []


def _stands_in(lower: list[str], verb: Token) -> bool:
    """`is filling in as`, `stood in as`, `deputises as`."""
    lemma = verb.lemma_.lower()
    if lemma not in verbs("hold", "stand_in"):
        return False
    return lemma.startswith("deputi") or lower[verb.i + 1 : verb.i + 3] in (["in", "as"], ["in", "for"])


def _verb_of_as(doc: Doc, mark: int) -> Token | None:
    token: Token = doc[mark].head
    for _ in range(4):
        if token.pos_ in {"VERB", "AUX"}:
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _succession(
    doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable, verb: Token, mark: int
) -> list[Holding]:
    """`X succeeded Y as mayor`, `X was replaced by Y as mayor`, `X took over (from Y) as mayor`."""
    lemma = verb.lemma_.lower()
    over = lemma == "take" and verb.i + 1 < len(lower) and lower[verb.i + 1] == "over"
    if not over and lemma not in verbs("succeed", "verbs"):
        return []
    return succession(
        doc, lower, table, verb, (verb.i + 1, mark), lambda person, pronoun: _holding(phrase, person, pronoun)
    )


def succession(
    doc: Doc,
    lower: list[str],
    table: NameTable,
    verb: Token,
    between: Span,
    make: Callable[[Span | None, int | None], Holding],
) -> list[Holding]:
    """The new and the old holder that a verb of succession tells of."""
    passive = any(child.dep_ == "auxpass" for child in verb.children) or (
        verb.i > 0 and lower[verb.i - 1] in {"was", "been", "were", "being", "be"}
    )
    other = None
    for start in range(*between):
        if start in table.starts and table.starts[start][1].kind not in {"organisation", "place", "craft"}:
            other = (start, table.starts[start][0])
            break
    holdings = []
    for person, pronoun in subjects(doc, lower, table, verb)[:1]:
        holding = make(person, pronoun)
        _modify(doc, lower, holding, verb)
        holding.past = False
        if passive:
            holding.status = "former"
        elif holding.planned:
            holding.status = "incoming"
        else:
            holding.took, holding.predecessor = True, other
        holdings.append(holding)
    if other is not None:
        second = make(other, None)
        second.status = None if passive else "former"
        second.took = passive
        if passive and holdings:
            second.predecessor = holdings[0].person
        holdings.append(second)
    return holdings


def _leaving(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable, verb: Token) -> list[Holding]:
    """`stepped down as mayor`, `was dismissed as coach`, `dismissed Ada Brown as coach`."""
    lemma = verb.lemma_.lower()
    if lemma not in verbs("leave", "verbs") or (
        lemma in {"step", "stand"} and lower[min(verb.i + 1, len(lower) - 1)] not in {"down", "aside", "back"}
    ):
        return []
    direct = [child for child in verb.children if child.dep_ == "dobj"]
    active = direct and not _is_passive(verb) and lemma not in {"leave", "quit"}
    holdings = _of_object(doc, lower, phrase, table, verb) if active else _of_subject(doc, lower, phrase, table, verb)
    for holding in holdings:
        if not holding.planned and not holding.denied:
            holding.status = "former"
    return holdings


def _holding(phrase: RolePhrase, person: Span | None, pronoun: int | None = None) -> Holding:
    return Holding(
        role=(phrase.start, phrase.end), phrase=phrase, person=person, pronoun=pronoun, body=phrase.body,
        possessive=phrase.possessive, status=phrase.status, then=phrase.then, definite=phrase.definite,
    )  # fmt: skip


def _modify(doc: Doc, lower: list[str], holding: Holding, verb: Token) -> None:
    """Read tense, negation and modality off the verb and its helpers."""
    helpers = [
        child for child in verb.children if child.dep_ in {"aux", "auxpass", "neg", "advmod"} and child.i < verb.i + 2
    ]
    words = {child.lower_ for child in helpers}
    holding.denied = any(child.dep_ == "neg" for child in helpers) or "never" in words
    holding.planned = bool(words & {"will", "'ll", "would", "shall", "may", "might", "could", "should"})
    to_verb = "to" in words and verb.dep_ == "xcomp"
    if to_verb and verb.head.lemma_ in {
        "expect",
        "set",
        "due",
        "plan",
        "want",
        "hope",
        "be",
        "wish",
        "agree",
        "intend",
    }:
        holding.planned = True
    if holding.planned and holding.status is None:
        holding.status = "incoming"
    if "longer" in {token.lower_ for token in doc[verb.i + 1 : holding.role[0]]}:
        holding.status = "former"
    if holding.denied and "longer" in words:
        holding.status, holding.denied = "former", False
    holding.took = not (holding.planned or holding.denied) and verb.lemma_.lower() in verbs("hold", "appoint") | {
        "become"
    }
    finite = next((child for child in helpers if child.dep_ in {"aux", "auxpass"}), verb)
    if {"has", "have", "'s", "'ve"} & words:
        return
    holding.past = (
        finite.tag_ in {"VBD", "VBN"}
        and verb.lemma_ in verbs("hold", "copula") | verbs("hold", "serve")
        and verb.lemma_ != "become"
    )


def subjects(doc: Doc, lower: list[str], table: NameTable, verb: Token) -> list[tuple[Span | None, int | None]]:
    """Who the verb is said of: names (several when coordinated), else a pronoun's token."""
    for _ in range(4):
        subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
        if subject is not None:
            return _resolve(doc, lower, table, subject)
        if verb.dep_ in {"relcl", "acl"}:
            return _name_of(doc, lower, table, verb.head)
        if verb.dep_ in _AUX and verb.head.i > verb.i:
            # `was managing director` is often taken for a verb with its helper
            verb = verb.head
            continue
        if verb.dep_ in {"conj", "xcomp", "advcl", "ccomp"} and verb.head.pos_ in {"VERB", "AUX"}:
            verb = verb.head
        else:
            break
    return []


def _resolve(doc: Doc, lower: list[str], table: NameTable, subject: Token) -> list[tuple[Span | None, int | None]]:
    word = subject.lower_
    if word in {"who", "whom", "that"}:
        return _antecedent(doc, lower, table, subject)
    if word in _PRONOUNS:
        return [(None, subject.i)]
    return _name_of(doc, lower, table, subject)


def _antecedent(doc: Doc, lower: list[str], table: NameTable, pronoun: Token) -> list[tuple[Span | None, int | None]]:
    """The name before `, who`; else what the relative clause hangs on."""
    for end in (pronoun.i, pronoun.i - 1):
        if end in table.ends and table.ends[end][1].kind not in {"organisation", "place", "craft"}:
            return [((table.ends[end][0], end), None)]
    clause = pronoun.head
    for _ in range(3):
        if clause.dep_ == "relcl":
            return _name_of(doc, lower, table, clause.head)
        clause = clause.head
    return []


def _name_of(doc: Doc, lower: list[str], table: NameTable, token: Token) -> list[tuple[Span | None, int | None]]:
    """The name that holds the token, with the names coordinated to it; or one in apposition to it."""
    found: list[tuple[Span | None, int | None]] = []
    for member in (token, *token.conjuncts):
        span = _covering(table, member.i)
        if span is not None:
            found.append((span, None))
    if found or token.pos_ == "PROPN":
        return found
    for child in token.children:
        span = _covering(table, child.i) if child.dep_ == "appos" else None
        if span is not None:
            return [(span, None)]
    return []


def _covering(table: NameTable, i: int) -> Span | None:
    for start, (end, name) in table.starts.items():
        if start <= i < end:
            return (start, end) if name.kind not in {"organisation", "place", "craft", "work"} else None
    return None
