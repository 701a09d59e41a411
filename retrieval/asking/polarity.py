"""Denials: "not", "never" and the like, which turn a statement into its opposite."""

from __future__ import annotations

import re

_DENIAL = re.compile(
    r"\b(?:not|no|never|nobody|none|nothing|neither|nor|without|cannot|hardly)\b|n['’]t\b",
    re.IGNORECASE,
)


def holds_denial(text: str) -> bool:
    """Say whether a text holds a word that denies."""
    return bool(_DENIAL.search(text))
