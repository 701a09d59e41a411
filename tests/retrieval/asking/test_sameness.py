from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.asking.sameness import FEWEST_SAME, SAME_WORDS, Heads

WORDS = [f"word{number}" for number in range(14)]


@settings(max_examples=100)
@given(st.lists(st.frozensets(st.sampled_from(WORDS), max_size=12), max_size=12))
def test_the_rarest_terms_find_every_statement_that_can_be_the_same(
    statements: list[frozenset[str]],
) -> None:
    heads = Heads(statements)
    for place, terms in enumerate(statements):
        prefix = heads.prefix(terms)
        like = heads.like(terms, prefix)
        assert like == sorted(like)
        for before, other in enumerate(statements[:place]):
            common, shorter = len(terms & other), min(len(terms), len(other))
            if common >= FEWEST_SAME and common >= SAME_WORDS * shorter:
                assert before in like
        heads.add(terms, prefix, place)


def test_statements_on_other_things_are_not_looked_at() -> None:
    quarry = frozenset("crew found quarri lamp stolen monday".split())
    ferry = frozenset("ferri sail again storm pass harbour monday".split())
    heads = Heads([quarry, ferry, quarry])
    heads.add(quarry, heads.prefix(quarry), 0)
    assert heads.like(ferry, heads.prefix(ferry)) == []
    assert heads.like(quarry, heads.prefix(quarry)) == [0]
