"""What strangers put into a folder of articles, and articles that lie about themselves."""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
import socket
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck import Document, check
from claimcheck.baseline import Baseline
from claimcheck.config import Config
from claimcheck.engine.rulefile import read_rule
from claimcheck.errors import ClaimcheckError, ConfigurationError, UsageError
from claimcheck.models import Skipped
from claimcheck.readers import read_inputs
from claimcheck.readers.documents import document_from_bytes

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("Twelve boats sank.", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("The code is 4711.", encoding="utf-8")
    return tmp_path / "news"


def texts(*paths: Path | str) -> list[str]:
    return [one.text for one in read_inputs(paths) if isinstance(one, Document)]


def reasons(*paths: Path | str) -> list[str]:
    return [one.reason for one in read_inputs(paths) if isinstance(one, Skipped)]


class TestFolders:
    def test_link_to_a_file_of_elsewhere(self, folder: Path) -> None:
        (folder / "b.txt").symlink_to(folder.parent / "secret.txt")
        assert texts(folder) == ["Twelve boats sank."]
        assert reasons(folder) == ["a link out of the folder; name it to have it read"]
        assert texts(folder / "b.txt") == ["The code is 4711."]

    def test_link_to_a_folder_of_elsewhere(self, folder: Path) -> None:
        (folder / "up").symlink_to(folder.parent)
        assert texts(folder) == ["Twelve boats sank."]
        assert reasons(folder) == ["a link out of the folder; name it to have it read"]

    def test_links_in_a_ring(self, folder: Path) -> None:
        (folder / "b.txt").symlink_to(folder / "c.txt")
        (folder / "c.txt").symlink_to(folder / "b.txt")
        (folder / "self").symlink_to(folder / "self")
        assert texts(folder) == ["Twelve boats sank."]

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
    def test_pipes_and_sockets_are_not_waited_for(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        os.mkfifo(folder / "pipe.txt")
        monkeypatch.chdir(folder)
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind("socket.txt")
            assert texts(folder) == ["Twelve boats sank."]
            assert reasons(folder) == ["no regular file", "no regular file"]
            assert reasons(str(folder / "*.txt")) == ["no regular file", "no regular file"]

    def test_links_that_lead_nowhere(self, folder: Path) -> None:
        (folder / "gone.txt").symlink_to(folder / "nowhere")
        (folder / "self.txt").symlink_to(folder / "self.txt")
        (folder / "other.dat").symlink_to(folder / "nowhere")
        for paths in (folder, str(folder / "*.txt")):
            assert texts(paths) == ["Twelve boats sank."]
            assert reasons(paths) == ["a link that leads nowhere", "a link that leads nowhere"]

    def test_folder_that_may_be_listed_but_not_entered(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (folder / "closed").mkdir()
        (folder / "closed" / "b.txt").touch()
        real = os.stat

        def failing(path: Any, *arguments: Any, **more: Any) -> os.stat_result:
            if str(path).endswith("b.txt"):
                raise PermissionError(errno.EACCES, "Permission denied")
            return real(path, *arguments, **more)

        monkeypatch.setattr(os, "stat", failing)
        assert texts(folder) == ["Twelve boats sank."]
        assert reasons(folder) == ["cannot be read: permission denied"]

    def test_many_files_and_deep_folders(self, folder: Path) -> None:
        deep = folder
        for _ in range(60):
            deep = deep / "d"
            deep.mkdir()
        (deep / "z.txt").write_text("Nine boats sank.", encoding="utf-8")
        for number in range(500):
            (folder / f"n{number}.dat").touch()
        assert texts(folder) == ["Nine boats sank.", "Twelve boats sank."] or len(texts(folder)) == 2

    def test_nothing_there_is_run(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("sitecustomize.py", "conftest.py", "claimcheck.py", "rules.py", "yaml.py"):
            (folder / name).write_text("raise SystemExit(9)", encoding="utf-8")
        (folder / ".claimcheck").mkdir()
        (folder / ".claimcheck" / "rules.toml").write_text("[broken", encoding="utf-8")
        monkeypatch.chdir(folder)
        assert len(check(folder).documents) == 1

    @pytest.mark.parametrize(
        "front",
        [
            "a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b,*b,*b]", "a: !!python/object/apply:os.system ['exit 9']",
            "a: !!python/name:os.system", "a: " + "[" * 2_000, "? " * 2_000, "a: !!binary x", "2020-13-45: a",
            "<<: {a: 1}",
            "a: *a", "&a a: *a", "a: !<tag:yaml.org,2002:python/module> os",
        ],
    )  # fmt: skip
    def test_front_matter_is_data(self, front: str) -> None:
        document = Document.from_text(f"---\n{front}\n---\nTwelve boats sank.\n", format="markdown")
        assert document.text.endswith("Twelve boats sank.\n")


class TestLies:
    def test_one_id_twice(self) -> None:
        one, other = (Document.from_text(f"{number} boats sank.", id="a") for number in (12, 13))
        with pytest.raises(UsageError, match="two different documents have the id 'a'"):
            check([one, other])

    def test_one_id_twice_in_a_file_of_many(self, tmp_path: Path) -> None:
        records = [{"id": "a", "text": f"{number} boats sank."} for number in (12, 13)]
        (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
        documents = check(tmp_path).documents
        assert len({document.id for document in documents}) == 2
        assert [bool(document.notices) for document in documents] == [False, True]

    def test_published_in_the_future(self) -> None:
        """No clock is asked: the date holds, and what the article tells is counted from it."""
        text = "---\ndate: 2999-01-05\n---\nTwelve boats sank on Friday.\n"
        document = Document.from_text(text, format="markdown")
        assert document.published == dt.date(2999, 1, 5)
        dates = [claim.value.low for claim in check([document]).claims if claim.value.kind == "date"]
        assert dates == ["2999-01-04"]

    @pytest.mark.parametrize(
        ("text", "format"),
        [
            ("---\ndate: 2020-01-05\n---\nPublished 7 March 2021\n\nTwelve boats sank.\n", "markdown"),
            ('<meta property="article:published_time" content="2020-01-05">'
             '<meta name="dc.date" content="2021-03-07"><p>Twelve boats sank.', "html"),
        ],
    )  # fmt: skip
    def test_two_dates_in_one_page(self, text: str, format: str) -> None:
        document = Document.from_text(text, format=format)  # type: ignore[arg-type]
        assert document.published == dt.date(2020, 1, 5)
        assert any(notice.startswith("two publication dates: 2020-01-05") for notice in document.notices)

    @pytest.mark.parametrize(
        ("declared", "real", "notice"),
        [
            ("iso-8859-1", "utf-8", False), ("utf-8", "cp1252", True), ("koi8-r", "utf-8", False),
            ("utf-16", "utf-8", False),
            ("zip", "cp1252", True), ("unicode_escape", "cp1252", True), ("nonsense", "utf-8", False),
        ],
    )  # fmt: skip
    def test_wrong_charset_declared(self, declared: str, real: str, notice: bool) -> None:
        """What the bytes are counts, not what the page says; where neither tells, it is a guess, and told."""
        data = f'<meta charset="{declared}"><p>Zoë’s café sold 12 boats.'.encode(real)
        document = document_from_bytes(data, id="a.html", path=None)
        assert "Zoë’s café" in document.text
        assert bool(document.notices) is notice


#: TOML that takes long, or that nests deeper than the interpreter goes
HOSTILE_TOML = {
    "lists in lists": "select = " + "[" * 20_000,
    "tables in tables": "select = " + "{a=" * 20_000,
    "a key of many parts": "a" + ".a" * 30_000 + " = 1",
    "a quoted key of many parts": '"a"' + '. "a"' * 10_000 + " = 1",
    "a table of many parts": "[" + "a." * 30_000 + "a]\n",
    "a long number": "a = " + "9" * 50_000,
    "an open string": 'a = "' + "x" * 200_000,
    "many keys": "".join(f"a{number} = 1\n" for number in range(2_000)),
    "many lines": "\n" * 200_000,
    "NUL": "\0" * 1_000,
}


class TestSettings:
    @pytest.mark.parametrize("name", HOSTILE_TOML)
    def test_configuration(self, name: str, tmp_path: Path) -> None:
        (tmp_path / "claimcheck.toml").write_text(HOSTILE_TOML[name], encoding="utf-8")
        with suppress(ConfigurationError):
            Config.load(tmp_path / "claimcheck.toml")

    @pytest.mark.parametrize("name", HOSTILE_TOML)
    def test_rule(self, name: str) -> None:
        rule, problems = read_rule(HOSTILE_TOML[name], "rules/a/b.toml", "a/b")
        assert rule is None
        assert problems

    @pytest.mark.parametrize("name", HOSTILE_TOML)
    def test_front_matter(self, name: str) -> None:
        document = Document.from_text(f"+++\n{HOSTILE_TOML[name]}\n+++\n\nTwelve boats sank.\n", format="markdown")
        assert document.text.endswith("Twelve boats sank.\n")

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            (HOSTILE_TOML["lists in lists"], "brackets too deep in one another"),
            (HOSTILE_TOML["a long number"], "a value that is too long or too large"),
            ("a = 1\n" + HOSTILE_TOML["a key of many parts"], "a key of more than 64 parts"),
        ],
    )
    def test_what_is_said(self, text: str, told: str) -> None:
        _, (problem,) = read_rule(text, "rules/a/b.toml", "a/b")
        assert problem.startswith(f"rules/a/b.toml:{1 + text.count(chr(10))}: not TOML: {told}; ")

    @pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "1" * 100_000, '{"text": ' + "[" * 100_000])
    def test_json(self, text: str, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl").write_text(text + "\n", encoding="utf-8")
        assert reasons(tmp_path / "a.jsonl")
        with pytest.raises(ClaimcheckError):
            Baseline.load(tmp_path / "a.jsonl")
        page = f'<script type="application/ld+json">{text}</script><p>Twelve boats sank.'
        assert Document.from_text(page, format="html").text == page
