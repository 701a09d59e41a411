"""The inbox: each update answered once, in its chat's order, and nobody held up by a flood."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

import pytest

from bot.answering.actions import ShowMore, encode
from bot.errors import StateError
from bot.telegram import ledger
from bot.telegram.lanes import MOST_PER_PERSON, MOST_WAITING
from bot.telegram.ledger import KEPT, Arrival
from bot.telegram.origin import origin_of
from tests.support.desk import PATIENCE, asked, saying
from tests.support.offline import OpenGate
from tests.support.table import ADA, BOB, GROUP, PRIVATE, Table, told, until, written

if TYPE_CHECKING:
    from bot.statefile import StateFile
    from tests.support.desk import ScriptedDesk

BOBS = {"chat": {**PRIVATE, "id": 12}, "from": BOB}


class ShutGate(OpenGate):
    """Lets nothing pass until it is opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open = asyncio.Event()

    async def pass_chat(self, chat: int) -> None:
        """Wait until it is open; Bob's chat always is."""
        if chat != BOB["id"]:
            await self.open.wait()


def update(number: int, text: str, **message: Any) -> dict[str, Any]:
    return {"update_id": number, "message": written(text, **message)}


async def test_what_comes_again_is_answered_once_at_whatever_time(
    table: Table, desk: ScriptedDesk
) -> None:
    desk.script = {"a": told, "b": told, "fail": ValueError("fail"), ShowMore(1): told}
    for _ in range(2):
        await table.arrive(update_id=70, message=written("a"))
        await table.arrive(update_id=71, message=written("fail"))
        await table.press(encode(ShowMore(1)), update_id=72)
        await table.arrive(update_id=73, message=written("b"))
    assert len(table.texts) == 4
    assert len(table.request.of("answerCallbackQuery")) == 1
    assert len(asked(await table.state("11"))) == 3
    assert table.metrics["updates_again"] == 4


async def test_the_same_update_twice_in_a_batch_and_in_two_at_once_is_answered_once(
    table: Table, desk: ScriptedDesk
) -> None:
    desk.script["a"] = told
    twice = [update(70, "a")] * 2
    await asyncio.gather(table.engine.accept(twice), table.engine.accept(twice))
    await table.engine.drain()
    assert table.texts == ["a"]


async def test_a_batch_in_the_wrong_order_is_answered_in_the_right_one(
    table: Table, desk: ScriptedDesk
) -> None:
    desk.script = dict.fromkeys(["a", "b", "c"], told)
    await table.engine.accept([update(72, "c"), update(70, "a"), update(71, "b")])
    await table.engine.drain()
    assert table.texts == ["a", "a b", "a b c"]


async def test_what_waits_is_brought_into_order_as_it_comes(
    desk: ScriptedDesk, state_file: StateFile
) -> None:
    desk.script = dict.fromkeys(["a", "b", "c"], told)
    table = Table(desk, state_file)
    await table.load()
    for number, text in ((71, "b"), (72, "c"), (70, "a")):
        await table.engine.accept([update(number, text)])
    async with table:
        await table.engine.drain()
    assert table.texts == ["a", "a b", "a b c"]


@pytest.mark.parametrize(
    "body",
    [
        {"holiday": {"from": ADA, "name": "of a kind that does not exist yet"}},
        {"poll": {"id": "5", "question": "?"}},
        {"message": {"message_id": 9, "text": "private words"}},
        {"message": "no object"},
        {"message": None},
        {},
    ],
)
async def test_unknown_and_unreadable_updates_are_passed_over(
    table: Table, desk: ScriptedDesk, body: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    desk.script["a"] = told
    with caplog.at_level(logging.DEBUG):
        await table.engine.accept([{"update_id": 70, **body}, update(71, "a")])
        await table.engine.drain()
    assert table.texts == ["a"]
    assert "private words" not in caplog.text


@pytest.mark.parametrize(
    "thing", [7, None, "update", [], {"update_id": "7"}, {"update_id": 1 << 70}]
)
async def test_what_is_no_update_harms_no_other(
    table: Table, desk: ScriptedDesk, thing: Any, caplog: pytest.LogCaptureFixture
) -> None:
    desk.script["a"] = told
    await table.engine.accept([thing, update(71, "a")])
    await table.engine.drain()
    assert table.texts == ["a"]
    assert "without a number" in caplog.text


async def test_a_person_who_floods_is_asked_for_patience_once_and_holds_up_nobody(
    desk: ScriptedDesk, state_file: StateFile
) -> None:
    desk.script = {f"q{n}": saying(f"a{n}") for n in range(100)}
    gate = ShutGate()
    async with Table(desk, state_file, gate) as table:
        flood = [update(n, f"q{n}") for n in range(100)]
        await table.engine.accept(flood[:60])
        await table.engine.accept(flood[60:])
        await table.engine.accept([update(200, "q1", **BOBS)])

        async def is_said() -> bool:
            return bool(table.texts)

        await until(is_said)
        assert table.texts == ["a1"]
        gate.open.set()
        await table.engine.drain()
        answered = [text for text in table.texts[1:] if text != PATIENCE]
        # Whatever was stored is answered in order or refused; how much fits is the cap's business.
        assert answered == [f"a{n}" for n in range(len(answered))]
        assert MOST_PER_PERSON <= len(answered) <= 60
        assert table.texts.count(PATIENCE) == 1
        # Once all is answered, everything is as before.
        await table.engine.accept([update(201, "q7")])
        await table.engine.drain()
        assert table.texts[-1] == "a7"


async def test_too_many_presses_get_an_alert(desk: ScriptedDesk, state_file: StateFile) -> None:
    desk.script = {"a": told, ShowMore(1): told}
    gate = ShutGate()
    async with Table(desk, state_file, gate) as table:
        await table.engine.accept([update(n, "a") for n in range(MOST_PER_PERSON)])
        body = {"id": "q", "from": ADA, "chat_instance": "c", "data": encode(ShowMore(1))}
        message = {"message_id": 50, "date": 1, "chat": PRIVATE}
        await table.engine.accept(
            [{"update_id": 90, "callback_query": body | {"message": message}}]
        )
        gate.open.set()
        await table.engine.drain()
        (alert,) = table.request.of("answerCallbackQuery")
        assert alert["text"] == PATIENCE


async def test_chats_take_turns(desk: ScriptedDesk, state_file: StateFile) -> None:
    desk.script = {text: saying(text) for text in ("a", "b", "/a", "/b")}
    table = Table(desk, state_file)
    await table.load()
    await table.engine.accept([update(n, "a") for n in range(10)])
    await table.engine.accept([update(20, "b", **BOBS)])
    await table.engine.accept([update(30, "/b", chat=GROUP)])
    async with table:
        await table.engine.drain()
    # With all waiting at the start, the others' one question each comes before Ada's second.
    assert set(desk.heard[:3]) == {"a", "b", "/b"}


async def test_when_very_much_waits_nothing_more_is_fetched(
    desk: ScriptedDesk, state_file: StateFile
) -> None:
    desk.script = {"a": saying("a")}
    table = Table(desk, state_file)
    await table.load()
    people = [
        update(n, "a", chat={**PRIVATE, "id": 100 + n}, **{"from": {**ADA, "id": 100 + n}})
        for n in range(MOST_WAITING)
    ]
    await table.engine.accept(people)
    assert table.engine.is_full
    room = asyncio.create_task(table.engine.room())
    await asyncio.sleep(0)
    assert not room.done()
    async with table:
        await room
        await table.engine.drain()
    assert len(table.texts) == MOST_WAITING


async def test_what_was_stored_is_answered_by_the_next_process(
    desk: ScriptedDesk, state_file: StateFile
) -> None:
    desk.script = dict.fromkeys(["a", "b"], told)
    first = Table(desk, state_file)
    await first.engine.accept([update(70, "a"), update(71, "b")])
    await first.journal.close()
    async with Table(desk, state_file) as second:
        await second.engine.accept([update(70, "a")])
        await second.engine.drain()
    assert second.texts == ["a", "a b"]


async def test_an_answer_that_was_stored_is_not_worked_out_again(
    desk: ScriptedDesk, state_file: StateFile
) -> None:
    desk.script = dict.fromkeys(["a", "b"], told)
    async with Table(desk, state_file, ShutGate()) as first:
        await first.engine.accept([update(70, "a"), update(71, "b")])

        async def is_there() -> bool:
            return first.postman.waiting() == 2

        await until(is_there)
    assert first.texts == []
    desk.script = {}
    async with Table(desk, state_file) as second:
        await second.engine.drain()
    assert second.texts == ["a", "a b"]


async def test_nothing_that_people_wrote_is_kept_once_it_is_answered(
    table: Table, desk: ScriptedDesk, state_file: StateFile
) -> None:
    desk.script["my secret question"] = saying("a secret answer")
    await table.say("my secret question")
    await table.journal.close()
    state_file.run(lambda database: database.execute("DELETE FROM conversation"))
    state_file.close()
    everything = b"".join(
        file.read_bytes() for file in state_file.path.parent.iterdir() if file.is_file()
    )
    assert b"secret" not in everything


async def test_updates_that_cannot_be_stored_are_not_taken(
    table: Table, desk: ScriptedDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> None:
        raise StateError("The disk is full.")

    desk.script["a"] = told
    with monkeypatch.context() as patch:
        patch.setattr(table.journal._file, "run", refuse)
        with pytest.raises(StateError):
            await table.engine.accept([update(70, "a")])
    assert table.engine.waiting() == 0
    await table.engine.accept([update(70, "a")])
    await table.engine.drain()
    assert table.texts == ["a"]


def test_old_rows_are_forgotten_by_age_and_never_what_is_open(state_file: StateFile) -> None:
    # After a quiet week Telegram goes on from a random number, which may be a lower one.
    numbers = [*range(1_000_000, 1_000_000 + KEPT), 5, 6]

    def fill(database: Any) -> list[int]:
        ledger.take_in(database, [Arrival(number, 1, 1, 1, "{}") for number in numbers])
        for number in numbers[1:]:
            ledger.answer(database, number, [])
        ledger.forget_old(database)
        return [
            number for (number,) in database.execute("SELECT update_id FROM inbox ORDER BY number")
        ]

    kept = state_file.run(fill)
    assert kept == [numbers[0], *numbers[-KEPT:]]


@pytest.mark.parametrize(
    ("body", "origin"),
    [
        ({"message": written("a", message_id=4)}, (11, 11, 4)),
        ({"message": written("a", chat=GROUP, message_id=4)}, (-5, 11, 4)),
        ({"callback_query": {"from": BOB, "message": written("a", message_id=4)}}, (11, 12, 0)),
        ({"callback_query": {"from": BOB, "inline_message_id": "x"}}, (12, 12, 0)),
        ({"inline_query": {"from": BOB, "query": "q"}}, (12, 12, 0)),
        ({"message_reaction": {"chat": GROUP, "user": BOB, "message_id": 4}}, (-5, 12, 0)),
        ({"poll": {"id": "5"}}, (0, 0, 0)),
    ],
)
def test_where_an_update_comes_from(body: dict[str, Any], origin: tuple[int, int, int]) -> None:
    assert origin_of({"update_id": 1, **body}) == origin
