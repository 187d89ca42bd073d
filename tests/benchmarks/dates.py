"""How well `find_dates` reads real news and a reference suite.

    python tests/benchmarks/dates.py --wikinews FOLDER --recognizers FILE [--half dev|held] [-v]

WIKINEWS: articles with a `mentions.jsonl` (times with span, TIMEX3 type and value). Their labels stop after
the sixth line of each article, so only that part is scored. Relaxed: the spans overlap; strict: they are
equal; value: they overlap and the values are equal. Each label is matched once.

RECOGNIZERS: one case a line. A case is right if every result in it has its value found, in any of the
readings that the case accepts, and nothing is found in a case that has no result. Intervals are compared,
exclusive ends as given there.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import re
import time
import zlib
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from claimcheck.extractors.dates import dates_in, find_dates, new_story
from claimcheck.models import DateValue
from claimcheck.models.timeline import bounds
from claimcheck.nlp import parse

#: the labelled part of an article, in lines that are not empty
LABELLED_LINES = 6
SEED = 7


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--wikinews", type=Path)
    parser.add_argument("--recognizers", type=Path)
    parser.add_argument("--half", choices=["dev", "held"], help="a fixed random half of the articles")
    parser.add_argument("-v", "--verbose", action="store_true", help="print what was missed")
    options = parser.parse_args()
    if options.wikinews:
        wikinews(options.wikinews, options.half, options.verbose)
    if options.recognizers:
        recognizers(options.recognizers, options.half, options.verbose)


# --- news -----------------------------------------------------------------------------------------------


def chosen(records: list[dict[str, Any]], half: str | None) -> list[dict[str, Any]]:
    names = sorted(record["file"] for record in records)
    random.Random(SEED).shuffle(names)
    dev = set(names[: len(names) // 2])
    return [record for record in records if half is None or (record["file"] in dev) == (half == "dev")]


def publication(record: dict[str, Any], text: str) -> dt.date | None:
    """The date given; where it is not written as ISO 8601 has it, the first day that the article tells."""
    try:
        return record["published"] and dt.date.fromisoformat(record["published"])
    except ValueError:
        days = [mention.timex for mention in find_dates(text[:200]) if mention.low and mention.low == mention.high]
        return dt.date.fromisoformat(days[0]) if days and days[0] else None


def labelled_end(text: str) -> int:
    """Where the labelled part of an article ends."""
    position = lines = 0
    for line in text.splitlines(keepends=True):
        position += len(line)
        lines += bool(line.strip())
        if lines == LABELLED_LINES:
            break
    return position


def wikinews(folder: Path, half: str | None, verbose: bool) -> None:
    lines = (folder / "mentions.jsonl").read_text(encoding="utf-8").splitlines()
    scores: dict[str, Counter[str]] = defaultdict(Counter)
    words, parsing, finding = 0, 0.0, 0.0
    find_dates("On 2 May 2003.")  # patterns are compiled once in a process
    for record in chosen([json.loads(line) for line in lines], half):
        text = (folder / record["file"]).read_text(encoding="utf-8")
        published = publication(record, text)
        found, story, offset = [], new_story(), 0
        for block in text.split("\n\n"):
            began = time.perf_counter()
            doc = parse(block)
            parsed = time.perf_counter()
            for mention in dates_in(doc, published, story):
                found.append((mention.start + offset, mention.end + offset, mention))
            finding += time.perf_counter() - parsed
            parsing += parsed - began
            words += len(doc)
            offset += len(block) + 2
        end = labelled_end(text)
        gold = [mention for mention in record["mentions"] if mention["kind"] == "time"]
        compare(text, gold, [entry for entry in found if entry[0] < end], scores, verbose)
    print(f"wikinews ({half or 'all'}), the labelled part")
    for name in ("all", "DATE", "TIME", "DURATION", "SET"):
        show(name, scores[name])
    print(f"time: {finding / words * 1e6:.1f} ms a 1,000 words, {finding / parsing:.1%} of the parse")


def compare(text: str, gold: list[Any], found: list[Any], scores: dict[str, Counter[str]], verbose: bool) -> None:
    left = list(found)
    for label in gold:
        overlapping = [entry for entry in left if entry[0] < label["end"] and entry[1] > label["start"]]
        best = max(overlapping, key=lambda entry: _fit(entry, label), default=None)
        for name in ("all", label["type"]):
            scores[name]["gold"] += 1
            if best is not None:
                scores[name]["relaxed"] += 1
                scores[name]["strict"] += (best[0], best[1]) == (label["start"], label["end"])
                scores[name]["value"] += best[2].timex == label["value"]
        if best is not None:
            left.remove(best)
        if verbose and (best is None or best[2].timex != label["value"]):
            got = "MISSED" if best is None else f"{best[2].text!r} {best[2].timex}"
            print(f"  {label['type']:8} {label['value']:14} {got:34} | {_around(text, label['start'], label['end'])}")
    for start, end, mention in found:
        for name in ("all", mention.type):
            scores[name]["found"] += 1
        if verbose and (start, end, mention) in left:
            print(f"  SPURIOUS {mention.type} {mention.timex} | {_around(text, start, end)}")


def _fit(entry: Any, label: Any) -> tuple[bool, int]:
    return entry[2].timex == label["value"], min(entry[1], label["end"]) - max(entry[0], label["start"])


def _around(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - 45) : start]}[{text[start:end]}]{text[end : end + 30]}".replace("\n", " ")


def show(name: str, score: Counter[str]) -> None:
    def f1(hits: int) -> float:
        return 2 * hits / ((score["gold"] + score["found"]) or 1)

    print(
        f"  {name:9} gold {score['gold']:4} found {score['found']:4}  relaxed F1 {f1(score['relaxed']):.3f}"
        f"  strict F1 {f1(score['strict']):.3f}  value F1 {f1(score['value']):.3f}"
        f"  values right of those met {score['value'] / (score['relaxed'] or 1):.3f}"
    )


# --- reference suite ------------------------------------------------------------------------------------

#: classes of cases that claimcheck does not read, and why
OUT_OF_SCOPE = {
    "no reference": "the case has no reference time",
    "meal or office word": "`dinnertime`, `eod`, `otd`: an assistant's shorthand, not news",
    "begin and length": "`3 hours from 9am`: a range worked out of a begin and a length",
    "shift of hours": "`in 5 minutes`, `30 min later`: counted from the clock of the reader",
    "rest of a period": "`rest of the week`",
    "time zone": "a zone alone",
    "user-defined": "school years, fiscal years without a number, configured words",
    "slashed day": "`5/12` without a year: a fraction or a score as often as a day",
    "lower case": "`may`, `march`, `nov`: words of another kind unless written with a capital",
    "no story": "`3 weeks later`, `the following week` where nothing was told before: left open on purpose",
    "begin of something": "`starting January 7th` is the day itself in claimcheck, not all that follows it",
    "shorthand": "`Oct/2`, `11ish`, `7p`, `10D`, `2014~2018`, `cy18`, `20161016`: writing of notes and of file names",
    "comparison": "`> = 2019`, `year is greater than 2015`: a query language",
}
_SHORTHAND = ("dinner", "lunch", "breakfast", "brunch", "eod", "eoy", "eom", "eow", "otd", "ooo", "tmr", "meal", "asap")


def values_of(result: dict[str, Any]) -> list[dict[str, Any]]:
    resolution = result.get("resolution") or {}
    return [value for value in resolution.get("values") or [] if value]


def out_of_scope(case: dict[str, Any]) -> str | None:
    for result in case["results"]:
        if reason := _out(result) or _assistant(case["text"][result["start"] : result["end"]]):
            return reason
    return "no reference" if not case["reference"] and case["results"] else None


_SLASHED = re.compile(r"(?<![/\d])\d{1,2}/\d{1,2}(?![/\d])")
_NOTES = re.compile(
    r"[A-Za-z]{3,9}\.?/\d|\d/[A-Za-z]{3,9}/|\dish\b|\b\d{1,2}[ap]\b|\b\d+[DWMYh]\b|~|@|\bcy\s?\d|\b\d{8}\b|\d\.\d{1,2}$"
    r"|\d{4} \d\d \d\d|-\d{4}-\d\d?$|\d-\d{4}-[A-Za-z]|\d(?:st|nd|rd|th)? s\b|[A-Za-z]+-\d{4}-\d|½",
    re.IGNORECASE,
)
_NO_STORY = ("later", "following", "previous", "same ", "day after", "day before", "week after next", "earlier than")
_NAMES = {"may", "march", "august", "sun", "sat", "mar", "dec", "jan", "jun", "mon", "wed", "fri", "tue", "apr", "aug",
          "sep", "oct", "nov", "feb", "jul", "thu"}  # fmt: skip


def _assistant(words: str) -> str | None:
    """What an assistant is asked and no article says; `words` as they stand in the case."""
    if _SLASHED.search(words):
        return "slashed day"
    if _NOTES.search(words):
        return "shorthand"
    if _NAMES & set(re.findall(r"[A-Za-z]+", words)):
        return "lower case"
    if words.lower().startswith(("starting", "beginning")):
        return "begin of something"
    relative = any(word in words.lower() for word in _NO_STORY)
    return (
        "no story" if relative and not re.search(r"\d{4}|today|tomorrow|yesterday|later this", words.lower()) else None
    )


def _out(result: dict[str, Any]) -> str | None:
    kind = (result["type"] or "").removeprefix("datetimeV2.")
    text = (result["text"] or "").lower()
    timex = " ".join(str(value.get("timex")) for value in values_of(result))
    if kind == "timezone":
        return "time zone"
    if any(word in text for word in _SHORTHAND):
        return "meal or office word"
    if any(sign in text for sign in ("<", ">", "=", "greater", "smaller")):
        return "comparison"
    if "SY" in timex or "FYXXXX" in timex:
        return "user-defined"
    if any(word in text for word in ("rest of", "remaining", "remainder")):
        return "rest of a period"
    if kind in {"timerange", "datetimerange"} and timex.startswith("(") and "for" in text.split():
        return "begin and length"
    counted = any(word in text for word in ("hour", "minute", "min", "second", "sec", "hrs"))
    if kind in {"datetime", "datetimerange"} and counted and not timex.startswith("("):
        return "shift of hours"
    return None


def recognizers(path: Path, half: str | None, verbose: bool) -> None:
    right, total, left_out = 0, 0, Counter[str]()
    by_kind: dict[str, Counter[str]] = defaultdict(Counter)
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if half is not None and (zlib.crc32(case["text"].encode()) % 2 == 0) != (half == "dev"):
            continue
        if reason := out_of_scope(case):
            left_out[reason] += 1
            continue
        reference = case["reference"] and dt.datetime.fromisoformat(case["reference"])
        found = find_dates(case["text"], reference or None)
        held = all(accepted(result, found) for result in case["results"])
        held = held and (bool(case["results"]) or not found)
        total, right = total + 1, right + held
        kind = (
            "+".join(sorted({str(result["type"]).removeprefix("datetimeV2.") for result in case["results"]})) or "none"
        )
        by_kind[kind]["right"] += held
        by_kind[kind]["all"] += 1
        if verbose and not held:
            wanted = [(result["text"], [_wanted(value) for value in values_of(result)]) for result in case["results"]]
            got = [(mention.text, mention.timex, mention.low, mention.high) for mention in found]
            print(f"  {case['reference']} {case['text'][:90]!r}\n      want {wanted}\n      got  {got}")
    all_cases = total + left_out.total()
    print(f"recognizers ({half or 'all'}): {right} of {total} in scope right, {right / total:.3f}")
    print(f"  of all {all_cases} cases, with those left out as wrong: {right / all_cases:.3f}")
    for kind, count in sorted(by_kind.items(), key=lambda entry: -entry[1]["all"])[:12]:
        print(f"  {kind:24} {count['right']:4} of {count['all']:4}")
    print("left out:")
    for reason, number in left_out.most_common():
        print(f"  {number:4} {reason}: {OUT_OF_SCOPE[reason]}")


def _wanted(value: dict[str, Any]) -> tuple[Any, ...]:
    return value.get("timex"), value.get("value") or (value.get("start"), value.get("end"))


def accepted(result: dict[str, Any], found: list[Any]) -> bool:
    """Whether any of the readings of a result is what the mentions within its words give."""
    mentions = [one for one in found if one.start < result["end"] and one.end > result["start"]]
    values = values_of(result)
    if not mentions:
        return False
    return any(_same(value, mentions) for value in values) or not values


def _same(value: dict[str, Any], mentions: list[Any]) -> bool:
    kind, timex = value["type"], value["timex"]
    if kind == "duration" and any(_length_held(timex, one) for one in mentions):
        return True
    if kind in {"time", "timerange"}:
        return _hours_held(timex, mentions)
    if _as_others(value, mentions):
        return True
    if kind in {"duration", "set"} or timex.endswith("_REF") or value.get("value") == "not resolved":
        return any(_timex_equal(timex, one.timex) for one in mentions)
    return _days_held(value, mentions)


def _as_others(value: dict[str, Any], mentions: list[Any]) -> bool:
    """What claimcheck types in another way, as TIMEX3 has it."""
    kind, timex = value["type"], value["timex"]
    if timex.startswith("(") and any(_length_held(timex.strip("()").split(",")[-1], one) for one in mentions):
        return True  # `the past two weeks`: a length here, a range of days there
    return kind == "datetimerange" and timex.startswith("(") and _ends_held(value, mentions)


def _days_held(value: dict[str, Any], mentions: list[Any]) -> bool:
    timex = value["timex"]
    low, high = _ends(value)
    if any((one.low, _after(one.high)) == (low, high) for one in mentions):
        return True
    if "W" in timex and any(one.low != one.high and low in {one.low, one.high} for one in mentions):
        return True  # a weekday that nothing places is kept open to both its readings
    if any(_timex_equal(timex, one.timex) for one in mentions) and (low is None) == (mentions[0].low is None):
        return True
    if any(_loose(one) and _holds(one, low, high) for one in mentions):
        return True
    lows, highs = [one.low for one in mentions], [one.high for one in mentions]
    if len(mentions) == 2 and None not in (*lows, *highs) and low is not None:
        # a range: claimcheck gives both ends whole, these cases the begin of the last one
        return lows[0] == low and high in {lows[1], _after(highs[1])}
    return False


def _hours_held(timex: str, mentions: list[Any]) -> bool:
    """Times of day that no day is told of: their days are not compared."""
    hours = [_minutes(part) for part in timex.strip("()").split(",")[:2] if part.startswith("T")]
    found = [_minutes("T" + one.timex.partition("T")[2]) for one in mentions if "T" in (one.timex or "")]
    return bool(hours) and all(hour in found for hour in hours)


def _ends_held(value: dict[str, Any], mentions: list[Any]) -> bool:
    """A range of times on one day: each end by itself."""
    ends = [str(value.get(name)).replace(" ", "T") for name in ("start", "end")]
    return all(any(one.low == end for one in mentions) for end in ends)


def _length_held(timex: str, mention: Any) -> bool:
    """`a few minutes` is a band here, three minutes there; `fortnight` and `decade` differ in the unit only."""
    if mention.type != "DURATION" or not timex.startswith("P"):
        return False
    try:
        low, high = bounds(DateValue(type="DURATION", low=timex, high=timex))
    except ValueError:
        return False
    wide = bounds(mention.value())
    return wide[0] <= low and high <= wide[1] and (mention.timex is None or "X" in mention.timex or wide == (low, high))


#: the words of values that both sides know to be loose, and draw differently
_LOOSE = ("early", "mid", "late", "begin", "start", "end", "middle", "century", "summer", "winter", "spring", "autumn",
          "fall", "morning", "afternoon", "evening", "night", "week of", "ago", "from", "after", "before", "later",
          "in ")  # fmt: skip


def _loose(mention: Any) -> bool:
    """Parts of periods and of days, seasons, and counts in weeks, months and years are kept wide."""
    if mention.type == "TIME":
        return True
    counted = mention.anchor is not None and any(unit in mention.text for unit in ("week", "month", "year"))
    return counted or any(word in mention.text.lower() for word in _LOOSE)


def _holds(mention: Any, low: str | None, high: str | None) -> bool:
    """Whether a wide interval holds the reference's, open where that is open."""
    if (low is None) != (mention.low is None) or (high is None) != (mention.high is None):
        return False
    return (low is None or mention.low[:10] <= low[:10]) and (
        high is None or high[:10] <= str(_after(mention.high))[:10]
    )


def _timex_equal(one: str, other: str | None) -> bool:
    return one == other or (other is not None and _minutes(one) == _minutes(other))


def _minutes(timex: str) -> str:
    """One writing of a value: hours with their minutes, `XXXX-XX-XXTMO` as `TMO`."""
    whole = timex + ":00" if len(timex) > 2 and timex[-3] == "T" and timex[-2:].isdigit() else timex
    return whole.removeprefix("XXXX-XX-XX")


def _ends(value: dict[str, Any]) -> tuple[str | None, str | None]:
    """Inclusive begin and exclusive end, in our writing."""
    if value.get("value"):
        point = str(value["value"]).replace(" ", "T")
        if "T" in point:
            seconds = 1 if not point.endswith(":00") else 60
            return point, (dt.datetime.fromisoformat(point) + dt.timedelta(seconds=seconds)).isoformat()
        return point, (dt.date.fromisoformat(point) + dt.timedelta(days=1)).isoformat()
    start, end = value.get("start"), value.get("end")
    return start and str(start).replace(" ", "T"), end and str(end).replace(" ", "T")


def _after(high: str | None) -> str | None:
    if high is None or high.startswith(("-", "P")):
        return high
    if "T" in high:
        return (dt.datetime.fromisoformat(high) + dt.timedelta(seconds=1)).isoformat()
    return (dt.date.fromisoformat(high) + dt.timedelta(days=1)).isoformat()


if __name__ == "__main__":
    main()
