"""The state file: kept over kills and older versions, set aside where damaged, for one bot."""

from __future__ import annotations

import logging
import sqlite3
import stat
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from bot.conversation_state import Request, State
from bot.errors import StateError
from bot.state import load_state, move_conversations, save_state
from bot.statefile import APPLICATION_ID, StateFile
from bot.stateschema import MIGRATIONS
from bot.telegram import ledger
from bot.telegram.ledger import Arrival, Outgoing

ROOT = Path(__file__).parents[2]


def talk(turn: int, *topics: str) -> State:
    """Return the state of a conversation after this many turns."""
    return State(
        turn=turn, requests={n: Request(intent="fact", topic=t) for n, t in enumerate(topics)}
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new folder" / "deeper" / "conversations.sqlite3"


def load(file: StateFile, chat: str) -> State:
    return file.run(partial(load_state, chat=chat))


def save(file: StateFile, chat: str, state: State) -> None:
    file.run(partial(save_state, chat=chat, state=state))


def fill(path: Path, rows: int = 1) -> None:
    with StateFile(path) as file:
        for row in range(rows):
            save(file, f"chat {row}", talk(row, *["word"] * 20))


def test_an_unknown_conversation_is_fresh(path: Path) -> None:
    with StateFile(path) as file:
        assert load(file, "1") == State()


def test_a_restart_forgets_nothing(path: Path) -> None:
    said = talk(2, "“ü”\n", "🙂", "'; DROP TABLE conversation; --")
    with StateFile(path) as file:
        save(file, "1", talk(1))
        save(file, "1", said)
        save(file, "2, topic 5", talk(9))
    with StateFile(path) as file:
        assert load(file, "1") == said
        assert load(file, "2, topic 5") == talk(9)


def test_a_saved_state_outlives_a_kill(path: Path) -> None:
    script = (
        "import os, pathlib, sys\n"
        "from bot.conversation_state import State\n"
        "from bot.state import save_state\n"
        "from bot.statefile import StateFile\n"
        "file = StateFile(pathlib.Path(sys.argv[1]))\n"
        "for turn in range(20):\n"
        "    file.run(lambda database: save_state(database, '1', State(turn=turn)))\n"
        "os.kill(os.getpid(), 9)\n"
    )
    killed = subprocess.run(
        [sys.executable, "-c", script, str(path)], cwd=ROOT, check=False, timeout=60
    )
    assert killed.returncode == -9
    with StateFile(path) as file:
        assert load(file, "1").turn == 19


def test_an_action_that_fails_leaves_nothing(path: Path) -> None:
    def fail(database: sqlite3.Connection) -> None:
        save_state(database, "1", talk(1))
        raise KeyError

    with StateFile(path) as file:
        with pytest.raises(KeyError):
            file.run(fail)
        assert load(file, "1") == State()


def test_a_chats_conversations_move_and_others_stay(path: Path) -> None:
    keys = ["-5", "-5, user 11", "-5, user 12", "-55, user 11", "5"]
    with StateFile(path) as file:
        for turn, key in enumerate([*keys, "-1005, user 12"], start=1):
            save(file, key, talk(turn))
        for _ in range(2):
            file.run(partial(move_conversations, old=-5, new=-1005))
        moved = ["-1005", "-1005, user 11", "-1005, user 12", "-55, user 11", "5"]
        assert [load(file, key).turn for key in moved] == [1, 2, 6, 4, 5]
        assert [load(file, key) for key in keys[:3]] == [State()] * 3


@pytest.mark.parametrize("version", [1, 2])
def test_an_older_versions_file_is_taken_over(path: Path, version: int) -> None:
    path.parent.mkdir(parents=True)
    database = sqlite3.connect(path)
    database.executescript(
        "".join(MIGRATIONS[:version])
        + "INSERT INTO conversation VALUES ('1', '{\"turn\": 4}');"
        + f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {version};"
    )
    if version == 2:
        database.executescript("INSERT INTO taken VALUES (1, 70, NULL), (2, 71, '{}');")
    database.close()
    with StateFile(path) as file:
        assert load(file, "1") == talk(4)
        again = [Arrival(number, 1, 1, 1, "{}") for number in (70, 71)]
        new = file.run(partial(ledger.take_in, arrivals=again))
        # What the older version had answered is not answered again.
        assert [arrival.update_id for arrival in new] == ([71] if version == 2 else [70, 71])


def test_the_file_uses_wal_and_is_for_its_owner_only(path: Path) -> None:
    with StateFile(path) as file:
        save(file, "1", State())
        assert path.with_name(path.name + "-wal").exists()
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_state_of_another_version_starts_afresh_and_is_logged(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with StateFile(path) as file:
        save(file, "1", talk(1))
        save(file, "2", talk(2))
    with sqlite3.connect(path) as database:
        database.execute(
            "UPDATE conversation SET state = ? WHERE chat = '1'", ('{"turn": "private"}',)
        )
    database.close()
    with StateFile(path) as file:
        assert load(file, "1") == State()
        assert load(file, "2") == talk(2)
    assert "another version" in caplog.text
    assert "private" not in caplog.text


def test_a_second_bot_is_kept_from_the_file_and_a_reader_is_not(path: Path) -> None:
    with StateFile(path, alone=True) as file:
        with pytest.raises(StateError, match="Another bot works"):
            StateFile(path, alone=True)
        with StateFile(path) as other:
            assert load(other, "1") == State()
        save(file, "1", talk(1))
    with StateFile(path, alone=True) as file:
        assert load(file, "1") == talk(1)


def test_of_a_damaged_file_all_that_can_be_read_is_taken_over(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with StateFile(path) as file:
        arrivals = [Arrival(number, 11, 11, 1, f"{number:06d} " * 40) for number in range(300)]
        file.run(partial(ledger.take_in, arrivals=arrivals))
        letters = [Outgoing(11, "sendMessage", {"text": "word " * 60})] * 100
        file.run(partial(ledger.post, update_id=1, outgoing=letters))
        for number in range(200):
            save(file, str(number), talk(number))
    good = path.read_bytes()
    # One page in the middle of the inbox.
    place = good.index(b"000150 000150") // 4096 * 4096
    bad = good[:place] + b"\xff" * 4096 + good[place + 4096 :]
    path.write_bytes(bad)
    with caplog.at_level(logging.WARNING), StateFile(path) as file:
        backlog = file.run(ledger.read_backlog)
        assert 260 <= len(backlog.arrivals) < 300
        assert len(backlog.letters) == 100
        assert [load(file, str(n)).turn for n in range(200)] == list(range(200))
        (new,) = file.run(partial(ledger.post, update_id=2, outgoing=letters[:1]))
        assert new.id > 1 << 40
    assert path.with_name(path.name + ".damaged").read_bytes() == bad
    assert "was taken over" in caplog.text


@pytest.mark.parametrize("damage", ["not a database", "cut short"])
def test_a_damaged_file_is_set_aside_with_a_warning(
    path: Path, caplog: pytest.LogCaptureFixture, damage: str
) -> None:
    fill(path, rows=200)
    good = path.read_bytes()
    bad = {
        "not a database": b"this is no database at all, whatever its name says" * 100,
        "cut short": good[: len(good) // 2],
    }[damage]
    path.write_bytes(bad)
    with caplog.at_level(logging.WARNING), StateFile(path) as file:
        assert load(file, "chat 3") == State()
        save(file, "chat 3", talk(3))
        assert load(file, "chat 3").turn == 3
    aside = path.with_name(path.name + ".damaged")
    assert aside.read_bytes() == bad
    assert str(aside) in caplog.text


def test_a_second_damaged_file_does_not_replace_the_first(path: Path) -> None:
    for content in (b"first damage" * 100, b"second damage" * 100):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        StateFile(path).close()
    asides = sorted(file.name for file in path.parent.iterdir() if ".damaged" in file.name)
    assert asides == [f"{path.name}.damaged", f"{path.name}.damaged-2"]


def test_damage_met_while_running_does_not_stop_the_store(path: Path) -> None:
    with StateFile(path) as file:
        save(file, "1", talk(1))
        file.close()
        path.write_bytes(b"overwritten by something else" * 100)
        assert load(file, "1") == State()
        save(file, "1", talk(2))
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
        StateFile(path)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StateError, match="cannot be made"):
        StateFile(tmp_path / "file" / "conversations.sqlite3")


def test_a_locked_file_is_an_error_and_is_not_set_aside(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.statefile.BUSY_SECONDS", 0.05)
    fill(path)
    with StateFile(path) as file:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StateError, match="no other process"):
            save(file, "chat 0", talk(5))
        other.execute("ROLLBACK")
        other.close()
        assert load(file, "chat 0").turn == 0
        save(file, "chat 0", talk(5))
        assert load(file, "chat 0").turn == 5
    assert [file.name for file in path.parent.iterdir()] == [path.name]
