"""The door: who may use the bot, pairing, and how much anybody may ask a day."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial
from typing import TYPE_CHECKING

from bot.access import rows
from bot.telegram.addressing import place_of
from bot.telegram.notices import Order, is_private, order_in, visitor_of
from bot.telegram.outgoing import plain_message, query_answer
from bot.telegram.reply import Reply

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from telegram import Message, Update

    from bot.access.policy import Policy, Visitor
    from bot.answering.phrases import Phrases
    from bot.telegram.journal import Journal
    from bot.telegram.ledger import Outgoing

MOST_REFUSALS = 3
"""How often a day somebody is told that they are not let in, or have asked enough."""
_REMEMBERED = 10_000


class Door:
    """Lets in and turns away.

    Of those who are turned away nothing is stored but how many wrong codes they sent today.

    Args:
        policy: Who may come in.
        journal: Where pairing and counts are.
        phrases: The bot's own words.
    """

    def __init__(self, policy: Policy, journal: Journal, phrases: Phrases) -> None:
        self._policy = policy
        self._journal = journal
        self._phrases = phrases
        self._paired: set[int] = set()
        self._told: OrderedDict[tuple[int, str], int] = OrderedDict()

    async def load(self) -> None:
        """Read who has paired."""
        if self._policy.code:
            mark = self._policy.code_mark
            read = partial(rows.read_paired, code_mark=mark)
            self._paired = await self._journal.surely(read)

    def admits(self, visitor: Visitor, chat: int) -> bool:
        """Say whether somebody may use the bot in a chat."""
        return self._policy.admits(visitor, chat, self._paired)

    async def turn_away(self, update: Update, username: str, *, is_asked: bool) -> Reply | None:
        """Return what is said to who may not come in; None to who may.

        Args:
            update: What came.
            username: The bot's.
            is_asked: Whether it asks anything of the bot.
        """
        visitor, chat = visitor_of(update), update.effective_chat
        if visitor is None or chat is None or self.admits(visitor, chat.id):
            return None
        message = update.message
        if message is not None and is_private(message) and self._policy.code:
            order = order_in(message, username)
            if order is not None and order.name == "start" and order.rest:
                return await self._try(message, visitor, order)
        if not is_asked or update.my_chat_member is not None:
            return Reply()
        text = self._phrases.say("not_let_in", code=bool(self._policy.code))
        return self._refuse(update, visitor, text)

    async def limit(self, update: Update) -> Reply | None:
        """Return what is said to who has asked enough today; None to who has not."""
        visitor, message = visitor_of(update), _question_in(update)
        if visitor is None or message is None or self._is_free(visitor):
            return None
        count = partial(rows.asked_on, person=visitor.id, day=_day(message))
        if await self._journal.surely(count) < (self._policy.daily or 0):
            return None
        text = self._phrases.say("asked_enough", limit=self._policy.daily)
        return self._refuse(update, visitor, text)

    def counted(self, update: Update, reply: Reply) -> Reply:
        """Return a reply that counts as one of today's when it is stored."""
        visitor, message = visitor_of(update), _question_in(update)
        if visitor is None or message is None or self._is_free(visitor) or not reply.outgoing:
            return reply
        before = reply.within

        def within(database: sqlite3.Connection) -> Sequence[Outgoing]:
            rows.count_question(database, visitor.id, _day(message))
            return before(database) if before is not None else ()

        return reply._replace(within=within)

    async def limit_uploads(self, message: Message, visitor: Visitor) -> Reply | None:
        """Return what is said to who has sent enough files today; None to who has not."""
        if visitor.id in self._policy.admins:
            return None
        count = partial(rows.uploaded_on, person=visitor.id, day=_day(message))
        if await self._journal.surely(count) < self._policy.uploads:
            return None
        text = self._phrases.say("sent_enough", limit=self._policy.uploads)
        return self.refuse(message, visitor, text)

    def uploaded(self, message: Message, visitor: Visitor, reply: Reply) -> Reply:
        """Return a reply to a file that counts as one of today's when it is stored."""
        if visitor.id in self._policy.admins:
            return reply
        before = reply.within

        def within(database: sqlite3.Connection) -> Sequence[Outgoing]:
            rows.count_upload(database, visitor.id, _day(message))
            return before(database) if before is not None else ()

        return reply._replace(within=within)

    def _is_free(self, visitor: Visitor) -> bool:
        return self._policy.daily is None or visitor.id in self._policy.admins

    async def _try(self, message: Message, visitor: Visitor, order: Order) -> Reply:
        """Let somebody in who knows the code."""
        day, place, policy = _day(message), place_of(message), self._policy
        may = partial(rows.may_try, person=visitor.id, day=day)
        if not await self._journal.surely(may):
            text = self._phrases.say("pairing_enough")
            return self.refuse(message, visitor, text)
        if not policy.is_code(order.rest):

            def count(database: sqlite3.Connection) -> Sequence[Outgoing]:
                rows.count_try(database, visitor.id, day)
                return ()

            said = plain_message(place, self._phrases.say("pairing_wrong"))
            return Reply((said,), within=count)

        def let_in(database: sqlite3.Connection) -> Sequence[Outgoing]:
            rows.pair(database, visitor.id, policy.code_mark)
            self._paired.add(visitor.id)
            return ()

        said = plain_message(place, self._phrases.say("pairing_done"))
        return Reply((said,), within=let_in)

    def let_out(self, person: int) -> None:
        """Note that somebody's pairing was forgotten."""
        self._paired.discard(person)

    def _refuse(self, update: Update, visitor: Visitor, text: str) -> Reply:
        query = update.callback_query
        if query is not None:
            chat = query.message.chat.id if query.message is not None else query.from_user.id
            return Reply((query_answer(query, chat, text),))
        message = _question_in(update)
        return Reply() if message is None else self.refuse(message, visitor, text)

    def refuse(self, message: Message, visitor: Visitor, text: str) -> Reply:
        """Say it, but not again and again: who writes on is not to fill the outbox."""
        key = (visitor.id, _day(message))
        told = self._told.pop(key, 0)
        self._told[key] = told + 1
        if len(self._told) > _REMEMBERED:
            self._told.popitem(last=False)
        return Reply((plain_message(place_of(message), text),)) if told < MOST_REFUSALS else Reply()


def _question_in(update: Update) -> Message | None:
    """Return what somebody wrote; a question that was edited is one more."""
    return update.message or update.edited_message


def _day(message: Message) -> str:
    """Return the UTC day of a message or its last edit, by Telegram's clock: "2024-03-05"."""
    return (message.edit_date or message.date).date().isoformat()
