"""Who put out a document that speaks: "a statement from X", "X's letter", "the statement"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from retrieval.quoting.entry import Entry

_SOURCES = frozenset({"from", "by", "of"})
_KNOWN = frozenset({"the", "that", "this"})


class Issuers:
    """Remembers whose each document is while a story is read."""

    def __init__(self, resolve: Callable[[Token, int], Entry | None]) -> None:
        """Take what finds the person behind the head of a noun phrase in a paragraph."""
        self._resolve = resolve
        self._known: dict[str, Entry] = {}

    def find(self, head: Token, number: int) -> Entry | None:
        """Return who put out a document, or None where the text does not say.

        Args:
            head: The document's noun.
            number: The number of its paragraph.
        """
        lemma = head.lemma_.lower()
        for child in head.children:
            source: Token | None = None
            if child.dep_ == "poss" or (child.dep_ == "compound" and child.ent_type_ == "ORG"):
                source = child
            elif child.dep_ == "prep" and child.lower_ in _SOURCES:
                source = next((noun for noun in child.children if noun.dep_ == "pobj"), None)
            if source is not None and child.lower_ != "its":
                found = self._resolve(source, number)
                if found is not None:
                    self._known[lemma] = found
                return found
        if any(child.lower_ in _KNOWN for child in head.children):
            return self._known.get(lemma)
        return None
