"""What arrives from Telegram, and who answers it: questions, edits, buttons, memberships."""

from __future__ import annotations

import logging
import traceback
from typing import TYPE_CHECKING

from bot.errors import ActionError, BotError, EvidenceError
from bot.telegram.addressing import place_of, question_of
from bot.telegram.buttons import Buttons
from bot.telegram.language import language_of
from bot.telegram.outgoing import plain_message, query_answer
from bot.telegram.questions import Questions
from bot.telegram.reply import Reply, Task
from retrieval.errors import ArticleGoneError, RetrievalError

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from telegram import Message, Update, User

    from bot.conversation import Desk
    from bot.conversation_state import State

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "inline_query", "my_chat_member")
"""What Telegram is asked for, each time: it keeps the last list it was given."""

_TO_TELL = {
    ActionError: "strange_button",
    ArticleGoneError: "article_gone",
    EvidenceError: "held_back",
}
"""The errors that the person who asks is told of, and how; the others are for the operator."""

_logger = logging.getLogger(__name__)


class Handlers:
    """Answers what arrives. Nothing is read, stored or sent here but the archive read.

    Further kinds of updates get their place here, and their names in `ALLOWED_UPDATES`.

    Args:
        desk: Where questions are answered.
        bot: The bot's own account.
    """

    def __init__(self, desk: Desk, bot: User) -> None:
        self._desk = desk
        self._bot = bot
        self._commands = frozenset(command.name for command in desk.commands)
        self._questions = Questions(desk, bot)
        self._buttons = Buttons(desk)

    def task(self, update: Update) -> Task | None:
        """Return what is to be done for an update; None for nothing."""
        if update.message is not None:
            return self._message(update.message)
        if update.edited_message is not None:
            return self._edited(update.edited_message)
        if update.callback_query is not None:
            return self._buttons.task(update.callback_query)
        if update.my_chat_member is not None:
            return self._questions.joined(update.my_chat_member)
        return None

    def speaking(self, update: Update, state: State) -> AbstractContextManager[None]:
        """Speak the language of who sent an update, in the conversation with this memory."""
        return self._desk.phrases.speaking(language_of(update, state))

    def excuse(self, update: Update, error: Exception) -> Reply:
        """Log what went wrong, and return what is said to who waits for an answer."""
        _logger.error("An update could not be answered: %s", describe(error))
        query = update.callback_query
        source = query.message if query is not None else update.message or update.edited_message
        if source is None:
            return Reply()
        place = place_of(source)
        phrase = _TO_TELL.get(type(error))
        sentence = self._desk.phrases.say(phrase) if phrase else self._desk.apology
        said = plain_message(place, sentence)
        if query is None:
            return Reply((said,))
        return Reply((query_answer(query, place.chat_id), said))

    def refuse(self, update: Update) -> Reply:
        """Return what is said to somebody who has asked more than can wait."""
        query = update.callback_query
        if query is not None:
            chat = query.message.chat.id if query.message is not None else query.from_user.id
            return Reply((query_answer(query, chat, self._desk.patience),))
        message = update.message
        if message is None or self._question(message) is None:
            return Reply()
        return Reply((plain_message(place_of(message), self._desk.patience),))

    def _question(self, message: Message) -> str | None:
        return question_of(message, self._bot, self._commands)

    def _message(self, message: Message) -> Task | None:
        if message.migrate_to_chat_id is not None or message.migrate_from_chat_id is not None:
            return Task(None, lambda _: _moved(message))
        question = self._question(message)
        return None if question is None else self._questions.asked(message, question)

    def _edited(self, message: Message) -> Task | None:
        # A place that is shared live comes as one edit after the other, and has no words.
        question = self._question(message)
        return self._questions.asked_again(message, question) if question else None


def describe(error: BaseException) -> str:
    """Return an error for the log: its kind and place, and its words only where they are ours.

    Another library's words may hold what somebody wrote.
    """
    if isinstance(error, BotError | RetrievalError):
        return f"{type(error).__name__}: {error}"
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"


def _moved(message: Message) -> Reply:
    """Let the conversations of a group follow it when it becomes a supergroup.

    Telegram says so in both chats: https://core.telegram.org/bots/api#message.
    """
    old = message.migrate_from_chat_id or message.chat.id
    return Reply(move=(old, message.migrate_to_chat_id or message.chat.id))
