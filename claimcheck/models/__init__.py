"""The data that flows through claimcheck: frozen pydantic models, no behaviour beyond their own fields."""

from claimcheck.models.claim import Claim, ClaimType, Frame, Modality, Participant, Scope, Status
from claimcheck.models.document import Document, DocumentFormat, DocumentInfo, PublishedFrom
from claimcheck.models.finding import Category, Finding, Level, Link, Outcome, Relation, Verdict
from claimcheck.models.mention import DateMention, Mention, QuantityMention, TitleMention
from claimcheck.models.observation import Observation
from claimcheck.models.report import Report, Skipped, Suppressed
from claimcheck.models.values import (
    Approximation,
    CountValue,
    DateValue,
    QuantityKind,
    TimexMod,
    TimexType,
    TitleStatus,
    TitleValue,
    Value,
)

__all__ = [
    "Approximation",
    "Category",
    "Claim",
    "ClaimType",
    "CountValue",
    "DateMention",
    "DateValue",
    "Document",
    "DocumentFormat",
    "DocumentInfo",
    "Finding",
    "Frame",
    "Level",
    "Link",
    "Mention",
    "Modality",
    "Observation",
    "Outcome",
    "Participant",
    "PublishedFrom",
    "QuantityKind",
    "QuantityMention",
    "Relation",
    "Report",
    "Scope",
    "Skipped",
    "Status",
    "Suppressed",
    "TimexMod",
    "TimexType",
    "TitleMention",
    "TitleStatus",
    "TitleValue",
    "Value",
    "Verdict",
]
