"""Whether an archive's file is sound, read from its first page to its last."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def assert_sound(path: Path) -> None:
    """Assert that SQLite finds nothing wrong, and that no row refers to one that is not there."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
