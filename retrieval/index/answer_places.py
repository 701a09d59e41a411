"""Where a text holds words of the type of answer that is asked for."""

from __future__ import annotations

import re

from retrieval.index.answer_types import AnswerType
from retrieval.index.fitting import COUNTRY_TERMS, NUMBER_WORDS, terms_of_word
from retrieval.index.kinds import CALENDAR, name_runs
from retrieval.language.terms import index_terms

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
_ABOUT = (
    r"(?:for|than|within|after|over|about|nearly|almost|in|least|most|half|t(?:ak(?:e|es|en|ing)|ook)"
    r"|sp(?:end|ent|ending)|roughly|around|last(?:s|ed|ing)?|whole|entire|another)"
)
"""Before "a week", these make it a span of time; others leave it a rate: "90 crowns a week"."""
_SINCE = (
    rf"{_YEAR}|{_MONTH}|{_DAY}|{_DATE}|then\b|(?:late|early|mid|last|at\s+least|around|about)\b"
    r"|the\s+(?:age|start|beginning|end|(?:early|late|mid)\b|(?:\w+\s+)?(?:spring|summer|autumn|fall"
    r"|winter|season|war|election|(?:19|20)\d0s))|(?:spring|summer|autumn|winter|childhood|birth)\b"
)
_TIME_SPAN = (
    rf"\b(?!an?\b){_NUMBER}[\s-]+(?:(?!(?:an?|per|the)\b)[a-z]+[\s-]+){{0,2}}?(?:{_SPAN})\b(?![\s-]+olds?\b)"
    rf"|\b{_ABOUT}\s+(?:an?|the)\s+(?:[a-z]+[\s-]+)?(?:{_SPAN})\b(?![\s-]+olds?\b)"
    r"|\ban?\s+(?:few|couple\s+of|hundred|thousand|dozen|decade|half|quarter)[\s-]+(?:[a-z]+[\s-]+)?"
    rf"(?:{_SPAN})\b|\ban?\s+(?:[a-z]+[\s-]+)?(?:{_SPAN})(?:[\s-]long\b|\s+(?:later|or\s+(?:so|more|two)))"
    r"|\b(?:for|over|in|after)\s+(?:the\s+)?(?:past|last|next|more|many|several|few)?\s*"
    rf"(?:{_SPAN})\b|\bsince\s+(?:{_SINCE})|\buntil\s+\w+|\bovernight\b|\bindefinite|\bfor\s+(?:life|ever)"
    r"\b|\bforever\b|\bpermanent|\blife\s+(?:sentence|in\s+prison)"
)
_WEIGHT = r"tons?|tonnes?|pounds?|kilo(?:gram\w*|s)?|kg|grams?|ounces?|lbs?|carats?"
_ROUGHLY = r"(?:about|almost|just|less|more|nearly|only|over|roughly|some|than|the|last|past|under)"
_SPEED = r"\bmph\b|\bkph\b|\bknots\b|\bkm/h\b|\b(?:an|per)\s+(?:hour|minute|second)\b"
_TIME = (
    rf"{_DAY}|{_DATE}|{_YEAR}"
    rf"|\b(?i:in|since|during|by|early|late|until|last|this|next|of|mid|from|for)[\s-]{_MONTH}"
    r"|(?i:\b(?:yesterday|today|tonight|tomorrow|weekend|noon|midnight|ago|earlier|later)\b"
    r"|\b(?:last|next|this|that|each|every|previous|the\s+same)\s+(?:\w+\s)?"
    r"(?:year|month|week|morning|afternoon|evening|night|day|summer|winter|spring|fall|autumn"
    r"|season|decade|century)\b"
    r"|\b(?:in|the)\s+(?:\w+\s)?(?:spring|summer|autumn|fall|winter)\b"
    r"|\b\d{1,2}:\d\d|\b\d{1,2}\s?[ap]\.?m\b|\b(?:at|until|by)\s+(?:\w+)\s+o['’]clock)"
)
_SUM = r"[$€£¥]\s?\d"
_LENGTH = (
    r"miles?|kilomet\w+|km|met(?:er|re)s?|(?:centi|milli)met\w+|feet|foot|ft|inch(?:es)?|yards?"
)

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
        rf"{_TIME_SPAN}|\b{_NUMBER}[\s-]+(?:[a-z]+[\s-]+){{0,2}}?(?:{_LENGTH})\b", re.IGNORECASE
    ),
    AnswerType.TIME_SPAN: re.compile(_TIME_SPAN, re.IGNORECASE),
    AnswerType.MEASURE: re.compile(
        rf"\b{_NUMBER}[\s-]+(?:[a-z]+[\s-]+)?(?:{_LENGTH}|{_WEIGHT}|acres?|percent|per\s+cent|points?"
        rf"|degrees)\b|\d\s?%|\bmagnitude\b|{_SUM}|{_SPEED}",
        re.IGNORECASE,
    ),
    AnswerType.LENGTH: re.compile(
        rf"\b{_NUMBER}[\s-]+(?:[a-z]+[\s-]+)?(?:{_LENGTH}|(?:stor(?:ey|y|ies)|floors?|blocks?)\w*"
        r"|(?:hours?|minutes?)['’]?\s+(?:drive|walk|ride|flight|away|from|north|south|east|west))\b",
        re.IGNORECASE,
    ),
    AnswerType.WEIGHT: re.compile(
        rf"\b{_NUMBER}[\s-]+(?:[a-z]+[\s-]+)?(?:{_WEIGHT})\b", re.IGNORECASE
    ),
    AnswerType.SPEED: re.compile(
        rf"{_SPEED}|\b(?:{_LENGTH})\s+(?:an?|per|every|each)\s+(?:{_SPAN})\b|\b(?:in|within|under|than|every)\s+(?:{_ROUGHLY}\s+){{0,2}}{_NUMBER}[\s-]+(?:{_SPAN})\b"
        r"|\d\s?%|\bpercent\b",
        re.IGNORECASE,
    ),
    AnswerType.TEMPERATURE: re.compile(
        rf"\b{_NUMBER}[\s-]+degrees?\b|°|\b(?:celsius|fahrenheit|freezing)\b", re.IGNORECASE
    ),
    AnswerType.EARLIER: re.compile(
        rf"\bsince\s+(?:{_YEAR}|{_MONTH}|last\b)|\b(?:previous(?:ly)?|earlier|ago|formerly|never"
        r"|twice|again|another\s+time|(?:two|three|four|several|many)\s+times"
        r"|the\s+last\s+time|(?:first|second|third)\s+time|once)\b|\bbefore(?=\s*[.,;:!?”\"]|\W*$)"
        rf"|(?<!\d,\s){_YEAR}",
        re.IGNORECASE,
    ),
    AnswerType.YEAR: re.compile(rf"{_YEAR}|\b(?:last|this|next)\s+year\b|\byears?\s+ago\b"),
    AnswerType.DAY: re.compile(
        rf"{_DAY}|{_DATE}|(?i:\b(?:today|tonight|yesterday|tomorrow|weekend)\b)"
    ),
    AnswerType.HOUR: re.compile(
        r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b|\b(?:noon|midday|midnight|dawn|dusk"
        r"|daybreak|sunrise|sunset|o['’]clock|GMT|morning|afternoon|evening|night|overnight"
        r"|half\s+past|quarter\s+(?:past|to))\b|\b\d{1,2}\s?h\b",
        re.IGNORECASE,
    ),
    AnswerType.EXACT: re.compile(_TIME),
    AnswerType.DATE: re.compile(
        rf"{_TIME}|(?i:\b(?:after|before|when|while|during|once|until|as\s+soon)\b)"
    ),
}

_OF_DAYS = frozenset({AnswerType.DAY, AnswerType.DATE, AnswerType.EXACT})
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
_CITY = re.compile(
    r"\b(?:in|at|near|from|to|outside|inside|around|into|through)\s+(?:the\s+)?"
    r"(?:(?:[a-z]+\s+){0,2}(?:city|town|village|capital|port)\s+(?:of\s+)?)?"
    rf"(?!(?:{CALENDAR}|I)\b)[A-Z][\w-]+(?![\w’'-])"
    r"|^[A-Z][A-Z .]+,?[\w ,.]*\((?:CNN|AP|Reuters|UPI)\)"
)
"""Where something was, not whose: "in Veldt", not "to Brandt's house"."""


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
    if kind is AnswerType.CITY:
        return [
            match.span()
            for match in _CITY.finditer(text)
            if set(index_terms(match[0])) - asked - COUNTRY_TERMS
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
