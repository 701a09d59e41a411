"""Who said it and what was said, asked for in roundabout ways, in a conversation."""

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

STORIES = {
    "dam.txt": "date 2023-03-06\n\n"
    "The dam above Falk leaks, a survey has found.\n\n"
    "“The dam is a sieve with a road on top,” the mayor of Falk, Rita Vogel, told "
    "a crowd on Monday.\n\n"
    "“The water minister told me that the repair is paid for,” Vogel said.\n\n"
    "“We are in close contact with the village of Ramm,” she added.\n\n"
    "The Department of Inland Defense said that 40 engineers had been sent to the dam. About 12 "
    "divers are working at the lower gate. They come from the navy.\n\n"
    "“Nobody has to leave their house,” said Jan Pohl, the alliance’s general-secretary.\n\n"
    "A statement from Ms. Vogel’s office said that the school would stay open.",
    "port.txt": "date 2023-03-09\n\n"
    "The port of Lund wants a new crane.\n\n"
    "“A port without a crane is a beach,” said Ole Brandt, who runs it.\n\n"
    "Brandt said the United States had built the old crane, and that the loan was an American gift."
    "\n\nHe spoke in Lund before the death of Per Sand. “Thieves took the cable,” Brandt said.",
}


@pytest.fixture(scope="module")
def falk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with Archive.open(write_archive(tmp_path_factory.mktemp("falk"), STORIES)) as archive:
        yield Desk(archive, load_phrases())


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who likened the dam to a sieve?", "a sieve with a road"),
        ("Who was it that called the dam a sieve?", "a sieve with a road"),
        ("By whom was the dam described as a sieve?", "a sieve with a road"),
        ("Who relayed that the repair is paid for?", "the repair is paid for"),
        ("Who conveyed the water minister's message about the repair?", "the repair is paid for"),
        ("Give me the quote where Vogel talks about the dam", "a sieve with a road"),
        ("What was said by Brandt on the subject of the crane?", "without a crane"),
        ("On the crane, what did Brandt say?", "without a crane"),
        ("What did Vogel say about staying in touch with Ramm?", "close contact"),
        ("What did Vogel say in Falk about the dam?", "a sieve with a road"),
        ("What did Vogel say on Monday, 6 March 2023 about the dam?", "a sieve with a road"),
        ("What did the Department of Inland Defence say about engineers?", "40 engineers"),
        ("What did the alliance's general secretary say about houses?", "leave their house"),
        ("What did Vogel's office say about the school?", "stay open"),
        ("What did the woman in charge of Falk say about the dam?", "a sieve with a road"),
        ("What did Falk's Rita Vogel say about the dam?", "a sieve with a road"),
        ("What did the statement from Vogel's office say about the school?", "stay open"),
    ],
)
def test_roundabout_questions_are_answered(falk: Desk, question: str, words: str) -> None:
    (answer,) = talk(falk, question)[0]
    assert answer.answered
    assert words in quotes(answer)[0].evidence.text


@pytest.mark.parametrize(
    "question",
    [
        "Who made it clear that the dam will be torn down?",
        "Give me the quote where Brandt speaks about the dam",
        "What was said by Vogel on the subject of the crane?",
        "Who relayed Brandt's words about the cable?",
        "Who called Per Sand a thief?",
        "What did the Department of Inland Defense say about the crane?",
        "What did the statement from the White House say about the dam?",
        "On the school, what did Brandt say?",
    ],
)
def test_what_nobody_said_is_refused_in_any_wording(falk: Desk, question: str) -> None:
    (answer,) = talk(falk, question)[0]
    assert not answer.answered


def test_what_goes_on_after_a_statement_is_nobodys_words(falk: Desk) -> None:
    (answer,) = talk(falk, "What did the Department of Inland Defense say about divers?")[0]
    first = quotes(answer)[0].evidence
    assert first.text.startswith("About 12 divers")
    assert first.person is None
    assert "whose words it is the text leaves open" in text(answer)


def test_where_it_was_said_is_only_left_out_where_the_story_tells_so(falk: Desk) -> None:
    told, not_told = (
        text(talk(falk, f"What did Vogel say in {place} about the dam?")[0][0])
        for place in ("Falk", "Paris")
    )
    assert told.lstrip().startswith("Rita Vogel, on the dam")
    assert "Paris" in not_told


@pytest.mark.parametrize(
    "question",
    [
        "Who called the drone strike a U.S. decision?",
        "Who said the drone strike was a U.S. decision?",
    ],
)
def test_who_calls_it_so_holds_what_it_is_called(desk: Desk, question: str) -> None:
    (answer,), _ = talk(desk, question)
    assert all("U.S. decision" in quote.evidence.text for quote in quotes(answer))
    assert [quote.evidence.person.name for quote in quotes(answer) if quote.evidence.person] == [
        "Jens Stoltenberg"
    ]
