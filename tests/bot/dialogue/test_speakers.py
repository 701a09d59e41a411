"""Who said or did it, by verbs and by descriptions, in a conversation."""

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
    "pier.txt": "date 2022-06-01\n\n"
    "The old pier of Sund will be torn down in autumn.\n\n"
    "Council president Greta Moll told a meeting that few people use the pier.\n\n"
    "“We cannot keep a pier for the gulls,” Moll said. "
    "“I know it hurts, and I am sorry for it.”\n\n"
    "“It was not the council that sold the timber,” Moll said.\n\n"
    "A fisherman who gave his name only as Aron said he would chain himself to it.\n\n"
    "Moll did not take questions.",
    "mine.txt": "date 2022-06-02\n\n"
    "The mine at Gorl will open again.\n\n"
    "“The first coal comes in May,” said Tomas Reve, the president of the mine.\n\n"
    "Reve stressed that the old shafts were safe. “The old shafts were safe in my time too,” said "
    "Pia Kern, a miner.",
    "dig.txt": "date 2022-06-03\n\n"
    "Treasure hunter Lars Brink told reporters that the dig for the gold was over.\n\n"
    "“I was told to leave the gold alone,” Brink said.\n\n"
    "Jonas Varga, the other treasure hunter, said the dig would go on in two weeks.\n\n"
    "“The shaft is too wet for anybody,” said Nora Pell, a soil chemist.\n\n"
    "“Water stands in the old tunnel,” Pell said.\n\n"
    "Rescue teams feared that the tunnel would fall.\n\n"
    "One lorry driver had not heard of it. Ivo Strand came to the shaft as on any day.\n\n"
    "“Nobody told me,” Strand said. A night guard was asleep. Lars Brink woke him.",
}


@pytest.fixture(scope="module")
def sund(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with Archive.open(write_archive(tmp_path_factory.mktemp("sund"), STORIES)) as archive:
        yield Desk(archive, load_phrases())


@pytest.mark.parametrize(
    ("turns", "person", "words"),
    [
        (["Who is sorry that the pier will be torn down?"], "Greta Moll", "I am sorry"),
        (["Who denied that the council sold the timber?"], "Greta Moll", "It was not the council"),
        (["Who stressed that the old shafts were safe?"], "Tomas Reve", "stressed"),
        (["What did the man called Aron say?"], "Aron", "chain himself"),
        (["What did Moll say?", "Did she take questions?"], None, "did not take questions"),
        (["What did Moll say?", "And the president?"], "Greta Moll", "pier"),
        (["What did Pia Kern say?", "What did the president say?"], "Tomas Reve", "coal"),
        (["What did the other treasure hunter say?"], "Jonas Varga", "two weeks"),
        (["What did the chemist say about the tunnel?"], "Nora Pell", "Water stands"),
        (["What did Lars Brink say?", "And the chemist?"], "Nora Pell", "too wet"),
        (["What did Lars Brink say?", "And the lorry driver?"], "Ivo Strand", "Nobody told me"),
    ],
)
def test_who_it_was(sund: Desk, turns: list[str], person: str | None, words: str) -> None:
    answers, _ = talk(sund, *turns)
    assert answers[-1].answered
    first = quotes(answers[-1])[0].evidence
    assert (first.person.name if first.person else None) == person
    assert words in first.text


def test_whom_the_story_on_screen_means_is_told(sund: Desk) -> None:
    answers, _ = talk(sund, "What did Pia Kern say?", "What did the president say?")
    assert "“the president” was taken as Tomas Reve." in text(answers[-1])


def test_without_a_story_on_screen_it_is_asked_who_is_meant(sund: Desk) -> None:
    (answer,), _ = talk(sund, "What did the president say?")
    assert not answer.answered
    assert "Which one do you mean?" in text(answer)


@pytest.mark.parametrize(
    "turns",
    [
        ["Who is sorry that the mine will open?"],
        ["Who denied that the pier will be torn down?"],
        ["What did Moll eat before she spoke?"],
        ["What did Moll say?", "Did she resign?"],
        ["What did the man called Bertil say?"],
        ["Who told Brink to leave the gold?"],
        ["What did the other chemist say?"],
        ["What do the sailors fear?"],
        ["What did the night guard say?"],
        ["Who hopes that the tunnel will fall?"],
    ],
)
def test_what_nobody_said_or_did_is_not_answered(sund: Desk, turns: list[str]) -> None:
    answers, _ = talk(sund, *turns)
    assert not answers[-1].answered
    assert all(quote.nearest for quote in quotes(answers[-1]))


def test_what_else_keeps_to_the_verb(sund: Desk) -> None:
    answers, state = talk(sund, "Who stressed that the old shafts were safe?", "what else?")
    assert state.request is not None
    assert state.request.cue == "stressed"
    shown = [quote.evidence.address for answer in answers for quote in quotes(answer)]
    assert len(shown) == len(set(shown))
