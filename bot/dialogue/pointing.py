"""What was said by "them", and on "that": answers that the turn before makes plain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.conversation_state import Request
from bot.dialogue.carried import THEY, root, shown_last, told_beside
from retrieval.asking.intent import Intent
from retrieval.asking.speaking import PLAIN_CUE
from retrieval.language.terms import question_terms

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext
    from retrieval.archive.records import PersonRecord
    from retrieval.asking.evidence import Evidence


def said_by_them(turn: TurnContext, word: str, person: PersonRecord | None) -> Answer | None:
    """Answer what "they" did who are several: the articles of the last answer may tell.

    Args:
        turn: The turn.
        word: The pronoun.
        person: Whom it would mean if it meant just one.

    Returns:
        None for what one person is asked to have said, and where nothing tells it.
    """
    cue = turn.question.cue
    one = person is not None and (PLAIN_CUE.fullmatch(cue) or person.is_organisation)
    if word.lower() not in THEY or one:
        return None
    asked = f"{cue} {turn.question.topic}".strip()
    if PLAIN_CUE.fullmatch(cue) and not question_terms(turn.question.topic):
        return None  # "What did they say?" asks for whom, and nobody is known.
    there = told_beside(turn, asked)
    if not there:
        return None
    request = Request(intent=Intent.FACT.value, topic=asked)
    before = root(turn)
    frame = turn.say("fact_after" if before else "fact", topic=before)
    return turn.found(frame, there, request, intent=request.intent)


def said_on_that(turn: TurnContext, person: PersonRecord, topic: str) -> Answer | None:
    """Answer what somebody said in the story that "that" goes back to, where they do not name it.

    Only after a question of fact, whose words are no topic that one speaks of in just these, and
    after all that somebody else said, which another story has no reply to.

    Args:
        turn: The turn.
        person: Who.
        topic: What "that" goes back to.

    Returns:
        None where a statement is on the topic, and where they say nothing in that story.
    """
    request = turn.state.request
    other = _said_by_other(turn, person)
    if other and not topic:
        return _in_their_story(turn, person, other)
    told = request is not None and request.intent == Intent.FACT
    if not (told and topic) or turn.finder.statements(person, topic).found:
        return None
    there = _said_there(turn, person)
    if not there:
        return None
    turn.state.person = person.key
    request = Request(intent=Intent.WHAT_SAID.value, person=person.key, topic=topic)
    frame = turn.say("said_in_setting", name=person.name, topic=topic, scope=turn.scope)
    return turn.found(frame, there, request, intent=request.intent)


def _said_there(turn: TurnContext, person: PersonRecord) -> list[Evidence]:
    """What somebody said in the articles of the last answer."""
    shown = {one.article.id for one in shown_last(turn)}
    said = turn.finder.statements(person).evidence
    return [one for one in said if one.article.id in shown and not one.declined]


def _said_by_other(turn: TurnContext, person: PersonRecord) -> PersonRecord | None:
    """Who spoke in the last answer, where it was for what somebody else said."""
    request = turn.state.request
    if request is None or request.intent != Intent.WHAT_SAID or not shown_last(turn):
        return None
    other = turn.finder.library.person(request.person)
    return other if other and other != person else None


def _in_their_story(turn: TurnContext, person: PersonRecord, other: PersonRecord) -> Answer:
    """Answer what somebody said to what another one did with what they say in the same story."""
    turn.state.person = person.key
    there = _said_there(turn, person)
    intent = Intent.WHAT_SAID.value
    if there:
        request = Request(intent=intent, person=person.key)
        frame = turn.say("said_in_setting", name=person.name, topic=other.name, scope=turn.scope)
        return turn.found(frame, there, request, intent=intent)
    return turn.missing(
        turn.say("not_said", scope=turn.scope, name=person.name, topic=other.name),
        intent=intent,
        buttons=((turn.statements_button(person),),),
    )
