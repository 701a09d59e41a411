"""Set phrases of questions, in the plainer words that a text would have for them."""

from __future__ import annotations

import re

_PLAINER = tuple(
    (re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), plain)
    for pattern, plain in (
        (r"in (?:the )?(?:event|case) (?:of|that)|should there be", "if"),
        (r"to that effect|as well|in this (?:affair|matter|case|respect|regard)|at all|in any way",
         " "),
        (r"f(?:ind|inds|ound) (?:any )?faults? with|take issue with|took issue with", "criticize"),
        (r"depart(?:ed)? from|get out of|go(?:ne)? from|went from", "leave"),
        (r"(?:come|came|run|rush) to the (?:rescue|defen[cs]e) of", "aid and defend"),
        (r"(?:give|gave|given) (?:its|their|his|her) blessing to|approved? of", "support"),
    )
)  # fmt: skip
"""Phrases of several words, which no table of synonyms holds, with what stands for them."""


def plainer(asked: str) -> str:
    """Return a question with its set phrases in plainer words: "find fault with" as "criticize".

    Args:
        asked: The question, or what somebody was asked.
    """
    for pattern, plain in _PLAINER:
        asked = pattern.sub(plain, asked)
    return asked
