"""Posts told by a verb: `was appointed director`, `stepped down as mayor`, `succeeded X as minister`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extractors.titles.beside import after_rank, before_party, name_after
from claimcheck.extractors.titles.changes import STINTS, in_a_stint, leaving, with_as_successor
from claimcheck.extractors.titles.doing_as import does_as, in_own_time
from claimcheck.extractors.titles.held import holding_of, is_passive, is_supposed, modify, of_object, of_subject
from claimcheck.extractors.titles.name_table import THINGS
from claimcheck.extractors.titles.whom import SUBJECTS, verbs
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimcheck.extractors.titles.holding import Holding
    from claimcheck.extractors.titles.name_table import NameTable
    from claimcheck.extractors.titles.role_phrase import RolePhrase


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
    found = of_subject(doc, lower, phrase, table, verb)
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
    active = lemma in verbs("hold", "raise") and not is_passive(verb)
    found = (of_object if active else of_subject)(doc, lower, phrase, table, verb)
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
        return [inverted] if inverted else of_subject(doc, lower, phrase, table, verb)
    if lemma in verbs("hold", "appoint"):
        if is_passive(verb):
            return of_subject(doc, lower, phrase, table, verb)
        return of_object(doc, lower, phrase, table, verb)
    return []


def _inverted(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable, verb: Token) -> Holding | None:
    """`The new director is Ada Brown`."""
    if phrase.outer < verb.i:
        return _subject_post(doc, lower, phrase, table, verb)
    return None


def _subject_post(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable, verb: Token) -> Holding | None:
    found = name_after(doc, lower, table, verb.i + 1) or after_rank(doc, lower, table, verb.i + 1)
    if found is None or found[1].kind in THINGS:
        return None
    holding = holding_of(phrase, found[0])
    modify(doc, lower, holding, verb)
    return holding


#: words before a list of holders
_LISTING = frozenset(["are", "were", "been", "include", "included", "including", ":"])


def listed(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable) -> list[Holding]:
    """`Its coaches were Ada Brown (2001–2007), Cem Polat (2007–2010) and Eva Lund`: all the names of the list."""
    stop = min(phrase.end + 9, len(lower) - 1, doc[phrase.head].sent.end)
    i = next((k for k in range(phrase.end, stop) if lower[k] in _LISTING), -1)
    if not phrase.plural or i < 0:
        return []
    holdings = []
    i += 1
    while i in table.starts and table.starts[i][1].kind not in THINGS:
        end = table.starts[i][0]
        holdings.append(holding_of(phrase, (i, end)))
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
    if head.dep_ not in SUBJECTS or verb.lemma_ not in verbs("hold", "copula") or not 0 < verb.i - phrase.end + 1 < 8:
        i = phrase.end
        if i < len(lower) and lower[i] in {"is", "was", "remains", "became"}:
            verb = doc[i]
        else:
            return None
    return _subject_post(doc, lower, phrase, table, verb)


def _with_as(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable, mark: int) -> list[Holding]:
    """What `as <post>` belongs to: a name right before it, a verb, or the subject after it."""
    verb = _verb_of_as(doc, mark)
    lemma = verb.lemma_.lower() if verb is not None else ""
    if lemma in verbs("hold", "unlike") or (verb is not None and is_supposed(verb)):
        return []
    if verb is not None and lower[mark - 1] in STINTS and (held := in_a_stint(doc, lower, phrase, table, verb)):
        return held
    if verb is not None and mark < verb.i and mark not in table.ends:
        if owned := in_own_time(doc, phrase, table, mark):
            return owned
        return [_held_already(lower, one, verb) for one in of_subject(doc, lower, phrase, table, verb)]
    if verb is not None:
        held = with_as_successor(doc, lower, phrase, table, verb, mark) or leaving(doc, lower, phrase, table, verb)
        if held:
            return held
    if owned := in_own_time(doc, phrase, table, mark):
        for one in owned if lemma in verbs("leave", "have_post") else ():
            one.status = "former"
        return owned
    if verb is not None and (lemma in verbs("hold", "appoint") or (mark > verb.i and _holds_as(lower, verb))):
        return _by_verb_before(doc, lower, phrase, table, verb, mark)
    return _beside_as(doc, lower, phrase, table, verb, mark)


def _by_verb_before(
    doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable, verb: Token, mark: int
) -> list[Holding]:
    """`was appointed as director`, `made her captain`, `serves as treasurer`, `is filling in as mayor`."""
    if verb.lemma_.lower() in verbs("hold", "appoint"):
        passive = is_passive(verb) and mark > verb.i
        return of_subject(doc, lower, phrase, table, verb) if passive else of_object(doc, lower, phrase, table, verb)
    found = of_subject(doc, lower, phrase, table, verb)
    for one in found if _stands_in(lower, verb) else ():
        one.status = one.status or "acting"
    for one in found:
        one.body = one.body or _joined(lower, table, verb)
    return found


def _joined(lower: list[str], table: NameTable, verb: Token) -> tuple[int, int] | None:
    """`joined Norda as creative director`: the body that was joined."""
    i = verb.i + 1 + (lower[verb.i + 1 : verb.i + 2] == ["the"])
    if verb.lemma_.lower() not in verbs("hold", "enter_body") or i not in table.starts:
        return None
    end, name = table.starts[i]
    return (i, end) if name.kind == "organisation" or (name.kind == "unknown" and end - i == 1) else None


def _held_already(lower: list[str], holding: Holding, verb: Token) -> Holding:
    """`who as captain will lead them out`: the post is held, whatever its holder is to do; not `as mayor she would`."""
    ahead = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    takes = verbs("hold", "serve") | verbs("hold", "appoint") | verbs("hold", "copula") | verbs("hold", "take")
    if holding.planned and ahead & {"will", "'ll"} and verb.lemma_.lower() not in takes and not _stands_in(lower, verb):
        holding.planned, holding.status = False, None
    return holding


def _holds_as(lower: list[str], verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    return lemma in lexicon("succession")["posts"] or lemma in verbs("hold", "serve") or _stands_in(lower, verb)


def _beside_as(
    doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable, verb: Token | None, mark: int
) -> list[Holding]:
    """`Ada Brown as director`, `Ada Brown, of the Greens, as director`."""
    lemma = verb.lemma_.lower() if verb is not None else ""
    end = before_party(lower, table, mark - 1) if lower[mark - 1] == "," else mark
    if end != mark and end in table.ends:
        return [holding_of(phrase, (table.ends[end][0], end))]
    if mark in table.ends and table.ends[mark][1].kind not in THINGS and lemma != "say":
        return [holding_of(phrase, (table.ends[mark][0], mark))]
    if verb is None:
        return []
    if mark < verb.i or lemma in verbs("hold", "serve") or lemma == "take" or does_as(doc, lower, phrase, table, verb):
        return of_subject(doc, lower, phrase, table, verb)
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
