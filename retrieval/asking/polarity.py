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


def holds_denial(text: str) -> bool:
    """Say whether a text holds a word that denies."""
    return bool(_DENIAL.search(text))


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
