"""The kinds of answer that questions ask for, and which sentences hold one."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from retrieval.index.fitting import (
    AGE,
    counts_of,
)
from retrieval.language.terms import FUNCTION_WORDS, index_terms

if TYPE_CHECKING:
    from collections.abc import Sequence


class Kind(StrEnum):
    """What an answer must hold: an age, a number, a time, a place, a cause, a person, a name."""

    AGE = "age"
    NUMBER = "number"
    TIME = "time"
    PLACE = "place"
    CAUSE = "cause"
    PERSON = "person"
    MEANING = "meaning"


ENOUGH = 4
"""Words of names from which on more of them make no likelier answer to who. Learned on a news
question set (the development half of NewsQA's questions over 319 CNN stories)."""

_ASKS = re.compile(
    r"""
    \b(?:
    (?P<meaning>what\s+(?:does|do|did|is)\s+(?:the\s+)?[\w.-]+(?:\s+[\w.-]+){0,3}\s+(?:stand|short)\s+for\b(?=\W*$))
    | (?P<age>how\s+old | (?:what|which)\s+(?:is|was)\s+the\s+age | (?:what|which)\s+age)
    | (?P<time>when | how\s+long\s+ago
        | (?:what|which)\s+(?:year|day|date|month|time|decade|century|week))
    | (?P<number>how\s+(?:many|much|long|far|tall|big|large|high|often|fast|deep|heavy|wide)
        | (?:what|which)\s+(?:is\s+the\s+|was\s+the\s+)?
          (?:number|percent|percentage|amount|share|sum))
    | (?P<place>where | (?:what|which)\s+(?:city|country|town|place|state|location))
    | (?P<cause>why | how\s+come)
    | (?P<other>who\s+(?:ha(?:s|ve|d)\s+)?(?:said|says?|called|calls|told|tells|spoke|speaks|talked
        |talks|warned|warns|claimed|claims|suggested|stated|argued|argues)
        | what | which | how | (?:at|by|in|on|under|with|for|to|of)\s+whose)
    | (?P<person>who | whom | whose)
    )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


def kind_asked(question: str) -> Kind | None:
    """Return the kind of answer that a question asks for, by its first question word."""
    match = _ASKS.search(question)
    if match is None or match.lastgroup in (None, "other"):
        return None
    return Kind(str(match.lastgroup))


_TIMES = frozenset(
    index_terms(
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
        "June July August September October November December yesterday today tomorrow year month "
        "week day night morning afternoon evening spring summer winter"
    )
)
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
CALENDAR = (
    "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July"
    "|August|September|October|November|December"
)
_CLOCK = re.compile(
    r"\b\d{1,2}(?::\d\d\b|\s*[ap]\.?m\b)|\bnoon\b|\bmidnight\b"
    r"|\b(?:in|last|this|next)\s+(?:the\s+)?fall\b|\bMay\s+\d",
    re.IGNORECASE,
)
"""Times that index terms do not tell: "fall" is the term of "fell" too, and "may" of none."""
_PLACE = re.compile(
    r"\b(?:in|at|near|from|to|outside|across|inside|around|into|off)\s+"
    rf"(?:the\s+)?(?:[a-z]+\s+)?(?!(?:{CALENDAR}|I)\b)[A-Z]"
    r"|^[A-Z][A-Z .]+,?[\w ,.]*\((?:CNN|AP|Reuters|UPI)\)"
)
_CAUSE = re.compile(
    r"\b(?:because|due\s+to|owing\s+to|thanks\s+to|reasons?|rationale|motives?|in\s+order\s+to"
    r"|so\s+that|since|prompt(?:ed|ing)|accus(?:ed|es|ing)|cit(?:ed|es|ing)|blam(?:ed|es|ing)"
    r"|caus(?:ed|es|ing)|led\s+to|as\s+a\s+result|in\s+(?:response|retaliation|protest|revenge)"
    r"|c(?:o|a)mes?\s+(?:just\s+|days\s+|hours\s+)?after|in\s+the\s+wake\s+of"
    r"|explain(?:ed|s|ing)?|justif\w+|to\s+avoid|to\s+prevent|on\s+grounds)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_NOT_NAMES = re.compile(rf"(?:{CALENDAR}|CNN|AP|I)(?:['’]\w+)?\.?$")
_PRONOUN = re.compile(r"\W*(?:He|She|They)\b")
_DID = re.compile(r"['’]s\s|\s+(?:\w+ed|said|says|told|has|had|did|will|won|took|made|gave|led)\b")
_OPENS = re.compile(r"(?:^|[.?!:][\"”’']?\s+|--\s+|[\"“‘]\s*)$")


def holds_age(text: str) -> bool:
    """Say whether a sentence tells an age: "the 29-year-old", "aged 29", "Ida Brandt, 29,"."""
    return bool(AGE.search(text))


def holds_number(text: str, terms: Sequence[str] = ()) -> bool:
    """Say whether a sentence counts anything, in digits or in words."""
    return bool(counts_of(text, terms)[1])


def holds_time(text: str, terms: Sequence[str]) -> bool:
    """Say whether a sentence tells a day, a time of day or of the year, or a year."""
    return any(t in _TIMES or _YEAR.fullmatch(t) for t in terms) or bool(_CLOCK.search(text))


def holds_place(text: str) -> bool:
    """Say whether a sentence has a preposition of place before a name."""
    return bool(_PLACE.search(text))


def holds_cause(text: str) -> bool:
    """Say whether a sentence has a word that gives a reason."""
    return bool(_CAUSE.search(text))


def name_runs(text: str) -> list[list[str]]:
    """Return the runs of capitalised words of a sentence, as they are written.

    A sentence's first word counts where another capitalised word or a verb follows; days, months
    and the names of agencies do not count.
    """
    runs: list[list[str]] = []
    end = -1
    opened = False
    for match in _WORD.finditer(text):
        word = match.group()
        if not word[0].isupper() or _NOT_NAMES.match(word):
            end = -1
            continue
        if end >= 0 and text[end : match.start()].isspace():
            runs[-1].append(word)
            opened = False
        else:
            if opened:
                runs.pop()
            runs.append([word])
            opened = bool(_OPENS.search(text, max(0, match.start() - 4), match.start()))
            if opened and word.lower() not in FUNCTION_WORDS and _DID.match(text, match.end()):
                opened = False
        end = match.end()
    if opened and runs:
        runs.pop()
    return runs


def initials(run: Sequence[str]) -> str:
    """Return the initials of a run of names, in lower case: "nato"; "" for fewer than three."""
    letters = [word[0].lower() for word in run if word.lower() not in FUNCTION_WORDS]
    return "".join(letters) if len(letters) > 2 else ""
