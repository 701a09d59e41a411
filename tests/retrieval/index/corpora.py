"""Small made-up articles whose few words meet often, for hypothesis to put together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from retrieval.archive.records import StoredSentence
from retrieval.article import PassageKind, Span
from retrieval.index.collection import Collection, Part
from retrieval.index.segment.building import ArticleRows, Row, SegmentBuilder
from retrieval.language.terms import index_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from retrieval.index.segment.columns import Columns

Story = list[list[str]]
"""Passages of sentences."""

WORDS = (
    *("boat", "Boats", "bridge", "storm", "closed", "closing", "of", "He", "because"),
    *("Ida", "Brandt", "Veldt", "Tuesday", "May", "12", "2019", "three", "🚢", "\udc80"),
)
QUESTION_WORDS = (
    *WORDS,
    "ships",
    "shut",
    "who",
    "how many",
    "when",
    "where",
    "why",
    "dragons",
    "IBV stand for",
)
ENDS = (".", "?", "”", "")

SENTENCES = st.builds(
    lambda words, end: " ".join(words) + end,
    st.lists(st.sampled_from(WORDS), max_size=5),
    st.sampled_from(ENDS),
)
STORIES = st.lists(st.lists(SENTENCES, min_size=1, max_size=3), max_size=3)
CORPORA = st.lists(STORIES, max_size=6)
QUESTIONS = st.lists(st.sampled_from(QUESTION_WORDS), max_size=6).map(" ".join)


def tries(number: int) -> settings:
    """Say how many examples to try, however long each takes."""
    return settings(max_examples=number, deadline=None)


def article_rows(number: int, story: Story) -> ArticleRows:
    """Make an article whose sort key turns the order of the ids around for some."""
    key = (number % 3).to_bytes(1, "big") + number.to_bytes(4, "big")
    rows: list[Row] = []
    for passage, sentences in enumerate(story):
        for text in sentences:
            rows.append(Row(number * 1000 + len(rows), passage, index_terms(text), text))
    return ArticleRows(number, key, rows)


def build(stories: Mapping[int, Story]) -> Columns:
    """Build one segment of articles, in the mapping's order."""
    builder = SegmentBuilder()
    for number, story in stories.items():
        builder.add(article_rows(number, story))
    return builder.build()


def numbered(corpus: Sequence[Story]) -> dict[int, Story]:
    """Number articles from 1."""
    return dict(enumerate(corpus, start=1))


def fresh(stories: Mapping[int, Story]) -> Collection:
    """Index articles in one segment."""
    return Collection([Part(build(stories))])


def assert_same(ours: Columns, theirs: Columns) -> None:
    """Compare two segments array by array, types too."""
    for name in ours._fields:
        one, other = getattr(ours, name), getattr(theirs, name)
        assert one.dtype == other.dtype, name
        np.testing.assert_array_equal(one, other, err_msg=name)


def stored(
    stories: Iterable[Story], kind: PassageKind = PassageKind.STORY
) -> tuple[list[StoredSentence], dict[int, str]]:
    """Make an archive's sentences, numbered from 100, and their texts by id."""
    sentences: list[StoredSentence] = []
    texts: dict[int, str] = {}
    for article, story in enumerate(stories):
        for passage, each in enumerate(story):
            for place, text in enumerate(each):
                start = passage * 1000 + place * 100
                span = Span(start, start + len(text))
                number = 100 + len(sentences)
                texts[number] = text
                terms = index_terms(text)
                sentences.append(StoredSentence(number, article, passage, kind, span, terms))
    return sentences, texts


def listed(value: Any) -> Any:
    """Return arrays as lists, however deep they stand, to compare what holds them."""
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, tuple | list):
        return [listed(each) for each in value]
    return value
