"""What the page shows, as plain values: the template decides how it looks, nothing else."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby, islice, pairwise
from typing import TYPE_CHECKING, get_args

from claimcheck.engine.phrases import day_phrase
from claimcheck.engine.rulebook import Rulebook
from claimcheck.engine.wording import short_names
from claimcheck.models import Category, ClaimType, Status
from claimcheck.reporters.html.charts import Chart, chart
from claimcheck.reporters.html.texts import MAX_CONTEXT, MAX_SENTENCE, articles, flowing, head, tail
from claimcheck.reporters.registry import LEVELS
from claimcheck.reporters.wording import conclusion, counted, plain, published_phrase, sentence, sides, topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.engine.rules import Rule
    from claimcheck.models import Claim, DocumentInfo, Finding, Level, Report, Value
    from claimcheck.reporters.html.texts import Article, Place
    from claimcheck.reporters.registry import ReportOptions

#: quotations shown of one side; the rest can be unfolded
MAX_QUOTES = 2
#: articles named where a word says who supports it
MAX_NAMES = 4
#: characters of a fingerprint in a link to a finding
ID_LENGTH = 12
_STATUSES: tuple[Status, ...] = get_args(Status)
#: of words that belong to several claims the gravest decides how they are marked
_GRAVITY: dict[Status, int] = {"conflicting": 2, "unsupported": 1, "supported": 0}
_TYPE_NAMES: dict[ClaimType, str] = {"date": "date", "count": "count", "title": "post"}


def letter(side: int) -> str:
    """A sign for a side, from 0, that does not need colour; after Z come numbers."""
    return chr(ord("A") + side) if side < 26 else str(side + 1)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `side` is the number of the side whose value it is, None where it is only context."""

    text: str
    side: int | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of an article with what stands around it."""

    before: str
    pieces: tuple[Piece, ...]
    after: str
    article: ArticleView
    line: int
    anchor: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """Those who say the same: what they say, and their words."""

    number: int
    label: str
    quotes: tuple[Quote, ...]

    @property
    def letter(self) -> str:
        """Its sign."""
        return letter(self.number)


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding; `together` holds the quotations where the sides are told in the same sentences."""

    id: str
    finding: Finding
    message: str
    articles: tuple[ArticleView, ...]
    sides: tuple[Side, ...]
    together: tuple[Quote, ...]
    chart: Chart | None
    reasons: tuple[str, ...]
    kind: str
    subject: str
    words: str

    @property
    def shown_in(self) -> str:
        """The numbers of its articles, as the filters read them."""
        return " ".join(str(article.number) for article in self.articles)


@dataclass(frozen=True, slots=True)
class Alone:
    """A sentence whose marked words no other article says, and the finding on each of them."""

    quote: Quote
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of an article's text that makes a claim, or none if `status` is None."""

    text: str
    status: Status | None = None
    first: bool = False
    anchors: tuple[str, ...] = ()
    href: str | None = None
    says: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of an article, as marked stretches."""

    kind: str
    marks: tuple[Mark, ...]


@dataclass
class ArticleView:
    """One article. `paragraphs` is empty where its text could not be had."""

    number: int
    info: DocumentInfo
    name: str
    counts: dict[Status, int]
    new: bool = False
    paragraphs: tuple[Paragraph, ...] = ()

    @property
    def id(self) -> str:
        """The anchor of the article."""
        return f"a-{self.number}"

    @property
    def title(self) -> str:
        """The headline, else the name."""
        return plain(self.info.title) if self.info.title else self.name

    @property
    def published(self) -> str:
        """The publication date in words."""
        return published_phrase(self.info)

    @property
    def datetime(self) -> str | None:
        """The publication date for machines."""
        return self.info.published.isoformat() if self.info.published else None

    @property
    def url(self) -> str | None:
        """Where it stands on the web; no other kind of link."""
        url = self.info.url or ""
        return url if url.startswith(("https://", "http://")) and plain(url) == url else None

    @property
    def notices(self) -> list[str]:
        """Remarks on how it was read."""
        return [plain(notice) for notice in self.info.notices]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, and how many findings have it."""

    value: str
    label: str
    count: int
    number: int = 0


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule that found something: its title, and why it exists.

    `why` holds paragraphs; every second part of one is code, as backticks in the rule's file say.
    """

    id: str
    anchor: str
    title: str
    why: tuple[tuple[str, ...], ...]
    count: int


class Page:
    """Everything on the page, in its order."""

    def __init__(self, report: Report, options: ReportOptions) -> None:
        self.report = report
        self.options = options
        self._shown = [finding for finding in report.findings if options.shows(finding)]
        self._document_of = {claim.id: claim.document for claim in report.claims}
        self._names = short_names(document.id for document in report.documents)
        self._texts = self._read()
        self._place: dict[str, Place | None] = {
            claim.id: self._texts[claim.document].place(claim)
            for claim in report.claims
            if claim.document in self._texts
        }
        # only what is marked in the text of an article on the page can be linked to
        self._anchors = {
            claim.id: f"c-{number}"
            for number, claim in enumerate(report.claims, 1)
            if self._place.get(claim.id) and not _vague(claim)
        }
        self._articles = self._article_views()
        self._finding_ids = self._ids()
        self._finding_of = self._best_findings()
        told: dict[str, list[Claim]] = defaultdict(list)
        for claim in report.claims:
            told[claim.document].append(claim)
        for id, article in self._texts.items():
            self._articles[id].paragraphs = tuple(self._paragraphs(article, told[id]))

    # what the template reads

    @cached_property
    def conflicts(self) -> list[FindingView]:
        """What cannot both hold, the gravest first."""
        return sorted(self._views("conflict"), key=lambda view: -LEVELS.index(view.finding.level))

    @cached_property
    def updates(self) -> list[FindingView]:
        """What changed with time, the earliest first."""
        return sorted(self._views("update"), key=lambda view: view.sides[0].quotes[0].article.datetime or "~")

    @cached_property
    def unsupported(self) -> list[tuple[ArticleView, list[Alone]]]:
        """What one article alone says, by article and sentence."""
        found = []
        for article, views in groupby(self._views("unsupported"), key=lambda view: view.articles[0]):
            sentences = groupby(views, key=lambda view: self._sentence_of(view.finding))
            found.append((article, [self._alone(list(told)) for _, told in sentences]))
        return found

    @property
    def articles(self) -> list[ArticleView]:
        """All articles, in the order of the report."""
        return list(self._articles.values())

    @property
    def undated(self) -> list[ArticleView]:
        """The articles without a publication date."""
        return [article for article in self.articles if article.info.published is None]

    @property
    def conclusion(self) -> str:
        """What was found, in one line."""
        return conclusion(self.report)

    def count(self, category: Category) -> int:
        """How many findings of a category are shown."""
        return sum(finding.category == category for finding in self._shown)

    @property
    def hidden(self) -> str | None:
        """How many findings the options leave out."""
        hidden = len(self.report.findings) - len(self._shown)
        return f"{counted(hidden, 'finding')} below the level {self.options.level} not shown." if hidden else None

    @property
    def levels(self) -> list[Choice]:
        """The levels there are, the gravest first."""
        found: Counter[Level] = Counter(finding.level for finding in self._shown)
        return [Choice(level, level, found[level]) for level in reversed(LEVELS) if found[level]]

    @cached_property
    def rules(self) -> list[RuleView]:
        """The rules that found something."""
        found = Counter(finding.rule for finding in self._shown)
        return [_rule_view(id, f"r-{number}", found[id]) for number, id in enumerate(sorted(found), 1)]

    @cached_property
    def rule_anchors(self) -> dict[str, str]:
        """Where each rule is told of."""
        return {rule.id: rule.anchor for rule in self.rules}

    @property
    def choices(self) -> list[Choice]:
        """The articles that findings are in."""
        told = Counter(
            id for finding in self._shown for id in {self.report.claim(claim).document for claim in finding.claims}
        )
        views = self._articles
        return [Choice(plain(id), views[id].name, told[id], views[id].number) for id in views if told[id]]

    @property
    def figures(self) -> list[tuple[str, str]]:
        """What was read, in figures."""
        report = self.report
        undated = sum(document.published is None for document in report.documents)
        types = Counter(claim.type for claim in report.claims)
        statuses = Counter(claim.status for claim in report.claims if not _vague(claim))
        vague = sum(map(_vague, report.claims))
        support = [f"{statuses[status]:,} {status}" for status in _STATUSES]
        return [
            ("Articles", f"{len(report.documents):,}" + (f", {undated:,} of them undated" if undated else "")),
            ("Claims", ", ".join(counted(types[type], _TYPE_NAMES[type]) for type in _TYPE_NAMES)),
            ("Support", ", ".join([*support, f"{vague:,} too vague"] if vague else support)),
            ("Read by", f"claimcheck {plain(report.version)} with {plain(report.model)}"),
        ]

    @property
    def skipped(self) -> list[tuple[str, str]]:
        """Files that were left out, and why."""
        return [(plain(skipped.path), plain(skipped.reason)) for skipped in self.report.skipped]

    @property
    def allowed(self) -> list[tuple[str, str, str, str]]:
        """Findings that articles allow: rule, message, where that is written, and the reason given."""
        return [
            (one.finding.rule, plain(one.finding.message), f"{plain(one.document)}:{one.line}", plain(one.reason))
            for one in self.report.suppressed
        ]

    # how it is made

    def _read(self) -> dict[str, Article]:
        """The texts, those of the articles with the gravest findings first, should there be too many."""
        rank = dict.fromkeys((document.id for document in self.report.documents), len(LEVELS))
        for finding in self._shown:
            for id in finding.claims:
                document = self.report.claim(id).document
                rank[document] = min(rank[document], -LEVELS.index(finding.level))
        documents = sorted(self.report.documents, key=lambda document: rank[document.id])
        return articles(documents, self.report.claims, self.options.documents)

    def _article_views(self) -> dict[str, ArticleView]:
        told: dict[str, Counter[Status]] = defaultdict(Counter)
        for claim in self.report.claims:
            told[claim.document][claim.status] += not _vague(claim)
        return {
            document.id: ArticleView(
                number=number,
                info=document,
                name=plain(self._names[document.id]),
                counts={status: told[document.id][status] for status in _STATUSES},
                new=document.id in self.options.new,
            )
            for number, document in enumerate(self.report.documents, 1)
        }

    def _ids(self) -> dict[int, str]:
        """An anchor for each finding, by its place in the report: the begin of its fingerprint."""
        seen: Counter[str] = Counter()
        ids = {}
        for number, finding in enumerate(self._shown):
            short = finding.fingerprint[:ID_LENGTH]
            seen[short] += 1
            ids[number] = f"f-{short}" + (f"-{seen[short]}" if seen[short] > 1 else "")
        return ids

    def _best_findings(self) -> dict[str, str]:
        """For each claim the finding to show, by the order of the categories."""
        best: dict[str, tuple[int, str]] = {}
        order = get_args(Category)
        for number, finding in enumerate(self._shown):
            candidate = (order.index(finding.category), self._finding_ids[number])
            for id in finding.claims:
                if id not in best or candidate[0] < best[id][0]:
                    best[id] = candidate
        return {claim: id for claim, (_, id) in best.items()}

    def _views(self, category: Category) -> list[FindingView]:
        return [
            self._finding(self._finding_ids[number], finding)
            for number, finding in enumerate(self._shown)
            if finding.category == category
        ]

    def _finding(self, id: str, finding: Finding) -> FindingView:
        claims = [self.report.claim(claim) for claim in finding.claims]
        told = sides(claims)
        documents = dict.fromkeys(claim.document for claim in claims)
        alone = len(documents) == 1 and len(told) > 1
        numbered = [(claim, number) for number, side in enumerate(told.values()) for claim in side]
        return FindingView(
            id=id,
            finding=finding,
            message=plain(finding.message),
            articles=tuple(self._articles[document] for document in documents),
            sides=tuple(
                Side(number, label, tuple(self._quotes([(claim, number) for claim in side])))
                for number, (label, side) in enumerate(told.items())
            ),
            together=tuple(self._quotes(numbered)) if alone else (),
            # parts and their sum, or a date and its weekday, are no values of one thing
            chart=None if alone else chart(self._labelled(finding, told)),
            reasons=tuple(plain(reason) for reason in finding.reasons),
            kind=_TYPE_NAMES[claims[0].type],
            words=sentence(claims[0])[1].strip(),
            # the words of a post already say who holds it
            subject="" if claims[0].type == "title" else topic(claims[0]),
        )

    def _sentence_of(self, finding: Finding) -> tuple[int, int]:
        claim = self.report.claim(finding.claims[0])
        return claim.start, claim.end

    def _alone(self, views: list[FindingView]) -> Alone:
        claims = [self.report.claim(id) for view in views for id in view.finding.claims]
        (quote, *_) = self._quotes([(claim, 0) for claim in claims])
        return Alone(quote, tuple(views))

    def _labelled(self, finding: Finding, told: dict[str, list[Claim]]) -> list[tuple[str, Value]]:
        """The sides' values with their names; of an update, with the day on which each was told."""
        found = []
        for label, side in told.items():
            published = self._articles[side[0].document].info.published
            day = f" ({day_phrase(published)})" if published and finding.category == "update" else ""
            found.append((label + day, side[0].value))
        return found

    def _quotes(self, told: Iterable[tuple[Claim, int]]) -> Iterator[Quote]:
        """The claims' sentences, each once, with the words of all their claims marked."""
        by_sentence: dict[tuple[str, int, int], list[tuple[Claim, int]]] = defaultdict(list)
        for claim, side in told:
            by_sentence[claim.document, claim.start, claim.end].append((claim, side))
        for pairs in by_sentence.values():
            yield self._quote(pairs)

    def _quote(self, told: Sequence[tuple[Claim, int]]) -> Quote:
        claim = told[0][0]
        article = self._articles[claim.document]
        places = [(self._place.get(one.id), side) for one, side in told]
        known = sorted(
            ((place, side) for place, side in places if place is not None), key=lambda pair: pair[0].value_start
        )
        if len(known) < len(places):
            return Quote("", tuple(_alone(claim, told[0][1])), "", article, claim.line, None)
        place = known[0][0]
        text = self._texts[claim.document].blocks[place.block].text
        return Quote(
            before=flowing(tail(text[: place.start], MAX_CONTEXT)),
            pieces=tuple(_pieces(text, place, known)),
            after=flowing(head(text[place.end :], MAX_CONTEXT)),
            article=article,
            line=claim.line,
            anchor=self._anchors.get(claim.id),
        )

    def _paragraphs(self, article: Article, claims: Iterable[Claim]) -> Iterator[Paragraph]:
        told: dict[int, list[tuple[Place, Claim]]] = defaultdict(list)
        for claim in claims:
            place = self._place[claim.id]
            if place is not None and claim.id in self._anchors:
                told[place.block].append((place, claim))
        for number, block in enumerate(article.blocks):
            yield Paragraph(block.kind, tuple(self._marks(block.text, told[number])))

    def _marks(self, text: str, told: Sequence[tuple[Place, Claim]]) -> Iterator[Mark]:
        """The text in stretches that have the same claims; where several have one, the gravest decides."""
        edges = sorted({0, len(text), *(end for place, _ in told for end in (place.value_start, place.value_end))})
        waiting = sorted(told, key=lambda pair: pair[0].value_start, reverse=True)
        open_claims: list[tuple[Place, Claim]] = []
        for start, end in pairwise(edges):
            open_claims = [pair for pair in open_claims if pair[0].value_end > start]
            begun = []
            while waiting and waiting[-1][0].value_start == start:
                begun.append(waiting.pop())
            open_claims += begun
            words = flowing(text[start:end])
            if not open_claims:
                yield Mark(words)
                continue
            gravest = max((claim for _, claim in open_claims), key=lambda claim: _GRAVITY[claim.status])
            first = any(claim is gravest for _, claim in begun)
            yield Mark(
                words,
                gravest.status,
                first=first,
                anchors=tuple(self._anchors[claim.id] for _, claim in begun),
                href=self._target(gravest) if first else None,  # one stop of the keyboard for one claim
                says=self._standing(gravest),
            )

    def _target(self, claim: Claim) -> str | None:
        """Where a marked word leads: to its finding, else to where another article says the same."""
        if claim.id in self._finding_of:
            return self._finding_of[claim.id]
        return next((self._anchors[id] for id in claim.supported_by if id in self._anchors), None)

    def _standing(self, claim: Claim) -> str:
        by = dict.fromkeys(self._document_of[id] for id in claim.supported_by if id in self._document_of)
        names = ", ".join(self._articles[id].name for id in islice(by, MAX_NAMES))
        names += f" and {len(by) - MAX_NAMES:,} more" if len(by) > MAX_NAMES else ""
        if claim.status == "unsupported":
            return "Unsupported: no other article says so"
        if claim.status == "supported":
            return f"Supported by {names}" if by else "Supported"
        return "Conflicting" + (f", though supported by {names}" if by else "")


def _vague(claim: Claim) -> bool:
    """Whether no other article could be asked to say so, and none does: that is no lack of support."""
    return claim.status == "unsupported" and not claim.checkable


def _pieces(text: str, sentence: Place, told: Sequence[tuple[Place, int]]) -> Iterator[Piece]:
    """A sentence as marked stretches; what lies far from all values is left out."""
    position = sentence.start
    for place, side in told:
        start = max(place.value_start, position)
        if start > position:
            yield from _between(text[position:start], first=position == sentence.start)
        if start < place.value_end:
            yield Piece(flowing(head(text[start : place.value_end], MAX_SENTENCE)), side)
            position = place.value_end
    if position < sentence.end:
        yield Piece(flowing(head(text[position : sentence.end], MAX_SENTENCE)))


def _between(text: str, *, first: bool) -> Iterator[Piece]:
    if first:
        yield Piece(flowing(tail(text, MAX_SENTENCE)))
    elif len(text) > 2 * MAX_SENTENCE:
        yield Piece(flowing(head(text, MAX_SENTENCE)))
        yield Piece(flowing(tail(text, MAX_SENTENCE)))
    else:
        yield Piece(flowing(text))


def _alone(claim: Claim, side: int) -> Iterator[Piece]:
    """A sentence without its article's text."""
    before, value, after = sentence(claim)
    for text, number in ((tail(before, MAX_SENTENCE), None), (value, side), (head(after, MAX_SENTENCE), None)):
        if text:
            yield Piece(text, number)


def _rule_view(id: str, anchor: str, count: int) -> RuleView:
    rule = _rulebook().get(id)
    if rule is None:
        return RuleView(id, anchor, plain(id), (), count)
    why = tuple(tuple(map(flowing, paragraph.split("`"))) for paragraph in rule.why.strip().split("\n\n"))
    return RuleView(id, anchor, plain(rule.title), why, count)


@cache
def _rulebook() -> dict[str, Rule]:
    """Our own rules and those of installed packs; of a folder of the user's only the ids are known here."""
    return dict(Rulebook.load().by_id)
