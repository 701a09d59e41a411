"""Questions of fact, and who somebody is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answering.compose import SHOWN
from bot.conversation_state import Request
from retrieval.asking.intent import Intent
from retrieval.asking.wording import FURNITURE

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext

_PRONOUN = re.compile(r"\b(?:he|she|him|his|her|hers)\b", re.IGNORECASE)


def fact(
    turn: TurnContext,
    topic: str,
    skip: int = 0,
    *,
    about: bool = False,
    meant: str | None = None,
) -> Answer:
    """Answer a question of fact with the sentences that tell it, or say that none does.

    Args:
        turn: The turn.
        topic: The question, or what it is about.
        skip: How many pieces of evidence have been shown before.
        about: Whether everything about a topic is asked for.
        meant: The key of whom "he" meant when it was asked first.
    """
    intent = Intent.FACT.value
    pronoun = _PRONOUN.search(topic)
    key = meant or turn.state.person
    person = turn.finder.library.person(key) if pronoun else None
    asked = f"{topic} {person.name}" if person else topic
    if FURNITURE.search(topic):
        findings = turn.finder.furniture(topic)
    elif about:
        findings = turn.finder.told(asked)
    else:
        findings = turn.finder.facts(asked)
    request = Request(
        intent=intent,
        topic=topic,
        person=person.key if person else None,
        shown=skip,
        about=about,
    )
    named = None if pronoun else turn.finder.named_in(topic)
    if named:
        turn.state.person = named.key
    if not findings.found:
        turn.state.remember(request)
        silent = any(one.declined for one in findings.nearest[:1])
        return turn.missing(
            turn.say("no_fact", scope=turn.scope),
            findings.nearest,
            nearest_frame=turn.say("nearest_declined") if silent else "",
            intent=intent,
        )
    if skip:
        frame = turn.say("more_plain")
    elif findings.evidence[0].declined:
        meant_by = (pronoun[0], person.name) if person and pronoun else ("", "")
        frame = turn.say("fact_declined", word=meant_by[0], name=meant_by[1])
    elif person and pronoun:
        frame = turn.say("fact_carried", word=pronoun[0], name=person.name)
    else:
        frame = turn.say("fact")
    best = findings.evidence[0]
    if best.person and not pronoun and not named:
        turn.state.person = best.person.key
    return turn.found(frame, findings.evidence, request, intent=intent)


def who_is(turn: TurnContext, words: str, skip: int = 0) -> Answer:
    """Answer who somebody is, with the sentences that introduce them."""
    people = turn.finder.directory.find(words).people
    if len(people) != 1:
        return fact(turn, turn.question.text)
    (person,) = people
    mentions = turn.finder.mentions(person)
    if not mentions:
        return fact(turn, turn.question.text)
    turn.state.person = person.key
    introducing = [one for one in mentions if any(role in one.text for role in person.roles)]
    evidence = introducing or mentions[:SHOWN]
    request = Request(intent=Intent.WHO_IS.value, person=person.key, topic=words, shown=skip)
    return turn.found(turn.say("is_named", name=person.name), evidence, request)
