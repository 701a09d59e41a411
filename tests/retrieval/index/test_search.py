"""The search engine over made-up archives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.article import PassageKind
from retrieval.index import residence
from retrieval.index.collection import Collection as Parts
from retrieval.index.collection import Part
from retrieval.index.search import CANDIDATES, SentenceIndex
from retrieval.index.segment.columns import map_columns, write_columns
from tests.retrieval.index.corpora import CORPORA, QUESTIONS, Story, build, fresh, stored, tries

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from retrieval.archive.archive import Archive
    from retrieval.index.engine import SearchEngine

STORIES: list[Story] = [
    [
        ["The harbour of Veldt was closed on Tuesday.", "Ships waited outside."],
        ["The mayor, Ida Brandt, spoke of 40 ships.", "She hoped for calm weather."],
        ["Fishermen mended their nets."],
    ],
    [
        ["The council of Norden voted for a new bridge.", "It will cost 12 million crowns."],
        ["Critics called the bridge a folly.", "The vote was close."],
    ],
]


def made(stories: list[Story], kind: PassageKind = PassageKind.STORY) -> SentenceIndex:
    sentences, texts = stored(stories, kind)
    return SentenceIndex.of(sentences, text_of=lambda one: texts[one.id])


@pytest.fixture
def index() -> SentenceIndex:
    return made(STORIES)


def ids(index: SearchEngine, question: str, top: int = 10) -> list[int]:
    return [hit.sentence_id for hit in index.search(question, top)]


def test_the_sentence_that_holds_the_words_is_first(index: SentenceIndex) -> None:
    assert ids(index, "Who voted for the bridge?")[0] == 105
    assert ids(index, "What did Ida Brandt say about ships?")[0] == 102


def test_the_kind_of_answer_asked_for(index: SentenceIndex) -> None:
    assert ids(index, "How many ships waited?")[0] in (101, 102)
    hit = next(h for h in index.search("How many ships?") if h.sentence_id == 102)
    assert hit.features.fits is True
    assert index.search("When did ships wait?")[0].features.fits is False
    assert index.search("Did ships wait?")[0].features.fits is None


def test_context_brings_the_neighbours_along_below(index: SentenceIndex) -> None:
    found = index.search("harbour of Veldt")
    assert found[0].sentence_id == 100
    neighbour = found[1]
    assert neighbour.sentence_id == 101
    assert neighbour.features.matched == ()
    assert neighbour.features.window == 1.0


def test_features_tell_what_is_held_and_what_is_missing(index: SentenceIndex) -> None:
    features = index.search("Did Brandt see dragons in the harbour?", 1)[0].features
    assert set(features.matched) | set(features.missing) == {"brandt", "see", "dragon", "harbor"}
    assert set(features.unknown) == {"see", "dragon"}
    assert {"see", "dragon"} <= set(features.absent) <= set(features.missing)
    assert 0 < features.sentence <= features.window <= features.article < 1


def test_shares_are_of_the_questions_weight(index: SentenceIndex) -> None:
    weights = {term: index.weight(term) for term in ("brandt", "ship", "dragon")}
    whole = sum(weights.values())
    hits = {hit.sentence_id: hit.features for hit in index.search("Brandt, ships and dragons")}
    assert hits[102].sentence == pytest.approx((weights["brandt"] + weights["ship"]) / whole)
    assert hits[101].sentence == pytest.approx(weights["ship"] / whole)
    assert hits[101].window == hits[102].sentence == hits[100].article
    assert hits[100].passage == hits[101].sentence
    assert hits[103].passage == hits[102].sentence


def test_nothing_is_found_for_unknown_or_no_terms(index: SentenceIndex) -> None:
    assert index.search("dragons") == []
    assert index.search("Why is it?") == []
    assert index.search("") == []
    assert index.search("ships", 0) == []
    assert index.search("ships", -1) == []


def test_search_can_be_kept_to_articles_or_sentences(index: SentenceIndex) -> None:
    question = "bridge ships"
    assert {h.sentence_id for h in index.search(question, articles={1})} >= {105, 107}
    assert all(h.sentence_id >= 105 for h in index.search(question, articles={1}))
    assert {h.sentence_id for h in index.search(question, sentences={102, 107})} == {102, 107}
    assert ids(index, question)[:1] == [
        h.sentence_id for h in index.search(question, 1, sentences=set(range(100, 200)))
    ]
    nothings: tuple[Collection[int], ...] = ([], frozenset(), {99})
    for nothing in nothings:
        assert index.search(question, articles=nothing) == []
        assert index.search(question, sentences=nothing) == []
    assert index.search(question, articles={0}, sentences={105}) == []


@given(CORPORA, QUESTIONS, st.none() | st.sets(st.integers(0, 6)), st.integers(1, 30))
@tries(60)
def test_ranking_gives_what_search_finds(
    corpus: list[Story], question: str, articles: set[int] | None, top: int
) -> None:
    index = made(corpus)
    ranked = index.rank(question, top, articles=articles)
    assert ranked == [hit.sentence_id for hit in index.search(question, top, articles=articles)]
    fewer = made(corpus).search(question, 1, articles=articles)
    assert index.search(question, 1, articles=articles) == fewer  # whatever was asked before


@given(CORPORA, QUESTIONS, st.sets(st.integers(0, 6)), st.sets(st.integers(100, 115)))
@tries(60)
def test_what_it_is_kept_to_scores_as_without(
    corpus: list[Story], question: str, articles: set[int], sentences: set[int]
) -> None:
    index = made(corpus)
    owners = {one.id: one.article for one in stored(corpus)[0]}
    everything = index.search(question, len(owners) + 1)
    assert index.search(question, len(owners) + 1, articles=articles) == [
        hit for hit in everything if owners[hit.sentence_id] in articles
    ]
    assert index.search(question, len(owners) + 1, sentences=sentences) == [
        hit for hit in everything if hit.sentence_id in sentences
    ]


def test_a_wanted_sentence_is_found_below_many_others() -> None:
    others: Story = [["The bridge of Veldt is closed."] for _ in range(2 * CANDIDATES)]
    index = made([[*others, ["It is a long bridge with boats, nets, ships and a mayor on it."]]])
    last = 100 + 2 * CANDIDATES
    question = "closed bridge of Veldt"
    assert [h.sentence_id for h in index.search(question, sentences={last})] == [last]
    assert index.explain(question, last) is not None


@pytest.mark.parametrize("kind", [k for k in PassageKind if k.is_furniture])
def test_furniture_is_not_searched(kind: PassageKind) -> None:
    assert made(STORIES, kind).search("bridge") == []


def test_an_empty_archive() -> None:
    empty = SentenceIndex.of([])
    assert len(empty) == 0
    assert empty.search("Who voted?") == []
    assert empty.explain("Who voted?", 100) is None
    assert empty.weight("bridg") > 0


def test_a_sentence_without_terms() -> None:
    assert ids(made([[["Of it.", "The bridge."]]]), "bridge") == [101, 100]


def test_a_term_in_half_of_the_sentences_is_found() -> None:
    index = made([[["Bridges."], ["Boats."]], [["A bridge."], ["A boat."]]])
    assert {100, 102} <= set(ids(index, "bridge"))


def test_without_texts_the_terms_stand_for_them() -> None:
    assert ids(SentenceIndex.of(stored(STORIES)[0]), "Who voted for the bridge?")[0] == 105


def test_from_archive(archive: Archive) -> None:
    with archive.snapshot():
        index = SentenceIndex.from_archive(archive)
    (best,) = index.search("How many Griffon helicopters?", top=1)
    sentence = archive.sentence(best.sentence_id)
    text = sentence.span.of(archive.article(sentence.article).text)
    assert text == "This includes three CH-146 Griffon helicopters."


def test_the_very_form_of_a_word_counts() -> None:
    index = made([[["The bridge closing."], ["The bridge closed."], ["A boat."]]])
    assert ids(index, "bridge closed")[0] == 101
    assert ids(index, "bridge closing")[0] == 100


def test_a_meaning_is_found_by_its_initials_alone() -> None:
    others: list[Story] = [[["The WFU met in Veldt."]] for _ in range(2 * CANDIDATES)]
    index = made([*others, [["The World Fishing Union, or WFU, is old."]]])
    assert ids(index, "What does WFU stand for?", 1) == [100 + 2 * CANDIDATES]


def test_order_of_the_input_does_not_matter(index: SentenceIndex) -> None:
    sentences, texts = stored(STORIES)
    turned = SentenceIndex.of(reversed(sentences), text_of=lambda one: texts[one.id])
    for question in ("ships", "Who voted for the bridge?", "weather in the harbour"):
        assert turned.search(question) == index.search(question)


@pytest.mark.parametrize("order", [[0, 1, 2], [2, 0, 1], [1]])
def test_equal_sentences_come_in_the_order_of_the_articles(order: list[int]) -> None:
    sentences, texts = stored([[["A bridge."]], [["A bridge."]], [["A bridge."]]])
    index = SentenceIndex.of(sentences, text_of=lambda one: texts[one.id], order=order)
    rest = [number for number in range(3) if number not in order]
    assert ids(index, "bridge") == [100 + number for number in (*order, *rest)]
    assert ids(index, "bridge", 2) == ids(index, "bridge")[:2]


def test_weight_is_higher_for_rare_terms(index: SentenceIndex) -> None:
    assert index.weight("dragon") > index.weight("council") > index.weight("bridg") > 0


@given(CORPORA, QUESTIONS, st.integers(0, 5))
@tries(60)
def test_any_archive_can_be_searched(corpus: list[Story], question: str, top: int) -> None:
    index = made(corpus)
    hits = index.search(question, top)
    assert len(hits) <= top
    assert [h.score for h in hits] == sorted((h.score for h in hits), reverse=True)
    assert len({h.sentence_id for h in hits}) == len(hits)
    assert hits == index.search(question, top)
    assert hits == index.search(question, top + 3)[:top]
    for features in (hit.features for hit in hits):
        assert 0 <= features.sentence <= features.window <= features.article <= 1 + 1e-9
        assert features.sentence <= features.passage <= features.article
        assert not set(features.matched) & set(features.missing)
        assert set(features.unknown) <= set(features.absent) <= set(features.missing)


def test_a_question_of_very_many_words(index: SentenceIndex) -> None:
    words = " ".join(f"word{number}" for number in range(90))
    (first, *_) = index.search(f"{words} bridge {words} council")
    assert first.sentence_id == 105
    assert set(first.features.matched) == {"council", "bridg"}
    told = index.explain(f"{words} bridge {words} council", 105)
    assert told is not None
    assert told.score == first.score


def test_pages_that_are_let_go_are_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_columns(build(dict(enumerate(STORIES, start=1))), tmp_path / "one")
    index = SentenceIndex(Parts([Part(map_columns(tmp_path / "one"))]))
    expected = index.search("Who voted for the bridge?")
    calls: list[int] = []

    def too_many() -> int:
        calls.append(1)
        return 1 << 40

    monkeypatch.setattr(residence, "EVERY", 1)
    monkeypatch.setattr(residence, "mapped_bytes", too_many)
    assert [index.search("Who voted for the bridge?") for _ in range(3)] == [expected] * 3
    assert len(calls) == 3


def test_a_country_is_found_by_its_other_name_and_other_names_are_not() -> None:
    index = SentenceIndex(fresh({1: [["The U.S. navy came."], ["It rained."]]}))
    hits = index.search("Did an American ship come?")
    assert ("america", "us") in hits[0].features.meant
    assert not index.search("Did a Danish ship come?")[0].features.meant


def test_where_little_is_found_a_synonym_of_the_question_finds_more() -> None:
    index = SentenceIndex(
        fresh({1: [["The mayor quit."], ["It rained."], ["Ida sang."]], 2: [["They may resign."]]})
    )
    hits = index.search("Who will resign?")
    assert [hit.sentence_id for hit in hits] == [2000, 1000, 1001]
    assert hits[0].score > hits[1].score > hits[2].score
    assert hits[1].features.matched == ()
    assert hits[1].features.meant == (("resign", "quit"),)
    assert hits[2].features.meant_near == (("resign", "quit"),)
    told = index.explain("Who will resign?", 1000)
    assert told is not None
    assert told.score == hits[1].score
    assert "article" not in {part.name for part in told.parts}


def test_enough_that_is_found_by_its_words_needs_no_synonym() -> None:
    stories = {number: [["They may resign."]] for number in range(1, CANDIDATES + 1)}
    index = SentenceIndex(fresh({**stories, 999: [["The mayor quit."]]}))
    found = {hit.sentence_id for hit in index.search("Who will resign?", top=CANDIDATES)}
    assert len(found) == CANDIDATES
    assert 999_000 not in found
