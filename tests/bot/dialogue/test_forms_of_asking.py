"""However a question is wrapped, the answer is the one that it has without the wrapping."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.talking import quotes, talk, text, view

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.conversation import Desk
    from retrieval.article import Address

FACT = ("How many helicopters are there?", "how many helicopters there are")
WHO = ("Who called for maximum restraint?", "who called for maximum restraint")
WHAT = (
    "What did Stoltenberg say about nuclear weapons?",
    "what Stoltenberg said about nuclear weapons",
)
DECLINED = (
    "Would NATO forces leave Iraq if requested?",
    "whether NATO forces would leave Iraq if requested",
)
MISSING = ("How much does the training mission cost?", "how much the training mission costs")


def _first(answer: Answer) -> tuple[bool, Address | None]:
    shown = quotes(answer)
    return answer.answered, shown[0].evidence.address if shown else None


@pytest.mark.parametrize("kind", [FACT, WHO, WHAT, DECLINED, MISSING])
def test_the_answer_is_the_same_with_courtesy_and_without(
    desk: Desk, kind: tuple[str, str]
) -> None:
    asked, told = kind
    plain = _first(talk(desk, asked)[0][0])
    wrapped = [
        f"Good morning! {asked} Thanks!",
        f"Quick question: {asked}",
        f"Could you please tell me {told}?",
        f"I would like to know {told}, please.",
        f"Do the articles say {told}?",
        f"Is there any information on {told}?",
        f"I'm trying to find out {told}",
    ]
    assert [_first(talk(desk, one)[0][0]) for one in wrapped] == [plain] * len(wrapped)


@pytest.mark.parametrize(
    "question",
    [
        "Give me the name of the photographer",
        "To whom exactly is the photograph credited?",
        "Find the place where Trump and Stoltenberg were photographed waiting for their seats",
    ],
)
def test_a_picture_is_asked_for_in_many_ways(desk: Desk, question: str) -> None:
    (answer,), _ = talk(desk, question)
    assert answer.answered
    assert "Frank Augstein" in text(answer)


def test_a_request_for_the_words_of_one_who_is_never_quoted_on_it_is_refused(desk: Desk) -> None:
    (answer,), _ = talk(desk, "Give me the quote where Donald Trump explains the strike")
    assert not answer.answered


def test_a_description_that_is_a_question_shows_the_passage_that_answers(desk: Desk) -> None:
    (answer,), _ = talk(desk, "the paragraph that explains how the Canadian troops are split")
    assert view(answer).evidence.text.startswith("Canada has about 500 troops in Iraq.")
