"""Who is next: in a chat the updates in their order, across chats one of each in turn."""

from __future__ import annotations

import asyncio
from bisect import insort
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.telegram.ledger import Arrival

MOST_PER_PERSON = 20
"""How many updates of one person may wait for their answers. At a message a second these take
that many seconds; who asks on meanwhile gets one polite reply."""
MOST_WAITING = 5000
"""How many updates may wait in all. Beyond it no more are taken in, and Telegram keeps them."""


class Lanes:
    """The updates that wait to be answered, and how many each person has under way."""

    def __init__(self) -> None:
        self._waiting: dict[int, list[Arrival]] = {}
        """By chat, sorted by update id. A chat that is being answered has an entry too."""
        self._ready: asyncio.Queue[int] = asyncio.Queue()
        """The chats whose next update may be answered."""
        self._persons: Counter[int] = Counter()
        self._owner: dict[int, int] = {}
        """By update id, who waits for its answer to be delivered."""
        self._told: set[int] = set()
        """Who was asked for patience since nothing of theirs waited last."""

    def __len__(self) -> int:
        return len(self._owner)

    @property
    def is_full(self) -> bool:
        """Whether no more is to be taken in for now."""
        return len(self._owner) >= MOST_WAITING

    def is_over(self, person: int) -> bool:
        """Say whether a person has as much waiting as may wait. Nobody is 0."""
        return bool(person) and self._persons[person] >= MOST_PER_PERSON

    def tell(self, person: int) -> bool:
        """Say whether a person is to be asked for patience now; once until all is answered."""
        is_new = person not in self._told
        self._told.add(person)
        return is_new

    def expect(self, update_id: int, person: int) -> None:
        """Take into account an update whose answer is to be delivered."""
        if update_id not in self._owner:
            self._owner[update_id] = person
            self._persons[person] += 1

    def add(self, arrival: Arrival) -> None:
        """Let an update wait for its turn."""
        self.expect(arrival.update_id, arrival.person)
        lane = self._waiting.get(arrival.chat)
        if lane is None:
            self._waiting[arrival.chat] = [arrival]
            self._ready.put_nowait(arrival.chat)
        else:
            # Only those that still wait can be brought into their order.
            insort(lane, arrival, key=lambda waiting: waiting.update_id)

    async def next(self) -> Arrival:
        """Return the update whose turn it is; its chat waits until `turn_over`."""
        return self._waiting[await self._ready.get()].pop(0)

    def turn_over(self, chat: int) -> None:
        """Let a chat's next update have its turn, behind the other chats."""
        if self._waiting[chat]:
            self._ready.put_nowait(chat)
        else:
            del self._waiting[chat]

    def delivered(self, update_id: int | None) -> None:
        """Note that nothing more is to be sent for an update."""
        person = self._owner.pop(update_id, None) if update_id is not None else None
        if person is None:
            return
        self._persons[person] -= 1
        if not self._persons[person]:
            del self._persons[person]
            self._told.discard(person)
