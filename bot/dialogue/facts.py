"""Questions of fact."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.conversation_state import Request
from bot.dialogue.carried import (
    FEW,
    POINTS_BACK,
    Back,
    going_back,
    meant_by_pronoun,
    people_in,
    tells,
)
from bot.dialogue.doubled import answered_in_part
from bot.dialogue.occasions import where_spoken
from retrieval.asking.asked_topic import topic_terms
from retrieval.asking.findings import Findings
from retrieval.asking.intent import Intent
from retrieval.asking.plainly import asked_plainly
from retrieval.asking.selftelling import asked_of_self
from retrieval.asking.wording import FURNITURE
from retrieval.index.answer_types import answer_type
from retrieval.language.terms import index_terms, question_terms

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext
    from retrieval.archive.records import PersonRecord
    from retrieval.asking.evidence import Evidence

_WHO = re.compile(
    r"\W*(?:who|whom|whose|which (?:person|man|woman|player|official))\b", re.IGNORECASE
)
_NOUN = re.compile(
    r"\W*who(?:['’]s| is| was) (?:the|its|his|her|their) (?:[a-z-]+ )*?([a-z-]+)"
    r"(?= (?:of|in|at|for|on|who|that)\b|\W*$)",
    re.IGNORECASE,
)
_NAMED = r"((?:[A-Z][\w.’'-]*)(?: [A-Z][\w.’'-]*)*)"
_AGE = re.compile(
    r"\W*(?:how old (?:is|was) (?:he|she)|what(?:['’]s| is| was) (?:his|her) age|(?:his|her) "
    r"age)\W*",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\b\d{1,3}[- ]years?[- ]old\b|, (?:aged )?\d{1,3}(?=[,.)])|\baged \d")
"""How a text gives an age: "Ann Lee, 59, a miller"."""
_PRONOUN = re.compile(r"\b(?:he|she|him|his|her|hers)\b", re.IGNORECASE)


def fact(
    turn: TurnContext,
    topic: str,
    skip: int = 0,
    *,
    about: bool = False,
    meant: str | None = None,
) -> Answer:
    """Answer a question of fact with the sentences that tell it, or say that none does.

    Args:
        turn: The turn.
        topic: The question, or what it is about.
        skip: How many pieces of evidence have been shown before.
        about: Whether everything about a topic is asked for.
        meant: The key of whom "he" meant when it was asked first.
    """
    intent = Intent.FACT.value
    spoken = None if about or skip else where_spoken(turn, topic)
    if spoken:
        return spoken
    named = turn.finder.who.named_in(topic)
    pronoun = None if named and not meant else _PRONOUN.search(topic)
    person = _meant(turn, meant, pronoun[0]) if pronoun else None
    findings = _find_on(turn, topic, person, about=about)
    known = person and (findings.found or not answer_type(topic))
    back = Back(findings) if known or about or skip else going_back(turn, topic, findings)
    findings, earlier = back.findings, back.before
    request = Request(
        intent=intent,
        topic=f"{topic} {earlier}".strip(),
        person=person.key if person else None,
        shown=skip,
        about=about,
    )
    if not (pronoun or about):
        _speak_of(turn, topic, named, findings)
    word = pronoun[0] if pronoun else ""
    if not (about or skip or earlier):
        told = _otherwise(turn, topic, findings, person, word)
        if told:
            return told
    part = None if findings.found or about or skip else answered_in_part(turn, topic)
    if part:
        return part
    if not findings.found:
        turn.state.remember(request)
        silent = [one for one in findings.nearest[:1] if one.declined]
        return turn.missing(
            turn.say("no_fact", scope=turn.scope),
            findings.nearest,
            nearest_frame=_nearest_declined(turn, silent[0]) if silent else "",
            intent=intent,
        )
    word = word if person else ""
    if skip:
        frame = turn.say("more_plain", topic=topic)
    elif earlier and back.shown:
        frame = turn.say("fact_after", topic=back.shown)
    else:
        phrase = "fact_carried" if word else "fact"
        phrase = "fact_declined" if _is_open(turn, topic, findings.evidence[0]) else phrase
        frame = turn.say(phrase, word=word, name=person.name if person else "")
    return turn.found(frame, findings.evidence, request, intent=intent)


def _is_open(turn: TurnContext, topic: str, best: Evidence) -> bool:
    """Whether the best evidence tells that just what is asked was not answered.

    "… declined to say whether they would help, as Article 5 says" tells what Article 5 says.
    """
    if not best.declined:
        return False
    near = turn.finder.silences_on(topic)
    own = [one for one in near if one.evidence.address == best.address]
    return not own or any(one.asks_alike or one.same_modal for one in own)


def _find_on(
    turn: TurnContext, topic: str, person: PersonRecord | None, *, about: bool
) -> Findings:
    """Find what tells it, of the person whom "he" means where there is one."""
    if person is None:
        return _find(turn, topic, about=about)
    findings = _find(turn, f"{topic} {person.name}", about=about)
    if findings.found and not _shares(findings, asked_plainly(topic)):
        findings = Findings(nearest=findings.evidence[:1])  # It only names the person.
    if findings.found or about:
        return findings
    return _aged(turn, topic, person) or findings


def _aged(turn: TurnContext, topic: str, person: PersonRecord) -> Findings | None:
    """What tells the age of the person meant, where it is asked for; None for nothing.

    "How old is he?" has no word of its answer but the name: "Ann Lee, 59, a miller".
    """
    if not _AGE.fullmatch(topic):
        return None
    found = turn.finder.facts(f"how old is {person.name}?")
    theirs = [
        one
        for one in found.evidence
        if person in people_in(turn, one.text) and _YEARS.search(one.text)
    ]
    return Findings(tuple(theirs)) if theirs else None


def _called_so(turn: TurnContext, question: str, text: str) -> PersonRecord | None:
    """The one whose name stands behind the noun that is asked for: "the miller, Ann Lee"."""
    asked = _NOUN.match(question)
    found = asked and re.search(rf"\b{re.escape(asked[1])},? {_NAMED}", text)
    people = people_in(turn, found[1]) if found else []
    return people[0] if len(people) == 1 else None


def _of_person(turn: TurnContext, topic: str, person: PersonRecord, word: str) -> Answer | None:
    """Answer what "he" did with what names him, or what he says, and tells all of it.

    Or with what he did not answer on just that. None where nothing does, or where a type of answer
    is asked for, as by "when".
    """
    silent = turn.finder.silences_of(person, topic)[:1]
    if silent and silent[0].answers:
        request = Request(intent=Intent.FACT.value, topic=topic, person=person.key)
        frame = turn.say("fact_declined", word=word, name=person.name)
        return turn.found(frame, [silent[0].evidence], request, intent=request.intent)
    wanted = set(topic_terms(topic))
    if not wanted or (answer_type(topic) and not turn.question.is_yes_or_no):
        return None

    def tells(evidence: Evidence) -> bool:
        return wanted.issubset(index_terms(evidence.text))

    request = Request(intent=Intent.FACT.value, topic=topic, person=person.key)
    told = [one for one in turn.finder.mentions(person, topic) if tells(one)]
    if told:
        frame = turn.say("fact_carried", word=word, name=person.name)
        return turn.found(frame, told, request, intent=request.intent)
    said = [one for one in turn.finder.statements(person, topic).evidence if tells(one)]
    frame = turn.say("said_on_that", name=person.name)
    return turn.found(frame, said, request, intent=request.intent) if said else None


def _meant(turn: TurnContext, key: str | None, word: str) -> PersonRecord | None:
    person = turn.finder.library.person(key) or meant_by_pronoun(turn, word)
    return None if person and person.is_organisation else person


def _otherwise(
    turn: TurnContext, topic: str, findings: Findings, person: PersonRecord | None, word: str
) -> Answer | None:
    """Answer with what the person meant says or does, who tells of themselves, or a caption."""
    if person and not findings.found:
        return _of_person(turn, topic, person, word)
    few = len(question_terms(topic)) <= FEW and POINTS_BACK.search(topic)
    if word or few:
        return None
    return _told_of_self(turn, topic, findings) or _in_caption(turn, topic, findings)


def _in_caption(turn: TurnContext, topic: str, findings: Findings) -> Answer | None:
    """Answer with the caption that tells what no story does; None where none does."""
    told = turn.finder.captioned(topic, findings)
    request = Request(intent=Intent.FACT.value, topic=topic)
    frame = turn.say("fact_in_caption")
    return turn.found(frame, told, request, intent=request.intent) if told else None


def _speak_of(
    turn: TurnContext, topic: str, named: PersonRecord | None, findings: Findings
) -> None:
    """Keep whom a question of fact, or its answer, is about: he or she in the next one.

    "Who …?" is about whom the answer names, whoever is named in the question.
    """
    first = findings.evidence[0] if findings.found else None
    best = first.person if first else None
    asks_who = bool(_WHO.match(topic))
    if asks_who and first and (best is None or best == named):
        asked = [one.key for one in people_in(turn, topic)]
        others = [
            one
            for one in people_in(turn, first.text)
            if one.key not in asked and not one.is_organisation
        ]
        best = others[0] if len(others) == 1 else _called_so(turn, topic, first.text)
    if asks_who and first is None:
        best = next((one.person for one in findings.nearest if not one.declined), None)
        named = None  # "Who is the manager of the Rovers?" goes on with the manager.
    spoken_of = best or named if asks_who else named or best
    if spoken_of:
        turn.state.person = spoken_of.key
    elif asks_who:
        turn.state.person = None


def _told_of_self(turn: TurnContext, topic: str, findings: Findings) -> Answer | None:
    """Answer who did or was something with a statement of that one's own; None for none.

    A sentence that holds all of the question comes before it.
    """
    topic = asked_plainly(topic)
    verb = asked_of_self(topic)
    if not verb or (findings.found and tells(findings, topic)):
        return None
    told = turn.finder.self_told(verb, topic)
    first = told.evidence[0].person if told.found else None
    if first is None:
        return None
    turn.state.person = first.key
    request = Request(intent=Intent.WHO_SAID.value, topic=topic)
    frame = turn.say("said_by", names=first.name)
    return turn.found(frame, told.evidence[:1], request, intent=Intent.WHO_SAID.value)


def _find(turn: TurnContext, asked: str, *, about: bool) -> Findings:
    if FURNITURE.search(asked):
        pictures = turn.finder.furniture(asked)
        facts = pictures if pictures.found else turn.finder.facts(asked)
        # A story may tell of a picture; what tells of none is no answer to who asks for one.
        tells = facts.found and FURNITURE.search(facts.evidence[0].text)
        return facts if pictures.found or tells else pictures
    return turn.finder.told(asked) if about else turn.finder.facts(asked)


def _nearest_declined(turn: TurnContext, silent: Evidence) -> str:
    name = silent.person.name if silent.person else ""
    return turn.say("nearest_declined", name=name)


def _shares(findings: Findings, topic: str) -> bool:
    """Say whether the best evidence holds any of a question's own words, where it has some."""
    wanted = question_terms(topic)
    return not wanted or not set(wanted).isdisjoint(index_terms(findings.evidence[0].text))
