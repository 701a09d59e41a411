"""Why somebody says or thinks a thing: what they said on it, with a reason first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.conversation_state import Request
from bot.dialogue.meant import PRONOUNS, who_is_meant
from retrieval.asking.intent import Intent
from retrieval.asking.speaking import WHY_SAID

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext
    from retrieval.archive.records import PersonRecord

_REASON = re.compile(
    r"\b(?:because|since|so that|in order to|due to|owing to|that is why|therefore|as a result|"
    r"otherwise|given that|without|when we|to avoid|will (?:help|save|make|mean))\b",
    re.IGNORECASE,
)
"""Words by which a text gives a reason."""


def why_said(turn: TurnContext) -> Answer | None:
    """Answer why somebody says a thing, by what they said on it; None for any other question.

    The articles' own reason comes before: a sentence of that one, or that names them.
    """
    match = WHY_SAID.match(turn.question.text)
    if match is None:
        return None
    person = _speaker(turn, match["speaker"])
    if person is None or not person.statements:
        return None
    topic = match["topic"].strip().removeprefix("to ")
    said = turn.finder.statements(person, topic)
    evidence = [one for one in said.evidence if not one.declined]
    facts = turn.finder.facts(turn.question.text)
    told = facts.evidence[0] if facts.found else None
    if not evidence or (told and (told.person == person or person.name in told.text)):
        return None
    evidence.sort(key=lambda one: not _REASON.search(one.text))
    turn.state.person = person.key
    intent = Intent.WHAT_SAID.value
    request = Request(intent=intent, person=person.key, topic=topic)
    frame = turn.say("said_about", name=person.name, topic=topic)
    return turn.found(frame, evidence, request, intent=intent)


def _speaker(turn: TurnContext, words: str) -> PersonRecord | None:
    if words.lower() in PRONOUNS:
        return turn.finder.library.person(turn.state.person)
    found = who_is_meant(turn, words)
    return found.people[0] if len(found.people) == 1 and not found.guessed else None
