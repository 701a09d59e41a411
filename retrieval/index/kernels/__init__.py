"""The inner loops of search: compiled by numba, and the same in NumPy; both give equal results."""

from __future__ import annotations

import logging
from functools import cache
from typing import TYPE_CHECKING

from retrieval.index.kernels.vectors import VectorStage

if TYPE_CHECKING:
    from retrieval.index.kernels.scoring import FirstStage

LARGE = 20_000
"""Sentences from which on the compiled loops are worth their start, about half a second."""

_log = logging.getLogger(__name__)


def first_stage(sentences: int) -> FirstStage:
    """Return the first stage that suits an index, compiled for a large one where that works.

    Args:
        sentences: How many sentences the index holds.
    """
    return _compiled() if sentences >= LARGE else VectorStage()


@cache
def _compiled() -> FirstStage:
    try:
        from retrieval.index.kernels.compiled import CompiledStage  # noqa: PLC0415 - only if needed
    except (ImportError, RuntimeError) as error:  # RuntimeError: no place for numba's cache
        _log.warning("Search runs without compiled loops, and slower: %s", error)
        return VectorStage()
    return CompiledStage()
