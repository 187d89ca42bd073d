"""Pages: the article without what stands around it, its metadata, and the way back to the file."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from claimcheck.readers import blocks, document_from_text

if TYPE_CHECKING:
    from claimcheck.models import Document

LONG = "The old mill by the river has been sold to two sisters, who want to bake bread in it again."
DAY = dt.date(2021, 3, 4)


def document(page: str) -> Document:
    return document_from_text(page, format="html", id="mill.html")


def read(page: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks(document(page))]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h2>Old<br>mill</h2>", [("heading", "Old mill")]),
        ("<p>An <b>old</b>\n  <i> mill</i></p>", [("paragraph", "An old mill")]),
        ("<p>Bread &amp; butter&nbsp;&#8212; &lsquo;ok&rsquo; &copy 2021 &zzz; A&B",
         [("paragraph", "Bread & butter — ‘ok’ © 2021 &zzz; A&B")]),
        ("<p>One<p>Two<div>Three</div>Four", [("paragraph", text) for text in ("One", "Two", "Three", "Four")]),
        ("<ul><li>One<ul><li>Two</ul><li>Three</ul>", [("item", "One"), ("item", "Two"), ("item", "Three")]),
        ("<blockquote><p>Said</p></blockquote>", [("quote", "Said")]),
        ("<figure><img alt=x><script>1</script><figcaption>A mill</figcaption></figure>", [("caption", "A mill")]),
        ("<p class=caption>A mill</p>", [("caption", "A mill")]),
        ("<p>Length 62 m<br>Beam 12 m<br/>and more</p>",
         [("paragraph", "Length 62 m"), ("paragraph", "Beam 12 m and more")]),
        ("<p>10<sup>6</sup> loaves<sup><a href='#n'>1</a></sup><sup>[2]</sup></p>", [("paragraph", "10⁶ loaves")]),
        ("<p>Price <del>4</del> 3 pounds<span hidden>5</span><span style='display: none'>6</span></p>",
         [("paragraph", "Price 3 pounds")]),
        ("<p>Seen<span class='sr-only'> not seen</span><noscript>12</noscript><!-- 13 --></p>",
         [("paragraph", "Seen")]),
        ("<dl><dt>Length<dd>62 m<dt>Beam<dd>12 m</dl>", [("row", "Length | 62 m"), ("row", "Beam | 12 m")]),
        ("<pre>One\nline\n\nTwo</pre><pre><code>x = 1</code></pre>", [("paragraph", "One line"), ("paragraph", "Two")]),
        ("<div><div>Old</p></div></section> mill", [("paragraph", "Old"), ("paragraph", "mill")]),
        ("<p>Unclosed <b>bold <a href='x", [("paragraph", "Unclosed bold a href='x")]),
    ],
)  # fmt: skip
def test_blocks(html: str, expected: list[tuple[str, str]]) -> None:
    assert read(html) == expected


def test_tables() -> None:
    page = """<table><caption>Bread</caption><tr><th colspan=3>Sold</th></tr><tr><th>Year<th>Rye<th>Oat</tr>
    <tr><td rowspan=2>2020</td><td>1,200</td><td>44</td></tr>
    <tr><td>1,300</td><td>&frac12;</td></tr></table>
    <table><tr><th>Built</th><td>1822<br>by Reed</td></tr></table>"""
    found = blocks(document(page))
    assert [(block.kind, block.text, block.columns) for block in found] == [
        ("caption", "Bread", ()),
        ("row", "Sold", ()),
        ("row", "2020 | 1,200 | 44", ("Year", "Rye", "Oat")),
        ("row", " | 1,300 | ½", ("Year", "Rye", "Oat")),
        ("row", "Built | 1822 by Reed", ()),
    ]


def test_a_table_that_lays_out_the_page() -> None:
    page = f"<table><tr><td><p>Old mill</p><table><tr><td>a<td>b</table></td><td>{LONG}</td></tr></table>"
    assert ("paragraph", LONG) in read(page)


PAGES = [
    f"<nav><p>Home</p></nav><article><h1>Mill</h1><p>{LONG}</p><aside><p>Read this</p></aside></article>",
    f"<main><div class=menu><a href=x>Home</a></div><h1>Mill</h1><p>{LONG}</p></main><footer><p>Foot</p></footer>",
    f"<h1>Mill</h1><div itemprop=articleBody><p>{LONG}</p></div><div><p>Other news of the day</p></div>",
    f"<header><h1>Mill</h1></header><div><p>{LONG}</p></div><div><ul><li><a href=x>Other</a></li></ul></div>",
    f"<body><h1>Mill</h1><p>{LONG}</p><ul><li><a href=x>One</a><li><a href=y>Two</a></ul></body>",
    f"<article><h1>Mill</h1><p>{LONG}</p><div class='related-articles'><p>Other</p></div></article>"
    "<article><h2>Other</h2><p>Short.</p></article>",
    f"<article><h1>Mill</h1><p class=byline>By A. Reed</p><p>{LONG}</p><p><a href=x>Read more</a></p></article>",
    f"<article><h1>Mill</h1><p>{LONG}</p><form>Sign up <button>Now</button></form></article>",
    f"<main><header><nav>toc</nav><h1>Mill</h1></header><p>{LONG}</p><ol class=references><li>Reed 1999</ol></main>",
    f"<div id=page><div class=post><h1>Mill</h1><div><p>{LONG}</p><p>Read also: <a href=y>Another mill is sold</a></p>"
    "<div class=sharedaddy><h3>Share this</h3></div></div></div><div id=comments><p>I paid 3 pounds.</p></div></div>",
    f"<!doctype html><html><head><title>T</title></head><body><h1>Mill</h1><p>{LONG}</body></html><!-- end",
]


@pytest.mark.parametrize("page", PAGES)
def test_only_the_article_is_read(page: str) -> None:
    assert read(page) == [("heading", "Mill"), ("paragraph", LONG)]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta property="article:published_time" content="2021-03-04">', DAY),
        ('<META NAME="DC.date.issued" CONTENT="2021-03-04">', DAY),
        ('<meta itemprop="datePublished" content="2021-03-04">', DAY),
        ('<meta name="citation_publication_date" content="2021/03/04">', DAY),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2021-03-04"}</script>', DAY),
        ('<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "datePublished": "2001-01-01"},'
         '{"@type": ["Thing", "Report"], "datePublished": "2021-03-04"}]}</script>', DAY),
        ('<meta property="article:published_time" content="2021-03-04T06:15:00Z">',
         dt.datetime(2021, 3, 4, 6, 15, tzinfo=dt.UTC)),
        ('<script type="application/ld+json">{broken</script>', None),
        ('<script type="application/ld+json">[[[[[[[["x"]]]]]]]]</script>', None),
        ('<meta property="article:modified_time" content="2021-03-04">', None),
        ('<meta name="date" content="2021">', None),
    ],
)  # fmt: skip
def test_the_date_in_the_head(head: str, expected: dt.date | None) -> None:
    found = document(f"<html><head>{head}</head><body><article><p>{LONG}</p></article></body></html>")
    assert found.published == expected
    assert found.published_from == (None if expected is None else "metadata")


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        (f'<p>By A. Reed &middot; <time datetime="2021-03-04">today</time></p><p>{LONG}</p>', DAY),
        (f"<header><time>4 March 2021</time></header><p>{LONG}</p>", DAY),
        (f"<p>{LONG}</p><p class=meta><time datetime=2021-03-04 pubdate>4 March</time></p>", DAY),
        (f"<h1>Mill</h1><p>Thursday, 4 March 2021</p><p>{LONG}</p>", DAY),
        (f"<p>{LONG} It was built on <time datetime=1822-05-06>6 May 1822</time>.</p>", None),
        (f"<p>{LONG}</p><p>Flood of <time datetime=1922-05-06>6 May</time></p>", None),
    ],
)
def test_the_date_in_the_byline(article: str, expected: dt.date | None) -> None:
    found = document(f"<article>{article}</article>")
    assert found.published == expected


def test_title_source_and_address() -> None:
    page = f"""<title>Mill sold | Mill Post</title><meta property="og:site_name" content="Mill Post">
    <link rel="canonical" href="https://mill.example/1"><article><p>{LONG}</p></article>"""
    found = document(page)
    assert (found.title, found.source, found.url) == ("Mill sold", "Mill Post", "https://mill.example/1")
    json = '<script type="application/ld+json">{"publisher": {"name": "Mill Post"}}</script>'
    assert document(f"{json}<h1>Mill</h1><p>{LONG}").source == "Mill Post"


def test_spans_reach_over_markup_and_entities() -> None:
    page = "<p>The sisters&rsquo; <b>old</b>\r\n  mill, &ldquo;Reed&rdquo;</p>"
    (block,) = blocks(document(page))
    assert block.text == "The sisters’ old mill, “Reed”"

    def source(words: str) -> str:
        start = block.text.index(words)
        return page[slice(*block.source(start, start + len(words)))]

    assert source("sisters’") == "sisters&rsquo;"
    assert source("old mill") == "old</b>\r\n  mill"
    assert source("“Reed”") == "&ldquo;Reed&rdquo;"
    assert source("Reed") == "Reed"


@pytest.mark.parametrize(
    "unit", ["<", "<a ", "<!--", "<![", "</a ", "<div>", "<p>", "&", "<table><tr><td>", "<li>", "<br>x"]
)
def test_hostile_pages_end(unit: str) -> None:
    found = document(unit * 3000 + "x")
    for block in blocks(found):
        block.source(0, len(block.text))
