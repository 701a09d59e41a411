"""What arrives from Telegram, and the reply to it: a new state and what is to be sent."""

from __future__ import annotations

import logging
import traceback
from typing import TYPE_CHECKING, NamedTuple

from telegram import Message

from bot.answering.actions import ShowArticle, ShowPassage
from bot.answering.answer import PassageView
from bot.errors import ActionError, BotError, EvidenceError
from bot.telegram.addressing import place_of, question_of
from bot.telegram.keyboard import read_data
from bot.telegram.outgoing import (
    changed_message,
    new_messages,
    plain_message,
    prepare,
    query_answer,
)
from bot.telegram.rendering import PASSAGE
from bot.telegram.splitting import CUT_SIGN
from retrieval.errors import ArticleGoneError, RetrievalError

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram import CallbackQuery, MaybeInaccessibleMessage, Update, User

    from bot.answering.actions import Action
    from bot.answering.answer import Answer
    from bot.conversation import Desk
    from bot.conversation_state import State
    from bot.telegram.addressing import Place
    from bot.telegram.ledger import Outgoing

ALLOWED_UPDATES = ("message", "callback_query")
"""What Telegram is asked for, each time: it keeps the last list it was given."""

_TO_TELL = (ActionError, ArticleGoneError, EvidenceError)
"""The errors whose sentences are for the person who asks; the others' are for the operator."""

_logger = logging.getLogger(__name__)


class Reply(NamedTuple):
    """What an update comes to; all of it is stored together or not at all.

    Attributes:
        outgoing: What is to be sent, in order.
        conversation: The key of the conversation whose state changes, if one does.
        state: Its new state.
        move: The chat whose conversations go to another one, and that one.
    """

    outgoing: tuple[Outgoing, ...] = ()
    conversation: str | None = None
    state: State | None = None
    move: tuple[int, int] | None = None


class Task(NamedTuple):
    """What is to be done for an update.

    Attributes:
        conversation: The key of the conversation whose state it needs; None for none.
        reply: Gives the reply from that state, or from a fresh one.
    """

    conversation: str | None
    reply: Callable[[State], Reply]


class Handlers:
    """Answers what arrives. Nothing is read, stored or sent here but the archive read.

    Further kinds of updates get their methods here, and their names in `ALLOWED_UPDATES`.

    Args:
        desk: Where questions are answered.
        bot: The bot's own account.
    """

    def __init__(self, desk: Desk, bot: User) -> None:
        self._desk = desk
        self._bot = bot

    def task(self, update: Update) -> Task | None:
        """Return what is to be done for an update; None for nothing."""
        if update.message is not None:
            return self._message(update.message)
        if update.callback_query is not None:
            return self._button(update.callback_query)
        return None

    def excuse(self, update: Update, error: Exception) -> Reply:
        """Log what went wrong, and return what is said to who waits for an answer."""
        _logger.error("An update could not be answered: %s", describe(error))
        query = update.callback_query
        source = query.message if query is not None else update.message
        if source is None:
            return Reply()
        place = place_of(source, update.effective_user)
        sentence = str(error) if isinstance(error, _TO_TELL) else self._desk.apology
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
        if message is None or question_of(message, self._bot) is None:
            return Reply()
        place = place_of(message, message.from_user)
        return Reply((plain_message(place, self._desk.patience),))

    def _message(self, message: Message) -> Task | None:
        if message.migrate_to_chat_id is not None or message.migrate_from_chat_id is not None:
            return Task(None, lambda _: _moved(message))
        question = question_of(message, self._bot)
        if question is None:
            return None
        place = place_of(message, message.from_user)

        def reply(before: State) -> Reply:
            answer, after = self._desk.ask(question, before)
            messages = prepare(answer, self._desk.read)
            outgoing = new_messages(place, messages, answer)
            return Reply(tuple(outgoing), place.conversation, after)

        return Task(place.conversation, reply)

    def _button(self, query: CallbackQuery) -> Task:
        message = query.message
        if message is None:
            return Task(None, lambda _: Reply((query_answer(query, query.from_user.id),)))
        chat = message.chat.id
        try:
            action, owner = read_data(query.data or "")
        except ActionError as error:
            alert = query_answer(query, chat, str(error))
            return Task(None, lambda _: Reply((alert,)))
        place = place_of(message, query.from_user)
        is_guest = place.owner is not None and owner not in (None, place.owner)
        if is_guest:
            place = place._replace(owner=owner)

        def reply(before: State) -> Reply:
            answer, after = self._desk.act(action, before)
            shown = self._shown(place, message, action, answer)
            state = _without_guest(before, after) if is_guest else after
            return Reply((query_answer(query, chat), *shown), place.conversation, state)

        return Task(place.conversation, reply)

    def _shown(
        self, place: Place, pressed: MaybeInaccessibleMessage, action: Action, answer: Answer
    ) -> list[Outgoing]:
        messages = prepare(answer, self._desk.read)
        replaced = _to_replace(pressed, action, answer) if len(messages) == 1 else None
        if replaced is None:
            return new_messages(place, messages, answer)
        return [changed_message(place, replaced, messages[0], answer)]


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


def _without_guest(before: State, after: State) -> State:
    """Return the owner's state after somebody else pressed a button in the owner's conversation.

    The numbers and turns that everyone can see are kept; what the owner's own next words refer to
    stays as it was.
    """
    seen = ("turn", "cited", "forgotten", "requests")
    return before.model_copy(update={name: getattr(after, name) for name in seen})


def _to_replace(pressed: MaybeInaccessibleMessage, action: Action, answer: Answer) -> int | None:
    """Return the id of the message that a new passage takes the place of; None: it is sent anew.

    Only a passage gives way to a passage, and only if all of it stands in the pressed message.
    """
    if not isinstance(pressed, Message) or not isinstance(action, ShowPassage | ShowArticle):
        return None
    if not any(isinstance(block, PassageView) for block in answer.blocks):
        return None
    was_passage = any(entity.type == PASSAGE for entity in pressed.entities)
    was_whole = not (pressed.text or "").startswith(CUT_SIGN)
    return pressed.message_id if was_passage and was_whole else None
