"""The bot's handlers without a network, and what is put before them."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any

from telegram import User

from bot.answering.actions import ShowMore
from bot.answering.answer import Button, Frame
from bot.state import load_state
from bot.telegram.delivery import Delivery
from bot.telegram.engine import Engine
from bot.telegram.handlers import Handlers
from bot.telegram.inline import InlineDesk
from bot.telegram.inline_queue import InlineQueue
from bot.telegram.journal import Journal
from bot.telegram.metrics import Metrics
from bot.telegram.postman import Postman
from bot.telegram.presence import Presence
from tests.support.desk import answer, asked
from tests.support.offline import BOT, OfflineApi, OpenGate

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import Self

    from bot.answering.answer import Answer
    from bot.conversation import Desk
    from bot.conversation_state import State
    from bot.statefile import StateFile
    from bot.telegram.gate import SendGate

ADA = {"id": 11, "is_bot": False, "first_name": "Ada"}
BOB = {"id": 12, "is_bot": False, "first_name": "Bob"}
PRIVATE = {"id": 11, "type": "private", "first_name": "Ada"}
GROUP = {"id": -5, "type": "supergroup", "title": "Newsroom"}
STICKER = {
    "file_id": "F",
    "file_unique_id": "U",
    "type": "regular",
    "width": 1,
    "height": 1,
    "is_animated": False,
    "is_video": False,
}


class Table:
    """A bot without a network, and what is put before it.

    Args:
        desk: Where questions are answered.
        file: The state file.
        gate: What sets the pace; none does where it is left out.

    Attributes:
        presence: What shows that work goes on; it does so once it is started.
    """

    def __init__(self, desk: Desk, file: StateFile, gate: SendGate | None = None) -> None:
        self.request = OfflineApi()
        self.metrics = Metrics()
        self.journal = Journal(file)
        delivery = Delivery(self.request, self.journal, gate or OpenGate(), self.metrics)
        self.postman = Postman(delivery, self.journal, self.metrics)
        self.inline = InlineQueue(self.request, self.metrics)
        self.presence = Presence(self.request, OpenGate())
        self.engine = Engine(self.journal, self.postman, self.metrics, self.inline, self.presence)
        self._desk = desk
        self._updates = 0
        self._is_loaded = False

    async def load(self) -> None:
        """Take over what is stored, without beginning to answer."""
        if not self._is_loaded:
            self._is_loaded = True
            await self.engine.load()

    async def __aenter__(self) -> Self:
        await self.load()
        bot = User.de_json(dict(BOT), None)
        self.engine.start(Handlers(self._desk, bot))
        self.postman.start(self._desk.apology)
        self.inline.start(InlineDesk(self._desk, bot.username or "").answer)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.inline.stop()
        await self.engine.stop(1)
        await self.postman.stop(1)
        await self.journal.close()

    async def arrive(self, **update: Any) -> None:
        """Let an update arrive and be handled; without an id it is a new one."""
        self._updates += 1
        await self.engine.accept([{"update_id": self._updates, **update}])
        await self.engine.drain()

    async def state(self, conversation: str) -> State:
        """Return a conversation's state."""
        return await self.journal.run(partial(load_state, chat=conversation))

    async def say(self, text: str | None = None, **message: Any) -> None:
        """Let a message arrive."""
        await self.arrive(message=written(text, **message))

    async def press(
        self,
        data: str,
        message: dict[str, Any] | None = None,
        person: dict[str, Any] = ADA,
        **update: Any,
    ) -> None:
        """Let a button be pressed."""
        under = message or {"message_id": 50, "date": 1, "chat": PRIVATE, "from": BOT, "text": "x"}
        body = {"id": "q", "from": person, "chat_instance": "c", "data": data, "message": under}
        await self.arrive(callback_query=body, **update)

    @property
    def texts(self) -> list[str]:
        """What was sent as new messages."""
        return [str(data["text"]) for data in self.request.of("sendMessage")]


def written(text: str | None = None, **message: Any) -> dict[str, Any]:
    """Return a message of Ada's, in her own chat where nothing else is said."""
    words = {} if text is None else {"text": text}
    return {"message_id": 1, "date": 1, "chat": PRIVATE, "from": ADA, **words, **message}


def told(memory: State) -> Answer:
    """Answer with all that was asked, and a button for more."""
    return answer(
        Frame(" ".join(asked(memory))), buttons=((Button("More", ShowMore(memory.turn)),),)
    )


async def until(happened: Callable[[], Awaitable[bool]]) -> None:
    """Wait until something has happened that nobody tells of."""
    async with asyncio.timeout(30):
        while not await happened():  # noqa: ASYNC110 - the bot has no event for a test
            await asyncio.sleep(0.01)
