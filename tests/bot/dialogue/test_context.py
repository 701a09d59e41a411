"""What is said in a story about a topic, days that statements name, and whom "he" cannot mean."""

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
    "strike.txt": """date 2022-05-03 Tram drivers in Kolding began a strike on Monday.

“I cannot believe they walked away from that offer,” said Lise Marker, director of the trams.

Marker said the offer was fair. The drivers want shorter nights.

Kolding Transport advised passengers to walk.
""",
    "garden.txt": """date 2022-05-04 Lise Marker praises, laments the old garden.

“The pear trees were planted in a bad year,” said Lise Marker in April. “I water them myself.”

“Anna Dahl knows more of the garden than I do,” Marker said. “President Dahl gave the trees.”

Anna Dahl would not say whether the gate would be open on Sunday.
""",
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with Archive.open(write_archive(tmp_path_factory.mktemp("kolding"), STORIES)) as archive:
        yield Desk(archive, load_phrases())


def test_what_is_said_in_a_story_about_a_topic_counts_and_it_is_said_how(desk: Desk) -> None:
    (answer,), _ = talk(desk, "What did Marker say about the strike?")
    assert answer.answered
    assert "names the strike; from a story about it" in text(answer)
    first, *others = quotes(answer)
    assert "walked away" in first.evidence.text
    assert all(one.evidence.article.source == "strike.txt" for one in others)


@pytest.mark.parametrize(
    "question",
    [
        "What did Marker say about pensions?",
        "What did Marker say about pensions in the strike?",
        "Did Marker condemn the strike?",
        "What did Dahl say about the strike?",
        "What did Marker say about Kolding?",
    ],
)
def test_what_no_story_is_about_is_still_refused(desk: Desk, question: str) -> None:
    (answer,), _ = talk(desk, question)
    assert not answer.answered


def test_a_bare_person_after_a_question_is_no_topic_of_the_story(desk: Desk) -> None:
    (_, answer), _ = talk(desk, "What did Marker say about the offer?", "And the drivers?")
    assert not answer.answered


def test_a_headline_is_no_statement_where_there_is_another(desk: Desk) -> None:
    (answer,), _ = talk(desk, "What did Marker say about the garden?")
    assert "praises" not in quotes(answer)[0].evidence.text


def test_a_month_that_no_article_is_of_can_be_a_word_of_the_statement(desk: Desk) -> None:
    (answer,), _ = talk(desk, "What did Marker say in April about the pear trees?")
    assert answer.answered
    assert "in April" in quotes(answer)[0].evidence.text


def test_a_month_that_nothing_tells_of_is_refused_with_what_there_is(desk: Desk) -> None:
    answers, state = talk(desk, "What did Marker say in June about the pear trees?")
    assert not answers[0].answered
    assert "Without that limit" in text(answers[0])
    (more,), _ = talk(desk, "What did she say about the offer?", state=state)
    assert more.answered


def test_he_is_no_organisation_and_a_name_alone_is_no_answer(desk: Desk) -> None:
    answers, _ = talk(desk, "What did Kolding Transport advise?", "What is his wife's name?")
    assert answers[0].answered
    assert not answers[1].answered


def test_a_non_answer_comes_first_where_just_that_is_asked(desk: Desk) -> None:
    (answer,), _ = talk(desk, "Will the gate be open on Sunday?")
    assert quotes(answer)[0].evidence.declined


@pytest.mark.parametrize("question", ["When was Lise Marker born?", "Where did Anna Dahl study?"])
def test_what_only_names_somebody_answers_nothing(desk: Desk, question: str) -> None:
    (answer,), _ = talk(desk, question)
    assert not answer.answered
