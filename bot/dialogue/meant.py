"""Who is meant by the words that name somebody, and asking back where several may be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answering.compose import SHOWN
from bot.conversation_state import Request
from retrieval.asking.directory import Found
from retrieval.asking.intent import Intent
from retrieval.asking.shortened import written_out
from retrieval.language.terms import index_terms, question_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext
    from retrieval.archive.records import PersonRecord

PRONOUNS = frozenset("he she they it him her them his hers their theirs".split())
MOST_NAMES = 6
"""People named when a description fits several."""
_SETTING = re.compile(
    r"(?P<where>(?:in|at|during|after|before|following|while|when|from|outside|inside|to) .+?),? "
    r"(?:about|regarding|concerning|on the (?:subject|topic|question|issue|matter) of) "
    r"(?P<topic>.+)",
    re.IGNORECASE,
)
"""A topic with where or when it was spoken of before it: "*in Oslo* about the dam"."""


def who_is_meant(turn: TurnContext, words: str) -> Found:
    """Find who is meant; of several, the one the conversation is on.

    Else the only one who is quoted in the article that was shown last, which is then a guess.
    """
    found = turn.finder.who.meant(words)
    if len(found.people) <= 1:
        return found
    current = tuple(one for one in found.people if one.key == turn.state.person)
    if current:
        return found._replace(people=current)
    quoted = _quoted_in_shown(turn)
    there = tuple(one for one in found.people if one.key in quoted)
    return Found(there, guessed=True) if len(there) == 1 else found


def who_spoke_of_it(turn: TurnContext, people: Sequence[PersonRecord], topic: str) -> Found:
    """Of several who can be meant, take the one who spoke of a topic; none where several did.

    "What did the governor say about the dam?" asks for the one of two governors who spoke of one.
    """
    if not question_terms(topic) or len(people) > MOST_NAMES:
        return Found()
    spoke = [one for one in people if turn.finder.statements(one, topic).found]
    return Found(tuple(spoke), guessed=True) if len(spoke) == 1 else Found()


def topic_in_full(turn: TurnContext, topic: str) -> str:
    """Write out what is short in a topic, where no article has it so: "the PM's visit"."""
    full = written_out(topic)
    return full if full != topic and not turn.finder.knows(topic) else topic


def said_where(turn: TurnContext, person: PersonRecord, topic: str) -> str:
    """Return a topic without where it was spoken of, if an article with a statement on it tells so.

    "In Oslo about the dam" is the dam where the story names Oslo; else nothing is left out.
    """
    match = _SETTING.fullmatch(topic)
    if match is None:
        return topic
    library = turn.finder.library
    found = turn.finder.statements(person, match["topic"])
    where = set(question_terms(match["where"]))
    for evidence in found.evidence[:SHOWN]:
        text = library.text(library.find(evidence.address.content_hash))
        if where.issubset(index_terms(text)):
            return match["topic"]
    return topic


def _quoted_in_shown(turn: TurnContext) -> set[str]:
    """The keys of those who are quoted in the article of the last answer's first citation."""
    library = turn.finder.library
    address = turn.state.address(turn.state.shown[0]) if turn.state.shown else None
    if address is None or not library.holds(address):
        return set()
    stored = library.quotations(library.find(address.content_hash).id)
    people = (library.person(one.quotation.person) for one in stored)
    return {person.key for person in people if person}


def which_one(
    turn: TurnContext, speaker: str, people: tuple[PersonRecord, ...], topic: str
) -> Answer:
    """Ask which of several people is meant; the topic waits for the answer."""
    turn.state.person = None
    named = people[:MOST_NAMES]
    names = ", ".join(person.name for person in named)
    turn.state.remember(Request(intent=Intent.WHAT_SAID.value, speaker=speaker, topic=topic))
    return turn.missing(
        turn.say("unclear_speaker", speaker=speaker, names=names),
        intent=Intent.WHAT_SAID.value,
        buttons=tuple((turn.statements_button(person, "button_person"),) for person in named),
    )
