"""What arrives from Telegram: messages, pressed buttons, and what went wrong with either."""

from __future__ import annotations

import logging
import traceback
from typing import TYPE_CHECKING

from telegram import Message, Update
from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.ext import CallbackQueryHandler, ContextTypes, MessageHandler, filters

from bot.answering.actions import ShowArticle, ShowPassage
from bot.answering.answer import PassageView
from bot.errors import ActionError, BotError, EvidenceError, StateError
from bot.telegram.addressing import place_of, question_of
from bot.telegram.keyboard import read_data
from bot.telegram.rendering import PASSAGE
from bot.telegram.sending import answer_query, edit, prepare, send, send_text
from bot.telegram.splitting import CUT_SIGN
from retrieval.errors import ArticleGoneError, RetrievalError

if TYPE_CHECKING:
    from telegram import Bot, MaybeInaccessibleMessage

    from bot.answering.actions import Action
    from bot.answering.answer import Answer
    from bot.conversation import Desk
    from bot.conversation_state import State
    from bot.state import StateStore
    from bot.telegram.processing import AnyApplication

_TO_TELL = (ActionError, ArticleGoneError, EvidenceError)
"""The errors whose sentences are for the person who asks; the others' are for the operator."""

_logger = logging.getLogger(__name__)


class Handlers:
    """Answers what arrives, with the conversation's state from the store.

    The state is saved once an answer is complete and checked, before any of it is sent: the
    numbers that a person can see are always known, whatever happens while sending. The update is
    finished once all is sent. One that Telegram sends again after a crash in between is answered
    from the state before it, as if for the first time; one that was finished is passed over.

    Args:
        desk: Where questions are answered.
        store: What remembers the conversations.
    """

    def __init__(self, desk: Desk, store: StateStore) -> None:
        self._desk = desk
        self._store = store

    def register(self, application: AnyApplication) -> None:
        """Make an application use these handlers."""
        # Edited messages and channel posts are not asked for; this holds if they come all the same.
        written = filters.UpdateType.MESSAGE & ~filters.StatusUpdate.ALL
        moved = filters.UpdateType.MESSAGE & filters.StatusUpdate.MIGRATE
        application.add_handler(MessageHandler(written, self.on_message))
        application.add_handler(MessageHandler(moved, self.on_move))
        application.add_handler(CallbackQueryHandler(self.on_button))
        application.add_error_handler(self.on_error)

    async def on_message(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a message that was written to the bot."""
        message = update.message
        if message is None:
            return
        question = question_of(message, context.bot.bot)
        if question is None or self._store.is_finished(update.update_id):
            return
        place = place_of(message, message.from_user)
        before = self._store.load(place.conversation, update.update_id)
        answer, after = self._desk.ask(question, before)
        messages = prepare(answer, self._desk.read)
        self._store.save(place.conversation, after, update.update_id)
        await send(context.bot, place, messages, answer)
        self._finish(update)

    async def on_button(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what a pressed button stands for; the press is acknowledged in any case."""
        query = update.callback_query
        if query is None or self._store.is_finished(update.update_id):
            return
        if query.message is None:
            await answer_query(query)
            return
        try:
            action, owner = read_data(query.data or "")
        except ActionError as error:
            await answer_query(query, str(error))
            return
        place = place_of(query.message, query.from_user)
        is_guest = place.owner is not None and owner not in (None, place.owner)
        if is_guest:
            place = place._replace(owner=owner)
        try:
            before = self._store.load(place.conversation, update.update_id)
            answer, after = self._desk.act(action, before)
        finally:
            await answer_query(query)
        messages = prepare(answer, self._desk.read)
        if is_guest:
            after = _without_guest(before, after)
        self._store.save(place.conversation, after, update.update_id)
        replaced = _to_replace(query.message, action, answer) if len(messages) == 1 else None
        if replaced is None or not await edit(context.bot, place, replaced, messages[0], answer):
            await send(context.bot, place, messages, answer)
        self._finish(update)

    async def on_move(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Let the conversations of a group follow it when it becomes a supergroup.

        Telegram says so in both chats: https://core.telegram.org/bots/api#message.
        """
        message = update.message
        if message is None:
            return
        old = message.migrate_from_chat_id or message.chat.id
        self._store.move(old, message.migrate_to_chat_id or message.chat.id)

    async def on_error(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Log what went wrong, and say so where somebody waits for an answer."""
        error = context.error
        if error is None:
            return
        if isinstance(error, Forbidden):
            _logger.info("An answer could not be delivered: %s", describe(error))
        else:
            _logger.error("An update could not be answered: %s", describe(error))
            await self._apologise(update, error, context.bot)
        if isinstance(update, Update):
            self._finish(update)

    async def _apologise(self, update: object, error: Exception, bot: Bot) -> None:
        if not isinstance(update, Update):
            return
        query = update.callback_query
        source = query.message if query is not None else update.effective_message
        if source is None:
            return
        sentence = str(error) if isinstance(error, _TO_TELL) else self._desk.apology
        try:
            await send_text(bot, place_of(source, update.effective_user), sentence)
        except TelegramError as failure:
            _logger.warning("Nor could that be said: %s", describe(failure))

    def _finish(self, update: Update) -> None:
        """Note that an update needs no more; a failure only means that it may be answered again."""
        try:
            self._store.finish(update.update_id)
        except StateError as failure:
            _logger.warning("An answer could not be noted as sent: %s", describe(failure))


def describe(error: BaseException) -> str:
    """Return an error for the log: its kind and place, and its words only where they are ours.

    Another library's words may hold what somebody wrote; of Telegram's, a refusal's do not.
    """
    if isinstance(error, BadRequest | Forbidden):
        refusal, _, _ = error.message.partition(". Parsing the server response")
        return f"{type(error).__name__}: {refusal}"
    if isinstance(error, BotError | RetrievalError):
        return f"{type(error).__name__}: {error}"
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"


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
