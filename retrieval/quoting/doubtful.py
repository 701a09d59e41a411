"""What only looks like somebody's name: "the Lunds", "KAZAKH", a headline's shouting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.quoting.given_names import GIVEN_NAMES
from retrieval.quoting.names import NO_NAMES, person_key, title_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from retrieval.quoting.paragraphs import Paragraph

Run = tuple[int, int, str]
"""First token, one past the last, label."""
_NOT_NAMES = frozenset({"RB", "VBD", "VBZ", "VBP", "MD"})
_MODIFIERS = frozenset({"compound", "amod", "nmod"})


def without_doubtful(paragraphs: Sequence[Paragraph], runs: Sequence[list[Run]]) -> list[list[Run]]:
    """Leave out what spaCy takes for a person and is none.

    A word alone that is no part of anybody's full name, and that is plural, joins two names
    ("Roe-Lund"), begins a sentence as other words do, everywhere only modifies a noun ("Kazakh
    officials"), or is written in capitals; and capitals of several words that are nobody's name.

    Args:
        paragraphs: The story's paragraphs.
        runs: The names found in each.
    """
    known: set[str] = set()
    heads: set[str] = set()
    for paragraph, found in zip(paragraphs, runs, strict=True):
        for first, stop, label in found:
            if label != "PERSON":
                continue
            words = paragraph.doc[first:stop]
            if stop - first > 1 and not words.text.isupper():
                known.update(person_key(word.text) for word in words)
            root = words.root
            if (
                root.dep_ not in _MODIFIERS
                or root.head.pos_ == "PROPN"
                or _titled(words.doc, first)
            ):
                heads.add(person_key(words.text))
    return [
        [run for run in found if not _is_doubtful(paragraph.doc, run, known, heads)]
        for paragraph, found in zip(paragraphs, runs, strict=True)
    ]


def _titled(doc: Doc, first: int) -> bool:
    at = first - 1
    if at > 0 and doc[at].text == ".":
        at -= 1
    return at >= 0 and title_of(doc[at].text) is not None


def _is_doubtful(doc: Doc, run: Run, known: set[str], heads: set[str]) -> bool:
    first, stop, label = run
    if label != "PERSON" or _titled(doc, first):
        return False
    words = doc[first:stop]
    called = stop < len(doc) and doc[stop].text == ":"
    shouted = words.text.isupper() and len(words.text) > 1 and "." not in words.text and not called
    names = {person_key(word.text) for word in words}
    if stop - first > 1:
        return shouted and names.isdisjoint(known) and names.isdisjoint(GIVEN_NAMES)
    key = person_key(words.text)
    if key in known:
        return False
    word = words[0]
    plural = word.tag_ == "NNPS" and (
        key.removesuffix("s") in known or (first > 0 and doc[first - 1].lower_ == "the")
    )
    joined = {person_key(part) for part in words.text.split("-")}
    pair = len(joined) > 1 and joined <= known
    odd = plural or pair or word.tag_ in _NOT_NAMES
    return shouted or odd or key in NO_NAMES or key not in heads
