"""What a message asks of the bot, if anything, and which conversation it belongs to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from telegram import Message
from telegram.constants import ChatType

if TYPE_CHECKING:
    from collections.abc import Collection

    from telegram import MaybeInaccessibleMessage, User

_COMMAND = re.compile(r"\s*/(\w+)(?:@(\w+))?(?=\s|$)", re.ASCII)


class Place(NamedTuple):
    """Where an answer goes.

    Attributes:
        chat_id: The chat.
        thread_id: The topic in it, where it has topics.
        reply_to: In a group the message that is answered, which the answer quotes.
    """

    chat_id: int
    thread_id: int | None = None
    reply_to: int | None = None

    @property
    def conversation(self) -> str:
        """The conversation's key: one for a chat, in a group with topics one for each topic.

        In a group everybody sees the same numbers and the same "he", so all share them.
        """
        chat = str(self.chat_id)
        return chat if self.thread_id is None else f"{chat}, topic {self.thread_id}"


def place_of(message: MaybeInaccessibleMessage) -> Place:
    """Return where to answer a message, or a button that was pressed under it."""
    thread_id = None
    if isinstance(message, Message) and message.is_topic_message:
        thread_id = message.message_thread_id
    is_private = message.chat.type == ChatType.PRIVATE
    return Place(message.chat.id, thread_id, None if is_private else message.message_id)


def question_of(message: Message, bot: User, commands: Collection[str]) -> str | None:
    """Return what a message asks of the bot, without the bot's name in it.

    Args:
        message: A message that somebody wrote; no service message.
        bot: The bot's own account.
        commands: The commands that it knows: in a group another one is another bot's, unless
            this one is named with it.

    Returns:
        Its text or its caption; "" for what has no words, such as a sticker; None where nothing
        is to be answered: another bot's message, another bot's command, a picture of an album
        beside the one with the caption, a channel's post, what was sent through the bot itself,
        and in a group what is not said to this bot.
    """
    if _is_nobodys(message) or (message.via_bot is not None and message.via_bot.id == bot.id):
        return None
    words = message.text if message.text is not None else message.caption
    is_private = message.chat.type == ChatType.PRIVATE
    if words is None:
        is_content = message.effective_attachment is not None and message.media_group_id is None
        return "" if is_private and is_content else None
    command = _COMMAND.match(words)
    if command is not None and command[2] is not None:
        if command[2].casefold() != (bot.username or "").casefold():
            return None
        return words[: command.start(2) - 1] + words[command.end(2) :]
    is_known = command is not None and command[1].casefold() in commands
    asked = _without_mention(words, bot)
    is_addressed = is_private or is_known or asked is not None or _answers(message, bot)
    if not is_addressed:
        return None
    return words if asked is None else asked


def kind_of(message: Message) -> str:
    """Return what a message without words is: "sound", "picture" or "other"."""
    if message.voice or message.audio or message.video_note:
        return "sound"
    is_picture = message.photo or message.video or message.sticker or message.animation
    return "picture" if is_picture else "other"


def _is_nobodys(message: Message) -> bool:
    """Say whether no person wrote it.

    Administrators who stay anonymous, and people who write as a channel, come as bots of
    Telegram's own, with the chat that they write as: https://core.telegram.org/bots/api#message.
    """
    if message.is_automatic_forward:
        return True
    author = message.from_user
    return author is not None and author.is_bot and message.sender_chat is None


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
