"""Whom only others tell of: the words are the teller's, and it is said so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answering.phrases import load_phrases
from bot.answering.record import record_of
from bot.conversation import Desk
from retrieval.archive.archive import Archive
from tests.support.newsroom import write_archive
from tests.support.talking import quotes, talk, text

if TYPE_CHECKING:
    from collections.abc import Iterator

STORY = """date 2022-05-03 Mayor Rita Olsen met the harbour board. Tom Berg, the harbour \
master, was there.

“The old pumps must go,” Olsen said.

“The mayor promised that every family would be paid,” Berg said. “The quay is closed.”

“The bank told us that the loan was gone,” Berg said.

Berg said Nils Dahl, the owner of the shipyard, had warned that the dock would flood.
"""
LETTERS = """date 2022-05-03 Mayor Rita Olsen met the harbour board with Tom Berg, the pilot.

“The old pumps must go,” Olsen said.

Berg wrote to Dahl about the lighthouse in April. “The quay is closed,” Berg said.

Olsen mentioned the sailors in a letter to the harbour board.
"""


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = write_archive(tmp_path_factory.mktemp("harbour"), {"harbour.txt": STORY})
    with Archive.open(path) as archive:
        yield Desk(archive, load_phrases())


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = write_archive(tmp_path_factory.mktemp("letters"), {"letters.txt": LETTERS})
    with Archive.open(path) as archive:
        yield Desk(archive, load_phrases())


@pytest.mark.parametrize(
    ("question", "named", "words"),
    [
        ("What did the bank say?", "The bank", "the loan was gone"),
        ("What did the bank say about the loan?", "The bank", "the loan was gone"),
        ("What did Nils Dahl say?", "Nils Dahl, the owner of the shipyard", "would flood"),
        ("What did the shipyard's owner say?", "Nils Dahl, the owner of the shipyard", "flood"),
        ("What did Olsen say about families?", "The mayor", "every family"),
    ],
)
def test_what_others_tell(harbour: Desk, question: str, named: str, words: str) -> None:
    (answer,), _ = talk(harbour, question)
    assert answer.answered
    assert "as others tell it" in text(answer).partition("\n\n")[0]
    quote = quotes(answer)[0]
    assert words in quote.evidence.text
    assert quote.evidence.person is not None
    assert quote.evidence.person.name == "Tom Berg"
    assert f"telling what “{named}”" in quote.speaker_line


def test_own_words_come_before_what_others_tell(harbour: Desk) -> None:
    (answer,), _ = talk(harbour, "What did Olsen say?")
    own, told = quotes(answer)
    assert own.evidence.person == told.evidence.relayed
    assert told.evidence.person is not None
    assert told.evidence.person.name == "Tom Berg"
    assert "telling what “The mayor” (Rita Olsen) said" in told.speaker_line


def test_a_sentence_without_them_is_not_theirs(harbour: Desk) -> None:
    (answer,), _ = talk(harbour, "What did Berg say about the quay?")
    record = record_of(answer, text(answer))["quotes"][0]
    assert "quay" in record["text"]
    assert record["person"] == "Tom Berg"


def test_a_program_can_tell(harbour: Desk) -> None:
    (answer,), _ = talk(harbour, "Who promised that every family would be paid?")
    record = record_of(answer, text(answer))["quotes"][0]
    assert record["person"] == "Tom Berg"
    assert record["relayed_text"] == "The mayor"
    assert record["relayed"] == "Rita Olsen"


def test_what_she_is_told_to_have_mentioned(letters: Desk) -> None:
    (answer,), _ = talk(letters, "Did Olsen mention the sailors?")
    assert answer.answered
    assert quotes(answer)[0].evidence.text.startswith("Olsen mentioned the sailors")


@pytest.mark.parametrize("thing", ["Dahl", "the quay", "the cranes"])
def test_what_mentions_something_else_does_not_answer(letters: Desk, thing: str) -> None:
    (answer,), _ = talk(letters, f"Did Olsen mention {thing}?")
    assert not answer.answered
    assert text(answer).startswith("Not in this 1 article")
    assert not any("sailors" in quote.evidence.text for quote in quotes(answer))


def test_the_seeds_prime_minister(desk: Desk) -> None:
    (answer,), _ = talk(desk, "What did the Iraqi prime minister say?")
    assert text(answer).startswith("“the Iraqi prime minister”, as others tell it:")
    (quote,) = quotes(answer)
    assert quote.speaker_line.startswith("Jens Stoltenberg")
    assert "telling what “The Iraqi prime minister” said" in quote.speaker_line
