"""What a message asks of the bot, if anything, and which conversation it belongs to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from telegram import Message
from telegram.constants import ChatType

if TYPE_CHECKING:
    from telegram import MaybeInaccessibleMessage, User

_COMMAND = re.compile(r"\s*/\w+(?:@(\w+))?(?=\s|$)", re.ASCII)


class Place(NamedTuple):
    """Where an answer goes.

    Attributes:
        chat_id: The chat.
        thread_id: The topic in it, where it has topics.
        owner: In a group the id of the member whose conversation it is.
    """

    chat_id: int
    thread_id: int | None
    owner: int | None

    @property
    def conversation(self) -> str:
        """The conversation's key: one for a private chat, in a group one a member and topic."""
        parts = [str(self.chat_id)]
        if self.thread_id is not None:
            parts.append(f"topic {self.thread_id}")
        if self.owner is not None:
            parts.append(f"user {self.owner}")
        return ", ".join(parts)


def place_of(message: MaybeInaccessibleMessage, user: User | None) -> Place:
    """Return where to answer `user`, who wrote the message or pressed a button under it."""
    thread_id = None
    if isinstance(message, Message) and message.is_topic_message:
        thread_id = message.message_thread_id
    is_private = message.chat.type == ChatType.PRIVATE
    owner = None if is_private or user is None else user.id
    return Place(message.chat.id, thread_id, owner)


def question_of(message: Message, bot: User) -> str | None:
    """Return what a message asks of the bot, without the bot's name in it.

    Args:
        message: A message that somebody wrote; no service message.
        bot: The bot's own account.

    Returns:
        Its text or its caption; "" for what has no words, such as a sticker; None where nothing
        is to be answered: another bot's message, another bot's command, a picture of an album
        beside the one with the caption, and in a group what is not said to this bot.
    """
    if message.from_user is not None and message.from_user.is_bot:
        return None
    words = message.text if message.text is not None else message.caption
    is_private = message.chat.type == ChatType.PRIVATE
    if words is None:
        is_content = message.effective_attachment is not None and message.media_group_id is None
        return "" if is_private and is_content else None
    command = _COMMAND.match(words)
    if command is not None and command[1] is not None:
        if command[1].casefold() != (bot.username or "").casefold():
            return None
        return words[: command.start(1) - 1] + words[command.end(1) :]
    asked = _without_mention(words, bot)
    is_addressed = is_private or command is not None or asked is not None or _answers(message, bot)
    if not is_addressed:
        return None
    return words if asked is None else asked


def _without_mention(words: str, bot: User) -> str | None:
    """Return the words without "@name" of the bot; None where it is not in them."""
    if not bot.username:
        return None
    mention = rf"(?<![\w@])@{re.escape(bot.username)}\b[,:]?"
    asked, count = re.subn(mention, "", words, flags=re.IGNORECASE | re.ASCII)
    return asked.strip() if count else None


def _answers(message: Message, bot: User) -> bool:
    """Say whether a message is a reply to one of the bot's."""
    earlier = message.reply_to_message
    return earlier is not None and earlier.from_user is not None and earlier.from_user.id == bot.id
