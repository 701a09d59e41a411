"""Telegram without a network: a request object that answers from memory or fails the test."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from telegram.request import BaseRequest

if TYPE_CHECKING:
    from telegram.request import RequestData

BOT = {"id": 7, "is_bot": True, "first_name": "On Record", "username": "on_record_bot"}
SUPERGROUP = -1005
"""What a group becomes where a reply says that it was upgraded."""
TOKEN = "7:offline-offline-offline-offline-off"


class Sent(NamedTuple):
    """One request."""

    method: str
    data: dict[str, Any]


class OfflineRequest(BaseRequest):
    """Records what is asked of Telegram; opens no connection.

    Attributes:
        sent: Every request but getMe.
        replies: By method, what the next calls give: an exception to raise, or a status and a
            description to refuse with. Where nothing is left, the call succeeds.
    """

    def __init__(self) -> None:
        self.sent: list[Sent] = []
        self.replies: dict[str, list[BaseException | tuple[int, str]]] = {}

    @property
    def read_timeout(self) -> float | None:
        return 1.0

    async def initialize(self) -> None:
        """Open nothing."""

    async def shutdown(self) -> None:
        """Close nothing."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *_args: object,
        **_kwargs: object,
    ) -> tuple[int, bytes]:
        assert method == "POST"
        name = url.rsplit("/", 1)[-1]
        data = dict(request_data.parameters) if request_data else {}
        if name == "getMe":
            return _ok(BOT)
        self.sent.append(Sent(name, data))
        planned = self.replies.get(name, [])
        if planned:
            reply = planned.pop(0)
            if isinstance(reply, BaseException):
                raise reply
            status, description = reply
            body: dict[str, object] = {"ok": False, "description": description}
            if status == 429:
                body["parameters"] = {"retry_after": 1}
            elif "upgraded to a supergroup" in description:
                body["parameters"] = {"migrate_to_chat_id": SUPERGROUP}
            return status, json.dumps(body).encode()
        if name in ("sendMessage", "editMessageText"):
            chat = {"id": data["chat_id"], "type": "private", "first_name": "Ada"}
            return _ok({"message_id": 1000 + len(self.sent), "date": 1, "chat": chat, "from": BOT})
        assert name in ("answerCallbackQuery", "setMyCommands", "deleteWebhook"), name
        return _ok(result=True)

    def of(self, method: str) -> list[dict[str, Any]]:
        """Return the data of one method's requests."""
        return [request.data for request in self.sent if request.method == method]


def _ok(result: object) -> tuple[int, bytes]:
    return 200, json.dumps({"ok": True, "result": result}).encode()
