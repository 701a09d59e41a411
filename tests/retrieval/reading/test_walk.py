from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from retrieval.errors import NoArticlesError, ReadingError, UnsupportedFileError
from retrieval.reading.walk import display_name, find_files


def touch(*paths: Path) -> None:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("He said no.", encoding="utf-8")


def test_a_folder_is_searched_in_order_without_hidden_and_unknown_files(tmp_path: Path) -> None:
    names = ["b.txt", "a.TXT", "c/d.jsonl", "c/a.txt", "x.odt", "c/y", ".h.txt", ".g/a.txt"]
    touch(*(tmp_path / name for name in names))
    found = find_files(tmp_path)
    relative = [path.relative_to(tmp_path).as_posix() for path in found.files]
    assert relative == ["a.TXT", "b.txt", "c/a.txt", "c/d.jsonl"]
    assert found.ignored == 2
    assert found.problems == ()


def test_a_file_that_is_named_is_taken(tmp_path: Path) -> None:
    touch(tmp_path / ".a.txt")
    assert find_files(tmp_path / ".a.txt").files == (tmp_path / ".a.txt",)


def test_an_unsupported_file_that_is_named_is_refused(tmp_path: Path) -> None:
    touch(tmp_path / "a.odt")
    with pytest.raises(UnsupportedFileError, match=r"a\.odt"):
        find_files(tmp_path / "a.odt")


def test_a_folder_without_articles_is_named(tmp_path: Path) -> None:
    touch(tmp_path / "a.odt")
    with pytest.raises(NoArticlesError, match="holds no articles"):
        find_files(tmp_path)


def test_a_path_to_nothing_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="no file or folder"):
        find_files(tmp_path / "nowhere")


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    touch(tmp_path / "a" / "one.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "b").symlink_to(tmp_path / "a")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    found = find_files(tmp_path)
    assert found.files == (tmp_path / "a" / "one.txt",)
    assert ["loop.txt" in str(problem) for problem in found.problems] == [True]
    with pytest.raises(ReadingError, match=r"loop\.txt"):
        find_files(tmp_path / "loop.txt")


def test_a_link_to_a_file_does_not_double_it(tmp_path: Path) -> None:
    touch(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert find_files(tmp_path).files == (tmp_path / "a.txt",)


def test_what_is_no_regular_file_is_never_opened(tmp_path: Path) -> None:
    touch(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")  # reading it would wait for ever
    (tmp_path / "dangling.txt").symlink_to("nowhere")
    found = find_files(tmp_path)
    assert found.files == (tmp_path / "a.txt",)
    assert len(found.problems) == 2
    with pytest.raises(UnsupportedFileError, match=r"pipe\.txt"):
        find_files(tmp_path / "pipe.txt")


def test_a_name_that_is_no_utf8_can_be_shown(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    touch(path)
    (found,) = find_files(tmp_path).files
    assert display_name(found, short=True) == "caf�.txt"


def test_line_ends_in_a_name_are_written_out() -> None:
    assert display_name(Path("a\nb\u2028\x1b.txt")) == r"a\nb\u2028\x1b.txt"


def test_a_name_cannot_be_made_to_read_as_another_one() -> None:
    assert display_name(Path("a\u202ecod.\u2066txt")) == r"a\u202ecod.\u2066txt"
    # Joiners and marks belong to how names are written.
    for name in ("می\u200cخواهم.txt", "שלום\u200f.txt"):
        assert display_name(Path(name)) == name


def test_a_folder_that_cannot_be_entered_is_named_once_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "closed"
    touch(tmp_path / "a.txt", closed / "b.txt", closed / "c.txt", closed / "below" / "d.txt")
    really = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: path != str(closed) and really(path, mode))
    found = find_files(tmp_path)
    assert found.files == (tmp_path / "a.txt",)
    (problem,) = found.problems
    assert str(problem) == f"{closed} cannot be looked into: Permission denied."


def test_a_file_that_cannot_be_looked_at_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    touch(tmp_path / "a.txt", tmp_path / "b.txt")

    def is_file(path: Path) -> bool:
        if path.name == "a.txt":
            raise PermissionError(errno.EACCES, "Permission denied")
        return True

    monkeypatch.setattr(Path, "is_file", is_file)
    found = find_files(tmp_path)
    assert found.files == (tmp_path / "b.txt",)
    assert "a.txt cannot be looked at: Permission denied" in str(found.problems)
