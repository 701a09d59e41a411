"""What several people said, asked for in one question: "What did Lee and Olsen say about …?"."""

from __future__ import annotations

import re
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from bot.conversation_state import Request
from retrieval.asking.intent import Intent

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext

_AND = re.compile(r"\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)\s*(?:both\s+)?", re.IGNORECASE)
MOST_SPEAKERS = 4
"""People that one question can ask for."""


def said_by_several(turn: TurnContext, speaker: str, topic: str, skip: int = 0) -> Answer | None:
    """Answer what several people said: the best of each first, then the second best of each.

    None where the words do not name several people, each of whom is known.
    """
    names = [name for name in _AND.split(speaker.removeprefix("both ")) if name]
    if not 1 < len(names) <= MOST_SPEAKERS:
        return None
    found = [turn.finder.directory.named(name) for name in names]
    if any(len(people) != 1 for people in found):
        return None
    people = list({people[0].key: people[0] for people in found}.values())
    cue = turn.question.cue
    each = [turn.finder.statements(person, topic, cue=cue).evidence for person in people]
    evidence = [one for one in chain.from_iterable(zip_longest(*each)) if one]
    spoke = [person.name for person, theirs in zip(people, each, strict=True) if theirs]
    silent = [person.name for person, theirs in zip(people, each, strict=True) if not theirs]
    request = Request(
        intent=Intent.WHAT_SAID.value, speaker=speaker, topic=topic, shown=skip, cue=cue
    )
    if not evidence:
        turn.state.remember(request)
        frame = turn.say("not_said", scope=turn.scope, name=", ".join(silent), topic=topic)
        return turn.missing(frame, intent=request.intent)
    frame = turn.say("said_about" if topic else "said", name=", ".join(spoke), topic=topic)
    notes = [
        turn.say("not_on_record", scope=turn.scope, speaker=name, topic=topic) for name in silent
    ]
    return turn.found(frame, evidence, request, intent=request.intent, notes=notes)
