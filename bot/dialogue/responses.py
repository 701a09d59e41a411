"""Whether somebody gave an answer: what they did not answer may be the answer to that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.conversation_state import Request
from bot.dialogue.carried import shown_last
from bot.dialogue.facts import fact
from retrieval.asking.choosing import SPEAKER_KNOWN
from retrieval.asking.intent import Intent
from retrieval.asking.refusing import REFUSING
from retrieval.asking.sayings import FEWEST_ALIKE
from retrieval.asking.silence import TOLD_AROUND
from retrieval.asking.speaking import ANSWERING
from retrieval.asking.statements import SPEAKS_OF
from retrieval.asking.wording import OPEN_QUESTION
from retrieval.language.terms import index_terms, question_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext
    from retrieval.archive.records import PersonRecord
    from retrieval.asking.evidence import Evidence
    from retrieval.asking.silence import Silent

_ASKERS = r"(?:press|media|reporters?|journalists?|correspondents?|audience|room|floor)"
_JUST_ASKED = re.compile(
    rf"(?:(?:any|the|some|more|further|{_ASKERS}['’]s?) )*(?:questions?)?(?: ?(?:from|by|of|to|"
    rf"with) "
    rf"(?:the |any )?{_ASKERS})?"
    r"(?: ?(?:at all|(?:right |soon |shortly )?after(?:wards?)?(?: (?:that|this|it|(?:(?:his|her|"
    r"their|the|its) )?(?:brief |short |press )?(?:statement|speech|remarks|address|briefing|"
    r"conference|announcement|message)))?|later|then|next|too|that day|on that occasion|there))*",
    re.IGNORECASE,
)
"""A topic that tells nothing but that questions were asked."""
NEAR = 0.35
"""Share of a question's weight that a non-answer must hold where it is not on just that."""
HINT = 0.1
"""The same where its surroundings tell the rest and it is a question of the same kind."""
MOST = 0.5
"""Share of a question's words with which a non-answer is on just that, where it was asked whether
somebody answered it."""
CLEARLY_MORE = 0.2
"""Share of a question by which what somebody said must hold more of it than what they did not
answer, to come first where it was asked whether they told. This and the other two were chosen by
judgment, on questions about news that were answered or not."""
AFTER = 2
"""Passages after a statement in which a story tells who did not answer it."""
INTENT = Intent.WHAT_SAID.value


def only_asked(topic: str) -> bool:
    """Say whether a topic tells nothing but that questions were asked: "questions after that"."""
    return bool(_JUST_ASKED.fullmatch(topic.strip()))


def whether_answered(turn: TurnContext, person: PersonRecord, topic: str) -> Answer | None:
    """Answer whether somebody answered with what they did not, where that is what is on record.

    Args:
        turn: The turn; None is returned unless it asks for that.
        person: Who.
        topic: What they were asked; "" where it does not matter what.
    """
    if not turn.question.asks_answer:
        return None
    if not question_terms(topic) or only_asked(topic):
        return _anything(turn, person)
    return _not_answered(turn, person, topic) or _told(turn, person, topic)


def _not_answered(turn: TurnContext, person: PersonRecord, topic: str) -> Answer | None:
    silent = turn.finder.silences_of(person, topic)
    if not silent:
        return None
    best = silent[0]
    said = turn.finder.share_said(person, topic)
    may_be = best.may_be_on_it
    hinted = best.asks_alike and best.own >= HINT and best.around >= TOLD_AROUND
    on_it = best.is_on_it or (hinted and may_be)
    open_question = bool(OPEN_QUESTION.match(topic)) and best.asks_alike
    near = may_be and max(best.own, best.counted) >= NEAR
    if not on_it and said < SPEAKER_KNOWN and open_question and not near:
        return _nearest(turn, person, topic, best)
    answering = open_question or ANSWERING.fullmatch(turn.question.cue)
    if not (on_it or (answering and near)):
        return None
    if max(best.own, best.counted) < said - (CLEARLY_MORE if answering else 0.0):
        return None
    turn.state.person = person.key
    most = may_be and answering and best.counted >= MOST and best.held >= FEWEST_ALIKE
    phrase = "refused_that" if on_it or most else "refused_near"
    more = _more_on_it(turn, person, topic, best) if said > SPEAKS_OF else []
    evidence = [best.evidence, *more]
    request = Request(intent=INTENT, person=person.key, topic=topic, refused=True)
    return turn.found(
        turn.say(phrase, name=person.name, topic=topic), evidence, request, intent=INTENT
    )


def _more_on_it(
    turn: TurnContext, person: PersonRecord, topic: str, best: Silent
) -> list[Evidence]:
    """What else somebody is on record with on what they did not answer."""
    said = turn.finder.statements(person, topic).evidence
    return [one for one in said if one.address != best.evidence.address]


def _nearest(turn: TurnContext, person: PersonRecord, topic: str, best: Silent) -> Answer:
    """Say that nothing answers it, and which question of the kind was not answered."""
    turn.state.person = person.key
    turn.state.remember(Request(intent=INTENT, person=person.key, topic=topic))
    return turn.missing(
        turn.say("not_said", scope=turn.scope, name=person.name, topic=topic),
        (best.evidence,),
        nearest_frame=turn.say("nearest_declined", name=person.name),
        intent=INTENT,
        buttons=((turn.statements_button(person),),),
    )


def _anything(turn: TurnContext, person: PersonRecord) -> Answer | None:
    """Answer whether somebody took questions at all; None where nothing tells that they did not."""
    silent = [one.evidence for one in turn.finder.silences_of(person, person.name)]
    told = [one for one in turn.finder.mentions(person) if REFUSING.search(one.text)]
    known = {one.address for one in silent}
    evidence = [*silent, *(one for one in told if one.address not in known)]
    if not evidence:
        return None
    turn.state.person = person.key
    request = Request(intent=INTENT, person=person.key, refused=True)
    frame = turn.say("no_answer", name=person.name)
    return turn.found(frame, evidence, request, intent=INTENT)


def declined_on_that(turn: TurnContext, speaker: str) -> Answer | None:
    """Answer whether somebody answered "that" with what they did not answer right after it.

    "Did her office comment on that?" after what somebody said asks for the reply that a story
    tells next to it; a speaker in no list is known by the noun: "Lee's office".

    Args:
        turn: The turn; None is returned unless it asks whether somebody answered.
        speaker: Who, as typed.
    """
    shown = shown_last(turn)[:1] if turn.question.asks_answer else []
    nouns = index_terms(speaker)[-1:]
    if not shown or not nouns:
        return None
    (first,) = shown
    library = turn.finder.library
    for stored in library.quotations(first.article.id):
        if not stored.quotation.declined:
            continue
        evidence = library.statement(stored, library.parts(stored)[0])
        near = 0 <= evidence.passage_index - first.passage_index <= AFTER
        by = index_terms(evidence.person.name if evidence.person else evidence.speaker_text or "")
        if near and evidence.address.start >= first.address.end and by[-1:] == nouns:
            name = evidence.person.name if evidence.person else speaker
            request = Request(intent=INTENT, speaker=speaker, refused=True)
            frame = turn.say("no_answer", name=name)
            return turn.found(frame, [evidence], request, intent=INTENT)
    return None


def not_told_by(turn: TurnContext, speaker: str, topic: str) -> Answer | None:
    """Answer whether somebody answered who is in no list, where the articles tell of it."""
    question = turn.question
    if question.is_yes_or_no and not question.asks_answer:
        silent = turn.finder.silences_on(question.text)[:1]
        return fact(turn, question.text) if silent and silent[0].answers else None
    if not question.asks_answer or not turn.finder.knows(speaker):
        return None
    asked = topic if OPEN_QUESTION.match(topic) else question.text
    first = turn.finder.facts(asked).evidence[:1]
    if question.discloses or any(one.declined for one in first):
        return fact(turn, asked)
    return None


def one_silent(turn: TurnContext, people: Sequence[PersonRecord]) -> Answer | None:
    """Answer whether one of several answered with what just one of them did not; else None."""
    if not turn.question.asks_answer:
        return None
    first = turn.finder.facts(turn.question.text).evidence[:1]
    if first and first[0].declined and first[0].person in people:
        return fact(turn, turn.question.text)
    return None


def no_one_meant(turn: TurnContext, word: str) -> Answer:
    """Answer where a pronoun means nobody known: a question of fact may need no name."""
    if turn.question.asks_answer:
        return fact(turn, turn.question.text)
    return turn.plain("who_is_meant", speaker=word)


def _told(turn: TurnContext, person: PersonRecord, topic: str) -> Answer | None:
    """Answer whether somebody disclosed something, as a question of fact; None for others.

    Where no sentence tells it, what they said on the matter is only the nearest.
    """
    if not turn.question.discloses:
        return None
    said = turn.finder.statements(person, topic)
    nearest = said.evidence or said.nearest
    if turn.finder.facts(turn.question.text).found or not nearest:
        return fact(turn, turn.question.text)
    turn.state.person = person.key
    turn.state.remember(Request(intent=INTENT, person=person.key, topic=topic))
    asked = f"{turn.question.cue} {topic}"
    phrase = "refused" if nearest[0].declined else "nearest_said"
    return turn.missing(
        turn.say("not_said", scope=turn.scope, name=person.name, topic=asked),
        nearest,
        nearest_frame=turn.say(phrase, name=person.name, topic=""),
        intent=INTENT,
        buttons=((turn.statements_button(person),),),
    )
