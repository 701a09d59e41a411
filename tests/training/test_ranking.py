"""How the ranking's and the verdict's weights are fitted, on examples whose answer is known."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest

from retrieval.index.ranking import learned_weights
from training.answerable import auc
from training.ranking import look
from training.ranking_beds import Question, archive, glued_archive, is_right, read_data
from training.ranking_fit import Lists, fit_logistic, fit_ranking

if TYPE_CHECKING:
    from pathlib import Path

    from training.ranking_beds import Data

STORIES = [
    "NORDEN (AP) -- The harbour was closed. Ida Brandt blamed the storm.\n\nShips waited outside.",
    "Veldt has a new bridge. It cost 12 million crowns.",
]


@pytest.fixture
def data(tmp_path: Path) -> Data:
    articles = [{"id": f"s{i}", "text": text} for i, text in enumerate(STORIES)]
    start = STORIES[0].index("Ida")
    asked = {
        "question": "Who blamed the storm?",
        "source": "s0",
        "gold": [[start, start + len("Ida Brandt blamed the storm.")]],
    }
    for name, lines in (("a.articles.jsonl", articles), ("a.questions.jsonl", [asked])):
        text = "\n".join(json.dumps(line) for line in lines)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return read_data(tmp_path)


def lists(good: int) -> Lists:
    """Questions whose right candidate is the one with the most of one of three values."""
    chance = np.random.default_rng(1)
    values = chance.random((300, 3))
    right = np.zeros(300, bool)
    for start in range(0, 300, 10):
        right[start + values[start : start + 10, good].argmax()] = True
    return Lists(values, right, np.full(30, 10), np.ones(30))


@pytest.mark.parametrize("good", [0, 1, 2])
def test_the_value_that_tells_gets_the_weight(good: int) -> None:
    weights = fit_ranking(lists(good), [0, 0, 0])
    assert weights.argmax() == good
    assert weights[good] > 5 * np.abs(np.delete(weights, good)).max()


def test_a_weight_keeps_the_sign_that_is_given() -> None:
    assert (fit_ranking(lists(0), [-1, -1, -1]) <= 0).all()
    assert fit_ranking(lists(0), [1, 1, 1])[0] > 0


def test_the_fit_is_at_a_minimum() -> None:
    """Fitting again from other data of the same law gives nearly the same; the same, the same."""
    assert (fit_ranking(lists(1), [0, 0, 0]) == fit_ranking(lists(1), [0, 0, 0])).all()


def test_a_logistic_model_is_calibrated_on_what_it_was_fitted_on() -> None:
    chance = np.random.default_rng(2)
    values = chance.normal(size=(2000, 2))
    likely = 1 / (1 + np.exp(-(0.5 + 2 * values[:, 0])))
    labels = (chance.random(2000) < likely).astype(float)
    bias, weights = fit_logistic(values, labels, np.ones(2000), [0, 0], np.zeros(2000))
    assert bias == pytest.approx(0.5, abs=0.2)
    assert weights == pytest.approx([2, 0], abs=0.2)


def test_what_is_given_is_not_fitted_again() -> None:
    chance = np.random.default_rng(3)
    values = chance.normal(size=(2000, 1))
    labels = (chance.random(2000) < 1 / (1 + np.exp(-2 * values[:, 0]))).astype(float)
    bias, weights = fit_logistic(values, labels, np.ones(2000), [0], 2 * values[:, 0])
    assert [bias, *weights] == pytest.approx([0, 0], abs=0.2)


def test_auc_counts_pairs() -> None:
    labels = np.array([True, False, True, False])
    assert auc(labels, np.array([0.9, 0.1, 0.5, 0.5])) == pytest.approx(3.5 / 4)
    assert auc(labels, np.array([0.1, 0.9, 0.2, 0.8])) == 0


def test_an_answer_covers_half_of_the_gold_sentence(data: Data) -> None:
    (question,) = data.questions
    right = [one.text for one in data.sentences if is_right(question, one)]
    assert right == ["Ida Brandt blamed the storm."]
    elsewhere = Question(question.text, 1, question.gold)
    assert not any(is_right(elsewhere, one) for one in data.sentences if one.story == 0)


def test_every_value_that_is_looked_at_has_a_weight(data: Data) -> None:
    names, values, ids = look(archive(data, [0, 1]), "Who blamed the storm?")
    assert set(names) == set(learned_weights())
    assert values.shape == (len(ids), len(names))
    assert data.sentences[int(ids[0])].story == 0


def test_glued_stories_keep_their_sentences_and_lose_their_datelines(data: Data) -> None:
    index = glued_archive(data)
    assert len(index) == len(data.sentences)
    assert not index.search("Norden")
    assert index.search("harbour")
