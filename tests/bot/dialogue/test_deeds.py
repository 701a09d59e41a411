"""Who did a thing by what articles tell, what somebody wants, and why they say what they say."""

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

STORY = """date 2022-07-04 The ferry Alma sank off Sund on Sunday.

Harbour master Greta Moll welcomed the verdict. “I asked for nothing else,” she said on the quay.

Tom Reve, the owner of the ferry, criticised Moll. “The Alma was old,” Moll said.

“The owners must raise the wreck before winter,” Moll said. “The owners know the sea better than I \
do.”

“The wreck leaks oil because the tank is open,” Reve said. “The wreck is deep.”
"""


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = write_archive(tmp_path_factory.mktemp("deeds"), {"ferry.txt": STORY})
    with Archive.open(path) as archive:
        yield Desk(archive, load_phrases())


def test_what_an_article_tells_comes_with_the_words_of_who_did_it(harbour: Desk) -> None:
    (answer,), _ = talk(harbour, "Who welcomed the court's verdict?")
    first = quotes(answer)[0].evidence
    assert "welcomed the verdict" in first.text
    assert "I asked for nothing else" in first.text
    assert first.person
    assert first.person.name == "Greta Moll"


def test_whom_a_thing_was_done_to_is_not_who_did_it(harbour: Desk) -> None:
    (answer,), _ = talk(harbour, "Who criticised Moll?")
    assert all(
        one.evidence.person is None or one.evidence.person.name != "Greta Moll"
        for one in quotes(answer)
        if not one.nearest
    )


@pytest.mark.parametrize("question", ["Who welcomed the owners?", "Who criticised the passengers?"])
def test_a_verb_alone_answers_nothing(harbour: Desk, question: str) -> None:
    (answer,), _ = talk(harbour, question)
    assert not answer.answered, text(answer)


@pytest.mark.parametrize(
    "question",
    [
        "What does Moll want the owners to do?",
        "What should the owners do according to Moll?",
        "What did the harbour master demand of the owners?",
    ],
)
def test_what_somebody_wants_comes_first(harbour: Desk, question: str) -> None:
    (answer,), _ = talk(harbour, question)
    assert "must raise the wreck" in quotes(answer)[0].evidence.text


def test_why_somebody_says_a_thing_is_what_they_say_of_it(harbour: Desk) -> None:
    (answer,), _ = talk(harbour, "Why does Reve say that the wreck leaks?")
    assert answer.answered
    first = quotes(answer)[0].evidence
    assert "because the tank is open" in first.text
    assert first.person
    assert first.person.name == "Tom Reve"
