"""What the buttons about somebody ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.actions import AskAbout, ShowStatements, person_code
from bot.dialogue.speech import said_by_person
from retrieval.asking.intent import Intent
from retrieval.asking.topics import LONGEST_TOPIC
from retrieval.errors import ArticleGoneError

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext
    from retrieval.archive.records import PersonRecord


def statements_of(turn: TurnContext, action: ShowStatements) -> Answer:
    """Show a person's statements, as a button asks for them."""
    person = _by_code(turn, action.person)
    if person is None:
        return turn.plain("article_gone")
    request = turn.state.request
    waiting = request and request.intent == Intent.WHAT_SAID and not request.person
    return said_by_person(turn, person, request.topic if request and waiting else "")


def asked_about(turn: TurnContext, action: AskAbout) -> Answer:
    """Answer a button that asks what a person said about words of one of their statements."""
    person = _by_code(turn, action.person)
    try:
        text = turn.finder.library.text(turn.finder.library.find(action.article))
    except ArticleGoneError:
        return turn.plain("article_gone")
    topic = text[action.start : action.end][:LONGEST_TOPIC]
    return said_by_person(turn, person, topic) if person else turn.plain("article_gone")


def _by_code(turn: TurnContext, code: str) -> PersonRecord | None:
    library = turn.finder.library
    keys = (key for key in library.people.roll.keys() if person_code(key) == code)  # noqa: SIM118  # No dict.
    return library.person(next(keys, None))
