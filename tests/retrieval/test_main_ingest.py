from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from retrieval.archive import Archive, ArchiveWriter
from retrieval.commands import ingest, line
from retrieval.commands.shell import Shell, count
from retrieval.language.models import OFFICIAL_MODEL
from retrieval.reading.bounded import BoundedReader
from tests.support.commands import SEEDS, environment, retrieval
from tests.support.integrity import assert_sound

ARTICLES = 100
"""Enough that an ingest of them takes several seconds, and more than one transaction."""


class Desk:
    """A folder of articles and an archive, ingested inside this process."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.news = folder / "news"
        self.news.mkdir()
        self.archive = folder / "archive.sqlite3"
        self._capsys = capsys

    def write(self, name: str, text: str) -> Path:
        path = self.news / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path

    def records(self, name: str, **texts: str) -> Path:
        lines = [json.dumps({"id": key, "text": text}) for key, text in texts.items()]
        return self.write(name, "\n".join(lines))

    def ingest(
        self, *paths: Path, prune: bool = False, quiet: bool = False
    ) -> tuple[int, list[str], str]:
        """Return the exit status, the lines of output, and the problems."""
        status = ingest.run(
            paths or (self.news,),
            self.archive,
            OFFICIAL_MODEL,
            Shell(),
            prune=prune,
            quiet_if_unchanged=quiet,
        )
        out, err = self._capsys.readouterr()
        return status, out.splitlines(), err

    def sources(self) -> list[str]:
        with Archive.open(self.archive) as archive:
            return [info.source for info in archive.articles()]

    def revision(self) -> int:
        with Archive.open(self.archive) as archive:
            return archive.revision()


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys)


def test_the_second_time_nothing_changes(desk: Desk) -> None:
    desk.write("a.txt", "“No,” said Ann Lee.")
    desk.records("b.jsonl", one="“Yes,” said Bob Ray.", two="It fell.")
    assert desk.ingest()[:2] == (
        0,
        [
            f"{desk.news}/a.txt: 1 added",
            f"{desk.news}/b.jsonl: 2 added",
            "3 articles added, 0 changed, 0 unchanged.",
        ],
    )
    revision = desk.revision()
    assert desk.ingest() == (0, ["0 articles added, 0 changed, 3 unchanged."], "")
    assert desk.ingest(quiet=True) == (0, [], "")
    assert desk.revision() == revision


def test_an_unchanged_archive_needs_no_model(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("a.txt", "It fell.")
    desk.ingest()
    monkeypatch.setattr("retrieval.language.pipeline.load_pipeline", None)  # calling it would fail
    assert desk.ingest()[0] == 0


def test_a_changed_file_replaces_its_article(desk: Desk) -> None:
    desk.write("a.txt", "It fell.")
    desk.write("b.txt", "It stood.")
    desk.ingest()
    desk.write("a.txt", "It fell again.")
    status, lines, _ = desk.ingest()
    assert (status, lines[-1]) == (0, "0 articles added, 1 changed, 1 unchanged.")
    with Archive.open(desk.archive) as archive:
        texts = [archive.article(info.id).text for info in archive.articles()]
        assert texts == ["It fell again.", "It stood."]


def test_an_older_analysis_is_done_anew(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("a.txt", "It fell.")
    desk.ingest()
    monkeypatch.setattr("retrieval.archive.writer.ANALYSIS_VERSION", 0)
    assert "1 changed" in desk.ingest()[1][-1]
    assert "1 unchanged" in desk.ingest()[1][-1]


def test_bad_files_are_named_and_counted_and_the_rest_goes_on(desk: Desk) -> None:
    desk.write("a.txt", "It fell.")
    desk.write("empty.txt", " \n")
    desk.write("binary.txt", "\x00\x01")
    desk.write("nothing.txt", "1234")
    desk.write("lines.jsonl", '{"id": "one", "text": "It stood."}\n{"id": 2}\n')
    desk.write("notes.odt", "It is not read.")
    status, lines, problems = desk.ingest()
    assert status == 1
    assert lines[-1] == (
        "2 articles added, 0 changed, 0 unchanged, 4 bad and skipped, 1 other file ignored."
    )
    for name in ("empty.txt", "binary.txt", "nothing.txt", "lines.jsonl, line 2"):
        assert name in problems
    assert desk.sources() == ["a.txt", "one"]


def test_where_nothing_could_be_read_the_status_says_so(desk: Desk) -> None:
    bad = desk.write("empty.txt", "")
    for paths in ((bad,), (desk.news / "nowhere",), (bad, desk.news / "nowhere")):
        status, _, problems = desk.ingest(*paths)
        assert status == 2
        assert problems


def test_a_gone_file_is_reported_and_removed_only_on_demand(desk: Desk) -> None:
    gone = desk.write("sub/a.txt", "It fell.")
    desk.write("b.txt", "It stood.")
    desk.ingest()
    gone.unlink()
    status, lines, _ = desk.ingest(quiet=True)
    assert status == 0
    assert lines[0] == f"gone: {gone}"
    assert "1 gone" in lines[-1]
    assert desk.sources() == ["a.txt", "b.txt"]
    assert "gone" not in desk.ingest(desk.news / "b.txt")[1][-1]  # its folder was not given
    status, lines, _ = desk.ingest(prune=True)
    assert (status, lines[0]) == (0, f"removed: {gone}")
    assert desk.sources() == ["b.txt"]
    assert desk.ingest(quiet=True) == (0, [], "")


def test_an_emptied_folder_can_be_pruned(desk: Desk) -> None:
    desk.write("a.txt", "It fell.").unlink()
    desk.write("a.txt", "It fell.")
    desk.ingest()
    (desk.news / "a.txt").unlink()
    status, lines, problems = desk.ingest(prune=True)
    assert "holds no articles" in problems
    assert "1 removed" in lines[-1]
    assert status == 1
    assert desk.sources() == []


def test_a_record_gone_from_its_file_is_reported(desk: Desk) -> None:
    desk.records("a.jsonl", one="It fell.", two="It stood.")
    desk.ingest()
    path = desk.records("a.jsonl", one="It fell.")
    assert desk.ingest()[1][0] == f"gone: two of {path}"
    desk.ingest(prune=True)
    assert desk.sources() == ["one"]


def test_a_record_that_cannot_be_read_is_not_gone(desk: Desk) -> None:
    desk.records("a.jsonl", one="It fell.", two="It stood.")
    desk.ingest()
    desk.write("a.jsonl", '{"id": "one", "text": "It fell."}\n{"id": "two", "te')
    status, lines, _ = desk.ingest(prune=True)
    assert status == 1
    assert "removed" not in lines[-1]
    assert desk.sources() == ["one", "two"]


def test_a_file_turned_bad_keeps_its_article(desk: Desk) -> None:
    desk.write("a.txt", "It fell.")
    desk.ingest()
    desk.write("a.txt", "")
    status, _, problems = desk.ingest(prune=True)
    assert status == 2
    assert "a.txt is empty" in problems
    assert desk.sources() == ["a.txt"]


def test_a_moved_file_is_not_doubled(desk: Desk) -> None:
    old = desk.write("a.txt", "It fell.")
    desk.ingest()
    (desk.news / "sub").mkdir()
    old.rename(desk.news / "sub" / "a.txt")
    assert desk.ingest()[1][-1] == "0 articles added, 0 changed, 0 unchanged, 1 moved."
    assert desk.sources() == ["a.txt"]


def test_a_file_given_twice_is_read_once(desk: Desk) -> None:
    path = desk.write("a.txt", "It fell.")
    (desk.news / "b.txt").symlink_to(path)
    assert "1 article added, 0 changed, 0 unchanged." in desk.ingest(path, desk.news, path)[1]


def test_an_article_that_breaks_the_analysis_is_named(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("a.txt", "It fell.")
    desk.write("b.txt", "It stood.")
    monkeypatch.setattr("retrieval.analysis.read_quotations", lambda *_: 1 / 0)
    status, _, problems = desk.ingest()
    assert status == 2
    assert "a.txt could not be analysed (ZeroDivisionError)" in problems
    assert "b.txt could not be analysed" in problems


def test_what_is_stored_is_what_was_read(desk: Desk) -> None:
    desk.ingest(SEEDS)
    with Archive.open(desk.archive) as archive, ArchiveWriter.open(desk.archive) as writer:
        for info in archive.articles():
            text = (SEEDS / info.source).read_bytes().decode()
            assert archive.text(info.content_hash) == text
            assert info.sentences >= 20
            for stored in archive.quotations(article=info.id):
                assert all(0 <= start < end <= len(text) for start, end in stored.quotation.spans)
            keys = {person.key for person in archive.people()}
            assert {s.quotation.person for s in archive.quotations()} - {None} <= keys
        assert writer.gone_files(SEEDS) == []


def test_the_command_line_ingests_and_then_has_nothing_to_do(tmp_path: Path) -> None:
    first = retrieval("ingest", SEEDS, "--archive", "data/a.sqlite3", cwd=tmp_path)
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.splitlines()[-1] == "2 articles added, 0 changed, 0 unchanged."
    again = retrieval(
        "ingest", SEEDS, "--quiet-if-unchanged", cwd=tmp_path, ON_RECORD_ARCHIVE="data/a.sqlite3"
    )
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    stats = retrieval("stats", "--archive", "data/a.sqlite3", cwd=tmp_path)
    assert stats.returncode == 0
    assert "2 articles, 2020-01-06" in stats.stdout


@pytest.mark.parametrize(
    "arguments",
    [(), ("ingest",), ("ingest", "nowhere"), ("ingest", "."), ("stats",), ("cook", "eggs")],
)
def test_a_command_that_cannot_be_done_says_why(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = retrieval(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "data").exists()


def test_a_missing_model_is_said_in_a_sentence(tmp_path: Path) -> None:
    done = retrieval("ingest", SEEDS, cwd=tmp_path, ON_RECORD_SPACY_MODEL="no_such_model")
    assert done.returncode == 2
    assert "'no_such_model' is not installed" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"ON_RECORD_ARCHIVE=\xff")
    done = retrieval("stats", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert ".env is not in UTF-8" in done.stderr


def test_an_empty_path_is_not_the_working_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It fell.", encoding="utf-8")
    done = retrieval("ingest", "", "--archive", "a.sqlite3", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "an empty path; name a file or folder" in done.stderr
    assert not (tmp_path / "a.sqlite3").exists()


def test_a_missing_folder_keeps_its_articles(desk: Desk) -> None:
    path = desk.write("a.txt", "It fell.")
    desk.ingest()
    desk.news.rename(desk.news.with_name("away"))
    for prune in (False, True):
        status, lines, problems = desk.ingest(prune=prune)
        assert status == 2
        assert f"The folder {desk.news} is missing; its 1 article stay" in problems
        assert lines == ["0 articles added, 0 changed, 0 unchanged, 1 bad and skipped."]
    assert desk.sources() == ["a.txt"]
    assert desk.ingest(path, prune=True)[1][0] == f"removed: {path}"


def test_a_name_cannot_write_lines_of_its_own(desk: Desk) -> None:
    desk.write("a\nremoved: b.txt", "It fell.")
    assert desk.ingest()[1][0] == rf"{desk.news}/a\nremoved: b.txt: 1 added"
    assert desk.sources() == [r"a\nremoved: b.txt"]


def test_a_full_disk_is_said_in_a_sentence(tmp_path: Path) -> None:
    for arguments in (["--help"], ["quotes", "--json", str(SEEDS)], ["quotes", str(SEEDS)]):
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [sys.executable, "-m", "retrieval", *arguments],
                cwd=tmp_path,
                env=environment(PYTHONUNBUFFERED=""),
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
            )
        assert done.returncode == 1
        assert len(done.stderr.splitlines()) == 1
        assert "No space left on device" in done.stderr


def test_a_working_folder_that_was_removed_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "old").mkdir()
    monkeypatch.chdir(tmp_path / "old")
    (tmp_path / "old").rmdir()
    archive = tmp_path / "a.sqlite3"
    ArchiveWriter.open(archive).close()
    monkeypatch.setattr("sys.argv", ["retrieval", "ingest", "news", "--archive", str(archive)])
    monkeypatch.setattr("retrieval.commands.line._drop_output", lambda: None)
    assert line.run() == 1
    assert "the working folder is there" in capsys.readouterr().err


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_stopped_midway_the_next_run_completes(
    tmp_path: Path, number: signal.Signals, status: int
) -> None:
    news = tmp_path / "news"
    news.mkdir()
    for n in range(ARTICLES):
        text = f"“It is number {n},” said Ann Lee. " * 15
        (news / f"{n:02}.txt").write_text(text, encoding="utf-8")
    archive = tmp_path / "a.sqlite3"
    command = [sys.executable, "-m", "retrieval", "ingest", str(news), "--archive", str(archive)]
    process = subprocess.Popen(
        command,
        cwd=tmp_path,
        env=environment(PYTHONUNBUFFERED="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert "00.txt: 1 added" in process.stdout.readline()
    process.send_signal(number)
    _, problems = process.communicate(timeout=60)
    assert process.returncode == status
    assert "Traceback" not in problems
    if number is signal.SIGINT:
        assert "Run it again" in problems
    assert_sound(archive)
    with Archive.open(archive) as opened:
        before = opened.counts().articles
    assert 1 <= before < ARTICLES
    last = retrieval("ingest", news, "--archive", archive, cwd=tmp_path)
    assert last.returncode == 0
    added = f"{count(ARTICLES - before, 'article')} added, 0 changed, {before} unchanged."
    assert last.stdout.splitlines()[-1] == added


def test_a_terminal_gets_a_progress_bar(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It fell.", encoding="utf-8")
    master, slave = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "retrieval", "ingest", "a.txt"],
        cwd=tmp_path,
        env=environment(TERM="xterm", COLUMNS="100"),
        stdout=slave,
        stderr=slave,
    ) as process:
        os.close(slave)
        shown = b""
        with suppress(OSError):  # a terminal whose other end is closed
            while piece := os.read(master, 4096):
                shown += piece
    os.close(master)
    assert process.returncode == 0
    assert "━" in shown.decode()
    assert "1 article added, 0 changed, 0 unchanged." in shown.decode()
    assert "a.txt: 1 added" not in shown.decode()


def test_a_document_beyond_the_limits_is_skipped_and_the_rest_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest, "BoundedReader", partial(BoundedReader, processor_seconds=1))
    desk.write("a.html", "<p>Ann Lee spoke.</p>" * 300_000)
    desk.write("b.md", "“No,” said Ann Lee.")
    status, lines, problems = desk.ingest()
    assert (status, desk.sources()) == (1, ["b.md"])
    assert lines[-1].endswith("1 bad and skipped.")
    assert problems == f"{desk.news}/a.html takes too long to read; save its text as .txt.\n"
