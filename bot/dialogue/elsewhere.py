"""What another article has of the same: "and in the other article?" after a number or a quote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.conversation_state import Request
from bot.dialogue.carried import shown_last
from retrieval.asking.intent import Intent
from retrieval.index.answer_types import AnswerType, answer_type
from retrieval.index.fitting import NUMBER_WORDS
from retrieval.language.terms import index_terms, question_terms

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext
    from retrieval.index.engine import Features

LOOKED_AT = 10
"""Sentences that are looked at."""
HELD = 0.4
"""Share of a question's weight that a sentence holds with its neighbours, where it counts the same.

Judged on questions about the seeds: two sources seldom count with the same words."""
FEWEST = 2
"""Words of the question that it holds at least."""
FEWEST_ALIKE = 3
"""Words besides small ones that two wordings of one statement share. Judged on news of the same
events by two agencies."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OF_THEM = re.compile(r"\W*(?:\w+ ){1,3}of (?:them|these|those|whom)\b", re.IGNORECASE)
"""How a sentence opens that counts of what the one before names: "about half of them"."""


def counted_elsewhere(turn: TurnContext) -> Answer | None:
    """Answer a question for a number, asked again of other articles, with what they count.

    Sources count differently, "troops" in one and "members of the forces" in another, so the frame
    says that it is the nearest there.

    Returns:
        None for other questions, and where no sentence with a number is near to it.
    """
    request = turn.state.request
    told = turn.state.told[-1] if turn.state.told else None
    if request is None or request.intent != Intent.FACT or not (told and told.answered):
        return None
    if answer_type(request.topic) is not AnswerType.COUNT:
        return None
    hits = turn.finder.reach.search(request.topic, LOOKED_AT)
    for hit, stored in zip(hits, turn.finder.reach.sentences(hits), strict=True):
        library = turn.finder.library
        before = next(library.before(stored.article, stored.span.start), None)
        evidence = library.sentence(stored)
        if before and _OF_THEM.match(evidence.text) and library.continues([stored], before):
            evidence = library.sentence(before, stored)
        if _is_near(hit.features) and _counts(evidence.text):
            goes_on = Request(intent=Intent.FACT.value, topic=request.topic)
            frame = turn.say("counted_elsewhere")
            return turn.found(frame, [evidence], goes_on, intent=Intent.FACT.value)
    return None


def said_elsewhere(turn: TurnContext) -> Answer | None:
    """Answer what somebody said, asked again of other articles, with what is most like it there.

    Two sources seldom word a statement alike, and the topic may stand in the words of one only.

    Returns:
        None for other questions, and where no statement of the same person shares enough words
        with what was shown.
    """
    request = turn.state.request
    told = turn.state.told[-1] if turn.state.told else None
    person = turn.finder.library.person(request.person) if request else None
    if request is None or request.intent != Intent.WHAT_SAID or not (told and told.answered):
        return None
    shown = [one for one in shown_last(turn)[:1] if one.person == person]
    if person is None or not shown:
        return None
    wanted = set(question_terms(shown[0].text))
    said = [
        (len(wanted.intersection(index_terms(one.text))), one)
        for one in turn.finder.statements(person).evidence
        if one.article.id != shown[0].article.id and not one.declined
    ]
    most = max((shared for shared, _ in said), default=0)
    if most < FEWEST_ALIKE:
        return None
    alike = [one for shared, one in said if shared == most]
    frame = turn.say("said_near", name=person.name, topic=request.topic)
    return turn.found(frame, alike, request, intent=Intent.WHAT_SAID.value)


def _is_near(features: Features) -> bool:
    return features.window >= HELD and len(features.matched) >= FEWEST


def _counts(text: str) -> bool:
    terms = index_terms(_YEAR.sub(" ", text))
    return any(term[0].isdigit() or term in NUMBER_WORDS for term in terms)
