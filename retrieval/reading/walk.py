"""From the paths that were given to the files that are read."""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from retrieval.errors import NoArticlesError, ReadingError, UnsupportedFileError
from retrieval.reading.direction import TURNING

if TYPE_CHECKING:
    from collections.abc import Iterator

ENDINGS = (".txt", ".jsonl", ".md", ".html", ".htm", ".mhtml", ".mht", ".docx", ".pdf")
"""The endings of the files that are read, in lower case."""
READ = ".txt, .md, .html, .mhtml, .docx, .pdf and .jsonl files"
"""The same in words."""


class Found(NamedTuple):
    """What a path holds.

    Attributes:
        files: The files to read, in sorted order, each once.
        ignored: How many files of a folder have an ending that is not read.
        problems: What could not be looked into.
    """

    files: tuple[Path, ...]
    ignored: int
    problems: tuple[ReadingError, ...]


def display_name(path: Path, *, short: bool = False) -> str:
    """Return a path, or only its last part, in characters that can be printed and stored.

    A file's name on disk can be bytes that are no UTF-8; those show as "�". Line ends and other
    control characters, which could pass for lines of their own, show as Python writes them, and so
    do those that turn the direction of writing, which could make it read as another name.
    """
    name = os.fsencode(path.name if short else path).decode("utf-8", "replace")
    return "".join(
        character.encode("unicode_escape").decode("ascii")
        if unicodedata.category(character) in ("Cc", "Zl", "Zp") or character in TURNING
        else character
        for character in name
    )


def find_files(path: Path) -> Found:
    """Find the files to read at a path.

    A folder is searched with its sub-folders; hidden files and folders are passed over, links
    followed, no folder searched twice.

    Raises:
        ReadingError: There is nothing at that path.
        UnsupportedFileError: It is a file with an ending that is not read, or no regular file.
        NoArticlesError: It is a folder without any file to read.
    """
    name = display_name(path)
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        raise ReadingError(f"There is no file or folder {name}; check the path.") from None
    except OSError as error:
        raise ReadingError(f"{name} cannot be looked at: {error.strerror}.") from None
    if not stat.S_ISDIR(mode):
        if not stat.S_ISREG(mode) or path.suffix.lower() not in ENDINGS:
            raise UnsupportedFileError(f"{name} is not read: give {READ} or folders of them.")
        return Found((path,), 0, ())
    files: dict[Path, Path] = {}
    ignored = 0
    problems: list[ReadingError] = []
    for entry in _walk(path, problems):
        if entry.suffix.lower() not in ENDINGS:
            ignored += 1
            continue
        try:
            is_file = entry.is_file()
        except OSError as error:  # such as a link into a folder that cannot be entered
            problems.append(
                ReadingError(f"{display_name(entry)} cannot be looked at: {error.strerror}.")
            )
            continue
        if is_file:
            files.setdefault(entry.resolve(), entry)
        else:
            problems.append(
                ReadingError(f"{display_name(entry)} is no regular file and was skipped.")
            )
    if not files and not problems:
        raise NoArticlesError(f"The folder {name} holds no articles; put {READ} into it.")
    return Found(tuple(files.values()), ignored, tuple(problems))


def _walk(folder: Path, problems: list[ReadingError]) -> Iterator[Path]:
    """Yield everything below a folder that is no folder and not hidden, sorted."""

    def note(error: OSError) -> None:
        where = display_name(Path(os.fsdecode(error.filename or folder)))
        problems.append(ReadingError(f"{where} cannot be looked into: {error.strerror}."))

    seen: set[tuple[int, int]] = set()
    for here, folders, files in os.walk(folder, onerror=note, followlinks=True):
        # Without the right to enter a folder its names can be listed, but no file looked at.
        if not os.access(here, os.X_OK):
            note(PermissionError(errno.EACCES, os.strerror(errno.EACCES), here))
            folders.clear()
            continue
        found = Path(here).stat()
        place = (found.st_dev, found.st_ino)
        if place in seen:
            folders.clear()
            continue
        seen.add(place)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(here, name)
