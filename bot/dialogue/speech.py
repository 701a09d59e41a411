"""Who said it, and what somebody said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.conversation_state import Request
from retrieval.asking.wording import PLAIN_CUE, REFUSING, Intent
from retrieval.language.terms import question_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext
    from retrieval.archive.records import PersonRecord
    from retrieval.asking.evidence import Evidence

PRONOUNS = frozenset("he she they it him her them".split())
MOST_NAMES = 6
"""People named when a description fits several."""
SINGLE_WORDS = 3
"""Names in the line that frames an answer with several speakers."""


def what_said(turn: TurnContext, speaker: str, topic: str, skip: int = 0) -> Answer:
    """Answer what somebody said about something; `speaker` as typed, `topic` may be empty."""
    if speaker.lower() in PRONOUNS:
        person = turn.finder.library.person(turn.state.person)
        if person is None:
            return turn.plain("who_is_meant", speaker=speaker)
        return said_by_person(turn, person, topic, skip)
    people, guessed = turn.finder.directory.find(speaker)
    if len(people) > 1 and turn.state.person in {person.key for person in people}:
        people = tuple(p for p in people if p.key == turn.state.person)
    if len(people) == 1:
        answer = said_by_person(turn, people[0], topic, skip)
        return turn.with_guess(answer, speaker, people[0]) if guessed else answer
    if people:
        return _which(turn, speaker, people, topic)
    return _said_by_words(turn, speaker, topic, skip)


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
    turn.state.person = person.key
    intent = Intent.WHAT_SAID.value
    refused = refused or bool(REFUSING.match(turn.question.cue))
    request = Request(
        intent=intent, person=person.key, topic=topic, shown=skip, seen=seen, refused=refused
    )
    if not person.quotations and person.is_organisation and topic:
        facts = turn.finder.facts(turn.question.text)
        if facts.found:
            return turn.found(turn.say("fact"), facts.evidence, request, intent=Intent.FACT.value)
    if not person.quotations:
        return _never_quoted(turn, person, topic, request)
    findings = turn.finder.statements(person, topic, refused=refused)
    if findings.found:
        phrase = "refused" if refused else "said_about" if topic else "said"
        frame = turn.say(phrase, name=person.name, topic=topic)
        if skip:
            frame = turn.say("more", name=person.name)
        known = {turn.state.address(number) for number in seen}
        left = [one for one in findings.evidence if one.address not in known]
        return turn.found(frame, left, request, intent=intent)
    turn.state.remember(request)
    return turn.missing(
        turn.say("not_said", scope=turn.scope, name=person.name, topic=topic),
        findings.nearest,
        nearest_frame=turn.say("nearest_said", name=person.name),
        intent=intent,
        buttons=((turn.statements_button(person),),),
    )


def who_said(turn: TurnContext, topic: str, skip: int = 0) -> Answer:
    """Answer who said something, by the words of it."""
    intent = Intent.WHO_SAID.value
    if not question_terms(topic):
        return _who_said_that(turn)
    findings = turn.finder.speakers(topic)
    request = Request(intent=intent, topic=topic, shown=skip)
    if findings.found:
        evidence = findings.evidence
        best = evidence[skip : skip + 1]
        turn.state.person = best[0].person.key if best and best[0].person else None
        if skip:
            return turn.found(turn.say("more_plain"), evidence, request, intent=intent)
        names = _names(evidence[:SINGLE_WORDS])
        frame = (
            turn.say("said_by", names=", ".join(names)) if names else turn.say("said_by_unclear")
        )
        return turn.found(frame, evidence, request, intent=intent)
    told = turn.finder.told(topic)
    if told.found:
        frame = turn.say("told_not_said", scope=turn.scope)
        return turn.found(frame, told.evidence, request, intent=intent)
    turn.state.remember(request)
    return turn.missing(
        turn.say("nobody_said", scope=turn.scope, topic=topic),
        findings.nearest or told.nearest,
        intent=intent,
    )


def _who_said_that(turn: TurnContext) -> Answer:
    """Answer "who said that?": the citations of the last answer, with their speakers."""
    intent = Intent.WHO_SAID.value
    addresses = [turn.state.address(number) for number in turn.state.shown]
    evidence = [
        turn.finder.library.at(address)
        for address in addresses
        if address and turn.finder.library.holds(address)
    ]
    if not evidence:
        return turn.plain("nothing_to_continue")
    names = _names(evidence)
    frame = turn.say("said_by", names=", ".join(names)) if names else turn.say("said_by_unclear")
    return turn.found(frame, evidence, Request(intent=intent))


def _said_by_words(turn: TurnContext, speaker: str, topic: str, skip: int = 0) -> Answer:
    """Answer for a speaker whom the directory does not know: "the allies", "Merkel"."""
    intent = Intent.WHAT_SAID.value
    request = Request(intent=intent, speaker=speaker, topic=topic, shown=skip)
    if turn.finder.knows(speaker):
        for phrase, findings in (
            ("said_by_words", turn.finder.statements_by_words(speaker, topic)),
            ("relayed", turn.finder.relayed(speaker, topic)),
        ):
            if findings.found:
                frame = turn.say(phrase, speaker=_capital(speaker), topic=topic)
                return turn.found(frame, findings.evidence, request, intent=intent)
        facts = turn.finder.facts(turn.question.text)
        if facts.found and (topic or not PLAIN_CUE.fullmatch(turn.question.cue)):
            return turn.found(turn.say("fact"), facts.evidence, request, intent=Intent.FACT.value)
        turn.state.remember(request)
        return turn.missing(
            turn.say("not_on_record", scope=turn.scope, speaker=speaker, topic=topic),
            facts.nearest,
            intent=intent,
        )
    turn.state.remember(request)
    others = turn.finder.speakers(topic).evidence if topic else ()
    return turn.missing(
        turn.say("unknown_speaker", scope=turn.scope, speaker=speaker),
        others,
        nearest_frame=turn.say("by_others", topic=topic),
        intent=intent,
    )


def _never_quoted(turn: TurnContext, person: PersonRecord, topic: str, request: Request) -> Answer:
    """Say that somebody is named but never quoted, and where they are mentioned."""
    turn.state.remember(request)
    phrase = "never_quoted_about" if topic else "never_quoted"
    mentions = turn.finder.mentions(person, topic)
    return turn.missing(
        turn.say(phrase, name=person.name, scope=turn.scope, topic=topic),
        mentions,
        nearest_frame=turn.say("mentioned", name=person.name),
        intent=Intent.WHAT_SAID.value,
    )


def _which(turn: TurnContext, speaker: str, people: tuple[PersonRecord, ...], topic: str) -> Answer:
    """Ask which of several people is meant."""
    named = people[:MOST_NAMES]
    names = ", ".join(person.name for person in named)
    turn.state.remember(Request(intent=Intent.WHAT_SAID.value, speaker=speaker, topic=topic))
    return turn.missing(
        turn.say("unclear_speaker", speaker=speaker, names=names),
        intent=Intent.WHAT_SAID.value,
        buttons=tuple((turn.statements_button(person, "button_person"),) for person in named),
    )


def _names(evidence: Sequence[Evidence]) -> list[str]:
    names = [one.person.name if one.person else (one.speaker_text or "") for one in evidence]
    return [name for name in dict.fromkeys(names) if name]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
