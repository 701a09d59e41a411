"""What a question wants of an answer."""

from __future__ import annotations

import pytest

from retrieval.asking.wanted import wanted_by


@pytest.mark.parametrize(
    ("question", "main"),
    [
        ("Who gave the order to sail?", "order"),
        ("Who took the boat?", "boat"),
        ("Who gives?", "give"),
        ("When is the vote on the pier?", "vote"),
        ("When was the harbour of Norden closed?", ""),
        ("Where is the regatta?", "regatta"),
        ("When did the talks end?", ""),
        ("Who is at the base?", ""),
        ("Why did Lee hold an emergency meeting?", "meet"),
        ("Who gave the crew an order about boats?", "order"),
        ("Who made a statement on boats?", "statement"),
        ("Who made a call to Norden?", ""),
        ("When did Lee's boat sink?", ""),
        ("When did Lee sink the boat?", "sink"),
        ("When did Iraq's parliament vote?", ""),
        ("On what date was Lee born?", "bear"),
        ("In which town did Lee sink the boat?", "sink"),
    ],
)
def test_the_main_word(question: str, main: str) -> None:
    assert wanted_by(question).main == main


def test_names_and_yes_or_no() -> None:
    wanted = wanted_by("Did Ida Brandt sell boats in May 2019?")
    assert wanted.common[:2] == ("sell", "boat")
    assert not {"ida", "brandt"} & set(wanted.common)
    assert ("ida", "brandt") in wanted.names
    assert wanted.main == ""
    assert wanted_by("Who sold the boats?").common == ()


def test_a_cause_need_not_be_told_by_a_word_for_it() -> None:
    assert not wanted_by("Why did Lee sell boats?").strict
    assert wanted_by("When did Lee sell boats?").strict


@pytest.mark.parametrize(
    ("question", "deed"),
    [
        ("Who built the pier?", "build"),
        ("Who will replace Lee?", "replac"),
        ("Who has already sunk the boat?", ""),
        ("Who has painted the boat?", "paint"),
        ("Who has boats?", ""),
        ("Who is Lee?", ""),
        ("Who did Lee see?", ""),
        ("Who took the boat?", ""),
        ("Who took over from Lee?", "take"),
        ("How many men have finished the course?", "finish"),
        ("How many boats have been painted?", "paint"),
        ("How many men have been stationed there?", ""),
        ("How many men are there?", ""),
        ("When was the treaty of Veldt signed?", "sign"),
        ("Why was the pier painted?", "paint"),
        ("Where are the men stationed?", ""),
        ("When was the meeting held?", ""),
        ("Who praised Lee?", ""),
        ("What sank?", ""),
    ],
)
def test_the_deed_of_which_it_is_asked_who_did_it(question: str, deed: str) -> None:
    assert wanted_by(question).deed == deed


def test_whom_a_question_is_about() -> None:
    assert wanted_by("How many boats did Ida Brandt sell?").subject == {"ida", "brandt"}
    assert wanted_by("How many boats were sold in Veldt?").subject == frozenset()
    assert wanted_by("Has Ida Brandt sold boats?").subject == frozenset()
