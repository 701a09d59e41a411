"""An analysis as rows: what goes into which table."""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING, NamedTuple

from retrieval.article import PassageKind, hash_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from pathlib import Path

    from retrieval.article import Analysis, Article, Person, Quotation


class Origin(NamedTuple):
    """Where an article comes from.

    Attributes:
        path: The resolved, absolute path of its file.
        record: The record's id in a JSON lines file, "" for a text file.
    """

    path: Path
    record: str = ""


def insert(
    connection: sqlite3.Connection, origin: Origin, analysis: Analysis, analyser: str
) -> int:
    """Insert an article with everything that was found in it. Runs in the caller's transaction.

    Args:
        connection: An open archive without an article from that origin.
        origin: Where the article was read.
        analysis: What to store.
        analyser: What analysed it.

    Returns:
        The article's id.
    """
    article = analysis.article
    kinds = [passage.kind for passage in article.passages]
    row = {
        "path": os.fsencode(origin.path),
        "record": origin.record,
        "source": article.source,
        "content_hash": hash_text(article.text),
        "metadata_hash": hash_metadata(article),
        "analyser": analyser,
        "title": article.title,
        "date": article.date.isoformat() if article.date else None,
        "publisher": article.publisher,
        "url": article.url,
        "sentences": sum(
            kinds[sentence.passage] is PassageKind.STORY for sentence in analysis.sentences
        ),
        "quotations": len(analysis.quotations),
        "sort_key": sort_key(origin, article),
        "text": article.text,
    }
    number = _insert_row(connection, "articles", row)
    connection.executemany(
        "INSERT INTO passages VALUES (?, ?, ?, ?, ?)",
        [
            (number, index, *passage.span, passage.kind)
            for index, passage in enumerate(article.passages)
        ],
    )
    connection.executemany(
        "INSERT INTO sentences (article, passage, kind, start, end, terms) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        [
            (
                number,
                sentence.passage,
                kinds[sentence.passage],
                *sentence.span,
                " ".join(sentence.terms),
            )
            for sentence in analysis.sentences
        ],
    )
    for quotation in sorted(analysis.quotations, key=lambda found: found.span):
        _insert_quotation(connection, number, quotation)
    for person in analysis.people:
        _insert_person(connection, number, person)
    return number


def _insert_quotation(connection: sqlite3.Connection, article: int, quotation: Quotation) -> None:
    number = _insert_row(
        connection,
        "quotations",
        {
            "article": article,
            "start": quotation.span.start,
            "kind": quotation.kind,
            "cue_start": quotation.cue.start if quotation.cue else None,
            "cue_end": quotation.cue.end if quotation.cue else None,
            "speaker_start": quotation.speaker.start if quotation.speaker else None,
            "speaker_end": quotation.speaker.end if quotation.speaker else None,
            "person": quotation.person,
            "confidence": quotation.confidence,
            "declined": int(quotation.declined),
            "relayed_start": quotation.relayed.start if quotation.relayed else None,
            "relayed_end": quotation.relayed.end if quotation.relayed else None,
            "relayed_person": quotation.relayed_person,
        },
    )
    connection.executemany(
        "INSERT INTO quotation_spans VALUES (?, ?, ?, ?)",
        [(number, index, *span) for index, span in enumerate(quotation.spans)],
    )


def _insert_person(connection: sqlite3.Connection, article: int, person: Person) -> None:
    number = _insert_row(
        connection,
        "people",
        {
            "article": article,
            "key": person.key,
            "name": person.name,
            "is_organisation": int(person.is_organisation),
        },
    )
    for what, names in (("role", person.roles), ("alias", person.aliases)):
        connection.executemany(
            "INSERT INTO names VALUES (?, ?, ?, ?)",
            [(number, what, index, name) for index, name in enumerate(names)],
        )
    connection.executemany(
        "INSERT INTO mentions VALUES (?, ?, ?, ?)",
        [(number, index, *span) for index, span in enumerate(person.mentions)],
    )


def _insert_row(connection: sqlite3.Connection, table: str, row: Mapping[str, object]) -> int:
    """Insert a row; the names of table and columns are this module's own."""
    columns, marks = ", ".join(row), ", ".join("?" * len(row))
    cursor = connection.execute(
        f"INSERT INTO {table} ({columns}) VALUES ({marks})",  # noqa: S608 - own names only
        tuple(row.values()),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def key_of(origin: Origin) -> tuple[bytes, str]:
    """Return what finds an article by its origin."""
    return os.fsencode(origin.path), origin.record


def sort_key(origin: Origin, article: Article) -> bytes:
    """Make what articles are sorted by: the same order whatever was ingested first."""
    day = article.date.isoformat() if article.date else "undated"
    path, record = key_of(origin)
    return b"\0".join((day.encode(), article.source.encode(), path, record.encode()))


def hash_metadata(article: Article) -> str:
    """Hash what an article is besides its text, its division into passages included."""
    values = [
        article.source,
        article.title,
        article.date.isoformat() if article.date else None,
        article.publisher,
        article.url,
        [(*passage.span, passage.kind) for passage in article.passages],
    ]
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()
