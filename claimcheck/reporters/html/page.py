"""From a report to the bytes of the page: template, style and script, and the policy that lets nothing else in.

All text of articles goes through the template's escaping. The policy names the digests of our own style
and script, so a browser would neither run nor load anything of an article even if that failed.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, TextIO

from claimcheck.reporters.registry import reporter

if TYPE_CHECKING:
    from jinja2 import Template

    from claimcheck.models import Report
    from claimcheck.reporters.html.view import Page
    from claimcheck.reporters.registry import ReportOptions

#: https://www.w3.org/TR/CSP3/ and, for the last two, https://www.w3.org/TR/trusted-types/
_POLICY = (
    "default-src 'none'; script-src '{script}'; style-src '{style}'; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)


@reporter("html")
def write_html(report: Report, stream: TextIO, options: ReportOptions) -> None:
    """Write the report as a page of its own for reading in a browser.

    It shows findings from `options.level` on, in the text of their articles: `options.documents`, else
    read again from their paths. An article whose text cannot be had, or has changed since, is shown by
    its sentences alone.
    """
    from claimcheck.reporters.html.view import Page

    template, style, script = _template()
    policy = _POLICY.format(script=_digest(script), style=_digest(style))
    page = Page(report, options)
    for part in template.generate(page=page, parts=_parts(page), policy=policy):
        # a reader may have put half of a surrogate pair into a text; no file can hold that
        stream.write(part.encode("utf-8", "replace").decode("utf-8"))


@cache
def _template() -> tuple[Template, str, str]:
    """The template, and the style and script that stand in it."""
    # imported late: reporters are loaded for every command
    from jinja2 import DictLoader, Environment, StrictUndefined
    from markupsafe import Markup

    from claimcheck.reporters.html.view import MAX_QUOTES, letter
    from claimcheck.reporters.wording import MAX_UNDATED, UNDATED

    style, script, page = (_asset(name) for name in ("report.css", "report.js", "report.html.jinja"))
    environment = Environment(
        loader=DictLoader({"report": page}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        style=Markup(style), script=Markup(script), letter=letter, max_quotes=MAX_QUOTES, most_undated=MAX_UNDATED,
        undated=UNDATED,
    )  # fmt: skip
    return environment.get_template("report"), style, script


def _parts(page: Page) -> list[tuple[str, str]]:
    """The parts of the page that there are, as anchor and name."""
    parts = {
        "conflicts": page.conflicts,
        "updates": page.updates,
        "unsupported": page.unsupported,
        "articles": page.articles,
        "rules": page.rules,
    }
    return [(name, name.capitalize()) for name, found in parts.items() if found]


def _asset(name: str) -> str:
    """One of our own files; with line feeds only, as a browser reads it."""
    text = (files("claimcheck.reporters.html") / "assets" / name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n").strip()


def _digest(text: str) -> str:
    """The digest of an inline style or script, as a policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
