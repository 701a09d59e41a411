"""Everybody's own language at Telegram, over real HTTP against the strict server."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from bot.access.policy import Policy
from bot.answering.phrases import load_phrases
from bot.conversation import Desk
from bot.statefile import StateFile
from bot.telegram.app import serve
from bot.telegram.office import House
from bot.telegram.service import Wiring
from retrieval.archive import ArchiveWriter, Origin
from retrieval.archive.archive import Archive
from retrieval.language.models import OFFICIAL_MODEL
from tests.support.archives import make_analysis

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.support.botapi.driver import Seat
    from tests.support.botapi.server import BotApiServer

ADMIN = 9


class Newsroom:
    """An archive that articles can be added to, with the bot before it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.archive = folder / "archive.sqlite3"

    def ingest(self, name: str, text: str, *speakers: str) -> None:
        file = self.folder / name
        file.write_text(text, encoding="utf-8")
        with ArchiveWriter.open(self.archive) as writer:
            writer.replace(Origin(file), make_analysis(name, text, speakers=speakers), "by hand")


@pytest_asyncio.fixture
async def newsroom(
    botapi: BotApiServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Newsroom]:
    monkeypatch.setattr("bot.telegram.lookout.LOOK_SECONDS", 0.05)
    room = Newsroom(tmp_path)
    room.ingest("pier.txt", "The pier stands. “We stay here,” said Ann Lee.", "Ann Lee")
    house = House(
        Policy(admins=frozenset((ADMIN,))),
        tmp_path / "articles",
        room.archive,
        OFFICIAL_MODEL,
        1_000_000,
        is_watched=False,
    )
    wiring = Wiring(botapi.token, botapi.url, house=house)
    with StateFile(tmp_path / "state.sqlite3") as file, Archive.open(room.archive) as archive:
        serving = asyncio.create_task(serve(wiring, Desk(archive, load_phrases()), file))
        yield room
        serving.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await serving


def person(botapi: BotApiServer, number: int, language: str) -> Seat:
    seat = botapi.user(number)
    seat.language = language
    return seat


@pytest.mark.usefixtures("newsroom")
@pytest.mark.parametrize(
    ("language", "thanked"),
    [
        ("fr", "Je vous en prie."),
        ("fr-CA", "Je vous en prie."),
        ("en", "You are welcome."),
        ("tlh", "You are welcome."),
        ("", "You are welcome."),
    ],
)
async def test_in_private_a_person_s_own_language_is_spoken(
    botapi: BotApiServer, language: str, thanked: str
) -> None:
    assert (await person(botapi, 11, language).ask("Thank you")).text == thanked


@pytest.mark.usefixtures("newsroom")
async def test_evidence_stays_and_the_frame_and_the_buttons_change(botapi: BotApiServer) -> None:
    english = await person(botapi, 11, "en").ask("What did Ann Lee say?")
    french = await person(botapi, 12, "fr").ask("What did Ann Lee say?")
    assert english.quotes == french.quotes == ("“We stay here,” said Ann Lee.",)
    assert "dans les sources" in french.text
    labels = [button.text for button in french.buttons]
    assert "Copier" in labels
    assert "Pourquoi\u202f?" in labels


@pytest.mark.usefixtures("newsroom")
async def test_a_chosen_language_counts_more_than_telegram_s(botapi: BotApiServer) -> None:
    ada = person(botapi, 11, "fr")
    which = await ada.ask("/language")
    assert which.text.startswith("Je parle English (en), Français (fr)")
    await ada.press(which.button("English"))
    assert (await ada.next_message()).text.startswith("From now on I speak English")
    assert (await ada.ask("Thank you")).text == "You are welcome."
    assert (await ada.ask("/privacy")).text.startswith("What this bot keeps")
    assert (await ada.ask("/language fr")).text.startswith("Je parle désormais")
    assert (await ada.ask("/privacy")).text.startswith("Ce que ce bot garde")


@pytest.mark.usefixtures("newsroom")
async def test_a_group_reads_the_default_until_it_chooses(botapi: BotApiServer) -> None:
    group = botapi.group(-1005)
    seat = group.seat(11)
    seat.language = "fr"
    name = "on_record_test_bot"
    assert (await seat.ask(f"/ask@{name} Thank you")).text == "You are welcome."
    assert (await seat.ask(f"/language@{name} fr")).text.startswith("Je parle désormais")
    other = group.seat(12)
    other.language = "en"
    assert (await other.ask(f"/ask@{name} Thank you")).text == "Je vous en prie."


@pytest.mark.usefixtures("newsroom")
async def test_what_was_inline_is_in_the_language_of_who_types(botapi: BotApiServer) -> None:
    found = await person(botapi, 11, "fr").search("ann lee stay")
    assert found.is_personal
    assert [key.text for row in found.results[0].keyboard for key in row] == [
        "Voir dans son passage"
    ]
    button = (await person(botapi, 12, "en").search("zyzzyva")).button
    assert button is not None
    assert button[0].startswith("Nothing")


async def test_a_watch_tells_in_the_language_of_who_watches(
    botapi: BotApiServer, newsroom: Newsroom
) -> None:
    ada, bo = person(botapi, 11, "fr"), person(botapi, 12, "en")
    await ada.ask("Hello")
    for seat in (ada, bo):
        await seat.ask("/watch Bo Reed")
    newsroom.ingest("reeds.txt", "It rained. “I miss the reeds,” said Bo Reed.", "Bo Reed")
    assert (await ada.next_message()).text.startswith("Nouveau pour votre veille")
    assert (await bo.next_message()).text.startswith("New on your watch")


@pytest.mark.usefixtures("newsroom")
async def test_what_is_wrong_with_a_file_or_a_button_is_said_in_the_language_of_its_sender(
    botapi: BotApiServer,
) -> None:
    admin = person(botapi, ADMIN, "fr")
    for name, data, said in (
        ("story.exe", b"MZ", "Je lis les fichiers .txt, .md"),
        ("story.pdf", b"no document", "story.pdf n’est pas un document PDF\u202f; enregistrez-le"),
        ("story.txt", b" ", "story.txt est vide\u202f; mettez-y"),
    ):
        await admin.document(name, data)
        assert (await admin.next_message(60.0)).text.startswith(said)
    shown = await admin.ask("What did Ann Lee say?")
    button = shown.button("Passage")
    forged = replace(button, key=replace(button.key, callback_data="x:1"))
    press = await admin.press(forged, stale=True)
    assert (await press.answered()).text.startswith("Je ne connais plus ce bouton")


@pytest.mark.usefixtures("newsroom")
async def test_telegram_shows_the_menu_in_every_language(botapi: BotApiServer) -> None:
    admin = person(botapi, ADMIN, "fr")
    await admin.ask("Hello")
    world = botapi.world
    await botapi.until(lambda: ("description", "fr") in world.descriptions)
    for kind in ("default", "all_private_chats", "all_group_chats", "all_chat_administrators"):
        english, french = world.commands[kind, ""], world.commands[kind, "fr"]
        assert [one.command for one in english] == [one.command for one in french]
        assert {one.command: one.description for one in french}["help"].startswith("Ce que")
    assert world.descriptions["description", ""].startswith("Ask who said what")
    assert world.descriptions["description", "fr"].startswith("Demandez")
