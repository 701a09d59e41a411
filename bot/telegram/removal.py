"""`/remove`: which articles somebody may take away, and taking one away."""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from typing import TYPE_CHECKING

from bot.adding import offers
from bot.adding.shelf import code_of
from bot.errors import AddingError
from bot.telegram.addressing import place_of
from bot.telegram.notices import Key, changed_notice, notice
from bot.telegram.outgoing import query_answer
from bot.telegram.reply import Reply

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from telegram import CallbackQuery, Message

    from bot.access.policy import Policy
    from bot.telegram.intake import Room
    from bot.telegram.ledger import Outgoing

CHOOSE, REMOVE, LIST = "rm:", "rmy:", "rml:"
LISTED = 8
"""How many files are listed at once, a button each."""
LONGEST_LABEL = 60

_logger = logging.getLogger(__name__)


class Removal:
    """Takes articles away: admins any that stands on the shelf, others what they added.

    Args:
        room: What it needs.
        policy: Who the admins are.
    """

    def __init__(self, room: Room, policy: Policy) -> None:
        self._room = room
        self._policy = policy

    async def ask(self, message: Message, person: int, name: str) -> Reply:
        """List what may be removed, or ask about the file that is named."""
        place = place_of(message)
        names = await self._removable(person)
        if name:
            fitting = [one for one in names if one.casefold() == name.casefold()]
            if not fitting:
                text = self._room.say("cannot_remove", name=name)
                return Reply((notice(place, text),))
            return Reply((notice(place, *self._confirm(fitting[0])),))
        return Reply((notice(place, *self._list(names, 0)),))

    async def pressed(self, query: CallbackQuery) -> Reply:
        """Turn the list's page, ask about a file, or remove it."""
        room, person = self._room, query.from_user.id
        kind, _, rest = (query.data or "").partition(":")
        names = await self._removable(person)
        answered = query_answer(query, person)
        if f"{kind}:" == LIST:
            skip = int(rest) if rest.isdecimal() else 0
            return Reply((answered, *changed_notice(query, *self._list(names, skip))))
        name = next((one for one in names if code_of(one) == rest), None)
        if f"{kind}:" == CHOOSE:
            if name is None:
                return Reply((query_answer(query, person, room.say("file_gone")),))
            return Reply((answered, *changed_notice(query, *self._confirm(name))))
        return await self._remove(query, rest, name)

    async def _remove(self, query: CallbackQuery, code: str, name: str | None) -> Reply:
        room, person = self._room, query.from_user.id
        if name is None:
            # Pressed twice, or the process ended between the moving and the answer.
            name = await asyncio.to_thread(room.shelf.find, code)
            files = await asyncio.to_thread(room.shelf.files)
            if name is None or name in files or not await self._allowed([name], person):
                return Reply((query_answer(query, person, room.say("file_gone")),))
        try:
            await asyncio.to_thread(room.shelf.put_aside, name)
        except AddingError as error:
            return Reply((query_answer(query, person, room.tell(error)),))
        done = await room.workshop.ingest([room.shelf.folder / name])
        for problem in done.problems:
            _logger.error("An article could not be removed: %s", problem)
        _logger.info("An article was removed: %s", name)
        removed = name

        def within(database: sqlite3.Connection) -> Sequence[Outgoing]:
            offers.drop_contribution(database, removed)
            return ()

        text = room.say("removed", name=removed)
        return Reply((query_answer(query, person), *changed_notice(query, text)), within=within)

    async def _removable(self, person: int) -> list[str]:
        return await self._allowed(await asyncio.to_thread(self._room.shelf.files), person)

    async def _allowed(self, names: list[str], person: int) -> list[str]:
        """Return those of some files that somebody may remove: their own as they sent them."""
        room = self._room
        if person in self._policy.admins:
            return names
        read = partial(offers.contributions, person=person)
        own = await room.journal.surely(read)

        def is_theirs(name: str) -> bool:
            # Somebody else may have put another file there under that name.
            return name in own and (not own[name] or room.shelf.holds(name, own[name]))

        return await asyncio.to_thread(lambda: [name for name in names if is_theirs(name)])

    def _list(self, names: list[str], skip: int) -> tuple[str, list[list[Key]]]:
        say = self._room.say
        shown = names[skip : skip + LISTED]
        keys = [[Key(_label(name), f"{CHOOSE}{code_of(name)}")] for name in shown]
        turning = []
        if skip:
            turning.append(Key(say("button_previous"), f"{LIST}{max(skip - LISTED, 0)}"))
        if len(names) > skip + LISTED:
            turning.append(Key(say("button_next"), f"{LIST}{skip + LISTED}"))
        text = say("remove_which", count=len(names)) if shown else say("nothing_to_remove")
        return text, [*keys, *([turning] if turning else [])]

    def _confirm(self, name: str) -> tuple[str, list[list[Key]]]:
        say = self._room.say
        keys = [
            Key(say("button_remove"), f"{REMOVE}{code_of(name)}"),
            Key(say("button_not_remove"), f"{LIST}0"),
        ]
        return say("remove_ask", name=name), [keys]


def _label(name: str) -> str:
    return name if len(name) <= LONGEST_LABEL else f"{name[: LONGEST_LABEL - 1]}…"
