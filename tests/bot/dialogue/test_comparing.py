"""Claims without quotation marks beside what is on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.talking import quotes, talk, text

if TYPE_CHECKING:
    from bot.conversation import Desk


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Did Stoltenberg say that Iran should be able to develop nuclear weapons?",
         "“never” is left out (a denial)"),
        ("Did Guterres say that rich people pay the highest price?", "“rich” is not in it"),
        ("Did Guterres say that ordinary people pay the highest price?", ""),
        ("Did Stoltenberg talk about nuclear weapons?", ""),
    ],
)  # fmt: skip
def test_where_a_claim_departs_is_told(desk: Desk, question: str, told: str) -> None:
    (answer,), _ = talk(desk, question)
    assert answer.answered
    assert ("Compared with your words: " in text(answer)) is bool(told)
    assert told in text(answer)


def test_the_very_words_without_marks(desk: Desk) -> None:
    (answer,), _ = talk(desk, "did guterres say ordinary people pay the highest price")
    assert text(answer).startswith("Antonio Guterres is on record with these words:")


@pytest.mark.parametrize(
    "claim",
    [
        "Guterres said ordinary people never pay the highest price, right?",
        "guterres said that ordinary people never pay the highest price",
        "Guterres said ordinary people never pay the highest price. Is that true?",
    ],
)
def test_what_is_told_as_a_fact_is_checked(desk: Desk, claim: str) -> None:
    (answer,), _ = talk(desk, claim)
    assert answer.verdict == "not-found"
    assert not answer.answered
    (quote,) = quotes(answer)
    assert quote.nearest
    assert "“never” is not in it (a denial)" in text(answer)


def test_a_changed_quotation_that_is_not_found_shows_what_they_said(desk: Desk) -> None:
    (answer,), _ = talk(desk, "Did Guterres say “ordinary folk shall rarely pay any high price”?")
    assert answer.verdict in ("not-found", "altered")
    assert all(quote.nearest for quote in quotes(answer)) or answer.verdict == "altered"


def test_a_name_and_a_topic_is_no_claim(desk: Desk) -> None:
    (answer,), _ = talk(desk, "guterres restraint")
    assert answer.verdict is None
