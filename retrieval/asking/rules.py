"""A rule that reads questions: a pattern for the whole of one, and its intent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from retrieval.asking.intent import Intent

Rule: TypeAlias = "tuple[Intent, re.Pattern[str]]"


def rule(intent: Intent, pattern: str) -> Rule:
    """Return the rule that reads a question of an intent; it must fit the whole question."""
    return intent, re.compile(rf"(?:{pattern})\W*$", re.IGNORECASE)


def first_fitting(rules: Iterable[Rule], *wordings: str) -> tuple[Intent, re.Match[str]] | None:
    """Return the intent and the match of the first rule that a wording fits; None for no rule.

    Args:
        rules: The rules; the first that fits wins.
        wordings: One question in several wordings; each rule is tried on all of them in order.
    """
    for intent, pattern in rules:
        for wording in wordings:
            match = pattern.match(wording)
            if match:
                return intent, match
    return None
