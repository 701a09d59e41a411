"""Answering about some of the articles only, and saying what there is beyond them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.answer import Frame, Quote
from bot.dialogue.checking import check
from bot.dialogue.elsewhere import counted_elsewhere, said_elsewhere
from bot.dialogue.follow import more_of
from bot.dialogue.passages import passage_about
from retrieval.asking.intent import Intent
from retrieval.asking.narrowing import Unmet
from retrieval.language.terms import index_terms

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext
    from retrieval.asking.evidence import Evidence
    from retrieval.asking.selection import Narrowing

MOST_SOURCES = 5
"""Sources named where a filter fits none."""


def answer_within(
    turn: TurnContext,
    narrowing: Narrowing | Unmet,
    whole: TurnContext,
    answer: Callable[[TurnContext], Answer],
) -> Answer:
    """Answer from the articles that the filters leave, or say what there is beyond them.

    Args:
        turn: The turn; it looks at those articles only.
        narrowing: What the filters mean.
        whole: The same turn without them, to see what they leave out.
        answer: Answers a turn.
    """
    if isinstance(narrowing, Unmet):
        told, frame = None, _unmet(turn, narrowing)
    elif not turn.finder.articles:
        told, frame = None, turn.say("none_within", scope=whole.scope)
    else:
        told = answer(turn)
        frame = next((block.text for block in told.blocks if isinstance(block, Frame)), "")
    if told and told.answered:
        return told
    nearest = _first(answer(whole))
    turn.state.person = turn.state.person or whole.state.person
    if told and not (nearest and frame):
        return told
    if nearest is None:
        return turn.missing(frame)
    return turn.missing(
        frame,
        (nearest,),
        nearest_frame=turn.say("nearest_beyond"),
        intent=told.intent if told else None,
        verdict=told.verdict if told else None,
    )


def tells_days(answer: Answer, days: str) -> bool:
    """Say whether the first quotation of an answer names days itself ("Lee said in March")."""
    first = _first(answer)
    return first is not None and set(index_terms(days)) <= set(index_terms(first.text))


def again(turn: TurnContext) -> Answer:
    """Answer the question before once more, from its beginning."""
    request = turn.state.request
    if request and request.intent == Intent.VERIFY and request.topic:
        return check(turn, request.topic, request.speaker)
    if request and request.intent == Intent.PASSAGE and request.topic:
        return passage_about(turn, request.topic)
    whole = request.model_copy(update={"shown": 0, "seen": ()}) if request else None
    answer = more_of(turn, whole)
    if answer.answered or not turn.narrowing:
        return answer
    return counted_elsewhere(turn) or said_elsewhere(turn) or answer


def _first(answer: Answer) -> Evidence | None:
    """The first quotation of an answer that is one."""
    found = (block for block in answer.blocks if isinstance(block, Quote) and not block.nearest)
    first = next(found, None) if answer.answered else None
    return first.evidence if first else None


_UNMET = {"source": "unmet_source", "place": "unmet_place", "day": "unmet_day"}


def _unmet(turn: TurnContext, unmet: Unmet) -> str:
    articles = turn.finder.library.articles
    names = dict.fromkeys(info.publisher or info.source for info in articles)
    return turn.say(
        _UNMET[unmet.kind],
        words=unmet.words,
        scope=turn.scope,
        names=", ".join(list(names)[:MOST_SOURCES]),
        more=max(0, len(names) - MOST_SOURCES),
    )
