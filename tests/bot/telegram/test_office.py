"""Access, files and what is kept of people, over real HTTP against the strict server."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest_asyncio

from bot.access.policy import Names, Policy, Visitor
from bot.answering.phrases import load_phrases
from bot.conversation import Desk
from bot.statefile import StateFile
from bot.telegram import ledger
from bot.telegram.app import serve
from bot.telegram.office import House
from bot.telegram.service import Wiring
from retrieval.archive import ArchiveWriter, Origin
from retrieval.archive.archive import Archive
from retrieval.language.models import OFFICIAL_MODEL
from tests.support.archives import make_analysis
from tests.support.documents import STORY, sheet
from tests.support.offline import OpenGate

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    import pytest

    from tests.support.botapi.records import Message
    from tests.support.botapi.server import BotApiServer

ADMIN, WRITER, OTHER = 11, 12, 13
PATIENCE = 120.0
"""Seconds: models are loaded in processes of their own, on a machine that may be busy."""
CODE = "Kingfisher_88"
HELD = "The mayor of Tarn spoke. “We stay here,” said Ann Lee."


class Running:
    """A bot in this process, before a small archive; started anew it goes on from its files."""

    def __init__(self, server: BotApiServer, folder: Path) -> None:
        self._server = server
        self.folder = folder
        self.articles = folder / "articles"
        self.archive = folder / "archive.sqlite3"
        self.state = folder / "state.sqlite3"
        self.policy = Policy(
            admins=frozenset((ADMIN,)), contributors=Names(ids=frozenset((WRITER,)))
        )
        self.is_watched = False
        self.task: asyncio.Task[None] | None = None
        self.ingest("held.txt", HELD, "Ann Lee")

    def ingest(self, name: str, text: str, *speakers: str) -> None:
        """Store an article as another process would, without models."""
        file = self.folder / name
        file.write_text(text, encoding="utf-8")
        with ArchiveWriter.open(self.archive) as writer:
            writer.replace(Origin(file), make_analysis(name, text, speakers=speakers), "by hand")

    async def _serve(self) -> None:
        house = House(
            self.policy, self.articles, self.archive, OFFICIAL_MODEL, 1_000_000, self.is_watched
        )
        with StateFile(self.state, alone=True) as file, Archive.open(self.archive) as archive:
            wiring = Wiring(self._server.token, self._server.url, house=house)
            await serve(wiring, Desk(archive, load_phrases()), file)

    def start(self) -> None:
        self.task = asyncio.create_task(self._serve())

    async def stop(self) -> None:
        if self.task is not None:
            self.task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self.task

    def sources(self) -> list[str]:
        with Archive.open(self.archive) as archive:
            return [info.source for info in archive.articles()]

    def rows(self, query: str) -> list[tuple[object, ...]]:
        with contextlib.closing(sqlite3.connect(self.state)) as database:
            return database.execute(query).fetchall()


@pytest_asyncio.fixture
async def bot(
    botapi: BotApiServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Running]:
    monkeypatch.setattr("bot.telegram.service.SendGate", lambda _: OpenGate())
    running = Running(botapi, tmp_path)
    yield running
    await running.stop()


def labels(message: Message) -> list[str]:
    return [button.text for button in message.buttons]


async def test_a_file_is_shown_added_asked_about_and_removed(
    botapi: BotApiServer, bot: Running, tmp_path: Path
) -> None:
    bot.start()
    writer, other = botapi.user(WRITER, "Wren"), botapi.user(OTHER, "Otto")
    data = sheet(tmp_path / "sent.pdf", STORY, title="Board closes market").read_bytes()
    await writer.document("Fish ‹market›.PDF", data)
    shown = await writer.next_message(PATIENCE)
    assert shown.text.startswith("Fish ‹market›.pdf can be read:")
    assert "Board closes market" in shown.text
    assert "Ines Calder" in shown.text
    assert all(any(quote in text for text in STORY) for quote in shown.quotes)
    assert shown.quotes
    asked = await writer.next_message(PATIENCE)
    assert labels(asked) == ["Add it", "Discard it"]
    assert bot.sources() == ["held.txt"]
    # Pressed twice by an impatient person: it is added once.
    for _ in range(2):
        await writer.press(asked.button("Add"), stale=True)
    done = await writer.next_message(PATIENCE)
    assert (done.message_id, done.buttons) == (asked.message_id, ())
    assert done.text.startswith("Fish ‹market›.pdf is one of the articles now.")
    assert sorted(bot.sources()) == ["Fish ‹market›.pdf", "held.txt"]
    found = await other.ask("What did Ines Calder say?")
    assert found.quotes[0] in STORY[1]
    await writer.document("again.pdf", data)
    again = await writer.next_message(PATIENCE)
    assert again.text == "The articles hold this text already, as Fish ‹market›.pdf."
    # Nobody else can take it away, and who added it can.
    nothing = await other.ask("/remove")
    assert "There is no article here" in nothing.text
    listed = await writer.ask("/remove")
    await writer.press(listed.button("Fish"))
    confirmed = await writer.next_message(PATIENCE)
    remove = confirmed.button("Remove it")
    forged = replace(remove, chat_id=OTHER, message_id=nothing.message_id)
    press = await other.press(forged, stale=True)
    assert "not there any more" in (await press.answered()).text
    await writer.press(remove)
    assert (await writer.next_message(PATIENCE)).text.startswith("Fish ‹market›.pdf was removed.")
    press = await other.press(forged, stale=True)
    assert "not there any more" in (await press.answered()).text
    assert bot.sources() == ["held.txt"]
    assert [path.name for path in (bot.articles / ".removed").iterdir()] == ["Fish ‹market›.pdf"]


async def test_what_cannot_be_taken_is_said(botapi: BotApiServer, bot: Running) -> None:
    bot.start()
    writer, other = botapi.user(WRITER, "Wren"), botapi.user(OTHER, "Otto")
    await other.document("story.txt", b"No matter.")
    assert "Only those whom the operator has named" in (await other.next_message()).text
    # An album is as many messages; it is said a few times.
    for number in range(5):
        await other.document(f"{number}.txt", b"No matter.")
    for _ in range(2):
        assert "Only those whom the operator" in (await other.next_message()).text
    for name, data, said in (
        ("story.exe", b"MZ", "I read .txt, .md, .html, .mhtml, .docx and .pdf files"),
        ("large.txt", bytes(1_000_001), "too large. I take files of up to 1 MB"),
        ("broken.pdf", b"%PDF-1.7 broken", "broken.pdf is a damaged PDF document"),
        ("held.txt", HELD.encode(), "hold this text already, as held.txt"),
    ):
        await writer.document(name, data)
        assert said in (await writer.next_message(PATIENCE)).text
    await writer.document("new.txt", HELD.replace("stay", "go").encode())
    await writer.next_message(PATIENCE)
    asked = await writer.next_message(PATIENCE)
    await writer.press(asked.button("Discard"))
    assert (await writer.next_message(PATIENCE)).text == "new.txt was discarded."
    press = await writer.press(asked.button("Add"), stale=True)
    assert "not waiting any more" in (await press.answered()).text
    await bot.stop()
    # Who may add no more cannot by an old button either.
    bot.policy = Policy(admins=frozenset((ADMIN,)))
    bot.start()
    press = await writer.press(asked.button("Add"), stale=True)
    assert "whom the operator has named" in (await press.answered()).text
    assert not bot.articles.exists()
    assert bot.rows("SELECT * FROM offer") == []


async def test_a_file_that_telegram_gives_no_bot_is_too_large(
    botapi: BotApiServer, bot: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.support.botapi.limits.DOWNLOAD_BYTES", 10)
    bot.start()
    writer = botapi.user(WRITER, "Wren")
    await writer.document("story.txt", HELD.encode())
    assert "too large. I take files of up to 1 MB" in (await writer.next_message(PATIENCE)).text


async def test_a_stop_in_the_middle_of_adding_loses_and_doubles_nothing(
    botapi: BotApiServer, bot: Running
) -> None:
    bot.start()
    writer = botapi.user(WRITER, "Wren")
    await writer.document("new.txt", "\n\n".join(STORY).encode())
    await writer.next_message(PATIENCE)
    asked = await writer.next_message(PATIENCE)
    placed = asyncio.Event()
    botapi.watch = lambda method, _: placed.set() if method == "getFile" else None
    await writer.press(asked.button("Add"))
    await placed.wait()
    assert bot.task is not None
    bot.task.cancel()  # Twice, as an impatient operator does.
    await asyncio.sleep(0)
    await bot.stop()
    bot.start()
    shown = await writer.next_message(PATIENCE)
    assert shown.text.startswith("new.txt is one of the articles now.")
    assert [path.name for path in bot.articles.iterdir()] == ["new.txt"]
    assert bot.sources() == ["held.txt", "new.txt"]
    assert writer.unread() == ()


async def test_a_pairing_code_lets_in(botapi: BotApiServer, bot: Running) -> None:
    bot.policy = Policy(code=CODE, allowed=Names(ids=frozenset((WRITER,))))
    bot.start()
    writer, other = botapi.user(WRITER, "Wren"), botapi.user(OTHER, "Otto")
    assert (await writer.ask("What did Ann Lee say?")).quotes
    refused = await other.ask("What did Ann Lee say?")
    assert refused.quotes == ()
    assert "send /start and the code" in refused.text
    assert "the numbers of" in (await other.ask("/privacy")).text
    for tried in ("kingfisher_88", "x", CODE + "x"):
        assert (await other.ask(f"/start {tried}")).text == "That is not the code."
    assert (await other.start(CODE)).text
    assert (await other.next_message()).text.startswith("You are in.")
    assert (await other.ask("What did Ann Lee say?")).quotes
    await bot.stop()
    bot.start()
    assert (await other.ask("What did Ann Lee say?")).quotes
    await bot.stop()
    # With another code everybody is out again who came in with the old one.
    bot.policy = Policy(code=CODE + "9")
    bot.start()
    assert (await other.ask("What did Ann Lee say?")).quotes == ()


async def test_codes_cannot_be_tried_for_ever(botapi: BotApiServer, bot: Running) -> None:
    bot.policy = Policy(code=CODE)
    bot.start()
    other = botapi.user(OTHER, "Otto")
    for number in range(5):
        assert (await other.ask(f"/start wrong{number}")).text == "That is not the code."
    assert "too many wrong codes" in (await other.ask("/start wrong5")).text
    assert "too many wrong codes" in (await other.ask(f"/start {CODE}")).text
    # Nor does having all forgotten give five tries more.
    asked = await other.ask("/forget")
    assert "that you sent 5 wrong codes today" in asked.text
    await other.press(asked.button("Forget"))
    assert (await other.next_message()).text.startswith("Forgotten.")
    assert "too many wrong codes" in (await other.ask(f"/start {CODE}")).text
    # Who goes on is told no more, and is not let in.
    for _ in range(3):
        await other.say("hello")
    await botapi.world.updates.until_idle()
    assert len(other.unread()) <= 1


async def test_a_day_has_its_limit_and_admins_none(botapi: BotApiServer, bot: Running) -> None:
    bot.policy = Policy(admins=frozenset((ADMIN,)), daily=2)
    bot.start()
    ada, other = botapi.user(ADMIN), botapi.user(OTHER, "Otto")
    first = await other.say("What did Ann Lee say?")
    assert (await other.next_message()).quotes
    # A question that is changed is one more.
    await other.edit(first, "What did Ann Lee say about staying?")
    assert (await other.next_message()).quotes
    await other.edit(first, "Who is Ann Lee?")
    assert "You have asked 2 questions today" in (await other.next_message()).text
    assert "You have asked 2 questions today" in (await other.ask("Who said that?")).text
    # What is kept can be seen and forgotten all the same; the count stays.
    assert "that you asked 2 questions today" in (await other.ask("/privacy")).text
    for _ in range(3):
        assert (await ada.ask("What did Ann Lee say?")).quotes
    await bot.stop()
    bot.start()
    assert "You have asked 2 questions today" in (await other.ask("Who said that?")).text


async def test_a_day_has_its_limit_of_files_and_admins_none(
    botapi: BotApiServer, bot: Running
) -> None:
    bot.policy = replace(bot.policy, uploads=2)
    bot.start()
    ada, writer = botapi.user(ADMIN), botapi.user(WRITER, "Wren")
    # What is refused at once is not counted, what is looked into is.
    await writer.document("story.exe", b"MZ")
    assert "I read .txt" in (await writer.next_message(PATIENCE)).text
    for number in range(2):
        await writer.document(f"{number}.pdf", b"no document")
        assert "is no PDF document" in (await writer.next_message(PATIENCE)).text
    assert "that you sent 2 files today" in (await writer.ask("/privacy")).text
    await bot.stop()
    bot.start()
    for number in range(5):
        await writer.document(f"{number}.pdf", b"no document")
    assert "You have sent 2 files today" in (await writer.next_message(PATIENCE)).text
    for number in range(3):
        await ada.document(f"{number}.pdf", b"no document")
        assert "is no PDF document" in (await ada.next_message(PATIENCE)).text
    # Who sends on is not told each time; questions are answered all the same.
    assert len(writer.unread()) == 2
    assert (await writer.ask("What did Ann Lee say?")).quotes


async def test_only_some_groups_are_answered(botapi: BotApiServer, bot: Running) -> None:
    bot.policy = Policy(chats=frozenset((-5,)), code=CODE)
    bot.start()
    inside, outside = botapi.group(-5).seat(OTHER, "Otto"), botapi.group(-6).seat(OTHER, "Otto")
    assert (await inside.ask("/ask What did Ann Lee say?")).quotes
    assert "let in" in (await outside.ask("/ask What did Ann Lee say?")).text
    assert (await inside.ask("/privacy")).text == "Please ask me that in a private chat."


async def test_inline_queries_pass_the_same_door(botapi: BotApiServer, bot: Running) -> None:
    bot.policy = Policy(allowed=Names(ids=frozenset((WRITER,))))
    bot.start()
    writer, other = botapi.user(WRITER, "Wren"), botapi.user(OTHER, "Otto")
    assert (await writer.search("ann lee stay")).results
    assert (await other.search("ann lee stay")).results == ()


async def test_what_is_forgotten_is_in_no_page_of_the_file(
    botapi: BotApiServer, bot: Running
) -> None:
    bot.policy = Policy(code=CODE)
    bot.start()
    other = botapi.user(OTHER, "Otto")
    await other.start(CODE)
    await other.next_message()
    found = await other.ask("What did Ann Lee say about the zanzibarian heliotrope?")
    await other.ask("What did Ann Lee say?")
    assert found.text
    told = await other.ask("/privacy")
    assert "your conversation with me" in told.text
    assert "that you sent the right code" in told.text
    await botapi.world.updates.until_idle()
    assert b"heliotrope" in _bytes(bot.state)
    asked = await other.ask("/forget")
    assert len(labels(asked)) == 3
    await other.press(asked.button("but let me stay"))
    assert (await other.next_message()).text.startswith("Forgotten.")
    assert b"heliotrope" not in _bytes(bot.state)
    assert bot.rows(f"SELECT * FROM conversation WHERE chat = '{OTHER}'") == []
    assert bot.rows(f"SELECT * FROM inbox WHERE person = {OTHER} AND state = 'done'") == []
    # What "he" and "more" meant is gone; who may use the bot is not.
    assert "nothing to continue" in (await other.ask("what else?")).text
    asked = await other.ask("/forget")
    await other.press(asked.button("and that I may use"))
    assert (await other.next_message()).text.startswith("Forgotten.")
    assert "let in" in (await other.ask("What did Ann Lee say?")).text
    assert bot.rows("SELECT * FROM paired") == []


def _bytes(path: Path) -> bytes:
    """Return everything that SQLite keeps in files."""
    files = (path.with_name(path.name + suffix) for suffix in ("", "-wal"))
    return b"".join(file.read_bytes() for file in files if file.exists())


async def test_the_watched_folder_is_what_is_answered_from(
    botapi: BotApiServer, bot: Running
) -> None:
    bot.is_watched = True
    bot.articles.mkdir()
    early = bot.articles / "early.txt"
    early.write_text("\n\n".join(STORY), encoding="utf-8")
    bot.start()
    await _until(lambda: bot.sources() == ["early.txt", "held.txt"])
    other = botapi.user(OTHER, "Otto")
    assert (await other.ask("What did Ines Calder say?")).quotes
    (bot.articles / ".hidden.txt").write_text("No story of ours.", encoding="utf-8")
    (bot.articles / "empty.txt").write_text(" ", encoding="utf-8")
    early.unlink()
    await _until(lambda: bot.sources() == ["held.txt"])
    assert not (await other.ask("What did Ines Calder say?")).quotes


NEWS = "The harbour is shut. “No fishing quota is safe,” said Ann Lee. “We go,” said Bo Tan."


async def test_a_watcher_hears_of_each_statement_once(
    botapi: BotApiServer, bot: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.lookout.LOOK_SECONDS", 0.05)
    bot.start()
    other, writer = botapi.user(OTHER, "Otto"), botapi.user(WRITER, "Wren")
    assert "Say what to watch for" in (await other.ask("/watch")).text
    assert (await other.ask("/watch Ann Lee")).text.startswith("Watching for Ann Lee.")
    await other.ask("/watch “fishing quota”")
    await writer.ask("/watch safe quotas")
    assert (await other.ask("/watches")).text == (
        'You watch for 2 things:\n• Ann Lee\n• "fishing quota"'
    )
    bot.ingest("news.txt", NEWS, "Ann Lee", "Bo Tan")
    heard = await other.next_message()
    assert heard.quotes == ("“No fishing quota is safe,” said Ann Lee.",)
    assert heard.text.startswith('New on your watches for Ann Lee, "fishing quota":')
    assert "(1) news.txt, paragraph 1 of 1" in heard.text
    assert (await writer.next_message(PATIENCE)).quotes == heard.quotes
    # Its passage can be opened, and a watch ended.
    await other.press(heard.button("Passage (1)"))
    assert NEWS in (await other.next_message()).text
    press = await other.press(heard.button('Stop: "fishing quota"'))
    assert (await press.answered()).text == 'No longer watching for "fishing quota".'
    # What comes while the bot is away is told after its start; what was told before is not.
    await bot.stop()
    bot.ingest("news.txt", NEWS + "\n\n“I stay on,” said Ann Lee.", "Ann Lee", "Bo Tan", "Ann Lee")
    bot.start()
    assert (await other.next_message()).quotes == ("“I stay on,” said Ann Lee.",)
    await bot.stop()
    bot.start()
    assert "You watch for one thing" in (await other.ask("/watches")).text
    assert (other.unread(), writer.unread()) == ((), ())


async def test_what_comes_together_is_told_together(
    botapi: BotApiServer, bot: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.lookout.LOOK_SECONDS", 0.05)
    bot.start()
    other = botapi.user(OTHER, "Otto")
    await other.ask("/watch Ann Lee")
    await other.ask("/watch Bo Tan")
    await bot.stop()
    for number in range(12):
        text = f"It is day {number}. “I count {number} ships,” said Ann Lee."
        bot.ingest(f"day{number:02}.txt", text, "Ann Lee")
    bot.ingest("tan.txt", "It is over. “I count none,” said Bo Tan.", "Bo Tan")
    bot.start()
    heard = await other.next_message()
    assert [quote.rsplit(" ", 2)[1:] for quote in heard.quotes] == [["Ann", "Lee."]] * 3 + [
        ["Bo", "Tan."]
    ]
    assert (
        "9 more in day03.txt, day04.txt, day05.txt and 6 more articles. "
        "To see them, ask: What did Ann Lee say?"
    ) in heard.text
    assert labels(heard) == [
        *(f"Passage ({number})" for number in range(1, 5)),
        "Stop: Ann Lee",
        "Stop: Bo Tan",
    ]
    # What was only counted is told as well, and once.
    await bot.stop()
    bot.ingest("again.txt", "It is day 11 again. “I count 11 ships,” said Ann Lee.", "Ann Lee")
    bot.start()
    assert "You watch for 2 things" in (await other.ask("/watches")).text
    assert other.unread() == ()


async def test_what_keeps_coming_is_told_in_the_end(
    botapi: BotApiServer, bot: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.lookout.LOOK_SECONDS", 0.01)
    monkeypatch.setattr("bot.telegram.lookout.LONGEST_SETTLING", 0.5)
    bot.start()
    other = botapi.user(OTHER, "Otto")
    await other.ask("/watch Bo Tan")
    numbers = itertools.count()
    monkeypatch.setattr(Desk, "revision", lambda _: next(numbers))
    bot.ingest("tan.txt", "It is over. “I count none,” said Bo Tan.", "Bo Tan")
    assert (await other.next_message()).quotes == ("“I count none,” said Bo Tan.",)


async def test_a_failure_while_telling_neither_loses_nor_doubles(
    botapi: BotApiServer, bot: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.lookout.LOOK_SECONDS", 0.05)
    put, failures = ledger.post, [RuntimeError("in the middle of it")] * 2

    def post(*given: Any) -> Any:
        letters = put(*given)
        if given[1] is None and failures:
            raise failures.pop()
        return letters

    bot.start()
    other = botapi.user(OTHER, "Otto")
    await other.ask("/watch Bo Tan")
    monkeypatch.setattr(ledger, "post", post)
    bot.ingest("news.txt", NEWS, "Ann Lee", "Bo Tan")
    assert (await other.next_message()).quotes == ("“We go,” said Bo Tan.",)
    assert failures == []
    assert "You watch for one thing" in (await other.ask("/watches")).text
    assert other.unread() == ()


async def _until(happened: object) -> None:
    assert callable(happened)
    for _ in range(600):
        if happened():
            return
        await asyncio.sleep(0.1)
    raise AssertionError("it did not happen")


def test_visitors_are_told_by_number_and_name() -> None:
    names = Names(frozenset((5,)), frozenset(("ada",)))
    assert Visitor(5) in names
    assert Visitor(6, "Ada") in names
    assert Visitor(6, "adam") not in names
    assert Visitor(6) not in names
