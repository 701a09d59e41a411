"""What pressed buttons do: an action's answer, in a new message or in place; a vote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import Message

from bot.answering.actions import ShowArticle, ShowPassage
from bot.answering.answer import PassageView, Quote
from bot.errors import ActionError
from bot.telegram.addressing import place_of
from bot.telegram.keyboard import read_data
from bot.telegram.outgoing import changed_message, new_messages, query_answer
from bot.telegram.presenting import present
from bot.telegram.rendering import PASSAGE
from bot.telegram.reply import Reply, Task
from bot.telegram.splitting import CUT_SIGN
from bot.telegram.voting import Vote, cast

if TYPE_CHECKING:
    from telegram import CallbackQuery, MaybeInaccessibleMessage

    from bot.answering.actions import Action
    from bot.answering.answer import Answer
    from bot.conversation import Desk
    from bot.conversation_state import State
    from bot.telegram.addressing import Place
    from bot.telegram.ledger import Outgoing


class Buttons:
    """Answers pressed buttons.

    Args:
        desk: Where actions are answered.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def task(self, query: CallbackQuery) -> Task:
        """Return what is to be done for a pressed button."""
        message = query.message
        if message is None:
            return Task(None, lambda _: Reply((query_answer(query, query.from_user.id),)))
        chat = message.chat.id
        try:
            pressed = read_data(query.data or "")
        except ActionError:
            return Task(None, lambda _: self._strange(query, chat))
        place = place_of(message)
        if isinstance(pressed, Vote):
            given = pressed
            return Task(
                place.conversation,
                lambda before: cast(query, given, before, self._desk.phrases),
            )
        action = pressed

        def reply(before: State) -> Reply:
            answer, after = self._desk.act(action, before)
            shown = self._shown(place, message, action, answer, after.turn)
            return Reply((query_answer(query, chat), *shown), place.conversation, after)

        return Task(place.conversation, reply)

    def _strange(self, query: CallbackQuery, chat: int) -> Reply:
        return Reply((query_answer(query, chat, self._desk.phrases.say("strange_button")),))

    def _shown(
        self,
        place: Place,
        pressed: MaybeInaccessibleMessage,
        action: Action,
        answer: Answer,
        turn: int,
    ) -> list[Outgoing]:
        is_evidence = any(isinstance(block, Quote) for block in answer.blocks)
        shown = present(answer, self._desk, turn if is_evidence else None)
        replaced = _to_replace(pressed, action, answer) if len(shown.messages) == 1 else None
        if replaced is None:
            return new_messages(place, shown)
        return [changed_message(place, replaced, shown)]


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
