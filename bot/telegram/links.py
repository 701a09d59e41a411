"""Links that open the bot at a passage: https://core.telegram.org/bots/features#deep-linking."""

from __future__ import annotations

import re

from bot.answering.actions import HASH_DIGITS, ShowPlace

MAX_PAYLOAD = 64
"""Characters of a link's payload: A-Z, a-z, 0-9, _ and -."""
HELP = "help"
"""The payload that asks for help; inline mode's button has it."""
_PLACE = re.compile(rf"p_([0-9a-f]{{{HASH_DIGITS}}})_(\d{{1,10}})_(\d{{1,10}})", re.ASCII)


def payload_of(place: ShowPlace) -> str:
    """Return the payload that opens a place."""
    return f"p_{place.article}_{place.start}_{place.end}"


def link_to(bot: str, place: ShowPlace) -> str:
    """Return the address that opens a place; `bot` is the bot's user name."""
    return f"https://t.me/{bot}?start={payload_of(place)}"


def read_payload(payload: str) -> ShowPlace | None:
    """Return the place that a payload opens; None for any other payload."""
    match = _PLACE.fullmatch(payload)
    return ShowPlace(match[1], int(match[2]), int(match[3])) if match else None


def payload_in(question: str) -> str:
    """Return what stands behind "/start" in a message; "" where that is not what it is."""
    command, _, payload = question.strip().partition(" ")
    return payload.strip() if command.lower() == "/start" else ""
