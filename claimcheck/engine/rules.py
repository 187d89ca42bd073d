"""The model of a rule file: what its tables and keys may hold."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

from pydantic import ConfigDict, Field, model_validator

from claimcheck.engine.operators.registry import operators
from claimcheck.models import ClaimType, Level, Relation
from claimcheck.models.base import Model

if TYPE_CHECKING:
    from collections.abc import Callable

RuleKind = Literal["pair", "office", "claim", "article", "support"]
RuleVerdict = Literal["agree", "update", "conflict", "unknown", "unsupported"]
#: what an example may expect: `silence` is anything that is not reported
ExampleVerdict = Literal["agree", "update", "conflict", "unknown", "unsupported", "silence"]
QuantityName = Literal[
    "date", "time", "duration", "age", "set", "count", "money", "percent", "quantity",
    "ordinal", "score", "ratio", "title",
]  # fmt: skip

#: verdicts that reach the reader
REPORTED = frozenset({"conflict", "update", "unsupported"})
#: which verdicts the ladder of each kind of rule may give
VERDICTS: dict[RuleKind, frozenset[str]] = {
    "pair": frozenset({"agree", "update", "conflict", "unknown"}),
    "office": frozenset({"agree", "update", "conflict", "unknown"}),
    "claim": frozenset({"agree", "conflict", "unknown"}),
    "article": frozenset({"agree", "conflict", "unknown"}),
    "support": frozenset({"agree", "unsupported", "unknown"}),
}


class Table(Model):
    """A table of a rule file: nothing in it is read as another type than it is written."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


_NEGATION = "not "
Words = Annotated[tuple[str, ...], Field(strict=False)]
Text = Annotated[str, Field(min_length=1)]


class Selection(Table):
    """Which claims a rule compares; every condition given must hold, for both claims of a pair.

    `attribute` and `noun` are lemmas or synonym classes, compared with what the claim says of its
    subject and with what it counts. `link` is how sure the linker must be, from 0 to 1; `agree_link` how
    sure for two claims that agree, where less will do.
    """

    kind: ClaimType | None = None
    relation: Relation | None = None
    link: Annotated[float, Field(ge=0, le=1)] = 0.75
    agree_link: Annotated[float, Field(ge=0, le=1)] = 1.0
    quantity: Annotated[tuple[QuantityName, ...], Field(strict=False)] = ()
    attribute: Words = ()
    noun: Words = ()
    articles: Literal["any", "same", "different"] = "any"

    def conditions(self) -> int:
        """How many conditions narrow the selection: the more, the more specific."""
        return sum(map(bool, (self.kind, self.quantity, self.attribute, self.noun, self.articles != "any")))


def split_condition(condition: str) -> tuple[bool, str]:
    """Whether a word after `when` is to hold (or not to), and the operator's name."""
    if condition.startswith(_NEGATION):
        return False, condition.removeprefix(_NEGATION).strip()
    return True, condition


class ObservationSelection(Table):
    """Which observations a rule of the kind `article` judges."""

    kind: Text


class Rung(Table):
    """One rung of a ladder: `when` these operators hold, the `verdict` is this.

    An operator may be negated (`not same_article`); of several, all must hold. `says` is the reason
    for the reader, `level` and `message` replace those of the rule. All other keys are `options`.
    """

    when: Annotated[tuple[Text, ...], Field(strict=False, min_length=1)]
    verdict: RuleVerdict
    says: str | None = None
    level: Level | None = None
    message: str | None = None
    options: dict[str, Any] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _gather_options(cls, data: Any) -> Any:
        if not isinstance(data, dict) or "options" in data:
            return data
        own = {key: value for key, value in data.items() if key in cls.model_fields}
        if isinstance(own.get("when"), str):
            own["when"] = (own["when"],)
        return {**own, "options": {key: value for key, value in data.items() if key not in cls.model_fields}}

    @cached_property
    def calls(self) -> tuple[tuple[bool, Callable[..., bool], dict[str, Any]], ...]:
        """What is to be called: whether it is to hold, the operator's function, and its options."""
        known = operators()
        calls = []
        for condition in self.when:
            wanted, name = split_condition(condition)
            found = known[name]
            options = {o.parameter: self.options[o.name] for o in found.options.values() if o.name in self.options}
            calls.append((wanted, found.function, options))
        return tuple(calls)

    @property
    def conditions(self) -> tuple[str, ...]:
        """Each condition with the options that its operator takes: `either_modality is planned, feared`."""
        known = operators()
        found = []
        for condition in self.when:
            operator = known.get(split_condition(condition)[1])
            taken = operator.options if operator is not None else {}
            options = (f"{key} {_shown(value)}" for key, value in self.options.items() if key in taken)
            found.append(" ".join([condition, *options]))
        return tuple(found)

    @property
    def name(self) -> str:
        """The rung in one line: its conditions, all of which must hold."""
        return " and ".join(self.conditions)


class Example(Table):
    """A short text, or two, and what the rule must say of them."""

    name: Text
    verdict: ExampleVerdict
    a: Text
    b: str | None = None
    a_published: dt.date | None = None
    b_published: dt.date | None = None
    a_title: str | None = None
    b_title: str | None = None
    a_source: str | None = None
    b_source: str | None = None


class Rule(Table):
    """One rule file. Its id is its path within the pack, without `.toml`."""

    id: Text
    title: Text
    level: Level
    message: Text
    why: Text
    kind: RuleKind = "pair"
    priority: int = 0
    claim: Selection = Selection()
    observation: ObservationSelection | None = None
    ladder: Annotated[tuple[Rung, ...], Field(strict=False, min_length=1)]
    example: Annotated[tuple[Example, ...], Field(strict=False)] = ()

    @property
    def relation(self) -> Relation:
        """Which links it looks at: `office` for a rule of that kind, else as selected, else `subject`."""
        if self.kind == "office":
            return "office"
        return self.claim.relation or "subject"

    @property
    def precedence(self) -> tuple[int, int, str]:
        """Sorts rules so that the one that decides first comes first: priority, then conditions, then id."""
        return (-self.priority, -self.claim.conditions(), self.id)

    def level_of(self, rung: Rung) -> Level:
        """The level of a finding by this rung: its own, `note` for an update, else the rule's."""
        return rung.level or ("note" if rung.verdict == "update" else self.level)

    def message_of(self, rung: Rung) -> str:
        """The template of the message of a finding by this rung."""
        return rung.message or self.message


#: what the first part of a placeholder may be, and its fields
CLAIM_FIELDS = ("document", "text", "sentence", "subject", "attribute", "published", "line", "speaker", "term")
PLACEHOLDERS: dict[RuleKind, frozenset[str]] = {
    "pair": frozenset({"subject", "attribute", "sides", "reason", *(f"{c}.{f}" for c in "ab" for f in CLAIM_FIELDS)}),
    "office": frozenset({"subject", "attribute", "sides", "reason", *(f"{c}.{f}" for c in "ab" for f in CLAIM_FIELDS)}),
    "claim": frozenset({"reason", *CLAIM_FIELDS}),
    "article": frozenset({"reason", "expected", "found", *CLAIM_FIELDS}),
    "support": frozenset({"reason", "copies", *CLAIM_FIELDS}),
}
RULE_KINDS: tuple[RuleKind, ...] = get_args(RuleKind)


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
