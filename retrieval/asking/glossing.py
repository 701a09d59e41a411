"""What a word means, where an article explains it: "Daesh, an Arabic acronym for the group"."""

from __future__ import annotations

import re
from functools import lru_cache

_ASKED = re.compile(
    r"^(?P<sort>what\s+(?:does|do|did)\s+(?:the\s+)?(?P<word>[\w.’'-]+(?:\s+[\w.’'-]+){0,3}?)\s+stand\s+for)\W*$",
    re.IGNORECASE,
)
_NAMING = (
    r"(?:word|term|name|acronym|abbreviation|initials|nickname|slang|phrase|expression|shorthand"
    r"|euphemism|title|label|translation|spelling)"
)
_QUALITY = r"(?:[\w’'-]+[ -]){0,4}?"
_LEADS = (
    rf"[^.;]{{0,60}}?\b(?:an?|the|its|their)\s+{_QUALITY}{_NAMING}s?\s+(?:for|of|meaning|given|used)\b"
    r"|[^.;]{0,70}?\b(?:known|called|referred\s+to|described|translated)\s+(?:\w+\s+){0,2}?as\b"
    r"|[^.;]{0,20}?\b(?:stands?|stood|short|shorthand)\s+for\b"
    r"|[^.;]{0,12}?\b(?:means?|meaning|meant|denot\w+|signif\w+|refers?\s+to|which\s+(?:is|was)\s+an?\b)"
    r"|[^.;]{0,60}?\b(?:referring\s+to|a\s+reference\s+to|in\s+reference\s+to)\b"
    r"|[”\"’']?,?\s+\([^)]*[A-Z][^)]*\)"
    r"|[”\"’']?,\s+(?:or|that\s+is|i\.e\.)\s"
    r"|[”\"’']?,\s+(?:an?|the)\s+(?:[a-z-]+\s+){0,3}[a-z]+"
    r"|\s+(?:is|are|was|were)\s+(?:an?|the)\s"
)
"""What follows a word that is explained."""
_LED_TO = (
    rf"{_NAMING}s?\s+(?:(?:for|of)\s+[^.;]{{1,60}}|is|was),?\s+[“\"‘']?"
    r"|\b(?:known|referred\s+to)\s+(?:\w+\s+){0,2}?as\s+[“\"‘']?(?:the\s+)?"
    r"|\b(?:called|dubbed|nicknamed|abbreviated|shortened)\s+(?:(?:to|as)\s+)?[“\"‘']?"
    r"|[A-Z][\w’'-]+(?:\s+(?:of|the|and|for|in|[A-Z][\w’'-]+))*\s+\([“\"‘']?"
    r"|,\s+or\s+[“\"‘']?"
)
"""What leads to it."""


def word_asked(question: str) -> str:
    """Return the word whose meaning a question asks for; "" where it asks for none.

    Args:
        question: A question in its plain form: "what does … stand for?".
    """
    match = _ASKED.match(question)
    return match["word"] if match else ""


def explains(text: str, word: str) -> bool:
    """Say whether a text tells what a word means, beside the word.

    Args:
        text: A sentence.
        word: The word, as typed; capitals do not matter.
    """
    return bool(_explained(word).search(text))


@lru_cache(maxsize=1 << 8)
def _explained(word: str) -> re.Pattern[str]:
    one = r"\s+".join(map(re.escape, word.split()))
    return re.compile(rf"(?<!\w)(?i:{one})(?!\w)(?:{_LEADS})|(?:{_LED_TO})(?i:{one})(?!\w)")
