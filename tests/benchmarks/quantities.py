"""Scores quantities against two public sets of labels.

    python tests/benchmarks/quantities.py --recognizers PATH --wikinews PATH [--half dev|test|all] [--errors N]

`--recognizers` is a folder of `<class>.jsonl` in the shape of the specifications of Recognizers-Text;
a case is right if everything expected is found with its span and value, and nothing else of that class.
`--wikinews` is a folder with `mentions.jsonl`; an amount is recalled if a mention overlaps it. `--half dev` takes the
even lines, that the rules were developed against, `test` the odd ones, which are only scored.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.extractors.counts import find_quantities, quantities_in
from claimcheck.nlp import parse

if TYPE_CHECKING:
    from claimcheck.models import QuantityMention

#: (class, pattern on the expected words or the text): why such cases are not for an article checker
OUT_OF_SCOPE: dict[str, list[tuple[str, str]]] = {
    "number": [
        (r"\d over \d|\b(?:one|1|2000|twenty-?\w*) over \b", "`one over twenty` is mathematics read aloud"),
        (r"\^|\de[+-]?\d|x10", "powers and exponents are notation of formulas"),
        (
            r"(?:ty|hundred|thousand)\b[ -]*\w* ?-? ?(?:fifths?|firsts?|thirds)\b|\w+illionths?\b|hundredths?\b"
            r"|twenty-(?:first|fifth)\b|hundred-fifths",
            "fractions of large numerators or denominators in words",
        ),
        (r"phone|SCP|\{kg|Exercis|192\.168", "addresses, phone numbers, codes, lists of exercises"),
        (r"5,00|1\.111,11|1,3\.|423 0000", "decimal commas and broken grouping"),
        (
            r"three-nought-four|dzs|dozs|\d G\b|10G|two millionth|^\s*an?\s*$|version two",
            "shorthand that news does not use",
        ),
        (
            r"billion and (?:a half|three quarters?|a quarter)"
            r"|(?:million|billion) and (?:two|three|five) ?\w*(?:thirds|quarters|fifths|ninths)",
            "sums of fractions in words",
        ),
        (
            r"\d (?:thousand|hundred|hundred and) \d|\d{4} \d hundred|and three and",
            "digits mixed with hundreds in words",
        ),
    ],
    "ordinal": [
        (
            r"\b(?:last|next|previous|current|penultimate|antepenultimate|before the last)\b",
            "relative positions have no number",
        ),
        (r"^a trillionth$", "a rank that the reference does not know"),
        (r"forty two and a third", "a fraction, which the reference takes for a rank"),
    ],
    "age": [
        (r"40 - 50 years", "a band, of which the reference reads the second end only"),
    ],
    "percent": [
        (r"percents? of|per cent of|small percent|the %|a percentage", "a percent sign without a number before it"),
        (r"https?:", "web addresses"),
    ],
}
REACH = {"number": 0.9, "percent": 0.9, "ordinal": 0.9, "age": 0.9}
KINDS: dict[str, set[str]] = {
    "number": {"count", "ratio", "percent", "quantity", "money", "age", "duration"},
    "number-range": {"count", "ratio", "percent", "quantity", "money", "age", "duration"},
    "ordinal": {"ordinal"},
    "percent": {"percent"},
    "currency": {"money"},
    "dimension": {"quantity"},
    "age": {"age"},
    "temperature": {"quantity"},
}


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recognizers", type=Path)
    parser.add_argument("--wikinews", type=Path)
    parser.add_argument("--half", choices=["dev", "test", "all"], default="all")
    parser.add_argument("--errors", type=int, default=0, help="how many wrong cases of each class to print")
    parser.add_argument("--sample", type=int, default=100, help="how many mentions without a label to print")
    options = parser.parse_args()
    if options.recognizers:
        score_recognizers(options.recognizers, options.half, options.errors)
    if options.wikinews:
        score_wikinews(options.wikinews, options.half, options.errors, options.sample)


def lines(path: Path, half: str) -> list[dict[str, Any]]:
    """The cases of a file, or the even or odd ones."""
    cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return {"dev": cases[::2], "test": cases[1::2], "all": cases}[half]


def reason_out_of_scope(name: str, case: dict[str, Any]) -> str | None:
    """Why a case is left out, if it is."""
    for pattern, reason in OUT_OF_SCOPE.get(name, ()):
        if re.search(pattern, case["text"], re.IGNORECASE):
            return reason
    return None


def score_recognizers(folder: Path, half: str, errors: int) -> None:
    """Share of cases right, by class."""
    for name, kinds in KINDS.items():
        right, wrong, out = 0, [], Counter[str]()
        every = every_right = 0
        for case in lines(folder / f"{name}.jsonl", half):
            reason = reason_out_of_scope(name, case)
            found = [mention for mention in find_quantities(case["text"]) if mention.kind in kinds]
            held = is_right(name, case, found)
            every, every_right = every + 1, every_right + held
            if reason is not None:
                out[reason] += 1
            elif held:
                right += 1
            else:
                wrong.append((case, found))
        total = right + len(wrong)
        print(
            f"{name:13} {right:4}/{total:<4} = {right / max(1, total):.3f}  "
            f"reach {REACH.get(name, 0.85)}  out of scope {sum(out.values())}  "
            f"with those {every_right}/{every} = {every_right / max(1, every):.3f}"
        )
        for reason, count in sorted(out.items()):
            print(f"    {count:3} left out: {reason}")
        for case, found in wrong[:errors]:
            expected = [(r["text"], (r["resolution"] or {}).get("value")) for r in case["results"]]
            print(
                "   ",
                case["text"][-140:],
                "\n       expected",
                expected,
                "\n       found   ",
                [(m.text, m.number, m.low, m.high, m.unit, m.kind) for m in found],
            )


def is_right(name: str, case: dict[str, Any], found: list[QuantityMention]) -> bool:
    """Whether each expected result is met by a mention with its value, and (but for numbers) no other is found."""
    expected = [result for result in case["results"] if (result["resolution"] or {}).get("value") is not None]
    matched = sum(any(meets(name, result, mention) for mention in found) for result in expected)
    return matched == len(expected) and (
        name in {"number", "number-range", "dimension"} or len(found) <= max(len(expected), matched)
    )


def meets(name: str, result: dict[str, Any], mention: QuantityMention) -> bool:
    """Whether a mention overlaps an expected result and has its value."""
    if mention.end <= result["start"] or result["end"] <= mention.start:
        return False
    value = str(result["resolution"]["value"]).rstrip("%")
    if name == "number-range":
        return near_range(value, mention)
    try:
        stated = float(value)
    except ValueError:  # `end-1`, a relative position
        return False
    return mention.number is not None and abs(stated - mention.number) <= 1e-4 * max(1e-9, abs(stated))


def near_range(value: str, mention: QuantityMention) -> bool:
    """Whether `[20,30)` is what the mention allows."""
    low, high = value.strip("[]()").split(",")
    ends = [(low, mention.low if low else None), (high, mention.high if high else None)]
    floor = {"": 0.0}.get(low)
    for text, end in ends:
        if text and (end is None or abs(float(text) - end) > 0.05 * max(1.0, abs(float(text)))):
            return False
    return bool(low) or mention.low in (None, floor)


def score_wikinews(folder: Path, half: str, errors: int, sample: int) -> None:
    """Recall of amounts by overlap, extra mentions, and time against the parse."""
    hit = exact = total = words = 0
    missed, extra = [], []
    parsing = extracting = 0.0
    for article in lines(folder / "mentions.jsonl", half):
        text = (folder / article["file"]).read_text(encoding="utf-8")
        begun = time.perf_counter()
        doc = parse(text)
        parsed = time.perf_counter()
        quantities_in(doc, [])
        parsing, extracting = parsing + parsed - begun, extracting + time.perf_counter() - parsed
        words += len(text.split())
        found = find_quantities(text)
        amounts = [mention for mention in article["mentions"] if mention["kind"] == "amount"]
        for amount in amounts:
            total += 1
            overlapping = [m for m in found if m.start < amount["end"] and amount["start"] < m.end]
            hit += bool(overlapping)
            exact += any((m.start, m.end) == (amount["start"], amount["end"]) for m in overlapping)
            if not overlapping:
                missed.append(
                    (amount["text"], text[max(0, amount["start"] - 40) : amount["end"] + 30].replace("\n", " "))
                )
        labelled = article["mentions"]
        extra += [
            (m.text, m.kind, m.noun, text[max(0, m.start - 30) : m.end + 30].replace("\n", " "))
            for m in found
            if not any(m.start < label["end"] and label["start"] < m.end for label in labelled)
        ]
    print(
        f"wikinews      {hit:4}/{total:<4} = {hit / max(1, total):.3f}  reach 0.95  "
        f"same span {exact / max(1, total):.3f}  unlabelled {len(extra)}"
    )
    print(
        f"time per 1,000 words: parse {parsing / words * 1e6:.0f} ms, "
        f"quantities {extracting / words * 1e6:.1f} ms = {extracting / parsing:.1%}"
    )
    for text, context in missed[: max(errors, 0)]:
        print(f"    missed {text!r} in {context!r}")
    step = max(1, len(extra) // max(1, sample))
    for text, kind, noun, context in extra[::step][:sample]:
        print(f"    {kind:8} {text!r} of {noun}: {context!r}")


if __name__ == "__main__":
    main()
