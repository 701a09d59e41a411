"""The bot's handlers without a network, and what is put before them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram import Update

from bot.answering.actions import ShowMore
from bot.answering.answer import Button, Frame
from tests.support.desk import answer, asked
from tests.support.offline import BOT, OfflineRequest

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.conversation_state import State
    from bot.state import StateStore
    from bot.telegram.processing import AnyApplication

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
    """A bot without a network, and what is put before it."""

    def __init__(
        self, application: AnyApplication, request: OfflineRequest, store: StateStore
    ) -> None:
        self.application = application
        self.request = request
        self.store = store
        self._updates = 0

    async def arrive(self, **update: Any) -> None:
        """Let an update arrive and be handled; without an id it is a new one."""
        self._updates += 1
        parsed = Update.de_json({"update_id": self._updates, **update}, self.application.bot)
        await self.application.process_update(parsed)

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
