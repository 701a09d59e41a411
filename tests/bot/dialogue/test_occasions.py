"""Where or when somebody spoke: another one's place or day is no answer."""

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
    "dam.txt": "date 2022-06-01\n\n"
    "Dam to be rebuilt\n\n"
    "In Norden, Harbour Commissioner Greta Moll said the dam will be rebuilt.\n\n"
    "Mayor Otto Brandt spoke to reporters in Veldt Monday after a visit to the dam.\n\n"
    "“We met in Oslo,” Brandt said. “The dam will stand.”\n\n"
    "“It is our duty to mend it,” said Moll in a short statement on Tuesday.\n\n"
    "Engineer Ida Falk said water will stay in Holmby. “It will hold,” she said.",
}


@pytest.fixture(scope="module")
def dam(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with Archive.open(write_archive(tmp_path_factory.mktemp("dam"), STORIES)) as archive:
        yield Desk(archive, load_phrases())


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Where did Greta Moll speak?", "In Norden"),
        ("Where did the harbour commissioner give her statement?", "In Norden"),
        ("In which town did Brandt speak to the press?", "in Veldt"),
        ("Where was Brandt when he spoke?", "in Veldt"),
        ("On what day did Moll make her statement?", "on Tuesday"),
        ("When did Brandt talk to reporters?", "Monday"),
    ],
)
def test_where_and_when_somebody_spoke(dam: Desk, question: str, words: str) -> None:
    (answer,), _ = talk(dam, question)
    assert answer.answered
    assert words in quotes(answer)[0].evidence.text


def test_whom_he_means_is_taken_from_before(dam: Desk) -> None:
    answers, _ = talk(dam, "What did Brandt say about the dam?", "Where did he speak?")
    assert "in Veldt" in quotes(answers[1])[0].evidence.text


@pytest.mark.parametrize("question", ["Where did Falk speak?", "When did Falk give her speech?"])
def test_what_is_somewhere_else_is_not_where_somebody_spoke(dam: Desk, question: str) -> None:
    (answer,), _ = talk(dam, question)
    assert not answer.answered
