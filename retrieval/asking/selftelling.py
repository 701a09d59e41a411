"""What speakers tell of themselves: "Who is sorry?" is answered by "I am sorry"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retrieval.article import QuotationKind
from retrieval.asking.asked_topic import topic_terms
from retrieval.asking.meaning import Topic, other_words
from retrieval.asking.polarity import holds_denial
from retrieval.asking.setting import setting_of
from retrieval.index.otherwise import without_going_back
from retrieval.language.synonyms import question_synonyms
from retrieval.language.terms import index_terms, question_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from retrieval.asking.evidence import Evidence
    from retrieval.asking.library import Library

BEFORE = 6
"""Sentences before a statement in which it may be told what it is about."""
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


def tells_of_self(library: Library, evidence: Evidence, verb: str, *, denied: bool = False) -> bool:
    """Say whether a statement has its speaker do or be what a verb or an adjective says.

    In marks the speaker is "I" or "we"; in what is only reported "he", "she" or "they".

    Args:
        library: Reads its article.
        evidence: The statement.
        verb: The verb or adjective, in any form.
        denied: Whether it is asked who did not.
    """
    text = library.article(evidence.article.id).text
    wanted = set(question_terms(verb))
    wanted.update(*question_synonyms(verb, sorted(wanted)).values())
    subject = _THIRD if evidence.kind == QuotationKind.INDIRECT else _FIRST
    return any(
        holds_denial(before) == denied
        for span in evidence.quoted
        for before in _subjects(without_going_back(span.of(text)), wanted, subject)
    )


def share_around(
    library: Library, evidence: Evidence, topic: str, weight: Callable[[str], float]
) -> float:
    """Return the share of a topic's weight that a statement and what leads to it hold.

    Args:
        library: Reads its article.
        evidence: The statement.
        topic: The topic; at least one of its words says something.
        weight: A term's weight, 0 or more.

    Returns:
        From 0 to 1. The headline, the story's opening and the `BEFORE` sentences before count.
    """
    terms = topic_terms(topic)
    held = set(index_terms(f"{setting_of(library, evidence.article.id)} {evidence.text}"))
    before = [
        sentence
        for sentence in library.sentences(evidence.article.id)
        if sentence.span.end <= evidence.address.start and not sentence.kind.is_furniture
    ]
    held.update(term for sentence in before[-BEFORE:] for term in sentence.terms)
    total = sum(map(weight, terms))
    if not total:
        return 0.0
    asked = Topic(frozenset(terms), other_words(topic, terms), weight)
    return asked.held(held) / (total - asked.spared(held))


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
