"""The page in a real browser. Skipped where there is no Chromium; Debian has it as `chromium`."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from tests.reporters.hand_made import empty, harbour
from tests.reporters.html.browser import CHROMIUM, Browser, Tab
from tests.reporters.html.made import ATTACKS, hostile, html, large, pier

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium is installed (Debian and its kin: apt-get install chromium)"
)
PAGES: dict[str, Callable[[], str]] = {
    "pier": lambda: pier().page(),
    "hostile": lambda: hostile().page(),
    "harbour": lambda: html(harbour()),
    "empty": lambda: html(empty()),
    "large": lambda: large(2000).page(),
}
OPEN_ALL = "document.querySelectorAll('details').forEach(details => details.open = true)"
#: unhide what lies off the screen too
LAY_OUT_ALL = (
    "document.styleSheets[0].insertRule('* { content-visibility: visible !important }',"
    " document.styleSheets[0].cssRules.length); document.body.offsetHeight"
)
STATUS = "document.getElementById('status').textContent"
SHOWN = "[...document.querySelectorAll('.finding')].filter(one => one.checkVisibility()).length"
#: every text with less contrast than WCAG 2.2 asks for (1.4.3, level AA), whatever its size
FAINT = """(() => {
  const parse = (color) => {
    const numbers = color.match(/[-\\d.e]+/g).map(Number);
    const scale = color.startsWith("color(") ? 255 : 1;
    return [...numbers.slice(0, 3).map((one) => one * scale), numbers[3] ?? 1];
  };
  const over = (top, bottom) => [0, 1, 2].map((at) => top[at] * top[3] + bottom[at] * (1 - top[3])).concat(1);
  const behind = (element) => {
    const layers = [];
    for (let up = element; up; up = up.parentElement) layers.unshift(parse(getComputedStyle(up).backgroundColor));
    return layers.reduce((below, layer) => over(layer, below), [255, 255, 255, 1]);
  };
  const luminance = (color) =>
    color.slice(0, 3).map((one) => one / 255)
      .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
      .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
  const contrast = (a, b) => {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  };
  const found = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || element.closest(".vh, option") || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const below = behind(element);
    const own = element instanceof SVGElement ? style.fill : style.color;
    for (const color of [own, getComputedStyle(element, "::before").color]) {
      const ratio = contrast(over(parse(color), below), below);
      if (ratio < 4.5) found.add(`${element.tagName}.${element.className} ${color} ${ratio.toFixed(2)}`);
    }
  }
  return [...found];
})()"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("profile")) as found:
        yield found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for name, make in PAGES.items():
        (folder / f"{name}.html").write_text(make(), encoding="utf-8")
    return folder


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    tab = Tab(browser)
    yield tab
    tab.close()


@pytest.fixture
def at_pier(tab: Tab, folder: Path) -> Tab:
    tab.open((folder / "pier.html").as_uri())
    return tab


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *arguments: Any) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder)) as found:
        threading.Thread(target=found.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{found.server_port}/"
        found.shutdown()


# nothing runs, nothing loads


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["file", "http"])
def test_silent_and_alone(tab: Tab, folder: Path, server: str, name: str, scheme: str) -> None:
    url = (folder / f"{name}.html").as_uri() if scheme == "file" else f"{server}{name}.html"
    tab.open(url)
    tab.run(OPEN_ALL)
    assert tab.run("typeof window.broken") == "undefined"
    assert tab.run("location.href") == url
    assert tab.complaints == []
    assert tab.requests == [url]


@pytest.mark.parametrize(
    ("directive", "attack"),
    [
        (
            "require-trusted-types-for",
            "const one = document.createElement('script'); one.textContent = 'window.broken = 1'; add(one)",
        ),
        (
            "require-trusted-types-for",
            "document.body.setAttribute('onclick', 'window.broken = 1')",
        ),
        ("img-src", "const one = new Image(); one.src = 'https://example.org/x.png'; add(one)"),
        (
            "style-src-elem",
            "const one = document.createElement('style'); one.textContent = '* { color: red }'; add(one)",
        ),
        ("style-src-attr", "document.body.setAttribute('style', 'color: red')"),
        ("frame-src", "const one = document.createElement('iframe'); one.src = 'https://example.org/'; add(one)"),
        ("connect-src", "fetch('https://example.org/').catch(() => 0)"),
        ("base-uri", "const one = document.createElement('base'); one.href = 'https://example.org/'; add(one)"),
        ("require-trusted-types-for", "document.body.innerHTML = '<img src=x onerror=window.broken=1>'"),
    ],
)
def test_policy_binds_scripts_too(at_pier: Tab, directive: str, attack: str) -> None:
    violated = at_pier.run(
        "new Promise(done => { const add = (one) => document.head.append(one);"
        " document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective));"
        f" setTimeout(() => done('nothing'), 3000); try {{ {attack} }} catch {{}} }})"
    )
    assert violated == directive
    assert at_pier.run("typeof window.broken") == "undefined"


@pytest.mark.parametrize("attack", [attack for attack in ATTACKS if "<" in attack and "refresh" not in attack])
def test_policy_holds_even_if_escaping_failed(tab: Tab, folder: Path, attack: str) -> None:
    raw = folder / "raw.html"
    raw.write_text(pier().page().replace("<h1>", f"{attack}<h1>"), encoding="utf-8")
    tab.open(raw.as_uri())
    assert tab.run("typeof window.broken") == "undefined"
    assert tab.answers == [raw.as_uri()]


# filters


def choose(tab: Tab, name: str, value: str) -> None:
    tab.run(
        f"(() => {{ const field = document.getElementById('filters').elements['{name}']; field.value = '{value}';"
        " field.dispatchEvent(new Event('input', {bubbles: true})); })()"
    )
    tab.settle()


def untick(tab: Tab, *levels: str) -> None:
    for level in levels:
        tab.run(f"document.querySelector('[name=level][value={level}]').click()")
    tab.settle()


@pytest.mark.parametrize(
    ("act", "shown", "fragment"),
    [
        (lambda tab: None, 5, ""),
        (lambda tab: untick(tab, "note"), 3, "#level=error%2Cwarning"),
        (lambda tab: untick(tab, "note", "warning", "error"), 0, "#level="),
        (lambda tab: choose(tab, "rule", "counts/parts-total"), 1, "#rule=counts%2Fparts-total"),
        (lambda tab: choose(tab, "article", "news/late.html"), 1, "#article=news%2Flate.html"),
        (lambda tab: choose(tab, "q", "ORRIN  Sentences"), 1, "#q=ORRIN++Sentences"),
        (lambda tab: choose(tab, "q", "no such words"), 0, "#q=no+such+words"),
    ],
)
def test_filters(at_pier: Tab, act: Callable[[Tab], None], shown: int, fragment: str) -> None:
    act(at_pier)
    assert at_pier.until(SHOWN, shown) == shown
    assert at_pier.run(STATUS) == ("Showing all 5 findings" if shown == 5 else f"Showing {shown} of 5 findings")
    assert at_pier.run("document.getElementById('nothing').checkVisibility()") == (shown == 0)
    assert at_pier.until("location.hash", fragment) == fragment
    # the address alone brings it back
    at_pier.open(at_pier.run("location.href"))
    assert at_pier.until(SHOWN, shown) == shown


def test_filters_go_together_and_can_be_cleared(at_pier: Tab) -> None:
    untick(at_pier, "error")
    choose(at_pier, "article", "news/guide.md")
    assert at_pier.until(SHOWN, 1) == 1
    assert at_pier.run("document.querySelector('#conflicts .count').textContent") == "1 of 3"
    assert at_pier.run("document.querySelector('#unsupported').checkVisibility()") is False
    at_pier.run("document.querySelector('[type=reset]').click()")
    assert at_pier.until(SHOWN, 5) == 5
    assert at_pier.until("location.hash", "") == ""
    assert at_pier.run("document.querySelector('#conflicts .count').textContent") == "3"


def test_accents_and_case_do_not_matter(tab: Tab, folder: Path) -> None:
    tab.open((folder / "pier.html").as_uri() + "#q=%C3%B3rr%C3%ADn")
    assert tab.run(SHOWN) > 0


# links


def in_view(id: str) -> str:
    """Asks whether an element begins in the window; a page that still scrolls says no."""
    return f"((top) => top > -1.5 && top < 900)(document.getElementById('{id}').getBoundingClientRect().top)"


def first(tab: Tab, selector: str, attribute: str) -> str:
    return str(tab.run(f"document.querySelector('{selector}').getAttribute('{attribute}')"))


def test_link_to_a_finding_carries_the_filters(at_pier: Tab) -> None:
    untick(at_pier, "note")
    id = first(at_pier, "#conflicts article:last-of-type", "id")
    at_pier.run(f"document.querySelector('#{id} .permalink').click()")
    fragment = f"#{id}&level=error%2Cwarning"
    assert at_pier.until("location.hash", fragment) == fragment
    assert at_pier.until(f"['Link copied', 'The link is in the address bar'].includes({STATUS})")
    at_pier.open(at_pier.run("location.href"))
    assert at_pier.until(SHOWN, 3) == 3
    assert at_pier.until("document.activeElement.id", id) == id
    assert at_pier.run(f"document.getElementById('{id}').classList.contains('is-target')")
    assert at_pier.until(in_view(id))


def test_link_to_what_its_filters_hide_shows_it(tab: Tab, folder: Path) -> None:
    tab.open((folder / "pier.html").as_uri())
    id = first(tab, "#unsupported .finding", "id")
    tab.open((folder / "pier.html").as_uri() + f"#{id}&level=error")
    assert tab.until(f"document.getElementById('{id}').checkVisibility()")
    assert tab.until(SHOWN, 5) == 5


def test_from_a_finding_into_the_text_and_back(at_pier: Tab) -> None:
    link = "document.querySelector('#conflicts figcaption a')"
    target = at_pier.run(f"{link}.getAttribute('href')").removeprefix("#")
    at_pier.run(f"{link}.click()")
    assert at_pier.until("location.hash", f"#{target}") == f"#{target}"
    assert at_pier.run(f"document.getElementById('{target}').textContent").endswith("1903")
    assert at_pier.until(f"document.getElementById('{target}').checkVisibility()")
    assert at_pier.until(in_view(target))
    at_pier.run(f"document.querySelector('#{target} a').click()")
    heading = "document.activeElement.querySelector('h3')?.textContent ?? ''"
    assert at_pier.until(f"({heading}).startsWith('gazette.txt dates it 1903')")


def test_supported_words_lead_to_who_supports_them(at_pier: Tab) -> None:
    at_pier.run("document.querySelector('#a-2').open = true; document.querySelector('.text .supported a').click()")
    assert at_pier.until("['a-1', ''].includes(document.querySelector('.is-target')?.closest('.article').id)")


def test_large_report_link_lands(tab: Tab, folder: Path) -> None:
    tab.open((folder / "large.html").as_uri())
    id = tab.run("[...document.querySelectorAll('.finding')].at(-200).id")
    tab.open((folder / "large.html").as_uri() + f"#{id}")
    assert tab.until(in_view(id))


# how it looks


@pytest.mark.parametrize("name", ["pier", "hostile", "harbour", "empty"])
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_sideways_scrolling(tab: Tab, folder: Path, name: str, width: int) -> None:
    tab.resize(width)
    tab.open((folder / f"{name}.html").as_uri())
    tab.run(OPEN_ALL)
    tab.run(LAY_OUT_ALL)
    assert tab.run("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["pier", "harbour"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(tab: Tab, folder: Path, name: str, scheme: str) -> None:
    tab.emulate(scheme=scheme)
    tab.open((folder / f"{name}.html").as_uri())
    tab.run(OPEN_ALL)
    tab.run(LAY_OUT_ALL)
    assert tab.run(FAINT) == []


PAPER = "getComputedStyle(document.documentElement).backgroundColor"


def test_theme_follows_the_system_and_can_be_chosen(at_pier: Tab) -> None:
    at_pier.emulate(scheme="light")
    light = at_pier.run(PAPER)
    at_pier.emulate(scheme="dark")
    dark = at_pier.run(PAPER)
    assert light != dark
    for name, paper in [("light", light), ("dark", dark)]:
        at_pier.run("document.getElementById('theme').click()")
        assert at_pier.run("document.getElementById('theme').textContent") == f"Theme: {name}"
        assert at_pier.run(PAPER) == paper
    at_pier.emulate(scheme="light")
    at_pier.open(at_pier.run("location.href"))
    assert at_pier.run(PAPER) == dark  # remembered
    at_pier.run("document.getElementById('theme').click()")
    assert at_pier.run(PAPER) == light


def test_print(at_pier: Tab) -> None:
    at_pier.emulate(scheme="dark", media="print")
    assert at_pier.run(PAPER) == "rgb(255, 255, 255)"
    assert at_pier.run(SHOWN) == 5
    assert at_pier.run("document.querySelector('.rail').checkVisibility()") is False
    assert at_pier.run("document.querySelector('.permalink').checkVisibility()") is False


def test_without_script(browser: Browser, folder: Path) -> None:
    tab = Tab(browser, script=False)
    tab.open((folder / "pier.html").as_uri())
    document = tab.send("DOM.getDocument")["root"]["nodeId"]

    def height(selector: str) -> int:
        node = tab.send("DOM.querySelector", nodeId=document, selector=selector)["nodeId"]
        try:
            return int(tab.send("DOM.getBoxModel", nodeId=node)["model"]["height"])
        except AssertionError:  # it has no box
            return 0

    assert height("#conflicts .finding") > 100
    assert height("#unsupported .finding") > 20
    assert height("#filters") == height("#theme") == 0
    tab.close()


# keyboard and screen reader


def test_keyboard(at_pier: Tab) -> None:
    focused = "document.activeElement.id"
    at_pier.press("Tab")
    assert at_pier.run("document.activeElement.className") == "skip"
    assert at_pier.run("document.activeElement.getBoundingClientRect().top") >= 0
    at_pier.press("Enter")
    assert at_pier.until(focused, "findings") == "findings"
    at_pier.press("Tab")
    assert at_pier.until("document.activeElement.closest('.finding') !== null")
    at_pier.open(at_pier.run("location.href.split('#')[0]"))
    seen = []
    for _ in range(40):
        at_pier.press("Tab")
        seen.append(at_pier.run(focused))
        assert at_pier.run("document.activeElement === document.body") or (
            at_pier.run("getComputedStyle(document.activeElement).outlineStyle") != "none"
        )
    assert [name for name in seen if name in {"theme", "q", "rule", "article"}][:4] == ["theme", "q", "rule", "article"]


def tree(tab: Tab) -> list[tuple[str, str]]:
    """Role and name of all that a screen reader meets."""
    tab.send("Accessibility.enable")
    nodes = tab.send("Accessibility.getFullAXTree")["nodes"]
    return [
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in nodes
        if not node.get("ignored", False)
    ]


@pytest.mark.parametrize("name", ["pier", "harbour"])
def test_screen_reader(tab: Tab, folder: Path, name: str) -> None:
    tab.open((folder / f"{name}.html").as_uri())
    tab.run(OPEN_ALL)
    found = tree(tab)
    roles = [role for role, _ in found]
    for landmark in ("banner", "navigation", "search", "main", "contentinfo", "status"):
        assert roles.count(landmark) == 1, landmark
    named = {"link", "button", "checkbox", "combobox", "searchbox", "textbox", "image", "article", "region"}
    assert [one for one in found if one[0] in named and not one[1].strip()] == []
    pictures = [words for role, words in found if role == "image"]
    assert all(words.startswith(("Timeline: ", "Chart of values: ")) for words in pictures)
    assert pictures
    assert tab.run("document.documentElement.lang") == "en"


def test_headings_skip_no_level(at_pier: Tab) -> None:
    levels = at_pier.run("[...document.querySelectorAll('h1, h2, h3, h4')].map(one => Number(one.tagName[1]))")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


# speed


def first_paint(tab: Tab, address: str) -> float:
    """When a page first shows something, in milliseconds after it was asked for."""
    tab.open(address)
    tab.settle()
    return float(tab.run("performance.getEntriesByName('first-contentful-paint')[0].startTime"))


def test_large_report_paints_soon(tab: Tab, folder: Path) -> None:
    """Measured on an idle laptop: 0.15 s; a busy machine is as slow with a page of one word."""
    smallest = first_paint(tab, "data:text/html,<p>One")
    assert first_paint(tab, (folder / "large.html").as_uri()) < max(3000, 10 * smallest)
    choose(tab, "q", "bridge 17")
    assert tab.until(f"/^Showing .* of 2,000 findings$/.test({STATUS})")
