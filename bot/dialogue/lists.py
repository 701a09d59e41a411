"""Lists: the articles, and who is quoted in them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.actions import ShowMore, ShowPeople, ShowSources
from bot.answering.answer import Button, Item, Listing, Note
from bot.answering.compose import BUTTONS_IN_ROW
from bot.conversation_state import Request
from retrieval.article import QuotationKind
from retrieval.asking.intent import Intent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext
    from retrieval.archive.records import ArticleInfo, PersonRecord, StoredQuotation

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


class _Quoted(NamedTuple):
    """Somebody with what of theirs is looked at."""

    person: PersonRecord
    stored: Sequence[StoredQuotation]

    @property
    def declined(self) -> int:
        return sum(one.quotation.declined for one in self.stored)


def people(turn: TurnContext, skip: int = 0) -> Answer:
    """List those who are quoted, the most quoted first, with a button for the first of them.

    Where the question is about some of the articles only, those count who are quoted there, and
    what they say there.
    """
    found = _quoted_within(turn) if turn.narrowing else None
    roll = turn.finder.library.people.roll
    count = roll.count(quoted=True) if found is None else len(found)
    if not count:
        return turn.plain("no_people", scope=turn.scope)
    skip = _start(skip, count)
    if found is None:
        shown = [
            _Quoted(person, turn.finder.library.statements_of(person))
            for person in roll.read(skip, LISTED, quoted=True)
        ]
    else:
        shown = found[skip : skip + LISTED]
    heading = turn.say("people", count=count)
    buttons = [turn.statements_button(one.person, "button_person") for one in shown[:PRESSED]]
    rows = tuple(
        tuple(buttons[at : at + BUTTONS_IN_ROW]) for at in range(0, len(buttons), BUTTONS_IN_ROW)
    )
    return _listing(
        turn,
        Intent.PEOPLE,
        heading,
        tuple(_person(turn, one) for one in shown),
        count - skip,
        ShowPeople(skip + LISTED),
        rows,
    )


def _quoted_within(turn: TurnContext) -> list[_Quoted]:
    """Who is quoted in the articles that are looked at, the most quoted first, then by name."""
    library = turn.finder.library
    persons: dict[str, PersonRecord] = {}
    found: dict[str, list[StoredQuotation]] = {}
    for info in turn.finder.articles:
        for stored in library.quotations(info.id):
            person = library.person(stored.quotation.person)
            if person:
                persons[person.key] = person
                found.setdefault(person.key, []).append(stored)
    said = (_Quoted(person, found[key]) for key, person in persons.items())
    quoted = [one for one in said if len(one.stored) > one.declined]
    return sorted(quoted, key=lambda one: (-len(one.stored), one.person.name, one.person.key))


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


def _person(turn: TurnContext, quoted: _Quoted) -> Item:
    person, stored = quoted
    detail = turn.say(
        "person_detail",
        role=person.roles[0] if person.roles else "",
        quotations=len(stored) - quoted.declined,
        direct=sum(
            one.quotation.kind is not QuotationKind.INDIRECT and not one.quotation.declined
            for one in stored
        ),
        articles=len({one.article for one in stored}),
        declined=quoted.declined,
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
    # Only a turn's own button goes on with the articles that the question left.
    onward = ShowMore(turn.state.turn) if turn.narrowing else more
    buttons = ((Button(turn.say("button_list_more"), onward),),) if behind > 0 else ()
    return turn.answer(
        Listing(heading, items),
        *notes,
        answered=True,
        intent=intent.value,
        buttons=(*rows, *buttons),
    )
