"""Whose words a message takes a quotation for, and what calls for a check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.dialogue.claiming import without_call
from tests.support.talking import talk, text

if TYPE_CHECKING:
    from bot.conversation import Desk

PRICE = "“ordinary people pay the highest price”"


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        (f"Is it accurate that Guterres said {PRICE}?", "verbatim"),
        (f"True or false: Guterres said {PRICE}", "verbatim"),
        (f"Guterres: {PRICE} – right?", "verbatim"),
        (f"Guterres - {PRICE}", "verbatim"),
        (f"{PRICE} (Guterres)", "verbatim"),
        (f"Is there a quote by Guterres saying {PRICE}?", "verbatim"),
        (f"Did the words {PRICE} come out of Guterres's mouth?", "verbatim"),
        (f"Did the UN chief ever use the phrase {PRICE}?", "verbatim"),
        (f"Guterres on war: {PRICE} - did he say this?", "verbatim"),
        (f"Did anyone say {PRICE}?", "verbatim"),
        (f"fake or real: {PRICE}", "verbatim"),
        (f"Correct quote? {PRICE}", "verbatim"),
        (f"{PRICE} - Stoltenberg", "other-speaker"),
        (f"Stoltenberg supposedly said {PRICE}. Verify.", "other-speaker"),
        (f"Does the quote {PRICE} come from Stoltenberg?", "other-speaker"),
        (f"Did Stoltenberg utter the words {PRICE}?", "other-speaker"),
        (f"Did Putin say {PRICE}?", "other-speaker"),
        (f"Did the mayor say {PRICE}?", "other-speaker"),
        ("Quote check - Guterres - “Stop the escalation”", "altered"),
        ("Guterres told us nuclear non-proliferation can no longer be taken for granted. Right?",
         "reported"),
        ("Please verify: ordinary people pay the highest price", "verbatim"),
    ],
)  # fmt: skip
def test_the_claimed_speaker_is_read_wherever_the_name_stands(
    desk: Desk, asked: str, verdict: str
) -> None:
    (answer,), _ = talk(desk, asked)
    assert answer.verdict == verdict, text(answer)


@pytest.mark.parametrize(
    "asked",
    [
        "true or false? Guterres called for maximum restraint",
        "Is it fair to say that Guterres called for maximum restraint?",
        "Fact check: Guterres called for maximum restraint",
        "I read somewhere that Guterres called for maximum restraint. Is that so?",
    ],
)
def test_a_claim_of_what_somebody_said_shows_what_they_are_on_record_with(
    desk: Desk, asked: str
) -> None:
    (answer,), _ = talk(desk, asked)
    assert answer.answered
    assert "Antonio Guterres is on record with" in text(answer)


@pytest.mark.parametrize(
    "asked",
    [
        "True or false: Canada has about 500 troops in Iraq",
        "I heard that Canada has about 500 troops in Iraq, right?",
    ],
)
def test_a_claimed_fact_is_a_question_of_fact(desk: Desk, asked: str) -> None:
    (answer,), _ = talk(desk, asked)
    assert answer.intent == "fact"
    assert "Canada has about 500 troops in Iraq." in text(answer)


@pytest.mark.parametrize(
    "typed",
    [
        "true or false: “it is so”",
        "Is it true that Lee said so?",
        "/verify true or false: it is so",
        "Fact check: did Lee say so?",
        "I read that in March.",
    ],
)
def test_what_is_no_call_or_in_marks_stays_a_question(typed: str) -> None:
    own, called = without_call(typed)
    assert not called
    assert own.removeprefix("verify: ") in typed


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        ((f"Did Stoltenberg say {PRICE}?", "no, Guterres"), "verbatim"),
        ((f"Did Stoltenberg say {PRICE}?", "sorry, I meant the UN chief"), "verbatim"),
        ((f"Did Guterres say {PRICE}?", "and Stoltenberg?"), "other-speaker"),
        ((f"Did Guterres say {PRICE}?", "in the other article?"), "not-found"),
    ],
)
def test_a_claim_goes_on_with_another_speaker_or_article(
    desk: Desk, turns: tuple[str, ...], verdict: str
) -> None:
    answers, _ = talk(desk, *turns)
    assert answers[-1].verdict == verdict


def test_after_a_check_he_is_whose_words_they_are(desk: Desk) -> None:
    answers, _ = talk(desk, f"Did Guterres say {PRICE}?", "about Iran?")
    assert text(answers[1]).startswith("Antonio Guterres, on Iran")


def test_hearsay_before_a_question_is_only_its_preface(desk: Desk) -> None:
    (answer,), _ = talk(desk, "I heard that the war is over. What did Guterres say?")
    assert text(answer).startswith("Antonio Guterres, on record")


def test_to_confirm_a_thing_is_no_claim(desk: Desk) -> None:
    (answer,), _ = talk(desk, "Confirm the number of helicopters")
    assert answer.verdict is None
