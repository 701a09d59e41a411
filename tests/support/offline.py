"""Telegram without a network: an API that answers from memory or fails the test."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from bot.telegram.api import BotApi, FloodError, RefusedError
from bot.telegram.gate import SendGate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.telegram.files import Upload

BOT = {"id": 7, "is_bot": True, "first_name": "On Record", "username": "on_record_bot"}
SUPERGROUP = -1005
"""What a group becomes where a reply says that it was upgraded."""
TOKEN = "7:offline-offline-offline-offline-off"


_CARRIED_OUT = (
    "answerCallbackQuery",
    "answerInlineQuery",
    "deleteMessages",
    "editMessageReplyMarkup",
    "sendChatAction",
)


class Sent(NamedTuple):
    """One request."""

    method: str
    data: dict[str, Any]


class OfflineApi(BotApi):
    """Records what is asked of Telegram; opens no connection.

    Attributes:
        sent: Every request.
        uploads: Every file.
        replies: By method, what the next calls give: an exception to raise, or a status and a
            description to refuse with. Where nothing is left, the call succeeds.
    """

    def __init__(self) -> None:
        super().__init__(TOKEN, "https://nowhere.invalid")
        self.sent: list[Sent] = []
        self.uploads: list[Upload] = []
        self.replies: dict[str, list[BaseException | tuple[int, str]]] = {}

    async def call(
        self,
        method: str,
        payload: str | Mapping[str, Any],
        seconds: float | None = None,  # noqa: ARG002 - nothing takes time here
        *,
        upload: Upload | None = None,
    ) -> Any:
        data = json.loads(payload) if isinstance(payload, str) else dict(payload)
        self.sent.append(Sent(method, data))
        if upload is not None:
            self.uploads.append(upload)
        planned = self.replies.get(method, [])
        if planned:
            raise _failure(planned.pop(0))
        if method in ("sendMessage", "sendPhoto", "sendDocument", "editMessageText"):
            number = data.get("message_id", 1000 + len(self.sent))
            return {"message_id": number, "date": 1, "chat": {"id": data["chat_id"]}}
        assert method in _CARRIED_OUT, method
        return True

    def of(self, method: str) -> list[dict[str, Any]]:
        """Return the data of one method's requests."""
        return [request.data for request in self.sent if request.method == method]


class OpenGate(SendGate):
    """Lets everything pass at once."""

    async def pass_chat(self, chat: int) -> None:
        """Wait for nothing."""

    async def pass_all(self) -> None:
        """Wait for nothing."""


def _failure(reply: BaseException | tuple[int, str]) -> BaseException:
    if isinstance(reply, BaseException):
        return reply
    status, description = reply
    if status == 429:
        return FloodError(1.0)
    moved = SUPERGROUP if "upgraded to a supergroup" in description else None
    return RefusedError(status, description, moved)
