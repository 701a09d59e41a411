"""Two questions in one: "how many boats are there, and of what kind?"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.conversation_state import Request
from retrieval.asking.intent import Intent

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext

_ASKS = r"(?:(?:of|in|on|at|to|by|with|for|from) )?(?:who|whom|what|which|when|where|why|how)\b"
_AND_ASKS = re.compile(rf"(?:,\s+and|,|\s+and)\s+(?={_ASKS}[^,]+$)", re.IGNORECASE)
"""What stands before the second question."""
_OPENS = re.compile(_ASKS, re.IGNORECASE)
_BACK = re.compile(r"\b(?:it|they|them|he|she|him|her|its|their|his|there)\b", re.IGNORECASE)


def halves(question: str) -> tuple[str, ...]:
    """Return the questions that one message holds, where it holds two.

    The second is left out where it only goes on from the first ("and how many are they?", "and of
    what kind?"), and both where it is no question that opens with a question word.
    """
    found = list(_AND_ASKS.finditer(question))
    if not found or not _OPENS.match(question):
        return ()
    first, second = question[: found[-1].start()], question[found[-1].end() :]
    stands_alone = len(second.split()) > 3 and not _BACK.search(second)
    return (f"{first}?", second) if stands_alone else (f"{first}?",)


def answered_in_part(turn: TurnContext, question: str) -> Answer | None:
    """Answer one of two questions that are asked at once, saying which; None where none is found.

    It is for those to which together nothing is an answer.
    """
    intent = Intent.FACT.value
    for half in halves(question):
        evidence = turn.finder.facts(half).evidence
        if evidence:
            frame = turn.say("fact_half", topic=half)
            request = Request(intent=intent, topic=half)
            return turn.found(frame, evidence, request, intent=intent)
    return None
