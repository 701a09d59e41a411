"""Whether a message that perhaps arrived stands in its chat: the Bot API has no history to read.

But it lets a bot edit its own messages by their ids, and those can be narrowed down. In private
chats and basic groups one account's messages are numbered in one row, in supergroups and channels
each has its own (https://core.telegram.org/api/channel; the Bot API promises neither). So a message
that was sent has an id a little above the highest that was known before, and most ids there are
known to be other messages: what people wrote, and what was sent since. To edit it into what it
is gives "message is not modified", and elsewhere "message to edit not found"; nobody sees either.
Where more ids come into question than can be tried, nothing is claimed.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections import OrderedDict
from enum import Enum
from typing import TYPE_CHECKING

from bot.errors import CallError
from bot.telegram.api import FloodError, RefusedError
from bot.telegram.outgoing import EDIT, EDIT_CAPTION, FILE, NEW, SEND

if TYPE_CHECKING:
    from bot.telegram.api import BotApi
    from bot.telegram.gate import SendGate
    from bot.telegram.ledger import Letter

BEYOND = 8
"""How far above the highest known id is looked: what others wrote meanwhile is not known yet."""
MOST_TRIES = 16
LONGEST_PAUSE = 30.0
"""How many seconds lie between two attempts at most where Telegram cannot be reached."""
_BASIC_GROUPS_DOWN_TO = -1_000_000_000_000
"""Ids below this are supergroups and channels: https://core.telegram.org/api/bots/ids."""
_NOT_THERE = (
    "to edit not found",
    "can't be edited",
    "message_id_invalid",
    "no text in the message",
    "no caption in the message",
)
"""What is said of a place where another message stands, or none."""
_ACCOUNT = 0
_KEPT = 20_000

_logger = logging.getLogger(__name__)


class Finding(Enum):
    """What a search came to."""

    THERE = "there"
    ABSENT = "absent"
    UNKNOWN = "unknown"


class Sightings:
    """The latest messages that are known, and the highest id, by row of numbers."""

    def __init__(self) -> None:
        self._latest: OrderedDict[int, int] = OrderedDict()
        self._known: OrderedDict[tuple[int, int], None] = OrderedDict()

    def note(self, chat: int, message_id: int) -> None:
        """Take note of a message, whoever wrote it."""
        if message_id <= 0:
            return
        row = _row(chat)
        self._latest[row] = max(self._latest.get(row, 0), message_id)
        self._latest.move_to_end(row)
        if len(self._latest) > _KEPT:
            self._latest.popitem(last=False)
        self._known[row, message_id] = None
        if len(self._known) > _KEPT:
            self._known.popitem(last=False)

    def latest(self, chat: int) -> int | None:
        """Return the highest id known in the row that a chat's messages are numbered in."""
        return self._latest.get(_row(chat))

    def is_known(self, chat: int, message_id: int) -> bool:
        """Say whether an id is known to be that of a certain message."""
        return (_row(chat), message_id) in self._known


class Search:
    """Looks for messages that perhaps arrived.

    Args:
        api: What makes the requests.
        gate: What sets their pace.
        sightings: What ids are known.
    """

    def __init__(self, api: BotApi, gate: SendGate, sightings: Sightings) -> None:
        self._api = api
        self._gate = gate
        self._sightings = sightings

    async def look_for(self, letter: Letter) -> tuple[Finding, int | None]:
        """Return whether a letter that is a new message stands in its chat, and its id there."""
        if letter.method not in NEW or letter.after is None:
            return Finding.UNKNOWN, None
        latest = max(letter.after, self._sightings.latest(letter.chat) or 0)
        ids = range(letter.after + 1, latest + BEYOND + 1)
        tried = [n for n in ids if not self._sightings.is_known(letter.chat, n)]
        if len(tried) > MOST_TRIES:
            return Finding.UNKNOWN, None
        payload = json.loads(letter.payload)
        for name in ("message_thread_id", "reply_parameters", FILE):
            payload.pop(name, None)
        # A picture is known by its caption.
        edit = EDIT if letter.method == SEND else EDIT_CAPTION
        for number in tried:
            is_there = await self._is_at(edit, payload | {"message_id": number}, letter.chat)
            if is_there is None:
                return Finding.UNKNOWN, None
            if is_there:
                return Finding.THERE, number
        return Finding.ABSENT, None

    async def _is_at(self, edit: str, payload: dict[str, object], chat: int) -> bool | None:
        """Say whether a message stands at an id; None where that cannot be found out."""
        pause = 1.0
        while True:
            await self._gate.pass_all()
            try:
                await self._api.call(edit, payload)
            except RefusedError as error:
                if error.says("message is not modified"):
                    return True
                if error.says(*_NOT_THERE):
                    return False
                _logger.info("A message could not be looked for: %s", error)
                return None
            except FloodError as error:
                self._gate.hold(chat, error.seconds)
                await asyncio.sleep(error.seconds)
            except CallError:
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)
            else:
                # It stood there and showed something else; now it shows what it should.
                return True


def _row(chat: int) -> int:
    """Return which row of numbers a chat's messages are in."""
    return chat if chat <= _BASIC_GROUPS_DOWN_TO else _ACCOUNT
