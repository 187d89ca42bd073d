"""Numbers that count nothing: years and other dates, clock times, labels, addresses, names with digits, list marks."""

from __future__ import annotations

import re

from claimcheck.lexicon import lexicon

_LEXICON = lexicon("number_labels")
_LABELS = frozenset(_LEXICON["labels"])
#: labels only when capitalised: `No 10`; in lower case they deny or tell an age
_CAPITAL_LABELS = frozenset({"no", "age", "aged"})
_NUMBERED = frozenset(_LEXICON["numbered"])
_PERIODS = frozenset({"year", "week", "day"})
_PERIOD_LEADS = frozenset(["a", "per", "every", "each", "the", "this", "that", "last", "one"])
#: the most characters of a number that names a day, week or year
_LONGEST_LABEL = 4
_STREETS = frozenset(_LEXICON["streets"])
_YEAR_CUES = frozenset(_LEXICON["year_cues"])

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_MONTH_AFTER = re.compile(
    rf"(?:st|nd|rd|th)?(?:[ -]?(?:of )?|\s*[-–/]\s*\d{{1,2}} ){_MONTH}(?! (?:be|have|not)\b)", re.IGNORECASE
)
_MONTH_BEFORE = re.compile(rf"\b{_MONTH}\s(?:\d{{1,2}}\s?(?:[-–/&,]|and|to)\s?)?$", re.IGNORECASE)
_CLOCK_AFTER = re.compile(
    r"(?:[:.]\d{2})?(?:[:.]\d{2})?\s?(?:[ap]\.?m\b|o['’]clock|noon|midnight|(?:hrs?|hours)?\s?(?:GMT|UTC|BST|EST|CET|EDT|PST|IST|CEST)\b)"
    r"|:\d{2}(?!\d)",
    re.IGNORECASE,
)
_DATE_AROUND = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}")
_PLAIN_YEAR = re.compile(r"(?:1[0-9]|20)\d{2}")
_PLURAL_AFTER = re.compile(
    r"\s+(?!(?:the|an?|his|her|its|their)\b)(?:[a-z]+\s){0,2}?(?:people|men|women|children|crew|staff|police|[a-z]{2,}(?<![sui])s)\b|\s+of\s(?:the|them|its|his|her|their)"
)
#: plurals that a year before them names: `the 2007 models`
_YEARLY = re.compile(
    r"\s(?:[a-z]+\s)?(?:models?|games|olympics|paralympics|elections?|championships|vintages?|finals|playoffs|protests|riots|"
    r"attacks|bombings|floods|wildfires|talks|accords|sanctions|awards|figures|results|sales|earnings|profits|estimates|levels|prices|rules)\b",
    re.IGNORECASE,
)
#: a part of a year or a match: `third-quarter sales`
_PART_OF_TIME = re.compile(r"-(?:quarter|half|trimester|semester)\b", re.IGNORECASE)
#: the beginning of a time, behind a determiner: `the first nine months`
_FIRST_OF_TIME = re.compile(
    r"\s(?:\d{1,3}|few|several|couple\sof|half-dozen|dozen|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"\s(?:full\s)?(?:minutes|hours|days|weeks|months|years|decades)\b(?!\s(?:later|before|after|ago|earlier|apart|into))",
    re.IGNORECASE,
)
_DETERMINER_BEFORE = re.compile(r"\b(?:the|its|his|her|their|our|my|these|those)\s$", re.IGNORECASE)
_CENTURY = re.compile(r"[- ](?:century|centuries|millennium)\b|[- ](?:and|or|to) [\w-]+[- ]centur", re.IGNORECASE)
#: the first half of a model's name: `A380-800`, `Boeing 737-800`
_MODEL_BEFORE = re.compile(r"(?:\b[A-Z]+\d+|\b[A-Z][a-z]+ \d{2,4})[-–]$")
#: the rest of a model's name: `787-8`
_MODEL_AFTER = re.compile(r"-\d(?![\d.,%]|\s?(?:percent|per\scent|win|victory|defeat|loss))")
#: `Safari 4.0`
_VERSION = re.compile(r"\d{1,2}\.\d{1,2}")
_UNTIL_AT_LEAST = re.compile(r"\b(?:until|till|since|by|from|in|to) at (?:least|latest) $", re.IGNORECASE)
_PHONE = re.compile(r"\+?\d[\d ().-]{6,}\d")
#: `1 414 021 100`: in threes, as no phone number is written
_SPACED = re.compile(r"[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+")
#: what comes before a number of a series: its noun, the word before that, and the numbers ahead of it
_NUMBERED_BEFORE = re.compile(
    r"(?:(?P<before>[^\s(\[\"“‘]+)\s)?(?P<noun>[^\W\d_]+)\s(?P<series>(?:\d{1,3},\s)*(?:\d{1,3},?\s(?:and|or|to|&)\s)?)$"
)
#: that more numbers of a series follow: ` and 7`, `, 6 and 9`
_SERIES_GOES_ON = re.compile(r"(?:,\s\d{1,3})*,?\s(?:and|or|to|&)\s\d{1,3}(?![\d.,]*\d)")
#: what is counted or measured behind a number, as far as its form tells
_COUNTED_AFTER = re.compile(
    r"[- ]?(?:%|per\s?cent\b)|[- ](?:or\s(?:more|fewer|less|so)|of|strong|each|feet|foot|metres?|meters?|[ck]?m|kg|ft|"
    r"dozen|hundred|thousand|[mb]illion|trillion|people|men|women|children|police|staff|sheep|cattle|fish|fishermen|"
    r"(?!(?:was|is|has|does|as|us|this|its|his)\b)[a-z]{2,}s|[a-z]+\s(?!(?:was|is|has|does|as|us|this|its|his)\b)[a-z]{2,}s)\b"
)
#: what may stand behind one number of a series that counts nothing
_GOES_ON_WITHOUT = re.compile(
    r"\s*(?:$|[.,;:)!?—–]|(?:and|or|in|at|on|for|with|when|where|after|before|that|which|the|they|he|she|we|it)\b)"
)
#: a plural or singular that is numbered stands behind one of these, or begins the sentence
_PLACING = frozenset(["in", "of", "at", "from", "between", "on", "for", "through", "near", "by", "outside", "inside"])
_LONGEST_IN_SERIES = 3
_LAST_WORD = re.compile(r"([^\s(\[\"“‘]+)[ \u00a0]$")


def is_name_or_date(text: str, start: int, end: int, kind: str, words: str) -> bool:
    """Whether the number at `text[start:end]`, read as `kind`, counts nothing after all."""
    if kind == "ordinal":
        return _ordinal_guard(text, start, end)
    if kind in {"money", "percent", "age"}:
        return _touched(text, start, end)
    if kind in {"quantity", "duration"}:
        return _touched(text, start, end) or (
            kind == "duration" and _label_before(text, start, words) and "-" in text[start:end]
        )
    if words[:1].isdigit() or words[:1] in "-−–.":
        return any(guard(text, start, end, words) for guard in _GUARDS)
    return _word_guard(text, start, end, words)


def _touched(text: str, start: int, end: int) -> bool:
    """Whether a letter or joined figure makes it part of a longer token."""
    return text[start - 1 : start].isalnum() or (text[end : end + 1].isalnum() and text[end - 1].isalnum())


def _in_token(text: str, start: int, end: int, words: str) -> bool:
    """`A320`, `Crew-5`, `747s`, `3D`, `192.168.1.2`, a path or address."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if _improper(words):  # `24/7`
        return True
    if before[-1:].isalnum() or before[-1:] in {"/", "_", "#", "@", "§", "="}:
        return True
    if before[-1:] in {"-", "–"} and before[:1].isalpha() and not _compound(text, start):
        return True
    if after[:1].isalpha() or after[:1] in {"_", "@"}:
        return True
    if after[:1] in {".", "-", "/"} and after[1:2].isalpha() and after[:1] != "-":
        return True
    if before[-1:] in {"'", "’"} and len(words) == 2:  # `'98`
        return True
    if before[-1:] in {"-", "–"} and _MODEL_BEFORE.search(text[max(0, start - 24) : start]):
        return True
    if len(words) == 3 and _MODEL_AFTER.match(text, end):
        return True
    return bool(re.match(r"\.\d|[-/]\d+[-/]\d|-\d+[A-Za-z]{1,2}\b", text[end : end + 8])) or (
        before[-1:] == "." and before[:1].isdigit()
    )


def _improper(words: str) -> bool:
    parts = re.fullmatch(r"(\d+)[/⁄](\d+)", words)
    return parts is not None and int(parts[1]) > int(parts[2])


def _compound(text: str, start: int) -> bool:
    """`mid-40`, `pre-500`: a prefix before the hyphen leaves the number a number."""
    word = re.search(r"([^\W\d_]+)[-–]$", text[max(0, start - 12) : start])
    return word is not None and word[1].lower() in {"a", "some", "sub", "plus", "over"}


def _list_mark(text: str, start: int, end: int, words: str) -> bool:
    if (
        re.match(r"\.\s+[A-Z]", text[end : end + 4])
        and len(words) <= 2
        and text[max(0, start - 8) : start].rstrip()[-1:] in {"", ".", "!", "?"}
    ):
        return True
    line = text.rfind("\n", 0, start) + 1
    return not text[line:start].strip(" (#*") and bool(re.match(r"[.)]\s", text[end : end + 2]))


def _date_part(text: str, start: int, end: int, words: str) -> bool:
    if len(words) <= 2 and (_MONTH_AFTER.match(text, end) or _MONTH_BEFORE.search(text[max(0, start - 24) : start])):
        return True
    around = _DATE_AROUND.search(text, max(0, start - 8), min(len(text), end + 8))
    return around is not None and around.start() < end and start < around.end()


def _clock(text: str, start: int, end: int, words: str) -> bool:
    if _CLOCK_AFTER.match(text, end):
        return True
    # `2:1` is a score
    return len(words) > 1 and bool(re.search(r"\d{1,2}:$", text[max(0, start - 3) : start]))


def _year(text: str, start: int, end: int, words: str) -> bool:
    """A bare figure from 1000 to 2099: a year, unless what is counted follows it."""
    if not _PLAIN_YEAR.fullmatch(words):
        return bool(
            re.search(r"\b(?:1[0-9]|20)\d{2}\s?[-–/]$", text[max(0, start - 6) : start]) and len(words) in {2, 4}
        )
    if text[end : end + 1] in {"s", "'", "’"} or re.match(
        r"\s?[-–/]\s?(?:1\d|20)?\d{2}\b|\s?(?:BC|AD|BCE|CE)\b", text[end : end + 7]
    ):
        return True
    if (span := re.match(r"\s?[-–]\s?(\d{4,6})\b", text[end : end + 10])) and int(span[1]) > 2100:
        return False
    if _UNTIL_AT_LEAST.search(text[max(0, start - 24) : start]):
        return not _PLURAL_AFTER.match(text, end)
    if _YEARLY.match(text, end):
        return True
    before = _LAST_WORD.search(text[max(0, start - 16) : start])
    if before and before[1].lower() in {
        "than",
        "over",
        "above",
        "below",
        "exceeding",
        "nearly",
        "almost",
        "some",
        "least",
        "to",
        "as",
        "another",
    }:
        return before[1].lower() == "to" and not _PLURAL_AFTER.match(text, end)
    if _PLURAL_AFTER.match(text, end):
        return bool(
            before
            and before[1].lower().rstrip(",")
            in _YEAR_CUES - {"of", "about", "around", "the", "for", "to", "by", "and", "or", "from"}
        )
    return True


def _label_digits(text: str, start: int, end: int, words: str) -> bool:
    if _label_before(text, start, words) or re.search(r"\b[a-z]+[A-Z]\w*\s$", text[max(0, start - 16) : start]):
        return True
    if re.match(r"[-–]\d{1,3}\b", text[end : end + 5]):
        return False
    before = _LAST_WORD.search(text[max(0, start - 24) : start])
    if before is None or "," in words or len(words) > 4 or not before[1][:1].isupper() or before[1][-1] in ".,:;!?)":
        return False
    # a name before the figure (`Voyager 2`) unless what is counted follows, or the name only starts the sentence
    if _PLURAL_AFTER.match(text, end):
        return False
    if re.match(r"\s(?:[a-z]+-)?[a-z]{3,}\b", text[end : end + 20]) and not _VERSION.fullmatch(words):
        return False
    if _shares_noun(text, start, end):
        return False
    head = text[max(0, start - 48) : start - len(before.group())].rstrip()
    return bool(head) and head[-1] not in ".!?:;|\n" and not before[1].isupper()


_GAPPED = re.compile(
    r"(?:^|\s)(?:\d[\d,.]*|[a-z]+)\s(?:[a-z]+\s)?[a-z]{2,}s,?(?:;|\s(?:and|while|but|to)|,)\s(?:in\s)?(?:the\s)?(?:[A-Z][\w'’-]+\s){1,3}$"
)


def _shares_noun(text: str, start: int, end: int) -> bool:
    """`the Greens hold 31 seats and the Left 22`: a series goes on, its verb and noun left out."""
    if not re.match(r"[,.;)]|\sand\s|\s?$", text[end : end + 5]) or text[start - 1 : start] != " ":
        return False
    lead = text[max(0, start - 70) : start]
    return re.search(r"\d", lead) is not None and _GAPPED.search(lead) is not None


def _label_before(text: str, start: int, words: str) -> bool:
    tail = re.search(r"(?:([^\s(\[\"“‘]+)[ \u00a0])?([^\s(\[\"“‘]+)[ \u00a0]$", text[max(0, start - 30) : start])
    if tail is None:
        return False
    before, last = (tail[1] or "").lower(), tail[2].lower()
    if last in _PERIODS:
        if len(words) > _LONGEST_LABEL:  # `by the end of that year 148,000 people`
            return False
        return tail[2][0].isupper() or before not in _PERIOD_LEADS
    if last in _LABELS:
        return last not in _CAPITAL_LABELS or tail[2][0].isupper()
    return f"{(tail[1] or '').lower()} {last}" in _LABELS


def _of_series(text: str, start: int, end: int, words: str) -> bool:
    """`in shed 4`, `Wells 3 and 7`: one of several things that are numbered, not told of by a verb (`house 300`)."""
    before = _NUMBERED_BEFORE.search(text[max(0, start - 48) : start])
    if before is None or len(words) > _LONGEST_IN_SERIES or not words.isdigit():
        return False
    more = _SERIES_GOES_ON.match(text, end)
    if _COUNTED_AFTER.match(text, more.end() if more else end):
        return False
    noun = before["noun"].lower()
    if (before["before"] or "").lower() not in (_PLACING if before["before"] else {""}):
        return False
    if not before["series"] and more is None:
        return noun in _NUMBERED and _GOES_ON_WITHOUT.match(text, end) is not None
    return noun.removesuffix("s") in _NUMBERED | _LABELS and noun.endswith("s")


def _address(text: str, start: int, end: int, words: str) -> bool:
    follow = re.match(r"[a-z]?\s((?:[A-Z][\w’'-]+\s){0,2})([A-Z][\w.]+)", text[end : end + 50])
    named = {word.strip(".,").lower() for word in follow.group().split()} if follow else set()
    return len(words) <= 5 and not named.isdisjoint(_STREETS)


def _long_code(text: str, start: int, end: int, words: str) -> bool:
    """Phone numbers and other codes."""
    if len(words) > 1 and words[0] == "0" and words.isdigit():
        return True
    if _SPACED.fullmatch(words) and not text[end : end + 2].strip(" ,.").isdigit():
        return False
    match = _PHONE.search(text, max(0, start - 14), min(len(text), end + 14))
    if match is None or not (match.start() <= start and end <= match.end()):
        return False
    return (
        len(re.findall(r"[ ().-]+", match.group())) >= 2
        and sum(c.isdigit() for c in match.group()) >= 9
        and "." not in words
    )


def _word_guard(text: str, start: int, end: int, words: str) -> bool:
    if _label_before(text, start, words):
        return True
    if _MONTH_AFTER.match(text, end) and len(words.split()) == 1 and words.lower() not in {"a", "one"}:
        return True
    if _CLOCK_AFTER.match(text, end) or re.match(r"(?:-(?:sided|way|time|day|fold|piece)\b)", text[end : end + 8]):
        return True
    before = text[max(0, start - 2) : start]
    if before[-1:] == "-" and before[:1].isalpha():
        return True
    return words[0].isupper() and _inside_name(text, start, end)


def _inside_name(text: str, start: int, end: int) -> bool:
    """`the Big Four`, `Seven Sisters`: a capital within a sentence, next to another capital."""
    before = _LAST_WORD.search(text[max(0, start - 20) : start])
    head = text[max(0, start - 48) : start].rstrip()
    if not head or head[-1] in '.!?:;|\n"“‘—–' or before is None:
        return False
    after = re.match(r"\s([^\s]+)", text[end : end + 20])
    near = (before[1][:1].isupper() and before[1].isalpha()) or (after is not None and after[1][:1].isupper())
    return near and not _title_case(text, start)


def _title_case(text: str, position: int) -> bool:
    """Whether the line at `position` capitalises its words as headlines do."""
    line = text[max(text.rfind("\n", 0, position) + 1, position - 120) : position + 80]
    long = [word for word in line.split()[:14] if len(word) > 4 and word[0].isalpha()]
    return bool(long) and sum(word[0].isupper() for word in long) > 0.7 * len(long)


def _ordinal_guard(text: str, start: int, end: int) -> bool:
    if (
        _CENTURY.match(text, end)
        or _PART_OF_TIME.match(text, end)
        or (_FIRST_OF_TIME.match(text, end) and _DETERMINER_BEFORE.search(text[max(0, start - 8) : start]))
        or _MONTH_AFTER.match(text, end)
        or _MONTH_BEFORE.search(text[max(0, start - 24) : start])
    ):
        return True
    word = text[start:end]
    after = re.match(r"[ -]([^\s]+)", text[end : end + 24])
    follower = after[1] if after else ""
    if word[0].isdigit() or not word[0].isupper():
        return bool(word[0].isdigit() and follower.rstrip(".,").lower() in _STREETS and follower[:1].isupper())
    return follower[:1].isupper() and not _title_case(text, start)


#: what a number in figures is looked at for
_GUARDS = (_in_token, _list_mark, _date_part, _clock, _year, _label_digits, _of_series, _address, _long_code)
