"""Statements in the order of their articles' dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.actions import ShowMore
from bot.answering.answer import Button, Frame, Note, Quote
from bot.conversation_state import Request
from bot.dialogue.meant import PRONOUNS, which_one, who_is_meant
from bot.dialogue.pictures import picture_button
from retrieval.asking.intent import Intent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answering.answer import Answer, Block
    from bot.dialogue.turn import TurnContext
    from retrieval.archive.records import PersonRecord
    from retrieval.asking.evidence import Evidence

SHOWN = 5
"""Statements at once: more than in an answer, for here the course of them is what matters."""
INTENT = Intent.TIMELINE.value


class _Stretch(NamedTuple):
    """A part of a timeline: the statements to show, where they begin, and how many there are."""

    evidence: Sequence[Evidence]
    skip: int
    total: int


def timeline(turn: TurnContext, speaker: str, topic: str, skip: int = 0) -> Answer:
    """Show statements by date.

    Args:
        turn: The turn.
        speaker: Whose, as typed; "" for everybody's. Where nobody is called so, it is a topic.
        topic: About what; "" for everything.
        skip: How many have been shown before.
    """
    if not speaker:
        return timeline_on(turn, topic, skip) if topic else _everybodys(turn, skip)
    if speaker.lower() in PRONOUNS:
        person = turn.finder.library.person(turn.state.person)
        if person is None:
            return turn.plain("who_is_meant", speaker=speaker)
        return timeline_of(turn, person, topic, skip)
    people, guessed = who_is_meant(turn, speaker)
    if len(people) == 1:
        answer = timeline_of(turn, people[0], topic, skip)
        return turn.with_guess(answer, speaker, people[0]) if guessed else answer
    if people:
        return which_one(turn, speaker, people, topic)
    if all(word[:1].isupper() for word in speaker.split()) and not turn.finder.knows(speaker):
        frame = turn.say("unknown_speaker", scope=turn.scope, speaker=speaker)
        return turn.missing(frame, intent=INTENT)
    return timeline_on(turn, f"{speaker} {topic}".strip(), skip)


def timeline_of(turn: TurnContext, person: PersonRecord, topic: str = "", skip: int = 0) -> Answer:
    """Show a person's statements by date."""
    turn.state.person = person.key
    findings = turn.finder.statements(person, topic)
    if not findings.found:
        turn.state.remember(Request(intent=Intent.WHAT_SAID.value, person=person.key, topic=topic))
        phrase = "never_quoted" if not person.statements else "not_said"
        frame = turn.say(phrase, name=person.name, scope=turn.scope, topic=topic or "…")
        return turn.missing(frame, intent=INTENT)
    stretch = _stretch(findings.evidence, skip)
    request = Request(intent=INTENT, person=person.key, topic=topic)
    return _show(turn, stretch, request, name=person.name, topic=topic)


def timeline_on(turn: TurnContext, topic: str, skip: int = 0) -> Answer:
    """Show everybody's statements on a topic by date."""
    findings = turn.finder.speakers(topic)
    if not findings.found:
        frame = turn.say("nobody_said", scope=turn.scope, topic=topic)
        return turn.missing(frame, findings.nearest, intent=INTENT)
    stretch = _stretch(findings.evidence, skip)
    return _show(turn, stretch, Request(intent=INTENT, topic=topic), name="", topic=topic)


def _everybodys(turn: TurnContext, skip: int) -> Answer:
    total = sum(info.quotations for info in turn.finder.articles)
    if not total:
        return turn.plain("no_people", scope=turn.scope)
    evidence = list(_all_from(turn, skip))
    return _show(turn, _Stretch(evidence, skip, total), Request(intent=INTENT), name="", topic="")


def _all_from(turn: TurnContext, skip: int) -> Iterator[Evidence]:
    """The next statements of all articles; only the articles that hold them are read."""
    library = turn.finder.library
    left = SHOWN
    for info in turn.finder.articles:
        if skip >= info.quotations:
            skip -= info.quotations
            continue
        statements = library.quotations(info.id)[skip : skip + left]
        skip = 0
        for stored in statements:
            yield from (library.statement(stored, piece) for piece in library.parts(stored)[:1])
        left -= len(statements)
        if left <= 0:
            return


def _stretch(evidence: Sequence[Evidence], skip: int) -> _Stretch:
    ordered = sorted(map(_earliest_first, evidence), key=_place)
    return _Stretch(ordered[skip : skip + SHOWN], skip, len(ordered))


def _show(
    turn: TurnContext, stretch: _Stretch, request: Request, *, name: str, topic: str
) -> Answer:
    if not stretch.evidence:
        nothing = turn.say("no_more", scope=turn.scope, topic=topic)
        return turn.missing(nothing, intent=INTENT)
    reached = min(stretch.skip + SHOWN, stretch.total)
    heading = turn.say(
        "timeline",
        name=name,
        topic=topic,
        first=stretch.skip + 1,
        last=reached,
        total=stretch.total,
    )
    blocks: list[Block] = [Frame(heading)]
    unique = {one.address: one for one in stretch.evidence}.values()
    for day, group in groupby(unique, key=lambda one: one.article.date):
        blocks.append(Frame(turn.say("timeline_day", day=turn.composer.day(day))))
        blocks += turn.composer.quotes(list(group))
    turn.state.shown = [block.n for block in blocks if isinstance(block, Quote)]
    turn.state.remember(request.model_copy(update={"shown": reached}))
    rows = list(turn.composer.passage_buttons(blocks))
    left = stretch.total - reached
    if left:
        blocks.append(Note(turn.say("rest", count=left)))
        rows.append((Button(turn.say("button_more", count=left), ShowMore(turn.state.turn)),))
    rows.append((picture_button(turn),))
    return turn.answer(*blocks, answered=True, intent=INTENT, buttons=tuple(rows))


def _place(one: Evidence) -> tuple[bool, date, str, int]:
    """Order by date, the undated last, then by source and place, as the archive does."""
    info = one.article
    return info.date is None, info.date or date.min, info.source, one.address.start


def _earliest_first(one: Evidence) -> Evidence:
    """Put the earliest of several reports of one statement before the others."""
    reports = sorted((replace(one, same_as=()), *one.same_as), key=_place)
    return replace(reports[0], same_as=tuple(reports[1:]))
