"""Posts right beside a name: before it, in apposition on either side, in brackets, in a row of an info box."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claimcheck.extractors.names_pieces import DRESSING
from claimcheck.extractors.names_words import honorifics
from claimcheck.extractors.titles.name_table import THINGS
from claimcheck.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from claimcheck.extractors.names import NameMention
    from claimcheck.extractors.titles.name_table import NameTable
    from claimcheck.extractors.titles.role_phrase import RolePhrase


Span = tuple[int, int]
_CLOSING = frozenset([",", "(", ".", ";", ")", ":", "–", "—", "|", "!", "?", "”", '"', "]"])
_DASHES = frozenset(["–", "—", "-"])
_PEOPLE = frozenset(["person", "unknown"])


def name_after(doc: Doc, lower: list[str], table: NameTable, i: int) -> tuple[Span, NameMention] | None:
    """The name that begins at token `i`, honorifics and one title of rank left out."""
    if i + 1 < len(lower) and lower[i] == "the" and _dresses(lower[i + 1]) and doc[i + 1].is_title:
        # `the vicar, the Reverend Ada Moss`
        i += 1
    for _ in range(4):
        if i in table.starts:
            end, name = table.starts[i]
            return (i, end), name
        if i < len(lower) and _dresses(lower[i]) and doc[i].text[0].isupper():
            i += 1
        else:
            return None
    return None


def _dresses(word: str) -> bool:
    return word.rstrip(".") in honorifics() or word in DRESSING


def prenominal(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable) -> list[Span]:
    """`Transport Minister Ada Brown`, `ministers Ada Brown and Cem Polat`."""
    found = name_after(doc, lower, table, phrase.end)
    if found is None:
        return []
    span, name = found
    if name.kind in THINGS:
        return []
    if phrase.body is not None and not phrase.body_before and name.kind != "person" and not _full(phrase, name):
        return []
    if phrase.indefinite and name.kind != "person" and phrase.body:
        return []
    return [span, *_more(doc, lower, phrase, table, span[1])]


def _full(phrase: RolePhrase, name: NameMention) -> bool:
    """`Head of the laboratory Ada Brown`: a whole name right behind a post without an article."""
    return " " in name.text and not phrase.definite and not phrase.indefinite


def _more(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable, end: int) -> list[Span]:
    """The further names of a plural post."""
    spans: list[Span] = []
    while phrase.plural and end + 1 < len(lower) and lower[end] in {"and", ",", "&"}:
        skip = end + 2 if lower[end] == "," and lower[end + 1] in {"and", "&"} else end + 1
        if skip not in table.starts or table.starts[skip][1].kind in THINGS:
            break
        spans.append((skip, table.starts[skip][0]))
        end = spans[-1][1]
    return spans


def apposed_before(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable) -> Span | None:
    """`Ada Brown, the service's spokesman,` and `Ada Brown, 58, then mayor of X`: the name before the post."""
    mark = phrase.outer - 1
    if mark < 1 or doc[mark].is_sent_start or lower[mark] not in {",", "(", *_DASHES}:
        return None
    if lower[phrase.outer] == "whose":
        # `Norda, whose director`: the name is the body's
        return None
    mark = _before_age(lower, mark)
    end = _after_person(doc, lower, table, mark) or before_party(lower, table, mark)
    span = _name_ending(doc, lower, table, end)
    if span is None or not _closes(doc, lower, phrase, lower[mark]):
        return None
    if _fronted(doc, span, table) or (phrase.plural and not _coordinated(lower, span)):
        return None
    return span


def _before_age(lower: list[str], mark: int) -> int:
    """Step back over `, 58` and `, aged 58` and `(58)`."""
    i = mark
    if i >= 3 and lower[i - 1] == ")":
        return next((k for k in range(i - 2, max(0, i - 7), -1) if lower[k] == "("), mark)
    if i >= 2 and lower[i - 1].isdigit():
        i -= 2 if lower[i - 2] in {",", "("} else 3
        return i if i > 0 and lower[i] in {",", "("} else mark
    return mark


def _after_person(doc: Doc, lower: list[str], table: NameTable, mark: int) -> int | None:
    """Step back over `of the Greens` to the person of that group: `Ada Brown of the Greens, mayor since 2019,`."""
    first = mark
    while first > 1 and mark - first < 4 and doc[first - 1].text[:1].isupper() and first not in table.ends:
        first -= 1
    if first in table.ends:
        start, name = table.ends[first]
        if name.kind != "person" or lower[start - 1] == "the":
            first = start
    if first == mark:
        return None
    first -= lower[first - 1] == "the"
    if lower[first - 1] not in {"of", "from"} or first - 1 not in table.ends:
        return None
    return first - 1 if _is_full_person(table.ends[first - 1][1]) else None


def before_party(lower: list[str], table: NameTable, mark: int) -> int:
    """Step back over `, of the Greens,` and `, from Oslo,`."""
    if mark not in table.ends:
        return mark
    first = table.ends[mark][0]
    while first > 2 and lower[first - 1] in {"the", "of", "from"}:
        first -= 1
    return first - 1 if first < table.ends[mark][0] and lower[first - 1] == "," and first - 1 in table.ends else mark


def _is_full_person(name: NameMention) -> bool:
    return name.kind == "person" or (name.kind == "unknown" and " " in name.text)


def _name_ending(doc: Doc, lower: list[str], table: NameTable, end: int) -> Span | None:
    if end not in table.ends:
        return None
    start, name = table.ends[end]
    if name.kind in THINGS:
        return None
    return start, end


def _closes(doc: Doc, lower: list[str], phrase: RolePhrase, opening: str) -> bool:
    """Whether the apposition ends after the post, so that no new clause begins with it."""
    end = phrase.end
    if end >= len(lower) or doc[end].is_sent_start or lower[end] in _CLOSING or opening == "(":
        return True
    if lower[end] in _going_on():
        return phrase.outer < 1 or doc[phrase.head].dep_ not in {"nsubj", "nsubjpass"} or lower[end] in {"since", "who"}
    return not phrase.definite and doc[phrase.head].dep_ not in {"nsubj", "nsubjpass"}


@cache
def _going_on() -> frozenset[str]:
    return frozenset(lexicon("succession")["beside"]["going_on"])


def _fronted(doc: Doc, span: Span, table: NameTable) -> bool:
    """`At Boeing, the president …`: the name is where, not who."""
    before = doc[span[0] - 1] if span[0] else None
    if before is None or before.lower_ not in {"in", "at", "near", "outside"}:
        return False
    return bool(before.is_sent_start) or span[1] - span[0] == 1


def _coordinated(lower: list[str], span: Span) -> bool:
    return span[0] > 0 and lower[span[0] - 1] in {"and", ","}


def apposed_after(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable) -> list[Span]:
    """`its director, Ada Brown,` and `the mayor (Ada Brown)` and `Leader: Ada Brown`: the name after the post."""
    mark = _after_term(doc, lower, phrase.end)
    if (
        mark + 1 >= len(lower)
        or lower[mark] not in {",", ":", "(", "|", *_DASHES}
        or (doc[mark].is_sent_start and lower[mark] != "(")
    ):
        return []
    found = name_after(doc, lower, table, mark + 1) or after_rank(doc, lower, table, mark + 1)
    if found is None or found[1].kind in THINGS:
        return []
    span, name = found
    if phrase.plural:
        return [span, *_more(doc, lower, phrase, table, span[1])] if phrase.definite else []
    end = span[1]
    closed = (
        end >= len(lower) or doc[end].is_sent_start or lower[end] in _CLOSING or lower[end] in {"who", "whose", "and"}
    )
    if lower[mark] in {":", "|"} or (mark > phrase.end and doc[phrase.outer].is_sent_start and lower[mark] == ","):
        # `Trade minister since 2020, Ada Brown is tipped for more`
        return [span]
    if not closed or (lower[mark] == "," and not _apposes(phrase, name)):
        return []
    return [span]


def _after_term(doc: Doc, lower: list[str], i: int) -> int:
    """Step over `since 2020` and `from 1960 to 1966` between a post and the comma before its holder."""
    if i >= len(lower) or lower[i] not in _TERM_OPENS:
        return i
    stop = min(i + _LONGEST_TERM, len(lower))
    years = False
    for k in range(i + 1, stop):
        if lower[k] == ",":
            return k if years else i
        years = years or (lower[k].isdigit() and len(lower[k]) == 4)
        if not (lower[k].isdigit() or lower[k] in _TERM_WORDS or lower[k] in _MONTHS):
            return i
    return i


_TERM_OPENS = frozenset(["since", "from", "until", "between", "in"])
_TERM_WORDS = frozenset(["to", "until", "and", "till", "–", "-", "—", "the", "early", "late", "mid"])
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
#: `from 3 March 1960 to 4 April 1966`, in tokens
_LONGEST_TERM = 10


def _apposes(phrase: RolePhrase, name: NameMention) -> bool:
    """`the director, Ada Brown`: a post that points to one person; `a director, Ada Brown` too."""
    return phrase.definite or phrase.indefinite or phrase.body is not None or phrase.start == 0 or name.kind == "person"


def after_rank(doc: Doc, lower: list[str], table: NameTable, i: int) -> tuple[Span, NameMention] | None:
    """`Leader, Colonel H. Brown`: a rank between the mark and the name."""
    from claimcheck.extractors.names_posts import match_post

    match = match_post(lower, i) if i < len(lower) and doc[i].text[0].isupper() else None
    return name_after(doc, lower, table, i + match.length) if match else None


def before_bracket(doc: Doc, lower: list[str], phrase: RolePhrase, table: NameTable) -> Span | None:
    """`Ada Brown (mayor, 2011–2016)`."""
    mark = phrase.outer - 1
    return _name_ending(doc, lower, table, mark) if mark > 0 and lower[mark] == "(" else None
