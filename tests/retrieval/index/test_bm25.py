"""The IDF of search."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from retrieval.index.bm25 import positive_idf


@given(st.integers(0, 50), st.integers(0, 50))
def test_positive_idf_is_positive(documents: int, frequency: int) -> None:
    assume(frequency <= documents)
    assert positive_idf(documents, frequency) > 0


@pytest.mark.parametrize("documents", [1, 10, 1_000_000])
def test_rare_terms_weigh_more(documents: int) -> None:
    assert positive_idf(documents, 0) > positive_idf(documents, 1)
    assert positive_idf(2 * documents, 1) > positive_idf(documents, 1)
