"""Files that people send: looked into, shown, and added once that is confirmed."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import logging
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bot.adding import offers
from bot.adding.preview import added, preview, reader, refusal
from bot.adding.shelf import NAMED, safe_name
from bot.answering.proof import check_evidence
from bot.errors import AddingError, CallError
from bot.telegram.addressing import place_of
from bot.telegram.api import RefusedError, TooLargeError
from bot.telegram.notices import Key, changed_notice, notice
from bot.telegram.outgoing import ANSWER_QUERY, new_messages, query_answer
from bot.telegram.presenting import Presented
from bot.telegram.rendering import render
from bot.telegram.reply import Reply
from retrieval.errors import ArticleGoneError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from telegram import CallbackQuery, Document, Message

    from bot.access.policy import Visitor
    from bot.adding.examined import Examined
    from bot.adding.offers import Offer
    from bot.adding.shelf import Shelf
    from bot.adding.workshop import Workshop
    from bot.conversation import Desk
    from bot.telegram.addressing import Place
    from bot.telegram.api import BotApi
    from bot.telegram.door import Door
    from bot.telegram.journal import Journal
    from bot.telegram.ledger import Outgoing

ADD, DISCARD = "add:", "drop:"
MEGABYTE = 1_000_000
TRIES = 3
"""How often a file is asked for; then its sender is told."""
PAUSE_SECONDS = 1.0

_logger = logging.getLogger(__name__)


class Room(NamedTuple):
    """What adding and removing articles needs.

    Attributes:
        desk: What answers from the archive.
        journal: Where offers and contributions are.
        shelf: Where files go.
        workshop: What looks into them and ingests them.
        api: What fetches them.
        most_bytes: How many bytes a file may have.
    """

    desk: Desk
    journal: Journal
    shelf: Shelf
    workshop: Workshop
    api: BotApi
    most_bytes: int

    def say(self, phrase: str, /, **values: object) -> str:
        """Fill in a phrase."""
        return self.desk.phrases.say(phrase, **values)

    def tell(self, error: AddingError) -> str:
        """Return what is wrong in the language that is spoken."""
        return refusal(error, self.desk.phrases)


class Intake:
    """Takes files in.

    Whenever the process ends in the middle of it, the update is still in the inbox and all of it
    is done again: the file is fetched and looked into once more, and a file that stands on the
    shelf already, with the same bytes, is not put there twice.

    Args:
        room: What it needs.
        door: What knows how many files somebody may send.
    """

    def __init__(self, room: Room, door: Door) -> None:
        self._room = room
        self._door = door

    async def offered(self, message: Message, document: Document, visitor: Visitor) -> Reply:
        """Look into a file that somebody sent, and show what is in it.

        It counts as one of their files of the day once it was fetched: what is refused before
        that costs nothing.
        """
        place = place_of(message)
        try:
            name = safe_name(document.file_name or "")
            self._check_size(document.file_size)
            if (refused := await self._door.limit_uploads(message, visitor)) is not None:
                return refused
            data = await self._fetch(document.file_id)
        except AddingError as error:
            return Reply((notice(place, self._room.tell(error)),))
        offer = offers.offer_of(visitor.id, document.file_id, name, data)
        return self._door.uploaded(message, visitor, await self._shown(place, offer, data))

    async def _shown(self, place: Place, offer: Offer, data: bytes) -> Reply:
        """Look into a file, and return what is shown of it."""
        room = self._room
        try:
            article = await self._examine(offer.name, data)
        except AddingError as error:
            return Reply((notice(place, self._room.tell(error)),))
        if held := self._held(article):
            return Reply((notice(place, room.say("held_already", source=held)),))
        messages = render(preview(article, room.desk.phrases))
        texts = reader(article)
        for one in messages:
            check_evidence(one.rendered, texts.__getitem__)
        keys = (
            Key(room.say("button_add"), f"{ADD}{offer.code}"),
            Key(room.say("button_discard"), f"{DISCARD}{offer.code}"),
        )
        shown = new_messages(place, Presented(messages, None))
        question = notice(place, room.say("add_ask"), (keys,))

        def within(database: sqlite3.Connection) -> Sequence[Outgoing]:
            offers.save_offer(database, offer)
            return ()

        return Reply((*shown, question), within=within)

    async def pressed(self, query: CallbackQuery) -> Reply:
        """Add or discard what was offered."""
        room, data = self._room, query.data or ""
        code = data.partition(":")[2]
        person = query.from_user.id
        load = partial(offers.load_offer, code=code, person=person)
        offer = await room.journal.surely(load)
        if offer is None:
            return Reply((query_answer(query, person, room.say("offer_gone")),))
        if data.startswith(DISCARD):
            text = room.say("discarded", name=offer.name)
            done = (query_answer(query, person), *changed_notice(query, text))
            return Reply(done, within=partial(_settle, offer=offer, kept_as=None))
        await self._acknowledge(query)
        try:
            kept_as, text = await self._add(offer)
        except AddingError as error:
            # The offer stays, with its buttons, to be tried again.
            text = room.tell(error)
            said = [notice(place_of(query.message), text)] if query.message else []
            return Reply(tuple(said))
        return Reply(
            tuple(changed_notice(query, text)),
            within=partial(_settle, offer=offer, kept_as=kept_as),
        )

    async def _add(self, offer: Offer) -> tuple[str, str]:
        """Put what was offered on the shelf and into the archive.

        Returns:
            The name that it has there, and what is said of it.

        Raises:
            AddingError: It cannot be done.
        """
        room = self._room
        data = await self._fetch(offer.file_id)
        if hashlib.sha256(data).hexdigest() != offer.digest:
            raise AddingError(room.say("file_changed"))
        path = await asyncio.to_thread(room.shelf.place, offer.name, data)
        done = await room.workshop.ingest([path])
        if not done.is_done:
            for problem in done.problems:
                _logger.error("An article could not be added: %s", problem)
            raise AddingError(room.say("not_ingested"))
        _logger.info("An article was added: %s", path.name)
        quoted = room.desk.first_quoted(path.name)
        return path.name, added(path.name, quoted, room.desk.phrases)

    def _check_size(self, size: int | None) -> None:
        """Refuse a file that is said to be too large; Telegram need not say it.

        Raises:
            AddingError: It is.
        """
        if size is not None and size > self._room.most_bytes:
            raise self._too_large()

    def _too_large(self) -> AddingError:
        room = self._room
        return AddingError(room.say("too_large", limit=room.most_bytes // MEGABYTE))

    async def _fetch(self, file_id: str) -> bytes:
        """Fetch a file.

        Raises:
            AddingError: It is too large, or does not come.
        """
        room = self._room
        for attempt in range(1, TRIES + 1):
            try:
                return await room.api.download(file_id, room.most_bytes)
            except TooLargeError:
                raise self._too_large() from None
            except RefusedError as error:
                _logger.warning("A file could not be fetched: %s", error)
                if error.says("file is too big"):
                    raise self._too_large() from None
                break
            except CallError as error:
                _logger.warning("A file could not be fetched: %s", error)
                if attempt < TRIES:
                    await asyncio.sleep(PAUSE_SECONDS * attempt)
        raise AddingError(room.say("not_fetched"))

    async def _examine(self, name: str, data: bytes) -> Examined:
        with tempfile.TemporaryDirectory(prefix="on-record-") as folder:
            path = Path(folder) / name
            await asyncio.to_thread(path.write_bytes, data)
            return await self._room.workshop.examine(path)

    def _held(self, article: Examined) -> str:
        """Return as what the archive holds the same text; "" where it does not."""
        try:
            return self._room.desk.source_of(article.content_hash)
        except ArticleGoneError:
            return ""

    async def _acknowledge(self, query: CallbackQuery) -> None:
        """Stop the spinner at once: reading takes longer than Telegram waits."""
        said = {"callback_query_id": query.id, "text": self._room.say("adding")}
        with contextlib.suppress(CallError):
            await self._room.api.call(ANSWER_QUERY, said)


def taken() -> str:
    """Return the endings of the files that are taken, in words."""
    return ", ".join(NAMED)


def _settle(database: sqlite3.Connection, offer: Offer, kept_as: str | None) -> Sequence[Outgoing]:
    offers.drop_offer(database, offer.code)
    if kept_as is not None:
        offers.note_contribution(database, kept_as, offer)
    return ()
