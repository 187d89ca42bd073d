"""Articles that nobody should have written: each a function from a length in characters to a text of about that."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.models.document import DocumentFormat

SENTENCE = "Twelve boats sank at Orrin on 3 May 1947, said Mayor Edda Vance. "


def _over(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


def numbers(length: int) -> str:
    return " ".join(str(number) for number in range(1000, 1000 + length // 5))[:length]


def number_list(length: int) -> str:
    return ", ".join(f"{number} hens" for number in range(100, 100 + length // 9))[:length]


def names(length: int) -> str:
    first = ("Ada", "Bero", "Cira", "Dolf", "Edda", "Fenn", "Gisa", "Hale")
    last = ("Vance", "Orrin", "Skerry", "Tolland", "Umber", "Yarrow", "Zeller")
    told = (
        f"{first[n % 8]} {chr(65 + n % 26)}. {last[n % 7]}{chr(97 + n // 7 % 26)}{chr(97 + n // 182 % 26)} spoke."
        for n in range(length // 24 + 1)
    )
    return " ".join(told)[:length]


def posts(length: int) -> str:
    return _over(
        "Mayor Edda Vance, chairman Bero Orrin and Captain Ada Yarrow met Foreign Minister Dolf Umber. ", length
    )


def dates(length: int) -> str:
    return _over("On 3 May 1947, last Tuesday, in the 1990s and from June to July 2001 it rained. ", length)


TEXTS: dict[str, Callable[[int], str]] = {
    "prose": lambda n: _over(SENTENCE, n),
    "prose in paragraphs": lambda n: _over(SENTENCE * 4 + "\n\n", n),
    "numbers on one line": numbers,
    "a list of counts": number_list,
    "numbers, a line each": lambda n: numbers(n).replace(" ", "\n"),
    "names": names,
    "posts": posts,
    "dates": dates,
    "no spaces": lambda n: _over("abcdefghij", n),
    "digits": lambda n: _over("1234567890", n),
    "digits and commas": lambda n: _over("1,", n),
    "grouped digits": lambda n: _over("123,456,789,", n),
    "dollars": lambda n: _over("$5 ", n),
    "no words": lambda n: _over("... --- !!! ", n) + "a",
    "one character": lambda n: _over("a ", n),
    "capitals": lambda n: _over("A", n),
    "capital words": lambda n: _over("Orrin Harbour ", n),
    "initials": lambda n: _over("A. ", n),
    "brackets": lambda n: _over("(", n) + "1",
    "quotes": lambda n: _over("“a ", n),
    "and": lambda n: _over("boats and ", n),
    "commas": lambda n: _over("boats, ", n),
    "hyphens": lambda n: _over("well-", n),
    "number words": lambda n: _over("twenty thousand ", n),
    "blanks": lambda n: "It" + " " * n + "sank in 1947.",
    "empty lines": lambda n: "It sank." + "\n" * n + "In 1947.",
    "line ends of all kinds": lambda n: _over("It sank.\r\nIn 1947\r12 died\n\n\r\n\x0bin May\x85on 3 June\u2028", n),
    "right to left": lambda n: _over("טבעו 12 סירות ב-1947 ", n),
    "direction marks": lambda n: _over("12\u202e boats\u202c sank\u200f ", n),
    "combining marks": lambda n: "12 bo" + "\u0301" * n + "ats sank.",
    "astral characters": lambda n: _over("𝟏𝟐 𝔟𝔬𝔞𝔱𝔰 😀 sank in 1947. ", n),
    "joiners": lambda n: _over("👩‍👩‍👧‍👦", n),
    "no line, no word": lambda n: "\u200b" * n + "12 boats",
    "may": lambda n: _over("May ", n),
    "of the": lambda n: _over("of the ", n),
    "years": lambda n: _over("1947-", n),
    "slashes": lambda n: _over("1/2/", n),
    "colons": lambda n: _over("12:30:", n),
    "bullets": lambda n: _over("- 12 boats\n", n),
    "headings": lambda n: _over("Boats of 1947\n\n", n),
    "total": lambda n: "In total 900 boats sank: " + number_list(n) + ".",
    "rules": lambda n: _over("---\n", n),
    "front matter that never ends": lambda n: "---\n" + _over("a: 1\n", n),
    "allowances": lambda n: _over("claimcheck: allow x: y\n", n),
}

MARKDOWN: dict[str, Callable[[int], str]] = {
    "open brackets": lambda n: _over("[", n),
    "open images": lambda n: _over("![", n),
    "links": lambda n: _over("[a](b) ", n),
    "open links": lambda n: _over("[a](<b", n),
    "emphasis": lambda n: _over("*a _b ", n),
    "stars": lambda n: _over("*", n) + "a",
    "backticks": lambda n: "".join("`" * k + "a" for k in range(1, int((2 * n) ** 0.5))),
    "quotes in quotes": lambda n: _over("> ", n) + "a",
    "items in items": lambda n: "".join("  " * k + "- a\n" for k in range(int(n**0.5))),
    "items on a line": lambda n: _over("- ", n) + "a",
    "table": lambda n: "| a | b |\n|---|---|\n" + _over("| 1 | 2 |\n", n),
    "wide table": lambda n: _over("| a ", n) + "|\n" + _over("|---", n) + "|\n" + _over("| 1 ", n) + "|\n",
    "comments": lambda n: _over("<!-- a ", n),
    "tags": lambda n: _over("a <b ", n),
    "entities": lambda n: _over("&amp;", n),
    "escapes": lambda n: _over("\\*", n),
    "references": lambda n: _over("[a]: b\n", n),
    "lines": lambda n: _over("a\n", n),
    "notes": lambda n: _over("a[^1] ", n),
    "allow": lambda n: _over("<!-- claimcheck: allow x: y -->\n\n12 boats.\n\n", n),
    "unclosed allow": lambda n: _over("<!-- claimcheck: ", n),
    "code": lambda n: _over("`1 2` ", n),
}

HTML: dict[str, Callable[[int], str]] = {
    "deep": lambda n: "<div>" * (n // 5) + "12 boats sank.",
    "deep and closed": lambda n: "<b>" * (n // 7) + "12 boats sank." + "</b>" * (n // 7),
    "open paragraphs": lambda n: _over("<p>12 boats sank.", n),
    "open items": lambda n: _over("<ul><li>12 boats", n),
    "open tables": lambda n: _over("<table><tr><td>12", n),
    "spans of rows": lambda n: "<table>" + _over("<tr><td rowspan=999999999 colspan=999999999>1", n),
    "end tags": lambda n: "<div>" * 150 + _over("</i>", n) + "12 boats",
    "attributes": lambda n: "<p " + _over("a=1 ", n) + ">12 boats",
    "open tag": lambda n: "<p>12 boats<a href='" + _over("a ", n),
    "open comment": lambda n: _over("<!-- ", n),
    "declarations": lambda n: _over("<!", n) + ">12 boats",
    "marked sections": lambda n: _over("<![", n) + ">12 boats",
    "instructions": lambda n: _over("<?", n) + ">12 boats",
    "less than": lambda n: _over("a < ", n) + "12 boats>",
    "angles": lambda n: _over("<a", n) + ">12 boats",
    "references": lambda n: _over("&#", n) + "12 boats>",
    "entities": lambda n: "<p>" + _over("&lt;&NotEqualTilde;", n),
    "scripts": lambda n: _over("<script>", n),
    "open script": lambda n: "<p>12 boats<script>" + _over("</scrip", n),
    "json": lambda n: '<script type="application/ld+json">' + _over("[", n) + "</script><p>12 boats",
    "links": lambda n: _over("<a href=x>12 boats</a> ", n),
    "times": lambda n: "<article>" + _over("<time>1947</time>", n),
    "preformatted": lambda n: "<pre>" + _over("12 boats\n \n", n),
    "blank preformatted": lambda n: "<pre>a" + _over("\n ", n) + "b",
    "titles": lambda n: "<title>" + _over("a - ", n) + "</title><meta property=og:site_name content=b><p>12 boats",
    "blank title": lambda n: "<title>a" + " " * n + "b</title><meta property=og:site_name content=b><p>12 boats",
    "metas": lambda n: _over("<meta name=date content=1947>", n) + "<p>12 boats",
    "notes": lambda n: "<p>" + _over("<sup>[1]</sup>", n),
    "superscript": lambda n: "<p>10<sup>[" + " " * n + "</sup>",
    "styles": lambda n: "<p style='" + _over("display ", n) + "'>12 boats",
    "definitions": lambda n: _over("<dl><dt>a<dd>12 boats", n),
    "headers": lambda n: _over("<header>", n) + "12 boats",
}  # fmt: skip

#: format, name, function
ALL: list[tuple[DocumentFormat, str, Callable[[int], str]]] = [
    *(("text", name, made) for name, made in TEXTS.items()),
    *(("markdown", name, made) for name, made in {**TEXTS, **MARKDOWN}.items()),
    *(("html", name, made) for name, made in HTML.items()),
]
