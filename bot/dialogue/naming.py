"""The names of several people: "what are the names of the victims?"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.conversation_state import Request
from retrieval.asking.intent import Intent
from retrieval.language.terms import index_terms, question_terms

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext
    from retrieval.asking.evidence import Evidence

CUE = "names"
"""How a question for several names is marked."""
_NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+")


def names_of(turn: TurnContext, words: str) -> Answer:
    """Answer with what the articles tell of people in a sentence that names one of them.

    Args:
        turn: The turn.
        words: Who is meant: "the two brothers arrested in Veldt".
    """
    findings = turn.finder.facts(turn.question.text)
    naming = [one for one in findings.evidence if _names_one(turn, one, words)]
    intent = Intent.FACT.value
    if naming:
        request = Request(intent=intent, topic=turn.question.text)
        return turn.found(turn.say("fact"), naming, request, intent=intent)
    nearest = findings.evidence[:1] or findings.nearest
    return turn.missing(turn.say("no_fact", scope=turn.scope), nearest, intent=intent)


def _names_one(turn: TurnContext, told: Evidence, words: str) -> bool:
    """Say whether evidence names somebody who is neither its speaker nor asked with."""
    speaker = told.person.name if told.person else ""
    asked = question_terms(words)
    if told.declined or set(asked).isdisjoint(index_terms(told.text)):
        return False
    return any(
        person.name != speaker and set(index_terms(person.name)).isdisjoint(asked)
        for name in _NAME.findall(told.text)
        for person in turn.finder.directory.named(name)
        if not person.is_organisation
    )
