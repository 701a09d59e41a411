"""Where or when somebody spoke: "where did the surveyor give her statement?"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.conversation_state import Request
from bot.dialogue.carried import meant_by_pronoun
from bot.dialogue.meant import PRONOUNS, who_is_meant
from retrieval.asking.intent import Intent
from retrieval.index.answer_types import AnswerType, answer_type
from retrieval.index.kinds import CALENDAR

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext
    from retrieval.archive.records import PersonRecord
    from retrieval.asking.evidence import Evidence

_SPEECH = (
    r"(?:(?:opening |short |brief |public |press )?(?:statements?|speech(?:es)?|remarks?|comments?"
    r"|address|talk|message|appeal|warning|words?|press conference|news conference|briefing"
    r"|interview))"
)
_ITS = r"(?:his|her|their|its|the|an?|these|this)"
_ASKED = re.compile(
    r"\W*(?:(?:from |at )?where|when|(?:(?:in|at|on|from) )?(?:what|which) "
    r"(?:city|town|country|place|day|date))(?: exactly)? (?:did|was|does|is) "
    r"(?P<who>.+?) (?:(?:speak|talk|comment|say (?:this|that|it|so|these words|something))"
    r"(?: (?:to|with|before) (?:the )?(?:press|media|reporters|journalists))?"
    rf"|(?:give|make|deliver|issue|hold|release|put out) {_ITS} {_SPEECH}"
    rf"|when (?:he|she|they) (?:spoke|said (?:this|that|it|so)|made {_ITS} {_SPEECH}))"
    r"(?: (?:from|in|at|to reporters|to the press|publicly))?\W*",
    re.IGNORECASE,
)
_WITH = (
    r"(?:(?:to|with|before|during|after|the|a|an|his|her|brief|short|written|reporters|journalists"
    r"|press|media|news|conference|briefing|statement|speech|address|interview|meeting)\s+)"
)
_SAID = (
    r"(?:said|says|spoke|speaking|told|talked|addressed|announced|warned|statement|speech|briefing"
    r"|conference|interview|remarks)"
)
_HERE = rf"(?:in|at|outside|inside|near)\s+(?:the\s+)?(?!(?:{CALENDAR}|I)\b)[A-Z]"
_WHERE = re.compile(
    rf"^\W*(?:In|At|From|Outside|Near)\s+(?:the\s+)?(?!(?:{CALENDAR}|I)\b)[A-Z][^,]{{0,60}},[^.;]*\b{_SAID}\b"
    rf"|\b{_SAID}\s+{_WITH}{{0,5}}{_HERE}"
)
_DAY = rf"(?:(?:on|late|early)\s+)*(?:{CALENDAR})\b"
_WHEN = re.compile(
    rf"\b{_SAID}\s+{_WITH}{{0,6}}(?:{_HERE}[\w-]*\s+)?{_DAY}|^\W*(?:On|Late|Early)\s+{_DAY}"
)
"""Where and when a sentence tells that somebody spoke: not where something else was."""
_PLACES = frozenset({AnswerType.PLACE, AnswerType.CITY, AnswerType.COUNTRY})
_MARKED = re.compile(r"[“\"][^”\"]*[”\"]?")


def where_spoken(turn: TurnContext, topic: str) -> Answer | None:
    """Answer where or when somebody spoke with what names them, the place or day, and that.

    Args:
        turn: The turn.
        topic: The question.

    Returns:
        None for any other question, and where nobody is meant. Where nothing tells it, what they
        said is only the nearest: another one's place is no answer.
    """
    asked = _ASKED.fullmatch(topic)
    kind = answer_type(topic) if asked else None
    person = _speaker(turn, asked["who"]) if asked else None
    if asked is None or kind is None or person is None or person.is_organisation:
        return None
    turn.state.person = person.key
    intent = Intent.FACT.value
    request = Request(intent=intent, topic=topic, person=person.key)
    mentions = turn.finder.mentions(person, topic)
    told = [one for one in mentions if _tells(one, kind)]
    if told:
        return turn.found(turn.say("fact"), told, request, intent=intent)
    turn.state.remember(request)
    return turn.missing(turn.say("no_fact", scope=turn.scope), mentions[:1], intent=intent)


def _speaker(turn: TurnContext, words: str) -> PersonRecord | None:
    if words.lower() in PRONOUNS:
        return meant_by_pronoun(turn, words)
    found = who_is_meant(turn, words)
    return found.people[0] if len(found.people) == 1 and not found.guessed else None


def _tells(told: Evidence, kind: AnswerType) -> bool:
    """Say whether a sentence tells where or when somebody spoke, outside of what they said."""
    outside = _MARKED.sub(" ", told.text)
    return bool((_WHERE if kind in _PLACES else _WHEN).search(outside))
