"""What of a question an answer must have near it."""

from __future__ import annotations

import re
from typing import NamedTuple

from retrieval.index.answer_types import MEASURED, answer_type
from retrieval.index.fitting import counted_terms
from retrieval.index.naming import question_names
from retrieval.language.terms import index_terms, question_terms

_WORD = re.compile(r"[^\W_][\w.'’-]*")
_AUXILIARY = (
    r"(?:do|does|did|is|are|was|were|am|be|been|has|have|had|will|would|shall|should|can|could|may"
    r"|might|must|get|gets|got)"
)
_YES_NO = re.compile(rf"\W*{_AUXILIARY}\b", re.IGNORECASE)
_AUXILIARIES = re.compile(_AUXILIARY, re.IGNORECASE)
_WHO = re.compile(r"\W*whom?\b", re.IGNORECASE)
_WHO_WILL = re.compile(
    r"\W*whom?(?:[’']ll|\s+(?:will|would|might|may|is\s+going\s+to|is\s+(?:set|due|expected|likely)\s+to))\b",
    re.IGNORECASE,
)
_MANNER = re.compile(
    r"\w+ly|already|previous|first|last|continues?|continued|allowed", re.IGNORECASE
)
_WHY = re.compile(r"\bwhy\b", re.IGNORECASE)
_WHEN = re.compile(rf"\b(?:when|where|why)\s+{_AUXILIARY}\b", re.IGNORECASE)
_WHEN_IS = re.compile(
    r"\b(?:when|where)\s+(?:is|was|are|were)\s+(?:the|a|an|his|her|its|their|our)\s+(?P<noun>[a-z]+)"
    r"(?=\s+(?:of|on|for|in|at|about|between|with|against|over|to)\b(?!.*ed\W*$)|\W*$)",
    re.IGNORECASE,
)
"""A thing of which the time or place is asked for: "when is the vote on the pier?"."""
_HOW_MANY = re.compile(
    r"\bhow\s+many\b.*?\b(?:was|were|been|got)\b(?=\s+[a-z]+)|\bhow\s+much\b.*(?=\bcosts?\b)",
    re.IGNORECASE,
)

_POSSESSIVE = re.compile(r"['’]s?$")
_NOT_MAIN = frozenset(index_terms("say speak talk tell call base locate cost"))
"""Words of questions that articles say otherwise: with any verb of speech, or with none."""
_OBJECT = re.compile(
    r"\s+(?:(?:an?|the|any|some|his|her|its|their)\s+)?(?:[\w-]+\s+){0,3}?(?P<noun>[\w-]+)"
    r"(?=\s+(?:about|against|as|at|by|for|from|in|of|on|over|to|with)\b|\W*$)",
    re.IGNORECASE,
)
"""What follows a light verb, up to the noun before a preposition or the end."""
_LIGHT = frozenset(index_terms("give take make hold put get do have"))
"""Light verbs: the noun after one says what is done ("gave the order", "held a meeting")."""


class Wanted(NamedTuple):
    """What of a question an answer must have near it, as index terms.

    Attributes:
        names: Each of its names and numbers, with all of its words.
        main: Its main word: what somebody did, what was done, what somebody is; or "".
        common: Its other words, where it asks for yes or no.
        strict: Whether only a sentence of the kind asked for can answer; a cause often goes without
            a word for it.
        measured: Whether it asks for a type that is plain to see; see `answer_types.MEASURED`.
        counted: Whether it asks how many there are of something.
        to_come: Whether it asks who will do something.
    """

    names: tuple[tuple[str, ...], ...]
    main: str
    common: tuple[str, ...]
    strict: bool
    measured: bool = False
    counted: bool = False
    to_come: bool = False


def wanted_by(question: str) -> Wanted:
    """Read what an answer to a question must have near it."""
    names = tuple(map(tuple, question_names(question)))
    named = {term for name in names for term in name}
    common = tuple(term for term in question_terms(question) if term not in named)
    yes_no = bool(_YES_NO.match(question))
    strict = not _WHY.search(question)
    measured = answer_type(question) in MEASURED
    return Wanted(
        names=names,
        main=_main_word(question),
        common=common if yes_no else (),
        strict=strict,
        measured=measured,
        counted=bool(counted_terms(question)),
        to_come=bool(_WHO_WILL.match(question)),
    )


def _main_word(question: str) -> str:
    """Return the term of what is done ("who won", "when was Ida born") or of what somebody is."""
    thing = _WHEN_IS.search(question)
    if thing and index_terms(thing["noun"]):
        return question_terms(thing["noun"])[-1]
    who = _WHO.match(question)
    when = _WHEN.search(question)
    asked = who or _HOW_MANY.search(question) or when
    if asked is None:
        return ""
    words = [match.group() for match in _WORD.finditer(question, asked.end())]
    terms = [
        (word, question_terms(word)[-1])
        for word in words
        if not _AUXILIARIES.fullmatch(word) and not _MANNER.fullmatch(word) and index_terms(word)
    ]
    # "When did the talks end?": whether "talks" or "end" is the verb cannot be told; after a name
    # it can, but not after "Lee's".
    first = terms[0][0] if terms else ""
    if asked is when and not (first[:1].isupper() and not _POSSESSIVE.search(first)):
        return ""
    common = [(word, term) for word, term in terms if not word[0].isupper()]
    if len(common) > 1 and common[0][1] in _LIGHT:
        return _object_of(common[0][0], question)
    main = common[0][1] if common else ""
    return "" if main in _NOT_MAIN else main


def _object_of(verb: str, question: str) -> str:
    """Return the term of the noun that a light verb goes with ("hold an emergency *meeting*")."""
    found = _OBJECT.match(question, question.index(verb) + len(verb))
    terms = question_terms(found["noun"]) if found else ()
    return terms[-1] if terms and terms[-1] not in _NOT_MAIN else ""
