"""Updates that Telegram sends again: those cut off are answered, those answered are not."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.answering.actions import ShowMore, encode
from bot.errors import StateError
from tests.support.desk import asked, saying
from tests.support.table import told, written

if TYPE_CHECKING:
    from tests.support.desk import ScriptedDesk
    from tests.support.table import Table


async def test_what_was_cut_off_while_sending_is_answered_again_as_if_for_the_first_time(
    table: Table, desk: ScriptedDesk
) -> None:
    desk.script = dict.fromkeys(["a", "b", "c"], told)
    await table.say("a")
    table.request.replies["sendMessage"] = [asyncio.CancelledError()]
    with pytest.raises(asyncio.CancelledError):
        await table.arrive(update_id=70, message=written("b"))
    assert asked(table.store.load("11")) == ["a", "b"]
    await table.arrive(update_id=70, message=written("b"))
    await table.say("c")
    assert table.texts == ["a", "a b", "a b", "a b c"]


async def test_a_press_that_was_cut_off_is_done_again_from_the_state_before(
    table: Table, desk: ScriptedDesk
) -> None:
    desk.script = {"a": told, ShowMore(1): lambda memory: saying(str(len(asked(memory))))}
    await table.say("a")
    table.request.replies["sendMessage"] = [asyncio.CancelledError()]
    with pytest.raises(asyncio.CancelledError):
        await table.press(encode(ShowMore(1)), update_id=70)
    await table.press(encode(ShowMore(1)), update_id=70)
    assert table.texts == ["a", "2", "2"]


async def test_what_was_answered_is_not_answered_again_even_after_later_questions(
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
    assert len(asked(table.store.load("11"))) == 3


async def test_an_answer_that_cannot_be_noted_as_sent_is_no_fault_to_its_reader(
    table: Table, desk: ScriptedDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise StateError("The disk is full.")

    desk.script["q"] = saying("Yes.")
    monkeypatch.setattr(table.store, "finish", refuse)
    await table.say("q")
    assert table.texts == ["Yes."]
