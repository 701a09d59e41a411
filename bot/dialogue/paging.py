"""The next page of what is shown in pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.authors import authors
from bot.dialogue.coverage import coverage
from bot.dialogue.lists import people, sources
from bot.dialogue.overview import overview, sides
from bot.dialogue.timeline import timeline, timeline_of
from retrieval.asking.intent import Intent

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.conversation_state import Request
    from bot.dialogue.turn import TurnContext


def next_page(turn: TurnContext, request: Request) -> Answer:
    """Go on with a list, an overview or a timeline; say that there is no more of anything else."""
    person = turn.finder.library.person(request.person)
    match request.intent:
        case Intent.PEOPLE:
            return people(turn, request.shown)
        case Intent.SOURCES:
            return sources(turn, request.shown)
        case Intent.OVERVIEW:
            return overview(turn, request.shown)
        case Intent.TIMELINE if person:
            return timeline_of(turn, person, request.topic, request.shown)
        case Intent.TIMELINE:
            return timeline(turn, "", request.topic, request.shown)
        case Intent.SIDES:
            return sides(turn, request.topic, request.shown)
        case Intent.AUTHORS:
            return authors(turn, request.topic, request.shown)
        case Intent.COVERAGE:
            return coverage(turn, request.topic, request.shown)
        case _:
            nothing = turn.say("no_more", scope=turn.scope, topic="")
            return turn.missing(nothing, intent=Intent.MORE.value)
