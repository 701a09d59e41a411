"""Shortened offices, bodies and units, written out."""

from __future__ import annotations

import pytest

from retrieval.asking.shortened import written_out


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("the NATO sec-gen", "the NATO secretary general"),
        ("NATO's SG", "NATO's secretary general"),
        ("UN sec. gen.", "United Nations secretary general"),
        ("the U.N.'s chief", "the United Nations's chief"),
        ("the pm of Norway", "the prime minister of Norway"),
        ("the Danish FM", "the Danish foreign minister"),
        ("the foreign sec", "the foreign secretary"),
        ("the EU's trade chief", "the European Union's trade chief"),
        ("the harbour's CEO", "the harbour's chief executive"),
        ("Norway's top diplomat", "Norway's foreign minister"),
        ("90 km/h", "90 kilometres per hour"),
    ],
)
def test_what_is_short_is_written_out(short: str, full: str) -> None:
    assert written_out(short) == full


@pytest.mark.parametrize(
    "words", ["Pam Diaz", "who knows", "a second man", "the secretary", "Fmr. mayor", "9 p.m."]
)
def test_other_words_stay(words: str) -> None:
    assert written_out(words) == words
