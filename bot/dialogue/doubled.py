"""Two questions in one: "how many boats are there, and of what kind?", "… What did Lee say?"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.conversation_state import Request
from bot.dialogue.withheld import REFUSED
from retrieval.asking.choosing import PLAIN
from retrieval.asking.intent import Intent
from retrieval.asking.wording import AUXILIARY
from retrieval.language.terms import index_terms, question_terms

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext
    from retrieval.asking.finder import Finder

_ASKS = r"(?:(?:of|in|on|at|to|by|with|for|from) )?(?:who|whom|what|which|when|where|why|how)\b"
_AND_ASKS = re.compile(rf"(?:,\s+and|,|\s+and)\s+(?={_ASKS}[^,]+$)", re.IGNORECASE)
"""What stands before the second question."""
_OPENS = re.compile(_ASKS, re.IGNORECASE)
_BACK = re.compile(r"\b(?:it|they|them|he|she|him|her|its|their|his|there)\b", re.IGNORECASE)

_THEN_ASKS = re.compile(
    rf"\W*(?P<asked>(?:(?:in|on|at|to|by|with|for|from|of) )?(?:who|whom|what|which|when|where|"
    rf"why|how|"
    rf"{AUXILIARY})\b[^?]{{6,200}})\?\s*(?:(?:and|so|or),? )?(?:what|how) (?:did|does|do|has|had) "
    r"(?P<speaker>[^?,;:]{2,60}?) (?:actually |really |exactly |himself |herself )?"
    r"(?:say|said|answer|reply|respond|comment|tell (?:us|reporters|the press)|put it)"
    r"(?: (?:(?:about|on|to|of) )?(?:it|that|this|the (?:matter|question|issue|subject))| "
    r"then)?\W*",
    re.IGNORECASE,
)
"""A question with one behind it for what somebody said on it."""
_ASKED_OF = re.compile(
    rf"(?:(?:why|how|when|where|what|which \w+|whom?) )?(?:{AUXILIARY}|did|is|was|were|"
    rf"are)(?:n['’]t)? "
    r"(?P<rest>\S.*)",
    re.IGNORECASE,
)
_OPEN = re.compile(r"(?:who|whom|whose|what|which|when|where|why|how)\b", re.IGNORECASE)
_ONE = frozenset(("he", "she", "they"))
_WISH = re.compile(r"(?:not |want(?:ed)? to |going to |have to |has to |plan to )+", re.IGNORECASE)
_SORTS = frozenset(
    index_terms(
        "season year month week day date time hour place town city country region county street "
        "building way manner kind sort type name reason number person"
    )
)
"""What alone is asked of anything: "in which season?"."""
LONGEST_NAME = 6
"""Words of a name or a description that the first question may open with."""


def second_asked(finder: Finder, text: str) -> str:
    """Return one question for two of which the second asks what somebody said on the first.

    "Was the pier closed? What did the mayor say?" asks whether the mayor said so; and "Why did the
    mayor resign? What did she say about it?" for what the mayor said about it.

    Args:
        finder: Finds who is meant.
        text: What was typed; any other message comes back as it is.
    """
    match = _THEN_ASKS.fullmatch(text)
    if match is None:
        return text
    asked, speaker = match["asked"], match["speaker"]
    if speaker.lower() not in _ONE:
        opens = _OPEN.match(asked)
        return f"Did {speaker} say {'' if opens else 'whether '}{asked[0].lower()}{asked[1:]}?"
    if REFUSED.match(f"{asked}?"):
        return f"{asked}?"
    told = _ASKED_OF.fullmatch(asked)
    words = told["rest"].split() if told else []
    for length in range(min(LONGEST_NAME, len(words) - 1), 0, -1):
        name = " ".join(words[:length])
        found = finder.directory.find(name)
        if len(found.people) == 1 and not found.guessed:
            matter = _WISH.sub("", " ".join(words[length:]), count=1)
            spoke = PLAIN.issuperset(question_terms(matter))
            return f"What did {name} say?" if spoke else f"What did {name} say about {matter}?"
    return text


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
        if _SORTS.issuperset(question_terms(half)):
            continue
        evidence = turn.finder.facts(half).evidence
        if evidence:
            frame = turn.say("fact_half", topic=half)
            request = Request(intent=intent, topic=half)
            return turn.found(frame, evidence, request, intent=intent)
    return None
