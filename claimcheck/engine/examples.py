"""Running the examples that rules carry: each is a small article, or two, and what the rule must say of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.engine.evaluate import evaluate
from claimcheck.engine.judge import judge
from claimcheck.engine.rules import REPORTED, Example, Rule
from claimcheck.models import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from claimcheck.engine.rulebook import Rulebook
    from claimcheck.models import Claim, Finding, Link, Observation, Verdict

    #: reads articles and links their claims: `claimcheck.check.analyse`
    Analyse = Callable[[list[Document]], tuple[Sequence[Claim], Sequence[Link], Sequence[Observation]]]


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """What became of one example in one order of its articles.

    `order` is `a`, `a, b` or `b, a`; `found` what the rules said, in a word; `details` the claims,
    verdicts and findings behind it, a line each.
    """

    rule: str
    example: Example
    order: str
    passed: bool
    found: str
    details: tuple[str, ...] = ()

    def text(self) -> str:
        """The result for a reader: one line if it passed, else what was expected and what was found."""
        head = f"{self.rule}: {self.example.name} ({self.order})"
        if self.passed:
            return f"ok      {head}"
        texts = [f"  {name}: {text}" for name, text in (("a", self.example.a), ("b", self.example.b)) if text]
        told = [f"  expected: {self.example.verdict}", f"  found:    {self.found}"]
        return "\n".join([f"FAILED  {head}", *texts, *told, *(f"    {line}" for line in self.details)])


def run_examples(rulebook: Rulebook, analyse: Analyse, rules: Iterable[Rule] | None = None) -> list[ExampleResult]:
    """Run the examples of `rules` (all of the rulebook if none are given), each in both orders of its articles.

    All rules of the rulebook take part, as in a run, so that an example of silence fails if any other
    rule speaks. Articles go through `analyse` in the order named.
    """
    return [
        _run(rulebook, analyse, rule, example, order)
        for rule in (rulebook.rules if rules is None else rules)
        for example in rule.example
        for order in (("ab", "ba") if example.b is not None else ("a",))
    ]


def _run(rulebook: Rulebook, analyse: Analyse, rule: Rule, example: Example, order: str) -> ExampleResult:
    documents = _documents(example, order)
    infos = [document.info() for document in documents]
    claims, links, observations = analyse(documents)
    verdicts = judge(claims, links, infos, rulebook)
    _, findings = evaluate(claims, links, infos, rulebook, observations)
    found = _found(rule, verdicts, findings)
    passed = found == example.verdict or (example.verdict not in REPORTED and _is_silence(example, found))
    return ExampleResult(
        rule=rule.id,
        example=example,
        order=", ".join(order),
        passed=passed,
        found=found,
        details=() if passed else tuple(_details(claims, links, verdicts, findings)),
    )


def _documents(example: Example, order: str) -> list[Document]:
    documents = []
    # the names follow the order, so that what is undated is judged in both orders too
    for name, letter in zip("ab", order, strict=False):
        text, title = getattr(example, letter), getattr(example, f"{letter}_title", None)
        published = getattr(example, f"{letter}_published")
        documents.append(
            Document(
                id=f"{name}.txt",
                text=f"{title}\n\n{text}" if title else text,
                title=title,
                published=published,
                published_from="given" if published else None,
                source=getattr(example, f"{letter}_source"),
            )
        )
    return documents


def _found(rule: Rule, verdicts: Sequence[Verdict], findings: Sequence[Finding]) -> str:
    """What the rule said: a reported category, else `agree` or `unknown`, else what another rule said."""
    own = [finding.category for finding in findings if finding.rule == rule.id]
    if own:
        return own[0]
    others = [f for f in findings if f.category != "unsupported"] if rule.kind != "support" else []
    if others:
        return f"{others[0].category} by {others[0].rule}"
    return next((verdict.outcome for verdict in verdicts if verdict.outcome == "agree"), "silence")


def _is_silence(example: Example, found: str) -> bool:
    return found in {"agree", "silence"} and example.verdict != "agree"


def _details(
    claims: Sequence[Claim], links: Sequence[Link], verdicts: Sequence[Verdict], findings: Sequence[Finding]
) -> Iterator[str]:
    for claim in claims:
        yield f"claim {claim.id} {claim.type}: {claim.value_text!r} of {claim.subject!r} ({claim.modality})"
    for link in links:
        yield f"link {link.a} - {link.b} ({link.relation}): {link.score:.2f}"
    for verdict in verdicts:
        yield f"verdict {verdict.a} - {verdict.b}: {verdict.outcome} by {verdict.rule}, rung {verdict.rung!r}"
    for finding in findings:
        yield f"finding {finding.rule}: {finding.message}"
    if not claims:
        yield "no claim was read"
    elif not links:
        yield "no two claims were linked"
