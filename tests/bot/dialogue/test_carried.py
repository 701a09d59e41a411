"""What "it", "they", "there" and "she" mean in a question that goes on from another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answering.phrases import load_phrases
from bot.conversation import Desk
from bot.dialogue.carried import matter_of
from retrieval.archive.archive import Archive
from tests.support.newsroom import write_archive
from tests.support.talking import quotes, talk, text

if TYPE_CHECKING:
    from collections.abc import Iterator

MILL = """date 2023-05-02 Windmill turns again after ninety years

The windmill of Harrow turned again on Tuesday. It weighs forty tonnes and cost 900,000 euros.

The miller, Greta Sand, met the sailmaker Otto Bell at the mill. The two agreed that the sails \
must be red. “Wood never lies,” Sand said.

Bell said that the sails would last thirty years.
"""
FERRY = """date 2023-05-04 Ferry launched at Port Nessel

The ferry was launched on Thursday at Port Nessel. It weighs 2,100 tonnes and cost 61 million euros.

The shipyard's director, Paul Oram, said the ferry would start in June. “She floats,” Oram said.

The owner of the shipyard, Lena Costa, said the crew must learn the ropes of the ferry at once.
"""


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = write_archive(tmp_path_factory.mktemp("news"), {"mill.txt": MILL, "ferry.txt": FERRY})
    with Archive.open(path) as archive:
        yield Desk(archive, load_phrases())


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        (("When did the windmill turn?", "How much does it weigh?"), "forty tonnes"),
        (("When was the ferry launched?", "How much does it weigh?"), "2,100 tonnes"),
        (("When did the windmill turn?", "What did it cost?"), "900,000 euros"),
        (("Where was the ferry launched?", "When was that?"), "on Thursday"),
        (("Who met the sailmaker?", "What did they agree on?"), "the sails must be red"),
        (("Who met the sailmaker?", "Thanks!", "What did they agree on?"), "the sails must be red"),
    ],
)
def test_it_goes_back_to_the_story_before(news: Desk, turns: tuple[str, ...], words: str) -> None:
    answer = talk(news, *turns)[0][-1]
    assert answer.answered
    assert words in quotes(answer)[0].evidence.text


def test_what_it_goes_back_to_is_shown(news: Desk) -> None:
    answer = talk(news, "When was the ferry launched?", "How much does it weigh?")[0][-1]
    assert "going on from “When was the ferry launched?”" in text(answer)


def test_another_story_is_no_answer_to_what_points_back(news: Desk) -> None:
    answer = talk(news, "When did the windmill turn?", "Where was it launched?")[0][-1]
    assert not answer.answered
    assert all("ferry" not in quote.evidence.text.lower() for quote in quotes(answer))


def test_who_it_is_is_whom_she_means(news: Desk) -> None:
    _, answer = talk(news, "Who is the miller of the windmill?", "What did she say about wood?")[0]
    assert "Wood never lies" in quotes(answer)[0].evidence.text


def test_the_other_side_of_the_story_need_not_use_the_same_words(news: Desk) -> None:
    answer = talk(news, "What did Oram say about the ferry's start in June?", "and Costa?")[0][-1]
    assert answer.answered
    assert "learn the ropes" in quotes(answer)[0].evidence.text


def test_what_is_her_name(news: Desk) -> None:
    _, answer = talk(news, "What did Sand say?", "What is her name?")[0]
    assert text(answer).startswith("Greta Sand, as the articles present them:")


@pytest.mark.parametrize(
    ("question", "matter"),
    [
        ("When was the launch?", "the launch"),
        ("why was it delayed? When was the launch?", "delayed the launch"),
        ("How many people died in the flood?", "people died in the flood"),
        ("the launch", "the launch"),
        ("who?", ""),
    ],
)
def test_what_a_question_is_about(question: str, matter: str) -> None:
    assert matter_of(question) == matter
