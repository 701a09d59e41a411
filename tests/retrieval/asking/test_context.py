"""The clause that tells what a question is for, and what of it the question needs."""

from __future__ import annotations

import pytest

from retrieval.asking.context import without_context
from retrieval.asking.unwrapping import unwrapped


@pytest.mark.parametrize(
    "around",
    [
        "I'm writing about the fire in the mill - {}",
        "I am working on a piece about the mill. {}",
        "We're preparing a box on the mill: {}",
        "I've read both stories, but {}",
        "Our London desk wants to know: {}",
        "My editor asks: {}",
        "A reader wrote in: {}",
        "The night editor of our paper is asking, {}",
        "For a sidebar on the mill: {}",
        "Fact-check: {}",
        "On deadline - {}",
        "I'm on deadline, {}",
        "Been reading about the mill. {}",
        "One for the business desk: {}",
        "A quick question from our archivist - {}",
        "Need the dateline for the fire. {}",
        "I need a name on this one: {}",
    ],
)
@pytest.mark.parametrize(
    "asked",
    [
        "who called for a strike?",
        "is Veldt planning to sell the mill?",
        "how many boats are there?",
    ],
)
def test_a_question_is_read_without_what_it_is_for(around: str, asked: str) -> None:
    assert unwrapped(around.format(asked)) == asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "I'm writing about Veldt Hydro's line on the dam - what did its chairman say?",
            "what did Veldt Hydro’s chairman say?",
        ),
        (
            "I'm working on a piece about the Danish crews - how many soldiers are involved?",
            "how many soldiers are involved for the Danish?",
        ),
        (
            "I keep hearing that the mill will close - who said so?",
            "who said that the mill will close?",
        ),
    ],
)
def test_what_the_question_needs_of_the_clause_is_kept(text: str, asked: str) -> None:
    assert without_context(text) == asked


@pytest.mark.parametrize(
    "text",
    [
        "I read the first story. Who is quoted in it?",
        "I heard that the council voted. What did it decide?",
        "I'm confused about the coalition, is it led by Lee?",
        "I saw that Lee ducked questions - which ones?",
        "In the report on the flood, who blamed the dam?",
        "What did Lee say about the mill - did she mention the fire?",
        "The mayor's office asked for help - when?",
        "I want to know who called for a strike",
        "I said “the mill is closing: who knew?”",
    ],
)
def test_what_a_question_goes_back_to_stays(text: str) -> None:
    assert without_context(text) == text
