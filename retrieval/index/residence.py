"""Keeps what an index holds in memory small: pages that were looked at are let go now and then."""

from __future__ import annotations

import mmap
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from retrieval.index.segment.columns import Columns

EVERY = 4
"""Searches between two looks at how much memory is in use."""
MOST = 160 << 20
"""Bytes of mapped files, libraries among them, that may stay in this process's memory."""

_STATM = Path("/proc/self/statm")


class Residence:
    """Lets go of mapped pages once this process holds too many.

    The system maps more than is looked at, and counts it to the process although it is the file
    cache's; nothing is read from the disk again for what is let go, as long as the cache has it.
    What a search reads for its few hits alone, and always elsewhere, is let go after each. Where
    the system does not tell how much is mapped, nothing else is done.
    """

    def __init__(self, segments: Iterable[Columns]) -> None:
        held = list(segments)
        self._maps = [found for columns in held for found in map(_map_of, columns) if found]
        scattered = [array for columns in held for array in (columns.text, columns.sentence_id)]
        self._scattered = [found for found in map(_map_of, scattered) if found]
        self._searches = 0

    def note_search(self) -> None:
        """Count a search, and let pages go where it is time."""
        self._searches += 1
        for each in self._scattered:
            each.madvise(mmap.MADV_DONTNEED)
        if self._searches % EVERY or not self._maps or mapped_bytes() <= MOST:
            return
        for each in self._maps:
            each.madvise(mmap.MADV_DONTNEED)


def mapped_bytes() -> int:
    """Return how many bytes of files this process has in memory; 0 where it cannot be told."""
    try:
        return int(_STATM.read_text(encoding="ascii").split()[2]) * mmap.PAGESIZE
    except (OSError, IndexError, ValueError):
        return 0


def _map_of(array: Any) -> mmap.mmap | None:
    """Return the mapping that an array is a view of, if it is one of a file."""
    base = array
    while base is not None and not isinstance(base, mmap.mmap):
        base = getattr(base, "base", None)
    return base
