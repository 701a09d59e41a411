"""The type of answer that a question asks for, closer than its kind, and where a text holds one.

"How much does it cost?" asks for a number, and of numbers for a sum of money. Kinds (`kinds`) are
in the index, one bit a sentence; types are read off the text of the few sentences that are best.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from retrieval.index.fitting import COUNTRY_TERMS, NUMBER_WORDS, terms_of_word
from retrieval.index.kinds import CALENDAR, name_runs
from retrieval.language.terms import index_terms


class AnswerType(StrEnum):
    """What the words that answer must be."""

    MONEY = "money"
    PERCENT = "percent"
    DURATION = "duration"
    MEASURE = "measure"
    YEAR = "year"
    DAY = "day"
    DATE = "date"
    COUNT = "count"
    COUNTRY = "country"
    PLACE = "place"
    BODY = "body"
    """An organisation."""


MEASURED = frozenset(
    {
        AnswerType.MONEY,
        AnswerType.PERCENT,
        AnswerType.DURATION,
        AnswerType.MEASURE,
        AnswerType.YEAR,
        AnswerType.DAY,
    }
)
"""Types that are rare in text and plain to see: a sentence without one does not answer."""

_ONE_WORD = r"(?:(?!(?:do|does|did|is|was|are|were|has|have|had|will)\b)\w+\s+)?"
_ASKS = re.compile(
    rf"""
    (?P<year>\b(?:what|which)\s+years?\b)
    | (?P<day>\b(?:what|which)\s+(?:days?|dates?|weekday)\b
        | \bwhen\s+(?:exactly|precisely)\b | \bwhen\b.*\b(?:exactly|precisely)\W*$)
    | (?P<date>\bwhen\b | \b(?:what|which)\s+(?:time|month)\b(?!s) | \bhow\s+long\s+ago\b)
    | (?P<duration>\bhow\s+long\b | \bhow\s+many\s+(?:year|month|day|week|hour|minute|decade)s\b
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
    | (?P<measure>\bhow\s+(?:far|tall|high|deep|heavy|wide|fast|hot|cold)\b
        | \b(?:what|which)\s+(?:is|was|are|were)\s+the\s+(?:length|height|depth|width|weight|speed
            |distance|temperature|magnitude)\b)
    | (?P<count>\bhow\s+(?:many|much|often)\b | \b(?:what|which)\b.*\bnumber\s+of\b
        | \bdeath\s+toll\b)
    | (?P<country>\b(?:what|which)\s+{_ONE_WORD}(?:country|countries|nations?)\b)
    | (?P<place>\bwhere\b
        | \b(?:what|which)\s+{_ONE_WORD}(?:city|town|place|state|location|village
        |island|airport|venue|region)\b)
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
    return AnswerType(str(match.lastgroup)) if match else None


_NUMBER = (
    r"(?:\d[\d,.]*|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|dozens?|half"
    r"|several|few|couple\s+of|many)"
)
_MONTH = (
    r"(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|March|April|May|June|July|Aug(?:ust|\.)|Sept?(?:ember|\.)"
    r"|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))"
)
_DAY = r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
_DATE = rf"\b{_MONTH}\s+\d{{1,2}}\b|\b\d{{1,2}}\s+{_MONTH}"
_YEAR = r"\b(?:1[5-9]|20)\d\d\b"
_SPAN = r"(?:second|minute|hour|day|night|week|month|season|year|decade)s?|century|centuries"
_LENGTH = r"miles?|kilomet\w+|km|met(?:er|re)s?|centimet\w+|feet|foot|ft|inch(?:es)?|yards?"

_PATTERNS = {
    AnswerType.MONEY: re.compile(
        r"[$€£¥]\s?\d|\b(?:dollars?|euros?|pounds?|cents?|pence|yen|rupees?|pesos?|francs?|yuan"
        r"|crowns?|roubles?|rubles?|shillings?|dinars?|riyals?|rand)\b"
        r"|\b(?:thousand|million|billion|trillion)\b(?=\W*$|[.,;:!?)”’\"]|\s+(?:to|for|and|or|in|on|at"
        r"|a|from|by|per|more|each|when|but|over)\b)",
        re.IGNORECASE,
    ),
    AnswerType.PERCENT: re.compile(
        r"\d\s?%|\bper\s?cent\b|\bpercentage\b|\b(?:half|thirds?|quarters?|fifths?|tenths?)\b"
        r"|\b(?:one|two|three|four|five|six|seven|eight|nine|\d+)\s+(?:out\s+of|in)\s+"
        r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b",
        re.IGNORECASE,
    ),
    AnswerType.DURATION: re.compile(
        rf"\b{_NUMBER}[\s-]+(?:[a-z]+[\s-]+){{0,2}}?(?:{_SPAN}|{_LENGTH})\b"
        r"|\b(?:for|over|in|after)\s+(?:the\s+)?(?:past|last|next|more|many|several|few)?\s*"
        rf"(?:{_SPAN})\b|\bsince\s+\w+|\buntil\s+\w+|\bovernight\b|\bindefinite|\bfor\s+(?:life|ever)"
        r"\b|\bforever\b|\bpermanent|\blife\s+(?:sentence|in\s+prison)",
        re.IGNORECASE,
    ),
    AnswerType.MEASURE: re.compile(
        rf"\b{_NUMBER}[\s-]+(?:[a-z]+[\s-]+)?(?:{_LENGTH}|acres?|tons?|tonnes?|pounds?|kilo\w*|kg"
        r"|degrees|percent|mph|knots)\b|\d\s?%|\bmagnitude\b",
        re.IGNORECASE,
    ),
    AnswerType.YEAR: re.compile(rf"{_YEAR}|\b(?:last|this|next)\s+year\b|\byears?\s+ago\b"),
    AnswerType.DAY: re.compile(
        rf"{_DAY}|{_DATE}|(?i:\b(?:today|tonight|yesterday|tomorrow|weekend)\b)"
    ),
    AnswerType.DATE: re.compile(
        rf"{_DAY}|{_DATE}|{_YEAR}"
        rf"|\b(?i:in|since|during|by|early|late|until|last|this|next|of|mid|from|for)[\s-]{_MONTH}"
        r"|(?i:\b(?:yesterday|today|tonight|tomorrow|weekend|noon|midnight|ago|earlier|later)\b"
        r"|\b(?:last|next|this|that|each|every|previous|the\s+same)\s+(?:\w+\s)?"
        r"(?:year|month|week|morning|afternoon|evening|night|day|summer|winter|spring|fall|autumn"
        r"|season|decade|century)\b"
        r"|\b(?:in|the)\s+(?:\w+\s)?(?:spring|summer|autumn|fall|winter)\b"
        r"|\b\d{1,2}:\d\d|\b\d{1,2}\s?[ap]\.?m\b|\b(?:at|until|by)\s+(?:\w+)\s+o['’]clock"
        r"|\b(?:after|before|when|while|during|once|until|as\s+soon)\b)",
    ),
}

_OF_DAYS = frozenset({AnswerType.DAY, AnswerType.DATE})
_WORD = re.compile(r"\w[\w.'’-]*")
_NO_COUNT = re.compile(rf"{_DATE}|{_YEAR}|\b[A-Z][\w-]*\d[\w-]*\b|\b\d{{1,2}}:\d\d\b")
_TOLD = re.compile(
    r"\b(?:said|says|announced|told\s+(?:[\w’'.]+\s+){1,3}|wrote|reported|statement|release|report)"
    rf"\s*,?\s+(?:on\s+|late\s+|early\s+|published\s+(?:on\s+)?)*(?P<day>{_DAY})"
)
"""The day on which something was said, which is not the day on which it was done."""
_SPEECH = frozenset(index_terms("say tell announce write report statement speak publish release"))
_PLACE = re.compile(
    r"\b(?:in|at|near|from|to|outside|across|inside|around|into|off|of|on|through)\s+"
    rf"(?:the\s+)?(?:[a-z]+\s+)?(?!(?:{CALENDAR}|I)\b)[A-Z][\w.]+"
    r"|^[A-Z][A-Z .]+,?[\w ,.]*\((?:CNN|AP|Reuters|UPI)\)"
)


def answer_places(kind: AnswerType, text: str, asked: frozenset[str]) -> list[tuple[int, int]]:
    """Return where a text holds words of a type, as starts and ends in characters.

    Args:
        kind: The type.
        text: A sentence.
        asked: The question's index terms: a name out of the question does not answer it.
    """
    if kind in _PATTERNS:
        told = _told(text) if kind in _OF_DAYS and _SPEECH.isdisjoint(asked) else ()
        found = [match.span() for match in _PATTERNS[kind].finditer(text)]
        return [place for place in found if place not in told]
    if kind is AnswerType.COUNT:
        dates = [match.span() for match in _NO_COUNT.finditer(text)]
        return [
            match.span()
            for match in _WORD.finditer(text)
            if any(term[0].isdigit() or term in NUMBER_WORDS for term in terms_of_word(match[0]))
            and not any(start <= match.start() < end for start, end in dates)
        ]
    if kind is AnswerType.PLACE:
        return [
            match.span()
            for match in _PLACE.finditer(text)
            if not asked.issuperset(index_terms(match[0]))
        ]
    if kind is AnswerType.COUNTRY:
        return [
            match.span()
            for match in _WORD.finditer(text)
            if match[0][0].isupper() and COUNTRY_TERMS.intersection(terms_of_word(match[0])) - asked
        ]
    return _names(text, asked)


def _told(text: str) -> list[tuple[int, int]]:
    """Return where the days stand on which something was said."""
    return [match.span("day") for match in _TOLD.finditer(text)]


def _names(text: str, asked: frozenset[str]) -> list[tuple[int, int]]:
    """Return where names stand that hold a word that the question does not."""
    places: list[tuple[int, int]] = []
    end = 0
    for run in name_runs(text):
        match = re.compile(r"\s+".join(map(re.escape, run))).search(text, end)
        if match is None:
            continue
        end = match.end()
        if set(index_terms(match[0])) - asked:
            places.append(match.span())
    return places
