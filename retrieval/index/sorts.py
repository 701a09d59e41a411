"""Whether a sentence tells of what kind something is: "what kind of boat was it?"."""

from __future__ import annotations

import re
from functools import lru_cache

from retrieval.index.fitting import NUMBER_WORDS, terms_of_word
from retrieval.language.synonyms import question_synonyms
from retrieval.language.terms import FUNCTION_WORDS, index_terms, question_terms

_ASKS = re.compile(
    r"\bwh(?:at|ich)\s+(?:kinds?|types?|sorts?|makes?|models?|brands?|breeds?)\s+of\s+(?:an?\s+|the\s+)?"
    r"(?P<things>(?:[\w’'-]+\s*?)+?)(?=\s+(?:is|are|was|were|do|does|did|has|have|had|will|would|can"
    r"|could|should|may|might|must|be|been|being|in|on|at|of|from|to|that|which|who|with|for|by)\b|\W*$)",
    re.IGNORECASE,
)
OF_USE = frozenset(
    index_terms(
        "use fly drive operate sail ride run deploy own have carry employ work serve involve see"
    )
)
"""Verbs that a question for a kind holds and an answer need not: "what kind of boat did they
*use*?"."""
_WORD = re.compile(r"\w[\w.’'-]*")
_NO_NOUN = re.compile(
    rf"\w+(?:ed|ing|s|ly|en|wn)\.?|came|went|had|did|lay|stood|sat|{'|'.join(sorted(FUNCTION_WORDS))}",
    re.IGNORECASE,
)
_DID = re.compile(
    r"\s+(?:\w+ed|bit|broke|brought|built|burst|came|carried|caught|drove|fell|flew|gave|got|grew|held|hit"
    r"|hurt|kept|led|left|made|ran|rose|sank|shot|sold|spread|struck|took|went|won|wore)\b",
    re.IGNORECASE,
)
"""What the thing did: "what kind of boat *sank*"."""
_TELLS = re.compile(
    r"\s*[,(–—:-]+\s*(?:an?|the|called|named|known)\b"
    r"|\s+(?:is|was|are|were)\s+an?\b|\s+(?:called|named|known|dubbed|such\s+as|like|made|to|with|for|from|by)\b",
    re.IGNORECASE,
)
"""What follows something whose kind is then told."""


@lru_cache(maxsize=1 << 10)
def _thing(question: str) -> str:
    """Return the term of what a question asks the kind of; "" where it asks for no kind."""
    match = _ASKS.search(question)
    words = _WORD.findall(match["things"]) if match else []
    did = (i for i, word in enumerate(words) if i and _DID.fullmatch(f" {word}"))
    words = words[: next(did, None)]
    terms = terms_of_word(words[-1]) if words else ()
    return terms[-1] if terms else ""


def asks_sort(question: str) -> bool:
    """Say whether a question asks of what kind something is."""
    return bool(_thing(question))


def tells_sort(question: str, text: str) -> bool | None:
    """Say whether a sentence tells of what kind something is.

    It does where a word that the question does not have stands before it ("a *fishing* boat"), or
    where it goes on to tell it ("a boat called …"); it does not where it stands bare ("the boat"),
    or before another thing that is asked about ("a drone strike").

    Args:
        question: The question.
        text: The sentence.

    Returns:
        None where the question asks for no kind, or the sentence does not name the thing.
    """
    thing = _thing(question)
    if not thing:
        return None
    terms = question_terms(question)
    asked = {
        *terms,
        *(word for words in question_synonyms(question, terms).values() for word in words),
    }
    words = list(_WORD.finditer(text))
    found: bool | None = None
    for place, match in enumerate(words):
        if thing not in terms_of_word(match[0]):
            continue
        found = found or False
        if _TELLS.match(text, match.end()):
            return True
        after = _WORD.match(text, match.end() + 1)
        did = _DID.match(text, match.end())
        if after and not did and asked.intersection(terms_of_word(after[0])):
            continue  # "A boat race" tells of a race.
        if after and not did and _is_compound(text, match, after):
            continue
        before = words[place - 1] if place else None
        if (
            before
            and text[before.end() : match.start()] in (" ", "-")
            and _modifies(before[0], asked)
        ):
            return True
    return found


def _is_compound(text: str, thing: re.Match[str], after: re.Match[str]) -> bool:
    """Say whether a word after a thing may make another thing of the two: "a boat *trip*"."""
    single = text[thing.end() : after.start()] == " " and not thing[0].endswith("s")
    return single and after[0].islower() and not _NO_NOUN.fullmatch(after[0])


def _modifies(word: str, asked: set[str]) -> bool:
    """Say whether a word before a thing tells its kind: no function word, number or owner."""
    terms = terms_of_word(word)
    return (
        bool(terms)
        and word.lower() not in FUNCTION_WORDS
        and not word.endswith(("’s", "'s", "’", "'"))
        and asked.isdisjoint(terms)
        and NUMBER_WORDS.isdisjoint(terms)
        and not any(term[0].isdigit() for term in terms)
    )
