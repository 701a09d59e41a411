from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from retrieval.archive import Archive, ArchiveWriter, Origin, State
from retrieval.errors import ArchiveBusyError, ArchiveError
from tests.support.integrity import assert_sound

if TYPE_CHECKING:
    from tests.support.archives import Make

ROOT = Path(__file__).parents[3]
ANALYSER = "test 1"


def rows(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_storing_the_same_twice_changes_nothing(
    archive_path: Path, make: Make, tmp_path: Path
) -> None:
    analysis = make("a.txt", "“No,” said Lee.", "2020-01-06", ("Ann Lee",))
    origin = Origin(tmp_path / "a.txt")
    with ArchiveWriter.open(archive_path) as writer:
        assert writer.compare(origin, analysis.article, ANALYSER) is State.ADDED
        writer.replace(origin, analysis, ANALYSER)
        assert writer.compare(origin, analysis.article, ANALYSER) is State.UNCHANGED
        writer.replace(origin, analysis, ANALYSER)
    with Archive.open(archive_path) as archive:
        assert len(archive.articles()) == 1
        assert len(archive.quotations()) == 1


def test_a_change_of_text_metadata_passages_or_analyser_is_seen(
    archive_path: Path, make: Make, tmp_path: Path
) -> None:
    analysis = make("a.txt", "It fell.")
    article = analysis.article
    origin = Origin(tmp_path / "a.txt")
    with ArchiveWriter.open(archive_path) as writer:
        writer.replace(origin, analysis, ANALYSER)
        for changed in (
            make("a.txt", "It fell!").article,
            make("a.txt", "It fell.", "2020-01-06").article,
            replace(article, title="Other"),
            replace(article, publisher="Other"),
            replace(article, url="Other"),
            replace(article, passages=article.passages * 2),
        ):
            assert writer.compare(origin, changed, ANALYSER) is State.CHANGED
        assert writer.compare(origin, article, "test 2") is State.CHANGED


def test_a_changed_article_leaves_nothing_behind(
    archive_path: Path, make: Make, tmp_path: Path
) -> None:
    origin = Origin(tmp_path / "a.txt")
    with ArchiveWriter.open(archive_path) as writer:
        first = make("a.txt", "“No,” said Lee.\n\nHe left.", None, ("Ann Lee",))
        writer.replace(origin, first, ANALYSER)
        writer.replace(origin, make("a.txt", "It fell."), ANALYSER)
    counts = {
        table: rows(archive_path, table)
        for table in ("articles", "passages", "sentences", "quotations", "quotation_spans")
    }
    assert counts == {
        "articles": 1,
        "passages": 1,
        "sentences": 1,
        "quotations": 0,
        "quotation_spans": 0,
    }
    assert [rows(archive_path, table) for table in ("people", "names", "mentions")] == [0, 0, 0]


def test_a_file_that_moved_is_not_doubled(archive_path: Path, make: Make, tmp_path: Path) -> None:
    analysis = make("a.txt", "It fell.")
    old, new = tmp_path / "a.txt", tmp_path / "b" / "a.txt"
    old.touch()
    with ArchiveWriter.open(archive_path) as writer:
        writer.replace(Origin(old), analysis, ANALYSER)
        assert writer.compare(Origin(new), analysis.article, ANALYSER) is State.ADDED
        old.unlink()
        assert writer.compare(Origin(new), analysis.article, ANALYSER) is State.MOVED
        writer.move(Origin(new), analysis.article)
        assert writer.compare(Origin(new), analysis.article, ANALYSER) is State.UNCHANGED
        assert writer.compare(Origin(old), analysis.article, "test 2") is State.CHANGED
        writer.replace(Origin(old), analysis, "test 2")
    assert rows(archive_path, "articles") == 1


def test_files_gone_from_a_folder_are_found_and_nothing_else(
    archive_path: Path, make: Make, tmp_path: Path
) -> None:
    here, beside = tmp_path / "news", tmp_path / "news-2"
    odd = Path(os.fsdecode(os.fsencode(here) + b"/caf\xe9.txt"))
    here.mkdir()
    odd.touch()
    (here / "there.txt").touch()
    names = [here / "there.txt", here / "gone.txt", here / "sub" / "gone.txt", odd]
    with ArchiveWriter.open(archive_path) as writer:
        for path in (*names, beside / "gone.txt"):
            writer.replace(Origin(path), make(path.name[:3], f"{len(str(path))} fell."), ANALYSER)
        gone = writer.gone_files(here)
        assert [held.origin.path for held in gone] == [here / "gone.txt", here / "sub" / "gone.txt"]
        writer.remove(gone)
        assert writer.gone_files(here) == []
        assert len(writer.gone_files(tmp_path)) == 1
        assert len(writer.gone_files(beside / "gone.txt")) == 1
    assert rows(archive_path, "articles") == 3


def test_records_gone_from_a_file_are_found(archive_path: Path, make: Make, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with ArchiveWriter.open(archive_path) as writer:
        for record in ("one", "two"):
            writer.replace(Origin(path, record), make(record, f"{record} fell."), ANALYSER)
        assert [held.source for held in writer.gone_records(path, {"one"})] == ["two"]


def test_a_failure_inside_a_change_leaves_what_was(
    archive_path: Path, make: Make, tmp_path: Path
) -> None:
    analysis = make("a.txt", "“No,” said Lee.", None, ("Ann Lee",))
    twice = replace(analysis, people=analysis.people * 2)  # two of one key are refused
    origin = Origin(tmp_path / "a.txt")
    with ArchiveWriter.open(archive_path) as writer:
        writer.replace(origin, analysis, ANALYSER)
        with pytest.raises(ArchiveError, match="could not be stored"):
            writer.replace(origin, twice, ANALYSER)
    with Archive.open(archive_path) as archive:
        assert archive.revision() == 1
        assert len(archive.quotations()) == 1


def test_a_second_writer_is_told_to_wait(
    archive_path: Path, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retrieval.archive.database.BUSY_SECONDS", 0.05)
    with ArchiveWriter.open(archive_path) as first, ArchiveWriter.open(archive_path) as second:
        first._connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveBusyError, match="try again"):
            second.replace(Origin(Path("/a")), make("a", "It fell."), ANALYSER)


KILLED = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from tests.support.archives import make_analysis
from retrieval.archive import ArchiveWriter, Origin, database
import sqlite3

left = int(sys.argv[2])

class Connection(sqlite3.Connection):
    def _count(self):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def execute(self, *arguments):
        self._count()
        return super().execute(*arguments)

    def executemany(self, *arguments):
        self._count()
        return super().executemany(*arguments)

connect = sqlite3.connect
sqlite3.connect = lambda *a, **k: connect(*a, factory=Connection, **k)
with ArchiveWriter.open(Path(sys.argv[1])) as writer:
    for number in range(3):
        text = f"“No {{number}},” said Lee.\\n\\nHe left."
        analysis = make_analysis(f"{{number}}.txt", text, None, ("Ann Lee",))
        origin = Origin(Path(f"/nowhere/{{number}}.txt"))
        if writer.compare(origin, analysis.article, "test").value != "unchanged":
            writer.replace(origin, analysis, "test")
print("done", 10_000 - left)
"""


def run_until_killed(path: Path, statements: int) -> subprocess.CompletedProcess[str]:
    script = KILLED.format(root=str(ROOT))
    return subprocess.run(
        [sys.executable, "-c", script, str(path), str(statements)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_killed_anywhere_the_next_run_completes(tmp_path: Path) -> None:
    whole = tmp_path / "whole.sqlite3"
    finished = run_until_killed(whole, 10_000)
    assert finished.returncode == 0, finished.stderr
    total = int(finished.stdout.split()[1])
    path = tmp_path / "killed.sqlite3"
    kills = 0
    # Runs on one and the same archive, each killed later than the one before. As the archive
    # fills they get further with fewer statements, and at last one is done before its kill.
    for statements in range(2, total, max(1, total // 14)):
        kills += run_until_killed(path, statements).returncode == -9
        if path.exists():
            assert_sound(path)
    assert kills >= 5
    assert run_until_killed(path, 10_000).returncode == 0
    with Archive.open(path) as archive, Archive.open(whole) as expected:
        assert archive.revision() == expected.revision() == 3
        assert archive.counts() == expected.counts()
        assert [info.content_hash for info in archive.articles()] == [
            info.content_hash for info in expected.articles()
        ]
    assert_sound(path)


@pytest.mark.parametrize("statements", [3, 5, 7, 20])
def test_killed_while_it_is_made_the_archive_is_made_by_the_next_run(
    tmp_path: Path, statements: int
) -> None:
    path = tmp_path / "archive.sqlite3"
    assert run_until_killed(path, statements).returncode == -9
    assert run_until_killed(path, 10_000).returncode == 0
    with Archive.open(path) as archive:
        assert len(archive.articles()) == 3


def test_two_processes_can_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite3"
    script = KILLED.format(root=str(ROOT))
    command = [sys.executable, "-c", script, str(path), "10000"]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    errors = [process.communicate(timeout=60)[1] for process in both]
    assert [process.returncode for process in both] == [0, 0], errors
    with Archive.open(path) as archive:
        assert len(archive.articles()) == 3
    assert_sound(path)
