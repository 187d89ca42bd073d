"""Reports on articles whose text is at hand: a small one of everything, a hostile one, one of any size."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from typing import TYPE_CHECKING

from claimcheck.models import (
    Category,
    Claim,
    CountValue,
    DateValue,
    Document,
    DocumentFormat,
    Finding,
    Level,
    Report,
    Status,
    TitleValue,
    Value,
)
from claimcheck.reporters import ReportOptions, reporters

if TYPE_CHECKING:
    from collections.abc import Sequence


class Desk:
    """Collects articles with their texts, what they claim, and findings."""

    def __init__(self) -> None:
        self.documents: dict[str, Document] = {}
        self.claims: list[Claim] = []
        self.findings: list[Finding] = []

    def article(
        self,
        id: str,
        text: str,
        published: dt.date | None = None,
        *,
        title: str | None = None,
        format: DocumentFormat = "text",
        url: str | None = None,
    ) -> str:
        """Add an article."""
        self.documents[id] = Document(
            id=id, path=id, text=text, published=published, title=title, format=format, url=url,
            published_from="given" if published else None,
        )  # fmt: skip
        return id

    def claim(
        self,
        document: str,
        sentence: str,
        words: str,
        value: Value,
        status: Status = "unsupported",
        subject: str = "the pier",
        supported_by: Sequence[Claim] = (),
    ) -> Claim:
        """Add a claim on `words` in `sentence`, both as they stand in the file."""
        text = self.documents[document].text
        start = text.index(sentence)
        value_start = start + sentence.index(words)
        claim = Claim(
            id=f"{document}#{len(self.claims)}", document=document, type=value.kind, text=sentence,
            start=start, end=start + len(sentence), value_start=value_start, value_end=value_start + len(words),
            line=text.count("\n", 0, value_start) + 1, value=value, subject=subject, attribute="open",
            status=status, supported_by=tuple(claim.id for claim in supported_by),
        )  # fmt: skip
        self.claims.append(claim)
        return claim

    def finding(
        self,
        category: Category,
        level: Level,
        rule: str,
        message: str,
        claims: Sequence[Claim],
        reasons: tuple[str, ...] = (),
    ) -> Finding:
        """Add a finding."""
        words = "\n".join([rule, str(len(self.findings)), *(claim.text for claim in claims)])
        finding = Finding(
            rule=rule, category=category, level=level, severity=level, message=message, reasons=reasons,
            claims=tuple(claim.id for claim in claims),
            fingerprint=hashlib.sha256(words.encode("utf-8", "replace")).hexdigest(),
        )  # fmt: skip
        self.findings.append(finding)
        return finding

    def report(self) -> Report:
        """What was collected."""
        return Report(
            version="0.1.0",
            model="en_core_web_sm 3.8.0",
            documents=tuple(document.info() for document in self.documents.values()),
            claims=tuple(self.claims),
            findings=tuple(self.findings),
        )

    def page(self, level: Level | None = None, *, texts: bool = True) -> str:
        """The report as HTML."""
        return html(self.report(), ReportOptions(level=level, documents=self.documents if texts else {}))


def html(report: Report, options: ReportOptions | None = None) -> str:
    """Any report as HTML."""
    stream = io.StringIO()
    reporters()["html"](report, stream, options or ReportOptions())
    return stream.getvalue()


def year(number: int) -> DateValue:
    """A year."""
    return DateValue(timex=f"{number:04}", low=f"{number:04}-01-01", high=f"{number:04}-12-31")


def exactly(number: float, unit: str | None = None) -> CountValue:
    """A count without doubt."""
    return CountValue(number=number, low=number, high=number, unit=unit)


def pier() -> Desk:
    """Three articles about a pier: a conflict of dates, one of counts, one within an article, an update, support."""
    desk = Desk()
    gazette = desk.article(
        "news/gazette.txt",
        "The pier at Orrin was opened in 1903. It is 310 metres long.\n\n"
        "Ida Moen, the harbour master, counted 40 boats, 25 of them red and 12 blue.\n",
        dt.date(2021, 3, 2),
        title="An old pier",
    )
    guide = desk.article(
        "news/guide.md",
        "# Orrin\n\nOrrin's *pier* was opened in **1905**, says [the guide](https://example.org/). "
        "The pier is 280 metres long.\n",
        title="Orrin",
        format="markdown",
        url="https://example.org/guide",
    )
    late = desk.article(
        "news/late.html",
        "<html><body><p>Since the storm the pier is <b>260&nbsp;metres</b> long.</p></body></html>",
        dt.date(2022, 11, 5),
        format="html",
    )
    opened = [
        desk.claim(gazette, "The pier at Orrin was opened in 1903.", "1903", year(1903), "conflicting"),
        desk.claim(
            guide, "Orrin's *pier* was opened in **1905**, says [the guide](https://example.org/).", "1905",
            year(1905), "conflicting",
        ),
    ]  # fmt: skip
    long = [
        desk.claim(gazette, "It is 310 metres long.", "310 metres", exactly(310, "meter"), "conflicting"),
        desk.claim(guide, "The pier is 280 metres long.", "280 metres", exactly(280, "meter"), "conflicting"),
        desk.claim(
            late, "Since the storm the pier is <b>260&nbsp;metres</b> long.", "260&nbsp;metres", exactly(260, "meter")
        ),
    ]
    sentence = "Ida Moen, the harbour master, counted 40 boats, 25 of them red and 12 blue."
    boats = [desk.claim(gazette, sentence, str(number), exactly(number), "conflicting") for number in (40, 25, 12)]
    post = desk.claim(
        gazette, sentence, "Ida Moen, the harbour master", TitleValue(role="harbour master", holder="Ida Moen")
    )
    desk.claim(guide, "The pier is 280 metres long.", "long", exactly(1), "supported", supported_by=[long[0]])
    desk.finding(
        "conflict", "error", "dates/event-date", "gazette.txt dates it 1903, guide.md 1905 (pier: open)", opened,
        ("both sentences name Orrin", "no value can satisfy both"),
    )  # fmt: skip
    desk.finding("conflict", "warning", "counts/measure-differs", "310 metres or 280?", long[:2], ("both name a pier",))
    desk.finding("conflict", "error", "counts/parts-total", "gazette.txt: 40 boats, but the parts make 37", boats)
    desk.finding("update", "note", "counts/changed", "the pier: 310 metres, then 260", [long[0], long[2]])
    desk.finding("unsupported", "note", "support/no-other-article", "no other article says so", [post])
    return desk


#: what an article may hold that is meant to break out of the page, or to mislead who reads it
ATTACKS = (
    "<script>window.broken = 1</script>",
    "</script><script>window.broken = 1</script>",
    "<img src=x onerror='window.broken = 1'>",
    "\"><svg onload=window.broken=1>",
    "<style>* { display: none }</style>",
    "<iframe src='https://example.org/'></iframe>",
    "<base href='https://example.org/'><link rel=stylesheet href='https://example.org/a.css'>",
    "<meta http-equiv=refresh content='0; url=https://example.org/'>",
    "{{ 7 * 7 }}{% raw %}{# no #}",
    "&lt;b&gt; &amp;amp; &#60;i&#62; &bogus; &#x110000;",
    "javascript:window.broken=1",
    "-->\x00\x07\x1b[31m",
    "\u202egnorw si siht\u202c \u2066isolate\u2069 \u200f",
    "הספינה טבעה בשנת 1982 ליד הנמל, כך אמרו עדים",
    "السفينة غرقت قبالة الساحل",
    "W" * 4000,
    "\ufffe\ue000\ue001 zero\u200bwidth \U0001f9ea e\u0301\u0301\u0301\u0301",
    "`code` *star* _under_ [link](javascript:window.broken=1)",
)  # fmt: skip


def hostile() -> Desk:
    """Articles that attack the page wherever a text of theirs comes into it."""
    desk = Desk()
    for number, attack in enumerate(ATTACKS):
        told = []
        for copy in range(2):
            sentence = f"{attack} It had {number}{copy} rooms {attack} then."
            id = desk.article(
                f"{number}{copy} {attack[:200]}.txt",
                f"Before it all. {sentence} After it {attack}\n",
                dt.date(2020, 1, 1 + number),
                title=f"Title {attack}",
                url="javascript:window.broken=1" if copy else f"https://example.org/{attack[:50]}",
            )
            told.append(
                desk.claim(id, sentence, f"{number}{copy} rooms {attack}", exactly(10 * number + copy), "conflicting",
                           subject=f"subject {attack}")
            )  # fmt: skip
        desk.finding("conflict", "error", "counts/count-differs", f"message {attack}", told, (f"reason {attack}",))
        desk.finding("unsupported", "note", "support/no-other-article", attack, told[:1])
    return desk


_WORDS = "council harbour engineers opened the bridge after years of delay while residents waited for ferries"


def large(findings: int) -> Desk:
    """A report of that many findings on an eighth as many articles: a third conflicts, the rest unsupported."""
    desk = Desk()
    articles = []
    for number in range(max(findings // 8, 2)):
        told = [f"Bridge {number} part {part} has {100 + part} lamps." for part in range(12)]
        text = "\n\n".join(f"{told[at]} {(_WORDS + ' ') * 3}. {told[at + 6]}" for at in range(6))
        id = f"news/{number % 20}/bridge-{number:04}.txt"
        articles.append((desk.article(id, text, dt.date(2020, 1, 1 + number % 28)), told))
    for number in range(findings):
        id, told = articles[number % len(articles)]
        part = number // len(articles) % 12
        lamps = exactly(100 + part)
        claim = desk.claim(id, told[part], f"{100 + part} lamps", lamps, subject=f"bridge {number}: lamp")
        if number % 3:
            desk.finding("unsupported", "note", "support/no-other-article", "no other article says so", [claim])
            continue
        other, others = articles[(number + 1) % len(articles)]
        another = 100 + (part + 1) % 12
        against = desk.claim(other, others[(part + 1) % 12], f"{another} lamps", exactly(another), "conflicting")
        desk.finding(
            "conflict",
            "warning" if number % 2 else "error",
            "counts/count-differs" if number % 2 else "counts/rank-differs",
            f"bridge-{number:04} has {100 + part} lamps, another has {another}",
            [claim, against],
            ("both name a bridge", "no value can satisfy both"),
        )
    return desk
