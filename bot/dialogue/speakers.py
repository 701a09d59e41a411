"""Who said something."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answering.compose import SHOWN
from bot.conversation_state import Request
from bot.dialogue.carried import shown_last
from bot.dialogue.deeds import told_with
from bot.dialogue.facts import fact
from bot.dialogue.meant import topic_in_full
from retrieval.asking.asked_topic import topic_terms
from retrieval.asking.cautions import denies, tells_of
from retrieval.asking.choosing import said_to_be
from retrieval.asking.findings import Findings
from retrieval.asking.intent import Intent
from retrieval.asking.polarity import denies_verb, holds_demand, holds_denial
from retrieval.asking.refusing import REFUSING
from retrieval.asking.selftelling import tells_of_self
from retrieval.asking.speaking import (
    ACTING,
    ADDRESSING,
    DENYING,
    JUDGING,
    PLAIN_CUE,
    POINTING,
    RELAYING,
)
from retrieval.asking.willing import asks_will, tells_will
from retrieval.asking.wording import OPEN_QUESTION
from retrieval.language.terms import index_terms, question_terms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext
    from retrieval.archive.records import PersonRecord
    from retrieval.asking.evidence import Evidence
    from retrieval.asking.understood import Question

INTENT = Intent.WHO_SAID.value
BRIEF = 2
"""Terms at most of a topic that only names who was spoken to: "who warned the mayor?"."""
_CONTENT = re.compile(r"\s+(?:that|of|about|against|over|on|for|not)\b", re.IGNORECASE)
"""What stands between a verb and what was said, not to whom: "warned *of* a flood"."""
_CONFIRMING = re.compile(r"(?:confirm|admit|acknowledge)(?:s|t?ed|d)?", re.IGNORECASE)
"""A verb of judging with "that" after which stands what was said itself."""
_DECLINING = re.compile(r"(?:declin|refus)e[sd]?", re.IGNORECASE)
_THAT = re.compile(r"\s+that\s", re.IGNORECASE)
_ASKING = frozenset("ask asks asked call calls called answer answers answered".split())


def who_said(
    turn: TurnContext,
    topic: str,
    skip: int = 0,
    *,
    refused: bool = False,
    but: PersonRecord | None = None,
) -> Answer:
    """Answer who said something, by the words of it.

    Args:
        turn: The turn.
        topic: The words; where they say nothing ("that"), the last answer is meant.
        skip: How many pieces of evidence have been shown before.
        refused: Whether those are asked for who declined to say it.
        but: Whose statements do not count.
    """
    refused = refused or turn.question.asks_refusals
    cue = turn.question.cue
    topic = topic_in_full(turn, topic)
    if not question_terms(topic) and not refused:
        before = turn.state.request
        if JUDGING.fullmatch(cue) and before and question_terms(before.topic):
            return who_said(turn, before.topic)
        if cue and not PLAIN_CUE.fullmatch(cue) and not POINTING.search(turn.question.text):
            return fact(turn, turn.question.text)  # "Who tweeted?" points to nothing shown.
        return _who_said_that(turn)
    relays = bool(RELAYING.fullmatch(cue))
    if ADDRESSING.fullmatch(cue) or relays:
        but = turn.finder.who.opening(topic)
    findings = _said_by(turn, topic, but, refused=refused)
    request = Request(
        intent=INTENT,
        topic=topic,
        shown=skip,
        refused=refused,
        cue=cue,
        but=but.key if but else None,
    )
    if _is_judged(turn.question, topic) and not refused:
        # "Who criticised the U.S.?" asks for more than that somebody spoke of the U.S.
        findings = _holding(turn, findings, topic)
        told = None if findings.found else told_with(turn, topic)
        if told:
            return told
        topic = f"{cue} {topic}"
    if not findings.found:
        acts = ACTING.fullmatch(cue) or (_DECLINING.fullmatch(cue) and not refused)
        nobody = None if acts else _nobody(turn, topic, request, findings, but=but)
        return nobody or fact(turn, turn.question.text)
    first = findings.evidence[0]
    turn.state.person = first.person.key if first.person else None
    if first.declined and not refused:
        return _not_answered(turn, topic, findings)
    if skip:
        frame = turn.say("more_plain", topic=topic)
        return turn.found(frame, findings.evidence, request, intent=INTENT)
    equal = findings.evidence[: min(findings.equal, SHOWN)]
    names = _names(one for one in equal if one.declined == first.declined)
    phrase = "refused_by" if refused else "said_by"
    frame = turn.say(phrase, names=", ".join(names)) if names else turn.say("said_by_unclear")
    return turn.found(
        frame, findings.evidence, request, intent=INTENT, notes=_cautions(turn, first, topic)
    )


def _said_by(turn: TurnContext, topic: str, but: PersonRecord | None, *, refused: bool) -> Findings:
    """Find who said it; with a verb that tells much, what speakers do by saying so as well."""
    cue = turn.question.cue
    exact = bool(turn.question.claim) and topic == turn.question.claim
    findings = turn.finder.speakers(topic, refused=refused, cue=cue, but=but, exact=exact)
    if but and RELAYING.fullmatch(cue):
        findings = _relayed(findings)
    if _DECLINING.fullmatch(cue) and not refused:
        return _unwilling(findings)
    plain = PLAIN_CUE.fullmatch(cue) or cue.lower().startswith("ask")
    if not (findings.found or refused or plain) and question_terms(cue):
        own = turn.finder.self_told(cue, f"{cue} {topic}")
        # "I'm begging you" is a plea, whatever it does not name.
        return own if own.found and own.evidence[0].person else findings
    return said_to_be(findings, topic)


def _relayed(findings: Findings) -> Findings:
    """Keep what passes on somebody else's words."""
    kept = tuple(one for one in findings.evidence if one.relayed_text)
    return replace(findings, evidence=kept, equal=min(findings.equal, len(kept)))


def _is_judged(question: Question, topic: str) -> bool:
    """Say whether statements on a topic answer only where they hold the verb asked with.

    So they do of "who warned the mayor?", which says nothing of what the warning was.
    """
    cue = question.cue
    telling = ADDRESSING.fullmatch(cue) and not PLAIN_CUE.fullmatch(cue)
    telling = telling and not _CONTENT.match(question.text.partition(cue)[2])
    if _CONFIRMING.fullmatch(cue) and _THAT.match(question.text.partition(cue)[2]):
        return False  # Who says a thing plainly confirms it.
    briefly = len(question_terms(topic)) <= BRIEF and cue.lower() not in _ASKING
    return bool(ACTING.fullmatch(cue) or JUDGING.fullmatch(cue) or (briefly and telling))


def _holding(turn: TurnContext, findings: Findings, topic: str) -> Findings:
    """Keep what holds a verb of judging; where nothing does, the best is only the nearest.

    What denies more than half of the topic itself need not hold the verb.
    """
    cue = turn.question.cue
    wanted, told = set(question_terms(cue)), set(topic_terms(topic))

    def holds(one: Evidence) -> bool:
        denied = DENYING.fullmatch(cue) and not holds_demand(one.text)
        denied = denied and 2 * len(told.intersection(index_terms(one.text))) > len(told)
        denied = denied and denies(turn.finder.library, one, topic)
        held = wanted.issubset(index_terms(one.text)) and not denies_verb(one.text, cue)
        held = held or (asks_will(cue) and tells_will(one.text))
        return bool(denied) or held

    kept = tuple(one for one in findings.evidence if holds(one))
    if kept or not findings.found:
        return replace(findings, evidence=kept, equal=min(findings.equal, len(kept)))
    return Findings(nearest=findings.evidence[:1])


def _unwilling(findings: Findings) -> Findings:
    """Keep what says, or tells, that somebody will not: "I will not go into the details"."""
    kept = tuple(
        one for one in findings.evidence if holds_denial(one.text) or REFUSING.search(one.text)
    )
    return replace(findings, evidence=kept, equal=min(findings.equal, len(kept)))


def _cautions(turn: TurnContext, first: Evidence, topic: str) -> list[str]:
    """Say what a hasty reader of the first quotation might miss."""
    notes = []
    cue = turn.question.cue
    wants_denial = turn.question.asks_refusals or DENYING.fullmatch(cue)
    wants_denial = wants_denial or _DECLINING.fullmatch(cue)
    if not wants_denial and denies(turn.finder.library, first, topic):
        notes.append(turn.say("mind_denial"))
    told = (
        cue
        and not first.relayed_text
        and not PLAIN_CUE.fullmatch(cue)
        and tells_of(turn.finder.library, first, cue)
        and not tells_of_self(turn.finder.library, first, cue)
    )
    if told and first.person:
        notes.append(turn.say("tells_of", name=first.person.name))
    return notes


def _not_answered(turn: TurnContext, topic: str, findings: Findings) -> Answer:
    """Answer where the words are what somebody did not answer, and nobody said them.

    "Who said whether …?" asks for just that; of "who said that …?" it is no answer.
    """
    silent = [one for one in findings.evidence if one.declined]
    if OPEN_QUESTION.match(topic):
        frame = turn.say("refused_by", names=", ".join(_names(silent[:SHOWN])))
        request = Request(intent=INTENT, topic=topic, refused=True)
        return turn.found(frame, silent, request, intent=INTENT)
    frame = turn.say("nobody_said", scope=turn.scope, topic=topic)
    nearest_frame = turn.say("not_answered_by")
    turn.state.remember(Request(intent=INTENT, topic=topic, refused=True))
    return turn.missing(frame, silent, nearest_frame=nearest_frame, intent=INTENT)


def _nobody(
    turn: TurnContext,
    topic: str,
    request: Request,
    findings: Findings,
    but: PersonRecord | None,
) -> Answer:
    """Answer where no statement holds it: with the articles' own words, or with what is nearest.

    Args:
        turn: The turn.
        topic: What was said, as asked.
        request: The question.
        findings: What comes nearest.
        but: Whose statements do not count.
    """
    told = turn.finder.told(topic)
    relays = RELAYING.fullmatch(turn.question.cue)
    fitting = [
        one
        for one in told.evidence
        if not (but and (relays or one.person == but))
        and (
            (not one.declined and not request.refused)
            or (request.refused and (holds_denial(one.text) or REFUSING.search(one.text)))
        )
    ]
    if fitting:
        frame = turn.say("told_not_said", scope=turn.scope)
        told_on = Request(intent=Intent.FACT.value, topic=topic, about=True)
        return turn.found(frame, fitting, told_on, intent=INTENT)
    turn.state.remember(request)
    if request.refused:
        frame = turn.say("nobody_refused", scope=turn.scope, topic=topic)
        return turn.missing(frame, findings.nearest, intent=INTENT)
    return turn.missing(
        turn.say("nobody_said", scope=turn.scope, topic=topic),
        findings.nearest or told.nearest,
        intent=INTENT,
    )


def _who_said_that(turn: TurnContext) -> Answer:
    """Answer "who said that?": the citations of the last answer, with their speakers."""
    evidence = shown_last(turn)
    if not evidence:
        return turn.plain("nothing_to_continue")
    silent = all(one.declined for one in evidence)
    names = _names(one for one in evidence if silent or not one.declined)
    if names:
        frame = turn.say("refused_by" if silent else "said_by", names=", ".join(names))
    elif any(one.kind not in ("sentence", "passage", "page") for one in evidence):
        frame = turn.say("said_by_unclear")
    else:
        frame = turn.say("article_says")
    return turn.found(frame, evidence, None, intent=INTENT)


def _names(evidence: Iterable[Evidence]) -> list[str]:
    """The speakers' names, or as the text gives them; none where the first is not clear."""
    names: dict[str, None] = {}
    for place, one in enumerate(evidence):
        name = one.person.name if one.person else _inside_a_line(one.speaker_text or "")
        if not name and place == 0:
            return []
        if name:
            names.setdefault(name)
    return list(names)


def _inside_a_line(words: str) -> str:
    """An attribution without a capital article: "The two leaders" opened a sentence."""
    article, space, rest = words.partition(" ")
    return article.lower() + space + rest if article in ("The", "A", "An") else words
