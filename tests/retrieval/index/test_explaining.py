"""Why a sentence has its score: the parts add up to it, and their terms to the parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.index.search import SentenceIndex
from tests.retrieval.index.corpora import CORPORA, QUESTIONS, Story, fresh, numbered, stored, tries

if TYPE_CHECKING:
    from retrieval.index.engine import Explanation, Hit

STORIES: list[Story] = [
    [
        ["The harbour of Veldt was closed on Tuesday.", "Ships waited outside."],
        ["The mayor, Ida Brandt, spoke of 40 ships.", "She hoped for calm weather."],
    ],
    [["The council of Norden voted for a new bridge.", "It will cost 12 million crowns."]],
]


@pytest.fixture
def index() -> SentenceIndex:
    sentences, texts = stored(STORIES)
    return SentenceIndex.of(sentences, text_of=lambda one: texts[one.id])


def assert_adds_up(told: Explanation | None, hit: Hit) -> None:
    assert told is not None
    assert told.sentence_id == hit.sentence_id
    assert told.score == hit.score
    assert told.features == hit.features
    assert sum(part.adds for part in told.parts) == pytest.approx(hit.score)
    assert [part.adds for part in told.parts] == sorted(
        (part.adds for part in told.parts), reverse=True
    )
    assert all(part.adds for part in told.parts)
    for part in told.parts:
        if part.terms:
            assert sum(adds for _, adds in part.terms) == pytest.approx(part.adds)


@given(CORPORA, QUESTIONS, st.integers(1, 8))
@tries(60)
def test_an_explanation_adds_up_to_the_score_of_its_hit(
    corpus: list[Story], question: str, top: int
) -> None:
    index = SentenceIndex(fresh(numbered(corpus)))
    for hit in index.search(question, top):
        assert_adds_up(index.explain(question, hit.sentence_id), hit)


def test_whatever_kind_is_asked_for(index: SentenceIndex) -> None:
    for question in (
        "Who voted for the bridge?",
        "How much will the new bridge cost?",
        "How many ships waited?",
        "When was the harbour closed?",
        "Where is the harbour?",
        "Why was the harbour closed?",
        "How old is Ida Brandt?",
        "ships",
    ):
        hits = index.search(question)
        assert hits
        for hit in hits:
            assert_adds_up(index.explain(question, hit.sentence_id), hit)


def test_terms_name_what_they_add(index: SentenceIndex) -> None:
    told = index.explain("Did Ida Brandt see the ships outside?", 102)
    assert told is not None
    for part in told.parts:
        around = {"outsid"} if part.name in {"article", "window words"} else set()
        assert {term for term, _ in part.terms} <= {"ida", "brandt", "ship"} | around
    named = {term for part in told.parts for term, adds in part.terms if adds > 0}
    assert named >= {"ida", "brandt", "ship"}


def test_what_is_no_hit_is_not_explained(index: SentenceIndex) -> None:
    assert index.explain("bridge", 100) is None
    assert index.explain("bridge", 99_999) is None
    assert index.explain("dragons", 100) is None
    assert index.explain("", 100) is None


def test_a_synonym_is_told_with_the_word_that_it_stands_for(index: SentenceIndex) -> None:
    told = index.explain("Why was the port of Veldt shut?", 100)
    assert told is not None
    (part,) = (part for part in told.parts if part.name == "synonyms")
    assert {name for name, _ in part.terms} == {"port ≈ harbor", "shut ≈ close"}
