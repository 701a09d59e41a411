"""Pairing, tries and counts in the real state file; and what forgetting leaves."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from bot.access import holdings, rows
from bot.conversation_state import Request, State
from bot.state import load_state, save_state
from bot.statefile import StateFile
from bot.watches import rows as watches

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

ADA, BOB = 11, 12
MONDAY, TUESDAY = "2024-03-04", "2024-03-05"


@pytest.fixture
def file(tmp_path: Path) -> Iterator[StateFile]:
    with StateFile(tmp_path / "state.sqlite3") as file:
        yield file


def test_questions_are_counted_a_day_and_a_clock_set_back_gives_no_more(file: StateFile) -> None:
    def asked(person: int, day: str) -> int:
        return file.run(lambda database: rows.asked_on(database, person, day))

    for _ in range(3):
        file.run(lambda database: rows.count_question(database, ADA, TUESDAY))
    assert (asked(ADA, TUESDAY), asked(BOB, TUESDAY)) == (3, 0)
    # An older day counts as the newest that is known.
    assert asked(ADA, MONDAY) == 3
    file.run(lambda database: rows.count_question(database, ADA, MONDAY))
    assert asked(ADA, TUESDAY) == 4
    assert asked(ADA, "2024-03-06") == 0


def test_files_are_counted_a_day_beside_questions(file: StateFile) -> None:
    def sent(person: int, day: str) -> int:
        return file.run(lambda database: rows.uploaded_on(database, person, day))

    file.run(lambda database: rows.count_question(database, ADA, TUESDAY))
    for _ in range(2):
        file.run(lambda database: rows.count_upload(database, ADA, TUESDAY))
    assert (sent(ADA, TUESDAY), sent(ADA, MONDAY), sent(BOB, TUESDAY)) == (2, 2, 0)
    assert sent(ADA, "2024-03-06") == 0
    # Who has all forgotten has not sent fewer.
    file.run(partial(holdings.forget, person=ADA, keep_access=True))
    assert file.run(partial(holdings.holdings, person=ADA)).uploads == 2


def test_tries_are_limited_for_one_and_for_all(file: StateFile) -> None:
    def may(person: int, day: str = MONDAY) -> bool:
        return file.run(lambda database: rows.may_try(database, person, day))

    for _ in range(rows.MOST_TRIES):
        assert may(ADA)
        file.run(lambda database: rows.count_try(database, ADA, MONDAY))
    assert not may(ADA)
    assert may(BOB)
    assert may(ADA, TUESDAY)
    for person in range(100, 100 + rows.MOST_TRIES_TOGETHER):
        file.run(partial(rows.count_try, person=person, day=MONDAY))
    assert not may(BOB)


def test_pairing_holds_for_its_code(file: StateFile) -> None:
    file.run(lambda database: rows.pair(database, ADA, "one"))
    file.run(lambda database: rows.pair(database, BOB, "one"))
    file.run(lambda database: rows.pair(database, BOB, "two"))
    assert file.run(lambda database: rows.read_paired(database, "one")) == {ADA}
    assert file.run(lambda database: rows.read_paired(database, "two")) == {BOB}


def test_every_table_says_what_it_keeps_of_a_person(file: StateFile) -> None:
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    tables = file.run(lambda database: {name for (name,) in database.execute(query)})
    assert set(holdings.KEPT) == tables


@pytest.mark.parametrize("keep_access", [True, False])
def test_forgetting_takes_one_person_only(file: StateFile, keep_access: bool) -> None:  # noqa: FBT001 - a parameter
    for person in (ADA, BOB):
        state = State(turn=1, requests={1: Request(intent="fact", topic="wolves")})
        for chat in (str(person), f"{person}, topic 3"):
            file.run(partial(save_state, chat=chat, state=state))

        def fill(database: sqlite3.Connection, person: int = person) -> None:
            database.execute(
                "INSERT INTO inbox (update_id, chat, person, message_id, state) "
                "VALUES (?, ?, ?, 7, 'done')",
                (person, person, person),
            )
            database.execute(
                "INSERT INTO outbox (update_id, chat, method, state) VALUES (?, ?, 'x', 'sent')",
                (person, person),
            )
            database.execute(
                "INSERT INTO feedback (chat, message_id, turn, person, useful, places, version) "
                "VALUES (-5, 1, 1, ?, 1, '[]', '1')",
                (person,),
            )
            database.execute(
                "INSERT INTO offer VALUES (?, ?, 'F', 'a.txt', 'd')", (str(person), person)
            )
            database.execute(
                "INSERT INTO contribution (name, person) VALUES (?, ?)", (f"{person}.txt", person)
            )
            watches.add(database, person, "wolves")
            rows.pair(database, person, "one")
            rows.count_try(database, person, MONDAY)
            rows.count_question(database, person, MONDAY)
            rows.count_upload(database, person, MONDAY)

        file.run(fill)
    before = file.run(lambda database: holdings.holdings(database, ADA))
    assert before == holdings.Holdings(2, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)
    file.run(lambda database: holdings.forget(database, ADA, keep_access=keep_access))
    after = file.run(lambda database: holdings.holdings(database, ADA))
    assert after == holdings.Holdings(0, 0, 0, 0, 0, int(keep_access), 1, 1, 1, 0, 0, 0)
    assert file.run(lambda database: holdings.holdings(database, BOB)) == before
    assert file.run(lambda database: load_state(database, str(ADA))) == State()
    # Telegram may bring an update once more; it is still known.
    again = file.run(lambda database: database.execute("SELECT update_id FROM inbox").fetchall())
    assert again == [(ADA,), (BOB,)]
