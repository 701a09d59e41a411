"""Quotations and timelines as pictures: what is to be drawn, and why something cannot be."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.actions import ShowCard, ShowTimeline, article_code
from bot.answering.answer import Button, Frame, Picture
from bot.answering.shared import cite_alone
from bot.dialogue.evidence import shown_again
from bot.pictures.drawing import check_picture
from bot.pictures.lettering import LacksError, TooLongError
from bot.pictures.recipe import Card, Marks, Row, Timeline
from bot.pictures.timeline import MOST_COLUMNS, MOST_ROWS
from retrieval.article import Address
from retrieval.asking.intent import Intent
from retrieval.errors import ArticleGoneError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bot.answering.answer import Answer
    from bot.conversation_state import Request, Told
    from bot.dialogue.turn import TurnContext
    from retrieval.asking.evidence import Evidence

LONGEST_QUESTION = 80
"""Characters of a checked question that stand on a card; a longer one is left out whole."""
_SOUND = "verbatim"

Period = tuple[int, ...]
"""A day, a month or a year as numbers, the year first; () for what has no date."""


class _Grain(NamedTuple):
    """How fine the columns are: the period of a day, and what it is called."""

    period: Callable[[date], Period]
    name: Callable[[date], str]


def card_number(turn: TurnContext, number: int | None) -> Answer:
    """Show a citation as a card.

    Args:
        turn: The turn.
        number: The citation's number; None for the first quotation of the latest answer.
    """
    if not turn.state.latest:
        return turn.plain("nothing_to_cite")
    n = number or (turn.state.shown[0] if turn.state.shown else turn.state.latest)
    address = turn.state.address(n)
    if address is None:
        return turn.plain("no_such_number", n=n, last=turn.state.latest)
    return _card(turn, address)


def card_place(turn: TurnContext, action: ShowCard) -> Answer:
    """Show what a button names as a card."""
    return _card(turn, Address(action.article, action.start, action.end))


def card_button(turn: TurnContext, address: Address) -> Button:
    """Return the button that shows a quotation as a card."""
    action = ShowCard(article_code(address.content_hash), address.start, address.end)
    return Button(turn.say("button_card"), action)


def _card(turn: TurnContext, address: Address) -> Answer:
    library = turn.finder.library
    try:
        info = library.find(address.content_hash)
    except ArticleGoneError:
        return turn.plain("article_gone")
    address = address._replace(content_hash=info.content_hash)
    if not address.start < address.end <= len(library.article(info.id).text):
        return turn.plain("article_gone")
    n = turn.state.number(address)
    told = next((one for one in reversed(turn.state.told) if n in one.cited), None)
    evidence = shown_again(turn, told, n) if told else None
    evidence = evidence or library.at(address)
    speaker, about = _speaker(turn, evidence)
    recipe = Card(
        content_hash=info.content_hash,
        start=address.start,
        end=address.end,
        speaker=speaker,
        about=about,
        source=cite_alone(turn.composer.phrases, evidence),
        checked=_checked(turn, told),
        is_sound=told is None or told.verdict in (None, _SOUND),
        name=turn.say("project"),
    )
    try:
        check_picture(recipe, evidence.text)
    except TooLongError:
        return turn.plain("card_too_long", n=n)
    except LacksError as error:
        return turn.plain("card_lacks", n=n, characters=" ".join(error.characters))
    return turn.answer(
        Frame(turn.say("card", n=n)),
        Picture(f"card-{n}.png", recipe),
        answered=True,
        intent=Intent.CARD.value,
    )


def _speaker(turn: TurnContext, evidence: Evidence) -> tuple[str, str]:
    """Return the line that names who says it as two: the name, and what else it says."""
    line = turn.composer.speaker(evidence)
    named = " ".join((evidence.speaker_text or "").split())
    name = evidence.person.name if evidence.person else named
    if not name or not line.startswith(name):
        return line, ""
    return name, line.removeprefix(name).lstrip(" ,–")


def _checked(turn: TurnContext, told: Told | None) -> str:
    if told is None or told.verdict is None:
        return ""
    phrase = f"verdict_{told.verdict.replace('-', '_')}"
    if phrase not in turn.composer.phrases.values:
        return ""
    question = " ".join(told.question.split())
    if len(question) > LONGEST_QUESTION or question.startswith("/"):
        question = ""
    return turn.say("card_checked", question=question, verdict=turn.say(phrase))


def timeline_last(turn: TurnContext) -> Answer:
    """Show the timeline that the conversation is on as a picture; where there is none, a card."""
    request = turn.state.request
    is_timeline = request is not None and request.intent == Intent.TIMELINE
    if not is_timeline and turn.state.latest:
        return card_number(turn, None)
    return _timeline(turn, request)


def timeline_turn(turn: TurnContext, action: ShowTimeline) -> Answer:
    """Show the timeline that a button names as a picture."""
    return _timeline(turn, turn.state.requests.get(action.turn))


def picture_button(turn: TurnContext) -> Button:
    """Return the button that shows this turn's timeline as a picture."""
    return Button(turn.say("button_picture"), ShowTimeline(turn.state.turn))


def _timeline(turn: TurnContext, request: Request | None) -> Answer:
    if request is None or request.intent != Intent.TIMELINE:
        return turn.plain("timeline_first")
    if request.within is not None:
        articles = request.within.articles(turn.finder.library.articles)
        turn = replace(turn, finder=turn.finder.within(articles), narrowing=request.within)
    found = map(_earliest, _statements(turn, request))
    # One sentence can hold statements of several people.
    statements = {(one.address, _name(turn, one), one.declined): one for one in found}
    if not statements:
        return turn.plain("timeline_first")
    drawn = _draw(turn, request, list(statements.values()))
    if drawn is None:
        return turn.plain("timeline_too_wide", most=MOST_COLUMNS - 1)
    try:
        check_picture(drawn, "")
    except LacksError as error:
        return turn.plain("timeline_lacks", characters=" ".join(error.characters))
    return turn.answer(
        Frame(turn.say("timeline_picture")),
        Picture("timeline.png", drawn),
        answered=True,
        intent=Intent.PICTURE.value,
    )


def _statements(turn: TurnContext, request: Request) -> Iterable[Evidence]:
    finder = turn.finder
    person = finder.library.person(request.person)
    if person is not None:
        return finder.statements(person, request.topic).evidence
    if request.topic:
        return finder.speakers(request.topic).evidence
    return _all_statements(turn)


def _all_statements(turn: TurnContext) -> Iterator[Evidence]:
    library = turn.finder.library
    for info in turn.finder.articles:
        for stored in library.quotations(info.id):
            yield from (library.statement(stored, piece) for piece in library.parts(stored)[:1])


def _earliest(one: Evidence) -> Evidence:
    """Return the earliest of several reports of one statement."""
    return min((one, *one.same_as), key=lambda report: report.article.date or date.max)


def _draw(turn: TurnContext, request: Request, statements: Sequence[Evidence]) -> Timeline | None:
    """Return the picture; None where there are too many periods."""
    phrases = turn.composer.phrases
    days = sorted({one.article.date for one in statements if one.article.date})
    undated = any(one.article.date is None for one in statements)
    grains = (
        _Grain(lambda day: (day.year, day.month, day.day), phrases.day),
        _Grain(lambda day: (day.year, day.month), phrases.month),
        _Grain(lambda day: (day.year,), lambda day: str(day.year)),
    )
    for grain in grains:
        names: dict[Period, str] = {grain.period(day): grain.name(day) for day in days}
        if len(names) + undated <= MOST_COLUMNS:
            break
    else:
        return None
    if undated:
        names[()] = turn.say("timeline_day", day="")
    rows = _rows(turn, statements, list(names), grain)
    others = rows[MOST_ROWS:]
    left = sum(sum(mark.model_dump().values()) for row in others for mark in row.cells)
    person = turn.finder.library.person(request.person)
    return Timeline(
        title=turn.say("timeline_title", name=person.name if person else "", topic=request.topic),
        periods=tuple(names.values()),
        rows=tuple(rows[:MOST_ROWS]),
        more=turn.say("timeline_others", count=len(others), statements=left) if others else "",
        legend=(
            turn.say("timeline_quoted"),
            turn.say("timeline_reported"),
            turn.say("timeline_declined"),
        ),
        scope=turn.scope,
        name=turn.say("project"),
    )


def _rows(
    turn: TurnContext, statements: Sequence[Evidence], periods: Sequence[Period], grain: _Grain
) -> list[Row]:
    """Return a row for each speaker, who said most first, then by name."""
    counts: Counter[tuple[str, Period, str]] = Counter()
    for one in statements:
        day = one.article.date
        how = "declined" if one.declined else "reported" if one.kind == "indirect" else "quoted"
        counts[_name(turn, one), grain.period(day) if day else (), how] += 1
    said: Counter[str] = Counter()
    for (speaker, _, _), count in counts.items():
        said[speaker] += count
    return [
        Row(
            speaker=speaker,
            cells=tuple(
                Marks(
                    quoted=counts[speaker, period, "quoted"],
                    reported=counts[speaker, period, "reported"],
                    declined=counts[speaker, period, "declined"],
                )
                for period in periods
            ),
        )
        for speaker in sorted(said, key=lambda name: (-said[name], name))
    ]


def _name(turn: TurnContext, one: Evidence) -> str:
    if one.person is not None:
        return one.person.name
    return " ".join((one.speaker_text or "").split()) or turn.say("timeline_unclear")
