"""Whose words a message takes a quotation for, where its form alone does not tell it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.dialogue.meant import PRONOUNS
from retrieval.asking.intent import Intent

if TYPE_CHECKING:
    from retrieval.archive.records import PersonRecord
    from retrieval.asking.finder import Finder
    from retrieval.asking.understood import Question

_NAMED = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*")
_JUDGING = frozenset(
    (
        "a accurate an and anybody anyone are be can check checking claim confirm confirmed "
        "correct correctly could did do does ever everyone exact fact facts fake false for "
        "genuine has have here i if is it just line made nobody not of or people phrase please "
        "quotation quote quoted quotes real really right said saying sentence somebody someone "
        "statement that the there these this those to true truly up verbatim verified verify was "
        "we were whether who word wording words wrong you "
    ).split()
)
"""Words that only ask for the check, and name nobody."""
_BY = r"(?:from|by|of|to|[-–—(:,]|saying|quoting|was it|is it)\s*(?:the )?"
_CALL = re.compile(
    r"\W*(?:(?:please|can you|could you|would you|kindly)\b\W*)*"
    r"(?:(?P<verify>fact[ -]?check(?:ing)?|quote check|verify|confirm|double[ -]?check|check)"
    r"(?: for me)?(?: (?:this|the following|that one))?(?: (?:claim|statement|quote|quotation))?"
    r"(?P<that>(?: that| if| whether)(?: it is true that)?)?|"
    r"(?:is (?:this|that|it) )?(?:true|right|real|fake|fact|correct|accurate)"
    r"(?:,? or (?:not|false|wrong|fake|fiction|real|true|made up))(?: that)?|"
    r"(?:is|was) it (?:really |actually )?(?:accurate|correct|right|a fact|fair to say|the case)"
    r"(?: to say)? that|"
    r"i(?:['’]ve| have)? (?:read|heard|saw|seen|was told)(?: (?:somewhere|online|in the news|on "
    r"\w+))? that(?=.*\?\W*$))\W+(?=\S+ \S)",
    re.IGNORECASE,
)
"""What calls for a check of a claim without marks: "true or false:"."""
_RIGHT = re.compile(
    r"[\s,.;–—-]*(?:(?:is|was) (?:that|this|it) (?:right|true|correct|so|accurate|the case)|right|"
    r"correct|true|yes|no|really|or not|isn['’]t (?:it|that so))\s*\?+\s*$|[.?!\s]+$",
    re.IGNORECASE,
)
_PARTED = re.compile(r"[:–—-]\s*$")
_SENTENCE_END = re.compile(r"[.!?;]\s+")
MARKED = re.compile('["“”„«»‘‟]')
_ASKS = re.compile(
    r"\W*(?:who|whom|whose|what|which|when|where|why|how|did|does|do|is|are|was|were|has|have)\b",
    re.IGNORECASE,
)


def without_call(text: str) -> tuple[str, bool]:
    """Return a claim without the words that call for its check, and whether there were any.

    What stands in marks is left alone, and so is a question.

    Args:
        text: What was typed.
    """
    match = None if MARKED.search(text) or text.startswith("/") else _CALL.match(text)
    if match is None:
        return text, False
    rest = text[match.end() :]
    if match["verify"] and not match["that"]:
        # "Confirm the number of troops" asks for a number.
        plain = "confirm" in match["verify"].lower() and not _PARTED.search(match[0])
        return (text if plain else f"verify: {rest}"), False
    claim = _RIGHT.sub("", rest)
    if _ASKS.match(rest) or any(map(_ASKS.match, _SENTENCE_END.split(claim)[1:])):
        return text, False
    return claim, True


def with_claimant(finder: Finder, question: Question) -> Question:
    """Find the one whom a claimed quotation is given to by a name anywhere beside it.

    "Is there a quote by Lee saying …", "Lee supposedly said …", "Lee on the dam: “…” - did he say
    this?". A name that nobody bears stays, for then another said it.

    Args:
        finder: Knows who is who.
        question: A message with a claim in marks.
    """
    if question.intent is not Intent.VERIFY or not question.claim:
        return question
    if question.claim == question.text or not MARKED.search(question.text):
        return question
    speaker = question.speaker
    if speaker and finder.directory.find(speaker).people:
        return question
    around = question.text.replace(question.claim, " ")
    if not speaker:
        return _given_to(finder, question, around)
    people = _named(finder, around)
    if len(people) == 1 and (speaker.lower() in PRONOUNS or _holds(speaker, people[0], around)):
        return replace(question, speaker=people[0])
    words = re.findall(r"\w+", speaker.lower())
    return replace(question, speaker="") if _JUDGING.issuperset(words) else question


def _given_to(finder: Finder, question: Question, around: str) -> Question:
    """A quotation with nothing but a name beside it, or with "by" or "from" one."""
    people = _named(finder, around)
    if len(people) != 1:
        return question
    name = re.escape(people[0])
    alone = re.fullmatch(rf"[\W]*{name}[\W]*", around)
    by = re.search(rf"{_BY}{name}\b", around, re.IGNORECASE)
    return replace(question, speaker=people[0]) if alone or by else question


def _named(finder: Finder, around: str) -> list[str]:
    """The names around a quotation that somebody known bears, one for each person."""
    found: dict[str, str] = {}
    for match in _NAMED.finditer(around):
        name = match[0].removesuffix("'s").removesuffix("’s").rstrip(".'’-")
        people: tuple[PersonRecord, ...] = tuple(finder.directory.named(name))
        if len(people) == 1:
            found.setdefault(people[0].key, name)
    return list(found.values())


def _holds(speaker: str, name: str, around: str) -> bool:
    """Whether the words taken for the speaker hold the name, or name nobody themselves."""
    if name in speaker:
        return True
    return not _NAMED.search(speaker) or speaker.split(maxsplit=1)[0] == around.split(maxsplit=1)[0]
