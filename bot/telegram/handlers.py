"""What arrives from Telegram: messages, pressed buttons, and what went wrong with either."""

from __future__ import annotations

import logging
import traceback
from typing import TYPE_CHECKING, Generic

from telegram import Message, Update
from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.ext import CallbackQueryHandler, ContextTypes, MessageHandler, filters

from bot.answering.actions import ShowArticle, ShowPassage, decode
from bot.answering.answer import PassageView
from bot.errors import ActionError, BotError, EvidenceError
from bot.telegram.addressing import place_of, question_of
from bot.telegram.desk import S
from bot.telegram.rendering import PASSAGE
from bot.telegram.sending import answer_query, edit, prepare, send, send_text
from bot.telegram.splitting import CUT_SIGN
from retrieval.errors import ArticleGoneError, RetrievalError

if TYPE_CHECKING:
    from telegram import Bot, MaybeInaccessibleMessage

    from bot.answering.actions import Action
    from bot.answering.answer import Answer
    from bot.state import StateStore
    from bot.telegram.addressing import Place
    from bot.telegram.desk import Desk, Turn
    from bot.telegram.processing import AnyApplication

_TO_TELL = (ActionError, ArticleGoneError, EvidenceError)
"""The errors whose sentences are for the person who asks; the others' are for the operator."""

_logger = logging.getLogger(__name__)


class Handlers(Generic[S]):
    """Answers what arrives, with the conversation's state from the store.

    The state is saved once an answer is complete and checked, before any of it is sent: the
    numbers that a person can see are always known, whatever happens while sending.

    Args:
        desk: Where questions are answered.
        store: What remembers the conversations.
    """

    def __init__(self, desk: Desk[S], store: StateStore[S]) -> None:
        self._desk = desk
        self._store = store

    def register(self, application: AnyApplication) -> None:
        """Make an application use these handlers."""
        # Edited messages and channel posts are not asked for; this holds if they come all the same.
        written = filters.UpdateType.MESSAGE & ~filters.StatusUpdate.ALL
        application.add_handler(MessageHandler(written, self.on_message))
        application.add_handler(CallbackQueryHandler(self.on_button))
        application.add_error_handler(self.on_error)

    async def on_message(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a message that was written to the bot."""
        message = update.message
        if message is None:
            return
        question = question_of(message, context.bot.bot)
        if question is None:
            return
        place = place_of(message, message.from_user)
        turn = self._desk.ask(question, self._store.load(place.conversation))
        await self._show(context.bot, place, turn)

    async def on_button(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what a pressed button stands for; the press is acknowledged in any case."""
        query = update.callback_query
        if query is None:
            return
        if query.message is None:
            await answer_query(query)
            return
        try:
            action = decode(query.data or "")
        except ActionError as error:
            await answer_query(query, str(error))
            return
        place = place_of(query.message, query.from_user)
        try:
            turn = self._desk.act(action, self._store.load(place.conversation))
        finally:
            await answer_query(query)
        await self._show(context.bot, place, turn, _to_replace(query.message, action, turn.answer))

    async def on_error(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Log what went wrong, and say so where somebody waits for an answer."""
        error = context.error
        if error is None:
            return
        if isinstance(error, Forbidden):
            _logger.info("An answer could not be delivered: %s", describe(error))
            return
        _logger.error("An update could not be answered: %s", describe(error))
        if not isinstance(update, Update):
            return
        query = update.callback_query
        source = query.message if query is not None else update.effective_message
        if source is None:
            return
        sentence = str(error) if isinstance(error, _TO_TELL) else self._desk.apology
        try:
            await send_text(context.bot, place_of(source, update.effective_user), sentence)
        except TelegramError as failure:
            _logger.warning("Nor could that be said: %s", describe(failure))

    async def _show(
        self, bot: Bot, place: Place, turn: Turn[S], replaces: int | None = None
    ) -> None:
        """Check an answer, keep the state, then send it, or put it in place of a message."""
        messages = prepare(turn.answer, self._desk.read)
        self._store.save(place.conversation, turn.state)
        shown = (
            replaces is not None
            and len(messages) == 1
            and await edit(bot, place, replaces, messages[0], turn.answer)
        )
        if not shown:
            await send(bot, place, messages, turn.answer)


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
