"""Whether a sentence has the words of a question and tells of something else with them.

"The NATO *mission* was established" does not tell when NATO was; who voted for a law did not vote
against it; to get *back* to work is to back nothing.
"""

from __future__ import annotations

import re

_FOUNDED = (
    r"(?:founded|established|created|formed|launched|started|set\s+up|built|opened|born|introduced)"
)
_NAME = r"(?P<name>[A-Z][\w.&-]*(?:\s+[A-Z][\w.&-]*)*)"
_ASKED_FOUNDED = re.compile(
    rf"\b(?:was|were|is)\s+(?:the\s+)?{_NAME}\s+(?:(?:itself|first|originally|formally)\s+)?{_FOUNDED}\b"
    rf"|\b[Ww]ho\s+{_FOUNDED}\s+(?:the\s+)?(?P<whole>[A-Z][\w.&-]*(?:\s+[A-Z][\w.&-]*)*)\W*$"
)
"""A name alone of which it is asked when, where or by whom it was founded."""
_GOES_ON = re.compile(
    r"\s+(?!(?:is|was|were|are|has|had|have|will|would|did|does|of|in|on|at|by|for|from|to|with|and"
    r"|or|as|after|before|when|where|who|which|that|since|during|until|itself|first|originally"
    rf"|formally|began|{_FOUNDED})\b)[a-z]|['’]s?\s"
)
"""After a name, what makes another thing of it: "NATO *mission*", "NATO*'s* founding treaty"."""

_ASKS_AGAINST = re.compile(
    r"\bvot(?:e[sd]?|ing|ers?)\b.*?\bagainst\b|\bagainst\b.*\bvot(?:e[sd]?|ing)\b", re.IGNORECASE
)
_AGAINST = re.compile(
    r"\bvot(?:e[sd]?|ing)\b[^.?!]*?\b(?:against|no)\b|\b(?:against|no)\s+votes?\b"
    r"|\bagainst\s+it\b|\d\s+against\b|\bopposed\b|\brejected\b",
    re.IGNORECASE,
)
_ASKS_FAVOUR = re.compile(
    r"\bvot(?:e[sd]?|ing)\s+(?:for|yes|in\s+favou?r)\b|\bin\s+favou?r\b", re.IGNORECASE
)
_FAVOUR = re.compile(rf"{_ASKS_FAVOUR.pattern}|\bfor\s+it\b|\d\s+for\b", re.IGNORECASE)

_BACKS = re.compile(
    r"^\W*(?:(?:do|does|did|will|would|can|could|should|has|have|had|is|are|was|were|who|which\s+\w+)\s+)"
    r"(?:.*?\s)?back(?:s|ed|ing)?\s+(?!(?:in|into|to|at|on|from|up|down|home|again|then|and|out|off|over"
    r"|by|for|with|when|after|before|there|here)\b)[\w“\"]",
    re.IGNORECASE,
)
"""A question whose verb is "back": "did the union back the plan?", not "will they be back?"."""
_BACK = re.compile(r"\bback(?:s|ed|ing|ers?)?\b", re.IGNORECASE)
_ADVERB = re.compile(
    r"\bback\b(?=\s*(?:[.,;:!?”\"]|$|(?:to|in|into|at|on|from|up|down|home|again|then|and|towards?"
    r"|over|off|out|when|together|before|after|by|for|with|as)\b))"
    r"|\b(?:of|the|his|her|its|their|my|a|right|way|dates?|dating)\s+back\b",
    re.IGNORECASE,
)


def founded_another(question: str, text: str) -> bool:
    """Say whether a sentence tells of the founding of what only has the name asked for in its name.

    Args:
        question: The question: "When was NATO founded?".
        text: The sentence: "The NATO mission was established in 2018".
    """
    asked = _ASKED_FOUNDED.search(question)
    if asked is None:
        return False
    last = (asked["name"] or asked["whole"]).split()[-1].rstrip(".")
    after = [match.end() for match in re.finditer(rf"\b{re.escape(last)}\b", text)]
    return bool(after) and all(_GOES_ON.match(text, end) for end in after)


def votes_otherwise(question: str, text: str) -> bool:
    """Say whether a sentence tells only of the other side of a vote than the one asked for.

    Args:
        question: The question: "Who voted against the law?".
        text: The sentence.
    """
    if _ASKS_AGAINST.search(question):
        return not _AGAINST.search(text)
    return bool(_ASKS_FAVOUR.search(question) and _AGAINST.search(text)) and not _FAVOUR.search(
        text
    )


def only_goes_back(question: str, text: str) -> bool:
    """Say whether it is asked who backs something, and a sentence has only the adverb "back".

    Args:
        question: The question: "Did the union back the plan?".
        text: The sentence: "They went back to work".
    """
    if not _BACKS.match(question):
        return False
    return bool(_BACK.search(text)) and not _BACK.search(_ADVERB.sub("", text))
