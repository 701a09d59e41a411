"""The names of several people, of which only a sentence with a name is an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answering.phrases import load_phrases
from bot.conversation import Desk
from retrieval.archive.archive import Archive
from tests.support.newsroom import write_archive
from tests.support.talking import quotes, talk

if TYPE_CHECKING:
    from collections.abc import Iterator

STORIES = {
    "ferry.txt": "date 2022-06-01\n\n"
    "Two brothers were arrested in Sund on Friday over the fire on the ferry.\n\n"
    "“We have two brothers and one match,” said Inspector Greta Moll.\n\n"
    "The victims were on their way home. Among the victims are a baker, Aron Veit, 61, and his "
    "daughter.\n\n"
    "“Aron Veit baked for the whole street,” said Pia Kern, a neighbour.\n\n"
    "Transport Minister Ove Lind of Norway met his Danish counterpart, Karl af Roe, in Sund. The "
    "Danish king sent a letter, and the ferry company a lawyer.",
}


@pytest.fixture(scope="module")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with Archive.open(write_archive(tmp_path_factory.mktemp("ferry"), STORIES)) as archive:
        yield Desk(archive, load_phrases())


@pytest.mark.parametrize("who", ["the two brothers arrested in Sund", "the brothers"])
def test_whom_nobody_names_gets_no_names(ferry: Desk, who: str) -> None:
    (answer,), _ = talk(ferry, f"What are the names of {who}?")
    assert not answer.answered


def test_a_sentence_that_names_one_comes_first(ferry: Desk) -> None:
    (answer,), _ = talk(ferry, "What were the names of the victims?")
    assert answer.answered
    assert "Aron Veit, 61" in quotes(answer)[0].evidence.text


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("What is the name of Lind's Danish counterpart?", "Karl af Roe"),
        ("Lind's counterpart - name?", "Karl af Roe"),
        ("Who is the Danish counterpart of the Norwegian minister?", "Karl af Roe"),
    ],
)
def test_somebody_who_is_only_named_beside_a_noun(ferry: Desk, question: str, name: str) -> None:
    (answer,), _ = talk(ferry, question)
    assert answer.answered
    assert name in quotes(answer)[0].evidence.text


@pytest.mark.parametrize(
    "question",
    [
        "the Danish king's name?",
        "name of the ferry company's lawyer?",
        "What is the Danish transport inspector's name?",
        "the captain of the ferry - name?",
    ],
)
def test_a_name_that_nothing_gives_is_not_made_of_another(ferry: Desk, question: str) -> None:
    (answer,), _ = talk(ferry, question)
    assert not answer.answered
