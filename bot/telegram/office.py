"""What is asked of the bot itself, not of the articles: access, files, what is kept of people."""

from __future__ import annotations

import contextlib
import logging
from typing import TYPE_CHECKING, Any, NamedTuple

from bot.access.policy import Policy, Visitor
from bot.adding.shelf import Shelf
from bot.adding.watching import watch
from bot.adding.workshop import Workshop
from bot.errors import CallError
from bot.telegram.addressing import place_of
from bot.telegram.door import Door
from bot.telegram.intake import ADD, DISCARD, MEGABYTE, Intake, Room, taken
from bot.telegram.lookout import UNWATCH
from bot.telegram.notices import is_private, notice, order_in, visitor_of
from bot.telegram.outgoing import query_answer
from bot.telegram.profile import in_languages
from bot.telegram.records import FORGET, FORGET_AND_LEAVE, KEEP, Records
from bot.telegram.removal import CHOOSE, LIST, REMOVE, Removal
from bot.telegram.reply import Reply
from bot.telegram.watchlist import Watchlist

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from telegram import CallbackQuery, InlineQuery, Message, Update

    from bot.conversation import Desk
    from bot.settings import Settings
    from bot.telegram.api import BotApi
    from bot.telegram.journal import Journal

_COMMANDS = ("privacy", "forget", "remove", "add", "watch", "watches", "unwatch")

_logger = logging.getLogger(__name__)


class House(NamedTuple):
    """What the operator has set about people and files.

    Attributes:
        policy: Who may use the bot.
        articles: The folder of articles.
        archive: The archive's file.
        model: The spaCy model's name.
        most_bytes: How many bytes a file may have.
        is_watched: Whether the folder of articles is watched.
    """

    policy: Policy
    articles: Path
    archive: Path
    model: str
    most_bytes: int
    is_watched: bool


def house_of(settings: Settings, archive: Path) -> House:
    """Return what settings say; the archive may be another one than theirs."""
    return House(
        settings.policy,
        settings.articles,
        archive,
        settings.spacy_model,
        settings.largest_upload * MEGABYTE,
        settings.watch_articles,
    )


class Office:
    """Comes before the conversation: what it answers is no question about the articles.

    Args:
        house: What the operator has set.
        desk: What answers from the archive.
        journal: Where all is stored.
        api: What fetches files.
    """

    def __init__(self, house: House, desk: Desk, journal: Journal, api: BotApi) -> None:
        self._house = house
        self._policy = house.policy
        self._phrases = desk.phrases
        self._desk = desk
        self._api = api
        self.workshop = Workshop(house.archive, house.model)
        shelf = Shelf(house.articles)
        room = Room(desk, journal, shelf, self.workshop, api, house.most_bytes)
        self.door = Door(house.policy, journal, desk.phrases)
        self._intake = Intake(room, self.door)
        self._removal = Removal(room, house.policy)
        keeps_count = house.policy.daily is not None or bool(house.policy.contributors)
        self._records = Records(journal, self.door, desk.phrases, keeps_count=keeps_count)
        self._watchlist = Watchlist(journal, desk.phrases)
        self.username = ""
        """The bot's, once it is known."""

    def counted(self, update: Update, reply: Reply) -> Reply:
        """Return the conversation's reply so that it counts as one of today's."""
        return self.door.counted(update, reply)

    def inline(
        self, answer: Callable[[InlineQuery], dict[str, Any]]
    ) -> Callable[[InlineQuery], dict[str, Any]]:
        """Return what answers inline queries of those who may come in, and others with nothing."""

        def guarded(query: InlineQuery) -> dict[str, Any]:
            person = query.from_user
            # In which chat a query is typed is not told; so a private one is assumed.
            if self.door.admits(Visitor(person.id, person.username), person.id):
                return answer(query)
            with self._phrases.speaking(person.language_code):
                label = self._phrases.say("inline_not_let_in")
            button = {"text": label, "start_parameter": "help"}
            return {
                "inline_query_id": query.id,
                "results": [],
                "cache_time": 0,
                "is_personal": True,
                "button": button,
            }

        return guarded

    async def introduce(self) -> None:
        """Have the admins' menus show what only they may do; the bot works without it."""
        names = [*(command.name for command in self._desk.commands), "add", "remove"]
        for language in in_languages(self._phrases):
            with language.spoken():
                described = [
                    {"command": name, "description": self._phrases.say(f"command_{name}")}
                    for name in names
                ]
            for admin in sorted(self._policy.admins):
                scope = {"scope": {"type": "chat", "chat_id": admin}, **language.parameters}
                # Who has never written to the bot has no chat with it yet.
                with contextlib.suppress(CallError):
                    if await self._api.call("getMyCommands", scope) != described:
                        await self._api.call("setMyCommands", {"commands": described, **scope})

    async def watch(self) -> None:
        """Keep the archive up to date with the folder of articles, until cancelled."""
        if not self._house.is_watched:
            return
        try:
            await watch(self._house.articles, self.workshop)
        except Exception as error:  # noqa: BLE001 - the bot answers without it, too
            _logger.error(  # noqa: TRY400 - a sentence, no traceback
                "The folder of articles is watched no more (%s).", type(error).__name__
            )

    async def load(self) -> None:
        """Read what is needed of the state file."""
        await self.door.load()

    async def reply(self, update: Update, *, is_asked: bool) -> Reply | None:
        """Return what an update comes to; None where it is for the conversation.

        Args:
            update: What came.
            is_asked: Whether the conversation would answer it.
        """
        if not self._is_about_records(update):
            refused = await self.door.turn_away(update, self.username, is_asked=is_asked)
            if refused is not None:
                return refused
        visitor = visitor_of(update)
        if update.callback_query is not None:
            return await self._button(update.callback_query)
        if visitor is None:
            return None
        if update.message is not None:
            found = await self._message(update.message, visitor, is_asked=is_asked)
            if found is not None:
                return found
        return await self.door.limit(update) if is_asked else None

    def _is_about_records(self, update: Update) -> bool:
        """Say whether somebody asks what is kept of them: also who is not let in may."""
        query, message = update.callback_query, update.message
        if query is not None:
            return query.data in (FORGET, FORGET_AND_LEAVE, KEEP)
        order = order_in(message, self.username) if message is not None else None
        is_theirs = order is not None and order.name in ("privacy", "forget")
        return is_theirs and message is not None and is_private(message)

    async def _message(self, message: Message, visitor: Visitor, *, is_asked: bool) -> Reply | None:
        order = order_in(message, self.username)
        if order is not None and order.name in _COMMANDS:
            if is_private(message):
                return await self._command(message, visitor, order.name, order.rest)
            text = self._phrases.say("private_only")
            return Reply((notice(place_of(message), text),)) if is_asked else None
        if message.document is None or not is_private(message):
            return None
        if self._policy.may_add(visitor):
            return await self._intake.offered(message, message.document, visitor)
        if message.caption:
            return None  # The words beside it may be a question.
        # Ten files at once are ten messages.
        text = self._phrases.say("may_not_add", endings=taken())
        return self.door.refuse(message, visitor, text)

    async def _command(self, message: Message, visitor: Visitor, name: str, rest: str) -> Reply:
        match name:
            case "privacy":
                return await self._records.show(message, visitor.id)
            case "forget":
                return await self._records.ask(message, visitor.id)
            case "watch":
                return await self._watchlist.watch(message, visitor.id, rest)
            case "watches" | "unwatch":
                return await self._watchlist.show(message, visitor.id, rest)
            case "remove":
                return await self._removal.ask(message, visitor.id, rest)
            case _:
                phrase = "how_to_add" if self._policy.may_add(visitor) else "may_not_add"
                text = self._phrases.say(phrase, endings=taken())
                return Reply((notice(place_of(message), text),))

    async def _button(self, query: CallbackQuery) -> Reply | None:
        data = query.data or ""
        if data in (FORGET, FORGET_AND_LEAVE, KEEP):
            return self._records.pressed(query)
        if data.startswith((ADD, DISCARD)):
            person = query.from_user
            if data.startswith(ADD) and not self._policy.may_add(
                Visitor(person.id, person.username)
            ):
                text = self._phrases.say("may_not_add")
                return Reply((query_answer(query, person.id, text),))
            return await self._intake.pressed(query)
        if data.startswith((CHOOSE, REMOVE, LIST)):
            return await self._removal.pressed(query)
        if data.startswith(UNWATCH):
            return await self._watchlist.pressed(query)
        return None
