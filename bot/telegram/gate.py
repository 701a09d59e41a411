"""The send gate: how fast requests may leave, by chat and over all, by the monotonic clock."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Pace(NamedTuple):
    """At most so many in any stretch of so many seconds."""

    most: int
    seconds: float


CHAT_PACE = Pace(5, 5.0)
"""One message a second in a chat, with short bursts, as Telegram lets pass. Source, also of the
two below: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this."""
GROUP_PACE = Pace(20, 60.0)
PER_SECOND = 30
"""How many messages a second a bot may send in all chats together."""

FLOODED_CHATS = 3
"""Where so many chats are told to wait at once, it is the bot as a whole that is too fast."""
SLOW_SECONDS = 1.0
"""How far apart requests then leave."""
_SWEEP = 1000
"""How many chats are remembered before the idle ones are looked for."""


class _Window:
    """When the latest requests left, to hold a pace."""

    __slots__ = ("_pace", "_times")

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._times: deque[float] = deque(maxlen=pace.most)

    def free_at(self) -> float:
        """Return from when on one more may leave."""
        is_full = len(self._times) == self._pace.most
        return self._times[0] + self._pace.seconds if is_full else 0.0

    def note(self, now: float) -> None:
        """Take one more into account."""
        self._times.append(now)

    def is_idle(self, now: float) -> bool:
        """Say whether nothing that left counts any more."""
        return not self._times or self._times[-1] + self._pace.seconds <= now


class SendGate:
    """Lets requests pass at the pace that Telegram allows; who came first passes first.

    Args:
        per_second: How many may pass in a second over all.
        clock: Gives seconds that never go back; the event loop's own where it is left out.
    """

    def __init__(
        self, per_second: int = PER_SECOND, clock: Callable[[], float] | None = None
    ) -> None:
        self._clock = clock or asyncio.get_running_loop().time
        self._all = _Window(Pace(per_second, 1.0))
        self._chats: dict[int, tuple[_Window, ...]] = {}
        self._held: dict[int, float] = {}
        self._slow_until = 0.0
        self._next = 0.0
        self._sweep_at = _SWEEP

    async def pass_chat(self, chat: int) -> None:
        """Wait until one more message may go to a chat. One at a time may wait for a chat."""
        if len(self._chats) >= self._sweep_at:
            self._sweep()
        windows = self._chats.setdefault(chat, _windows(chat))
        # Telegram may ask for a longer wait in between.
        while not await self._is_free(chat, windows):
            pass
        await self.pass_all()
        # A message counts from when it leaves.
        now = self._clock()
        for window in windows:
            window.note(now)
        self._chats[chat] = windows

    async def pass_all(self) -> None:
        """Wait until one more request of any kind may leave."""
        now = self._clock()
        at = max(now, self._all.free_at(), self._next)
        self._next = at
        if at < self._slow_until:
            self._next += SLOW_SECONDS
        self._all.note(at)
        if at > now:
            await asyncio.sleep(at - now)

    def may_show(self, chat: int) -> bool:
        """Say whether something that nobody waits for may go to a chat at once.

        It takes no message's place in the chat, but counts over all.
        """
        now = self._clock()
        windows = self._chats.get(chat, ())
        free_at = max(self._held.get(chat, 0.0), *(window.free_at() for window in windows), 0.0)
        if max(free_at, self._all.free_at(), self._next, self._slow_until) > now:
            return False
        self._all.note(now)
        return True

    def hold(self, chat: int, seconds: float) -> None:
        """Let nothing pass to a chat for so long: Telegram said so."""
        now = self._clock()
        self._held = {held: until for held, until in self._held.items() if until > now}
        self._held[chat] = max(self._held.get(chat, 0.0), now + seconds)
        if len(self._held) >= FLOODED_CHATS:
            self._slow_until = sorted(self._held.values())[-FLOODED_CHATS]

    async def _is_free(self, chat: int, windows: tuple[_Window, ...]) -> bool:
        """Say whether a message may go to a chat; if not, first wait until it may."""
        free_at = max(self._held.get(chat, 0.0), *(window.free_at() for window in windows))
        wait = free_at - self._clock()
        if wait > 0:
            await asyncio.sleep(wait)
        return wait <= 0

    def _sweep(self) -> None:
        """Forget the chats whose last messages count no more."""
        now = self._clock()
        self._chats = {
            chat: windows
            for chat, windows in self._chats.items()
            if not all(window.is_idle(now) for window in windows)
        }
        self._sweep_at = max(_SWEEP, 2 * len(self._chats))


def _windows(chat: int) -> tuple[_Window, ...]:
    # Groups and channels have negative ids.
    return (_Window(CHAT_PACE), _Window(GROUP_PACE)) if chat < 0 else (_Window(CHAT_PACE),)
