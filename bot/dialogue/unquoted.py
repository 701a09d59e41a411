"""Whoever is named but not quoted: what others, or the head of the house, say in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.asking.intent import Intent
from retrieval.asking.speaking import JUDGING

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.conversation_state import Request
    from bot.dialogue.turn import TurnContext
    from retrieval.archive.records import PersonRecord


def only_others(
    turn: TurnContext, person: PersonRecord, topic: str, request: Request
) -> Answer | None:
    """Answer for somebody who is not quoted: what others pass on, or what was not answered."""
    relayed = turn.finder.relayed_of(person, topic)
    silent = turn.finder.statements(person, topic, refused=True)
    if relayed.found:
        frame = turn.say("only_relayed", name=person.name, scope=turn.scope, topic=topic)
        return turn.found(frame, relayed.evidence, request, intent=request.intent)
    if silent.found:
        frame = turn.say("only_refused", name=person.name, scope=turn.scope)
        return turn.found(frame, silent.evidence, request, intent=request.intent)
    return None


def _head_of(turn: TurnContext, organisation: PersonRecord) -> PersonRecord | None:
    """The one person who is quoted and, by their role, leads an organisation; or None."""
    if not organisation.is_organisation:
        return None
    heads = [
        one
        for one in turn.finder.directory.named(f"{organisation.name} chief")
        if one.statements and not one.is_organisation
    ]
    return heads[0] if len(heads) == 1 else None


def said_by_head(turn: TurnContext, organisation: PersonRecord, request: Request) -> Answer | None:
    """Answer for an organisation that is not quoted with what its head said; None for nothing.

    Whether it condemned or supported a thing, its head's words on that thing do not tell.
    """
    head = _head_of(turn, organisation)
    if head is None or (turn.question.is_yes_or_no and JUDGING.fullmatch(turn.question.cue)):
        return None
    findings = turn.finder.statements(head, request.topic)
    if not findings.found:
        return None
    turn.state.person = head.key
    frame = turn.say(
        "said_by_head",
        name=head.name,
        role=head.roles[0],
        organisation=organisation.name,
        scope=turn.scope,
        topic=request.topic,
    )
    request = request.model_copy(update={"person": head.key})
    return turn.found(frame, findings.evidence, request, intent=request.intent)


def never_quoted(turn: TurnContext, person: PersonRecord, request: Request) -> Answer:
    """Say that somebody is named but never quoted, and where they are mentioned."""
    turn.state.remember(request)
    mentions = turn.finder.mentions(person, request.topic)
    phrase = "never_quoted_about" if request.topic else "never_quoted"
    phrase = phrase if mentions else "never_named"
    return turn.missing(
        turn.say(phrase, name=person.name, scope=turn.scope, topic=request.topic),
        mentions,
        nearest_frame=turn.say("mentioned", name=person.name),
        intent=Intent.WHAT_SAID.value,
    )
