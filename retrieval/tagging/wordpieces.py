"""Words as the pieces of BERT's vocabulary, the way the tagger was trained on them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from curated_tokenizers import WordPieceProcessor  # type: ignore[attr-defined] # exported, not in its __all__

if TYPE_CHECKING:
    from collections.abc import Sequence

_RUNS = re.compile(r"[^\W_]+|[^\w\s]|_")
_MOST_PIECES = 12
"""How many pieces of one word are read: an address on the web says no more by its end."""
_MOST_LETTERS = 200
"""How many letters in a row are read, as in BERT's code: the search takes time by their cube."""
_REMEMBERED = 50_000
"""How many words are kept with their pieces before the memory is emptied."""


class WordPieces:
    """Cuts words into pieces: lower case, without accents, punctuation apart, longest piece first.

    The method is that of BERT (Devlin et al. 2019, "BERT: Pre-training of Deep Bidirectional
    Transformers for Language Understanding"), uncased.
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        """Take the pieces in the order of their numbers.

        Raises:
            ValueError: One of the pieces that stand for no word is missing.
        """
        self._processor = WordPieceProcessor(list(vocabulary))
        self._unknown, self.begin, self.end = map(vocabulary.index, ("[UNK]", "[CLS]", "[SEP]"))
        self._known: dict[str, tuple[int, ...]] = {}

    def encode(self, word: str) -> tuple[int, ...]:
        """Return the numbers of a word's pieces, none for white space and control characters."""
        pieces = self._known.get(word)
        if pieces is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            pieces = self._known[word] = self._encode(word)
        return pieces

    def _encode(self, word: str) -> tuple[int, ...]:
        plain = "".join(
            letter
            for letter in unicodedata.normalize("NFD", word.lower())
            if unicodedata.category(letter) not in {"Mn", "Cc", "Cf", "Cs"}
        )
        pieces: list[int] = []
        for run in _RUNS.findall(plain):
            numbers, _ = self._processor.encode(run[:_MOST_LETTERS])
            pieces.extend([self._unknown] if -1 in numbers else numbers)
            if len(pieces) >= _MOST_PIECES:
                break
        return tuple(pieces[:_MOST_PIECES])
