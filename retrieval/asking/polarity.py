"""Denials, demands and conditions: "not", "if" and the like, which turn a statement or limit it."""

from __future__ import annotations

import re

from retrieval.language.terms import index_terms, question_terms

NEAR = 2
"""Words before a verb in which a "not" denies it."""
_DENIAL = re.compile(
    r"\b(?:not|no|never|nobody|none|nothing|neither|nor|without|cannot|hardly)\b|n['’]t\b",
    re.IGNORECASE,
)
_DEMAND = re.compile(r"\b(?:should|must|ought|shall|cannot be|can['’]t be)\b", re.IGNORECASE)
_CONDITION = re.compile(
    r"\s*(?:but )?(?:only )?(?:if|unless|when|once|until|as long as|provided)\b", re.IGNORECASE
)
_SUPPOSITION = re.compile(r"\b(?:if|unless|whether)\b", re.IGNORECASE)


_DENIED = re.compile(
    r"\s+(?:(?:really|just|simply|still|yet|ever|certainly|definitely|probably|also|at all)\s+)?"
    r"(?:not|never|neither|nor|no|nobody|nothing|none|nowhere|hardly)\b",
    re.IGNORECASE,
)


def denies_before(text: str) -> bool:
    """Say whether a text that goes on a clause denies it at once: "… will" and " never pay"."""
    return bool(_DENIED.match(text))


_REJECTION = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refut\w+|reject\w*|dismiss\w*|disput\w+|untrue|false|"
    r"(?:wrong|absurd|nonsense|ridiculous) to|myth|far from)\b",
    re.IGNORECASE,
)


def holds_rejection(text: str) -> bool:
    """Say whether a text calls what it tells untrue: "denied that …", "it is false that …"."""
    return bool(_REJECTION.search(text))


def holds_denial(text: str) -> bool:
    """Say whether a text holds a word that denies."""
    return bool(_DENIAL.search(text))


def find_denial(text: str) -> str:
    """Return the first word of a text that denies, or ""."""
    match = _DENIAL.search(text)
    return match[0] if match else ""


def denies_verb(text: str, verb: str) -> bool:
    """Say whether a text denies a verb wherever it holds it: "would not rule out"."""
    wanted = set(question_terms(verb))
    words = text.split()
    places = [at for at, word in enumerate(words) if wanted.intersection(index_terms(word))]
    return bool(places) and all(
        holds_denial(" ".join(words[max(0, at - NEAR) : at])) for at in places
    )


def holds_demand(text: str) -> bool:
    """Say whether a text tells what ought to be: "should never" does not deny that it is."""
    return bool(_DEMAND.search(text))


def holds_condition(text: str) -> bool:
    """Say whether a text opens with a condition under which what stands before it holds."""
    return bool(_CONDITION.match(text))


def holds_supposition(text: str) -> bool:
    """Say whether a clause only supposes or asks what follows: "if …", "whether …"."""
    return bool(_SUPPOSITION.search(text))
