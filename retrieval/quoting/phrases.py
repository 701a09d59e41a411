"""The words of a speaker around their head, without the clauses that hang on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.quoting.cues import DOCUMENTS
from retrieval.quoting.statements import Speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

    from retrieval.quoting.paragraphs import Paragraph

_SKIPPED = frozenset({"relcl", "acl", "advcl", "parataxis", "ccomp", "punct", "cc"})
_LONG = 14


def speaker_at(head: Token, paragraph: Paragraph, number: int) -> Speaker:
    """Return the attribution around a head: its words without clauses that hang on it.

    Args:
        head: The head token.
        paragraph: Its paragraph.
        number: The paragraph's number among the story's.
    """
    first, stop = phrase_of(head, paragraph)
    return Speaker(paragraph.span_of(first, stop), number, head.i)


def _tells_where(preposition: Token, head: Token) -> bool:
    """Say whether a phrase says in which document somebody speaks ("Mr. Lee in a letter")."""
    if preposition.dep_ != "prep" or head.lemma_.lower() in DOCUMENTS:
        return False
    return any(noun.lemma_ in DOCUMENTS for noun in preposition.children)


def phrase_of(head: Token, paragraph: Paragraph) -> tuple[int, int]:
    """Return the tokens of a noun phrase as (first, one past the last), cut before clauses."""
    first = head.left_edge.i
    if head.dep_ == "compound" and not any(map(str.isalnum, head.head.text)):
        first = min(first, head.head.left_edge.i)
    while first < head.i and (
        paragraph.inside[first] != paragraph.inside[head.i] or head.doc[first].pos_ == "PUNCT"
    ):
        first += 1
    stop = head.i + 1
    for child in sorted(head.rights, key=lambda token: token.i):
        if child.dep_ in _SKIPPED and child.dep_ not in {"cc", "punct"}:
            break
        if child.lower_ in {"in", "during", "on"} and _tells_where(child, head):
            break
        if child.dep_ == "appos" and child.right_edge.i - child.left_edge.i > _LONG:
            break
        end = child.right_edge.i + 1
        if any(paragraph.inside[at] != paragraph.inside[head.i] for at in range(stop, end)):
            break
        stop = max(stop, end)
    while stop > head.i + 1 and head.doc[stop - 1].dep_ in {"punct", "cc"}:
        stop -= 1
    while stop > head.i + 1 and head.doc[stop - 1].text in {",", "-", "–", "—"}:
        stop -= 1
    return first, stop
