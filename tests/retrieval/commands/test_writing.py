from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.commands.marked.writing import Replacement
from retrieval.errors import OutputError


def names(folder: Path) -> list[str]:
    """What a folder holds."""
    return sorted(path.name for path in folder.iterdir())


def test_the_file_is_there_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("before")
    with Replacement(path) as page:
        assert path.read_text() == "before"
        page.write("a\r\n“b”")
    assert path.read_bytes() == "a\r\n“b”".encode()
    assert names(tmp_path) == ["page.html"]


def test_nothing_written_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("before")
    with Replacement(path):
        pass
    with pytest.raises(ValueError, match="stopped"), Replacement(path):
        raise ValueError("stopped")
    with Replacement(tmp_path / "other.html"):
        pass
    assert path.read_text() == "before"
    assert names(tmp_path) == ["page.html"]


def test_a_device_is_written_as_it_is_and_a_full_disk_is_said() -> None:
    full = Path("/dev/full")
    with Replacement(full) as page, pytest.raises(OutputError, match="No space left"):
        page.write("x")
    assert full.is_char_device()


def test_a_link_is_followed(tmp_path: Path) -> None:
    real = tmp_path / "real.html"
    link = tmp_path / "link.html"
    link.symlink_to(real)
    with Replacement(link) as page:
        page.write("new")
    assert link.is_symlink()
    assert real.read_text() == "new"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nowhere/page.html", "No such file or directory"),
        ("file/page.html", "Not a directory"),
        (".", "is a folder"),
        ("story.TXT", "ending of an article"),
        ("stories.jsonl", "ending of an article"),
        ("circle.html", "cannot be written"),
    ],
)
def test_what_cannot_be_written_is_said_at_once(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "circle.html").symlink_to(tmp_path / "circle.html")
    with pytest.raises(OutputError, match=message):
        Replacement(tmp_path / name)
    assert names(tmp_path) == ["circle.html", "file"]
