"""Lines that tell when and by whom an article was given out: `By Ana Reis, Lisbon, 4 March 2021, The Tide Chronicle`.

Such a line is one full date, and beside it only parts that say who wrote, printed or gave out the article, and where.
A title with a date (`Great Fire of Lisbon, 2 September 1666`), the day of an event and the particulars of a life look
much the same; so a part must show the kind, or the line stands below the title and holds names only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from claimcheck.lexicon import lexicon
from claimcheck.readers.published import DATES

if TYPE_CHECKING:
    from collections.abc import Iterator

#: a longer line is prose; characters. More than a dateline has, for which `header` has its own bound
_LONGEST = 160
#: longer names are titles; words
_LONGEST_NAME = 8
#: a name that is all that a line says beside the date: words, and names of them
_LONGEST_PLACE = 4
_MOST_PLACES = 2
#: papers are not older
_FIRST_YEAR = 1650

_TIME = re.compile(
    r"(?:\b(?:at|until|till)\s+)?\b\d{1,2}[:.h]\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?(?:\s?\(?[A-Z]{2,5}\)?(?![\w-])|\s?[+-]\d\d:?\d\d)?"
)
_UPDATED = re.compile(r"[(\s]*(?:last\s+)?(?:updated|modified|edited|revised)\b.{0,60}", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[,;|·•()\[\]]\s*|\s+[-–—/]+(?:\s+|$)|\s*[–—]\s*|\.(?:\s+|$)|:(?:\s+|$)")
_WORD = re.compile(r"[^\W_]+(?:['’./-][^\W_]+)*['’]?")
_NUMBER = re.compile(r"[\d/.]+[a-z]?|(?=[MDCLXVI])M{0,3}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})")
_WEEKDAY = re.compile(r"mon|tue|wed|thu|fri|sat|sun", re.IGNORECASE)
_SIGNED = re.compile(r"(?P<verb>[A-Za-z]+\s+)?(?P<way>by|from)\s+(?P<name>.+)", re.IGNORECASE)

#: what a part tells: that the line is of the kind, who wrote it, a name (who or where), or nothing of these
_Telling = Literal["notice", "author", "name", "nothing"]


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands between two separators, with the separator after it."""

    text: str
    after: str

    @property
    def words(self) -> list[str]:
        return _WORD.findall(self.text)


def date_line(text: str, *, first: bool) -> re.Match[str] | None:
    """The date (a match of `DATES`), if the text is a line of the kind. The `first` of an article may be its title."""
    if len(text) > _LONGEST:
        return None
    date = DATES.search(text)
    if date is None or _year(date) < _FIRST_YEAR:
        return None
    before, after = _bare(text[: date.start()]), _bare(_UPDATED.sub("", text[date.end() :]))
    if _is_signed(before) and not after:
        return date
    parts = [*_parts(before), *_parts(after)]
    tellings = [_telling(part) for part in parts]
    if None in tellings:
        return None
    if "notice" in tellings:
        return date
    names = [part for part, telling in zip(parts, tellings, strict=True) if telling == "name"]
    if any(_tells_occasion(part) for part in names):
        return None
    if "author" in tellings:
        return date
    if len(names) > _MOST_PLACES or (names and _is_bracketed(text, date)):
        return None
    if not first:
        return date if all(len(part.words) <= _LONGEST_PLACE for part in names) else None
    section = any(part.words and telling == "nothing" for part, telling in zip(parts, tellings, strict=True))
    return date if not names or _is_no_title(names, date, before, section=section) else None


def _tells_occasion(part: _Part) -> bool:
    """Whether a part names what happens on a day; a press service is none that is held."""
    words = {word.lower() for word in part.words}
    return not _occasions().isdisjoint(words if words.isdisjoint(_giving()) else words - _rooms())


def _is_no_title(names: list[_Part], date: re.Match[str], before: str, *, section: bool) -> bool:
    """Whether a first line that holds names beside its date is no title.

    Titles have neither a weekday nor, beside a section, bars between their words; `LISBON, 4 March 2021` is a place.
    """
    barred = section and any(part.after.strip() in ("|", "·", "•") for part in names)
    return barred or _WEEKDAY.match(date[0]) is not None or before.strip(" ,.-–—").isupper()


def _is_bracketed(text: str, date: re.Match[str]) -> bool:
    """`Ludo Ferris (1921-03-04)`: a date in brackets of its own is that of what stands before it."""
    return text[: date.start()].endswith(("(", "[")) and text[date.end() :].startswith((")", "]"))


def _bare(text: str) -> str:
    """The text without times of day."""
    return _TIME.sub(",", text).strip()


def _parts(text: str) -> Iterator[_Part]:
    position = 0
    for separator in _SEPARATOR.finditer(text):
        if separator.start() > position:
            yield _Part(text[position : separator.start()].strip(), separator[0])
        position = separator.end()
    if rest := text[position:].strip():
        yield _Part(rest, "")


def _telling(part: _Part) -> _Telling | None:
    """What a part tells; None if it is prose, or a label of something else."""
    words = [word.lower() for word in part.words if not _NUMBER.fullmatch(word)]
    if not words:
        return "nothing"
    if all(word in _notices() or word in _neutral() or word in _rooms() for word in words):
        if _shows_notice(words):
            return "notice"
        if not _rooms().isdisjoint(words):
            return "name"
        return None if _occasions() & set(words) else "nothing"
    if _is_by_staff(part.text):
        return "author"
    if _is_given_out_by(part.text):
        return "notice"
    name = _without_number(part.text)
    if not _is_name(name):
        return None
    if _closes(words) and not _tells_occasion(part):
        return "notice"
    # `Opened: 8 June 1913` is a particular
    particular = ":" in part.after and len(words) < 2 and not name.isupper()
    return None if particular or name != part.text else "name"


def _shows_notice(words: list[str]) -> bool:
    """Whether words show that a line is of the kind: `press office`, but neither `post office` nor `service`."""
    if _rooms().isdisjoint(words):
        return not _notices().isdisjoint(words)
    return not _giving().isdisjoint(words)


def _closes(words: list[str]) -> bool:
    """Whether a name ends as those of papers and of what is given out do: `State University press office`."""
    last = words[-1]
    return last in _papers() or last in _closing() or (last in _rooms() and not _giving().isdisjoint(words[:-1]))


def _without_number(text: str) -> str:
    """The text without the number in its end: `Bulletin 3/2021`."""
    name, _, last = text.rpartition(" ")
    return name if name and _NUMBER.fullmatch(last) else text


def _is_name(text: str) -> bool:
    """Whether all words are capitalised but small ones and those of such lines (`Parish news`); numbers are not."""
    words = _WORD.findall(text)
    if not words or len(words) > _LONGEST_NAME:
        return False
    kin = _small() | _notices() | _rooms() | _papers()
    return words[0][0].isupper() and all(word[0].isupper() or word in kin for word in words)


def _is_by_staff(text: str) -> bool:
    """`By Ana Reis in Lisbon`, `Words by Ana Reis`, `political correspondent`."""
    words = _WORD.findall(text)
    if words[-1].lower() in _staff() and len(words) <= _LONGEST_PLACE:
        return True
    signed = _SIGNED.fullmatch(text)
    if signed is None or not _is_name(signed["name"]):
        return False
    verb = (signed["verb"] or "").strip().lower()
    if not verb:
        return signed["way"].lower() == "by"  # `From Here to Eternity`
    return verb in _authorship() or verb in _pictures()


def _is_given_out_by(text: str) -> bool:
    """`Press release of the Harbour Trust`, `statement by the Board`."""
    match = re.fullmatch(r"(?P<notice>.+?)\s+(?:of|by|from)\s+(?:the\s+)?(?P<name>[^a-z].*)", text)
    if match is None or not _is_name(match["name"]):
        return False
    words = [word.lower() for word in _WORD.findall(match["notice"])]
    return _shows_notice(words) and all(word in _notices() or word in _neutral() or word in _rooms() for word in words)


def _is_signed(before: str) -> bool:
    """Whether what stands before the date ends in `Reviewed by Ana Reis`, whatever the line tells before that."""
    parts = list(_parts(before))
    signed = _SIGNED.fullmatch(parts[-1].text) if parts else None
    return signed is not None and (signed["verb"] or "").strip().lower() in _authorship() and _is_name(signed["name"])


def _year(date: re.Match[str]) -> int:
    """The year that a match of `DATES` names."""
    found = re.search(r"\d{4}", date[0])
    return int(found[0]) if found else 0


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("date_lines")[name].split())


def _notices() -> frozenset[str]:
    return _words("notices")


def _rooms() -> frozenset[str]:
    return _words("rooms")


def _giving() -> frozenset[str]:
    return _words("giving")


def _closing() -> frozenset[str]:
    return _words("closing")


def _neutral() -> frozenset[str]:
    return _words("neutral")


def _small() -> frozenset[str]:
    return _words("small")


def _staff() -> frozenset[str]:
    return _words("staff")


def _authorship() -> frozenset[str]:
    return _words("authorship")


def _pictures() -> frozenset[str]:
    return _words("pictures")


def _occasions() -> frozenset[str]:
    return _words("occasions")


@cache
def _papers() -> frozenset[str]:
    return frozenset(lexicon("agencies")["papers"].split())
