"""The queue of updates behind getUpdates, with Telegram's offset semantics."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from tests.support.botapi import limits
from tests.support.botapi.refusals import RefusalError

if TYPE_CHECKING:
    from collections.abc import Sequence

KINDS = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "message_reaction",
    "message_reaction_count",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
)
"""Update's optional fields. Source: https://core.telegram.org/bots/api#update."""
_NOT_BY_DEFAULT = ("chat_member", "message_reaction", "message_reaction_count")
_CONFLICT = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)

_HOOKED = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)

JsonObject = dict[str, object]


class UpdateQueue:
    """Updates that the bot has not confirmed yet."""

    def __init__(self) -> None:
        self._waiting: list[tuple[int, JsonObject]] = []
        self._next = 700_000_001
        self._allowed = tuple(kind for kind in KINDS if kind not in _NOT_BY_DEFAULT)
        self._changed = asyncio.Condition()
        self._poll: asyncio.Future[None] | None = None
        self._confirmed: dict[int, JsonObject] = {}
        self.is_shuffled = False
        """Whether each batch comes in the wrong order."""
        self.has_webhook = False

    @property
    def unconfirmed(self) -> tuple[int, ...]:
        """The ids of updates that no later offset has confirmed."""
        return tuple(number for number, _ in self._waiting)

    async def push(self, kind: str, body: JsonObject) -> int | None:
        """Add an update and wake a waiting poll.

        Returns:
            Its update_id, or None where the bot does not want updates of this kind.
        """
        if kind not in self._allowed:
            return None
        return await self.slip(kind, body)

    async def slip(self, kind: str, body: JsonObject) -> int:
        """Add an update of a kind that the bot did not ask for, and return its update_id."""
        number = self._next
        self._next += 1
        async with self._changed:
            self._waiting.append((number, {"update_id": number, kind: body}))
            self._changed.notify_all()
        return number

    async def again(self, number: int) -> None:
        """Bring an update once more that was confirmed, as Telegram does where it is in doubt."""
        async with self._changed:
            self._waiting.insert(0, (number, self._confirmed[number]))
            self._changed.notify_all()

    async def first(self) -> tuple[int, bytes]:
        """Wait for an update and return its id and its JSON; it stays until `confirm`."""
        async with self._changed:
            await self._changed.wait_for(lambda: bool(self._waiting))
            number, update = self._waiting[0]
            return number, json.dumps(update).encode()

    async def confirm(self, number: int) -> None:
        """Take an update as received."""
        async with self._changed:
            self._confirmed |= {n: update for n, update in self._waiting if n == number}
            self._waiting = [item for item in self._waiting if item[0] != number]
            self._changed.notify_all()

    async def until_confirmed(self, number: int) -> None:
        """Wait until the bot has confirmed an update by asking for a later one."""
        async with self._changed:
            await self._changed.wait_for(lambda: number not in self.unconfirmed)

    async def until_idle(self) -> None:
        """Wait until the bot has confirmed everything."""
        async with self._changed:
            await self._changed.wait_for(lambda: not self._waiting)

    async def until_polled(self) -> None:
        """Wait until a getUpdates request waits for updates."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._poll is not None)

    def allow(self, kinds: Sequence[str]) -> None:
        """Set which kinds come from now on; none means Telegram's default."""
        self._allowed = (
            tuple(kinds) if kinds else tuple(k for k in KINDS if k not in _NOT_BY_DEFAULT)
        )

    async def forget(self) -> None:
        """Drop everything that waits."""
        async with self._changed:
            self._waiting.clear()
            self._changed.notify_all()

    async def take(self, offset: int, limit: int, timeout_seconds: float) -> list[JsonObject]:
        """Confirm what lies below `offset` and return up to `limit` updates, waiting for the first.

        A second poll ends the first with 409, as Telegram does.

        Raises:
            RefusalError: Another getUpdates request came.
        """
        if self.has_webhook:
            raise RefusalError(409, _HOOKED)
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(RefusalError(409, _CONFLICT))
        poll = asyncio.get_running_loop().create_future()
        self._poll = poll
        try:
            await self._confirm(offset)
            await self._wait(poll, timeout_seconds)
        finally:
            if self._poll is poll:
                self._poll = None
            if poll.done():
                poll.exception()
            poll.cancel()
        batch = [update for _, update in self._waiting[: min(limit, limits.UPDATES)]]
        return batch[::-1] if self.is_shuffled else batch

    async def _confirm(self, offset: int) -> None:
        async with self._changed:
            if offset > 0:
                self._confirmed |= {n: update for n, update in self._waiting if n < offset}
                self._waiting = [item for item in self._waiting if item[0] >= offset]
            elif offset < 0:
                self._waiting = self._waiting[offset:]
            self._changed.notify_all()

    async def _wait(self, poll: asyncio.Future[None], timeout_seconds: float) -> None:
        if self._waiting or timeout_seconds <= 0:
            return
        arrival = asyncio.ensure_future(self._arrival())
        try:
            done, _ = await asyncio.wait(
                {arrival, poll},
                timeout=min(timeout_seconds, limits.POLL_SECONDS),
                return_when=asyncio.FIRST_COMPLETED,
            )
        finally:
            arrival.cancel()
        if poll in done:
            poll.result()

    async def _arrival(self) -> None:
        async with self._changed:
            await self._changed.wait_for(lambda: bool(self._waiting))
