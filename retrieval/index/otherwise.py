"""Whether a sentence has the words of a question and tells of something else with them.

"The NATO *mission* was established" does not tell when NATO was; who voted for a law did not vote
against it; to get *back* to work is to back nothing.
"""

from __future__ import annotations

import re

from retrieval.language.synonyms import question_synonyms, synonyms
from retrieval.language.terms import index_terms

_FOUNDED = (
    r"(?:founded|established|created|formed|launched|started|set\s+up|built|opened|born|introduced)"
)
_THING = r"(?:(?:the|this|that|its|their|his|her)\s+)?(?P<{}>[\w.’'&-]+(?:\s+[\w.’'&-]+){{0,5}}?)"
_ASKED_FOUNDED = re.compile(
    rf"\b(?:was|were|is)\s+{_THING.format('thing')}\s+(?:(?:itself|first|originally|formally)\s+)?"
    rf"(?P<done>{_FOUNDED})(?:\s+(?:exactly|precisely|originally))?\W*$"
    rf"|\bwho\s+{_FOUNDED}\s+{_THING.format('whole')}\W*$",
    re.IGNORECASE,
)
"""Something of which it is asked when, where or by whom it was founded."""
_WAS_FOUNDED = re.compile(rf"\b(?:was|were|been|is)\s+(?:\w+ly\s+)?{_FOUNDED}\b")
_GOES_ON = re.compile(
    r"\s+(?!(?:is|was|were|are|has|had|have|will|would|did|does|of|in|on|at|by|for|from|to|with|and"
    r"|or|as|after|before|when|where|who|which|that|since|during|until|itself|first|originally"
    rf"|formally|began|{_FOUNDED})\b)[a-z]"
    r"|['’]s?\s(?!(?:founding|foundation|birth|opening|launch|creation|start|introduction)"
    r"(?:\s+(?:in|on|by|at|as|was|is|took|came)\b|[,.]))"
)
"""After a name, what makes another thing of it: "NATO *mission*", "NATO*'s* founding treaty"."""
_STRICT = re.compile(r"founded|established|created|formed|set", re.IGNORECASE)
"""What no other words tell: what was opened may have been "completed"."""
_PRONOUN = re.compile(r"\b(?:it|they|which)\b", re.IGNORECASE)
_FOUNDING = re.compile(
    r"\b(?:found(?:ed|er|ers)|founding\s+of|establish\w*|creat(?:e|es|ed|ing|ion|or)|form(?:ed|ing|ation)"
    r"|launch\w*|start\w*|open(?:ed|ing)|set(?:ting)?\s+\w*\s?up|set\s+up|beg[au]n|introduced|inaugurat\w+"
    r"|dat(?:es|ing|ed)\s+(?:back|from)|since|born|built)\b",
    re.IGNORECASE,
)

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

_YES_OR_NO = re.compile(
    r"\W*(?:do|does|did|will|would|can|could|should|may|might|must|has|have|had)\s", re.IGNORECASE
)
_WORD = re.compile(r"\w[\w’'-]*")
_HURT = (
    r"(?:kill(?:ed|ing|s)?|dead|die[sd]?|dying|deaths?|toll|fatalit(?:y|ies)|casualt(?:y|ies)|victims?"
    r"|injur(?:ed|ing|y|ies)|wound(?:ed|ing|s)|hurt|hospitali[sz]ed|drown(?:ed|ing)|perished"
    r"|(?:lost|losing)\s+(?:their|his|her)\s+li(?:fe|ves)|missing)"
)
_ASKS_TOLL = re.compile(rf"\W*how\s+many\b.*\b{_HURT}\b", re.IGNORECASE)
_COUNT = (
    r"(?:\d[\d,.]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|dozens?|hundreds?|thousands?|scores"
    r"|several|many|few|both|no|none|nobody|no-one|all|everyone)"
)
_TOLL = re.compile(
    rf"\btoll\b[^.;]{{0,120}}?\b{_COUNT}\b|"
    rf"\b{_HURT}\b(?:\W+[\w’'-]+){{0,{{near}}}}?\W+{_COUNT}\b"
    rf"|\b{_COUNT}\b(?:\W+[\w’'-]+){{0,{{near}}}}?\W+{_HURT}\b".replace("{near}", "7"),
    re.IGNORECASE,
)
"""A count within eight words of what befell those who are counted."""


def tells_otherwise(question: str, text: str) -> bool:
    """Say whether a sentence tells of something else than is asked, by any of what is below."""
    return (
        founded_another(question, text)
        or votes_otherwise(question, text)
        or only_goes_back(question, text)
        or only_in_names(question, text)
        or counts_others(question, text)
    )


def founded_another(question: str, text: str) -> bool:
    """Say whether a sentence tells of no founding that is asked for, or of that of something else.

    Something else is what only has the name asked for in its name.

    Args:
        question: The question: "When was NATO founded?".
        text: The sentence: "The NATO mission was established in 2018".
    """
    asked = _ASKED_FOUNDED.search(question)
    if asked is None:
        return False
    thing = asked["thing"] or asked["whole"]
    strict = asked["done"] is None or _STRICT.match(asked["done"])
    if strict and not _FOUNDING.search(text):
        return True
    terms = index_terms(thing)
    named = set(terms).union(*question_synonyms(thing, terms).values())
    if named and named.isdisjoint(index_terms(text)) and not _PRONOUN.search(text):
        return True
    last = re.escape(thing.split()[-1].rstrip("."))
    after = [match.end() for match in re.finditer(rf"\b{last}\b", text, re.IGNORECASE)]
    passive = [match.start() for match in _WAS_FOUNDED.finditer(text)]
    named_late = passive and after and min(after) > max(passive)
    if named_late and not _PRONOUN.search(text[: max(passive)]):
        return True  # What "was established after the war against" it.
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
    return bool(_BACK.search(text)) and not _BACK.search(without_going_back(text))


def without_going_back(text: str) -> str:
    """Return a text without the adverb "back"."""
    return _ADVERB.sub("", text)


def only_in_names(question: str, text: str) -> bool:
    """Say whether a sentence has a word of a yes-or-no question only as another one, in a name.

    Args:
        question: The question: "Would the alliance *defend* Norway?".
        text: The sentence: "The Department of National *Defense* said so".
    """
    if not _YES_OR_NO.match(question):
        return False
    asked = {term: word for word in _WORD.findall(question) for term in index_terms(word)}
    told: dict[str, list[str]] = {}
    for word in _WORD.findall(text)[1:]:
        for term in index_terms(word):
            told.setdefault(term, []).append(word)
    forms = synonyms().forms
    for term, word in asked.items():
        words = [one for form in (term, *forms.get(term, ())) for one in told.get(form, ())]
        if word.islower() and words and all(_is_another(word, one) for one in words):
            return True
    return False


def counts_others(question: str, text: str) -> bool:
    """Say whether it is asked how many died or were hurt, and a sentence counts something else.

    Args:
        question: The question: "How many soldiers died?".
        text: The sentence: "The 500 soldiers left after the strike that killed the general".
    """
    return bool(_ASKS_TOLL.match(question)) and not _TOLL.search(text)


def _is_another(asked: str, told: str) -> bool:
    return told[:1].isupper() and told.lower() != asked
