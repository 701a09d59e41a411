"""Which answers were useful, as the operator lists them."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING

import pytest

from bot.feedback import Ballot, Subject, vote
from bot.line import main
from bot.statefile import StateFile
from bot.version import VERSION
from retrieval.article import Address

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

ASKED = Subject("Did she say “\x1b[31mno”?", answered=True, verdict="altered", places=())
MISSED = Subject("Why?", answered=False, verdict=None, places=())
FORGOTTEN = Subject(None, None, None, (Address("ab", 1, 2), Address("cd", 3, 4)))


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "state.sqlite3"
    monkeypatch.setenv("ON_RECORD_STATE", str(path))
    return path


def fill(path: Path) -> None:
    def note(database: sqlite3.Connection) -> None:
        for number, subject in enumerate((ASKED, MISSED, FORGOTTEN)):
            ballot, useful = Ballot(11, number, number), subject is ASKED
            vote(database, ballot, 7, useful=useful, subject=subject, version="0.1.0")

    with StateFile(path) as file:
        file.run(note)


def test_votes_are_listed_for_people(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill(state)
    assert main(["feedback"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "\x1b" not in lines[0]
    assert lines[0].startswith("useful · “Did she say “")
    assert lines[0].endswith("no”?” · altered · 0 quotations · version 0.1.0")
    assert lines[1:] == [
        "not useful · “Why?” · nothing found · version 0.1.0",
        "not useful · a question that is no longer known · 2 quotations · version 0.1.0",
    ]


def test_votes_are_listed_for_programs_and_tell_nothing_of_people(
    state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(state)
    assert main(["feedback", "--json"]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [record["question"] for record in records] == [ASKED.question, "Why?", None]
    assert records[2] == {
        "useful": False,
        "question": None,
        "answered": None,
        "verdict": None,
        "quotes": [
            {"content_hash": "ab", "start": 1, "end": 2},
            {"content_hash": "cd", "start": 3, "end": 4},
        ],
        "version": "0.1.0",
    }


def test_before_any_vote_it_says_so_and_makes_no_file(
    state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["feedback"]) == 0
    assert "Nobody" in capsys.readouterr().out
    assert main(["feedback", "--json"]) == 0
    assert capsys.readouterr().out == ""
    assert not state.exists()


def test_it_works_while_a_bot_holds_the_file(
    state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(state)
    with StateFile(state, alone=True):
        assert main(["feedback", "--json"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3


def test_the_version_is_the_projects(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == VERSION
