"""`/watch`, `/watches` and `/unwatch`: what somebody wants to hear of."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.telegram.addressing import place_of
from bot.telegram.lookout import UNWATCH, stop_key
from bot.telegram.notices import changed_notice, notice
from bot.telegram.outgoing import query_answer
from bot.telegram.reply import Reply
from bot.watches import rows
from bot.watches.matching import read_wanted

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from telegram import CallbackQuery, Message

    from bot.answering.phrases import Phrases
    from bot.telegram.journal import Journal
    from bot.telegram.ledger import Outgoing
    from bot.telegram.notices import Key
    from bot.watches.rows import Watch


class Watchlist:
    """Keeps what people watch for.

    Args:
        journal: Where it is.
        phrases: The bot's own words.
    """

    def __init__(self, journal: Journal, phrases: Phrases) -> None:
        self._journal = journal
        self._phrases = phrases
        self._say = phrases.say

    async def watch(self, message: Message, person: int, given: str) -> Reply:
        """Begin to watch for something."""
        place = place_of(message)
        try:
            words = read_wanted(given)
        except ValueError:
            return Reply((notice(place, self._say("watch_how")),))
        own = await self._watches(person)
        if len(own) >= rows.MOST and all(watch.words != words for watch in own):
            return Reply((notice(place, self._say("watch_full", most=rows.MOST)),))

        def within(database: sqlite3.Connection) -> Sequence[Outgoing]:
            rows.add(database, person, words)
            return ()

        return Reply((notice(place, self._say("watching", words=words)),), within=within)

    async def show(self, message: Message, person: int, given: str = "") -> Reply:
        """List the watches, or end the one that is named."""
        place, own = place_of(message), await self._watches(person)
        if given:
            named = [
                watch
                for watch in own
                if watch.words.strip('"').casefold() == given.strip('"“”').casefold()
            ]
            if named:
                return self._ended(named[0], notice(place, self._done(named[0])))
        return Reply((notice(place, *self._list(own)),))

    async def pressed(self, query: CallbackQuery) -> Reply:
        """End the watch whose button was pressed."""
        person, number = query.from_user.id, (query.data or "").removeprefix(UNWATCH)
        own = await self._watches(person)
        found = [watch for watch in own if str(watch.id) == number]
        if not found:
            return Reply((query_answer(query, person, self._say("watch_gone")),))
        answered = query_answer(query, person, notice=self._done(found[0]))
        message = query.message
        is_list = message is not None and getattr(message, "text", "") == self._list(own)[0]
        left = [watch for watch in own if watch not in found]
        shown = changed_notice(query, *self._list(left)) if is_list else []
        return self._ended(found[0], answered, *shown)

    def _ended(self, watch: Watch, *outgoing: Outgoing) -> Reply:
        def within(database: sqlite3.Connection) -> Sequence[Outgoing]:
            rows.remove(database, watch.person, watch.id)
            return ()

        return Reply(outgoing, within=within)

    async def _watches(self, person: int) -> list[Watch]:
        return await self._journal.surely(partial(rows.watches, person=person))

    def _done(self, watch: Watch) -> str:
        return self._say("unwatched", words=watch.words)

    def _list(self, own: list[Watch]) -> tuple[str, list[list[Key]]]:
        if not own:
            return self._say("no_watches"), []
        lines = "\n".join(f"• {watch.words}" for watch in own)
        keys = [[stop_key(watch, self._phrases, is_named=True)] for watch in own]
        return f"{self._say('watches', count=len(own))}\n{lines}", keys
