"""The second stage: what speaks for each candidate."""

from __future__ import annotations

import random

import pytest

from retrieval.index.asked import ask
from retrieval.index.ranking import learned_weights, score, values
from retrieval.index.search import SentenceIndex
from tests.retrieval.index.corpora import Story, fresh, stored

VOCABULARY = [a + b + c for a in "bdfgklmn" for b in "aeiou" for c in "bdg"]


def made(*stories: Story) -> SentenceIndex:
    sentences, texts = stored(stories)
    return SentenceIndex.of(sentences, text_of=lambda one: texts[one.id])


def spoken(index: SentenceIndex, question: str) -> dict[str, dict[int, float]]:
    """Return the values by name and sentence, of all that may answer."""
    asked = ask(question, index.collection)
    found = index._find(asked, 1000, None, None)
    assert found is not None
    ids = [index._sentence_id(found, at) for at in range(len(found))]
    return {
        one.name: dict(zip(ids, one.value.tolist(), strict=True)) for one in values(asked, found)
    }


@pytest.mark.parametrize("seed", range(4))
def test_a_candidate_does_not_depend_on_those_beside_it(seed: int) -> None:
    """To the last bit: else the same sentences would rank otherwise in other segments."""
    chance = random.Random(seed)
    words = [*VOCABULARY, "Ida", "Brandt", "Tuesday", "12", "because", "He"]

    def sentence() -> str:
        return " ".join(chance.choices(words, k=chance.randint(1, 15)))

    index = SentenceIndex(fresh({n: [[sentence(), sentence()]] for n in range(30)}))
    for start in ("who", "how many", "when", "why", "where", ""):
        question = " ".join([start, *chance.choices(words, k=chance.choice([3, 20, 40]))])
        asked = ask(question, index.collection)
        found = index._find(asked, 1000, None, None)
        assert found is not None
        together = values(asked, found)
        scores = score(together)
        for at in range(len(found)):
            alone = values(asked, found.only(at))
            assert [one.value[at] for one in together] == [one.value[0] for one in alone]
            assert scores[at] == score(alone)[0]


def test_every_value_has_a_weight_and_every_weight_a_value() -> None:
    told = spoken(made([["A boat."]]), "boat")
    assert set(told) == set(learned_weights())


def test_order_counts_for_neighbouring_terms_only() -> None:
    index = made([["Red boats sank."]], [["Boats sank, red."]], [["Red old big wide long boats."]])
    order = spoken(index, "red boats")["order"]
    assert order[100] > 0
    assert order[101] == order[102] == 0


def test_words_that_begin_alike_are_akin_unless_they_are_the_same() -> None:
    index = made([["They defend Veldt."]], [["The defence of Veldt."]], [["Definite Veldt."]])
    akin = spoken(index, "defence of Veldt")["akin"]
    assert akin[100] > 0
    assert akin[101] == akin[102] == 0


def test_names_missing_from_the_whole_article() -> None:
    index = made([["A boat of Ida Brandt."], ["A boat."]], [["A boat."]])
    missing = spoken(index, "Which boat is of Ida Brandt?")["names missing"]
    assert missing[100] == missing[101] == 0 < missing[102]


def test_numbers_near_what_is_counted() -> None:
    index = made([["There 12 boats sank."]], [["Boats sank."]], [["Boats, on June 12, sank."]])
    told = spoken(index, "How many boats sank?")
    assert [told["answer"][number] for number in (100, 101, 102)] == [1, 0, 0]
    assert [told["numbers"][number] for number in (100, 101, 102)] == [1, 0, 0]


def test_the_place_of_a_sentence() -> None:
    told = spoken(made([["A boat.", "A boat?"], ["He has a boat."]]), "boat")
    assert told["early"][100] > told["early"][101] > told["early"][102]
    assert told["question"] == {100: 0, 101: 1, 102: 0}
    assert told["pronoun"] == {100: 0, 101: 0, 102: 1}
    assert told["count"][100] == told["count"][102] > 0


def test_a_synonym_counts_where_the_word_itself_is_not_held() -> None:
    index = made(
        [["Troops withdraw from Veldt."]],
        [["Troops leave Veldt."], ["They withdraw."]],
        [["Troops of Veldt."], ["They withdraw."]],
    )
    told = spoken(index, "Will troops leave Veldt?")
    assert told["synonyms"][100] > 0
    assert told["window synonyms"][100] == told["synonyms"][100]
    assert (
        told["synonyms"][101] == told["window synonyms"][101] == told["window synonyms"][102] == 0
    )
    assert told["synonyms"][103] == 0 < told["window synonyms"][103]


def test_a_commoner_synonym_counts_for_less() -> None:
    withdraw, sing = [["They withdraw."]], [["They sing."]]
    rare = made(withdraw, sing, sing, sing, sing)
    common = made(withdraw, withdraw, withdraw, withdraw, sing)
    weights = [
        ask("Will they leave?", index.collection).meant.weights.tolist() for index in (rare, common)
    ]
    assert 1 > weights[0][0] > weights[1][0] > 0
    assert weights[0][1:] == weights[1][1:] == [0]


def test_names_have_no_synonyms() -> None:
    index = made([["The rifle of Ida."]], [["The gun of Ida."]])
    assert spoken(index, "the gun of Ida")["synonyms"][100] > 0
    assert spoken(index, "the Gun of Ida")["synonyms"][100] == 0


def test_the_word_itself_counts_for_more_than_its_synonym() -> None:
    index = made([["Troops withdraw from Veldt."]], [["Troops leave from Veldt."]])
    hits = index.search("Will troops leave Veldt?")
    assert [hit.sentence_id for hit in hits] == [101, 100]
    assert hits[1].features.meant == hits[1].features.meant_near == (("leav", "withdraw"),)
    assert hits[0].features.meant == ()
