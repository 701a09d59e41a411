"""An answer as it will stand in a chat: its messages and buttons, checked against the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from bot.answering.proof import check_evidence
from bot.telegram.files import files_of
from bot.telegram.keyboard import Tools, copied, keyboard
from bot.telegram.rendering import render

if TYPE_CHECKING:
    from telegram import InlineKeyboardMarkup

    from bot.answering.answer import Answer
    from bot.conversation import Desk
    from bot.telegram.richtext import Message


class Presented(NamedTuple):
    """What is shown for an answer.

    Attributes:
        messages: Its messages, in order.
        buttons: What stands under the last of them.
        files: What is sent besides, as `files.files_of` gives it.
    """

    messages: list[Message]
    buttons: InlineKeyboardMarkup | None
    files: tuple[dict[str, Any], ...] = ()


def present(answer: Answer, desk: Desk, turn: int | None = None) -> Presented:
    """Render an answer and check each of its messages, and what a button copies.

    What is checked here is stored in the outbox as it is and sent as it is stored.

    Args:
        answer: What is to be shown.
        desk: What answered.
        turn: The turn of the conversation; None where nothing is to be done with the answer.

    Raises:
        EvidenceError: A quotation is not what its source says; nothing of it may be sent.
        ArticleGoneError: Its article is no longer held.
    """
    messages = render(answer)
    for message in messages:
        check_evidence(message.rendered, desk.read)
    tools = Tools(desk.phrases, turn) if turn is not None else None
    if tools is not None and (pasted := copied(answer, tools.phrases)) is not None:
        check_evidence(pasted, desk.read)
    return Presented(messages, keyboard(answer, tools), files_of(answer, desk.phrases))
