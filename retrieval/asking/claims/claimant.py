"""Whom a question takes for the speaker of the words that it quotes."""

from __future__ import annotations

import re

from retrieval.asking.speaking import SPOKE

_WORDS = (
    r"(?:quot(?:e|ation)s?|words?|lines?|sentences?|statements?|remarks?|comments?|claims?"
    r"|phrases?)"
)
_REAL = (
    r"(?:real|really|true|truly|genuine(?:ly)?|authentic|correct(?:ly)?|accurate(?:ly)?|right|exact"
    r"|exactly|actual|actually|verbatim|direct|fake|false|made[- ]up|invented|on (?:the )?record)"
)
_POINTING = (
    r"\W*(?:(?:is|was|are|were|can|could|did|do|does|would|please|you|we|i|confirm|check|verify|if"
    r"|whether|that|this|these|those|it|the|an?|following)\b\W*)*"
    rf"(?:{_REAL}\b\W*)*"
)
"""What points at the quotation: "is this a real", "can you confirm that"."""
_END = rf"(?:\s+(?:{_REAL}|or not))*\W*"
_BY = re.compile(
    rf"{_POINTING}(?:{_WORDS}\b\s*)?(?:(?:{_REAL}|said|spoken|written|attributed|come|comes)\b\s*)*"
    r"(?:by|from|of|to)\s+"
    r"(?!(?:the|this|that|these|your|an?) (?:article|story|text|report|source)s?\b)"
    rf"(?P<speaker>[^,:;?!]+?){_END}",
    re.IGNORECASE,
)
"""Words *by* somebody: "is this a real quote by Lee", "were these words spoken by Lee"."""
_OF = re.compile(
    rf"(?i:{_POINTING})(?P<speaker>(?:[A-Z][\w.-]*\s+)*[A-Z][\w.-]*)(?:['’]s?)?\s+"
    rf"(?i:(?:own|{_REAL})\s+)*(?i:{_WORDS})(?i:{_END})"
)
"""Words *of* somebody: "is this a Lee quote", "are these Lee's exact words"."""
_USES = re.compile(
    r"\W*(?:(?:when|where|why) )?(?:did|does|do|has|have|had|would) (?P<speaker>.+?) "
    r"(?:(?:ever|really|actually|publicly) )*(?:use[sd]?|utter(?:ed)?|speak|spoken|write|written|"
    rf"pronounced?) (?:(?:the|these|those|this|such|exact)\b ?)*{_WORDS}?{_END}",
    re.IGNORECASE,
)
"""Words that somebody *uses*: "did Lee ever use the words"."""
_ONLY_POINTS = re.compile(rf"{_POINTING}(?:{_WORDS}\b\s*)?{_END}", re.IGNORECASE)
_ASIDE = re.compile(
    r"^(?:is it true that|according to|did|has|does"
    r"|(?:is|was|are|were)(?: (?:this|that|these|those|it))?(?: (?:what|an?|the))?"
    rf"(?: {_REAL})*)\s+"
    r"|['’]s$|\s+who$",
    re.IGNORECASE,
)
"""What stands around a speaker: "was it *Lee* who", "is this a *lee* (quote)"."""


def claimed_speaker(around: str) -> str:
    """Return the words that name whom a question takes for the speaker.

    Args:
        around: The question, its quoted words cut out.

    Returns:
        The words as typed, or "" where it names nobody.
    """
    named = _BY.fullmatch(around) or _OF.fullmatch(around) or _USES.fullmatch(around)
    if named:
        return named["speaker"].strip()
    spoke = SPOKE.match(around + " ") or SPOKE.match(around + ":")
    speaker = (spoke["speaker"] or spoke["colon"] or "").strip() if spoke else ""
    return "" if _ONLY_POINTS.fullmatch(speaker) else _ASIDE.sub("", speaker)
