"""From paths to documents: files, folders, globs, standard input, encodings, and what is skipped."""

from __future__ import annotations

import codecs
import datetime as dt
import io
import json
import os
from pathlib import Path

import pytest

from claimcheck.errors import ReadError, UsageError
from claimcheck.models import Document, Skipped
from claimcheck.readers import blocks, new_records, read_document, read_inputs

TEXT = "The old mill has been sold.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: str, content: str | bytes = TEXT) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(content.encode() if isinstance(content, str) else content)


def ids(*paths: str | Path) -> list[str]:
    return [item.id if isinstance(item, Document) else f"skipped {item.path}" for item in read_inputs(paths)]


def test_a_folder_is_read_in_order_with_all_below_it(folder: Path) -> None:
    for name in (
        "b.md",
        "a.txt",
        "c/d.HTML",
        "c/.hidden.txt",
        ".git/x.txt",
        "c/e.rst",
        "c/e.json",
        "README.md",
        "z.ndjson",
    ):
        write(f"news/{name}", '{"text": "Mill."}' if name == "z.ndjson" else TEXT)
    expected = ["news/README.md", "news/a.txt", "news/b.md", "news/c/d.HTML", "news/z.ndjson#1"]
    assert ids("news") == ids("./news/") == expected
    assert ids(folder / "news") == [f"{folder.as_posix()}/{name}" for name in expected]
    assert ids("news/a.txt", "news", "news/c/../a.txt")[0] == "news/a.txt"
    assert sorted(ids("news/a.txt", "news", "news/c/../a.txt")) == sorted(expected)


def test_a_name_that_is_no_unicode_can_stand_in_a_report(folder: Path) -> None:
    for name in (b"caf\xe9.txt", b"caf\xe9.jsonl"):
        Path(os.fsdecode(name)).write_text('{"text": "Mill."}\n', encoding="utf-8")
    assert ids(".") == [r"caf\xe9.jsonl#1", r"caf\xe9.txt"]
    assert read_document(Path(os.fsdecode(b"caf\xe9.txt"))).model_dump_json()


OLD_RECORDS = '{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n'


@pytest.mark.parametrize(
    ("old", "expected"),
    [(OLD_RECORDS, ["b", "c"]), (None, ["a", "b", "c"]), ("", ["a", "b", "c"]), ("broken {\n", ["a", "b", "c"])],
)
def test_new_records(folder: Path, old: str | None, expected: list[str]) -> None:
    write("many.jsonl", '{"id": "a", "text": "One."}\n{"id": "b", "text": "2."}\n{"id": "c", "text": "3."}\n{}\n')
    found = new_records(Path("many.jsonl"), lambda: None if old is None else old.encode())
    assert [document.id for document in found or []] == [f"many.jsonl#{id}" for id in expected]


def test_an_article_has_no_records(folder: Path) -> None:
    write("a.txt")
    assert new_records(Path("a.txt"), lambda: pytest.fail("asked for the old content")) is None


def test_globs_and_files_without_a_known_suffix(folder: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", "note"):
        write(name)
    assert ids("*.txt") == ["a.txt", "b.txt"]
    assert ids("**/*.txt") == ["a.txt", "b.txt", "sub/c.txt"]
    assert ids("note") == ["note"]
    assert ids("s*") == ["sub/c.txt"]
    write("odd[1].txt")
    assert ids("odd[1].txt") == ["odd[1].txt"]


def test_links_do_not_loop_and_do_not_repeat(folder: Path) -> None:
    write("news/a.txt")
    (folder / "news" / "again").symlink_to(folder / "news")
    (folder / "news" / "b.txt").symlink_to(folder / "news" / "a.txt")
    (folder / "news" / "c.txt").symlink_to(folder / "nowhere")
    assert ids("news") == ["news/a.txt", "skipped news/c.txt"]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("nowhere.txt", "nowhere.txt: no such file or folder; check the path"),
        ("*.html", "*.html: no article matches; check the pattern"),
        ("empty", "empty: no article in this folder; articles are files in .txt, .md, .html or .jsonl"),
        ("x\0y", "x\0y: no such file or folder; check the path"),
    ],
)
def test_paths_that_cannot_work(folder: Path, path: str, message: str) -> None:
    write("empty/data.json")
    with pytest.raises(UsageError) as error:
        read_inputs([path])
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b"Mill\0mill", "not text: it holds NUL bytes"),
        (b"\xff\x00\x01\x02mill", "not text: binary data"),
        (b"\x89PNG\r\n\x1a\n", "not text: an image"),
        (b"%PDF-1.7 mill", "not text: a PDF file; convert it to text first"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8x", "not text: broken UTF-16 at byte 2"),
    ],
)
def test_what_is_skipped(folder: Path, content: bytes, reason: str) -> None:
    write("a.txt", content)
    write("b.txt")
    assert next(read_inputs(["."])) == Skipped(path="a.txt", reason=reason)
    assert ids(".") == ["skipped a.txt", "b.txt"]
    with pytest.raises(ReadError, match=r"a\.txt"):
        read_document(Path("a.txt"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read(folder: Path) -> None:
    write("a.txt")
    Path("a.txt").chmod(0)
    assert list(read_inputs(["a.txt"])) == [Skipped(path="a.txt", reason="cannot be read: permission denied")]


def test_a_file_that_goes_while_others_are_read(folder: Path) -> None:
    write("a.txt")
    write("b.txt")
    stream = read_inputs(["."])
    next(stream)
    Path("b.txt").unlink()
    assert list(stream) == [Skipped(path="b.txt", reason="gone since it was found")]


@pytest.mark.parametrize(
    ("data", "text", "notices"),
    [
        ("Müller’s".encode(), "Müller’s", 0),
        (codecs.BOM_UTF8 + "Müller’s".encode(), "\ufeffMüller’s", 0),
        ("Müller’s".encode("utf-16"), "Müller’s", 0),
        (codecs.BOM_UTF16_BE + "Müller’s".encode("utf-16-be"), "Müller’s", 0),
        ("Müller’s".encode("utf-32"), "Müller’s", 0),
        ("Müller’s".encode("cp1252"), "Müller’s", 1),
        # cut short within a character, and a last letter that only looks so
        ("Zürich, café".encode()[:-1], "Zürich, caf", 1),
        ("café".encode("cp1252"), "café", 1),
        ("Müller\x81".encode("latin-1"), "Müller\x81", 1),
        (b"one\r\ntwo\rthree\n", "one\r\ntwo\rthree\n", 0),
    ],
)
def test_encodings(folder: Path, data: bytes, text: str, notices: int) -> None:
    write("a.txt", data)
    document = read_document(Path("a.txt"))
    assert document.text == text
    assert len(document.notices) == notices
    assert not blocks(document)[0].text.startswith("\ufeff")


def test_the_encoding_that_a_page_declares(folder: Path) -> None:
    write("a.html", '<meta charset="iso-8859-2"><p>Łódź mill</p>'.encode("iso-8859-2"))
    write("b.html", '<meta charset="zip"><p>Müller</p>'.encode("cp1252"))
    one, other = (read_document(Path(name)) for name in ("a.html", "b.html"))
    assert "Łódź" in one.text
    assert one.notices == ("not UTF-8: read as iso8859-2 (as it declares)",)
    assert "Müller" in other.text


def test_published_overrides_every_date(folder: Path) -> None:
    write("a.txt", " date 2021-03-04 Leeds: Text.")
    write("b.txt")
    day = dt.date(2020, 1, 2)
    found = [item for item in read_inputs(["."], published=day) if isinstance(item, Document)]
    assert [(item.published, item.published_from) for item in found] == [(day, "given")] * 2
    assert Document.from_path("a.txt").published == dt.date(2021, 3, 4)


@pytest.mark.parametrize(
    ("data", "id", "format"),
    [
        (TEXT, "-", "text"),
        ("<!DOCTYPE html><p>Mill.", "-", "html"),
        ("---\ntitle: Mill\n---\nText.", "-", "markdown"),
        ('{"id": "a", "text": "Mill."}\n', "-#a", "text"),
    ],
)
def test_standard_input(data: str, id: str, format: str) -> None:
    (document,) = read_inputs(["-", "-"], stdin=io.BytesIO(data.encode()))
    assert isinstance(document, Document)
    assert (document.id, document.format) == (id, format)


def test_json_lines(folder: Path) -> None:
    records = [
        {
            "id": "one",
            "text": "LEEDS - Mill.",
            "published": "2021-03-04",
            "title": "T",
            "source": "S",
            "url": "U",
            "x": 1,
        },
        {"text": "<p>Mill</p>", "format": "html", "published": None},
        {"id": "one", "text": "Again."},
        {"id": 7, "text": "Seven.", "published": "03/04/2021"},
    ]
    broken = ["{", "[]", '{"id": "x"}', '{"text": 5}', '{"text": " "}', '{"text": "x", "format": "pdf"}',
              '{"text": "\\ud800"}', "[" * 100_000]  # fmt: skip
    lines = [json.dumps(record) for record in records]
    write("a.jsonl", "\ufeff" + "\r\n".join([*lines, "", *broken]))
    found = list(read_inputs(["a.jsonl"]))
    documents = [item for item in found if isinstance(item, Document)]
    assert [item.id for item in documents] == ["a.jsonl#one", "a.jsonl#2", "a.jsonl#one#3", "a.jsonl#7"]
    first = documents[0]
    assert (first.published, first.published_from) == (dt.date(2021, 3, 4), "given")
    assert (first.title, first.source, first.url, first.path) == ("T", "S", "U", "a.jsonl")
    assert documents[1].format == "html"
    assert [len(item.notices) for item in documents] == [0, 0, 1, 1]
    skipped = [item for item in found if isinstance(item, Skipped)]
    assert [item.path for item in skipped] == [f"a.jsonl:{number}" for number in range(6, 14)]
    assert [item.reason for item in skipped][1:6] == [
        "not a JSON object", "no `text`", "`text` is not a string", "empty `text`",
        "unknown `format` 'pdf'; use one of html, markdown, text",
    ]  # fmt: skip


def test_a_file_of_records_is_one_document_only_if_it_holds_one(folder: Path) -> None:
    write("one.jsonl", '{"text": "Mill."}')
    write("two.jsonl", '{"text": "Mill."}\n{"text": "Mill."}')
    write("none.jsonl", "\n")
    write("wide.jsonl", '{"text": "Müller"}\n'.encode("utf-16"))
    assert read_document(Path("one.jsonl")).text == "Mill."
    assert read_document(Path("wide.jsonl")).text == "Müller"
    for name in ("two.jsonl", "none.jsonl"):
        with pytest.raises(ReadError):
            read_document(Path(name))
    with pytest.raises(UsageError):
        read_document(Path("gone.jsonl"))
    with pytest.raises(UsageError):
        read_document(Path("gone.txt"))


def test_a_pattern_leaves_out_links_that_lead_elsewhere(folder: Path) -> None:
    write("own/a.txt")
    write("other/secret.txt")
    Path("own/link.txt").symlink_to(folder / "other" / "secret.txt")
    Path("own/way").symlink_to(folder / "other")
    for pattern in ("own/*", "own/**/*.txt", "own/*.txt"):
        found = list(read_inputs([pattern]))
        assert [one.id for one in found if isinstance(one, Document)] == ["own/a.txt"], pattern
        assert all("link" in one.reason for one in found if isinstance(one, Skipped))
