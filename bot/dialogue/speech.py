"""What somebody said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answering.actions import AskAbout, article_code, person_code
from bot.answering.answer import Button, Note
from bot.answering.compose import SHOWN
from bot.conversation_state import Request
from bot.dialogue.carried import THEY, meant_by_pronoun, topic_before
from bot.dialogue.comparing import compared, says_just_that
from bot.dialogue.deeds import done_by_name
from bot.dialogue.meant import (
    PRONOUNS,
    said_where,
    topic_in_full,
    which_one,
    who_is_meant,
    who_spoke_of_it,
)
from bot.dialogue.pointing import said_by_them, said_on_that
from bot.dialogue.responses import (
    declined_on_that,
    no_one_meant,
    not_told_by,
    one_silent,
    only_asked,
    whether_answered,
)
from bot.dialogue.several import said_by_several
from bot.dialogue.strangers import said_by_stranger, tell_instead
from bot.dialogue.unquoted import never_quoted, only_others, said_by_head
from retrieval.asking.findings import Findings
from retrieval.asking.intent import Intent
from retrieval.asking.shortened import written_out
from retrieval.asking.speaking import AGREEING, ANSWERING, JUDGING, POINTING
from retrieval.language.terms import index_terms, question_terms

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext
    from retrieval.archive.records import PersonRecord

MOST_TOPICS = 3
"""Topics offered where somebody said nothing on the one that was asked for: one row of buttons."""


def what_said(turn: TurnContext, speaker: str, topic: str, skip: int = 0) -> Answer:
    """Answer what somebody said about something; `speaker` as typed, `topic` may be empty."""
    question = turn.question
    points = not question_terms(topic) and bool(POINTING.search(topic))
    points = points and not (question.asks_answer and only_asked(topic))
    declined = declined_on_that(turn, speaker) if points else None
    if declined:
        return declined
    if not question_terms(topic):
        topic = topic_before(turn) if points else ""
    topic = topic_in_full(turn, topic)
    if not topic and question.is_yes_or_no and AGREEING.fullmatch(question.cue):
        topic = topic_before(turn)  # "Did he agree?" asks what he said on that.
    if speaker.lower() in PRONOUNS:
        person = meant_by_pronoun(turn, speaker)
        told = said_by_them(turn, speaker, person)
        before = turn.state.request
        if person is None and before and before.speaker and speaker.lower() in THEY:
            return what_said(turn, before.speaker, topic, skip)
        if person is None:
            return told or no_one_meant(turn, speaker)
        return told or said_by_person(turn, person, topic, skip)
    if not topic and question.is_yes_or_no and JUDGING.fullmatch(question.cue):
        topic = question.cue  # "Did he apologise?" asks for more than what he said.
    people, guessed = who_is_meant(turn, speaker)
    if len(people) == 1:
        (person,) = people
        topic = said_where(turn, person, topic)
        answer = said_on_that(turn, person, topic) if points else None
        answer = answer or said_by_person(turn, person, topic, skip)
        return turn.with_guess(answer, speaker, person) if guessed else answer
    if people:
        return one_silent(turn, people) or _one_of(turn, speaker, people, topic)
    speaker = written_out(speaker)
    return (
        not_told_by(turn, speaker, topic)
        or said_by_several(turn, speaker, topic, skip)
        or done_by_name(turn, speaker)
        or said_by_stranger(turn, speaker, topic, skip)
    )


def _one_of(
    turn: TurnContext, speaker: str, people: tuple[PersonRecord, ...], topic: str
) -> Answer:
    """Answer for the one of several who spoke of the topic, or ask which of them is meant."""
    spoke = who_spoke_of_it(turn, people, topic).people
    spoke = spoke or who_spoke_of_it(turn, turn.finder.who.meant_otherwise(speaker), topic).people
    if spoke:
        answer = said_by_person(turn, spoke[0], topic)
        others = ", ".join(one.name for one in people if one.key != spoke[0].key)
        note = turn.say("taken_of_several", typed=speaker, name=spoke[0].name, others=others)
        row = tuple(
            turn.statements_button(one, "button_person")
            for one in people
            if one.key != spoke[0].key
        )
        return replace(answer, blocks=(*answer.blocks, Note(note)), buttons=(*answer.buttons, row))
    relayed = turn.finder.relayed(speaker, topic) if question_terms(topic) else Findings()
    if relayed.found:
        frame = turn.say("relayed", speaker=speaker, topic=topic)
        request = Request(intent=Intent.WHAT_SAID.value, speaker=speaker, topic=topic)
        return turn.found(frame, relayed.evidence, request, intent=request.intent)
    return which_one(turn, speaker, people, topic)


def said_by_person(
    turn: TurnContext,
    person: PersonRecord,
    topic: str,
    skip: int = 0,
    *,
    seen: tuple[int, ...] = (),
    refused: bool = False,
) -> Answer:
    """Answer what a known person said about something.

    Args:
        turn: The turn.
        person: Who.
        topic: About what; "" for all statements.
        skip: How many statements have been shown before.
        seen: Citations that are left out.
        refused: Whether only what they declined to say is asked for.
    """
    answered = None if skip else whether_answered(turn, person, topic)
    if answered:
        return answered
    turn.state.person = person.key
    intent = Intent.WHAT_SAID.value
    refused = refused or turn.question.asks_refusals
    cue = turn.question.cue
    request = Request(
        intent=intent,
        person=person.key,
        topic=topic,
        shown=skip,
        seen=seen,
        refused=refused,
        cue=cue,
    )
    if not person.statements and not refused:
        others = only_others(turn, person, topic, request)
        if others:
            return others
        told = tell_instead(turn, person.name, named=False) if person.is_organisation else None
        return told or said_by_head(turn, person, request) or never_quoted(turn, person, request)
    findings = turn.finder.statements(person, topic, refused=refused, cue=cue)
    if not findings.found:
        relayed = turn.finder.relayed_of(person, topic)
        if refused or not relayed.found:
            around = (
                turn.finder.in_setting(person, topic) if _may_be_around(turn, topic) else Findings()
            )
            if around.found and not refused:
                frame = turn.say("said_in_setting", name=person.name, topic=topic, scope=turn.scope)
                return turn.found(frame, around.evidence, request, intent=intent)
            after = turn.finder.going_on(person, topic) if person.is_organisation else Findings()
            if after.found and not refused:
                frame = turn.say("told_after", name=person.name, topic=topic, scope=turn.scope)
                return turn.found(frame, after.evidence, request, intent=intent)
            return _not_said(turn, person, topic, request, findings)
        frame = turn.say("relayed", speaker=person.name, topic=topic)
        return turn.found(frame, relayed.evidence, request, intent=intent)
    frame = _frame(turn, person, topic, findings, more=bool(skip))
    known = {turn.state.address(number) for number in seen}
    left = [one for one in findings.evidence if one.address not in known]
    asks = turn.question.is_yes_or_no and topic and not skip
    notes = compared(turn, left[0], topic) if asks and left else []
    if asks and says_just_that(turn, person, topic):
        frame = turn.say("said_so", name=person.name)
    return turn.found(frame, left, request, intent=intent, notes=notes)


def _may_be_around(turn: TurnContext, topic: str) -> bool:
    """Whether what a story is about may stand for a topic that a statement does not name.

    Not for "did she condemn it?", nor for "and the surveyor?", who may be a speaker.
    """
    question = turn.question
    judged = question.is_yes_or_no and (
        JUDGING.fullmatch(question.cue) or ANSWERING.fullmatch(question.cue)
    )
    return not judged and not (question.intent is Intent.FOLLOW and topic == question.speaker)


def _frame(
    turn: TurnContext,
    person: PersonRecord,
    topic: str,
    findings: Findings,
    *,
    more: bool,
) -> str:
    """Return the line above somebody's statements; it never calls a non-answer a statement."""
    silent = [one.declined for one in findings.evidence]
    if more:
        phrase = "more"
    elif all(silent) and turn.question.is_yes_or_no and topic:
        phrase = "refused_that"
    elif all(silent):
        phrase = "refused"
    elif turn.question.is_yes_or_no and topic:
        phrase = "refused_that" if silent[0] else "said_on_that"
    elif any(silent[:SHOWN]):
        phrase = "said_or_not"
    elif findings.partly or (topic and not _judges(turn, findings)):
        phrase = "said_near"
    else:
        phrase = "said_about" if topic else "said"
    return turn.say(phrase, name=person.name, topic=topic)


def _judges(turn: TurnContext, findings: Findings) -> bool:
    """Say whether the first statement holds the verb of a question for somebody's judgment."""
    cue = turn.question.cue
    held = set(index_terms(findings.evidence[0].text))
    return not JUDGING.fullmatch(cue) or held.issuperset(question_terms(cue))


def _topic_buttons(turn: TurnContext, person: PersonRecord, topic: str) -> list[Button]:
    """Buttons for what somebody did speak about, where they said nothing on a topic."""
    return [
        Button(
            turn.say("button_topic", topic=one.text),
            AskAbout(
                person_code(person.key),
                article_code(one.address.content_hash),
                one.address.start,
                one.address.end,
            ),
        )
        for one in turn.finder.topics(person, MOST_TOPICS, besides=topic)
    ]


def _not_said(
    turn: TurnContext,
    person: PersonRecord,
    topic: str,
    request: Request,
    findings: Findings,
) -> Answer:
    """Say that somebody's statements do not hold a topic, and what comes nearest."""
    if turn.question.is_yes_or_no:
        told = tell_instead(turn, person.name, named=not person.is_organisation)
        if told:
            return told
    turn.state.remember(request)
    nearest, phrase = findings.nearest, "nearest_said"
    if request.refused:
        frame = turn.say("not_refused", scope=turn.scope, name=person.name, topic=topic)
        return turn.missing(frame, intent=Intent.WHAT_SAID.value)
    if nearest and nearest[0].declined:
        phrase = "refused"
    if not nearest:
        nearest, phrase = turn.finder.mentions(person, topic, only=True), "mentioned"
    topics = _topic_buttons(turn, person, topic)
    return turn.missing(
        turn.say("not_said", scope=turn.scope, name=person.name, topic=topic),
        nearest,
        nearest_frame=turn.say(phrase, name=person.name, topic=""),
        intent=Intent.WHAT_SAID.value,
        buttons=(tuple(topics), (turn.statements_button(person),))
        if topics
        else ((turn.statements_button(person),),),
    )
