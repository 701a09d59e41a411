"""`/privacy` and `/forget`: what is kept of a person, shown and deleted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.access import holdings as kept
from bot.telegram.addressing import place_of
from bot.telegram.notices import Key, changed_notice, notice
from bot.telegram.outgoing import query_answer
from bot.telegram.reply import Reply

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from telegram import CallbackQuery, Message

    from bot.answering.phrases import Phrases
    from bot.telegram.door import Door
    from bot.telegram.journal import Journal
    from bot.telegram.ledger import Outgoing

FORGET, FORGET_AND_LEAVE, KEEP = "forget:stay", "forget:leave", "forget:no"


class Records:
    """Shows and forgets what is kept.

    Args:
        journal: Where it is.
        door: What knows who is let in.
        phrases: The bot's own words.
        keeps_count: Whether questions or files are counted.
    """

    def __init__(
        self, journal: Journal, door: Door, phrases: Phrases, *, keeps_count: bool
    ) -> None:
        self._journal = journal
        self._door = door
        self._phrases = phrases
        self._keeps_count = keeps_count

    async def show(self, message: Message, person: int) -> Reply:
        """Say what is kept of a person."""
        return Reply((notice(place_of(message), await self._told(person)),))

    async def ask(self, message: Message, person: int) -> Reply:
        """Say what is kept, and ask whether it is to be forgotten."""
        held = await self._held(person)
        say = self._phrases.say
        keys = [[Key(say("button_forget", paired=bool(held.paired)), FORGET)]]
        if held.paired:
            keys.append([Key(say("button_forget_and_leave"), FORGET_AND_LEAVE)])
        keys.append([Key(say("button_keep"), KEEP)])
        text = self._list(held) + "\n\n" + say("forget_ask", files=held.files)
        return Reply((notice(place_of(message), text, keys),))

    def pressed(self, query: CallbackQuery) -> Reply:
        """Forget, or leave it, as the button says."""
        person = query.from_user.id
        answered = query_answer(query, person)
        if query.data == KEEP:
            return Reply((answered, *changed_notice(query, self._phrases.say("forget_not"))))
        stays = query.data == FORGET

        def within(database: sqlite3.Connection) -> Sequence[Outgoing]:
            kept.forget(database, person, keep_access=stays)
            if not stays:
                self._door.let_out(person)
            # The log of the file still has what was deleted.
            self._journal.empty_log_soon()
            return ()

        text = self._phrases.say("forgotten", counted=self._keeps_count)
        return Reply((answered, *changed_notice(query, text)), within=within)

    async def _held(self, person: int) -> kept.Holdings:
        return await self._journal.surely(partial(kept.holdings, person=person))

    async def _told(self, person: int) -> str:
        return self._list(await self._held(person)) + "\n\n" + self._phrases.say("privacy_end")

    def _list(self, held: kept.Holdings) -> str:
        say = self._phrases.say
        lines = [
            say(f"held_{name}", count=count) for name, count in held._asdict().items() if count
        ]
        return "\n".join((say("privacy"), *(f"• {line}" for line in lines)))
