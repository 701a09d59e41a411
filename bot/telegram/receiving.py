"""Telegram's reply to getUpdates, read so that one update that cannot be read loses no other."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.request import HTTPXRequest

UNREADABLE = "unreadable"
"""The field of an update that stands for one that cannot be read: the kind of its fault."""


class UpdatesRequest(HTTPXRequest):
    """Makes requests as the library does, and takes the content out of unreadable updates.

    The library refuses a whole batch for one such update, which would then come for ever. An
    update without content keeps its id and is confirmed with the others.
    """

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Return a reply; in place of each unreadable update one with its id and its fault.

        Raises:
            TelegramError: It is no JSON.
        """
        reply = HTTPXRequest.parse_json_payload(payload)
        result = reply.get("result")
        if isinstance(result, list):
            reply["result"] = [_readable(update) for update in result]
        return reply


def _readable(update: Any) -> Any:
    try:
        Update.de_json(update, None)
    except Exception as error:  # noqa: BLE001 - the library raises anything on a bad update
        if isinstance(update, dict) and isinstance(update.get("update_id"), int):
            return {"update_id": update["update_id"], UNREADABLE: type(error).__name__}
    return update
