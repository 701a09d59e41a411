"""Who said it and what somebody said, asked for in other words than the articles have."""

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
    from pathlib import Path

STORIES = {
    "toll.txt": "date 2023-02-06\n\n"
    "The Brelle tunnel will cost nine euros from May, the transport ministry said.\n\n"
    "Finance Minister Ada Krohn said the tunnel had lost 12 million euros since it opened. "
    "“We cannot pour money into a hole,” Krohn said.\n\n"
    "Jon Parry, general secretary of the lorry drivers' union, said the toll would ruin many. "
    "“Everybody in that ministry has a letter from us,” Parry said.\n\n"
    "“I'm begging the minister: do not do this to us,” said Rosa Lund, a mother of three who "
    "drives a milk lorry. “I'd trade the tunnel for the old ferry.”\n\n"
    "The European Commission said it would look at the toll. Its transport chief, Marek Sole, "
    "said that such fees had to be fair to all.\n\n"
    "The toll road to the north stays free, police said.",
    "court.txt": "date 2023-02-08\n\n"
    "The singer Ina Roe told the court that she had wept over a story that accused her of a "
    "lie.\n\n“It was a long night,” said her barrister, Paul Ott.\n\n"
    "“Nobody slept,” said Mira Holt, a lawyer for the paper.",
    "pact.txt": "date 2023-02-07\n\n"
    "Foreign Minister Lea Brandt met her colleague Aron Vik on the border on Tuesday.\n\n"
    "“The two ministers agreed that the bridge must open in June,” a statement from Brandt's "
    "office said.\n\n"
    "Brandt said the talks had been held at 90 kilometres per hour, in a train.\n\n"
    "Asked about the cost, she was brief. “I will not go into the sums,” Brandt said. “I will "
    "leave that to the finance minister.”",
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder: Path = tmp_path_factory.mktemp("toll")
    with Archive.open(write_archive(folder, STORIES)) as archive:
        yield Desk(archive, load_phrases())


@pytest.mark.parametrize(
    ("asked", "name", "words"),
    [
        ("Who begged the minister not to bring in the toll?", "Rosa Lund", "I'm begging"),
        ("Who would swap the tunnel for the old ferry?", "Rosa Lund", "I'd trade the tunnel"),
        ("Who complained that the ministry has a letter from the union?", "Jon Parry", "a letter"),
        ("Who supplied the figure of 12 million euros?", "Ada Krohn", "12 million"),
        ("Who was reluctant to go into the sums?", "Lea Brandt", "I will not go into the sums"),
        ("Who said the talks were held at 90 km/h?", "Lea Brandt", "90 kilometres per hour"),
    ],
)
def test_who_said_it(desk: Desk, asked: str, name: str, words: str) -> None:
    (answer,), _ = talk(desk, asked)
    assert answer.answered
    first = quotes(answer)[0].evidence
    assert first.person is not None
    assert first.person.name == name
    assert words in first.text


@pytest.mark.parametrize(
    "asked",
    [
        "Who ordered the police to close the road?",
        "Who begged the police to open the road?",
        "Who was unwilling to look at the toll?",
        "Who called on the drivers to use the ferry?",
    ],
)
def test_a_plain_statement_is_no_plea_and_no_refusal(desk: Desk, asked: str) -> None:
    (answer,), _ = talk(desk, asked)
    assert not text(answer).startswith("Said by")


def test_whoever_tells_of_being_accused_is_not_the_one_who_accused(desk: Desk) -> None:
    (answer,), _ = talk(desk, "Who accused the singer of making up a story?")
    assert not answer.answered


def test_of_a_noun_and_others_of_its_kind_the_one_who_spoke_of_it_is_meant(desk: Desk) -> None:
    (answer,), _ = talk(desk, "What did the lawyer say about sleep?")
    assert "Nobody slept" in quotes(answer)[0].evidence.text


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("What did the FM say about the sums?", "I will not go into the sums"),
        ("What did the EC's transport chief say about fees?", "fair to all"),
        ("What did the mother of three from Brelle say about the minister?", "I'm begging"),
        ("What did the two foreign ministers agree on?", "must open in June"),
        ("What did the top diplomat say about the sums?", "I will not go into the sums"),
        ("What did both ministers agree on?", "must open in June"),
        ("On the toll, what does Parry claim?", "would ruin many"),
        ("Why didn't Brandt want to go into the sums?", "I will not go into the sums"),
        (
            "I'm writing about the union's line - what did its secretary say about the ministry?",
            "a letter from us",
        ),
    ],
)
def test_what_they_said(desk: Desk, asked: str, words: str) -> None:
    (answer,), _ = talk(desk, asked)
    assert answer.answered
    assert words in quotes(answer)[0].evidence.text
