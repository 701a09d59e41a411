"""Who somebody is: with the sentences that introduce them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answering.compose import SHOWN
from bot.conversation_state import Request
from bot.dialogue.carried import ONE, meant_by_pronoun
from bot.dialogue.facts import fact
from bot.dialogue.meant import PRONOUNS
from retrieval.asking.called import gives_name
from retrieval.asking.intent import Intent
from retrieval.asking.wording import FURNITURE

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext
    from retrieval.asking.evidence import Evidence

_DESCRIPTION = re.compile(r"the\b|\S+['’]s?\s", re.IGNORECASE)
"""How a description of somebody opens: "the prime minister", "Iraq's prime minister"."""
_THAT_ONE = frozenset(("that", "this", "that person", "this person", "that man", "that woman"))


def who_is(turn: TurnContext, words: str, skip: int = 0) -> Answer:
    """Answer who somebody is, with the sentences that introduce them."""
    if FURNITURE.search(words):
        return fact(turn, turn.question.text)
    people = turn.finder.directory.find(words).people
    points = words.lower() in PRONOUNS or (words.lower() in _THAT_ONE and is_spoken(turn))
    known = meant_by_pronoun(turn, words) if points else None
    if known:
        people = (known,)
    elif words.lower() in ONE and not people:
        return turn.plain("who_is_meant", speaker=words)
    described = turn.question.cue == "name" or _DESCRIPTION.match(words)
    if described and not people and (nearest := _of_nobody(turn, words)):
        return turn.missing(turn.say("no_fact", scope=turn.scope), nearest)
    if len(people) != 1:
        return fact(turn, turn.question.text)
    (person,) = people
    mentions = turn.finder.mentions(person)
    if not mentions:
        return fact(turn, turn.question.text)
    turn.state.person = person.key
    introducing = [one for one in mentions if any(role in one.text for role in person.roles)]
    evidence = introducing or mentions[:SHOWN]
    request = Request(intent=Intent.WHO_IS.value, person=person.key, topic=person.name, shown=skip)
    return turn.found(turn.say("is_named", name=person.name), evidence, request)


def is_spoken(turn: TurnContext) -> bool:
    """Whether the last question was for statements, after which "that" is who speaks."""
    request = turn.state.request
    return request is not None and request.intent in (Intent.WHAT_SAID, Intent.VERIFY)


def _of_nobody(turn: TurnContext, words: str) -> tuple[Evidence, ...]:
    """What comes nearest to who somebody is whom nobody names; none where it may be an answer.

    What is told of "the prime minister", or by one, does not say who that is; it may where it
    names somebody whose role is like that, or is the article's own.
    """
    findings = turn.finder.facts(turn.question.text)
    first = findings.evidence[:1]
    if first and first[0].declined:
        return ()  # That somebody would not name them is the answer.
    named = any(
        gives_name(one.text, words) or turn.finder.who.names_one_like(one.text, words)
        for one in first
    )
    told = [one for one in first if one.kind != "sentence"]
    if not named and (turn.question.cue == "name" or told):
        return first or findings.nearest
    return ()
