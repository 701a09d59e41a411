"""Why somebody did not answer: what they say next to it, for the texts seldom tell it otherwise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.conversation_state import Request
from bot.dialogue.evidence import shown_again
from bot.dialogue.meant import PRONOUNS, who_is_meant
from retrieval.asking.beside_silence import beside
from retrieval.asking.intent import Intent
from retrieval.asking.refusing import DID, OF_WHAT, REFUSE, REPLY
from retrieval.language.terms import index_terms, question_terms

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext
    from retrieval.archive.records import PersonRecord
    from retrieval.asking.evidence import Evidence

_LEAD = r"(?:(?:and|but|so|then|ok|tell me|explain|do we know|does (?:it|the article) say)\b[, ]*)*"
_WHY = r"(?:why|how come|for what reasons?|on what grounds|what(?:['’]s| is| was) the reason)"
_WISH = (
    r"(?:(?:even|ever|just|simply|really|actually|directly|want(?:ed)? to|wish(?:ed)? to|"
    r"willing to|prepared to|ready to|able to|like to|going to|dare to) )*"
)
_GUESSING = (
    r"(?:speculate|guess|go into (?:it|that|this|(?:the |any |more |further )*details?)|predict|"
    r"prejudge|be specific|be more (?:specific|precise)|be drawn|commit (?:him|her|it|them)sel(?:f|"
    r"ves)|engage|take (?:a |any )?(?:position|stand|side)s?|be (?:clear|direct)|open up)"
)
_ANSWER = (
    rf"(?:{REPLY}|{_GUESSING}|take|(?:give|gave|make|offer)(?: (?:an?|any|the|us|straight|"
    rf"clear|direct|proper|"
    r"real|full))* (?:answers?|repl(?:y|ies)|responses?|comments?|statements?)|(?:be drawn|"
    r"get drawn))"
)
REFUSED = re.compile(
    rf"\W*{_LEAD}{_WHY} (?:"
    rf"(?:{DID}|is|was|are|were|wo|ca)n['’]t (?P<speaker1>\S+(?: \S+){{0,5}}?) {_WISH}{_ANSWER}|"
    rf"(?:{DID}|is|was|are|were) (?P<speaker2>\S+(?: \S+){{0,5}}?) (?:not|never) {_WISH}{_ANSWER}|"
    rf"(?:{DID}|is|was|are|were) (?P<speaker3>\S+(?: \S+){{0,5}}?) (?:so )?(?:{REFUSE})|"
    rf"(?P<speaker4>he|she|they|it) (?:{REFUSE})|"
    rf"(?:{DID}|is|was|are|were) (?P<speaker5>\S+(?: \S+){{0,5}}?) (?:so |too |being (?:so )?)*"
    rf"(?:refus(?:e|ing)|declin(?:e|ing)|reluctan(?:t)|unwilling|hesitan(?:t)|unprepared|loath) to "
    rf"{_ANSWER})\b{OF_WHAT}\W*$",
    re.IGNORECASE,
)
"""Why somebody did not answer, in so many words: "why did Lee decline to say whether …?"."""
_REASON = r"(?:reasons?|explanations?|excuses?|grounds?|justifications?|motives?)"
_FOR = r"(?: (?:for|behind|of|to|as to) (?:that|this|it|(?:not|declin|refus|avoid|duck).*|why.*))?"
_BARE = re.compile(
    rf"\W*{_LEAD}(?:{_WHY}(?: (?:not|so|is that|was that|is it|was it|that|exactly|for that))?|"
    rf"what {_REASON} (?:did|does|has|do|have) (?P<s1>.+?) (?:give|gave|given|offer|offered|have|"
    rf"provide|provided|cite|mention|state){_FOR}|"
    rf"what(?:['’]s| is| was| are| were) (?P<s2>his|her|their|its|the) {_REASON}{_FOR}|"
    rf"(?:did|does|has|do|have) (?P<s3>.+?) (?:say|explain(?:ed)?|tell us|told us|give|gave|given|"
    rf"offer(?:ed)?|justify)(?: (?:any|a|an|the|his|her|their) {_REASON}| why(?: not| (?:he|she|"
    rf"it|they)"
    rf" (?:did|would|will|does|do|could|can)(?: ?not|n['’]t) .*)?| that){_FOR}|"
    rf"(?:(?:any|what|which) {_REASON}){_FOR})\W*",
    re.IGNORECASE,
)
"""The same just after a non-answer, where nothing needs to be named: "why not?"."""
_INSTEAD = re.compile(
    rf"\W*{_LEAD}(?:what|how) (?:did|does|do|was|is) (?P<s1>.+?) "
    r"(?:say|said|answer|reply|respond|tell (?:them|us|reporters))(?: (?:instead|then|rather|after "
    r"that|next|in reply|in response))+\W*|"
    r"\W*(?:and |but )?(?:so|then),? (?:what|how) (?:did|does|do) (?P<s2>.+?) (?:say|answer|reply|"
    r"respond)\W*|"
    r"\W*(?:what|how) (?:did|does) (?P<s3>he|she|they|it) (?:actually |really )?(?:say|answer|"
    r"reply|"
    r"respond)\W*",
    re.IGNORECASE,
)
"""What was said in place of the answer."""
_OWN_WORD = re.compile(
    r"\b(?:speculat(?:e|ing)|guess|predict|prejudge|go into (?:the |any |more |further "
    r")*details?)\b",
    re.IGNORECASE,
)
"""What somebody would not do who says so in this word: "I will not *speculate*"."""
_POINTS = re.compile(
    r"(?:(?:that|this|it|so|the|those|these|such|any|a|question|questions|directly|there|then|to|"
    r"them|him|her|more)\b\W*)*",
    re.IGNORECASE,
)
INTENT = Intent.WHAT_SAID.value


def why_silent(turn: TurnContext) -> Answer | None:
    """Answer why somebody did not answer, with what they say next to it.

    Returns:
        None for any other question, and where no non-answer is meant that is known.
    """
    question = turn.question.text
    if question.startswith("/"):
        return None
    refused = REFUSED.match(question)
    if refused:
        named = next(filter(None, (refused[f"speaker{n}"] for n in range(1, 6))))
        silent = _meant(turn, named, refused["topic"] or "")
        return _answer(turn, silent) if silent else _told_by_word(turn, named, question)
    instead = _INSTEAD.fullmatch(question)
    bare = _BARE.fullmatch(question) or instead
    silent = _shown_first(turn) if bare else None
    if bare is None or silent is None:
        return None
    named = next((value for value in bare.groupdict().values() if value), "")
    person = _person(turn, named)
    if person and silent.person and person != silent.person:
        return None
    if instead and not beside(turn.finder.library, silent).evidence:
        return None
    return _answer(turn, silent, instead=instead is not None)


def _told_by_word(turn: TurnContext, speaker: str, question: str) -> Answer | None:
    """Answer why somebody would not guess with what they say of guessing; None for other deeds."""
    deed = _OWN_WORD.search(question)
    person = _person(turn, speaker) if deed else None
    if deed is None or person is None:
        return None
    said = turn.finder.statements(person, deed[0])
    wanted = set(question_terms(deed[0]))
    told = [one for one in said.evidence if wanted.issubset(index_terms(one.text))]
    if not told:
        return None
    turn.state.person = person.key
    request = Request(intent=INTENT, person=person.key, topic=deed[0])
    frame = turn.say("said_about", name=person.name, topic=deed[0])
    return turn.found(frame, told, request, intent=INTENT)


def _meant(turn: TurnContext, speaker: str, topic: str) -> Evidence | None:
    """The non-answer of somebody on a topic; without one, that which was shown last."""
    person = _person(turn, speaker)
    shown = _shown(turn)
    if not question_terms(topic) or _POINTS.fullmatch(topic.strip(" ?!.,")):
        theirs = [one for one in shown if person is None or one.person in (person, None)]
        if theirs:
            return theirs[0]
    if person is None:
        return None
    silences = turn.finder.silences_of(person, topic.strip(" ?!.,"))
    if not question_terms(topic):
        return silences[0].evidence if len(silences) == 1 else None
    best = silences[0] if silences else None
    near = best is not None and best.may_be_on_it and (best.is_on_it or best.counted >= MOST)
    return best.evidence if best and near else None


MOST = 0.5
"""Share of a topic's words that a non-answer holds which is meant by it."""


def _person(turn: TurnContext, words: str) -> PersonRecord | None:
    if not words or words.lower() in PRONOUNS or words.lower() in ("the", "that"):
        return turn.finder.library.person(turn.state.person)
    found = who_is_meant(turn, words)
    return found.people[0] if len(found.people) == 1 else None


def _shown(turn: TurnContext) -> list[Evidence]:
    """The non-answers among what the last answer with evidence showed, in order."""
    told = turn.state.told[-1] if turn.state.told else None
    if told is None or not any(one.declined for one in told.shown):
        return []
    again = (shown_again(turn, told, one.n) for one in told.shown if one.declined)
    return [one for one in again if one]


def _shown_first(turn: TurnContext) -> Evidence | None:
    """The non-answer that the turn before gave for its answer; None for any other."""
    told = turn.state.told[-1] if turn.state.told else None
    if told is None or told.turn < turn.state.turn - 1 or not told.shown:
        return None
    return shown_again(turn, told, told.shown[0].n) if told.shown[0].declined else None


def _answer(turn: TurnContext, silent: Evidence, *, instead: bool = False) -> Answer:
    name = silent.person.name if silent.person else ""
    found = beside(turn.finder.library, silent)
    if silent.person:
        turn.state.person = silent.person.key
    if not (found.reasons or (instead and found.evidence)):
        nearest = found.evidence[:1] or (silent,)
        frame = turn.say("nearest_beside", name=name) if found.evidence else ""
        return turn.missing(
            turn.say("no_reason", scope=turn.scope, name=name),
            nearest,
            nearest_frame=frame,
            intent=INTENT,
        )
    evidence = found.evidence if found.within else (*found.evidence, silent)
    request = Request(intent=INTENT, person=silent.person.key if silent.person else None)
    phrase = "reason_within" if found.within else "reason_beside"
    return turn.found(turn.say(phrase, name=name), evidence, request, intent=INTENT)
