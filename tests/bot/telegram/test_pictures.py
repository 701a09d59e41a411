"""Pictures and files at Telegram, over real HTTP against the strict server: once, and whole."""

from __future__ import annotations

import asyncio
import contextlib
import json
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from bot.answering.answer import Picture
from bot.answering.phrases import load_phrases
from bot.conversation import Desk
from bot.conversation_state import State
from bot.pictures.drawing import draw_picture, evidence_of
from bot.statefile import StateFile
from bot.telegram.app import serve
from bot.telegram.service import Wiring
from retrieval.archive.archive import Archive
from retrieval.errors import ArticleGoneError
from tests.support.botapi.records import (
    BAD_GATEWAY_AFTER,
    CLOSE,
    CLOSE_AFTER,
    CUT,
    SERVER_ERROR,
    Fault,
    flood,
)
from tests.support.talking import talk

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.support.botapi.records import Message
    from tests.support.botapi.server import BotApiServer

ASKED = "Who called for maximum restraint?"


@pytest.fixture
def desk(archive: Archive) -> Desk:
    """The real desk over the seeds, not this folder's stand-in."""
    return Desk(archive, load_phrases())


class Running:
    def __init__(self, server: BotApiServer, desk: Desk, folder: Path) -> None:
        self._server, self._desk, self._path = server, desk, folder / "state.sqlite3"
        self.task: asyncio.Task[None] | None = None

    async def _serve(self) -> None:
        with StateFile(self._path, alone=True) as file:
            await serve(Wiring(self._server.token, self._server.url), self._desk, file)

    def start(self) -> None:
        self.task = asyncio.create_task(self._serve())

    async def stop(self) -> None:
        assert self.task is not None
        self.task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self.task


@pytest_asyncio.fixture
async def bot(
    botapi: BotApiServer, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Running]:
    monkeypatch.setattr("bot.telegram.delivery.SETTLE_SECONDS", 0.05)
    monkeypatch.setattr("bot.telegram.delivery.FIRST_PAUSE", 0.05)
    running = Running(botapi, desk, tmp_path)
    running.start()
    yield running
    await running.stop()


def drawn(desk: Desk, *turns: str) -> bytes:
    """Return the picture that the same conversation gives in the terminal."""
    answers, _ = talk(desk, *turns)
    (picture,) = [block for block in answers[-1].blocks if isinstance(block, Picture)]
    return draw_picture(picture.recipe, evidence_of(picture.recipe, desk.read))


def pictures(botapi: BotApiServer, chat: int) -> list[Message]:
    return [m for m in botapi.world.chats[chat].messages.values() if m.from_bot and m.file]


@pytest.mark.usefixtures("bot")
async def test_a_citation_s_button_gives_its_card(botapi: BotApiServer, desk: Desk) -> None:
    ada = botapi.user(11)
    first = await ada.ask(ASKED)
    await ada.press(first.button("Cite"))
    cited = await ada.next_message()
    press = await ada.press(cited.button("Card"))
    card = await ada.next_message()
    await press.answered()
    assert (card.kind, card.text) == ("photo", "Quotation [1] as a picture.")
    assert card.file == drawn(desk, ASKED, "/card 1")
    assert await ada.ask("/card 1") != card
    assert [message.file for message in pictures(botapi, 11)] == [card.file] * 2


@pytest.mark.usefixtures("bot")
async def test_a_timeline_s_button_gives_its_picture_also_of_an_earlier_one(
    botapi: BotApiServer, desk: Desk
) -> None:
    ada = botapi.user(11)
    first = await ada.ask("/timeline Guterres")
    await ada.ask("/timeline Champagne")
    await ada.press(first.button("As a picture"))
    assert (await ada.next_message()).file == drawn(desk, "/timeline Guterres", "/picture")
    assert (await ada.ask("/picture")).file == drawn(desk, "/timeline Champagne", "/picture")


@pytest.mark.usefixtures("bot")
async def test_the_evidence_comes_as_a_file(botapi: BotApiServer) -> None:
    ada = botapi.user(11)
    await ada.ask(ASKED)
    sent = await ada.ask("/evidence")
    assert sent.kind == "document evidence.json"
    assert "1 quotation" in sent.text
    record = json.loads(sent.file)
    assert "Exercise maximum restraint" in json.dumps(record)
    assert sent.entities == ()


@pytest.mark.usefixtures("bot")
async def test_in_a_group_a_picture_quotes_the_question(botapi: BotApiServer) -> None:
    group = botapi.group(-1005)
    seat = group.seat(11)
    await seat.say(f"/ask@on_record_test_bot {ASKED}")
    await seat.next_message()
    asked = await seat.say("/card@on_record_test_bot 1")
    card = await seat.next_message()
    assert (card.kind, card.reply_to) == ("photo", asked.message_id)


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(
    "fault",
    [CLOSE, CLOSE_AFTER, BAD_GATEWAY_AFTER, CUT, SERVER_ERROR, flood(1)],
    ids=["close", "close after", "502 after", "cut", "500", "429"],
)
@pytest.mark.parametrize("asked", ["/card 1", "/evidence"])
async def test_whatever_goes_wrong_a_file_stands_there_once(
    botapi: BotApiServer, fault: Fault, asked: str
) -> None:
    ada = botapi.user(11)
    await ada.ask(ASKED)
    botapi.fail("sendPhoto", fault)
    botapi.fail("sendDocument", fault)
    await ada.say(asked)
    await ada.next_message()
    assert (await ada.ask("Thank you")).text == "You are welcome."
    assert len(pictures(botapi, 11)) == 1


async def test_a_picture_that_waits_is_drawn_after_the_next_start(
    botapi: BotApiServer, bot: Running, monkeypatch: pytest.MonkeyPatch, desk: Desk
) -> None:
    monkeypatch.setattr("bot.telegram.service.STOP_SECONDS", 0.05)
    ada = botapi.user(11)
    await ada.ask(ASKED)
    botapi.fail("sendPhoto", flood(30))
    await ada.say("/card 1")
    await botapi.until_flooded()
    await bot.stop()
    bot.start()
    assert (await ada.next_message()).file == drawn(desk, ASKED, "/card 1")
    assert len(pictures(botapi, 11)) == 1


@pytest.mark.usefixtures("bot")
async def test_a_picture_whose_article_has_gone_meanwhile_is_told_in_words(
    botapi: BotApiServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = botapi.user(11)
    await ada.ask(ASKED)
    botapi.fail("sendPhoto", flood(1))
    await ada.say("/card 1")
    await botapi.until_flooded()

    def gone(*_: object) -> str:
        raise ArticleGoneError("It has gone.")

    monkeypatch.setattr(Archive, "text", gone)
    told = await ada.next_message()
    assert told.text.startswith("The picture could not be made: its article is no longer")
    assert pictures(botapi, 11) == []


@pytest.mark.usefixtures("bot")
async def test_what_telegram_refuses_is_apologised_for(botapi: BotApiServer) -> None:
    ada = botapi.user(11)
    await ada.ask(ASKED)
    botapi.fail("sendPhoto", Fault(400))
    assert (await ada.ask("/card 1")).text == "Something went wrong on my side. Please ask again."


@pytest.mark.usefixtures("bot")
async def test_a_question_that_is_changed_into_one_for_a_picture_is_answered(
    botapi: BotApiServer,
) -> None:
    ada = botapi.user(11)
    asked = await ada.say(ASKED)
    await ada.next_message()
    await ada.edit(asked, "/card 1")
    assert (await ada.next_message()).kind == "photo"


def test_a_card_shows_what_was_checked(desk: Desk) -> None:
    answers, _ = talk(
        desk, "Did Guterres say “Exercise minimum restraint”?", "/card 1", state=State()
    )
    (picture,) = [block for block in answers[-1].blocks if isinstance(block, Picture)]
    assert picture.recipe.kind == "card"
    assert picture.recipe.checked == "Did Guterres say “Exercise minimum restraint”? – altered"
    assert not picture.recipe.is_sound
