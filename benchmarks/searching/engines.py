"""The engines by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.searching.others import BM25S, FTS5, Okapi, Tantivy, words
from benchmarks.searching.ours import Ours

if TYPE_CHECKING:
    from benchmarks.searching.engine import Engine

PLAIN = "ours, plain"
MIXED = "ours, whole mix"

ENGINES: dict[str, Engine] = {
    PLAIN: Ours(is_whole=False),
    MIXED: Ours(is_whole=True),
    "ours, plain, NumPy": Ours(is_whole=False, is_compiled=False),
    "ours, whole mix, NumPy": Ours(is_whole=True, is_compiled=False),
    "tantivy": Tantivy(),
    "bm25s, numba": BM25S("numba"),
    "bm25s, NumPy": BM25S("numpy"),
    "rank-bm25-rs": Okapi("rank_bm25_rs"),
    "SQLite FTS5": FTS5(),
    "rank_bm25": Okapi("rank_bm25"),
    "rank_bm25, lower case": Okapi("rank_bm25", words),
}
"""In the order of the tables."""

BUILT = {
    MIXED: PLAIN,
    "ours, plain, NumPy": PLAIN,
    "ours, whole mix, NumPy": PLAIN,
    "bm25s, NumPy": "bm25s, numba",
}
"""What uses the index that another engine built."""
SPEED = tuple(name for name in ENGINES if name != "rank_bm25, lower case")
"""What is timed; how rank_bm25 is given its words makes no difference to that."""
