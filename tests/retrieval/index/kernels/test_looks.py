"""What is seen in found rows, compiled and in NumPy: the same."""

from __future__ import annotations

import numpy as np
from hypothesis import given

from retrieval.index.asked import ask
from retrieval.index.kernels.compiled import CompiledStage
from retrieval.index.kernels.vectors import VectorStage
from retrieval.index.matches import Matches
from tests.retrieval.index.corpora import CORPORA, QUESTIONS, Story, fresh, numbered, tries

COMPILED = CompiledStage()
VECTORS = VectorStage()


@given(CORPORA, QUESTIONS)
@tries(150)
def test_the_same_is_seen(corpus: list[Story], question: str) -> None:
    collection = fresh(numbered(corpus))
    columns = collection.parts[0].columns
    asked = ask(question, collection)
    if not asked.terms:
        return
    rows = np.arange(columns.sentences)[::2]
    seen = [stage.look(columns, rows, asked, 0) for stage in (COMPILED, VECTORS)]
    for name, one, other in zip(Matches._fields, seen[0].matches, seen[1].matches, strict=True):
        np.testing.assert_array_equal(one, other, err_msg=name)
    for name, one, other in zip(seen[0]._fields[1:], seen[0][1:], seen[1][1:], strict=True):
        np.testing.assert_array_equal(one, other, err_msg=name)
