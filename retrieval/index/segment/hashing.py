"""Hashes that stand for terms, word forms and the first letters of words in the index.

A lexicon of hashes is searched without reading any text. With 64 bits and a million different
terms the chance that any two share a hash is about 3 in 100 million (the birthday bound).
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    Hashes = npt.NDArray[np.uint64]


@lru_cache(maxsize=1 << 17)
def term_hash(term: str) -> int:
    """Return the 64 bits that stand for a term."""
    digest = blake2b(term.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")


def term_hashes(terms: Iterable[str]) -> Hashes:
    """Return the hashes of terms, in their order."""
    return np.fromiter(map(term_hash, terms), np.uint64)


def form_hash(form: str) -> int:
    """Return the 16 bits that stand for a word form.

    They only tell apart the forms of one term, and of few words of a sentence: by chance two agree
    once in 65,536 times.
    """
    return crc32(form.encode("utf-8", "surrogatepass")) & 0xFFFF


def prefix_hash(letters: str) -> int:
    """Return the 32 bits that stand for the first letters of a word; never 0."""
    return crc32(letters.encode("utf-8", "surrogatepass")) or 1
