"""What becomes of a message: waits, faults, refusals, and what is done where nobody knows."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio

from bot.answering.actions import ShowPassage, encode
from bot.answering.answer import PassageView
from bot.errors import TokenError
from bot.telegram.api import NotDoneError, PerhapsDoneError
from tests.support.desk import APOLOGY, ScriptedDesk, answer, evidence, saying
from tests.support.offline import BOT, OpenGate
from tests.support.table import GROUP, PRIVATE, Table, until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.statefile import StateFile

UNCLEAR = PerhapsDoneError("The connection to Telegram failed.")
NOT_THERE = (400, "Bad Request: message to edit not found")
UNCHANGED = (400, "Bad Request: message is not modified: specified new message content")
LONG = "long words " * 800
"""Three messages' worth."""


class NotingGate(OpenGate):
    """Notes which chats were told to wait, and waits for nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.holds: list[tuple[int, float]] = []
        self.passed: list[int] = []

    async def pass_chat(self, chat: int) -> None:
        """Take note."""
        self.passed.append(chat)

    async def pass_all(self) -> None:
        """Take note."""
        self.passed.append(0)

    def hold(self, chat: int, seconds: float) -> None:
        """Take note."""
        self.holds.append((chat, seconds))


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses between attempts, which take no time."""
    noted: list[float] = []

    async def pause(trouble: Any) -> None:
        noted.append(trouble._pause)
        trouble._pause *= 2
        await asyncio.sleep(0)

    monkeypatch.setattr("bot.telegram.delivery._Trouble.pause", pause)
    monkeypatch.setattr("bot.telegram.delivery.SETTLE_SECONDS", 0)
    return noted


@pytest_asyncio.fixture
async def gate() -> NotingGate:
    return NotingGate()


@pytest_asyncio.fixture
async def table(
    desk: ScriptedDesk, state_file: StateFile, gate: NotingGate
) -> AsyncIterator[Table]:
    desk.script |= {"q": saying("Yes."), "r": saying("No."), "long": passage(desk.store(LONG))}
    async with Table(desk, state_file, gate) as table:
        yield table


def passage(text: str) -> Any:
    return answer(PassageView(1, evidence(text), "The passage", "[1] story.txt"))


def states(file: StateFile) -> list[str]:
    """Return the state of each message in the outbox."""
    rows = file.run(lambda database: database.execute("SELECT state FROM outbox").fetchall())
    return [str(state) for (state,) in rows]


async def test_every_request_passes_the_gate(table: Table, gate: NotingGate) -> None:
    table.request.replies["sendMessage"] = [UNCLEAR]
    table.request.replies["editMessageText"] = [NOT_THERE, UNCHANGED]
    await table.say("q")
    await table.press("nonsense")
    assert gate.passed == [11, 0, 0, 0]


async def test_after_429_the_chat_waits_and_the_message_is_sent_once_more(
    table: Table, gate: NotingGate
) -> None:
    table.request.replies["sendMessage"] = [(429, "Too Many Requests: retry after 1")]
    await table.say("q")
    assert table.texts == ["Yes.", "Yes."]
    assert gate.holds == [(11, 1.0)]


async def test_what_was_certainly_not_done_is_tried_again_after_longer_and_longer_pauses(
    table: Table, pauses: list[float]
) -> None:
    table.request.replies["sendMessage"] = [
        NotDoneError("No connection."),
        NotDoneError("Telegram is out of order (500).", was_reached=True),
        NotDoneError("No connection."),
    ]
    await table.say("q")
    assert table.texts == ["Yes."] * 4
    assert pauses == [1.0, 2.0, 4.0]
    assert table.request.of("editMessageText") == []


async def test_without_a_connection_there_is_no_end_to_trying(table: Table) -> None:
    table.request.replies["sendMessage"] = [NotDoneError("No connection.")] * 50
    await table.say("q")
    assert table.texts == ["Yes."] * 51


async def test_a_message_that_telegram_cannot_digest_is_given_up_in_the_end(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.delivery.MOST_FAULTS", 3)
    fault = NotDoneError("Telegram is out of order (500).", was_reached=True)
    table.request.replies["sendMessage"] = [fault] * 3
    await table.say("q")
    assert table.texts == ["Yes."] * 3 + [APOLOGY]


async def test_an_unclear_message_that_is_found_is_not_sent_again(
    table: Table, state_file: StateFile
) -> None:
    await table.say("q", message_id=20)
    table.request.replies["sendMessage"] = [UNCLEAR]
    # The first id that comes into question is another's.
    table.request.replies["editMessageText"] = [NOT_THERE, UNCHANGED]
    await table.say("r", message_id=2000)
    assert table.texts == ["Yes.", "No."]
    looked = table.request.of("editMessageText")
    assert [edit["message_id"] for edit in looked] == [2001, 2002]
    assert {edit["text"] for edit in looked} == {"No."}
    assert table.metrics["unclear_found"] == 1
    await table.journal.close()
    assert states(state_file) == ["sent", "sent"]


async def test_an_unclear_message_that_is_not_found_is_sent_again(table: Table) -> None:
    table.request.replies["sendMessage"] = [UNCLEAR, UNCLEAR]
    table.request.replies["editMessageText"] = [NOT_THERE] * 100
    await table.say("q", message_id=20)
    assert table.texts == ["Yes."] * 3
    looked = [edit["message_id"] for edit in table.request.of("editMessageText")]
    assert looked[:8] == list(range(21, 29))
    assert table.metrics["unclear_absent"] == 2


async def test_messages_that_are_known_are_not_tried(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def others_write(_: Any) -> None:
        for number in (21, 22, 24):
            table.postman.saw(99, number)

    monkeypatch.setattr("bot.telegram.delivery._Trouble.pause", others_write)
    table.request.replies["sendMessage"] = [UNCLEAR]
    table.request.replies["editMessageText"] = [NOT_THERE, UNCHANGED]
    await table.say("q", message_id=20)
    looked = [edit["message_id"] for edit in table.request.of("editMessageText")]
    assert looked == [23, 25]
    assert table.texts == ["Yes."]


async def test_an_unclear_message_that_cannot_be_looked_for_is_sent_once_more_at_most(
    table: Table, state_file: StateFile, caplog: pytest.LogCaptureFixture
) -> None:
    table.request.replies["sendMessage"] = [UNCLEAR, UNCLEAR]
    table.request.replies["editMessageText"] = [(400, "Bad Request: something new")] * 2
    with caplog.at_level(logging.WARNING, logger="bot"):
        await table.say("q")
        await table.say("r")
    assert table.texts == ["Yes.", "Yes.", "No."]
    assert (table.metrics["unclear_repeated"], table.metrics["unclear_given_up"]) == (1, 1)
    assert "may have arrived twice already" in caplog.text
    await table.journal.close()
    assert states(state_file) == ["perhaps", "sent"]


async def test_where_too_much_was_said_meanwhile_nothing_is_looked_for(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    table.request.replies["sendMessage"] = [UNCLEAR]
    monkeypatch.setattr(table.postman._delivery.sightings, "latest", lambda _: 5000)
    monkeypatch.setattr("bot.telegram.search.MOST_TRIES", 7)
    await table.say("q")
    assert table.request.of("editMessageText") == []
    assert table.texts == ["Yes.", "Yes."]


async def test_in_a_supergroup_only_its_own_messages_count(
    table: Table, desk: ScriptedDesk
) -> None:
    desk.script["/q"] = saying("Yes.")
    supergroup = {**GROUP, "id": -1_001_234_567_890}
    await table.say("q", message_id=9000)
    table.request.replies["sendMessage"] = [UNCLEAR]
    table.request.replies["editMessageText"] = [(400, "Bad Request: message can't be edited")] * 8
    await table.say("/q", message_id=70, chat=supergroup)
    looked = [edit["message_id"] for edit in table.request.of("editMessageText")]
    assert looked == list(range(71, 79))


async def test_a_search_outlives_faults_and_waits(table: Table, gate: NotingGate) -> None:
    async def no_time(_: float) -> None:
        await real(0)

    real = asyncio.sleep
    table.request.replies["sendMessage"] = [UNCLEAR]
    table.request.replies["editMessageText"] = [(429, "Too Many Requests"), UNCLEAR, UNCHANGED]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.telegram.search.asyncio.sleep", no_time)
        await table.say("q")
    assert table.texts == ["Yes."]
    assert gate.holds == [(11, 1.0)]


async def test_an_unclear_edit_is_simply_done_again(table: Table, desk: ScriptedDesk) -> None:
    shown = ShowPassage("f" * 12, 1, 0, 5)
    story = desk.store("The mayor spoke.")
    desk.script[shown] = passage(story)
    entity = {"type": "expandable_blockquote", "offset": 0, "length": 3}
    chat = {"chat": PRIVATE, "from": BOT}
    pressed = {"message_id": 50, "date": 1, **chat, "text": "Passage", "entities": [entity]}
    table.request.replies["editMessageText"] = [UNCLEAR, UNCHANGED]
    table.request.replies["answerCallbackQuery"] = [UNCLEAR, (400, "Bad Request: query is too old")]
    await table.press(encode(shown), pressed)
    assert len(table.request.of("editMessageText")) == 2
    assert len(table.request.of("answerCallbackQuery")) == 2
    assert table.texts == []


async def test_a_refused_answer_gets_one_apology_and_none_of_its_other_parts(
    table: Table, state_file: StateFile
) -> None:
    table.request.replies["sendMessage"] = [(400, "Bad Request: can't parse entities")]
    await table.say("long")
    await table.say("q")
    assert [text[:5] for text in table.texts] == ["The p", APOLOGY[:5], "Yes."]
    await table.journal.close()
    assert states(state_file) == ["failed", "failed", "failed", "sent", "sent"]


async def test_a_refused_apology_is_not_apologised_for(table: Table) -> None:
    table.request.replies["sendMessage"] = [(400, "Bad Request: MESSAGE_TOO_LONG")] * 2
    await table.say("q")
    assert table.texts == ["Yes.", APOLOGY]


@pytest.mark.parametrize(
    "refusal",
    [
        "TOPIC_CLOSED",
        "TOPIC_DELETED",
        "message thread not found",
        "not enough rights to send text messages to the chat",
        "CHAT_WRITE_FORBIDDEN",
        "have no rights to send a message",
        "PEER_ID_INVALID",
        "chat not found",
    ],
)
async def test_where_nothing_can_be_said_no_apology_is_tried(table: Table, refusal: str) -> None:
    table.request.replies["sendMessage"] = [(400, f"Bad Request: {refusal}")]
    await table.say("long")
    assert len(table.texts) == 1
    await table.say("q")
    assert table.texts[1:] == ["Yes."]


async def test_who_has_blocked_the_bot_gets_nothing_more_of_that_answer(table: Table) -> None:
    table.request.replies["sendMessage"] = [(403, "Forbidden: bot was blocked by the user")]
    await table.say("long")
    assert len(table.texts) == 1


async def test_a_token_that_is_unknown_ends_the_bot_and_the_message_stays(
    table: Table, state_file: StateFile
) -> None:
    table.request.replies["sendMessage"] = [(401, "Unauthorized")]
    asking = asyncio.create_task(table.say("q"))
    with pytest.raises(TokenError):
        await table.postman.failed
    asking.cancel()
    await table.journal.close()
    assert states(state_file) == ["waiting"]


async def test_what_was_under_way_when_the_process_ended_is_looked_for(
    desk: ScriptedDesk, state_file: StateFile
) -> None:
    desk.script["q"] = saying("Yes.")
    async with Table(desk, state_file, OpenGate()) as first:
        first.request.replies["sendMessage"] = [asyncio.CancelledError()]
        asking = asyncio.create_task(first.say("q", message_id=20))

        async def is_asked() -> bool:
            return bool(first.request.sent)

        await until(is_asked)
        asking.cancel()
    assert states(state_file) == ["sending"]
    async with Table(desk, state_file, OpenGate()) as second:
        second.request.replies["editMessageText"] = [NOT_THERE, UNCHANGED]
        await second.engine.drain()
        assert second.texts == []
        assert [edit["message_id"] for edit in second.request.of("editMessageText")] == [21, 22]
    assert states(state_file) == ["sent"]
    assert desk.heard == ["q"]


async def test_a_button_pressed_under_a_message_that_is_looked_for_does_not_hide_it(
    desk: ScriptedDesk, state_file: StateFile
) -> None:
    desk.script["q"] = saying("Yes.")
    async with Table(desk, state_file, OpenGate()) as first:
        first.request.replies["sendMessage"] = [asyncio.CancelledError()]
        asking = asyncio.create_task(first.say("q", message_id=20))

        async def is_asked() -> bool:
            return bool(first.request.sent)

        await until(is_asked)
        asking.cancel()
    second = Table(desk, state_file, OpenGate())
    await second.load()
    shown = {"message_id": 21, "date": 1, "chat": PRIVATE, "from": BOT, "text": "Yes."}
    body = {
        "id": "q",
        "from": {**PRIVATE, "is_bot": False},
        "chat_instance": "c",
        "data": "none of ours",
    }
    await second.engine.accept([{"update_id": 90, "callback_query": body | {"message": shown}}])
    async with second:
        second.request.replies["editMessageText"] = [UNCHANGED]
        await second.engine.drain()
    assert second.texts == []
    assert [edit["message_id"] for edit in second.request.of("editMessageText")] == [21]
