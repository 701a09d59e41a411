"""A rule that reads questions: a pattern for the whole of one, and its intent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from retrieval.asking.intent import Intent

Rule: TypeAlias = "tuple[Intent, re.Pattern[str]]"


def rule(intent: Intent, pattern: str) -> Rule:
    """Return the rule that reads a question of an intent; it must fit the whole question."""
    return intent, re.compile(rf"(?:{pattern})\W*$", re.IGNORECASE)
