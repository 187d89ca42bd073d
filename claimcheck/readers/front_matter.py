"""Front matter: the fields above an article, in YAML between `---` lines or TOML between `+++` lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from claimcheck import tomltext
from claimcheck.readers.published import Evidence, parse_published
from claimcheck.readers.registry import Metadata

_FENCED = re.compile(
    r"\ufeff?(?P<fence>---|\+\+\+)[ \t]*(?:\r\n|\r|\n)"
    r"(?P<fields>.*?)(?<=[\r\n])(?P<end>---|\+\+\+|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)",
    re.DOTALL,
)
_SIMPLE_FIELD = re.compile(r"(?:^|(?<=[\r\n]))([A-Za-z][\w -]{0,40}?)[ \t]*[:=][ \t]*([^\r\n]*)")
#: more is no front matter; characters
_LONGEST = 65_536
_BRACKET = re.compile(r"[\[\]{}]")
_DEEPEST = 20

#: names of fields, compared without case, hyphens and underscores, the most telling first
_DATES = (
    "datepublished", "published", "publishedat", "publishedtime", "publisheddate", "publishdate",
    "publicationdate", "pubdate", "date",
)  # fmt: skip
_SOURCES = ("source", "publication", "publisher", "newspaper", "outlet", "sitename", "site", "agency")
_URLS = ("canonicalurl", "canonical", "url", "link", "sourceurl")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields above an article, the offset at which the article begins, remarks on the reading."""

    fields: dict[str, Any] = field(default_factory=dict)
    end: int = 0
    notices: tuple[str, ...] = ()

    def metadata(self) -> Metadata:
        """What the fields tell of the article."""
        fields = {re.sub(r"[\s_-]", "", str(name)).lower(): value for name, value in self.fields.items()}
        dates = (parse_published(fields.get(name)) for name in _DATES)
        return Metadata(
            title=_first(fields, ("title", "headline")),
            source=_first(fields, _SOURCES),
            url=_first(fields, _URLS),
            dates=tuple(Evidence(date, "front matter") for date in dates if date is not None),
            notices=self.notices,
        )


def split(text: str) -> FrontMatter:
    """The front matter of an article; without any, no fields and the offset 0.

    Broken front matter is read line by line, with a notice.
    """
    match = _FENCED.match(text, 0, _LONGEST)
    if match is None or (match["fence"] == "+++") != (match["end"] == "+++"):
        return FrontMatter()
    parse = _parse_toml if match["fence"] == "+++" else _parse_yaml
    try:
        fields = parse(match["fields"])
    except ValueError as error:
        simple = dict(_SIMPLE_FIELD.findall(match["fields"]))
        fields = {name: value.strip().strip("\"'") for name, value in simple.items()}
        notices = (f"front matter is broken ({error}); read line by line",)
        # text between two rules is no front matter, however it begins
        return FrontMatter(fields, match.end(), notices) if fields else FrontMatter()
    return FrontMatter(fields, match.end()) if isinstance(fields, dict) else FrontMatter()


class _PlainLoader(yaml.SafeLoader):
    """YAML's plain types only, and no aliases: a few lines of those can stand for gigabytes."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases are not read")
        return super().compose_node(parent, index)


def _parse_yaml(text: str) -> Any:
    if _flow_depth(text) > _DEEPEST:
        raise ValueError("nested too deeply")
    try:
        return yaml.load(text, Loader=_PlainLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise ValueError(f"line {line}: {error.problem}") from error
    except yaml.YAMLError as error:
        raise ValueError(str(error).splitlines()[0]) from error
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError("not plain data") from error


def _flow_depth(text: str) -> int:
    """How deep brackets nest at most; the YAML parser takes long over many."""
    depth = deepest = 0
    for bracket in _BRACKET.findall(text):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _parse_toml(text: str) -> Any:
    return tomltext.parsed(text.replace("\r\n", "\n").replace("\r", "\n"))


def _first(fields: dict[str, Any], names: tuple[str, ...]) -> str | None:
    """The first of the fields that holds words; a mapping tells them under `name`."""
    for name in names:
        value = fields.get(name)
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
    return None
