"""Conversations in a real SQLite file: kept over restarts, kills, older versions and damage."""

from __future__ import annotations

import logging
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from bot.conversation_state import Request, State
from bot.errors import StateError
from bot.state import APPLICATION_ID, KEPT_UPDATES, StateStore

ROOT = Path(__file__).parents[2]


def talk(turn: int, *topics: str) -> State:
    """Return the state of a conversation after this many turns."""
    return State(
        turn=turn, requests={n: Request(intent="fact", topic=t) for n, t in enumerate(topics)}
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new folder" / "deeper" / "conversations.sqlite3"


def fill(path: Path, rows: int = 1) -> None:
    with StateStore(path) as store:
        for row in range(rows):
            store.save(f"chat {row}", talk(row, *["word"] * 20), row)


def test_an_unknown_conversation_is_fresh(path: Path) -> None:
    with StateStore(path) as store:
        assert store.load("1") == State()


def test_a_restart_forgets_nothing(path: Path) -> None:
    said = talk(2, "“ü”\n", "🙂", "'; DROP TABLE conversation; --")
    with StateStore(path) as store:
        store.save("1", talk(1), 1)
        store.save("1", said, 2)
        store.save("2, topic 5", talk(9), 3)
    with StateStore(path) as store:
        assert store.load("1") == said
        assert store.load("2, topic 5") == talk(9)


def test_a_saved_state_outlives_a_kill(path: Path) -> None:
    script = (
        "import os, pathlib, sys\n"
        "from bot.conversation_state import State\n"
        "from bot.state import StateStore\n"
        "store = StateStore(pathlib.Path(sys.argv[1]))\n"
        "for turn in range(20):\n"
        "    store.save('1', State(turn=turn), turn)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    killed = subprocess.run(
        [sys.executable, "-c", script, str(path)], cwd=ROOT, check=False, timeout=60
    )
    assert killed.returncode == -9
    with StateStore(path) as store:
        assert store.load("1").turn == 19


def test_an_update_that_was_not_finished_finds_the_state_before_it(path: Path) -> None:
    with StateStore(path) as store:
        store.save("1", talk(1), 100)
        store.finish(100)
        store.save("1", talk(2), 101)
    with StateStore(path) as store:
        assert store.load("1", 101) == talk(1)
        assert store.load("1", 102) == store.load("1") == talk(2)
        store.save("1", talk(3), 101)
        assert store.load("1", 101) == talk(1)
        store.finish(101)
        assert store.load("1", 101) == talk(3)


def test_a_first_update_that_was_not_finished_finds_a_fresh_state(path: Path) -> None:
    with StateStore(path) as store:
        store.save("1", talk(1), 100)
        assert store.load("1", 100) == State()
        assert store.load("1") == talk(1)


def test_what_was_finished_is_known_after_a_restart(path: Path) -> None:
    with StateStore(path) as store:
        store.save("1", talk(1), 100)
        store.save("2", talk(1), 101)
        store.finish(101)
        store.finish(102)
    with StateStore(path) as store:
        assert [store.is_finished(n) for n in (100, 101, 102, 103)] == [False, True, True, False]


def test_updates_are_forgotten_by_age_not_by_number(path: Path) -> None:
    # After a quiet week Telegram goes on from a random number, which may be a lower one.
    numbers = [*range(900, 900 + KEPT_UPDATES), 5, 6]
    with StateStore(path) as store:
        for number in numbers:
            store.finish(number)
        known = [number for number in numbers if store.is_finished(number)]
    assert known == numbers[-KEPT_UPDATES:]


def test_a_chats_conversations_move_and_others_stay(path: Path) -> None:
    keys = ["-5", "-5, user 11", "-5, user 12", "-55, user 11", "5"]
    with StateStore(path) as store:
        for turn, key in enumerate([*keys, "-1005, user 12"], start=1):
            store.save(key, talk(turn), turn)
        store.move(-5, -1005)
        store.move(-5, -1005)
        moved = ["-1005", "-1005, user 11", "-1005, user 12", "-55, user 11", "5"]
        assert [store.load(key).turn for key in moved] == [1, 2, 6, 4, 5]
        assert [store.load(key) for key in keys[:3]] == [State()] * 3


def test_the_first_versions_file_is_taken_over(path: Path) -> None:
    path.parent.mkdir(parents=True)
    database = sqlite3.connect(path)
    database.executescript(
        "CREATE TABLE conversation (chat TEXT PRIMARY KEY, state TEXT NOT NULL) STRICT;"
        "INSERT INTO conversation VALUES ('1', '{\"turn\": 4}');"
        f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = 1;"
    )
    database.close()
    with StateStore(path) as store:
        assert store.load("1") == talk(4)
        store.save("1", talk(5), 1)
        assert store.load("1", 1) == talk(4)


def test_the_file_uses_wal_and_is_for_its_owner_only(path: Path) -> None:
    with StateStore(path) as store:
        store.save("1", State(), 1)
        assert path.with_name(path.name + "-wal").exists()
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_state_of_another_version_starts_afresh_and_is_logged(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with StateStore(path) as store:
        store.save("1", talk(1), 1)
        store.save("2", talk(2), 2)
    with sqlite3.connect(path) as database:
        database.execute(
            "UPDATE conversation SET state = ? WHERE chat = '1'", ('{"turn": "private"}',)
        )
    database.close()
    with StateStore(path) as store:
        assert store.load("1") == State()
        assert store.load("2") == talk(2)
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
    with caplog.at_level(logging.WARNING), StateStore(path) as store:
        assert store.load("chat 3") == State()
        store.save("chat 3", talk(3), 3)
        assert store.load("chat 3").turn == 3
    aside = path.with_name(path.name + ".damaged")
    assert aside.read_bytes() == bad
    assert str(aside) in caplog.text


def test_a_second_damaged_file_does_not_replace_the_first(path: Path) -> None:
    for content in (b"first damage" * 100, b"second damage" * 100):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        StateStore(path).close()
    asides = sorted(file.name for file in path.parent.iterdir() if ".damaged" in file.name)
    assert asides == [f"{path.name}.damaged", f"{path.name}.damaged-2"]


def test_damage_met_while_running_does_not_stop_the_store(path: Path) -> None:
    with StateStore(path) as store:
        store.save("1", talk(1), 1)
        store.close()
        path.write_bytes(b"overwritten by something else" * 100)
        assert store.load("1") == State()
        store.save("1", talk(2), 2)
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
        StateStore(path)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StateError, match="cannot be made"):
        StateStore(tmp_path / "file" / "conversations.sqlite3")


def test_a_locked_file_is_an_error_and_is_not_set_aside(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.state.BUSY_SECONDS", 0.05)
    fill(path)
    with StateStore(path) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StateError, match="no other process"):
            store.save("chat 0", talk(5), 5)
        other.execute("ROLLBACK")
        other.close()
        assert store.load("chat 0").turn == 0
        store.save("chat 0", talk(5), 5)
        assert store.load("chat 0").turn == 5
    assert [file.name for file in path.parent.iterdir()] == [path.name]
