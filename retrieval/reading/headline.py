"""A label for an article that has no headline. Only a label: it is never evidence."""

from __future__ import annotations

import re

LONGEST = 100
"""Characters of a label, the ellipsis included."""

_DATELINE = re.compile(
    r"(?:[A-Z][\w.,' -]{1,40} )?\((?:CNN|AP|AFP|Reuters|UPI|People|[A-Z][\w. ]{1,20})\)"
    r"\s*(?:--|[-–—])\s*"
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Za-z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Capt|Maj|Sgt|Sen|Rep|Gov|Pres|Prof|Rev|St|Jr|Sr|"
    r"No|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec))\.$"
)


def shorten(text: str, longest: int = LONGEST) -> str:
    """Put a text on one line, cut at a word's border to `longest` characters with an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    border = line.rfind(" ", 0, longest)
    if border < longest // 2:  # a text without spaces is cut where it must be
        border = longest - 1
    return line[:border].rstrip(" ,;:-–—") + "…"


def make_headline(passage: str) -> str:
    """Take a label from the first sentence of the story's first passage.

    Args:
        passage: That passage. A dateline such as "LONDON (Reuters) - " is left out.

    Returns:
        One line of at most `LONGEST` characters.
    """
    line = " ".join(passage.split())
    dateline = _DATELINE.match(line)
    if dateline and dateline.end() < len(line):
        line = line[dateline.end() :]
    for end in _SENTENCE_END.finditer(line):
        if not _ABBREVIATION.search(line[: end.start() + 1]):
            return shorten(line[: end.end()])
    return shorten(line)
