"""The type of answer that a question asks for, closer than its kind.

"How much does it cost?" asks for a number, and of numbers for a sum of money. Kinds (`kinds`) are
in the index, one bit a sentence; types are read off the text of the few best (`answer_places`).
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from retrieval.language.terms import index_terms


class AnswerType(StrEnum):
    """What the words that answer must be."""

    MONEY = "money"
    PERCENT = "percent"
    DURATION = "duration"
    TIME_SPAN = "time span"
    """A duration that is no length."""
    MEASURE = "measure"
    """A number with a unit or a share, of whatever is measured."""
    LENGTH = "length"
    WEIGHT = "weight"
    SPEED = "speed"
    TEMPERATURE = "temperature"
    EARLIER = "earlier"
    """A time before this one: "when was the last time?"."""
    YEAR = "year"
    DAY = "day"
    DATE = "date"
    HOUR = "hour"
    """A time of day."""
    EXACT = "exact time"
    """A day, month, season or year, not only what it came before or after."""
    COUNT = "count"
    COUNTRY = "country"
    PLACE = "place"
    CITY = "city"
    """A place that is no country."""
    BODY = "body"
    """An organisation."""


MEASURED = frozenset(
    {
        AnswerType.MONEY,
        AnswerType.PERCENT,
        AnswerType.DURATION,
        AnswerType.TIME_SPAN,
        AnswerType.MEASURE,
        AnswerType.LENGTH,
        AnswerType.WEIGHT,
        AnswerType.SPEED,
        AnswerType.TEMPERATURE,
        AnswerType.EARLIER,
        AnswerType.YEAR,
        AnswerType.DAY,
        AnswerType.EXACT,
        AnswerType.HOUR,
    }
)
"""Types that are rare in text and plain to see: a sentence without one does not answer."""

_ONE_WORD = r"(?:(?!(?:do|does|did|is|was|are|were|has|have|had|will)\b)\w+\s+)?"
SIZES = frozenset({AnswerType.LENGTH, AnswerType.WEIGHT, AnswerType.SPEED, AnswerType.TEMPERATURE})
"""Types that tell of a thing, which a sentence names together with them."""
_WHAT_IS_THE = r"\b(?:what|which)\s+(?:is|was|are|were)\s+the"
_LAST = (
    r"(?<!the\s)(?<!his\s)(?<!her\s)(?<!its\s)(?<!eir\s)(?<!our\s)\blast\s+"
    r"(?!(?:week|month|year|night|summer|winter|spring|autumn|fall|season|time)\b)[a-z]+"
)
"""As in "when did they last strike", not in "the last strike" or "last week"."""
_LONG = (
    r"(?:rivers?|streams?|roads?|routes?|bridges?|tunnels?|piers?|walls?|fences?|borders?|coast\w*|ships?"
    r"|boats?|yachts?|trains?|cables?|ropes?|pipes?|pipelines?|queues?|lines?|trails?|runways?|tracks?)"
)
"""What is long in miles, not in hours."""
_RATES = (
    r"\b(?:rates?|prices?|shares?|stocks?|costs?|unemployment|inflation|tax(?:es)?|wages?|turnout"
    r"|toll|approval|sales|profits?|fall|fell|fallen|drop(?:ped)?|ris(?:e|en|es|ing)|rose|climb\w*"
    r"|gr(?:ow|ew)\w*|increase\w*|econom\w+|support|interest)\b"
)
"""What is high or falls far, and is measured by shares and sums as well as by lengths."""
_ASKS = re.compile(
    rf"""
    (?P<year>\b(?:what|which)\s+years?\b)
    | (?P<day>\b(?:what|which)\s+(?:days?|dates?|weekday)\b
        )
    | (?P<hour>\b(?:what|which)\s+(?:exact\s+)?(?:time(?!\s+of\s+(?:the\s+)?year)|hour)\b)
    | (?P<exact_time>\bwhen\s+(?:exactly|precisely)\b | \bwhen\b.*\b(?:exactly|precisely)\W*$)
    | (?P<earlier>\bwhen\s+(?:was|is)\s+the\s+(?:last|previous)\s+time\b
        | \bwhen\s+(?:did|was|were|had)\b.*{_LAST}
        | ^\W*(?:has|have|had|did|was|were|is|are)\b.*
            \b(?:before|previously|in\s+the\s+past|for\s+the\s+first\s+time)\W*$)
    | (?P<date>\bwhen\b | \b(?:what|which)\s+(?:time|month|season)\b(?!s) | \bhow\s+long\s+ago\b)
    | (?P<length>\bhow\s+(?:far|tall|deep|wide)\b(?!.*{_RATES}) | \bhow\s+high\b(?!.*{_RATES})
        | \bhow\s+long\s+(?:is|was|are|were)\b.*\b{_LONG}\b
        | {_WHAT_IS_THE}\s+(?:length|height|depth|width|distance)\b)
    | (?P<duration>\bhow\s+long\s+(?:is|was|are|were)\b)
    | (?P<time_span>\bhow\s+long\b
        | \bhow\s+many\s+(?:more\s+)?(?:year|month|day|week|hour|minute|second|decade)s\b
        | \bhow\s+much\s+(?:time|longer)\b)
    | (?P<percent>\b(?:what|which)\s+(?:is\s+the\s+|was\s+the\s+)?(?:percent\w*|share|proportion)\b
        | \bhow\s+many\s+percent\b)
    | (?P<money>\bhow\s+much\s+money\b
        | \bhow\s+much\s+(?:more\s+|less\s+)?(?:do|does|did|is|was|are|were|will|would|has|have|had
            |can|could|should|must|may)\b.*\b(?:cost|pay|paid|worth|sell|sold|spend|spent|earn|owe
            |charge|donate|fetch|bid|buy|bought|invest|lend|lent|price|fine|rent)(?:s|d|ed)?\b
        | \b(?:what|which)\s+(?:is|was|are|were|will\s+be)\s+(?:(?:the|his|her|its|their)\s+)?
            (?:\w+\s+)?(?:price|cost|salary|budget|bail|fee|rent|wage)s?\b
        | \bwhat\s+(?:do|does|did|will|would|has|have|had|can|could)\b.*\bcost\b
        | \bwhat\b.*\b(?:sell|sold|sells)\s+for\b)
    | (?P<measure>\bhow\s+(?:far|tall|high|deep|wide)\b
        | {_WHAT_IS_THE}\s+magnitude\b)
    | (?P<weight>\bhow\s+heavy\b | {_WHAT_IS_THE}\s+weight\b
        | \bhow\s+much\b.*\bweigh(?:s|ed)?\b)
    | (?P<speed>\bhow\s+fast\b | {_WHAT_IS_THE}\s+speed\b | \b(?:what|which)\s+speed\b)
    | (?P<temperature>\bhow\s+(?:hot|cold|warm)\b | {_WHAT_IS_THE}\s+temperature\b)
    | (?P<count>\bhow\s+(?:many|much|often)\b | \b(?:what|which)\b.*\bnumber\s+of\b
        | \bdeath\s+toll\b)
    | (?P<country>\b(?:what|which)\s+{_ONE_WORD}(?:country|countries|nations?)\b)
    | (?P<city>\b(?:what|which)\s+{_ONE_WORD}(?:city|town|village|capital)\b)
    | (?P<place>\bwhere\b | \bin\s+(?:what|which)\s+part\b
        | \b(?:what|which)\s+{_ONE_WORD}(?:place|state|location
        |island|airport|venue|region|county|province|district|area)\b)
    | (?P<body>\b(?:what|which)\s+{_ONE_WORD}(?:company|organi[sz]ation|agency|team|club|band
        |firm|airline|newspaper|magazine|university|school|bank|party|charity|broadcaster|network
        |ministry|union)\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)


@lru_cache(maxsize=1 << 10)
def answer_type(question: str) -> AnswerType | None:
    """Return the type of answer that a question asks for; None where it asks for no such."""
    match = _ASKS.search(question)
    return AnswerType(str(match.lastgroup).replace("_", " ")) if match else None


_TYPE_WORDS = re.compile(
    r"""
    \bhow\s+(?P<degree>long|far|tall|high|deep|wide|heavy|fast|hot|cold|old|big|large|soon)\b
    | \b(?:what|which)\s+(?P<unit>years?|days?|dates?|weekday|month|time)\b
    | \b(?:what|which)\s+(?P<sort>models?|makes?|brands?)\s+of\b
    | \b(?:in|at|to|from|near|of)\s+(?:what|which)\s+
        (?P<site>city|town|village|country|place|location|part|region|county|province|district|state|area)\b
    | \bwhen\b(?=.*\b(?P<just>exactly|precisely)\b)
    | \b(?:is|are|was|were)\b.+\b(?P<relation>part)\s+of\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


@lru_cache(maxsize=1 << 10)
def type_terms(question: str) -> frozenset[str]:
    """Return the terms of the words that only tell the type: "how *long*", "on which *day*".

    An answer holds words of that type, and seldom these.
    """
    words = [word for match in _TYPE_WORDS.finditer(question) for word in match.groups() if word]
    return frozenset(index_terms(" ".join(words)))


BEING_THERE = frozenset(
    index_terms(
        "station base locate situate deploy employ serve work operate live include involve attend "
        "participate remain stay belong assign post place mention report estimate number count use "
        "have be see find"
    )
)
"""Verbs that tell hardly more than that something is there."""
TAKING_PLACE = frozenset(
    index_terms(
        "hold convene conduct launch carry stage organize host issue release make deliver happen "
        "occur perform undertake"
    )
)
"""Verbs that tell hardly more than that something took place."""
_OF_OCCASIONS = frozenset(
    {
        AnswerType.PLACE,
        AnswerType.CITY,
        AnswerType.COUNTRY,
        AnswerType.DATE,
        AnswerType.DAY,
        AnswerType.EXACT,
        AnswerType.YEAR,
    }
)


def verbs_of_occasion(question: str) -> frozenset[str]:
    """Return the terms of verbs that a question for a place or time holds and an answer need not.

    "Where are the divers *stationed*?" is answered by what they do in a place.
    """
    return BEING_THERE | TAKING_PLACE if answer_type(question) in _OF_OCCASIONS else frozenset()


_SPAN_VERBS = frozenset(
    index_terms("last take took go continue stay remain run spend spent wait serve")
)
_SIZE_VERBS = frozenset(
    index_terms("stand rise rose reach measure weigh extend stretch height depth")
)
_TYPE_VERBS = {
    AnswerType.MONEY: frozenset(
        index_terms(
            "pay paid cost price spend spent worth sell sold buy bought fee charge value sum "
            "money ask seek sue demand claim"
        )
    ),
    AnswerType.DURATION: _SPAN_VERBS | _SIZE_VERBS,
    AnswerType.TIME_SPAN: _SPAN_VERBS,
    AnswerType.MEASURE: _SIZE_VERBS,
    AnswerType.LENGTH: _SIZE_VERBS,
    AnswerType.WEIGHT: _SIZE_VERBS,
}


def type_verbs(kind: AnswerType | None) -> frozenset[str]:
    """Return the terms of words that go with a type, any of which may stand for another.

    "How much did they *pay*?" is answered by what it *cost*, or by the sum alone.
    """
    return _TYPE_VERBS.get(kind, frozenset()) if kind else frozenset()
