"""Reports made by hand: what reporters are tested on, without reading an article."""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import TYPE_CHECKING

from claimcheck.models import (
    Category,
    Claim,
    CountValue,
    DateValue,
    DocumentInfo,
    Finding,
    Level,
    Report,
    Skipped,
    Status,
    TitleValue,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Iterable


class Newsroom:
    """Collects articles, claims and findings, and gives ids and offsets that fit."""

    def __init__(self) -> None:
        self._documents: list[DocumentInfo] = []
        self._claims: list[Claim] = []
        self._findings: list[Finding] = []
        self._skipped: list[Skipped] = []
        self._numbers = count(1)

    def article(self, id: str, published: dt.date | None = None, notices: tuple[str, ...] = ()) -> str:
        """Add an article; its id is its path."""
        how = "given" if published else None
        self._documents.append(
            DocumentInfo(id=id, path=id, published=published, published_from=how, notices=notices),
        )
        return id

    def claim(
        self,
        document: str,
        line: int,
        sentence: str,
        value: Value,
        subject: str = "the ferry",
        status: Status = "unsupported",
        supported_by: tuple[str, ...] = (),
    ) -> Claim:
        """Add a claim; in `sentence` the words of the value stand in [[ ]]."""
        before, rest = sentence.split("[[")
        words, after = rest.split("]]")
        text = before + words + after
        start = 100 * line
        claim = Claim(
            id=f"c{next(self._numbers)}",
            document=document,
            type=value.kind,
            text=text,
            start=start,
            end=start + len(text),
            value_start=start + len(before),
            value_end=start + len(before) + len(words),
            line=line,
            value=value,
            subject=subject,
            attribute="sink",
            status=status,
            supported_by=supported_by,
        )
        self._claims.append(claim)
        return claim

    def finding(
        self,
        category: Category,
        level: Level,
        message: str,
        claims: Iterable[Claim],
        reasons: tuple[str, ...] = (),
        rule: str = "dates/date-differs",
    ) -> None:
        """Add a finding."""
        self._findings.append(
            Finding(
                rule=rule,
                category=category,
                level=level,
                severity=level,
                message=message,
                claims=tuple(claim.id for claim in claims),
                reasons=reasons,
                fingerprint=f"{len(self._findings):064x}",
            )
        )

    def skip(self, path: str, reason: str) -> None:
        """Add a file that was left out."""
        self._skipped.append(Skipped(path=path, reason=reason))

    def report(self) -> Report:
        """What was collected."""
        return Report(
            version="0.1.0",
            model="en_core_web_sm 3.8.0",
            documents=tuple(self._documents),
            claims=tuple(self._claims),
            findings=tuple(self._findings),
            skipped=tuple(self._skipped),
        )


def year(number: int) -> DateValue:
    """A year."""
    return DateValue(timex=f"{number:04}", low=f"{number:04}-01-01", high=f"{number:04}-12-31")


def exactly(number: float) -> CountValue:
    """A count without doubt."""
    return CountValue(number=number, low=number, high=number)


def at_least(number: float) -> CountValue:
    """A count with a floor."""
    return CountValue(number=number, low=number, approximation=">=")


def post(role: str, body: str, holder: str) -> TitleValue:
    """A post that someone holds."""
    return TitleValue(role=role, body=body, holder=holder)


def empty() -> Report:
    """Two articles that say nothing that could be checked."""
    room = Newsroom()
    room.article("a.txt", dt.date(2020, 1, 2))
    room.article("b.txt")
    return room.report()


def harbour() -> Report:
    """A harbour's articles: of everything that a report can hold, one."""
    room = Newsroom()
    pilot = room.article("news/2011-pilot.txt", dt.date(2011, 5, 3))
    museum = room.article("news/museum.html")
    jubilee = room.article("news/jubilee.md", dt.datetime(2019, 9, 14, 8, 30), ("read as windows-1252, not as UTF-8",))
    storm = room.article("news/storm-1.txt", dt.date(2021, 11, 27))
    later = room.article("news/storm-2.txt", dt.date(2021, 11, 29))

    launched = [
        room.claim(pilot, 4, "The Aurora was launched at Holm in [[1962]].", year(1962), status="conflicting"),
        room.claim(
            museum,
            61,
            "Built by <b>Holm&nbsp;Shipyard</b>, she left the slip in <time>[[1964]]</time> and carried mail, "
            "sheep and schoolchildren between the islands for forty years &amp; a day.",
            year(1964),
            status="conflicting",
        ),
        room.claim(
            jubilee,
            9,
            "Since **her launch in [[1962]]**, the [Aurora](https://example.org/aurora) has had nine masters.",
            year(1962),
            status="conflicting",
        ),
    ]
    masters = [
        room.claim(
            pilot, 7, "[[Ruth Eide, chief officer of the Aurora]], took the helm.",
            post("chief officer", "Aurora", "Ruth Eide"), "Ruth Eide's post", "conflicting",
        ),
        room.claim(
            jubilee, 12, "In those years [[Ruth Eide was the Aurora's master]].",
            post("master", "Aurora", "Ruth Eide"), "Ruth Eide's post", "conflicting",
        ),
    ]  # fmt: skip
    homes = [
        room.claim(later, 2, "By Monday [[4,150]] homes were without power.", exactly(4150), "homes without power"),
        room.claim(storm, 2, "[[At least 2,300]] homes lost power.", at_least(2300), "homes without power"),
    ]
    alone = [
        room.claim(storm, 5, "[[Twelve]] boats sank at their moorings.", exactly(12), "boats sunk by the storm"),
        room.claim(museum, 70, "The bell was cast in [[the spring of some year]].", DateValue(), "the bell's casting"),
    ]
    room.finding(
        "conflict",
        "warning",
        "news/2011-pilot.txt makes Ruth Eide chief officer, news/jubilee.md master",
        masters,
        ("both name Ruth Eide", "both name the Aurora"),
        "titles/role-differs",
    )
    room.finding(
        "conflict",
        "error",
        "news/2011-pilot.txt says 1962 of the launch of the Aurora, news/museum.html 1964",
        launched,
        ("both tell of a launch", "both name Holm, which few articles do"),
    )
    room.finding(
        "update", "note", "homes without power rose from at least 2,300 to 4,150", homes,
        ("both count homes", "both tell of a loss of power"), "counts/count-differs",
    )  # fmt: skip
    for claim in alone:
        room.finding("unsupported", "note", "no other article says so", [claim], rule="support/unsupported")
    room.skip("news/logo.png", "not text")
    return room.report()
