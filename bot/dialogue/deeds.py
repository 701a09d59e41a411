"""What somebody did, by the articles' own words: "Roe apologised to …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.conversation_state import Request
from retrieval.asking.attributions import is_named_by
from retrieval.asking.directory import name_words
from retrieval.asking.intent import Intent
from retrieval.asking.polarity import denies_verb
from retrieval.asking.speaking import PLAIN_CUE
from retrieval.language.terms import index_terms, question_terms

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext
    from retrieval.archive.records import PersonRecord
    from retrieval.asking.evidence import Evidence

LONGEST_NAME = 3
"""Words of a name that may stand before a verb."""
_SPOKEN_OF = re.compile(
    r"(?P<who>(?:the |an? )?\S+(?: \S+){0,2}?) (?:of|for|that|about|over|to)\b", re.IGNORECASE
)
"""Who is spoken to or of, at the start of a topic: "*the actress* of making it up"."""
_PASSIVE = frozenset("was were is are been being be got".split())
_BEFORE_A_PLACE = frozenset("of for at in from and or with on to by the".split())
"""Words after a name that go on with it: "Lee of the union"."""


def done_by_name(turn: TurnContext, speaker: str) -> Answer | None:
    """Answer what somebody did, where a name and a verb were read as a speaker; None for neither.

    "What did Lee leave to the council to explain?" asks for no explanation of Lee's.
    """
    words = speaker.split()
    for length in range(min(LONGEST_NAME, len(words) - 1), 0, -1):
        found = turn.finder.directory.named(" ".join(words[:length]))
        rest = words[length:]
        called = {word for person in found for word in name_words(person.name)}
        named = len(found) == 1 and called.issuperset(name_words(" ".join(words[:length])))
        if named and rest[0].islower() and rest[0] not in _BEFORE_A_PLACE:
            (person,) = found
            turn.state.person = person.key
            intent = Intent.WHAT_SAID.value
            told = turn.finder.self_told(rest[0], turn.question.text, person)
            wanted = set(question_terms(" ".join(rest)))
            if told.found:
                request = Request(intent=intent, person=person.key)
                return turn.found(turn.say("said", name=person.name), told.evidence, request)
            facts = turn.finder.facts(turn.question.text)
            if wanted and facts.found and wanted <= set(index_terms(facts.evidence[0].text)):
                request = Request(intent=Intent.FACT.value, topic=turn.question.text)
                return turn.found(turn.say("fact"), facts.evidence, request, intent=request.intent)
            turn.state.remember(Request(intent=Intent.FACT.value, topic=turn.question.text))
            nearest = facts.nearest or facts.evidence
            return turn.missing(turn.say("no_fact", scope=turn.scope), nearest, intent=intent)
    return None


def told_with(turn: TurnContext, topic: str) -> Answer | None:
    """Answer with what an article tells of it in the verb asked with: "Roe apologised to …".

    It has to hold half of the topic, and its last word.
    """
    cue = turn.question.cue
    asked = question_terms(topic)
    if PLAIN_CUE.fullmatch(cue) or not question_terms(cue) or not asked:
        return None
    told = turn.finder.facts(turn.question.text)
    first = told.evidence[0] if told.found else None
    if first is None or first.declined or denies_verb(first.text, cue):
        return None
    spoken_of = _SPOKEN_OF.match(topic)
    if spoken_of and is_named_by(first.speaker_text or "", spoken_of["who"]):
        return None  # "The actress Roe said …" does not tell who accused the actress.
    held = set(index_terms(first.text))
    half = 2 * len(held.intersection(asked)) >= len(set(asked))
    if not half or not held.issuperset((*question_terms(cue), asked[-1])):
        return None
    first = _with_words(turn, first)
    if first.person:
        turn.state.person = first.person.key
    request = Request(intent=Intent.FACT.value, topic=turn.question.text)
    evidence = (first, *told.evidence[1:])
    return turn.found(turn.say("fact"), evidence, request, intent=Intent.FACT.value)


def _with_words(turn: TurnContext, told: Evidence) -> Evidence:
    """What an article tells, with what the one whom it names goes on to say in the passage."""
    library = turn.finder.library
    article = library.find(told.address.content_hash).id
    story = [one for one in library.sentences(article) if told.passage.holds(one.span)]
    here = [one for one in story if told.address.span.holds(one.span)]
    after = [one for one in story if one.span.start >= told.address.span.end][:1]
    stored = library.quotation_at(article, after[0].span) if after else None
    person = library.person(stored.quotation.person) if stored else None
    if stored is None or person is None or told.person or not here:
        return told
    if not _does(told.text, turn.question.cue, person):
        return told
    return library.statement(stored, [*here, *after])


def _does(text: str, verb: str, person: PersonRecord) -> bool:
    """Say whether a sentence has a person before a verb, which is no passive."""
    words, wanted = text.split(), set(question_terms(verb))
    at = next((n for n, word in enumerate(words) if wanted.intersection(index_terms(word))), 0)
    before = name_words(" ".join(words[:at]))
    passive = not _PASSIVE.isdisjoint(before[-2:])
    return name_words(person.name)[-1] in before and not passive
