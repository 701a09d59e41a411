"""Lists: the articles, and who is quoted in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.actions import ShowPeople, ShowSources
from bot.answering.answer import Button, Item, Listing, Note
from bot.conversation_state import Request
from retrieval.asking.intent import Intent

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext

LISTED = 20
"""Lines of a list at once."""


def sources(turn: TurnContext, skip: int = 0) -> Answer:
    """List the articles by date."""
    articles = turn.finder.library.articles
    items = tuple(
        Item(
            turn.say("source", source=info.source),
            turn.say(
                "source_detail",
                date=turn.composer.day(info.date),
                publisher=info.publisher or "",
                title=info.title,
                sentences=info.sentences,
                quotations=info.quotations,
            ),
        )
        for info in articles[skip : skip + LISTED]
    )
    heading = turn.say("sources", count=len(articles))
    return _listing(
        turn, Intent.SOURCES, heading, items, len(articles) - skip, ShowSources(skip + LISTED)
    )


def people(turn: TurnContext, skip: int = 0) -> Answer:
    """List those who are quoted, the most quoted first."""
    quoted = [person for person in turn.finder.library.people if person.statements]
    if not quoted:
        return turn.plain("no_people", scope=turn.scope)
    shown = quoted[skip : skip + LISTED]
    items = tuple(
        Item(
            person.name,
            turn.say(
                "person_detail",
                role=person.roles[0] if person.roles else "",
                quotations=person.statements,
                declined=person.declined,
            ),
        )
        for person in shown
    )
    heading = turn.say("people", count=len(quoted))
    return _listing(
        turn, Intent.PEOPLE, heading, items, len(quoted) - skip, ShowPeople(skip + LISTED)
    )


def _listing(
    turn: TurnContext,
    intent: Intent,
    heading: str,
    items: tuple[Item, ...],
    left: int,
    more: ShowPeople | ShowSources,
) -> Answer:
    behind = left - len(items)
    turn.state.remember(Request(intent=intent.value, shown=more.skip))
    notes = [Note(turn.say("list_more", count=behind))] if behind > 0 else []
    buttons = ((Button(turn.say("button_list_more"), more),),) if behind > 0 else ()
    return turn.answer(
        Listing(heading, items), *notes, answered=True, intent=intent.value, buttons=buttons
    )
