"""What a segment's arrays say of its articles, against a plain count of the same articles."""

from __future__ import annotations

from collections import Counter
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.index.segment.building import ArticleRows, Row, SegmentBuilder
from retrieval.index.segment.columns import BARE, BITS, LENGTH, NAME, NAMES, NUMBER, OPENS, Columns
from retrieval.index.segment.hashing import term_hash
from retrieval.index.segment.marks import Marks, read_marks
from retrieval.language.terms import index_terms
from tests.retrieval.index.corpora import CORPORA, Story, article_rows, build, numbered, tries

if TYPE_CHECKING:
    from random import Random


def place_of(columns: Columns, term: str) -> int:
    (place,) = np.flatnonzero(columns.term == np.uint64(term_hash(term)))
    return int(place)


def row_terms(columns: Columns, row: int) -> list[int]:
    start, end = columns.word_start[row : row + 2]
    return [int(place) for place in columns.word[start:end] & BARE]


def windows(terms: list[list[str]]) -> list[list[str]]:
    return [joined(terms[max(i - 1, 0) : i + 2]) for i in range(len(terms))]


def joined(lists: list[list[Any]]) -> list[Any]:
    return list(chain.from_iterable(lists))


@given(CORPORA)
@tries(50)
def test_a_segment_counts_what_its_articles_hold(corpus: list[Story]) -> None:
    columns = build(numbered(corpus))
    units: tuple[list[list[str]], ...] = ([], [], [], [])
    for story in corpus:
        passages = [[list(index_terms(text)) for text in texts] for texts in story]
        sentences = joined(passages)
        units[0].extend(sentences)
        units[1].extend(windows(sentences))
        units[2].extend(joined(passage) for passage in passages)
        units[3].append(joined(sentences))
    lengths = (
        columns.length,
        columns.window_length,
        columns.passage_length,
        columns.article_length,
    )
    for level, (unit, length) in enumerate(zip(units, lengths, strict=True)):
        assert length.tolist() == [len(terms) for terms in unit]
        held = Counter(term for terms in unit for term in set(terms))
        assert {term: int(columns.frequency[place_of(columns, term), level]) for term in held} == (
            held
        )
    assert len(columns.term) == len({term for terms in units[0] for term in terms})
    assert columns.term.tolist() == sorted(columns.term.tolist())


@given(CORPORA)
@tries(50)
def test_postings_and_texts_give_the_sentences_back(corpus: list[Story]) -> None:
    columns = build(numbered(corpus))
    texts = [text for story in corpus for passage in story for text in passage]
    assert columns.sentences == len(texts)
    assert columns.articles == len(corpus)
    told: list[Counter[int]] = [Counter() for _ in texts]
    for place, (start, end) in enumerate(pairwise(columns.posting_start.tolist())):
        rows = columns.posting_row[start:end].tolist()
        assert rows == sorted(set(rows))
        for row, count, length in zip(
            rows,
            columns.posting_count[start:end].tolist(),
            columns.posting_length[start:end].tolist(),
            strict=True,
        ):
            told[row][place] = count
            assert length == columns.length[row]
    for row, text in enumerate(texts):
        terms = [place_of(columns, term) for term in index_terms(text)]
        assert row_terms(columns, row) == terms
        assert told[row] == Counter(terms)
        start, end = columns.text_start[row : row + 2]
        assert columns.text[start:end].tobytes() == text.encode("utf-8", "surrogatepass")


@given(CORPORA)
@tries(50)
def test_the_articles_that_hold_a_term(corpus: list[Story]) -> None:
    columns = build(numbered(corpus))
    for place in range(len(columns.term)):
        start, end = columns.holder_start[place : place + 2]
        low, high = columns.posting_start[place : place + 2]
        articles = columns.article_of[columns.posting_row[low:high]].tolist()
        assert columns.holder[start:end].tolist() == sorted(set(articles))
        often: Counter[int] = Counter()
        for article, count in zip(articles, columns.posting_count[low:high].tolist(), strict=True):
            often[article] += count
        assert columns.holder_count[start:end].tolist() == [
            often[article] for article in columns.holder[start:end].tolist()
        ]


@pytest.mark.parametrize(
    ("stories", "sentences"),
    [
        ({}, 0),
        ({1: []}, 0),
        ({1: [], 2: [], 3: []}, 0),
        ({1: [["Of it."]]}, 1),
        ({1: [[""]], 2: [["", ""]]}, 3),
        ({1: [], 2: [["A boat."]], 3: []}, 1),
        ({1: [["\ud800 boat \udfff"]]}, 1),
    ],
)
def test_articles_that_hold_little_or_nothing(stories: dict[int, Story], sentences: int) -> None:
    columns = build(stories)
    assert columns.sentences == sentences
    assert columns.articles == len(stories)
    assert columns.article_start.tolist()[-1] == sentences
    assert len(columns.word_start) == sentences + 1
    assert len(columns.posting_start) == len(columns.term) + 1
    assert len(columns.frequency) == len(columns.term)


def test_a_very_long_sentence() -> None:
    text = "boat bridge " * 40_000
    columns = build({1: [[text, "A boat."]], 2: [["A bridge."]]})
    assert columns.length.tolist() == [80_000, 1, 1]
    assert columns.window_length.tolist() == [80_001, 80_001, 1]
    boat = place_of(columns, "boat")
    assert columns.frequency[boat].tolist() == [2, 2, 1, 1]
    start = columns.posting_start[boat]
    assert columns.posting_count[start : start + 2].tolist() == [40_000, 1]


@given(st.lists(st.integers(0, 150), max_size=4), st.randoms(use_true_random=False))
@tries(40)
def test_which_rows_of_an_article_hold_a_term(sizes: list[int], random: Random) -> None:
    """In articles of more than 32 rows a bit stands for several of them."""
    builder = SegmentBuilder()
    for number, size in enumerate(sizes):
        texts = [random.choice(("", "boat", "bridge", "boat boat")) for _ in range(size)]
        builder.add(article_rows(number, [[text] for text in texts]))
    columns = builder.build()
    for place in range(len(columns.term)):
        low, high = columns.posting_start[place : place + 2]
        held = columns.posting_row[low:high]
        for at in range(*columns.holder_start[place : place + 2].tolist()):
            start, end = columns.article_start[columns.holder[at] :][:2].tolist()
            together = 1
            while together * BITS < end - start:
                together *= 2
            inside = held[(held >= start) & (held < end)] - start
            bits = {int(row) // together for row in inside}
            assert int(columns.holder_rows[at]) == sum(1 << bit for bit in bits)


@given(CORPORA)
@tries(40)
def test_what_is_looked_at_together_is_what_stands_apart(corpus: list[Story]) -> None:
    columns = build(numbered(corpus))
    passages = columns.passage_of.tolist()
    for row, about in enumerate(columns.about.tolist()):
        opens = row == 0 or passages[row] != passages[row - 1]
        assert about & 0xFF == columns.flags[row]
        assert about >> NAMES & 0xFF == columns.names[row]
        assert bool(about & OPENS) == opens
        assert about >> LENGTH == columns.length[row]
    starts = columns.word_start[columns.article_start[:-1]].tolist()
    assert columns.article_word.tolist() == starts
    assert columns.passage_start.tolist() == [
        *(row for row, about in enumerate(columns.about.tolist()) if about & OPENS),
        len(passages),
    ]


def test_counts_take_the_room_that_they_need() -> None:
    small, large = build({1: [["boat boat"]]}), build({1: [["boat " * 70_000]]})
    assert small.posting_count.dtype == np.uint16
    assert large.posting_count.tolist() == large.holder_count.tolist() == [70_000]
    assert large.length.tolist() == large.posting_length.tolist() == [70_000]


def test_words_carry_whether_they_name_or_count() -> None:
    columns = build(
        {1: [["Boats of Ida Brandt sank.", "On May 12 three of 40 boats sank in 2019."]]}
    )
    marks = {
        (row, place): int(word) & ~BARE
        for row, (start, end) in enumerate(pairwise(columns.word_start.tolist()))
        for place, word in enumerate(columns.word[start:end].tolist())
    }
    first, second = (
        index_terms("Boats of Ida Brandt sank."),
        index_terms("On May 12 three of 40 boats sank in 2019."),
    )
    named = {first[place] for (row, place), bits in marks.items() if row == 0 and bits & NAME}
    assert named == {"ida", "brandt"}
    counted = {second[place] for (row, place), bits in marks.items() if row == 1 and bits & NUMBER}
    assert counted >= {"three", "40"}
    assert not counted & {"2019", "boat"}


def test_marks_may_be_read_beforehand() -> None:
    article = article_rows(1, [["He met Ida Brandt on Tuesday.", "Three boats?"]])
    ours, theirs = SegmentBuilder(), SegmentBuilder()
    ours.add(article, [read_marks(row.text, row.terms) for row in article.rows])
    theirs.add(article)
    for one, other in zip(ours.build(), theirs.build(), strict=True):
        np.testing.assert_array_equal(one, other)


def test_marks_of_other_rows_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        SegmentBuilder().add(article_rows(1, [["A boat."]]), [])


def test_names_are_counted_up_to_255() -> None:
    names = frozenset(f"n{number}" for number in range(300))
    row = Row(1, 0, ("boat",), "boat")
    builder = SegmentBuilder()
    builder.add(ArticleRows(1, b"", [row]), [Marks(0, names, (), ())])
    assert builder.build().names.tolist() == [255]


def test_arrays_cannot_be_written_to() -> None:
    for column in build({1: [["A boat."]]}):
        assert not column.flags.writeable
