"""The strict server over HTTP: what each method does and refuses."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
import pytest_asyncio

from tests.support.botapi.records import CallbackAnswer, Command

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.support.botapi.driver import Seat
    from tests.support.botapi.server import BotApiServer

Caller = Callable[..., Awaitable[tuple[int, Any]]]


@pytest_asyncio.fixture
async def call(botapi: BotApiServer) -> AsyncIterator[Caller]:
    """Call a method with a JSON body; gives the status and the result or the description."""
    async with aiohttp.ClientSession() as session:

        async def caller(method: str, token: str = botapi.token, **body: object) -> tuple[int, Any]:
            url = f"{botapi.url}/bot{token}/{method}"
            async with session.post(url, json=body) as response:
                reply = await response.json()
                assert reply["ok"] == (response.status == 200)
                if not reply["ok"]:
                    assert reply["error_code"] == response.status
                return response.status, reply["result" if reply["ok"] else "description"]

        yield caller


@pytest_asyncio.fixture
async def ada(botapi: BotApiServer) -> Seat:
    """A person who has opened a chat with the bot."""
    seat = botapi.user(11)
    await seat.start()
    return seat


async def test_token_and_method(botapi: BotApiServer, call: Caller) -> None:
    assert await call("getMe", token=botapi.token[:-1] + "x") == (401, "Unauthorized")
    assert await call("getMe", token="nonsense") == (404, "Not Found")
    assert await call("sendFax", chat_id=1) == (404, "Not Found")
    botapi.forgive("sendFax")
    status, me = await call("getMe")
    assert (status, me["is_bot"], me["username"]) == (200, True, "on_record_test_bot")
    assert (await call("GETME"))[0] == 200


async def test_unknown_parameters_fail_the_test(botapi: BotApiServer, call: Caller) -> None:
    await botapi.user(11).start()
    status, description = await call("sendMessage", chat_id=11, text="Hello", loud=True)
    assert (status, "does not take: loud" in description) == (400, True)
    assert len(botapi.violations) == 1
    botapi.forgive("loud")


@pytest.mark.parametrize(
    ("body", "description"),
    [
        ({"text": "Hello"}, "chat_id is empty"),
        ({"chat_id": 12, "text": "Hello"}, "chat not found"),
        ({"chat_id": "@nobody", "text": "Hello"}, "chat not found"),
        ({"chat_id": 11}, "message text is empty"),
        ({"chat_id": 11, "text": "x" * 4097}, "message is too long"),
        ({"chat_id": 11, "text": "Hello", "reply_markup": []}, "object expected as reply markup"),
        (
            {"chat_id": 11, "text": "Hello", "reply_parameters": {"message_id": 99}},
            "message to be replied not found",
        ),
    ],
)
async def test_messages_that_telegram_refuses(
    ada: Seat, call: Caller, body: dict[str, object], description: str
) -> None:
    assert await call("sendMessage", **body) == (400, f"Bad Request: {description}")
    assert ada.unread() == ()


@pytest.mark.parametrize(
    "extra",
    [
        {"parse_mode": "HTML", "entities": []},
        {"parse_mode": "HTML"},
        {"link_preview_options": {"is_off": True}},
        {"disable_notification": "maybe"},
        {"entities": "{"},
    ],
)
async def test_messages_that_the_bot_must_not_send(
    botapi: BotApiServer, ada: Seat, call: Caller, extra: dict[str, object]
) -> None:
    assert (await call("sendMessage", chat_id=11, text="Hello", **extra))[0] == 400
    assert ada.unread() == ()
    botapi.forgive("sendMessage")


async def test_a_message_arrives_as_telegram_shows_it(ada: Seat, call: Caller) -> None:
    status, sent = await call(
        "sendMessage",
        chat_id=11,
        text=" \nShe said:\n“Wait.”\n",
        entities=json.dumps([{"offset": 12, "length": 8, "type": "blockquote"}]),
        link_preview_options={"is_disabled": True},
        reply_markup={"inline_keyboard": [[{"text": "Passage", "callback_data": "p:1"}]]},
    )
    message = await ada.next_message()
    assert status == 200
    assert sent["message_id"] == message.message_id
    assert sent["text"] == message.text == "She said:\n“Wait.”"
    assert message.quotes == ("“Wait.”",)
    assert (message.preview, message.edits) == (False, 0)
    assert message.button("passage").data == "p:1"
    assert sent["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "p:1"


async def test_blocked_by_the_user(botapi: BotApiServer, ada: Seat, call: Caller) -> None:
    await ada.block()
    status, description = await call("sendMessage", chat_id=11, text="Hello")
    assert (status, description) == (403, "Forbidden: bot was blocked by the user")
    assert len(botapi.world.updates.unconfirmed) == 2


async def test_editing(ada: Seat, call: Caller) -> None:
    markup = {"inline_keyboard": [[{"text": "More", "callback_data": "m"}]]}
    _, sent = await call("sendMessage", chat_id=11, text="One", reply_markup=markup)
    place = {"chat_id": 11, "message_id": sent["message_id"]}
    same = await call("editMessageText", text="One ", reply_markup=markup, **place)
    assert same[0] == 400
    assert same[1].startswith("Bad Request: message is not modified: specified new message")
    assert (await call("editMessageReplyMarkup", reply_markup=markup, **place))[0] == 400
    assert (await call("editMessageText", text="Two", **place))[1]["edit_date"]
    await ada.next_message()
    edited = await ada.next_message()
    assert (edited.text, edited.keyboard, edited.edits) == ("Two", (), 1)
    assert (await call("editMessageReplyMarkup", reply_markup=markup, **place))[0] == 200
    assert (await ada.next_message()).button("More").data == "m"


async def test_edits_that_telegram_refuses(ada: Seat, call: Caller) -> None:
    own = await ada.say("mine")
    _, sent = await call("sendMessage", chat_id=11, text="One")
    for message_id, text, description in (
        (999, "Two", "message to edit not found"),
        (own.message_id, "Two", "message can't be edited"),
        (None, "Two", "message identifier is not specified"),
        (sent["message_id"], "", "message text is empty"),
        (sent["message_id"], "x" * 4097, "MESSAGE_TOO_LONG"),
    ):
        place = {} if message_id is None else {"message_id": message_id}
        reply = await call("editMessageText", chat_id=11, text=text, **place)
        assert reply == (400, f"Bad Request: {description}")


async def test_pressing_a_button(botapi: BotApiServer, ada: Seat, call: Caller) -> None:
    markup = {"inline_keyboard": [[{"text": "More", "callback_data": "m:1"}]]}
    await call("sendMessage", chat_id=11, text="One", reply_markup=markup)
    message = await ada.next_message()
    press = await ada.press(message.button("More"))
    _, updates = await call("getUpdates")
    query = updates[-1]["callback_query"]
    assert (query["data"], query["from"]["id"]) == ("m:1", 11)
    assert query["message"]["message_id"] == message.message_id
    too_old = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    answer = {"callback_query_id": query["id"]}
    assert await call("answerCallbackQuery", text="x" * 201, **answer) == (
        400,
        "Bad Request: MESSAGE_TOO_LONG",
    )
    assert await call("answerCallbackQuery", text="Here.", **answer) == (200, True)
    assert await press.answered() == CallbackAnswer("Here.")
    assert await call("answerCallbackQuery", **answer) == (400, too_old)
    assert await call("answerCallbackQuery", callback_query_id="1") == (400, too_old)
    await call("editMessageReplyMarkup", chat_id=11, message_id=message.message_id)
    with pytest.raises(AssertionError, match="no longer there"):
        await ada.press(message.button("More"))
    await ada.press(message.button("More"), stale=True)
    assert len(botapi.world.presses) == 2


async def test_commands(botapi: BotApiServer, call: Caller) -> None:
    good = [{"command": "start", "description": "Begin"}]
    assert await call("setMyCommands", commands=good) == (200, True)
    assert await call("getMyCommands") == (200, good)
    assert botapi.world.commands["default", ""] == (Command("start", "Begin"),)
    for commands, description in (
        ([{"command": "Start", "description": "Begin"}], "BOT_COMMAND_INVALID"),
        ([{"command": "x" * 33, "description": "Begin"}], "BOT_COMMAND_INVALID"),
        ([{"command": "/start", "description": "Begin"}], "BOT_COMMAND_INVALID"),
        ([{"command": "start", "description": ""}], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([{"command": "start", "description": "x" * 257}], "BOT_COMMAND_DESCRIPTION_INVALID"),
        (good * 101, "BOT_COMMANDS_TOO_MUCH"),
        ("start", "can't parse commands JSON object"),
    ):
        value = json.dumps(commands)
        assert await call("setMyCommands", commands=value) == (400, f"Bad Request: {description}")
    assert await call("getMyCommands", scope={"type": "all_private_chats"}) == (200, [])


async def test_descriptions_and_actions(botapi: BotApiServer, ada: Seat, call: Caller) -> None:
    assert await call("setMyDescription", description="Cites its sources.") == (200, True)
    assert (await call("getMyDescription"))[1] == {"description": "Cites its sources."}
    assert (await call("setMyDescription", description="x" * 513))[0] == 400
    assert (await call("setMyShortDescription", short_description="x" * 121))[0] == 400
    assert (await call("sendChatAction", chat_id=ada.id, action="typing"))[0] == 200
    assert (await call("sendChatAction", chat_id=ada.id, action="dancing"))[0] == 400
    assert botapi.world.actions == [(11, "typing")]


async def test_calls_are_recorded(botapi: BotApiServer, ada: Seat, call: Caller) -> None:
    await call("sendMessage", chat_id=ada.id, text="")
    await call("sendMessage", chat_id=ada.id, text="Hello")
    refused, done = botapi.calls_of("sendMessage")
    assert (refused.status, refused.description) == (400, "Bad Request: message text is empty")
    assert (done.status, done.parameters["text"]) == (200, "Hello")
    assert refused.at <= done.at
    with pytest.raises(TypeError):
        done.parameters["text"] = "Other"  # type: ignore[index]  # the point: it is frozen
