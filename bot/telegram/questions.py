"""What people write to the bot: questions, links they followed, questions changed afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import ChatMember
from telegram.constants import ChatType

from bot.answering.answer import PassageView, Quote
from bot.conversation_state import State, Told
from bot.telegram.addressing import Place, kind_of, place_of
from bot.telegram.links import HELP, payload_in, read_payload
from bot.telegram.outgoing import answered_again, new_messages, plain_message
from bot.telegram.presenting import Presented, present
from bot.telegram.reply import Reply, Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram import ChatMemberUpdated, Message, User

    from bot.conversation import Desk, Turn
    from bot.telegram.ledger import Outgoing

_AWAY = (ChatMember.LEFT, ChatMember.BANNED)


class Questions:
    """Answers what is written.

    Args:
        desk: Where questions are answered.
        bot: The bot's own account.
    """

    def __init__(self, desk: Desk, bot: User) -> None:
        self._desk = desk
        self._bot = bot

    def asked(self, message: Message, question: str) -> Task:
        """Return what is to be done for a question; "" is something without words."""
        place = place_of(message)
        if not question and message.text is None:
            kind = kind_of(message)
            return Task(place.conversation, lambda before: self._wordless(place, kind, before))
        return self._task(place, question, lambda shown: new_messages(place, shown))

    def asked_again(self, message: Message, question: str) -> Task:
        """Return what is to be done for a question that was edited: its answer changes in place."""
        place = place_of(message)
        number = message.message_id
        return self._task(place, question, lambda shown: answered_again(place, number, shown))

    def joined(self, change: ChatMemberUpdated) -> Task | None:
        """Return what is to be done where the bot was added to a group; None elsewhere.

        Nothing can be said where it was removed or blocked, and nobody has to hear of other
        changes. What is remembered stays, for who takes it back.
        """
        is_group = change.chat.type in (ChatType.GROUP, ChatType.SUPERGROUP)
        before, after = change.old_chat_member.status, change.new_chat_member.status
        if not is_group or before not in _AWAY or after in _AWAY:
            return None
        place = Place(change.chat.id)

        def reply(state: State) -> Reply:
            # A group that has become a supergroup says so too, and knows the bot already.
            if state.turn:
                return Reply()
            said = self._desk.greet(self._bot.username or "")
            return Reply((plain_message(place, said),))

        return Task(place.conversation, reply)

    def _task(
        self, place: Place, question: str, send: Callable[[Presented], list[Outgoing]]
    ) -> Task:
        def reply(before: State) -> Reply:
            answer, after = self._turn(question, before)
            shown = present(answer, self._desk, after.turn)
            if not any(isinstance(block, Quote | PassageView) for block in answer.blocks):
                told = Told(
                    turn=after.turn,
                    question=question,
                    intent=answer.intent,
                    answered=answer.answered,
                    verdict=answer.verdict,
                )
                after.miss(told)
            after.wordless = False
            return Reply(tuple(send(shown)), place.conversation, after)

        return Task(place.conversation, reply)

    def _turn(self, question: str, before: State) -> Turn:
        """Answer a question, or what a link asks for that was followed."""
        payload = payload_in(question)
        if payload == HELP:
            return self._desk.ask("/help", before)
        place = read_payload(payload)
        return self._desk.ask(question, before) if place is None else self._desk.act(place, before)

    def _wordless(self, place: Place, kind: str, before: State) -> Reply:
        """Say once, until words come, that only words are read."""
        if before.wordless:
            return Reply()
        after = before.model_copy(update={"wordless": True})
        said = plain_message(place, self._desk.ask_for_words(kind))
        return Reply((said,), place.conversation, after)
