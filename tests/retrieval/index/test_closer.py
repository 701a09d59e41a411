"""The closer look at the best candidates."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from retrieval.index.answer_types import AnswerType
from retrieval.index.closer import group_of, learned_gains, look_closer
from retrieval.index.search import SentenceIndex
from tests.retrieval.index.corpora import Story, stored

SHARES = {"boat": 0.6, "sank": 0.4}


def made(*stories: Story) -> SentenceIndex:
    sentences, texts = stored(stories)
    return SentenceIndex.of(sentences, text_of=lambda one: texts[one.id])


def test_every_type_has_a_weight() -> None:
    learned = learned_gains()
    groups = {group_of(kind) for kind in AnswerType}
    assert set(learned.held) == set(learned.near) == groups
    assert min(*learned.held.values(), *learned.near.values()) >= 0


def test_words_near_the_answer_count_more_than_those_far_away() -> None:
    near = look_closer(AnswerType.COUNT, "Four boats lay there.", SHARES)
    far = look_closer(
        AnswerType.COUNT, "Four old men of the long grey pier once saw these boats.", SHARES
    )
    assert near.held == far.held == 1
    assert near.near > far.near > 0
    assert near.near == sum(near.terms)


def test_the_nearest_of_several_answers_counts() -> None:
    one = look_closer(AnswerType.COUNT, "Four boats", SHARES)
    two = look_closer(AnswerType.COUNT, "Nine men and four boats", SHARES)
    assert two.near == one.near


def test_an_answer_beside_none_of_the_words_is_not_held() -> None:
    assert look_closer(AnswerType.COUNT, "Four men slept.", SHARES) == (0, 0, (0, 0))
    assert look_closer(AnswerType.COUNT, "Boats sank.", SHARES) == (0, 0, (0, 0))


def test_a_price_is_told_where_it_stands_alone() -> None:
    assert look_closer(AnswerType.MONEY, "It is for sale for $40.", SHARES).held == 1


@given(st.text(max_size=60))
def test_nothing_is_nearer_than_near(text: str) -> None:
    look = look_closer(AnswerType.DATE, text, SHARES)
    assert 0 <= look.near <= 1.0000001
    assert look.held in (0, 1)


def test_the_price_comes_before_other_numbers_on_the_same_subject() -> None:
    index = made(
        [
            ["The Brandt boat of the 12 sisters was shown on Monday in room 618 of the pier."],
            ["The boat is for sale for $40,000."],
        ]
    )
    best = index.search("How much does the Brandt boat cost?")[0]
    assert best.sentence_id == 101
    assert best.features.fits is True


def test_hits_stay_in_order_however_many_are_asked_for() -> None:
    stories: list[Story] = [
        [[f"Boat {name} sank."], [f"Boat {name} sank on May 3."]] for name in "ABCDEFGHIJKLMNOP"
    ]
    index = made(*stories)
    for top in (1, 5, 30):
        scores = [hit.score for hit in index.search("When did boat C sink?", top)]
        assert scores == sorted(scores, reverse=True)
        assert len(scores) == top
