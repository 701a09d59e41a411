"""Conversations in a real SQLite file: kept over restarts, kills, older versions and damage."""

from __future__ import annotations

import logging
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import BaseModel

from bot.errors import StateError
from bot.state import APPLICATION_ID, StateStore

ROOT = Path(__file__).parents[2]


class Talk(BaseModel):
    """A conversation."""

    turns: int = 0
    words: list[str] = []


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new folder" / "deeper" / "conversations.sqlite3"


def fill(path: Path, rows: int = 1) -> None:
    with StateStore(path, Talk) as store:
        for row in range(rows):
            store.save(f"chat {row}", Talk(turns=row, words=["word"] * 50))


def test_an_unknown_conversation_is_fresh(path: Path) -> None:
    with StateStore(path, Talk) as store:
        assert store.load("1") == Talk()


def test_a_restart_forgets_nothing(path: Path) -> None:
    said = Talk(turns=2, words=["“ü”\n", "🙂", "'; DROP TABLE conversation; --"])
    with StateStore(path, Talk) as store:
        store.save("1", Talk(turns=1))
        store.save("1", said)
        store.save("2, topic 5", Talk(turns=9))
    with StateStore(path, Talk) as store:
        assert store.load("1") == said
        assert store.load("2, topic 5") == Talk(turns=9)


def test_a_saved_state_outlives_a_kill(path: Path) -> None:
    script = (
        "import os, pathlib, sys\n"
        "from pydantic import BaseModel\n"
        "from bot.state import StateStore\n"
        "class Talk(BaseModel):\n"
        "    turns: int = 0\n"
        "store = StateStore(pathlib.Path(sys.argv[1]), Talk)\n"
        "for turn in range(20):\n"
        "    store.save('1', Talk(turns=turn))\n"
        "os.kill(os.getpid(), 9)\n"
    )
    killed = subprocess.run(
        [sys.executable, "-c", script, str(path)], cwd=ROOT, check=False, timeout=60
    )
    assert killed.returncode == -9
    with StateStore(path, Talk) as store:
        assert store.load("1").turns == 19


def test_the_file_uses_wal_and_is_for_its_owner_only(path: Path) -> None:
    with StateStore(path, Talk) as store:
        store.save("1", Talk())
        assert path.with_name(path.name + "-wal").exists()
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_state_of_another_version_starts_afresh_and_is_logged(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with StateStore(path, Talk) as store:
        store.save("1", Talk(turns=1))
        store.save("2", Talk(turns=2))
    with sqlite3.connect(path) as database:
        database.execute(
            "UPDATE conversation SET state = ? WHERE chat = '1'", ('{"turns": "private"}',)
        )
    database.close()
    with StateStore(path, Talk) as store:
        assert store.load("1") == Talk()
        assert store.load("2") == Talk(turns=2)
    assert "another version" in caplog.text
    assert "private" not in caplog.text


@pytest.mark.parametrize("damage", ["not a database", "torn page", "cut short"])
def test_a_damaged_file_is_set_aside_with_a_warning(
    path: Path, caplog: pytest.LogCaptureFixture, damage: str
) -> None:
    fill(path, rows=200)
    good = path.read_bytes()
    bad = {
        "not a database": b"this is no database at all, whatever its name says" * 100,
        "torn page": good[:8192] + b"\xff" * 8192 + good[16384:],
        "cut short": good[: len(good) // 2],
    }[damage]
    path.write_bytes(bad)
    with caplog.at_level(logging.WARNING), StateStore(path, Talk) as store:
        assert store.load("chat 3") == Talk()
        store.save("chat 3", Talk(turns=3))
        assert store.load("chat 3").turns == 3
    aside = path.with_name(path.name + ".damaged")
    assert aside.read_bytes() == bad
    assert str(aside) in caplog.text


def test_a_second_damaged_file_does_not_replace_the_first(path: Path) -> None:
    for content in (b"first damage" * 100, b"second damage" * 100):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        StateStore(path, Talk).close()
    asides = sorted(file.name for file in path.parent.iterdir() if ".damaged" in file.name)
    assert asides == [f"{path.name}.damaged", f"{path.name}.damaged-2"]


def test_damage_met_while_running_does_not_stop_the_store(path: Path) -> None:
    with StateStore(path, Talk) as store:
        store.save("1", Talk(turns=1))
        store.close()
        path.write_bytes(b"overwritten by something else" * 100)
        assert store.load("1") == Talk()
        store.save("1", Talk(turns=2))
    assert path.with_name(path.name + ".damaged").exists()


@pytest.mark.parametrize("case", ["another database", "a newer version"])
def test_a_file_that_is_not_ours_to_write_is_left_alone(path: Path, case: str) -> None:
    path.parent.mkdir(parents=True)
    database = sqlite3.connect(path)
    if case == "another database":
        database.execute("CREATE TABLE article (text TEXT)")
    else:
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute("PRAGMA user_version = 99")
    database.commit()
    database.close()
    before = path.read_bytes()
    with pytest.raises(StateError, match="ON_RECORD_STATE"):
        StateStore(path, Talk)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StateError, match="cannot be made"):
        StateStore(tmp_path / "file" / "conversations.sqlite3", Talk)


def test_a_locked_file_is_an_error_and_is_not_set_aside(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.state.BUSY_SECONDS", 0.05)
    fill(path)
    with StateStore(path, Talk) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StateError, match="no other process"):
            store.save("chat 0", Talk(turns=5))
        other.execute("ROLLBACK")
        other.close()
        assert store.load("chat 0").turns == 0
        store.save("chat 0", Talk(turns=5))
        assert store.load("chat 0").turns == 5
    assert [file.name for file in path.parent.iterdir()] == [path.name]
