"""Names and places of files that people send."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adding.shelf import LONGEST_NAME, Shelf, code_of, safe_name
from bot.errors import AddingError


@pytest.mark.parametrize(
    ("given_name", "name"),
    [
        ("Report.PDF", "Report.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\news\\a.docx", "a.docx"),
        (".htaccess.html", "htaccess.html"),
        ("a\nb\u202e .txt", "a b.txt"),
        ("a<b>|c.md", "a b c.md"),
        ("....txt", "article.txt"),
        (".txt", "article.txt"),
        ("e\u0301te\u0301.htm", "été.htm"),
    ],
)
def test_names_are_made_safe(given_name: str, name: str) -> None:
    assert safe_name(given_name) == name


@pytest.mark.parametrize("name", ["", "a", "a.exe", "a.txt.exe", "a.jsonl", "txt", "a.txt/"])
def test_other_endings_are_refused(name: str) -> None:
    with pytest.raises(AddingError, match=r"I read \.txt"):
        safe_name(name)


@given(st.text(max_size=300), st.sampled_from([".txt", ".PDF", ".docx"]))
def test_no_name_leaves_the_folder(stem: str, ending: str) -> None:
    name = safe_name(stem + ending, 12)
    assert Path(name).name == name
    assert not name.startswith(".")
    assert len(name.encode()) <= LONGEST_NAME
    assert name.isprintable()


def test_nothing_is_overwritten_and_the_same_is_not_put_twice(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "articles")
    assert shelf.files() == []
    first = shelf.place("a.txt", b"one")
    assert shelf.place("a.txt", b"one") == first
    second = shelf.place("a.txt", b"two")
    assert shelf.place("a.txt", b"two") == second
    assert shelf.files() == ["a-2.txt", "a.txt"]
    assert (first.read_bytes(), second.read_bytes()) == (b"one", b"two")
    assert sorted(path.name for path in shelf.folder.iterdir()) == ["a-2.txt", "a.txt"]


def test_a_file_system_without_links_does_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    shelf = Shelf(tmp_path)
    assert [shelf.place("a.txt", data).name for data in (b"1", b"2", b"1")] == [
        "a.txt",
        "a-2.txt",
        "a.txt",
    ]


def test_a_removed_file_is_put_aside_over_no_other(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    for data in (b"one", b"two"):
        shelf.place("a.txt", data)
        assert shelf.put_aside("a.txt")
        assert shelf.files() == []
    assert {path.read_bytes() for path in (tmp_path / ".removed").iterdir()} == {b"one", b"two"}
    # Done again after a crash: it is aside already. What never was there is not.
    assert shelf.put_aside("a.txt")
    assert not shelf.put_aside("b.txt")
    assert shelf.find(code_of("a.txt")) == "a.txt"
    assert shelf.find(code_of("b.txt")) is None


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    with pytest.raises(AddingError, match="could not be put into the folder of articles"):
        Shelf(blocked / "articles").place("a.txt", b"one")


def test_a_file_is_known_by_its_bytes_also_once_it_is_put_aside(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "articles")
    shelf.place("a.txt", b"one")
    digest = hashlib.sha256(b"one").hexdigest()
    assert shelf.holds("a.txt", digest)
    shelf.put_aside("a.txt")
    assert shelf.holds("a.txt", digest)
    shelf.place("a.txt", b"two")
    assert not shelf.holds("a.txt", digest)
    assert not shelf.holds("b.txt", digest)
