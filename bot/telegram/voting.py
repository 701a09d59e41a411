"""Useful or not: the two buttons under an answer, and what pressing one of them does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from telegram import InlineKeyboardButton, Message

from bot.answering.actions import ShowPassage, decode
from bot.errors import ActionError
from bot.feedback import Ballot, Count, Subject, vote
from bot.telegram.outgoing import changed_keyboard, query_answer
from bot.telegram.reply import Reply
from bot.version import VERSION
from retrieval.article import Address

if TYPE_CHECKING:
    import sqlite3

    from telegram import CallbackQuery, MaybeInaccessibleMessage

    from bot.answering.phrases import Phrases
    from bot.conversation_state import State
    from bot.telegram.ledger import Outgoing

_DATA = re.compile(r"v:([ud]):(\d{1,9})", re.ASCII)


class Vote(NamedTuple):
    """What pressing one of the two says.

    Attributes:
        useful: Whether the answer was useful.
        turn: The turn that it answered.
    """

    useful: bool
    turn: int


def read_vote(data: str) -> Vote | None:
    """Return the vote that a button's data stands for; None for any other button."""
    match = _DATA.fullmatch(data)
    return Vote(match[1] == "u", int(match[2])) if match else None


def vote_buttons(
    phrases: Phrases, turn: int, count: Count | None = None, *, is_private: bool = False
) -> list[InlineKeyboardButton]:
    """Return the two buttons.

    Args:
        phrases: The bot's own words.
        turn: The turn that was answered.
        count: How the votes stand; None before any.
        is_private: Whether only one person sees them, whose own vote is then marked.
    """
    stand = count or Count(0, 0, None)
    sides = (("u", "vote_up", True, stand.useful), ("d", "vote_down", False, stand.useless))
    return [
        InlineKeyboardButton(
            phrases.say(name, mine=is_private and stand.own is side, count=votes),
            callback_data=f"v:{letter}:{turn}",
        )
        for letter, name, side, votes in sides
    ]


def cast(query: CallbackQuery, given: Vote, state: State, phrases: Phrases) -> Reply:
    """Return the reply to a vote: it is stored, shown on the buttons, and acknowledged.

    Args:
        query: The pressed button, with its message.
        given: What was said.
        state: The conversation's memory, which knows what was asked.
        phrases: The bot's own words.
    """
    message = query.message
    assert message is not None
    is_private = message.chat.id == query.from_user.id
    ballot = Ballot(message.chat.id, message.message_id, given.turn)
    subject = _subject(message, given.turn, state)

    def note(database: sqlite3.Connection) -> list[Outgoing]:
        count = vote(
            database,
            ballot,
            query.from_user.id,
            useful=given.useful,
            subject=subject,
            version=VERSION,
        )
        said = phrases.say("vote_taken_back" if count.own is None else "voted")
        outgoing = [query_answer(query, message.chat.id, notice=said)]
        buttons = vote_buttons(phrases, given.turn, count, is_private=is_private)
        if isinstance(message, Message) and message.reply_markup is not None:
            rows = _with(message.reply_markup.to_dict(), buttons)
            outgoing.append(changed_keyboard(message.chat.id, message.message_id, rows))
        return outgoing

    return Reply(within=note)


def _with(markup: dict[str, Any], buttons: list[InlineKeyboardButton]) -> list[list[Any]]:
    """Return a keyboard's rows with some of its buttons replaced, known by their data."""
    new = {button.callback_data: button.to_dict() for button in buttons}
    return [
        [new.get(key.get("callback_data"), key) for key in row] for row in markup["inline_keyboard"]
    ]


def _subject(message: MaybeInaccessibleMessage, turn: int, state: State) -> Subject:
    """Return what the answer was: as the conversation knows it, else as its buttons tell it."""
    told = state.told_in(turn)
    if told is None:
        return Subject(None, None, None, tuple(_places(message)))
    cited = (state.address(n) for n in told.cited)
    places = tuple(address for address in cited if address is not None)
    return Subject(told.question, told.answered, told.verdict, places)


def _places(message: MaybeInaccessibleMessage) -> list[Address]:
    markup = message.reply_markup if isinstance(message, Message) else None
    keys = [key for row in markup.inline_keyboard for key in row] if markup else []
    places = []
    for key in keys:
        try:
            action = decode(str(key.callback_data or ""))
        except ActionError:
            continue
        if isinstance(action, ShowPassage):
            places.append(Address(action.article, action.start, action.end))
    return places
