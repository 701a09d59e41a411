"""People who ask without end while the bot is killed and Telegram fails; and the reckoning."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tests.support.botapi.process import BotProcess
from tests.support.botapi.records import (
    BAD_GATEWAY,
    BAD_GATEWAY_AFTER,
    CLOSE,
    CLOSE_AFTER,
    CUT,
    SERVER_ERROR,
    flood,
)

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from tests.support.botapi.server import BotApiServer

ECHO = ("tests.support.echo",)
QUICK = {
    "bot.telegram.delivery.SETTLE_SECONDS": 0.3,
    "bot.telegram.delivery.FIRST_PAUSE": 0.2,
    "bot.telegram.api.SEND_SECONDS": 2.0,
    "bot.telegram.polling.FIRST_PAUSE": 0.2,
    "bot.telegram.polling.MAX_PAUSE": 1.0,
    "bot.telegram.gate.CHAT_PACE": (5, 1.0),
}
"""Shorter waits than the real ones, so that much happens in little time."""
PEOPLE = 6
PACE_SECONDS = 0.7
"""How long a person waits between two questions; the bot may send one a second to each."""
PATIENT_WITH = 4
"""How many questions of a person's are open at most; so nobody is refused."""
_FAULTS = (
    flood(1),
    SERVER_ERROR,
    BAD_GATEWAY,
    BAD_GATEWAY_AFTER,
    CLOSE,
    CLOSE_AFTER,
    CUT,
)


class Reckoning(NamedTuple):
    """What became of the questions.

    Attributes:
        asked: How many there were.
        lost: Those never answered.
        twice: Those answered twice.
        more: Those answered more often.
        out_of_order: People whose answers came in another order than their questions.
        kills: How often the bot was killed.
    """

    asked: int
    lost: list[str]
    twice: list[str]
    more: list[str]
    out_of_order: list[int]
    kills: int

    def __str__(self) -> str:
        """Return the counts, and the first few of what went wrong."""
        faults = (f"{len(found)} {found[:3]}" for found in self[1:5])
        lost, twice, more, unordered = faults
        return (
            f"{self.asked} asked, {self.kills} kills: lost {lost}, twice {twice}, "
            f"more {more}, out of order {unordered}"
        )


def echo_bot(
    server: BotApiServer, folder: Path, patches: dict[str, object] | None = None, **more: str
) -> BotProcess:
    """Return a bot that answers with the question; it is not started."""
    environment = {"ECHO_PATCHES": json.dumps(QUICK | (patches or {})), **more}
    archive = folder / "none.sqlite3"
    return BotProcess(server, folder, archive, environment=environment, module=ECHO)


def answers(server: BotApiServer) -> dict[int, list[str]]:
    """Return what the bot has said to each person, without the numbers of the turns."""
    return {
        chat.id: [m.text.partition(": ")[2] for m in chat.messages.values() if m.from_bot]
        for chat in server.world.chats.values()
    }


def reckon(asked: dict[int, list[str]], server: BotApiServer, kills: int = 0) -> Reckoning:
    """Count the answers to each question."""
    given = answers(server)
    counts = Counter(text for texts in given.values() for text in texts)
    questions = [text for texts in asked.values() for text in texts]
    in_order = {who: list(dict.fromkeys(given.get(who, []))) for who in asked}
    return Reckoning(
        len(questions),
        [text for text in questions if not counts[text]],
        [text for text in questions if counts[text] == 2],
        [text for text in questions if counts[text] > 2],
        [who for who in asked if in_order[who] != asked[who]],
        kills,
    )


class Chaos:
    """Lets people ask, the bot be killed, and Telegram fail, all by one seed's chances.

    Args:
        server: The server.
        folder: Where the bot runs.
        chance: Where the chances come from.
        fault_rate: How many calls in a hundred go wrong at Telegram.
    """

    def __init__(
        self, server: BotApiServer, folder: Path, chance: Random, fault_rate: int = 0
    ) -> None:
        self.bot = echo_bot(server, folder)
        self.asked: dict[int, list[str]] = {}
        self._server = server
        self._chance = chance
        self._fault_rate = fault_rate
        self._happened = asyncio.Event()
        server.watch = self._see

    async def run(self, kills: int) -> Reckoning:
        """Kill the bot so often, wait until all is answered, and count."""
        try:
            return await self._run(kills)
        finally:
            await self.bot.kill()

    async def _run(self, kills: int) -> Reckoning:
        await self.bot.start()
        people = [asyncio.create_task(self._ask(100 + number)) for number in range(PEOPLE)]
        for _ in range(kills):
            await self._let_something_happen()
            await self.bot.kill()
            await self.bot.start()
        for person in people:
            person.cancel()
        await asyncio.gather(*people, return_exceptions=True)
        self._fault_rate = 0
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(60):
                await self._server.until(lambda: not reckon(self.asked, self._server).lost)
        assert await self.bot.terminate() == 0
        return reckon(self.asked, self._server, kills)

    async def _ask(self, who: int) -> None:
        seat = self._server.user(who)
        questions = self.asked[who] = list[str]()
        while True:
            await asyncio.sleep(self._chance.uniform(0.5, 1.5) * PACE_SECONDS)
            answered = {message.text for message in seat.chat.messages.values() if message.from_bot}
            if len(questions) - len(answered) >= PATIENT_WITH:
                continue
            question = f"{who} asks {len(questions)}"
            # Nobody is cut off between asking and taking note of it.
            questions.append(question)
            await asyncio.shield(seat.say(question))

    async def _let_something_happen(self) -> None:
        """Wait for one of the next calls, or a moment longer."""
        for _ in range(self._chance.choice((1, 2, 3, 5, 8, 13, 21))):
            self._happened.clear()
            await self._happened.wait()
        if self._chance.random() < 0.5:
            await asyncio.sleep(self._chance.uniform(0, 0.05))

    def _see(self, method: str, stage: str) -> None:
        if method in ("sendMessage", "getUpdates", "editMessageText"):
            self._happened.set()
        faulty = method in ("sendMessage", "getUpdates") and stage == "asked"
        if faulty and self._chance.randrange(100) < self._fault_rate:
            self._server.fail(method, self._chance.choice(_FAULTS))
