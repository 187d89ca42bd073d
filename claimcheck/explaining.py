"""Explaining: why two claims were taken to be about one thing, or what kept them apart, feature by feature."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np

from claimcheck.engine.cases import make_pair
from claimcheck.engine.judge import first_rung, selects
from claimcheck.engine.rules import REPORTED
from claimcheck.errors import UsageError
from claimcheck.models import Document, TitleValue
from claimcheck.models.explanation import (
    Asked,
    Comparison,
    Contribution,
    Explanation,
    FindingExplanation,
    Rival,
    Stage,
)
from claimcheck.subjects.blocking import keys_of, kind_of
from claimcheck.subjects.bodies import bodies_alike
from claimcheck.subjects.features import FEATURES
from claimcheck.subjects.linker import WEAKEST_LINK, pairs_of, rated
from claimcheck.subjects.model import fitted_model
from claimcheck.subjects.name_match import match_names
from claimcheck.subjects.roles import roles_agree, same_office
from claimcheck.subjects.whoiswho import who_is_who

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from claimcheck.check import Progress
    from claimcheck.config import Config
    from claimcheck.engine.cases import Pair
    from claimcheck.engine.rulebook import Rulebook
    from claimcheck.engine.rules import Rule, Rung
    from claimcheck.models import Claim, DocumentInfo, Finding, Link, Report
    from claimcheck.models.finding import Outcome
    from claimcheck.store import Store
    from claimcheck.subjects.linker import Compared
    from claimcheck.subjects.whoiswho import WhoIsWhoTable

#: what the articles of two sentences are called
SENTENCES = ("sentence A", "sentence B")
#: in how many features a likelier rival is shown to be ahead
MOST_AHEAD = 3
#: a difference in log odds below this says nothing
NOTABLE = 0.05
#: likelinesses worked out in two ways are equal to so much
ROUNDED = 0.001
_GRAVEST: tuple[Outcome, ...] = ("conflict", "update", "agree", "unknown")
_MEANINGS = {
    "affinity": "how alike the two are by all features together, in log odds.",
    "lead": "how much likelier this pair is than the best rival of either side, from -1 to 1.",
}


def explain_finding(
    report: Report,
    finding: Finding,
    config: Config,
    *,
    jobs: int = 1,
    store: Store | None = None,
    progress: Progress | None = None,
) -> FindingExplanation:
    """Read the articles of a report again, and explain one of its findings.

    Reports leave out what the linker compares, so that the articles must stand where they stood, unchanged. Raises
    UsageError if one does not, and what `check.check` raises.
    """
    from claimcheck.check import analyse

    documents = list(_documents_again(report))
    about = {report.claim(id).document for id in finding.claims}
    claims, links, _ = analyse(documents, aliases=config.aliases, jobs=jobs, store=store, progress=progress)
    known = {claim.id for claim in claims}
    lost = next((report.claim(id) for id in finding.claims if id not in known), None)
    if lost is not None:
        raise UsageError(f"{lost.document}:{lost.line}: read in another way than for the report; make the report anew")
    explainer = Explainer(claims, links, documents, config.rulebook, about=about, aliases=config.aliases)
    return explainer.finding(finding)


def explain_sentences(
    a: str, b: str, config: Config, *, published_a: dt.date | None = None, published_b: dt.date | None = None
) -> list[Explanation]:
    """Take each text for an article of its own, and explain the likeliest pair of claims of each type.

    Raises UsageError if one holds no claim, or both hold none of one type.
    """
    from claimcheck.check import analyse

    given = zip(SENTENCES, (a, b), (published_a, published_b), strict=True)
    documents = [Document.from_text(text, id=name, published=day) for name, text, day in given]
    claims, links, _ = analyse(documents, aliases=config.aliases)
    held = [[claim for claim in claims if claim.document == name] for name in SENTENCES]
    for name, found in zip(SENTENCES, held, strict=True):
        if not found:
            raise UsageError(f"{name} holds no claim that could be compared: no date, count or post")
    explainer = Explainer(claims, links, documents, config.rulebook, about=SENTENCES, aliases=config.aliases)
    pairs = explainer.likeliest(*SENTENCES)
    if not pairs:
        told = " and ".join(
            f"{name} holds {', '.join(sorted({f'a {claim.type}' for claim in found}))}"
            for name, found in zip(SENTENCES, held, strict=True)
        )
        raise UsageError(f"{told}: claims of different types are never compared")
    return pairs


def _documents_again(report: Report) -> Iterator[Document]:
    """The articles of a report, read from the paths that it names, and dated as it has them."""
    from claimcheck.readers import read_inputs

    paths = list(dict.fromkeys(info.path for info in report.documents if info.path is not None))
    told: dict[str, list[Claim]] = {}
    for claim in report.claims:
        told.setdefault(claim.document, []).append(claim)
    read: dict[str, Document] = {}
    for path in paths:
        if not Path(path).exists():
            raise UsageError(f"{path}: not there; run this where the report was made, or make the report anew")
        # one after the other, so that an error tells which
        read.update((one.id, one) for one in read_inputs([path]) if isinstance(one, Document))
    for info in report.documents:
        document = read.get(info.id)
        if document is None:
            where = "no file holds it" if info.path is None else f"no longer in {info.path}"
            raise UsageError(f"{info.id}: {where}, so that it cannot be read again; make the report anew from files")
        changed = next((c for c in told.get(info.id, ()) if document.text[c.start : c.end] != c.text), None)
        if changed is not None:
            raise UsageError(f"{info.id}:{changed.line}: changed since the report was made; make the report anew")
        yield document.model_copy(update={"published": info.published, "published_from": info.published_from})


class Explainer:
    """Explains pairs of claims among all that a run has read.

    `links` are those of `check.analyse` for these claims; `about` are the documents whose pairs will be asked for.
    Raises RuleError if the fitted model is broken.
    """

    def __init__(
        self,
        claims: Sequence[Claim],
        links: Iterable[Link],
        documents: Iterable[DocumentInfo],
        rulebook: Rulebook,
        *,
        about: Iterable[str],
        aliases: Mapping[str, Iterable[str]] | None = None,
    ) -> None:
        """Keep what is to be explained; nothing is compared yet."""
        self.claims = {claim.id: claim for claim in claims}
        self.documents = {document.id: document for document in documents}
        self.rulebook = rulebook
        self.aliases = aliases
        self.about = frozenset(about)
        self._links: dict[frozenset[str], list[Link]] = {}
        for link in links:
            self._links.setdefault(frozenset({link.a, link.b}), []).append(link)

    def pair(self, a: str, b: str) -> Explanation:
        """How the claims of two ids stand to each other. Raises KeyError for an id that no claim has."""
        one, other = self.claims[a], self.claims[b]
        links = tuple(self._links.get(frozenset({a, b}), ()))
        asked = self._asked(links)
        decided = min((rule for rule in asked if rule.decides), key=_gravity, default=None)
        found = self._compared(one, other)
        stage, outcome = ("decided", _decided(decided)) if decided else self._undecided(one, other, found, links, asked)
        return Explanation(
            a=one,
            b=other,
            stage=stage,
            outcome=outcome,
            verdict=decided.verdict if decided else None,
            comparison=self._comparison(found, asked_for=one) if found else None,
            links=links,
            asked=asked,
            notes=_post_notes(one, other) or (self._key_notes(one, other) if stage == "not compared" else ()),
        )

    def finding(self, finding: Finding, most_alike: int = 3) -> FindingExplanation:
        """The pairs behind a finding; of an unsupported statement the `most_alike` ones of other articles."""
        rule = self.rulebook.by_id.get(finding.rule)
        if finding.category == "unsupported":
            pairs = self.most_alike(finding.claims[0], most_alike)
            title = self.claims[finding.claims[0]].type == "title"
            alone = "tells of this person or this post" if title else "shares a name or telling word with it"
            note = None if pairs else f"No statement of another article {alone}, so that none was compared."
            return FindingExplanation(finding=finding, pairs=tuple(pairs), note=note)
        if len(finding.claims) == 1 or (rule is not None and rule.kind in {"article", "claim"}):
            note = "Arithmetic or the calendar shows it within the article; no two claims had to be linked for it."
            return FindingExplanation(finding=finding, pairs=(), note=note)
        ids = finding.claims
        linked = [(a, b) for n, a in enumerate(ids) for b in ids[n + 1 :] if frozenset({a, b}) in self._links]
        found = [self.pair(a, b) for a, b in linked]
        behind = [one for one in found if one.verdict == finding.category]
        behind.sort(key=lambda one: -max(link.score for link in one.links))
        note = None if behind else "The rules as they are configured here do not say so."
        return FindingExplanation(finding=finding, pairs=tuple(behind or found[:1]), note=note)

    def most_alike(self, id: str, most: int) -> list[Explanation]:
        """How this claim stands to those of other articles that are likeliest about the same thing, these first."""
        claim = self.claims[id]
        likely: dict[str, tuple[float, float]] = {}
        for document in self.documents:
            for one in self._between(claim.document, document).values() if document != claim.document else ():
                if claim in (one.pair.a, one.pair.b):
                    likely[_other(one, claim).id] = (one.sureness, one.found["affinity"])
        for ids, links in self._links.items():
            for other in ids - {id} if id in ids else ():
                if self.claims[other].document != claim.document:
                    score = max(link.score for link in links)
                    likely[other] = (max(score, likely.get(other, (0.0, 0.0))[0]), likely.get(other, (0.0, 0.0))[1])
        best = sorted(likely, key=lambda other: (-likely[other][0], -likely[other][1], other))
        return [self.pair(id, other) for other in best[:most]]

    def likeliest(self, a: str, b: str) -> list[Explanation]:
        """Of each type of claim, the pair of two documents' claims that is likeliest about one thing."""
        found = []
        for kind in ("date", "count", "title"):
            ours, theirs = (
                [claim for claim in self.claims.values() if claim.document == document and claim.type == kind]
                for document in (a, b)
            )
            pairs = [self.pair(one.id, other.id) for one in ours for other in theirs]
            if pairs:
                found.append(max(pairs, key=_likelihood))
        return found

    @cached_property
    def _published(self) -> dict[str, dt.date | None]:
        return {document.id: document.published for document in self.documents.values()}

    @cached_property
    def _names(self) -> WhoIsWhoTable:
        return who_is_who(list(self.claims.values()), self.aliases)

    @cached_property
    def _rated(self) -> dict[frozenset[str], dict[frozenset[str], Compared]]:
        """The pairs that were compared, by their documents, then by their ids."""
        found: dict[frozenset[str], dict[frozenset[str], Compared]] = {}
        for pairs in pairs_of(list(self.claims.values()), self._published, self.aliases):
            asked = np.array([document in self.about for document in pairs.table.documents], bool)
            articles = pairs.table.articles
            for one in rated(pairs.where(asked[articles[pairs.a]] | asked[articles[pairs.b]])):
                a, b = one.pair.a, one.pair.b
                found.setdefault(frozenset({a.document, b.document}), {})[frozenset({a.id, b.id})] = one
        return found

    def _between(self, a: str, b: str) -> dict[frozenset[str], Compared]:
        return self._rated.get(frozenset({a, b}), {})

    def _compared(self, a: Claim, b: Claim) -> Compared | None:
        return self._between(a.document, b.document).get(frozenset({a.id, b.id}))

    def _comparison(self, one: Compared, asked_for: Claim) -> Comparison:
        start, contributions = _contributions(one)
        score = one.sureness
        fitted = fitted_model(one.pair.a.type).sameness.score(one.found)
        a, b = one.pair.a, one.pair.b
        if a.id != asked_for.id:
            a, b = b, a
        rivals = [self._rival("a", a, b, one), self._rival("b", b, a, one)]
        return Comparison(
            affinity=round(_affinity(one), 3),
            lead=round(one.found["lead"], 3),
            rivals=tuple(rival for rival in rivals if rival is not None),
            score=round(score, 3),
            start=round(start, 3),
            contributions=contributions,
            alike=_alike(one),
            plain=score > fitted,
        )

    def _rival(self, side: Literal["a", "b"], own: Claim, counterpart: Claim, one: Compared) -> Rival | None:
        """The best other counterpart of `own` in the article of `counterpart`, of those that count (`rivals`)."""
        most = _affinity(one) - one.found["lead"] + ROUNDED
        found = [
            other
            for other in self._between(own.document, counterpart.document).values()
            if own in (other.pair.a, other.pair.b)
            and counterpart not in (other.pair.a, other.pair.b)
            and _affinity(other) <= most
        ]
        if not found:
            return None
        best = max(found, key=lambda other: (_affinity(other), _other(other, own).id))
        ahead = _ahead(best, one) if _affinity(best) > _affinity(one) else ()
        return Rival(of=side, claim=_other(best, own), affinity=round(_affinity(best), 3), ahead=ahead)

    def _asked(self, links: Iterable[Link]) -> tuple[Asked, ...]:
        """The rules that look at such claims, up to the one that decides."""
        found = []
        for link in links:
            pair = make_pair(link, self.claims, self.documents)
            for rule in self.rulebook.pair_rules(link.relation, pair.a.type):
                if _looks_at(rule, pair):
                    found.append(_answer(rule, pair))
                    if found[-1].decides:
                        break
        return tuple(found)

    def _undecided(
        self, a: Claim, b: Claim, found: Compared | None, links: Sequence[Link], asked: Sequence[Asked]
    ) -> tuple[Stage, str]:
        """How far a pair came on which no rule has a verdict, and why no farther."""
        if links:
            return "no rule", _no_rule(asked, max(link.score for link in links))
        if a.type != b.type:
            return "not compared", f"Not compared: one is a {a.type}, the other a {b.type}."
        if a.type == "title":
            return "not linked", "Not linked: neither one person's posts nor one post's holders."
        if found is None:
            return "not compared", f"Not compared: {self._why_not_compared(a, b)}."
        if found.found["agree"] < 1.0 and not found.favourites:
            return "not favourites", "Not linked: one of them has a likelier counterpart in the other's article."
        if found.found["agree"] < 1.0 and found.other_news:
            return "other news", "Not linked: each is most likely the number of its own news, of other days."
        if found.by_chance:
            return "not linked", "Not linked: the values agree by chance; the sentences tell of nothing alike."
        if found.faint:
            return "not linked", "Not linked: the two sentences are too little alike to be looked at."
        return (
            "not linked",
            f"Not linked: the score {found.sureness:.3f} is below {WEAKEST_LINK}, the least that counts.",
        )

    def _why_not_compared(self, a: Claim, b: Claim) -> str:
        if a.document == b.document and a.start < b.end and b.start < a.end:
            return "two values of one sentence are parts, members or changes, not two accounts"
        ours, theirs = keys_of(a, self._names), keys_of(b, self._names)
        for claim, keys in ((a, ours), (b, theirs)):
            if not keys:
                return f"“{claim.value_text}” gives no value, name or telling word to compare by"
        if kind_of(a) != kind_of(b):
            return f"values of different kinds ({kind_of(a)}, {kind_of(b)}) cannot agree or disagree"
        if not ours & theirs:
            return "the two sentences have no name and no telling word in common"
        return "what they have in common stands in too many articles to tell anything"

    def _key_notes(self, a: Claim, b: Claim) -> tuple[str, ...]:
        """The words and names by which each claim looks for others."""
        told = []
        for name, claim in (("first", a), ("second", b)):
            parts = (key.split("|")[1:] for key in keys_of(claim, self._names))
            alone = sorted(words[0] for words in parts if len(words) == 1)
            told.append(f"the {name} is compared by: {', '.join(alone) or 'nothing'}")
        return tuple(told)


def _gravity(asked: Asked) -> int:
    """Of a post's two links the one is told that is reported."""
    return _GRAVEST.index(asked.verdict or "unknown")


def _likelihood(one: Explanation) -> tuple[bool, float, float]:
    score = max([link.score for link in one.links] + ([one.comparison.score] if one.comparison else []), default=0.0)
    return one.stage != "not compared", score, one.comparison.affinity if one.comparison else 0.0


def _other(one: Compared, claim: Claim) -> Claim:
    return one.pair.b if one.pair.a.id == claim.id else one.pair.a


def _affinity(one: Compared) -> float:
    return fitted_model(one.pair.a.type).affinity.score(one.found)


def _contributions(one: Compared) -> tuple[float, tuple[Contribution, ...]]:
    """The log odds of the usual pair, and what each feature adds; `affinity` sums up what makes the two alike."""
    start, added = fitted_model(one.pair.a.type).sameness.explained(one.found)
    return start, _told(added, one.found)


def _alike(one: Compared) -> tuple[Contribution, ...]:
    """What each feature adds to the log odds that the two are alike."""
    return _told(fitted_model(one.pair.a.type).affinity.explained(one.found)[1], one.found)


def _ahead(rival: Compared, one: Compared) -> tuple[Contribution, ...]:
    """The features that make a rival more alike, with the values of the rival."""
    affinity = fitted_model(one.pair.a.type).affinity
    theirs, ours = affinity.explained(rival.found)[1], affinity.explained(one.found)[1]
    gaps = {name: added - ours.get(name, 0.0) for name, added in theirs.items()}
    more = {name: gap for name, gap in gaps.items() if gap > NOTABLE}
    return _told(more, rival.found)[:MOST_AHEAD]


def _told(added: Mapping[str, float], values: Mapping[str, float]) -> tuple[Contribution, ...]:
    found = [
        Contribution(feature=name, value=round(values[name], 3), log_odds=round(value, 3), meaning=meaning_of(name))
        for name, value in added.items()
    ]
    return tuple(sorted(found, key=lambda one: -abs(one.log_odds)))


def meaning_of(feature: str) -> str:
    """What a feature says: the first sentence of its documentation. Raises KeyError for an unknown one."""
    told = _MEANINGS.get(feature) or FEATURES[feature].__doc__ or ""
    return " ".join(told.split("\n\n")[0].split())


def _looks_at(rule: Rule, pair: Pair) -> bool:
    """Whether a rule compares such claims, however sure the link is."""
    same = pair.a.document == pair.b.document
    if rule.claim.articles != "any" and (rule.claim.articles == "same") is not same:
        return False
    return selects(rule.claim, pair.a) and selects(rule.claim, pair.b)


def _answer(rule: Rule, pair: Pair) -> Asked:
    rung, score = first_rung(rule, pair), pair.link.score
    wanted = rule.claim.link
    if rung is not None and rung.verdict == "agree":
        wanted = min(wanted, rule.claim.agree_link)
    return Asked(
        rule=rule.id,
        title=rule.title,
        relation=pair.link.relation,
        score=score,
        threshold=rule.claim.link,
        agree_threshold=min(rule.claim.link, rule.claim.agree_link),
        rung=rung.name if rung else None,
        says=rung.says if rung else None,
        verdict=rung.verdict if rung else None,
        decides=rung is not None and score >= wanted,
        nearest=_nearest_rung(rule, pair) if rung is None else None,
    )


def _nearest_rung(rule: Rule, pair: Pair) -> str | None:
    """What is missing for the rung of the rule that reports something and lacks least."""
    found = [
        (len(failing), f"{rung.verdict}, but for: {', '.join(failing)}")
        for rung in rule.ladder
        if rung.verdict in REPORTED and (failing := _failing(rung, pair))
    ]
    return min(found, key=lambda one: one[0])[1] if found else None


def _failing(rung: Rung, pair: Pair) -> list[str]:
    """The conditions of a rung that do not hold."""
    return [
        condition
        for condition, (wanted, function, options) in zip(rung.conditions, rung.calls, strict=True)
        if function(pair, **options) is not wanted
    ]


def _decided(asked: Asked) -> str:
    return f"{asked.rule} says: {asked.verdict}, since {asked.says or asked.rung}."


def _no_rule(asked: Sequence[Asked], score: float) -> str:
    if not asked:
        return "Linked, but no rule compares such claims."
    for one in asked:
        if one.rung is not None:
            wanted = one.agree_threshold if one.verdict == "agree" else one.threshold
            return f"Linked, but too unsurely: {one.rule} asks for {wanted:.2f}, the score is {score:.3f}."
    return "Linked, but no rung of the rules asked holds."


def _post_notes(a: Claim, b: Claim) -> tuple[str, ...]:
    """What speaks for and against one person, one post and one body."""
    one, two = a.value, b.value
    if not isinstance(one, TitleValue) or not isinstance(two, TitleValue):
        return ()
    notes = []
    if one.holder and two.holder:
        names = match_names(one.holder, two.holder)
        notes.append(f"holders: {one.holder} and {two.holder}: {names.reason} ({names.score:.2f} of 1)")
    else:
        notes.append("holders: one of the two sentences names none")
    posts = f"posts: {one.role} and {two.role}: "
    if same_office(one.role, two.role):
        posts += "may be one post"
    else:
        posts += "go together" if roles_agree(one.role, two.role) else "two posts"
    notes.append(posts)
    if one.body and two.body:
        alike = bodies_alike(one.body, two.body)
        notes.append(f"bodies: {one.body} and {two.body}: {'may be one' if alike else 'two bodies'}")
    else:
        notes.append("bodies: not told in both sentences")
    return tuple(notes)
