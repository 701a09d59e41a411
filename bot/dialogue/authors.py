"""Who wrote the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.conversation_state import Request
from retrieval.asking.bylines import bylines
from retrieval.asking.intent import Intent

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext


def authors(turn: TurnContext, topic: str, skip: int = 0) -> Answer:
    """Show the bylines of the articles, or say that their text has none.

    Args:
        turn: The turn.
        topic: What the article meant is about, or "".
        skip: How many have been shown before.
    """
    findings = bylines(turn.finder.library, turn.finder.reach, topic)
    request = Request(intent=Intent.AUTHORS.value, topic=topic, shown=skip)
    if not findings.found:
        turn.state.remember(request)
        phrase = "no_byline" if findings.nearest or not topic else "no_article_on"
        frame = turn.say(phrase, scope=turn.scope, topic=topic)
        return turn.missing(frame, intent=request.intent)
    frame = turn.say("more_plain" if skip else "bylines", count=len(findings.evidence), topic=topic)
    return turn.found(frame, findings.evidence, request, intent=request.intent)
