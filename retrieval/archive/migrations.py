"""The archive's tables, in numbered steps; each step runs once in an archive's life."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retrieval.archive.step_3 import STEP_3

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

_NOT_ANSWERED = re.compile(
    r"declin\w+ to (?:say|answer|comment)|refus\w+ to (?:say|answer|comment)|duck|dodg|avoid|"
    r"(?:not|n['’]t) (?:\w+ )?(?:answer|say|comment|respond|tell)",
    re.IGNORECASE,
)
"""Cues by which step 2 tells non-answers that were stored before it."""

_FIRST = (
    # `path` is a blob since a file's name on disk can be bytes that are no UTF-8; `record` is the
    # id of a JSON line, '' for a text file. `sort_key` is date, source, path and record in one,
    # the undated last. Ids are never given twice, so a reader may keep what it read under one.
    """
    CREATE TABLE articles (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        path BLOB NOT NULL,
        record TEXT NOT NULL,
        source TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        metadata_hash TEXT NOT NULL,
        analyser TEXT NOT NULL,
        title TEXT NOT NULL,
        date TEXT,
        publisher TEXT,
        url TEXT,
        sentences INTEGER NOT NULL,
        quotations INTEGER NOT NULL,
        sort_key BLOB NOT NULL,
        text TEXT NOT NULL,
        UNIQUE (path, record)
    ) STRICT
    """,
    "CREATE INDEX articles_by_hash ON articles (content_hash)",
    "CREATE INDEX articles_in_order ON articles (sort_key)",
    """
    CREATE TABLE passages (
        article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        kind TEXT NOT NULL,
        PRIMARY KEY (article, number)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE sentences (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        passage INTEGER NOT NULL,
        kind TEXT NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        terms TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX sentences_by_article ON sentences (article, start)",
    """
    CREATE TABLE quotations (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        start INTEGER NOT NULL,
        kind TEXT NOT NULL,
        cue_start INTEGER,
        cue_end INTEGER,
        speaker_start INTEGER,
        speaker_end INTEGER,
        person TEXT
    ) STRICT
    """,
    "CREATE INDEX quotations_by_article ON quotations (article, start)",
    "CREATE INDEX quotations_by_person ON quotations (person, article)",
    """
    CREATE TABLE quotation_spans (
        quotation INTEGER NOT NULL REFERENCES quotations (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        PRIMARY KEY (quotation, number)
    ) STRICT, WITHOUT ROWID
    """,
    # A person as one article knows them; readers put the rows of one key together.
    """
    CREATE TABLE people (
        id INTEGER PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        key TEXT NOT NULL,
        name TEXT NOT NULL,
        is_organisation INTEGER NOT NULL,
        UNIQUE (key, article)
    ) STRICT
    """,
    "CREATE INDEX people_by_article ON people (article)",
    """
    CREATE TABLE names (
        person INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
        what TEXT NOT NULL CHECK (what IN ('role', 'alias')),
        number INTEGER NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (person, what, number)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE mentions (
        person INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        PRIMARY KEY (person, number)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE TABLE meta (revision INTEGER NOT NULL) STRICT",
    "INSERT INTO meta (revision) VALUES (0)",
)


def _create_tables(connection: sqlite3.Connection) -> None:
    """Step 1: articles, what was found in them, and the revision counter."""
    for statement in _FIRST:
        connection.execute(statement)


def _add_kinds_of_statements(connection: sqlite3.Connection) -> None:
    """Step 2: how sure an attribution is, what was not answered, whose words are passed on.

    What was ingested before holds none of these until it is ingested again; but that nothing is
    meanwhile shown as said that was not, plain non-answers are told by the words of their cues.
    """
    for column in (
        "confidence REAL",
        "declined INTEGER NOT NULL DEFAULT 0",
        "relayed_start INTEGER",
        "relayed_end INTEGER",
        "relayed_person TEXT",
    ):
        connection.execute(f"ALTER TABLE quotations ADD COLUMN {column}")
    for name, which in (("declined", "declined"), ("relayed", "relayed_start IS NOT NULL")):
        connection.execute(f"CREATE INDEX quotations_{name} ON quotations (article) WHERE {which}")
    cues = connection.execute(
        "SELECT quotations.id, substr(text, cue_start + 1, cue_end - cue_start) FROM quotations "
        "JOIN articles ON articles.id = article WHERE cue_start IS NOT NULL"
    )
    declined = [(number,) for number, cue in cues if _NOT_ANSWERED.search(cue)]
    connection.executemany("UPDATE quotations SET declined = 1 WHERE id = ?", declined)


def _add_changes_and_persons(connection: sqlite3.Connection) -> None:
    """Step 3: which articles came and went, and the people of the whole archive put together.

    The people are put together by `retrieval.archive.census` once all steps are done.
    """
    for statement in STEP_3:
        connection.execute(statement)


MIGRATIONS: tuple[tuple[int, Callable[[sqlite3.Connection], None]], ...] = (
    (1, _create_tables),
    (2, _add_kinds_of_statements),
    (3, _add_changes_and_persons),
)
"""The steps in order. A step that was ever released is never changed; a new one is appended."""

NEWEST = MIGRATIONS[-1][0]


def applied(connection: sqlite3.Connection) -> int:
    """Return the number of the last step that an archive has been through, 0 for none."""
    (number,) = connection.execute("SELECT coalesce(max(number), 0) FROM migrations").fetchone()
    return int(number)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring an archive to the newest step. Runs inside the caller's transaction."""
    connection.execute("CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY) STRICT")
    done = applied(connection)
    for number, step in MIGRATIONS:
        if number > done:
            step(connection)
            connection.execute("INSERT INTO migrations (number) VALUES (?)", (number,))
    (is_stale,) = connection.execute("SELECT people_stale FROM meta").fetchone()
    if is_stale:
        # Its imports take a second, of which a new archive has no need.
        from retrieval.archive.census import Census  # noqa: PLC0415 - see above

        Census(connection).rebuild()
        connection.execute("UPDATE meta SET people_stale = 0")
