"""Edited questions: the answer changes in place, whatever happened to it meanwhile."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from bot.answering.answer import Copyable
from bot.telegram.api import PerhapsDoneError
from tests.support.desk import APOLOGY, saying
from tests.support.table import ADA, GROUP, PRIVATE, Table

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.statefile import StateFile
    from tests.support.desk import ScriptedDesk

LONG = "word " * 2000
"""Three messages."""


@pytest.fixture(autouse=True)
def script(desk: ScriptedDesk) -> None:
    desk.script = {
        "one": saying("One."),
        "two": saying("Two."),
        "long": saying(LONG),
        "fault": ValueError("fault"),
    }


def filed(text: str) -> Answer:
    """Return an answer of a text and a file."""
    answer = saying(text)
    return replace(answer, blocks=(*answer.blocks, Copyable("Words.", "words.txt")))


async def edit(table: Table, text: str | None, number: int = 1, **message: Any) -> None:
    """Let Ada edit a message."""
    words = {} if text is None else {"text": text}
    body = {"message_id": number, "date": 1, "chat": PRIVATE, "from": ADA, **words, **message}
    await table.arrive(edited_message=body)


def methods(table: Table) -> list[str]:
    return [request.method for request in table.request.sent]


def edits(table: Table) -> list[tuple[int, str]]:
    return [(data["message_id"], data["text"][:4]) for data in table.request.of("editMessageText")]


async def test_the_answer_takes_the_place_of_the_earlier_one(table: Table) -> None:
    await table.say("one")
    await edit(table, "two")
    await edit(table, "one")
    assert methods(table) == ["sendMessage", "editMessageText", "editMessageText"]
    assert edits(table) == [(1001, "Two."), (1001, "One.")]


async def test_what_is_too_much_is_deleted_and_what_is_too_little_is_sent(table: Table) -> None:
    await table.say("long")
    await edit(table, "two")
    (deleted,) = table.request.of("deleteMessages")
    assert deleted == {"chat_id": 11, "message_ids": [1002, 1003]}
    await edit(table, "long")
    assert edits(table) == [(1001, "Two."), (1001, "word")]
    assert len(table.texts) == 5
    assert len(table.request.of("deleteMessages")) == 1
    await edit(table, "one")
    assert table.request.of("deleteMessages")[-1]["message_ids"] == [1007, 1008]


async def test_only_the_last_message_has_the_buttons(table: Table) -> None:
    await table.say("long")
    await edit(table, "long")
    assert ["reply_markup" in data for data in table.request.of("editMessageText")] == [
        False,
        False,
        True,
    ]


async def test_an_answer_that_somebody_deleted_is_sent_anew_once(table: Table) -> None:
    await table.say("one")
    gone = (400, "Bad Request: message to edit not found")
    table.request.replies["editMessageText"] = [gone]
    await edit(table, "two")
    assert table.texts == ["One.", "Two."]
    await edit(table, "one")
    assert methods(table) == [
        "sendMessage",
        "editMessageText",
        "sendMessage",
        "editMessageText",
    ]
    assert edits(table)[-1] == (1003, "One.")


async def test_a_message_that_only_becomes_a_question_is_answered(table: Table) -> None:
    await table.say("just talk", chat=GROUP, message_id=7)
    await edit(table, "@on_record_bot one", 7, chat=GROUP)
    (sent,) = table.request.of("sendMessage")
    assert sent["reply_parameters"]["message_id"] == 7
    await edit(table, "@on_record_bot two", 7, chat=GROUP)
    assert edits(table) == [(1001, "Two.")]
    assert "reply_parameters" not in table.request.of("editMessageText")[0]


async def test_a_file_gives_way_to_what_the_changed_question_gives(
    table: Table, desk: ScriptedDesk
) -> None:
    desk.script |= {"file": filed("One."), "both": filed(LONG)}
    await table.say("file")
    await edit(table, "two")
    # The text has no text to take the place of.
    assert methods(table) == ["sendDocument", "sendMessage", "deleteMessages"]
    assert table.request.of("deleteMessages")[-1]["message_ids"] == [1001]
    await edit(table, "file")
    assert table.request.of("deleteMessages")[-1]["message_ids"] == [1002]
    assert methods(table)[3:] == ["deleteMessages", "sendDocument"]
    await edit(table, "both")
    assert methods(table)[5:] == ["deleteMessages", *["sendMessage"] * 3, "sendDocument"]
    await edit(table, "both")
    # Three texts change in place, and the file is sent anew.
    assert methods(table)[10:] == ["deleteMessages", *["editMessageText"] * 3, "sendDocument"]
    await edit(table, "one")
    assert methods(table)[15:] == ["editMessageText", "deleteMessages"]
    assert len(table.request.of("deleteMessages")[-1]["message_ids"]) == 3


@pytest.mark.parametrize("message", [{}, {"location": {"latitude": 1.0, "longitude": 1.0}}])
async def test_an_edit_without_words_changes_nothing(table: Table, message: dict[str, Any]) -> None:
    await table.say("one")
    await edit(table, None, **message)
    assert methods(table) == ["sendMessage"]


async def test_another_chats_message_of_that_number_is_another_one(table: Table) -> None:
    await table.say("one")
    theirs: dict[str, Any] = {"chat": {**PRIVATE, "id": 12}, "from": {**ADA, "id": 12}}
    await edit(table, "two", **theirs)
    assert edits(table) == []
    assert [data["chat_id"] for data in table.request.of("sendMessage")] == [11, 12]


async def test_an_unclear_edit_is_made_again_and_an_unclear_deletion_too(table: Table) -> None:
    await table.say("long")
    unclear = PerhapsDoneError("unclear")
    table.request.replies = {"editMessageText": [unclear], "deleteMessages": [unclear]}
    await edit(table, "two")
    assert edits(table) == [(1001, "Two."), (1001, "Two.")]
    assert len(table.request.of("deleteMessages")) == 2
    assert table.texts[3:] == []


async def test_a_refused_deletion_is_no_fault(table: Table) -> None:
    await table.say("long")
    table.request.replies["deleteMessages"] = [(400, "Bad Request: message can't be deleted")]
    await edit(table, "two")
    assert APOLOGY not in table.texts


async def test_a_fault_leaves_the_answer_and_says_so(table: Table) -> None:
    await table.say("one")
    await edit(table, "fault")
    assert table.texts == ["One.", APOLOGY]


async def test_an_edit_that_came_before_its_answer_was_sent_finds_it_after_a_restart(
    desk: ScriptedDesk, state_file: StateFile
) -> None:
    first = Table(desk, state_file)
    await first.load()
    body = {"date": 1, "chat": PRIVATE, "from": ADA, "message_id": 1}
    await first.engine.accept([{"update_id": 1, "message": {**body, "text": "one"}}])
    await first.engine.accept([{"update_id": 2, "edited_message": {**body, "text": "two"}}])
    await first.journal.close()
    async with Table(desk, state_file) as second:
        await second.engine.drain()
        assert methods(second) == ["sendMessage", "editMessageText"]
        assert edits(second) == [(1001, "Two.")]
