"""What somebody is said to have said, in reported words, beside what they are on record with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retrieval.asking.cautions import sentence_on
from retrieval.asking.claims.retelling import departures, lacked
from retrieval.asking.wording import OPEN_QUESTION
from retrieval.language.terms import question_terms

if TYPE_CHECKING:
    from bot.dialogue.turn import TurnContext
    from retrieval.archive.records import PersonRecord
    from retrieval.asking.evidence import Evidence
    from retrieval.asking.findings import Difference

FEWEST = 3
"""Words of a claim, and words of it that say something where what it lacks is told by them."""


def compared(turn: TurnContext, first: Evidence | None, claim: str) -> list[str]:
    """Return a note on where a claim departs from the statement that is shown for it; else none.

    Args:
        turn: The turn.
        first: The statement; None for none. What was not answered is not compared.
        claim: What was asked whether somebody said it.
    """
    if first is None or first.declined or not _is_claim(turn, claim):
        return []
    stored = sentence_on(turn.finder.library, first, claim)
    told = [tell_difference(turn, one) for one in departures(claim, stored)]
    words = lacked(claim, first.text) if len(set(question_terms(claim))) >= FEWEST else ()
    if words:
        quoted = ", ".join(f"“{word}”" for word in words)
        told.append(turn.say("lacks_words", words=quoted, count=len(words)))
    return [turn.say("compared", differences="; ".join(told))] if told else []


def says_just_that(turn: TurnContext, person: PersonRecord, claim: str) -> bool:
    """Whether somebody is quoted with just the words of a claim, and nothing around them warns."""
    if not _is_claim(turn, claim):
        return False
    result = turn.finder.verify(claim, (person,))
    return result.verdict == "verbatim" and not result.cautions and result.speaker == person


def _is_claim(turn: TurnContext, words: str) -> bool:
    """Whether words claim something: "did Lee say *the mill will close*?", but not "… about it"."""
    question = turn.question
    if OPEN_QUESTION.match(words) or len(words.split()) < FEWEST:
        return False
    if not question.cue:
        return True
    said = re.search(rf"\b{re.escape(question.cue)}(?: that| to \w+ that)?[\s,:]+", question.text)
    return said is not None and question.text[said.end() :].startswith(words)


def tell_difference(turn: TurnContext, one: Difference) -> str:
    """Tell one difference between a claim and what is stored: "“18” instead of “24” (a number)"."""
    kind = "changed" if one.claimed and one.stored else "added" if one.claimed else "lost"
    kinds = tell_kinds(turn, one)
    return turn.say(f"difference_{kind}", claimed=one.claimed, stored=one.stored, kinds=kinds)


def tell_kinds(turn: TurnContext, one: Difference) -> str:
    """Tell of what kinds a difference is: "a number, a name"."""
    return ", ".join(turn.say(f"kind_{kind}") for kind in one.kinds)
