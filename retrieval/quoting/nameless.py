"""People without a name, each the same one throughout a story: "my mother", "a nominee"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.quoting.entry import nameless
from retrieval.quoting.names import GENDERED, KIN
from retrieval.quoting.phrases import phrase_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from retrieval.quoting.entry import Entry
    from retrieval.quoting.paragraphs import Paragraph
    from retrieval.quoting.people import Cast

_DEFINITE = frozenset({"the", "this", "that", "his", "her"})


class Nameless:
    """Keeps the people of one article whom it never names."""

    def __init__(self, paragraphs: Sequence[Paragraph], cast: Cast) -> None:
        """Take the story's paragraphs, and everybody who is named in it."""
        self._paragraphs = paragraphs
        self._cast = cast
        self._known: dict[tuple[str, str], Entry] = {}

    def find(self, noun: Token, number: int) -> Entry | None:
        """Return somebody without a name, so that a pronoun after it means nobody else.

        "The nominee" may be anybody named before, unless it is a nominee without a name. "My
        mother" is one person throughout, and not Ms. Lee's.
        """
        lemma = noun.lemma_.lower()
        first, _ = phrase_of(noun, self._paragraphs[number])
        word = noun.doc[first]
        whose = word.lower_ if word.tag_ == "PRP$" else ""
        kin = bool(whose) and lemma in KIN
        if kin:
            called = [one for one in self._cast.entries if f"{whose} {lemma}" in one.kin]
            if len(called) == 1:
                return called[0]
        if not kin and word.lower_ in _DEFINITE and (whose, lemma) not in self._known:
            return None
        if (whose, lemma) not in self._known:
            self._known[whose, lemma] = nameless(GENDERED.get(lemma))
        return self._known[whose, lemma]
