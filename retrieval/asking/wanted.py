"""What of a question an answer must have near it."""

from __future__ import annotations

import re
from typing import NamedTuple

from retrieval.index.answer_types import (
    BEING_THERE,
    MEASURED,
    TAKING_PLACE,
    AnswerType,
    answer_type,
    type_terms,
)
from retrieval.index.fitting import counted_terms
from retrieval.index.naming import question_names
from retrieval.index.sorts import asks_sort
from retrieval.language.synonyms import verbs_with_particles
from retrieval.language.terms import LIGHT_VERBS, index_terms, question_terms

_WORD = re.compile(r"[^\W_][\w.'’-]*")
_AUXILIARY = (
    r"(?:do|does|did|is|are|was|were|am|be|been|has|have|had|will|would|shall|should|can|could|may"
    r"|might|must|get|gets|got)"
)
_YES_NO = re.compile(rf"\W*{_AUXILIARY}\b", re.IGNORECASE)
_AUXILIARIES = re.compile(_AUXILIARY, re.IGNORECASE)
_WHO = re.compile(r"\W*whom?\b", re.IGNORECASE)
_MANNER = re.compile(
    r"\w+ly|already|previous|first|last|continues?|continued|allowed", re.IGNORECASE
)
_DEED = re.compile(
    rf"\W*whom?\s+(?:(?P<had>has|have|had)\s+|(?:will|would|also|{_MANNER.pattern})\s+)*"
    rf"(?!{_AUXILIARY}\b)(?P<verb>\w+)",
    re.IGNORECASE,
)
"""Who did what: not who somebody is, nor whom somebody saw."""
_HOW_MANY_DID = re.compile(
    r"\bhow\s+many\s+(?:[\w’'-]+\s+){1,6}?(?:have|has|had)\s+(?:\w+ly\s+|already\s+|ever\s+|since\s+)?"
    r"(?:been\s+)?(?P<verb>\w+(?:ed|en|wn))\b",
    re.IGNORECASE,
)
"""What those have done, or had done to them, whose number is asked for."""
_OCCASION = (
    r"\b(?:when|where|why|(?:what|which)\s+(?:days?|dates?|weekday|month|year|time|city|town|village"
    r"|country|place|state))"
)
_IRREGULAR = "built|sold|bought|lost|sent|paid|won|shot|taught|caught|brought|struck|fought|hurt"
_DONE_WHEN = re.compile(
    rf"{_OCCASION}\s+(?:(?:exactly|precisely)\s+)?"
    r"(?:was|were|is|are|has|have|had)\s+"
    rf"[^,;:?]*?\b(?:been\s+)?(?P<verb>\w+(?:ed|en|wn)|{_IRREGULAR})\W*$",
    re.IGNORECASE,
)
"""What was done, where it is asked when or where it was."""
_DONE = re.compile(r"\w+(?:ed|en|wn)", re.IGNORECASE)
_SUBJECT = re.compile(rf"\b(?i:{_AUXILIARY})\s+(?P<name>(?:[A-Z][\w.’'-]*\s*)+)")
"""Whom a question is about: "how many goals did *Ida Brandt* score?"."""
_WHY = re.compile(r"\bwhy\b", re.IGNORECASE)
_WHEN = re.compile(rf"{_OCCASION}\s+{_AUXILIARY}\b", re.IGNORECASE)
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
_NOT_MAIN = frozenset(index_terms("say speak talk tell call base station deploy locate cost"))
"""Words of questions that articles say otherwise: with any verb of speech, or with none."""
_OBJECT = re.compile(
    r"\s+(?:(?:an?|the|any|some|his|her|its|their)\s+)?(?:[\w-]+\s+){0,3}?(?P<noun>[\w-]+)"
    r"(?=\s+(?:about|against|as|at|by|for|from|in|of|on|over|to|with)\b|\W*$)",
    re.IGNORECASE,
)
"""What follows a light verb, up to the noun before a preposition or the end."""
_LIGHT = frozenset(index_terms("give take make hold put get do have"))
"""Light verbs: the noun after one says what is done ("gave the order", "held a meeting")."""
_BY_WORDS = frozenset(
    index_terms(
        "accuse acknowledge admit admire advise agree announce apologise argue believe "
        "blame compare complain condemn confess confirm congratulate criticise defend demand "
        "deny describe dismiss doubt encourage endorse expect fear hope insist liken like "
        "love mention mock mourn oppose praise predict promise propose protest question "
        "reaffirm recall recommend regret reiterate remember suggest support suspect thank "
        "think threaten urge vow warn welcome wonder worry"
    )
)
"""What is done by speaking or thinking: the words that do it need not name it."""
_NO_DEED = (
    _LIGHT | LIGHT_VERBS | _NOT_MAIN | _BY_WORDS | frozenset(index_terms("become be name named"))
)


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
        deed: The term of what somebody did, where it asks who did it; or "".
        sort: Whether it asks of what kind something is.
        subject: The terms of the name of who did or has what it asks for; or none.
    """

    names: tuple[tuple[str, ...], ...]
    main: str
    common: tuple[str, ...]
    strict: bool
    measured: bool = False
    counted: bool = False
    deed: str = ""
    subject: frozenset[str] = frozenset()
    sort: bool = False


def wanted_by(question: str) -> Wanted:
    """Read what an answer to a question must have near it."""
    names = tuple(map(tuple, question_names(question)))
    named = {term for name in names for term in name}.union(type_terms(question))
    common = tuple(term for term in question_terms(question) if term not in named)
    yes_no = bool(_YES_NO.match(question))
    strict = not _WHY.search(question)
    measured = answer_type(question) in MEASURED | {AnswerType.CITY}
    return Wanted(
        names=names,
        main=_main_word(question),
        common=common if yes_no else (),
        strict=strict,
        measured=measured,
        counted=bool(counted_terms(question)),
        deed=_deed(question) or _done(question),
        sort=asks_sort(question),
        subject=frozenset() if yes_no else _subject(question),
    )


def _deed(question: str) -> str:
    """Return the term of what was done, where it is asked who did it; none for a light verb."""
    match = _DEED.match(question)
    if match is None or (match["had"] and not _DONE.fullmatch(match["verb"])):
        return ""
    terms = index_terms(match["verb"])
    if terms and any(verb == terms[-1] for verb, _ in verbs_with_particles(question, within=1)):
        return terms[-1]
    return terms[-1] if terms and terms[-1] not in _NO_DEED else ""


def _done(question: str) -> str:
    """Return the term of what was done, where it is asked when, where or by or to how many.

    None where they just are there.
    """
    match = _HOW_MANY_DID.search(question) or _DONE_WHEN.search(question)
    terms = index_terms(match["verb"]) if match else ()
    return terms[-1] if terms and terms[-1] not in _NO_DEED | BEING_THERE | TAKING_PLACE else ""


def _subject(question: str) -> frozenset[str]:
    match = _SUBJECT.search(question)
    return frozenset(index_terms(match["name"])) if match else frozenset()


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
