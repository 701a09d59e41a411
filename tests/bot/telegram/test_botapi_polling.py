"""The strict server's updates, faults, and the real client library in front of it."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from telegram import Bot, MessageEntity
from telegram.error import BadRequest, Conflict, InvalidToken, NetworkError, RetryAfter
from telegram.ext import Application, MessageHandler, filters

from tests.support.botapi.driver import MENTION
from tests.support.botapi.entities import Entity
from tests.support.botapi.records import BAD_GATEWAY, CLOSE, CLOSE_AFTER, SERVER_ERROR, flood

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from telegram import Update
    from telegram.ext import ContextTypes

    from tests.support.botapi.server import BotApiServer


@pytest_asyncio.fixture
async def bot(botapi: BotApiServer) -> AsyncIterator[Bot]:
    """The client library's own bot, talking to the server."""
    async with Bot(botapi.token, base_url=f"{botapi.url}/bot") as client:
        yield client


async def test_offset_confirms_lower_updates(botapi: BotApiServer, bot: Bot) -> None:
    ada = botapi.user(11)
    for text in ("one", "two", "three"):
        await ada.say(text)
    first = await bot.get_updates(limit=2)
    assert [update.message.text for update in first if update.message] == ["one", "two"]
    again = await bot.get_updates()
    assert [update.update_id for update in again][:2] == [update.update_id for update in first]
    rest = await bot.get_updates(offset=first[-1].update_id + 1)
    assert [update.message.text for update in rest if update.message] == ["three"]
    assert botapi.world.updates.unconfirmed == (rest[0].update_id,)
    await botapi.world.updates.until_confirmed(first[0].update_id)


async def test_negative_offset_forgets_the_older(botapi: BotApiServer, bot: Bot) -> None:
    ada = botapi.user(11)
    for text in ("one", "two", "three"):
        await ada.say(text)
    assert [update.message.text for update in await bot.get_updates(offset=-1) if update.message]
    assert len(botapi.world.updates.unconfirmed) == 1


async def test_a_long_poll_ends_with_the_first_update(botapi: BotApiServer, bot: Bot) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await botapi.world.updates.until_polled()
    await botapi.user(11).say("hello")
    (update,) = await poll
    assert update.message
    assert update.message.text == "hello"
    assert await bot.get_updates(offset=update.update_id + 1, timeout=0) == ()


async def test_a_second_poll_ends_the_first(botapi: BotApiServer, bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=30))
    await botapi.world.updates.until_polled()
    async with Bot(botapi.token, base_url=f"{botapi.url}/bot") as other:
        second = asyncio.create_task(other.get_updates(timeout=30))
        with pytest.raises(Conflict, match="terminated by other getUpdates request"):
            await first
        await botapi.user(11).say("hello")
        assert len(await second) == 1


async def test_allowed_updates_hold_from_then_on(botapi: BotApiServer, bot: Bot) -> None:
    ada = botapi.user(11)
    message = await ada.say("one")
    await bot.get_updates(allowed_updates=["message"])
    await ada.edit(message, "two")
    (update,) = await bot.get_updates()
    assert update.message
    with pytest.raises(BadRequest):
        await bot.get_updates(allowed_updates=["mesage"])
    botapi.forgive("mesage")


@pytest.mark.parametrize("body", [{"limit": 101}, {"timeout": 51}, {"timeout": -1}])
async def test_polls_out_of_range(botapi: BotApiServer, bot: Bot, body: dict[str, Any]) -> None:
    with pytest.raises(BadRequest):
        await bot.get_updates(**body)
    botapi.forgive("getUpdates")


async def test_webhook(botapi: BotApiServer, bot: Bot) -> None:
    await botapi.user(11).say("one")
    assert (await bot.get_webhook_info()).pending_update_count == 1
    assert await bot.delete_webhook()
    assert len(await bot.get_updates()) == 1
    assert await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()


async def test_a_wrong_token(botapi: BotApiServer) -> None:
    wrong = Bot("123456789:AAxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", base_url=f"{botapi.url}/bot")
    with pytest.raises(InvalidToken):
        await wrong.initialize()
    await wrong.shutdown()
    assert botapi.calls == ()


async def test_faults(botapi: BotApiServer, bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    ada = botapi.user(11)
    await ada.start()
    botapi.fail("sendMessage", flood(7))
    with pytest.raises(RetryAfter) as caught:
        await bot.send_message(11, "one")
    assert caught.value.retry_after == timedelta(seconds=7)
    botapi.fail("sendMessage", SERVER_ERROR)
    with pytest.raises(NetworkError, match="Internal Server Error"):
        await bot.send_message(11, "two")
    botapi.fail("sendMessage", BAD_GATEWAY, times=2)
    for _ in range(2):
        with pytest.raises(NetworkError, match="Bad Gateway"):
            await bot.send_message(11, "three")
    botapi.fail("sendMessage", CLOSE)
    with pytest.raises(NetworkError):
        await bot.send_message(11, "four")
    assert ada.unread() == ()
    botapi.fail("sendMessage", CLOSE_AFTER)
    with pytest.raises(NetworkError):
        await bot.send_message(11, "five")
    await bot.send_message(11, "six")
    assert [message.text for message in ada.unread()] == ["five", "six"]
    statuses = [call.status for call in botapi.calls_of("sendMessage")]
    assert statuses == [429, 500, 502, 502, 0, 0, 200]


async def test_the_client_librarys_entities_arrive(botapi: BotApiServer, bot: Bot) -> None:
    ada = botapi.user(11)
    await ada.start()
    text = "😀 He said: “No.”"
    mark = MessageEntity(MessageEntity.EXPANDABLE_BLOCKQUOTE, 12, 5)
    await bot.send_message(11, text, entities=[mark])
    message = await ada.next_message()
    assert message.entities == (Entity(12, 5, "expandable_blockquote"),)
    assert message.quotes == ("“No.”",)


async def test_people_send_all_kinds_of_things(botapi: BotApiServer, bot: Bot) -> None:
    ada = botapi.user(11)
    asked = await ada.start("x1")
    await ada.sticker()
    await ada.photo("A caption")
    await ada.voice()
    await ada.edit(asked, "/help")
    assert len(await ada.paste("word " * 2000)) == 3
    start, sticker, photo, voice, edited, *pasted = await bot.get_updates()
    assert start.message
    assert start.message.parse_entities(["bot_command"])
    assert start.message.text == "/start x1"
    assert sticker.message
    assert sticker.message.sticker
    assert photo.message
    assert photo.message.photo
    assert photo.message.caption == "A caption"
    assert voice.message
    assert voice.message.voice
    assert edited.edited_message
    assert edited.edited_message.text == "/help"
    assert sum(len(update.message.text or "") for update in pasted if update.message) > 9000


async def test_groups_and_mentions(botapi: BotApiServer, bot: Bot) -> None:
    ada = botapi.group(-77).seat(11)
    await ada.say(f"😀 {MENTION} who called for calm? /people{MENTION}")
    (update,) = await bot.get_updates()
    assert update.message
    assert update.message.chat.type == "group"
    assert list(update.message.parse_entities(["mention"]).values()) == [MENTION]
    assert list(update.message.parse_entities(["bot_command"]).values()) == [f"/people{MENTION}"]
    await bot.send_message(-77, "She did.", reply_to_message_id=update.message.message_id)
    reply = await ada.next_message()
    assert reply.reply_to == update.message.message_id
    await ada.say("thanks", reply_to=reply)
    answer = (await bot.get_updates())[-1].message
    assert answer
    assert answer.reply_to_message
    assert answer.reply_to_message.from_user == bot.bot


async def test_an_application_polls_and_answers(botapi: BotApiServer) -> None:
    async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message
        assert update.message.text
        await update.message.reply_text(update.message.text[::-1])

    app = Application.builder().token(botapi.token).base_url(f"{botapi.url}/bot").build()
    app.add_handler(MessageHandler(filters.TEXT, echo))
    async with app:
        await app.start()
        assert app.updater
        await app.updater.start_polling()
        assert (await botapi.user(11).ask("abc")).text == "cba"
        await app.updater.stop()
        await app.stop()
    assert botapi.world.updates.unconfirmed == ()
