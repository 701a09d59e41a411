"""Whether somebody answered, in whatever words it is asked: what they did not answer is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answering.phrases import load_phrases
from bot.conversation import Desk
from retrieval.archive.archive import Archive
from tests.support.newsroom import write_archive
from tests.support.talking import quotes, talk, text

if TYPE_CHECKING:
    from collections.abc import Iterator

ORCHARD = """date 2023-09-04 Orchard sold after a century

The cider maker Brankley sold its oldest orchard on Monday for 3 million euros.

Nora Whitlow, the director of Brankley, said the trees were too old. She declined to name the buyer.

“The bees will stay,” Whitlow said. She would not say whether the press house would close.

The foreman, Iain Moss, declined to say what the pickers would be paid this autumn. “They are our \
friends,” Moss said.
"""
BUYER = "She declined to name the buyer."
CLOSE = "She would not say whether the press house would close."
PAID = "declined to say what the pickers would be paid"


@pytest.fixture(scope="module")
def orchard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = write_archive(tmp_path_factory.mktemp("orchard"), {"orchard.txt": ORCHARD})
    with Archive.open(path) as archive:
        yield Desk(archive, load_phrases())


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Would Whitlow tell whether the press house closes?", CLOSE),
        ("Did Whitlow rule out closing the press house?", CLOSE),
        ("Did Whitlow commit herself on the press house?", CLOSE),
        ("Did Whitlow confirm or deny that the press house would close?", CLOSE),
        ("What did Whitlow say when asked if the press house would close?", CLOSE),
        ("Did Whitlow name the buyer?", BUYER),
        ("Did the director reveal who the buyer is?", BUYER),
        ("Would Moss say what the pickers will be paid?", PAID),
        ("What will the pickers be paid? Did Moss say?", PAID),
    ],
)
def test_whether_somebody_answered(orchard: Desk, question: str, words: str) -> None:
    (answer,), _ = talk(orchard, question)
    assert answer.answered
    assert "did not answer that:" in text(answer)
    first = quotes(answer)[0].evidence
    assert first.declined
    assert words in first.text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who is the buyer of the orchard?", BUYER),
        ("Who is the buyer?", BUYER),
        ("How much will the pickers be paid?", PAID),
        ("Will the press house close?", CLOSE),
    ],
)
def test_a_fact_that_somebody_would_not_tell(orchard: Desk, question: str, words: str) -> None:
    (answer,), _ = talk(orchard, question)
    assert answer.answered
    assert text(answer).startswith("Not answered, as the articles tell it:")
    assert words in quotes(answer)[0].evidence.text


@pytest.mark.parametrize(
    "question",
    [
        "Did Whitlow say whether the bees would fly to France?",
        "Did Moss say whether the buyer would plant pears?",
        "Who is the founder of Brankley?",
        "Will the orchard win a prize?",
    ],
)
def test_a_non_answer_on_something_else_is_no_answer(orchard: Desk, question: str) -> None:
    (answer,), _ = talk(orchard, question)
    assert not any(quote.evidence.declined and not quote.nearest for quote in quotes(answer))
    assert "did not answer that:" not in text(answer)


def test_what_was_answered_comes_first(orchard: Desk) -> None:
    (answer,), _ = talk(orchard, "Did Whitlow say whether the bees will stay?")
    assert answer.answered
    assert "The bees will stay" in quotes(answer)[0].evidence.text
    assert not quotes(answer)[0].evidence.declined


def test_he_did_not_answer_either(orchard: Desk) -> None:
    _, answer = talk(orchard, "Who is Iain Moss?", "Did he say what the pickers would be paid?")[0]
    assert "Iain Moss did not answer that:" in text(answer)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("Did any of the NATO countries criticize the way the U.S. behaved?", "criticized"),
        ("Did the allies criticise America?", "criticized"),
        ("Have NATO members found fault with the American conduct?", "criticized"),
        ("I am wondering whether NATO members criticized how the U.S. acted here", "criticized"),
        ("What was Stoltenberg's response to the question of American restraint?", "restraint"),
        ("How did Stoltenberg respond to the question whether NATO would leave Iraq?", "leave"),
        ("Should the U.S. show restraint as well? Find the NATO chief's reply", "restraint"),
        ("Would NATO leave Iraq if asked? What was Stoltenberg's answer?", "leave"),
        ("Tell me if NATO forces would leave Iraq when asked to", "leave"),
        ("Would the NATO forces depart from Iraq in the event of a request?", "leave"),
        ("Does the alliance approve of the U.S. action?", "supports"),
    ],
)
def test_a_non_answer_is_found_by_other_ways_of_asking(desk: Desk, asked: str, words: str) -> None:
    (answer,), _ = talk(desk, asked)
    first = quotes(answer)[0].evidence
    assert answer.answered
    assert first.declined
    assert words in first.text


@pytest.mark.parametrize(
    "asked",
    ["Did the Iraqi parliament criticize the United States?", "Did Iran criticize NATO?"],
)
def test_what_others_did_not_answer_is_no_answer_about_these(desk: Desk, asked: str) -> None:
    (answer,), _ = talk(desk, asked)
    assert not answer.answered
