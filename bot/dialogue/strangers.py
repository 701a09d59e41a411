"""What is said by those whom no directory knows: "the allies", "Iraq's parliament", "Merkel"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.conversation_state import Request
from retrieval.asking.intent import Intent
from retrieval.asking.speaking import PLAIN_CUE
from retrieval.language.terms import index_terms, question_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext
    from retrieval.archive.records import PersonRecord
    from retrieval.asking.evidence import Evidence

_SEVERAL = re.compile(
    r"(?:the |these |those |both (?:the )?)?(?P<number>two|three|four|both) (?:[\w-]+ ){1,3}"
    r"(?P<noun>[a-z]+s)",
    re.IGNORECASE,
)
"""Several of one kind, counted: "the two foreign ministers"."""
MOST_ALIKE = 3
"""People offered instead of one whom nobody fits; where more would do, none is offered."""


def said_by_stranger(turn: TurnContext, speaker: str, topic: str, skip: int = 0) -> Answer:
    """Answer what a speaker said who is known only by the words that name them."""
    intent = Intent.WHAT_SAID.value
    request = Request(intent=intent, speaker=speaker, topic=topic, shown=skip)
    turn.state.person = None  # Nobody spoken of before is meant by "he" from now on.
    alike = _alike(turn, speaker)
    buttons = tuple((turn.statements_button(one, "button_person"),) for one in alike)
    notes = [turn.say("perhaps", names=", ".join(one.name for one in alike))] if alike else []
    if not turn.finder.knows(speaker):
        turn.state.remember(request)
        others = turn.finder.speakers(topic).evidence if topic else ()
        return turn.missing(
            turn.say("unknown_speaker", scope=turn.scope, speaker=speaker),
            others,
            nearest_frame=turn.say("by_others", topic=topic),
            intent=intent,
            buttons=buttons,
            notes=notes,
        )
    answers = [
        ("said_by_words", turn.finder.statements_by_words(speaker, topic)),
        ("relayed", turn.finder.relayed(speaker, topic)),
        ("relayed", turn.finder.relayed(_in_short(speaker), topic)),
    ]
    ranked = [(phrase, _with_cue_first(turn, found.evidence)) for phrase, found in answers]
    # What they agreed on is told by what says "agreed", whoever passes it on.
    ranked.sort(key=lambda one: not (one[1] and _holds_cue(turn, one[1][0])))
    for phrase, evidence in ranked:
        if evidence:
            frame = turn.say(phrase, speaker=speaker, topic=topic)
            return turn.found(frame, evidence, request, intent=intent)
    told = tell_instead(turn, speaker)
    if told:
        return told
    turn.state.remember(request)
    return turn.missing(
        turn.say("not_on_record", scope=turn.scope, speaker=speaker, topic=topic),
        turn.finder.facts(turn.question.text).nearest,
        intent=intent,
        buttons=buttons,
        notes=notes,
    )


def _holds_cue(turn: TurnContext, evidence: Evidence) -> bool:
    """Say whether a statement holds the verb asked with; any holds one that tells nothing."""
    cue = turn.question.cue
    plain = PLAIN_CUE.fullmatch(cue)
    return bool(plain) or set(question_terms(cue)).issubset(index_terms(evidence.text))


def _with_cue_first(turn: TurnContext, found: Sequence[Evidence]) -> list[Evidence]:
    return sorted(found, key=lambda one: not _holds_cue(turn, one))


def _in_short(speaker: str) -> str:
    """Several people without what they are besides: "the two ministers" of "the two foreign …"."""
    several = _SEVERAL.fullmatch(speaker)
    return f"the {several['number']} {several['noun']}" if several else speaker


def _alike(turn: TurnContext, speaker: str) -> list[PersonRecord]:
    """The people whom a description fits but for one of its words ("Canada's foreign minister").

    They are only offered: the word may be the one that tells them from who is meant.
    """
    words = [word for word in speaker.split() if word.lower() not in ("the", "a", "an")]
    found = {
        person.key: person
        for place in range(len(words))
        if len(words) > 1
        for person in turn.finder.directory.named(" ".join(words[:place] + words[place + 1 :]))
        if person.statements and not person.is_organisation
    }
    return list(found.values()) if len(found) <= MOST_ALIKE else []


def _names(turn: TurnContext, evidence: Evidence, speaker: str) -> bool:
    """Say whether a passage speaks of a speaker: by all words of a description, or by surname."""
    terms = question_terms(speaker)
    needed = terms[-1:] if speaker[:1].isupper() else terms
    article = turn.finder.library.find(evidence.address.content_hash)
    passage = evidence.passage.of(turn.finder.library.text(article))
    return set(needed).issubset(index_terms(passage))


def tell_instead(turn: TurnContext, speaker: str, *, named: bool = True) -> Answer | None:
    """Answer with what the articles tell, where somebody's own words are not on record.

    Only a question that can be answered so is: one of yes or no, or one whose verb tells more
    than that something was said ("What did they agree on?"). None where nothing is told.

    Args:
        turn: The turn.
        speaker: Who, in words.
        named: Whether the passage has to speak of them in these words. A body goes by many.
    """
    question = turn.question
    if not question.is_yes_or_no and PLAIN_CUE.fullmatch(question.cue):
        return None
    facts = turn.finder.facts(question.text)
    cue = set(question_terms(question.cue)) if not PLAIN_CUE.fullmatch(question.cue) else set()
    if not facts.found or not cue.issubset(index_terms(facts.evidence[0].text)):
        return None
    if named and not _names(turn, facts.evidence[0], speaker):
        return None
    # "Did Lee mention Berg?" is not answered by what mentions somebody else.
    told = set(index_terms(facts.evidence[0].text))
    topic = set(question_terms(question.topic))
    if topic and 2 * len(topic & told) < len(topic):
        return None
    first = facts.evidence[0]
    theirs = first.person and first.person.name == speaker and not first.declined
    frame = turn.say("told_not_by", scope=turn.scope, speaker=speaker)
    frame = turn.say("said_on_that", name=speaker) if theirs else frame
    request = Request(intent=Intent.FACT.value, topic=question.text)
    return turn.found(frame, facts.evidence, request, intent=Intent.FACT.value)
