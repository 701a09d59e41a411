"""Useful or not: each person's vote is stored once, shown, changed, and listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.answering.actions import ShowPassage
from bot.answering.answer import Answer, Button, Quote
from bot.conversation_state import Cited, State, Told
from bot.feedback import listed
from bot.telegram.links import read_payload
from bot.version import VERSION
from tests.support.desk import ScriptedDesk, answer, evidence, saying
from tests.support.offline import BOT
from tests.support.table import ADA, BOB, GROUP, PRIVATE, Table

if TYPE_CHECKING:
    from bot.statefile import StateFile

STORY = "The mayor spoke. “We stay,” she said. Nobody left."


@pytest.fixture(autouse=True)
def _script(desk: ScriptedDesk) -> None:
    desk.store(STORY)
    quote = Quote(1, evidence(STORY, 17, 27), "The mayor", "[1] story.txt")
    row = (Button("Passage [1]", ShowPassage(quote.evidence.address.content_hash[:12], 0, 17, 27)),)

    def told(memory: State) -> Answer:
        cited = quote.evidence.address
        memory.number(cited)
        assert memory.cited == [Cited(content_hash=cited.content_hash, start=17, end=27)]
        memory.tell(Told(turn=memory.turn, question="/a", intent="fact", answered=True, cited=(1,)))
        return answer(quote, buttons=(row,))

    desk.script = {"/a": told, "/b": saying("Not in these articles.")}


def shown(table: Table, chat: dict[str, Any] = PRIVATE) -> dict[str, Any]:
    """Return the last answer as it stands in its chat, with its keyboard of now."""
    sent = table.request.of("sendMessage")[-1]
    edits = table.request.of("editMessageReplyMarkup")
    markup = (edits or [sent])[-1]["reply_markup"]
    body = {"message_id": 50, "date": 1, "chat": chat, "from": BOT, "text": sent["text"]}
    return {**body, "reply_markup": markup}


async def push(
    table: Table, place: int, person: dict[str, Any] = ADA, chat: dict[str, Any] = PRIVATE
) -> list[str]:
    """Press one of the two buttons; return the labels of both after that."""
    message = shown(table, chat)
    keys = message["reply_markup"]["inline_keyboard"][-1][-2:]
    await table.press(keys[place]["callback_data"], message, person)
    return [key["text"] for key in shown(table)["reply_markup"]["inline_keyboard"][-1][-2:]]


def votes(file: StateFile) -> list[dict[str, Any]]:
    return file.run(lambda database: list(listed(database)))


async def test_a_vote_is_stored_with_what_was_answered(table: Table, state_file: StateFile) -> None:
    await table.say("/a")
    assert await push(table, 0) == ["👍 ✓", "👎"]
    content_hash = evidence(STORY).address.content_hash
    assert votes(state_file) == [
        {
            "useful": True,
            "question": "/a",
            "answered": True,
            "verdict": None,
            "quotes": [{"content_hash": content_hash, "start": 17, "end": 27}],
            "version": VERSION,
        }
    ]
    (acknowledged,) = table.request.of("answerCallbackQuery")
    assert "noted" in acknowledged["text"]
    assert "show_alert" not in acknowledged
    (edited,) = table.request.of("editMessageReplyMarkup")
    assert [len(row) for row in edited["reply_markup"]["inline_keyboard"]] == [1, 5]


async def test_a_vote_can_be_changed_and_taken_back(table: Table, state_file: StateFile) -> None:
    await table.say("/a")
    await push(table, 0)
    assert await push(table, 1) == ["👍", "👎 ✓"]
    assert [vote["useful"] for vote in votes(state_file)] == [False]
    assert await push(table, 1) == ["👍", "👎"]
    assert votes(state_file) == []


async def test_in_a_group_each_has_a_vote_and_all_are_counted(
    table: Table, state_file: StateFile
) -> None:
    await table.say("/a", chat=GROUP)
    assert await push(table, 0, chat=GROUP) == ["👍 1", "👎"]
    assert await push(table, 0, BOB, chat=GROUP) == ["👍 2", "👎"]
    assert await push(table, 1, chat=GROUP) == ["👍 1", "👎 1"]
    assert [vote["useful"] for vote in votes(state_file)] == [False, True]


async def test_what_was_not_found_can_be_voted_on_too(table: Table, state_file: StateFile) -> None:
    await table.say("/b")
    await push(table, 1)
    (vote,) = votes(state_file)
    assert (vote["question"], vote["quotes"], vote["useful"]) == ("/b", [], False)


async def test_of_an_answer_that_is_forgotten_the_buttons_tell_the_places(
    table: Table, state_file: StateFile
) -> None:
    await table.say("/a")
    await table.journal.run(lambda database: database.execute("DELETE FROM conversation"))
    await push(table, 0)
    (vote,) = votes(state_file)
    assert (vote["question"], vote["answered"]) == (None, None)
    (place,) = vote["quotes"]
    assert (place["start"], place["end"]) == (17, 27)
    assert evidence(STORY).address.content_hash.startswith(place["content_hash"])


async def test_a_vote_that_comes_again_is_one_vote(table: Table, state_file: StateFile) -> None:
    await table.say("/a")
    message = shown(table)
    data = message["reply_markup"]["inline_keyboard"][-1][-2]["callback_data"]
    for _ in range(2):
        await table.press(data, message, update_id=900)
    assert len(votes(state_file)) == 1
    assert len(table.request.of("answerCallbackQuery")) == 1


async def test_a_message_that_telegram_shows_no_more_still_counts(
    table: Table, state_file: StateFile
) -> None:
    await table.say("/a")
    data = shown(table)["reply_markup"]["inline_keyboard"][-1][-1]["callback_data"]
    await table.press(data, {"message_id": 50, "date": 0, "chat": PRIVATE})
    assert [vote["useful"] for vote in votes(state_file)] == [False]
    assert table.request.of("editMessageReplyMarkup") == []


async def test_a_keyboard_that_shows_it_already_is_no_fault(table: Table) -> None:
    await table.say("/a")
    refusal = "Bad Request: message is not modified: it is the same"
    table.request.replies["editMessageReplyMarkup"] = [(400, refusal)]
    await push(table, 0)
    assert len(table.texts) == 1


async def test_a_link_opens_a_place_and_help(table: Table, desk: ScriptedDesk) -> None:
    place = read_payload("p_0123456789ab_17_27")
    assert place is not None
    desk.script = {place: saying("The passage."), "/help": saying("Help.")}
    desk.script["/start nonsense"] = saying("Hello.")
    await table.say("/start p_0123456789ab_17_27")
    await table.say("/start help")
    await table.say("/start nonsense")
    assert table.texts == ["The passage.", "Help.", "Hello."]
