"""Lists: the articles, and who is quoted in them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.answering.actions import ShowPeople, ShowSources
from bot.answering.answer import Button, Item, Listing, Note
from bot.answering.compose import BUTTONS_IN_ROW
from bot.conversation_state import Request
from retrieval.article import QuotationKind
from retrieval.asking.intent import Intent

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext
    from retrieval.archive.records import ArticleInfo, PersonRecord

LISTED = 20
"""Lines of a list at once."""
PRESSED = 6
"""People of a list that get a button: two rows."""
SPEAKERS = 3
"""People quoted in an article that its line names."""


def sources(turn: TurnContext, skip: int = 0) -> Answer:
    """List the articles by date, with who is quoted in each."""
    articles = turn.finder.articles
    skip = _start(skip, len(articles))
    items = tuple(_source(turn, info) for info in articles[skip : skip + LISTED])
    heading = turn.say("sources", count=len(articles))
    return _listing(
        turn, Intent.SOURCES, heading, items, len(articles) - skip, ShowSources(skip + LISTED)
    )


def people(turn: TurnContext, skip: int = 0) -> Answer:
    """List those who are quoted, the most quoted first, with a button for the first of them."""
    roll = turn.finder.library.people.roll
    count = roll.count(quoted=True)
    if not count:
        return turn.plain("no_people", scope=turn.scope)
    skip = _start(skip, count)
    shown = roll.read(skip, LISTED, quoted=True)
    heading = turn.say("people", count=count)
    buttons = [turn.statements_button(person, "button_person") for person in shown[:PRESSED]]
    rows = tuple(
        tuple(buttons[at : at + BUTTONS_IN_ROW]) for at in range(0, len(buttons), BUTTONS_IN_ROW)
    )
    return _listing(
        turn,
        Intent.PEOPLE,
        heading,
        tuple(_person(turn, person) for person in shown),
        count - skip,
        ShowPeople(skip + LISTED),
        rows,
    )


def _start(skip: int, count: int) -> int:
    """Return where a list goes on; a button may be from when there was more to list."""
    return skip if skip < count else 0


def _source(turn: TurnContext, info: ArticleInfo) -> Item:
    library = turn.finder.library
    quoted = Counter(
        person.name
        for stored in library.quotations(info.id)
        if not stored.quotation.declined
        for person in [library.person(stored.quotation.person)]
        if person
    )
    named = [name for name, _ in quoted.most_common(SPEAKERS)]
    detail = turn.say(
        "source_detail",
        date=turn.composer.day(info.date),
        publisher=info.publisher or "",
        title=info.title,
        sentences=info.sentences,
        quotations=info.quotations,
        speakers=", ".join(named),
        others=len(quoted) - len(named),
    )
    return Item(turn.say("source", source=info.source), detail)


def _person(turn: TurnContext, person: PersonRecord) -> Item:
    stored = turn.finder.library.statements_of(person)
    detail = turn.say(
        "person_detail",
        role=person.roles[0] if person.roles else "",
        quotations=person.statements,
        direct=sum(
            one.quotation.kind is not QuotationKind.INDIRECT and not one.quotation.declined
            for one in stored
        ),
        articles=len({one.article for one in stored}),
        declined=person.declined,
    )
    return Item(person.name, detail)


def _listing(
    turn: TurnContext,
    intent: Intent,
    heading: str,
    items: tuple[Item, ...],
    left: int,
    more: ShowPeople | ShowSources,
    rows: tuple[tuple[Button, ...], ...] = (),
) -> Answer:
    behind = left - len(items)
    turn.state.remember(Request(intent=intent.value, shown=more.skip))
    notes = [Note(turn.say("list_more", count=behind))] if behind > 0 else []
    buttons = ((Button(turn.say("button_list_more"), more),),) if behind > 0 else ()
    return turn.answer(
        Listing(heading, items),
        *notes,
        answered=True,
        intent=intent.value,
        buttons=(*rows, *buttons),
    )
