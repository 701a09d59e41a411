"""How well engines rank, and what each part of our mix adds to that."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from benchmarks.searching.engines import ENGINES
from benchmarks.searching.ours import Ours
from retrieval.index import ranking
from retrieval.index.first import MIX

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from benchmarks.searching.data import Bed
    from benchmarks.searching.engine import Engine, Search


class Quality(NamedTuple):
    """Mean reciprocal rank over the first ten, and the share answered among the first n."""

    mrr: float
    first: float
    five: float
    ten: float


def judge(bed: Bed, search: Search) -> Quality:
    """Ask all questions of a bed."""
    ranks = []
    for question in bed.questions:
        rows = search(question.text)
        right = (n for n, row in enumerate(rows, 1) if bed.is_right(question, row))
        ranks.append(next(right, float("inf")))
    found = np.array(ranks)
    return Quality(
        float((1 / found).mean()), *(float((found <= number).mean()) for number in (1, 5, 10))
    )


def judge_all(bed: Bed, names: Iterable[str]) -> Iterator[tuple[str, Quality]]:
    """Judge engines, each over all sentences of the bed."""
    for name in names:
        yield name, judge(bed, _opened(bed, ENGINES[name]))


def ablate(bed: Bed) -> Iterator[tuple[str, Quality]]:
    """Judge our whole mix, then without each part of its two stages."""
    yield "all", judge(bed, _opened(bed, Ours(is_whole=True)))
    for part in MIX._fields:
        mix = MIX._replace(**{part: 0.0})
        yield f"first stage: {part}", judge(bed, _opened(bed, Ours(is_whole=True, mix=mix)))
    learned = ranking.learned_weights
    search = _opened(bed, Ours(is_whole=True))
    for name in learned():
        weights = {**learned(), name: 0.0}
        ranking.learned_weights = lambda weights=weights: weights  # type: ignore[assignment]
        try:
            yield f"ranking: {name}", judge(bed, search)
        finally:
            ranking.learned_weights = learned


def _opened(bed: Bed, engine: Engine) -> Search:
    """Build an engine; what it maps lives on when its folder is gone."""
    with tempfile.TemporaryDirectory() as folder:
        engine.build(bed.sentences, Path(folder))
        return engine.open(Path(folder), bed.sentences)
