"""The search engine over made-up archives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.archive.records import StoredSentence
from retrieval.article import PassageKind, Span
from retrieval.index.search import Mix, SentenceIndex
from retrieval.language.terms import index_terms

if TYPE_CHECKING:
    from retrieval.archive.archive import Archive
    from retrieval.index.engine import SearchEngine

Story = list[list[str]]

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


def stored(stories: list[Story], kind: PassageKind = PassageKind.STORY) -> list[StoredSentence]:
    sentences: list[StoredSentence] = []
    for article, story in enumerate(stories):
        for passage, texts in enumerate(story):
            for place, text in enumerate(texts):
                start = passage * 1000 + place * 100
                span = Span(start, start + len(text))
                number = 100 + len(sentences)
                terms = index_terms(text)
                sentences.append(StoredSentence(number, article, passage, kind, span, terms))
    return sentences


@pytest.fixture
def index() -> SentenceIndex:
    return SentenceIndex(stored(STORIES))


def ids(index: SearchEngine, question: str, top: int = 10) -> list[int]:
    return [hit.sentence_id for hit in index.search(question, top)]


def test_the_sentence_that_holds_the_words_is_first(index: SentenceIndex) -> None:
    assert ids(index, "Who voted for the bridge?")[0] == 105
    assert ids(index, "What did Ida Brandt say about ships?")[0] == 102


def test_a_number_asked_for_lifts_a_sentence_that_has_one(index: SentenceIndex) -> None:
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


def test_nothing_is_found_for_unknown_or_no_terms(index: SentenceIndex) -> None:
    assert index.search("dragons") == []
    assert index.search("Why is it?") == []
    assert index.search("") == []
    assert index.search("ships", 0) == []


def test_search_can_be_kept_to_articles_or_sentences(index: SentenceIndex) -> None:
    assert all(h.sentence_id >= 105 for h in index.search("bridge ships", articles={1}))
    assert [h.sentence_id for h in index.search("bridge ships", sentences={102, 107})] != []
    assert {h.sentence_id for h in index.search("bridge ships", sentences={102, 107})} <= {102, 107}
    assert index.search("bridge", articles=[]) == []
    assert index.search("bridge", sentences=frozenset()) == []
    assert index.search("bridge", articles={99}) == []


@pytest.mark.parametrize("kind", [k for k in PassageKind if k.is_furniture])
def test_furniture_is_not_searched(kind: PassageKind) -> None:
    assert SentenceIndex(stored(STORIES, kind)).search("bridge") == []


def test_an_empty_archive() -> None:
    empty = SentenceIndex([])
    assert len(empty) == 0
    assert empty.search("Who voted?") == []


def test_a_sentence_without_terms() -> None:
    index = SentenceIndex(stored([[["Of it.", "The bridge."]]]))
    assert ids(index, "bridge") == [101, 100]


def test_a_term_in_half_of_the_sentences_is_found() -> None:
    index = SentenceIndex(stored([[["Bridges."], ["Boats."]], [["A bridge."], ["A boat."]]]))
    assert {100, 102} <= set(ids(index, "bridge"))


def test_from_archive(archive: Archive) -> None:
    (best,) = SentenceIndex.from_archive(archive).search("How many Griffon helicopters?", top=1)
    sentence = archive.sentence(best.sentence_id)
    text = sentence.span.of(archive.article(sentence.article).text)
    assert text == "This includes three CH-146 Griffon helicopters."


def test_the_very_form_of_a_word_counts() -> None:
    sentences = stored([[["The bridge closing."], ["The bridge closed."], ["A boat."]]])
    texts = {100: "The bridge closing.", 101: "The bridge closed.", 102: "A boat."}
    index = SentenceIndex(sentences, text_of=lambda sentence: texts[sentence.id])
    assert ids(index, "bridge closed")[0] == 101
    assert ids(index, "bridge closing")[0] == 100


def test_order_of_the_input_does_not_matter(index: SentenceIndex) -> None:
    turned = SentenceIndex(reversed(stored(STORIES)))
    for question in ("ships", "Who voted for the bridge?", "weather in the harbour"):
        assert turned.search(question) == index.search(question)


def test_equal_sentences_come_in_the_order_of_the_archive() -> None:
    flat = Mix(window=0, passage=0, article=0, pairs=0, kind=0, early=0)
    index = SentenceIndex(stored([[["A bridge."], ["Boats."], ["A bridge."]]]), flat)
    assert ids(index, "bridge") == [100, 102, 101]


def test_weight_is_higher_for_rare_terms(index: SentenceIndex) -> None:
    assert index.weight("dragon") > index.weight("council") > index.weight("bridg") > 0


@given(
    st.lists(
        st.lists(st.lists(st.sampled_from(["red boat", "a bridge", "of"]), max_size=3), max_size=3),
        max_size=3,
    ),
    st.sampled_from(["boat", "red boat bridge", "who", "how many boats", "when"]),
    st.integers(0, 5),
)
@settings(max_examples=60)
def test_any_archive_can_be_searched(stories: list[Story], question: str, top: int) -> None:
    index = SentenceIndex(stored(stories))
    hits = index.search(question, top)
    assert len(hits) <= top
    assert [h.score for h in hits] == sorted((h.score for h in hits), reverse=True)
    assert len({h.sentence_id for h in hits}) == len(hits)
    assert all(0 <= share <= 1 + 1e-9 for h in hits for share in h.features[:4])
    assert hits == index.search(question, top)


def test_an_explanation_adds_up_to_the_score_of_its_hit(index: SentenceIndex) -> None:
    for question in ("Who voted for the bridge?", "How much will the new bridge cost?", "ships"):
        for hit in index.search(question):
            told = index.explain(question, hit.sentence_id)
            assert told is not None
            assert told.score == hit.score
            assert sum(part.adds for part in told.parts) == pytest.approx(hit.score)
            for part in told.parts:
                assert not part.terms or sum(a for _, a in part.terms) == pytest.approx(part.adds)


def test_what_is_no_hit_is_not_explained(index: SentenceIndex) -> None:
    assert index.explain("bridge", 100) is None
    assert index.explain("bridge", 99_999) is None
