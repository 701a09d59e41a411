from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.talking import quotes, talk, text

if TYPE_CHECKING:
    from bot.conversation import Desk


@pytest.mark.parametrize(
    "question", ["Who declined to answer?", "Who ducked questions?", "Who did not answer?"]
)
def test_who_did_not_answer(desk: Desk, question: str) -> None:
    (answer,), _ = talk(desk, question)
    names = {quote.evidence.person.name for quote in quotes(answer) if quote.evidence.person}
    assert names == {"Jens Stoltenberg"}


def test_a_denial_that_the_question_lacks_is_pointed_out(desk: Desk) -> None:
    (asked, denied), _ = talk(
        desk,
        "Who said that Iran develops nuclear weapons?",
        "Who said that Iran should never develop nuclear weapons?",
    )
    assert "Mind that" in text(asked)
    assert "Mind that" not in text(denied)


def test_a_statement_that_tells_anothers_words_says_so(desk: Desk) -> None:
    (answer,), _ = talk(desk, "Who stressed the importance of NATO support?")
    assert "tells what others said" in text(answer)


def test_no_statement_is_pinned_on_somebody_who_is_only_told_about(desk: Desk) -> None:
    (answer,), _ = talk(desk, "What did Iraq say about training?")
    assert not answer.answered
    assert all(quote.nearest for quote in quotes(answer))


def test_a_corrected_name_is_told(desk: Desk) -> None:
    (answer,), _ = talk(desk, "What did stoltenburg say about Iran?")
    assert "“stoltenburg” was taken as Jens Stoltenberg." in text(answer)


def test_yes_or_no_is_left_to_the_reader(desk: Desk) -> None:
    (answer,), _ = talk(desk, "Did Guterres blame Iran?")
    assert text(answer).startswith("What Antonio Guterres is on record with")
    assert "Without directly mentioning Iran" in text(answer)
