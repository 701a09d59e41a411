"""Whether a sentence tells the deed that is asked for: its cause, its time, the verb itself."""

from __future__ import annotations

import re
from functools import lru_cache

from retrieval.index.fitting import MONTHS, common_terms, terms_of_word
from retrieval.language.synonyms import PARTICLE_WITHIN, verbs_with_particles
from retrieval.language.terms import index_terms

_WORD = re.compile(r"\w[\w.’'-]*")
_WEAK_CAUSES = frozenset({"after", "following", "over", "amid", "for", "as"})
_FOUNDING = frozenset(
    index_terms("create establish found form launch start set introduce build open founding")
)
"""What is done to something that is then there, for an aim."""
_AIM = re.compile(
    r"\b(?:as|with\s+the\s+aim|in\s+order|so\s+as|aimed|designed|meant|intended)\b.*?\bto\s+(?!be\b)[a-z]+"
    r"|\bto\s+(?:help|keep|prevent|protect|support|train|assist|fight|provide|promote|ensure|stop)\b"
)
_TO_COME = re.compile(
    r"\b(?:when|how\s+(?:long|much\s+longer)|(?:what|which)\s+(?:day|date|month|year|time))\s+(?:will|shall|is\s+.+\s+(?:going|due|"
    r"supposed|expected|scheduled)\s+to|are\s+.+\s+(?:going|due|supposed|expected|scheduled)\s+to)\b",
    re.IGNORECASE,
)
"""A question for the time of what is still to come."""
_OF_TIME = (
    rf"(?:(?:{MONTHS})|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:19|20)\d\d|weeks?|months?"
    r"|years?|spring|summer|autumn|winter)"
)
_MAY_COME = re.compile(
    r"\b(?:will|shall|would|won['’]t|['’]ll"
    r"|(?<!was\s)(?<!were\s)(?<!been\s)(?:plan\w*|expect\w*|schedul\w+|due|set)"
    r"|hop(?:es?|ing)|aim\w*|intend\w*|next|tomorrow|tonight|upcoming|coming|later\s+this|until"
    r"|by\s+the\s+end|(?![a-z]+ics\b)[a-z]+s\s+(?:again\s+)?(?:on|in|at|this|next)?\s*"
    rf"{_OF_TIME})\b|\bto\s+[a-z]+\b(?=.*\b(?:when|once|until|as\s+soon|{_OF_TIME})\b)"
)
_PAST = re.compile(
    r"\b(?:was|were|had|has\s+been|[a-z]+ed|spoke|met|went|came|took|made|gave|began|left|won|lost|fell"
    r"|rose|struck|shot|sent|held|led|became|brought|broke|fought|fled|saw)\b"
)


def gives_cause(question: str, text: str) -> bool:
    """Say whether a preposition of cause closely follows a word of the question: "halted after"."""
    wanted = common_terms(question)
    words = [match.group() for match in _WORD.finditer(text)]
    founded = _FOUNDING.intersection(wanted)
    if founded and _AIM.search(text) and not _FOUNDING.isdisjoint(index_terms(text)):
        return True
    return any(
        wanted.intersection(terms_of_word(word))
        and _WEAK_CAUSES.intersection(map(str.lower, words[place + 1 : place + 3]))
        for place, word in enumerate(words)
    )


def only_past(question: str, text: str) -> bool:
    """Say whether it is asked when something will be, and a sentence tells only what has been."""
    asks = bool(_TO_COME.search(question))
    return asks and bool(_PAST.search(text)) and not _MAY_COME.search(text)


def lacks_particle(question: str, text: str) -> bool:
    """Say whether a sentence has the verb of a question without its particle, which it needs.

    Who "took questions" did not "take over". A synonym of the two will do.
    """
    asked = verbs_with_particles(question, within=1)
    terms = set(index_terms(text)) if asked else set()
    words = [word.lower().rstrip(".") for word in _WORD.findall(text)] if asked else []
    for (verb, particle), meant in asked.items():
        places = [i for i, word in enumerate(words) if verb in terms_of_word(word)]
        after = (words[i + 1 : i + 1 + PARTICLE_WITHIN] for i in places)
        if places and terms.isdisjoint(meant) and not any(particle in run for run in after):
            return True
    return False


def only_named(question: str, text: str) -> bool:
    """Say whether a sentence has what was done only as a noun: "founding treaty" for "founded"."""
    done = _done_in(question)
    if not done:
        return False
    held = [word for word in _WORD.findall(text) if done.intersection(terms_of_word(word))]
    return bool(held) and all(word.endswith("ing") for word in held)


@lru_cache(maxsize=1 << 10)
def _done_in(question: str) -> frozenset[str]:
    """Return the terms of a question's words that end in "ed"."""
    words = [word for word in _WORD.findall(question) if word.endswith("ed")]
    return frozenset(term for word in words for term in terms_of_word(word))
