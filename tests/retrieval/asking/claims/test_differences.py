from __future__ import annotations

import pytest

from retrieval.asking.claims.differences import Kind, Side, differences
from retrieval.asking.claims.words import words_of


def side(text: str) -> Side:
    return Side(words_of(text), text)


@pytest.mark.parametrize(
    ("claim", "stored", "expected"),
    [
        ("we will go", "we may go", [("will", "may", (Kind.MODAL,))]),
        ("we will go", "we will not go", [("", "not", (Kind.NEGATION,))]),
        ("we can go", "we can't go", [("can", "can't", (Kind.NEGATION,))]),
        ("we do not go", "we don't go", [("do not", "don't", ())]),
        ("we won't go", "we may go", [("won't", "may", (Kind.NEGATION, Kind.MODAL))]),
        ("400 men left", "4,000 men left", [("400", "4,000", (Kind.NUMBER,))]),
        ("two men left", "ten men left", [("two", "ten", (Kind.NUMBER,))]),
        ("5% of it", "5 of it", [("%", "", (Kind.NUMBER,))]),
        ("it fell in Veldt", "it fell in Norden", [("Veldt", "Norden", (Kind.NAME,))]),
        ("Closing is right", "Opening is right", [("Closing", "Opening", ())]),
        ("on Monday we go", "on Friday we go", [("Monday", "Friday", (Kind.DATE,))]),
        ("we go", "we go if asked", [("", "if asked", (Kind.CONDITION,))]),
        ("all men left", "some men left", [("all", "some", (Kind.EXTENT,))]),
        ("it is possible", "it is impossible", [("possible", "impossible", (Kind.NEGATION,))]),
        ("a well-known man", "a well-liked man", [("known", "liked", ())]),
        ("the same words", "The same words.", []),
    ],
)
def test_each_difference_says_what_it_touches(
    claim: str, stored: str, expected: list[tuple[str, str, tuple[Kind, ...]]]
) -> None:
    found = differences(side(claim), side(stored))
    assert [(one.claimed, one.stored, one.kinds) for one in found] == expected
    for one in found:
        assert " ".join(span.of(stored) for span in one.spans) == one.stored


def test_a_name_at_a_sentences_start_is_known_from_the_rest_of_the_text() -> None:
    stored = "Veldt must wait. That is what Veldt will do."
    claim, first = side("Norden must wait"), Side(words_of(stored)[:3], stored)
    assert [one.kinds for one in differences(claim, first)] == [(Kind.NAME,)]


def test_neighbouring_words_are_one_span() -> None:
    (one,) = differences(side("we go"), side("we, as ever, go"))
    assert [tuple(span) for span in one.spans] == [(4, 11)]
