from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrieval.tagging.windows import CONTEXT, LIMIT, divide
from tests.support.paragraphs import cut_paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retrieval.quoting.paragraphs import Paragraph
    from retrieval.tagging.windows import Window
    from retrieval.tagging.wordpieces import WordPieces

WORDS = st.sampled_from(
    ["Lee", "said", "ferry", "unsinkability", "“", "”", ",", "\u200b", "😀", "a" * 90]
)
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1, max_size=60).map(" ".join), max_size=8)


def own(window: Window) -> list[tuple[int, int]]:
    return window.words[window.context :]


def check(
    windows: Sequence[Window],
    paragraphs: Sequence[Paragraph],
    wordpieces: WordPieces,
    limit: int,
    context: int,
) -> None:
    everything = [
        (number, token.i)
        for number, paragraph in enumerate(paragraphs)
        for token in paragraph.doc
        if wordpieces.encode(token.text)
    ]
    assert [word for window in windows for word in own(window)] == everything
    for window in windows:
        assert own(window)
        assert len(window.pieces) == len(window.marked) <= limit
        assert window.pieces[0] == wordpieces.begin
        assert window.pieces[-1] == wordpieces.end
        assert len(window.first) == len(window.words)
        for place, (number, token) in zip(window.first, window.words, strict=True):
            pieces = wordpieces.encode(paragraphs[number].doc[token].text)
            assert tuple(window.pieces[place : place + len(pieces)]) == pieces
            in_marks = int(paragraphs[number].inside[token] >= 0)
            assert set(window.marked[place : place + len(pieces)]) == {in_marks}
        if window.context:
            begin = window.first[window.context] - 1
            assert begin <= context
    assert not windows or windows[0].context == 0
    for before, window in pairwise(windows):
        again = window.words[: window.context]
        assert again == before.words[len(before.words) - len(again) :]


@given(PARAGRAPHS, st.integers(24, 120), st.integers(0, 64))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_every_word_is_in_one_window_as_its_own(
    wordpieces: WordPieces, texts: list[str], limit: int, context: int
) -> None:
    paragraphs = cut_paragraphs("\n".join(texts))
    windows = list(divide(paragraphs, wordpieces, limit, context))
    check(windows, paragraphs, wordpieces, limit, context)


def test_a_long_story_is_read_in_several_windows_that_know_what_stood_before(
    wordpieces: WordPieces,
) -> None:
    line = "Ann Lee said the ferry to the island sails at noon and comes back at night."
    paragraphs = cut_paragraphs("\n".join([line] * 60))
    windows = list(divide(paragraphs, wordpieces))
    check(windows, paragraphs, wordpieces, LIMIT, CONTEXT)
    assert len(windows) > 2
    assert all(window.context for window in windows[1:])


def test_a_long_paragraph_is_cut(wordpieces: WordPieces) -> None:
    paragraphs = cut_paragraphs("The ferry sails at noon. " * 200)
    windows = list(divide(paragraphs, wordpieces))
    check(windows, paragraphs, wordpieces, LIMIT, CONTEXT)
    assert len(windows) > 2


def test_words_in_marks_are_marked(wordpieces: WordPieces) -> None:
    paragraphs = cut_paragraphs("She said “we sail at noon” twice.")
    (window,) = divide(paragraphs, wordpieces)
    marked = [
        paragraphs[0].doc[token].text
        for place, (_, token) in zip(window.first, window.words, strict=True)
        if window.marked[place]
    ]
    assert marked == ["“", "we", "sail", "at", "noon", "”"]


def test_a_story_without_words_has_no_window(wordpieces: WordPieces) -> None:
    assert list(divide([], wordpieces)) == []
    assert list(divide(cut_paragraphs("\u200b\n\u200b"), wordpieces)) == []
