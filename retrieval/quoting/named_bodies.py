"""Companies and other bodies that spaCy takes for people: "the printing firm, Ost Marten"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.quoting.given_names import GIVEN_NAMES
from retrieval.quoting.names import person_key, title_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc

    from retrieval.quoting.paragraphs import Paragraph

KINDS = frozenset(
    """
    agency airline automaker bank brewer broadcaster carmaker charity club company conglomerate
    corporation firm insurer manufacturer newspaper retailer startup start-up supermarket union
    utility website
    """.split()
)
"""Nouns that say of the name beside them that it is a body's. By hand."""


def named_bodies(
    paragraphs: Sequence[Paragraph], runs: Iterable[Sequence[tuple[int, int, str]]]
) -> frozenset[str]:
    """Find the names that a story calls a company, a firm or the like, and nowhere a human being.

    Args:
        paragraphs: The story.
        runs: For each paragraph its names: first token, one past the last, label.

    Returns:
        Their keys, as `person_key` makes them.
    """
    bodies: set[str] = set()
    people: set[str] = set()
    for paragraph, found in zip(paragraphs, runs, strict=True):
        doc = paragraph.doc
        for first, stop, _ in found:
            key = person_key(doc[first:stop].text)
            if first > 0 and title_of(doc[first - 1].text):
                people.add(key)
            elif _is_called_body(doc, first, stop):
                bodies.add(key)
    return frozenset(bodies - people)


def _is_called_body(doc: Doc, first: int, stop: int) -> bool:
    """Say whether the kind of body stands before a name: "the shoe company Velox"."""
    apart = first > 1 and doc[first - 1].text == ","
    if first == 0:
        return False
    kind, root = doc[first - 2 if apart else first - 1], doc[first:stop].root
    if kind.text not in KINDS:
        return False
    apposed = root.dep_ == "appos" and root.head == kind
    if apart:
        # In "the head of the company, Jo Lee" the name may be the head's.
        return apposed and kind.dep_ in {"nsubj", "nsubjpass"}
    # "In the company Jo Lee founded": no comma, and a first name.
    return doc[first].lower_ not in GIVEN_NAMES and (
        apposed or (kind.dep_ in {"compound", "nmod"} and kind.head == root)
    )
