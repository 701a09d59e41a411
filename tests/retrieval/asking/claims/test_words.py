from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.asking.claims.words import same_words, words_of


def folded(text: str) -> list[str]:
    return [word.folded for word in words_of(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“We’re ready,” he said.", "we're ready he said"),
        ("[W]e are go[ing] home", "We are going home"),
        ("we call [for] calm", "We call for calm"),
        ("4,000 men", "4000 men"),
        ("the U.S. and the U.N.", "the US and the UN"),
        ("a well-known man", "a well – known man"),
        ("caf\u00e9", "cafe\u0301"),
        ("har\u00adbour", "har\u200bbour"),
        ("WE WILL GO WITH US", "we will go with us"),
        ("peace,war", "peace, war"),
        ("straße", "STRASSE"),
    ],
)
def test_what_is_forgiven(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("400 men", "4,000 men"),
        ("4.5 men", "45 men"),
        ("5% more", "5 more"),
        ("$5", "5"),
        ("€5", "$5"),
        ("it fell to -5", "it fell to 5"),
        ("they trust US more", "they trust us more"),
        ("do not", "don't"),
        ("cafe", "café"),
        ("resume", "résumé"),
        ("कि", "क"),
        ("ten 🙂", "ten"),
        ("x²", "x2"),
    ],
)
def test_what_is_not_forgiven(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_words_stand_where_they_say_in_any_text(text: str) -> None:
    words = words_of(text)
    assert all(word.span.of(text) == word.text and word.folded for word in words)
    assert all(a.span.end <= b.span.start for a, b in pairwise(words))
    # No letter and no digit is passed over.
    kept = sum(word.span.end - word.span.start for word in words)
    assert kept >= sum(unicodedata.category(c)[0] in "LNM" for c in text)


@given(st.text(alphabet="aA. '’-US4,", max_size=12), st.text(alphabet="aA. '’-US4,", max_size=12))
def test_same_words_are_those_that_fold_to_the_same(one: str, other: str) -> None:
    folded = [[word.folded for word in words_of(text)] for text in (one, other)]
    assert same_words(one, other) is (folded[0] == folded[1])
    assert same_words(one, f"{one} ")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The mill’s roof — fell.", "the mill's roof fell", True),
        ("The roof fell", "The roof fell in", False),
        ("The roof fell in", "The roof fell", False),
        ("It cost 4,000", "It cost 400", False),
    ],
)
def test_texts_with_the_same_words(one: str, other: str, *, same: bool) -> None:
    assert same_words(one, other) is same
