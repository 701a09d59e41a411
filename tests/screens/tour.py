"""A tour of everything that the bot shows, over the seeds, against the strict server."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from bot.access.policy import Names, Policy
from bot.answering.phrases import load_phrases
from bot.conversation import Desk
from bot.statefile import StateFile
from bot.telegram.app import serve
from bot.telegram.office import House
from bot.telegram.service import Wiring
from retrieval.archive.archive import Archive
from retrieval.language.models import OFFICIAL_MODEL
from tests.screens.visits import Moment, Screen, Visit
from tests.support.botapi.driver import MENTION
from tests.support.botapi.keyboard import Key
from tests.support.botapi.records import Button
from tests.support.botapi.server import BotApiServer
from tests.support.botapi.world import BOT_USERNAME

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

ASKED = {
    "Start": ("/start",),
    "Help": ("/help",),
    "A fact": ("Why was the training mission suspended?",),
    "Somebody who is named but never quoted": ("What did Trump say?",),
    "What was not answered": ("Would NATO defend the U.S.?",),
    "Not in these articles": (
        "What is the capital of France?",
        "What did Champagne say about tea?",
    ),
    "Checking a quotation": (
        "Did Guterres say “Exercise maximum restraint”?",
        "Did Stoltenberg say “We have ended our training mission now”?",
        "Did Stoltenberg say “Exercise maximum restraint”?",
        "/verify “The bridge will be rebuilt by spring”",
    ),
    "The same thing in other words": ("How do the sources word the suspension of training?",),
    "Who is quoted, and the articles": ("/people", "/sources"),
    "Overviews": ("What are these articles about?", "/timeline Guterres"),
    "Following on": (
        "What did Stoltenberg say about nuclear weapons?",
        "And Champagne?",
        "Show me the passage",
        "What else?",
    ),
    "Talk": ("Hello", "Thank you", "/nonsense", "?!", "/reset"),
}
"""Screens that need no more than questions, by title."""


async def walk(archive_path: Path, folder: Path) -> list[Screen]:
    """Return all screens.

    Args:
        archive_path: An archive of the seeds.
        folder: Where the state file may be made.
    """
    # An article is added to it on the way.
    archive_path = Path(shutil.copy(archive_path, folder / "tour.sqlite3"))
    with (
        Archive.open(archive_path) as archive,
        StateFile(folder / "state.sqlite3") as file,
        patch("bot.telegram.lookout.LOOK_SECONDS", 0.2),
    ):
        async with BotApiServer() as server:
            policy = Policy(contributors=Names(ids=frozenset((WRITER,))))
            house = House(
                policy,
                folder / "articles",
                archive_path,
                OFFICIAL_MODEL,
                1_000_000,
                is_watched=False,
            )
            wiring = Wiring(server.token, server.url, per_second=1000, house=house)
            serving = asyncio.create_task(serve(wiring, Desk(archive, load_phrases()), file))
            try:
                return [screen async for screen in _screens(server)]
            finally:
                serving.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await serving
                assert not server.violations


WRITER = 500
"""Who may add articles."""
SENT = """The harbour board of Tarn will rebuild its old pier, it said on Friday.

“We start in May,” said Ann Lee, the board's chair. “Nobody has to move.”

Bo Reed, a fisherman, said that he would miss the old planks.
"""
"""An article of the tour's own."""


async def _screens(server: BotApiServer) -> AsyncIterator[Screen]:
    person = 1000
    for title, questions in ASKED.items():
        person += 1
        visit = Visit(server.user(person))
        for question in questions:
            await visit.say(question)
        yield visit.screen(title)
    for title, tour in TOURS.items():
        person += 1
        visit = Visit(server.user(person))
        await tour(server, visit)
        yield visit.screen(title)


async def _who_said(_: BotApiServer, visit: Visit) -> None:
    await visit.say("Who called for maximum restraint?")
    await visit.press("Passage [1]")
    await visit.press("before")
    await visit.press("Whole article")


async def _what_said(_: BotApiServer, visit: Visit) -> None:
    await visit.say("What did Stoltenberg say about Iran?")
    await visit.press("More (")


async def _others(_: BotApiServer, visit: Visit) -> None:
    await visit.say("Who called for maximum restraint?")
    await visit.press("More by")


async def _cite(_: BotApiServer, visit: Visit) -> None:
    await visit.say("Who called for maximum restraint?")
    await visit.press("Cite")


async def _why(_: BotApiServer, visit: Visit) -> None:
    await visit.say("Why was the training mission suspended?")
    await visit.press("Why?")


async def _vote(_: BotApiServer, visit: Visit) -> None:
    await visit.say("Who called for maximum restraint?")
    await visit.press("👍")
    await visit.press("👎")
    await visit.press("👎")


async def _edit(_: BotApiServer, visit: Visit) -> None:
    asked = await visit.say("Who called for maximum restrain?")
    await visit.edit(asked, "What did Guterres say about nuclear weapons?")


async def _wordless(_: BotApiServer, visit: Visit) -> None:
    await visit.send("voice")
    await visit.send("sticker", shows=0)


async def _inline(_: BotApiServer, visit: Visit) -> None:
    visit.choose(await visit.search("guterres restraint"))
    await visit.search("stoltenberg training")
    await visit.search("zyzzyva")
    await visit.search("")


async def _link(_: BotApiServer, visit: Visit) -> None:
    found = await visit.seat.search("guterres restraint")
    await visit.say(f"/start {found.results[0].id}")
    await visit.say("/start p_000000000000_10_20")


async def _stale(_: BotApiServer, visit: Visit) -> None:
    await visit.say("Who called for maximum restraint?")
    for data in ("p:000000000000:1:2:3", "nonsense"):
        key = Key("Passage [1]", callback_data=data)
        visit.notes.append(Moment("Ada", "presses an old button", key.text))
        press = await visit.seat.press(
            Button(visit.last.chat_id, visit.last.message_id, key), stale=True
        )
        told = await press.answered()
        if told.text:
            visit.notes.append(Moment("Bot", "tells in a window", told.text))
        else:
            visit.notes.append(Moment("Bot", "shows", (await visit.seat.next_message()).text))


async def _kept(_: BotApiServer, visit: Visit) -> None:
    await visit.say("Who called for maximum restraint?")
    await visit.say("/privacy")
    await visit.say("/forget")


async def _add(server: BotApiServer, visit: Visit) -> None:
    await visit.say("/add")
    await visit.file("pier.pdf", b"%PDF-1.4 and then nothing")
    writer = Visit(server.user(WRITER, "Wim"), visit.notes, "Wim, who may add articles,")
    await writer.file("pier.txt", SENT.encode(), shows=2)
    await writer.press("Discard")


async def _watch(server: BotApiServer, visit: Visit) -> None:
    await visit.say("/watch")
    await visit.say("/watch Ann Lee")
    await visit.say("/watches")
    writer = Visit(server.user(WRITER, "Wim"), visit.notes, "Wim, who may add articles,")
    await writer.say("/add")
    await writer.file("pier.txt", SENT.encode(), shows=2)
    await writer.press("Add")
    await visit.hear()
    await visit.press("Stop this watch", shows=0)
    await writer.say("/remove")
    await writer.press("pier.txt")
    await writer.press("Remove it")


async def _group(server: BotApiServer, visit: Visit) -> None:
    group = server.group(-visit.seat.id)
    ada = Visit(group.seat(visit.seat.id), visit.notes, "Ada")
    bob = Visit(group.seat(visit.seat.id + 500, "Bob"), visit.notes, "Bob")
    visit.notes.append(Moment("Ada", "adds the bot to a group", "Newsroom"))
    await ada.seat.admit()
    await ada._see(1)
    await ada.say(f"/ask@{BOT_USERNAME} Who called for maximum restraint?")
    await bob.say("And Champagne?", reply_to=ada.last)
    await bob.say(f"{MENTION} what did Stoltenberg say about Iran?")
    await ada.press("👍", of=bob)
    await bob.press("👍", of=ada)


TOURS = {
    "Who said it, its passage, its article": _who_said,
    "What somebody said, and more of it": _what_said,
    "The speaker’s other statements": _others,
    "A citation to take along": _cite,
    "Why this answer": _why,
    "Useful or not": _vote,
    "A question that is changed": _edit,
    "Without words": _wordless,
    "In a group": _group,
    "From any chat": _inline,
    "A link to a passage": _link,
    "Buttons that have grown old": _stale,
    "Adding an article": _add,
    "What is kept of you": _kept,
    "A watch, an article that is added and removed": _watch,
}
"""Screens that need more than questions, by title."""
