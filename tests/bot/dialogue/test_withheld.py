"""Why somebody did not answer: what they say next to it, in their own words."""

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

STORY = """date 2022-05-03 Mayor Rita Olsen met the harbour board with Tom Berg, the pilot.

Olsen declined to say whether the city would buy the old ferry.

“I never discuss what we have not yet voted on,” Olsen said.

Asked whether the sea wall was safe, Berg did not answer. He said the quay was built in 1953.

Hanna Lind, who runs the ferry company, refused to name the buyer, citing a contract.

Paula Dorn, the engineer, would not say whether the crane would be repaired.

The tide was high on Sunday.
"""
FERRY = "Would the city buy the old ferry?"


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = write_archive(tmp_path_factory.mktemp("harbour"), {"harbour.txt": STORY})
    with Archive.open(path) as archive:
        yield Desk(archive, load_phrases())


@pytest.mark.parametrize(
    "asked",
    [
        "Why not?",
        "why?",
        "And why was that?",
        "how come?",
        "Why wouldn't she answer that?",
        "Why won't she say?",
        "Why did she decline to answer?",
        "why didn't the mayor want to answer?",
        "For what reason?",
        "What reason did she give?",
        "Did Olsen explain why?",
        "What was her reason?",
        "So what did she say?",
        "What did she say instead?",
        "I see. Why not?",
    ],
)
def test_why_not_shows_what_is_said_next_to_a_non_answer(harbour: Desk, asked: str) -> None:
    answers, _ = talk(harbour, FERRY, asked)
    first, second = quotes(answers[1])
    assert first.evidence.text.startswith("“I never discuss")
    assert not first.evidence.declined
    assert second.evidence.declined
    assert "Rita Olsen did not answer that. Said next to it" in text(answers[1])


@pytest.mark.parametrize(
    "asked",
    [
        "Why did Olsen decline to say whether the city would buy the ferry?",
        "Why wouldn't the mayor say whether the city would buy the old ferry?",
        "Why did Rita Olsen refuse to answer whether the city would buy the ferry?",
        "Why is Olsen so reluctant to say whether the city would buy the ferry?",
    ],
)
def test_the_non_answer_may_be_named_in_the_question(harbour: Desk, asked: str) -> None:
    (answer,), _ = talk(harbour, asked)
    assert quotes(answer)[0].evidence.text.startswith("“I never discuss")


def test_a_reason_in_the_sentence_itself_is_shown(harbour: Desk) -> None:
    answers, _ = talk(harbour, "Did Lind name the buyer?", "Why not?")
    (quote,) = quotes(answers[1])
    assert "citing a contract" in quote.evidence.text
    assert "with it stands" in text(answers[1])


def test_what_is_only_reported_beside_it_need_not_be_the_reason(harbour: Desk) -> None:
    answers, _ = talk(harbour, "Is the sea wall safe?", "Why did Berg not answer?")
    assert not answers[1].answered
    assert "why Tom Berg did not answer that" in text(answers[1])
    assert all(quote.nearest for quote in quotes(answers[1]))


def test_where_nothing_stands_beside_it_the_articles_do_not_say_why(harbour: Desk) -> None:
    answers, _ = talk(harbour, "Would the crane be repaired?", "Why not?")
    assert not answers[1].answered
    assert quotes(answers[1])[0].evidence.declined


@pytest.mark.parametrize(
    "turns",
    [
        ("What did Olsen say?", "Why not?"),
        (FERRY, "When was the quay built?", "Why?"),
        (FERRY, "/why"),
        ("Why did Berg refuse to sign the contract?",),
        ("Why did Olsen decline to say whether the crane would be repaired?",),
    ],
)
def test_other_questions_for_reasons_are_not_taken_for_that(
    harbour: Desk, turns: tuple[str, ...]
) -> None:
    answers, _ = talk(harbour, *turns)
    assert "next to it" not in text(answers[-1])


@pytest.mark.parametrize(
    "asked",
    [
        "Why wouldn't Tom Berg say whether the city would buy the ferry?",
        "Why did Lind decline to say whether the city would buy the ferry?",
    ],
)
def test_nobody_is_given_the_words_of_another(harbour: Desk, asked: str) -> None:
    (answer,), _ = talk(harbour, asked)
    assert not any(
        quote.evidence.text.startswith("“I never discuss") and not quote.nearest
        for quote in quotes(answer)
    )


def test_who_would_not_guess_is_shown_with_what_they_say_of_guessing(desk: Desk) -> None:
    (answer,), _ = talk(desk, "Why didn't Stoltenberg want to speculate?")
    assert quotes(answer)[0].evidence.text.startswith("“If I start to speculate")
    (other,), _ = talk(desk, "Why didn't Guterres want to speculate?")
    assert not other.answered
