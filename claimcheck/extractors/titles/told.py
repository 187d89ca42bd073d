"""A title of an article while its claim is being made."""

from __future__ import annotations

from claimcheck.models import Modality, TitleMention
from claimcheck.models.base import Model


class Told(Model):
    """A title; `passage` and `token` tell where its post stands.

    `past`: told in the past tense; `took`: the post is taken up in the clause; `fresh`: the holder is called new;
    `leaving`: the clause sees the holder off;
    `elsewhere`: it is surely not the post of the body that the article is about;
    `unnamed`: it is of a body without a name that the article has just brought up.
    """

    mention: TitleMention
    passage: int
    token: int
    role: str
    body: str | None
    holder: str | None
    modality: Modality
    past: bool
    took: bool
    predecessor: str | None
    elsewhere: bool
    fresh: bool = False
    leaving: bool = False
    unnamed: bool = False
