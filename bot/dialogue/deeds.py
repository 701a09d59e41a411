"""What somebody did, where a name and a verb were read as a speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.conversation_state import Request
from retrieval.asking.directory import name_words
from retrieval.asking.intent import Intent
from retrieval.language.terms import index_terms, question_terms

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext

LONGEST_NAME = 3
"""Words of a name that may stand before a verb."""
_BEFORE_A_PLACE = frozenset("of for at in from and or with on to by the".split())
"""Words after a name that go on with it: "Lee of the union"."""


def done_by_name(turn: TurnContext, speaker: str) -> Answer | None:
    """Answer what somebody did, where a name and a verb were read as a speaker; None for neither.

    "What did Lee leave to the council to explain?" asks for no explanation of Lee's.
    """
    words = speaker.split()
    for length in range(min(LONGEST_NAME, len(words) - 1), 0, -1):
        found = turn.finder.directory.named(" ".join(words[:length]))
        rest = words[length:]
        called = {word for person in found for word in name_words(person.name)}
        named = len(found) == 1 and called.issuperset(name_words(" ".join(words[:length])))
        if named and rest[0].islower() and rest[0] not in _BEFORE_A_PLACE:
            (person,) = found
            turn.state.person = person.key
            intent = Intent.WHAT_SAID.value
            told = turn.finder.self_told(rest[0], turn.question.text, person)
            wanted = set(question_terms(" ".join(rest)))
            if told.found:
                request = Request(intent=intent, person=person.key)
                return turn.found(turn.say("said", name=person.name), told.evidence, request)
            facts = turn.finder.facts(turn.question.text)
            if wanted and facts.found and wanted <= set(index_terms(facts.evidence[0].text)):
                request = Request(intent=Intent.FACT.value, topic=turn.question.text)
                return turn.found(turn.say("fact"), facts.evidence, request, intent=request.intent)
            turn.state.remember(Request(intent=Intent.FACT.value, topic=turn.question.text))
            nearest = facts.nearest or facts.evidence
            return turn.missing(turn.say("no_fact", scope=turn.scope), nearest, intent=intent)
    return None
