"""Sentences that have a question's words and tell of something else."""

from __future__ import annotations

import pytest

from retrieval.index.otherwise import (
    counts_others,
    founded_another,
    only_goes_back,
    only_in_names,
    tells_otherwise,
    votes_otherwise,
    without_going_back,
)


@pytest.mark.parametrize(
    ("question", "text", "other"),
    [
        ("When was Norvex founded?", "The Norvex camp was set up in 2017.", True),
        ("when was norvex founded?", "The Norvex camp was set up in 2017.", True),
        ("When was the union itself founded?", "The union hall was set up in 2017.", True),
        ("When was Norvex founded?", "Norvex was established in 1949.", False),
        ("When was Norvex founded?", "It was set up in 1949, when Norvex had no ships.", False),
        ("When was Norvex founded?", "Its founder met Norvex's founding members.", True),
        (
            "When was the Guild formed?",
            "The club was formed in May, after a war on the Guild.",
            True,
        ),
        ("When was the Guild formed?", "The Guild, formed in 1910, has 50 members.", False),
        ("When was the firm set up?", "The company was founded in 1950.", False),
        ("When was the pier opened?", "The pier was completed in 1932.", False),
        ("When was the pier launched?", "Ida Falk launched a boat in 1932.", True),
        ("When was Ida Falk born?", "Ida Falk's son was born in 1990.", True),
        ("When was Ida Falk born?", "Ida Falk's birth in 1950 was news.", False),
        ("Who founded the Guild?", "Ida Falk founded the Guild.", False),
        ("Who founded the Guild?", "Ida Falk joined the Guild.", True),
        ("When did the Guild meet?", "The Guild hall was set up in May.", False),
    ],
)
def test_foundings(question: str, text: str, other: bool) -> None:  # noqa: FBT001 - a table.
    assert founded_another(question, text) is other
    assert tells_otherwise(question, text) is other


@pytest.mark.parametrize(
    ("question", "text", "other"),
    [
        ("Who voted against the pier?", "The council voted for the pier.", True),
        ("Who voted against the pier?", "The council voted on the pier on Friday.", True),
        ("Who voted against the pier?", "Two members voted against the pier.", False),
        ("How many votes were against it?", "It passed, 12 for and 7 against.", False),
        ("Who voted for the pier?", "Two members voted against the pier.", True),
        ("Who voted for the pier?", "The council voted in favor, two members against it.", False),
        ("Who voted for the pier?", "The council passed the plan.", False),
        ("Who was against the pier?", "The council voted for the pier.", False),
    ],
)
def test_sides_of_a_vote(question: str, text: str, other: bool) -> None:  # noqa: FBT001 - a table.
    assert votes_otherwise(question, text) is other


@pytest.mark.parametrize(
    ("question", "text", "other"),
    [
        ("Did the union back the plan?", "The union wants to get back to work.", True),
        ("Did the union back the plan?", "The union backed the plan.", False),
        ("Who backs the plan?", "They went back.", True),
        ("Who backs the plan?", "They went back, and the mayor backs it.", False),
        ("Will they be back in May?", "They will be back in June.", False),
        ("Did they go back to work?", "They went back to work.", False),
        ("Did the union back the plan?", "The union met on Friday.", False),
    ],
)
def test_who_goes_back_backs_nothing(question: str, text: str, other: bool) -> None:  # noqa: FBT001
    assert only_goes_back(question, text) is other


def test_a_text_without_the_adverb() -> None:
    assert without_going_back("We back those who come back.") == "We back those who come ."


@pytest.mark.parametrize(
    ("question", "text", "other"),
    [
        ("Would the pact defend Norway?", "The Department of Defense said no.", True),
        ("Would the pact defend Norway?", "Defense of Norway is a duty, she said.", False),
        ("Would the pact defend Norway?", "The pact would defend it.", False),
        ("Did parliament vote?", "In May Parliament voted.", False),
        ("Who defends Norway?", "The Department of Defense said no.", False),
    ],
)
def test_a_word_in_a_name_is_another(question: str, text: str, other: bool) -> None:  # noqa: FBT001
    assert only_in_names(question, text) is other


@pytest.mark.parametrize(
    ("question", "text", "other"),
    [
        (
            "How many soldiers died?",
            "The 500 soldiers who train the army of the land stopped when it killed the general.",
            True,
        ),
        ("How many people died?", "The flood killed at least seven people.", False),
        ("How many died?", "The toll from the floods in the wide valley rose to nine.", False),
        ("How many were hurt?", "No one was hurt.", False),
        ("How many soldiers were there?", "The 500 soldiers went home.", False),
    ],
)
def test_who_is_counted_is_not_who_died(question: str, text: str, other: bool) -> None:  # noqa: FBT001
    assert counts_others(question, text) is other
