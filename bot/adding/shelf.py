"""The folder of articles: a new file gets a name of its own, a removed one is only put aside."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
import unicodedata
from pathlib import Path

from bot.errors import AddingError
from retrieval.reading import ENDINGS

TAKEN = tuple(ending for ending in ENDINGS if ending != ".jsonl")
"""The endings of files that can be added one by one: those that hold one article."""
NAMED = tuple(ending for ending in TAKEN if ending not in (".htm", ".mht"))
"""The endings that people are told of: not two of the same."""
ASIDE = ".removed"
"""Where in the folder removed files go: hidden, so that nothing there is read."""
LONGEST_NAME = 120
"""Bytes of a file's name in UTF-8, its ending among them; file systems take 255."""
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)
_UNWELCOME = frozenset('<>:"/\\|?*')
"""Characters that some file system or shell does not take in a name."""


class Shelf:
    """The folder of articles.

    Args:
        folder: It is made when it is first needed.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def files(self) -> list[str]:
        """Return the names of the files of articles right in the folder, sorted."""
        try:
            found = [entry.name for entry in self.folder.iterdir() if entry.is_file()]
        except OSError:
            return []
        return sorted(
            name
            for name in found
            if not name.startswith(".") and Path(name).suffix.lower() in ENDINGS
        )

    def place(self, name: str, data: bytes) -> Path:
        """Put a file on the shelf, whole or not at all, over no other one.

        Where a file with the same bytes stands there under that name, it is left as it is.

        Args:
            name: As its sender calls it; see `safe_name`.
            data: Its bytes.

        Returns:
            Where it stands, with a number in its name where another file has that name.

        Raises:
            AddingError: It cannot be written.
        """
        wanted = Path(safe_name(name))
        # Hidden until it is whole, so that nothing reads a part of it.
        draft = self.folder / f".{secrets.token_hex(8)}.part"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with draft.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            number = 1
            while True:
                number += 1
                path = self.folder / wanted
                try:
                    # A link fails where a name is taken; a renaming would overwrite.
                    path.hardlink_to(draft)
                except OSError as error:
                    if error.errno in _NO_LINKS and not path.exists():
                        # A file system without links has nothing better.
                        draft.rename(path)
                        return path
                    if not path.exists():
                        raise
                    if path.is_file() and path.read_bytes() == data:
                        return path
                    wanted = Path(safe_name(name, number))
                else:
                    return path
        except OSError as error:
            raise AddingError(
                f"The file could not be put into the folder of articles ({error.strerror}); "
                "please tell whoever runs this bot.",
                "not_put",
                why=error.strerror or "",
            ) from error
        finally:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)

    def holds(self, name: str, digest: str) -> bool:
        """Say whether a file on the shelf or among the removed ones has a digest (SHA-256, hex)."""
        for path in (self.folder / name, self.folder / ASIDE / name):
            with contextlib.suppress(OSError), path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == digest
        return False

    def put_aside(self, name: str) -> bool:
        """Move a file to the folder of removed ones, over no other one there.

        Returns:
            Whether it stands there now; False for a file that never was on the shelf.

        Raises:
            AddingError: It cannot be moved.
        """
        path, aside = self.folder / name, self.folder / ASIDE
        if name not in self.files():
            return (aside / name).is_file()
        try:
            aside.mkdir(exist_ok=True)
            target, number = aside / name, 1
            while target.exists():
                number += 1
                target = aside / f"{path.stem}-{number}{path.suffix}"
            path.rename(target)
        except OSError as error:
            raise AddingError(
                f"The file could not be removed ({error.strerror}); "
                "please tell whoever runs this bot.",
                "not_removed",
                why=error.strerror or "",
            ) from error
        return True

    def find(self, code: str) -> str | None:
        """Return the name of a file, on the shelf or removed, from its code; None for none."""
        try:
            removed = [entry.name for entry in (self.folder / ASIDE).iterdir()]
        except OSError:
            removed = []
        return next((name for name in (*self.files(), *removed) if code_of(name) == code), None)


def code_of(name: str) -> str:
    """Return what stands for a file's name in a button: 48 bits of its SHA-256."""
    return hashlib.sha256(os.fsencode(name)).hexdigest()[:12]


def safe_name(name: str, number: int = 1) -> str:
    """Return a name that every file system takes and that stays inside a folder.

    Args:
        name: As somebody calls the file; a path's last part is taken.
        number: Which file of that name it is; from 2 on it stands in the name.

    Raises:
        AddingError: Its ending is none that is taken.
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(
        " " if c in _UNWELCOME or unicodedata.category(c)[0] in "CZ" else c for c in last
    )
    stem, dot, ending = " ".join(kept.split()).rpartition(".")
    if f"{dot}{ending.lower()}" not in TAKEN:
        raise AddingError(
            f"I read {', '.join(NAMED[:-1])} and {NAMED[-1]} files; "
            "please save it as one of these.",
            "other_ending",
            first=", ".join(NAMED[:-1]),
            last=NAMED[-1],
        )
    tail = (f"-{number}" if number > 1 else "") + f".{ending.lower()}"
    room = LONGEST_NAME - len(tail.encode())
    stem = stem.strip(". ").encode()[:room].decode("utf-8", "ignore").strip(". ")
    return f"{stem or 'article'}{tail}"
