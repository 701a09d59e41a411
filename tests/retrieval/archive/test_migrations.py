"""An archive that an older version wrote is brought up to date in place."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from retrieval.archive import Archive, ArchiveWriter, Origin, State
from retrieval.archive.changes import NEVER
from retrieval.archive.migrations import NEWEST
from retrieval.article import Quotation, QuotationKind, Span
from tests.support.people import people_of_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.archives import Make

ORIGIN = Origin(Path("/articles/bridge.txt"))


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The file as step 1 left it, made anew from what the version of that time stored."""
    path = tmp_path / "old.sqlite3"
    dump = (Path(__file__).parent / "step_1.sql").read_text(encoding="utf-8")
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(dump)
        steps = connection.execute("SELECT number FROM migrations").fetchall()
        columns = [row[1] for row in connection.execute("PRAGMA table_info(quotations)")]
    assert steps == [(1,)]
    assert "declined" not in columns
    return path


@pytest.mark.parametrize("opening", [Archive.open, ArchiveWriter.open])
def test_an_old_archive_is_brought_up_to_date_when_it_is_opened(
    old: Path, opening: Callable[[Path], Archive | ArchiveWriter]
) -> None:
    for _ in range(2):  # the second time there is nothing left to do
        with opening(old) as archive:
            steps = archive._connection.execute("SELECT number FROM migrations").fetchall()
            assert steps == [(number,) for number in range(1, NEWEST + 1)]
    with closing(sqlite3.connect(old)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_nothing_that_an_old_archive_holds_is_lost(old: Path) -> None:
    with Archive.open(old) as archive:
        assert archive.counts() == (1, 3, 2, 1)
        (info,) = archive.articles()
        text = archive.text(info.content_hash)
        said, _ = (stored.quotation for stored in archive.quotations())
    assert said == Quotation(
        (Span(0, 2), Span(2, 14)), QuotationKind.DIRECT, Span(15, 19), Span(24, 27), "ann lee"
    )
    assert said.span.of(text) == "“We build it,”"


def test_an_old_non_answer_is_never_taken_for_a_statement(old: Path) -> None:
    with Archive.open(old) as archive:
        assert [one.quotation.declined for one in archive.quotations()] == [False, True]


def test_an_old_archive_is_analysed_anew_by_the_next_ingest(old: Path) -> None:
    with ArchiveWriter.open(old) as writer, Archive.open(old) as archive:
        article = archive.article(archive.articles()[0].id)
        assert writer.compare(ORIGIN, article, "test") is State.CHANGED


def test_what_step_2_added_is_stored_and_read(old: Path, make: Make) -> None:
    analysis = make("bridge.txt", "“Lee says it holds,” said Bob Ray.", None, ("Bob Ray",))
    (said,) = analysis.quotations
    told = replace(said, confidence=0.75, relayed=Span(1, 4), relayed_person="ann lee")
    silent = replace(said, declined=True)
    with ArchiveWriter.open(old) as writer:
        writer.replace(ORIGIN, replace(analysis, quotations=(told, silent)), "test")
    with Archive.open(old) as archive:
        assert [stored.quotation for stored in archive.quotations()] == [told, silent]


def test_step_3_puts_everybody_together_and_knows_what_is_there(old: Path) -> None:
    with Archive.open(old) as archive:
        assert archive.people() == people_of_rows(old)
        assert len(archive.people()) == 1
        changes = archive.changes(NEVER)
        assert changes is not None
        assert changes.added == tuple(info.id for info in archive.articles())
