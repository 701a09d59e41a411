from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrieval.tagging.wordpieces import WordPieces

if TYPE_CHECKING:
    from collections.abc import Sequence


def pieces(word: str, wordpieces: WordPieces, vocabulary: Sequence[str]) -> list[str]:
    return [vocabulary[number] for number in wordpieces.encode(word)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("mayor", ["mayor"]),
        ("Mayor", ["mayor"]),
        ("MAYOR", ["mayor"]),
        ("café", ["cafe"]),
        ("cafe\u0301", ["cafe"]),
        ("İstanbul", ["istanbul"]),
        ("don't", ["don", "'", "t"]),
        ("U.S.", ["u", ".", "s", "."]),
        ("“", ["“"]),
        ("—", ["—"]),
        ("x_y", ["x", "_", "y"]),
        ("may\u00ador", ["mayor"]),  # a soft hyphen, which nobody sees
        ("😀", ["[UNK]"]),
        ("\ufffd", ["[UNK]"]),
        ("mayor😀", ["mayor", "[UNK]"]),
    ],
)
def test_words_are_cut_as_the_network_learned_them(
    word: str, expected: list[str], wordpieces: WordPieces, vocabulary: list[str]
) -> None:
    assert pieces(word, wordpieces, vocabulary) == expected


def test_a_word_that_is_not_known_is_cut_into_known_parts(
    wordpieces: WordPieces, vocabulary: list[str]
) -> None:
    found = pieces("ferrymanship", wordpieces, vocabulary)
    assert len(found) > 1
    assert all(piece.startswith("##") for piece in found[1:])
    assert "".join(piece.removeprefix("##") for piece in found) == "ferrymanship"


@pytest.mark.parametrize(
    "word", ["", " ", "\n\t", "\u00a0", "\u2028", "\0\x07", "\u200b", "\ud800"]
)
def test_what_nobody_sees_has_no_pieces(word: str, wordpieces: WordPieces) -> None:
    assert wordpieces.encode(word) == ()


@pytest.mark.parametrize("letter", ["a", "一", "é", "."])
def test_however_long_a_word_a_dozen_pieces_are_read(letter: str, wordpieces: WordPieces) -> None:
    assert len(wordpieces.encode(letter * 1000)) == 12


def test_the_end_of_a_very_long_run_of_letters_is_not_read(wordpieces: WordPieces) -> None:
    # The search takes time by the cube of the run: five thousand letters took five seconds.
    unknown = "٣"
    assert wordpieces.encode("a" * 50 + unknown) == wordpieces.encode(unknown)
    assert wordpieces.encode("a" * 250 + unknown) == wordpieces.encode("a" * 250)


@given(st.text(st.characters(), max_size=40) | st.text("aé'’“.-_ \u200b\u0301😀一", max_size=40))
@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_the_word_its_pieces_are_in_the_vocabulary(
    wordpieces: WordPieces, vocabulary: list[str], word: str
) -> None:
    found = wordpieces.encode(word)
    assert len(found) <= 12
    assert all(0 <= number < len(vocabulary) for number in found)
    assert not {wordpieces.begin, wordpieces.end} & set(found)
    assert wordpieces.encode(word) == found
    if any(map(str.isalnum, word)):
        assert found


def test_the_pieces_do_not_depend_on_what_was_cut_before(vocabulary: list[str]) -> None:
    words = ["mayor", "ferry", "harbour", "mayor", "café"]
    one, other = WordPieces(vocabulary), WordPieces(vocabulary)
    forth = {word: one.encode(word) for word in words}
    back = {word: other.encode(word) for word in reversed(words)}
    assert forth == back


def test_a_vocabulary_must_have_the_pieces_that_stand_for_no_word() -> None:
    with pytest.raises(ValueError, match="SEP"):
        WordPieces(["[UNK]", "[CLS]", "mayor"])
