"""What strangers put into a folder of articles, and articles that lie about themselves."""

from __future__ import annotations

import datetime as dt
import json
import os
import socket
from typing import TYPE_CHECKING

import pytest

from claimcheck import Document, check
from claimcheck.errors import UsageError
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
            assert reasons(str(folder / "*.txt")) == ["no regular file", "no regular file"]

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
