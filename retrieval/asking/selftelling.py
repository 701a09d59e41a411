"""What speakers tell of themselves: "Who is sorry?" is answered by "I am sorry"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retrieval.article import QuotationKind
from retrieval.asking.polarity import holds_denial
from retrieval.language.terms import index_terms, question_terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from retrieval.asking.evidence import Evidence

REACH = 6
"""Words from "I" to what somebody says of themselves: "I am not going to be very sorry"."""

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*|[.,;:!?…”\"]")
_FIRST = re.compile(r"(?:i|we)(?:[’'](?:m|re|ve|ll|d))?", re.IGNORECASE)
_THIRD = re.compile(r"(?:he|she|they|it)(?:[’'](?:s|re|ve|ll|d))?", re.IGNORECASE)
_OTHER = re.compile(
    r"(?:i|we|you|he|she|they|it|who|which|that)(?:[’'](?:m|s|re|ve|ll|d))?", re.IGNORECASE
)
_OPEN = frozenset(
    "am are can could did do does had has have if may might should unless was were when whether "
    "will would".split()
)
"""Words before "I" in what is asked or only supposed: "do I like it?", "if I leave"."""
_WHO = re.compile(
    r"\W*who(?:['’]s)?\s+(?:(?:is|are|was|were|has|have|had|will|would|does|do|did|can|could|be|"
    r"also|else|ever|not|never|been|being|feels?|felt|seems?|seemed)\s+)*(?P<verb>[a-z][\w-]+)",
    re.IGNORECASE,
)


def asked_of_self(question: str) -> str:
    """Return what a question asks who did or was ("sorry" of "Who is sorry that …?"), or ""."""
    match = _WHO.match(question)
    if match is None or match["verb"][0].isupper():
        return ""
    return match["verb"] if question_terms(match["verb"]) else ""


def tells_of_self(text: str, evidence: Evidence, verb: str, *, denied: bool = False) -> bool:
    """Say whether a statement has its speaker do or be what a verb or an adjective says.

    In marks the speaker is "I" or "we"; in what is only reported "he", "she" or "they".

    Args:
        text: The text of its article.
        evidence: The statement.
        verb: The verb or adjective, in any form.
        denied: Whether it is asked who did not.
    """
    wanted = set(question_terms(verb))
    subject = _THIRD if evidence.kind == QuotationKind.INDIRECT else _FIRST
    return any(
        holds_denial(before) == denied
        for span in evidence.quoted
        for before in _subjects(span.of(text), wanted, subject)
    )


def _subjects(words: str, wanted: set[str], subject: re.Pattern[str]) -> Iterator[str]:
    """The stretches from a subject to a wanted word of the same clause."""
    found = _WORD.findall(words)
    for place, word in enumerate(found):
        if wanted.isdisjoint(index_terms(word)):
            continue
        for start in range(place - 1, max(0, place - REACH) - 1, -1):
            if subject.fullmatch(found[start]) and found[max(0, start - 1)].lower() not in _OPEN:
                yield " ".join(found[start:place])
                break
            if not found[start][0].isalnum() or _OTHER.fullmatch(found[start]):
                break
