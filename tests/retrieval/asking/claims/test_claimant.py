"""Whom a question takes for the speaker of words that it quotes."""

from __future__ import annotations

import pytest

from retrieval.asking.claims.claimant import claimed_speaker
from retrieval.asking.question import read_question


@pytest.mark.parametrize(
    ("around", "speaker"),
    [
        ("Is this a real quote by Ida Brandt:", "Ida Brandt"),
        ('Is " " a genuine quotation from Ida Brandt', "Ida Brandt"),
        ("Is this quote by Brandt real or not", "Brandt"),
        ("Was this said by the mayor of Veldt", "the mayor of Veldt"),
        ("Can you confirm this quote from Brandt", "Brandt"),
        ("Is the line attributed to Brandt correct", "Brandt"),
        ("Is this a Brandt quote", "Brandt"),
        ("is this a brandt quote", "brandt"),
        ("Are these Brandt's exact words", "Brandt"),
        ("Was it Brandt who said", "Brandt"),
        ("Is this what Brandt said", "Brandt"),
        ("Did Brandt really say", "Brandt"),
        ("Brandt said of the pier", "Brandt"),
        ("Brandt:", "Brandt"),
    ],
)
def test_the_speaker_is_named(around: str, speaker: str) -> None:
    assert claimed_speaker(around) == speaker


@pytest.mark.parametrize(
    "around",
    [
        "Is this a real quote",
        "is this real",
        "Is the following quote correct",
        "Is this a real quote from the article",
        "",
    ],
)
def test_what_only_points_at_the_quotation_names_nobody(around: str) -> None:
    assert not claimed_speaker(around)


def test_a_question_with_a_quotation_names_its_speaker() -> None:
    question = read_question("Is this a real quote by Ida Brandt: “The pier will stay closed”?")
    assert (question.speaker, question.claim) == ("Ida Brandt", "The pier will stay closed")
