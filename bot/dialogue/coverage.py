"""Which articles speak of a matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.conversation_state import Request
from bot.dialogue.lists import sources
from retrieval.asking.intent import Intent
from retrieval.asking.mentioning import articles_on
from retrieval.language.terms import question_terms

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext


def coverage(turn: TurnContext, topic: str, skip: int = 0) -> Answer:
    """Show the articles that speak of a matter, each by the sentence that fits best.

    Args:
        turn: The turn.
        topic: The matter; all articles are listed where its words say nothing.
        skip: How many have been shown before.
    """
    if not question_terms(topic):
        return sources(turn)
    findings = articles_on(turn.finder.library, turn.finder.reach, topic)
    request = Request(intent=Intent.COVERAGE.value, topic=topic, shown=skip)
    if not findings.found:
        turn.state.remember(request)
        frame = turn.say("no_article_on", scope=turn.scope, topic=topic)
        return turn.missing(frame, findings.nearest, intent=request.intent)
    phrase = "more_plain" if skip else "articles_on"
    frame = turn.say(phrase, count=len(findings.evidence), topic=topic)
    return turn.found(frame, findings.evidence, request, intent=request.intent)
