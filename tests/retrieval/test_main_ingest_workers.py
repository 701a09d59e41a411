"""Ingesting with several processes: the same archive, and no process left behind."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from retrieval.archive import Archive
from retrieval.article import Analysis
from retrieval.commands import ingest, intake, meter
from retrieval.commands.analysts import FEW, Team, Ticket
from retrieval.commands.shell import Shell
from retrieval.errors import ModelMissingError, ReadingError, RetrievalError
from retrieval.language.models import OFFICIAL_MODEL
from retrieval.reading import read_file
from tests.support.commands import environment, retrieval
from tests.support.integrity import assert_sound

MANY = FEW + 6
"""Articles for which other processes are started."""
LONG = 60.0
"""Seconds after which what never comes is given up."""
CONTENT = (
    "SELECT id, source, content_hash, metadata_hash, analyser, sentences, quotations FROM articles",
    "SELECT id, article, passage, kind, start, end, terms FROM sentences",
    "SELECT * FROM quotations",
    "SELECT * FROM quotation_spans",
    "SELECT * FROM people",
    "SELECT * FROM names",
    "SELECT * FROM mentions",
    "SELECT number, article, what FROM changes",
    "SELECT revision FROM meta",
)


def write_news(folder: Path, many: int = MANY, length: int = 3) -> Path:
    news = folder / "news"
    news.mkdir()
    for n in range(many):
        # Long ones first, so that later ones are analysed before them.
        text = f"“It is number {n},” said Ann Lee, the mayor. She left.\n\n" * length * (many - n)
        (news / f"{n:02}.txt").write_text(text, encoding="utf-8")
    return news


def content(path: Path) -> list[list[object]]:
    with closing(sqlite3.connect(path)) as connection:
        return [connection.execute(query).fetchall() for query in CONTENT]


def start(news: Path, archive: Path) -> subprocess.Popen[str]:
    """Ingest with two processes; return once the first articles are stored."""
    command = [sys.executable, "-m", "retrieval", "ingest", str(news), "--workers", "2"]
    process = subprocess.Popen(
        [*command, "--archive", str(archive)],
        cwd=news.parent,
        env=environment(PYTHONUNBUFFERED="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,  # a process group of its own, as a shell gives it
    )
    assert process.stdout is not None
    assert "00.txt: 1 added" in process.stdout.readline()
    return process


def children(process: int) -> list[int]:
    listed = Path(f"/proc/{process}/task/{process}/children")
    return [int(number) for number in listed.read_text(encoding="ascii").split()]


def is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state[0] not in "ZX"  # such a one has ended, and only waits to be asked how


def assert_ended(processes: list[int]) -> None:
    deadline = time.monotonic() + LONG
    while left := [number for number in processes if is_running(number)]:
        assert time.monotonic() < deadline, f"still running: {left}"
        time.sleep(0.05)


def test_the_archive_is_the_same_however_many_analyse(tmp_path: Path) -> None:
    news = write_news(tmp_path)
    (news / "05.txt").write_text("", encoding="utf-8")
    (news / "07.txt").write_text("1234", encoding="utf-8")
    outputs = set()
    for workers in ("1", "3"):
        done = retrieval(
            "ingest", news, "--workers", workers, "--archive", f"{workers}.sqlite3", cwd=tmp_path
        )
        assert done.returncode == 1
        assert "05.txt is empty" in done.stderr
        outputs.add(done.stdout)
    assert len(outputs) == 1
    assert content(tmp_path / "1.sqlite3") == content(tmp_path / "3.sqlite3")


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_stopped_midway_no_process_is_left_and_the_next_run_completes(
    tmp_path: Path, number: signal.Signals, status: int
) -> None:
    news = write_news(tmp_path, many=24)
    archive = tmp_path / "a.sqlite3"
    process = start(news, archive)
    workers = children(process.pid)
    assert len(workers) >= 2
    if number is signal.SIGINT:  # the terminal's Ctrl+C goes to all of them
        os.killpg(process.pid, number)
    else:
        process.send_signal(number)
    _, problems = process.communicate(timeout=LONG)
    assert process.returncode == status
    assert_ended(workers)
    assert problems.splitlines()[:1] == (
        ["Stopped; what was finished is kept. Run it again to go on."]
        if number is signal.SIGINT
        else []
    )
    assert len(problems.splitlines()) <= 1
    assert_sound(archive)
    with Archive.open(archive) as opened:
        before = opened.counts().articles
    assert 1 <= before < 24
    last = retrieval("ingest", news, "--archive", archive, "--workers", "2", cwd=tmp_path)
    assert last.returncode == 0
    assert f"{24 - before} article" in last.stdout.splitlines()[-1]
    assert f"{before} unchanged." in last.stdout.splitlines()[-1]


def test_a_process_that_dies_takes_one_article_with_it(tmp_path: Path) -> None:
    news = write_news(tmp_path, many=6, length=20)
    tickets = [Ticket(*read_file(path)) for path in sorted(news.iterdir())]
    with closing(Team(OFFICIAL_MODEL, 1)) as team:
        for ticket in tickets:
            team.submit(ticket)
        while tickets[0].outcome is None:
            team.wait(1)
        (process,) = team.processes
        process.kill()
        while any(ticket.outcome is None for ticket in tickets):
            team.wait(1)
        bad = [ticket for ticket in tickets if not isinstance(ticket.outcome, Analysis)]
        assert len(bad) <= 1  # none, where it had just finished one
        for ticket in bad:
            assert isinstance(ticket.outcome, ReadingError)
            assert f"{ticket.article.source} could not be analysed" in str(ticket.outcome)
            assert "signal 9" in str(ticket.outcome)
        (other,) = team.processes
        assert other.pid != process.pid
    assert other.poll() is not None


def test_processes_that_cannot_start_end_the_ingest(tmp_path: Path) -> None:
    news = write_news(tmp_path, many=2)
    tickets = [Ticket(*read_file(path)) for path in sorted(news.iterdir())]
    with closing(Team(OFFICIAL_MODEL, 1)) as team:
        team.submit(tickets[0])
        team.processes[0].kill()
        with pytest.raises(RetrievalError, match="ended at its start"):
            team.wait(LONG)
    with closing(Team("no_such_model", 1)) as team:
        team.submit(tickets[0])
        with pytest.raises(ModelMissingError, match="no_such_model"):
            team.wait(LONG)


def test_a_few_articles_start_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    news = write_news(tmp_path, many=FEW)
    monkeypatch.setattr("retrieval.commands.analysts._Worker", None)  # calling it would fail
    archive = tmp_path / "a.sqlite3"
    assert ingest.run((news,), archive, OFFICIAL_MODEL, Shell(), workers=4) == 0
    assert f"{FEW} articles added" in capsys.readouterr().out


def test_how_far_it_is_is_told_now_and_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(meter, "EVERY", 0.0)
    monkeypatch.setattr(meter, "_ENOUGH", 1)
    monkeypatch.setattr(intake, "BATCH_ARTICLES", 2)
    archive = tmp_path / "a.sqlite3"
    ingest.run((write_news(tmp_path, many=4),), archive, OFFICIAL_MODEL, Shell(), workers=1)
    lines = capsys.readouterr().err.splitlines()
    assert "sentences/s" in lines[0]
    assert lines[-1].startswith("100% read: 4 articles, ")
    assert lines[-1].endswith(" 0 s left.")


@pytest.mark.parametrize(
    ("seconds", "said"), [(12.4, "12 s"), (185, "3 min"), (7500, "2 h 5 min"), (0, "0 s")]
)
def test_durations_as_a_person_says_them(seconds: float, said: str) -> None:
    assert meter._duration(seconds) == said
