from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.asking.claims.numbers import read_numbers


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("400 people and 14 cows", [400, 14]),
        ("four hundred and five ships and two men", [405, 2]),
        ("forty two", [42]),
        ("1.2 million", [1_200_000]),
        ("£12 million", [12_000_000]),
        ("two dozen eggs a dozen", [24, 12]),
        ("nine thirty", [9, 30]),
        ("two thousand and twenty", [2020]),
        ("seven hundred twelve thousand three hundred", [712_300]),
        ("5 6 7", [5, 6, 7]),
        ("9:30 on the 3rd of may", []),
        ("one of them", [1]),
    ],
)
def test_numbers_have_their_values(text: str, values: list[int]) -> None:
    words = text.split()
    found = [number.value for number in read_numbers(words)]
    assert found == values


@given(st.integers(0, 10**9))
@settings(max_examples=50, deadline=None)
def test_figures_are_what_they_are(value: int) -> None:
    (number,) = read_numbers(["about", str(value), "ships"])
    assert (number.start, number.end, number.value) == (1, 2, Fraction(value))


@given(
    st.lists(
        st.sampled_from("one ten forty hundred thousand million dozen and 7 4.5 £3 ship".split()),
        max_size=9,
    )
)
@settings(max_examples=100, deadline=None)
def test_any_words_give_numbers_in_order_that_do_not_meet(words: list[str]) -> None:
    found = list(read_numbers(words))
    edges = [place for number in found for place in (number.start, number.end)]
    assert edges == sorted(edges)
    assert all(number.start < number.end for number in found)
    held = {place for number in found for place in range(number.start, number.end)}
    assert all(word in ("and", "ship") for place, word in enumerate(words) if place not in held)
