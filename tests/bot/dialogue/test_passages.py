from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.dialogue.passages import PAGE_LENGTH, paginate
from retrieval.article import Passage, Span
from tests.support.talking import quotes, talk, text, view

if TYPE_CHECKING:
    from bot.conversation import Desk

WHY = "Why was the training mission suspended?"


def test_the_last_one_is_the_last_of_the_answer(desk: Desk) -> None:
    answers, _ = talk(desk, WHY, "show me the last one")
    assert len(quotes(answers[0])) > 1
    assert view(answers[1]).n == quotes(answers[0])[-1].n


def test_after_a_look_at_one_passage_the_second_is_still_the_answers_second(desk: Desk) -> None:
    answers, _ = talk(
        desk, "Who called for maximum restraint?", WHY, "the first one", "the second one"
    )
    assert [view(answer).n for answer in answers[2:]] == [
        quote.n for quote in quotes(answers[1])[:2]
    ]


def test_walking_by_words(desk: Desk) -> None:
    answers, _ = talk(desk, WHY, "passage 1", "next paragraph", "the previous paragraph")
    places = [view(answer).evidence.passage_index for answer in answers[1:]]
    assert places == [places[0], places[0] + 1, places[0]]
    assert view(answers[3]).n == 1


def test_there_is_nothing_before_the_first(desk: Desk) -> None:
    answers, _ = talk(desk, WHY, "passage 1", *["previous paragraph"] * 12)
    assert "no paragraph before" in text(answers[-1])


def test_the_whole_article_page_by_page(desk: Desk) -> None:
    answers, _ = talk(
        desk, "Who called for maximum restraint?", "whole article", "next page", "more"
    )
    starts = [view(answer).evidence.address.start for answer in answers[1:]]
    assert starts == sorted(set(starts))


def test_politeness_is_no_obstacle(desk: Desk) -> None:
    answers, _ = talk(desk, WHY, "passage 1 please")
    assert view(answers[1]).n == 1


@pytest.mark.parametrize("lengths", [[], [10], [PAGE_LENGTH * 2], [900, 900, 900, 900], [2499, 1]])
def test_pages_hold_whole_passages_and_all_of_them(lengths: list[int]) -> None:
    passages, start = [], 0
    for length in lengths:
        passages.append(Passage(Span(start, start + length)))
        start += length + 2
    pages = paginate(tuple(passages))
    assert [index for page in pages for index in range(page.first, page.last + 1)] == list(
        range(len(passages))
    )
    for page in pages:
        size = passages[page.last].span.end - passages[page.first].span.start
        assert size <= PAGE_LENGTH or page.first == page.last
