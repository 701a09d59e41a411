"""What stands before a turn's own words: thanks, apologies, a change of subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.phrases import load_phrases
from bot.conversation import Desk
from bot.dialogue.openers import own_words
from retrieval.archive.archive import Archive
from retrieval.asking.question import LONGEST
from tests.support.newsroom import write_archive
from tests.support.talking import quotes, talk, text

if TYPE_CHECKING:
    from collections.abc import Iterator

MILL = """date 2023-02-06 The paper mill in Vessel will close in June, its owner said.

“The river has no more water for us,” said Karin Holt, the director of the mill. “We pay 140 \
workers until autumn.”

About 60 of them live in Vessel. Aron Birk, the mayor, said the river belonged to everybody.
"""
RIVER = """date 2023-02-07 Farmers on the river Lode welcomed the end of the paper mill.

Aron Birk said that the town would buy the land. “Water comes before paper,” he said.

Lene Moss, who keeps 300 sheep, said the mill had 150 workers and one good whistle.
"""


@pytest.fixture(scope="module")
def vessel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = write_archive(tmp_path_factory.mktemp("vessel"), {"mill.txt": MILL, "river.txt": RIVER})
    with Archive.open(path) as archive:
        yield Desk(archive, load_phrases())


@pytest.mark.parametrize(
    ("typed", "own"),
    [
        ("I see. And what does she say?", "And what does she say?"),
        ("ok, got it - thanks. Who is Holt?", "Who is Holt?"),
        ("Thanks! And Birk?", "And Birk?"),
        ("Hm, and the mayor?", "and the mayor?"),
        ("Something else now: where is the mill?", "where is the mill?"),
        ("Another question: when?", "when?"),
        ("Moving on, what did Moss say?", "what did Moss say?"),
        ("I am wondering whether Holt was asked", "whether Holt was asked"),
        ("Excuse me, I made a mistake, I meant Birk.", "no, Birk."),
        ("Oh, I'm sorry, I meant the mayor", "no, the mayor"),
        ("sorry, wrong person - Moss", "no, Moss"),
        ("Moss, I meant", "no, Moss"),
        ("I meant Moss, not Holt", "no, Moss"),
        ("sorry, what did Moss say?", "what did Moss say?"),
        ("no wait, the other article", "in the other article?"),
        ("And what does the other article say about that?", "in the other article?"),
        ("Does the second story say the same?", "in the second story?"),
        ("and the other one?", "in the other article?"),
        ("Where exactly?", "where?"),
        ("On which day?", "when?"),
        ("by whom?", "who?"),
        ("For how much?", "how much?"),
        ("Who did then?", "who said that?"),
    ],
)
def test_a_turn_is_read_by_its_own_words(typed: str, own: str) -> None:
    assert own_words(typed, goes_on=True) == own


@pytest.mark.parametrize(
    "typed",
    [
        "Right to roam: what is it?",
        "Great Britain, what did it say?",
        "Now you see me",
        "thanks, that was helpful!",
        "ok thanks",
        "I see.",
        "no",
        "sorry",
        "yes, please",
        "the first one",
        "“Right, I meant Lee,” she said",
        "Read me the passage",
        "I wanted to know what Lee said",
        "/verify Thanks. I meant Lee.",
        "What does the other article say about Lee?",
    ],
)
def test_what_says_something_stays(typed: str) -> None:
    assert own_words(typed, goes_on=True) == typed


def test_the_first_turn_takes_nothing_back() -> None:
    assert own_words("I meant Lee", goes_on=False) == "I meant Lee"
    assert own_words("Where exactly?", goes_on=False) == "Where exactly?"
    assert own_words("Hello. Thanks. Who is Lee?", goes_on=False) == "Hello. Thanks. Who is Lee?"


@given(st.text(alphabet="sory no,.-…meant I Lee?!ok", max_size=80), st.booleans())
def test_any_message_keeps_its_end(typed: str, goes_on: bool) -> None:  # noqa: FBT001  # Drawn.
    own = own_words(typed, goes_on=goes_on)
    assert own or not typed.strip()
    assert len(own) <= len(typed) + len("in the newest newspaper?")


def test_a_long_message_is_left_alone() -> None:
    long = "Sorry, " * LONGEST
    assert own_words(long, goes_on=True) == long


def test_a_correction_asks_the_same_of_somebody_else(vessel: Desk) -> None:
    answers, _ = talk(vessel, "What did Holt say about the river?", "Oh sorry, I meant the mayor.")
    assert "Aron Birk, on the river" in text(answers[1])


def test_a_number_is_asked_for_in_the_other_article(vessel: Desk) -> None:
    answers, _ = talk(vessel, "How many workers does the mill pay?", "And in the other article?")
    (quote,) = quotes(answers[1])
    assert "150 workers" in quote.evidence.text
    assert quote.evidence.article.source == "river.txt"


def test_an_article_without_a_number_near_it_is_no_answer(vessel: Desk) -> None:
    answers, _ = talk(vessel, "How many sheep does Moss keep?", "And in the other article?")
    assert answers[0].answered
    assert not answers[1].answered


def test_what_is_counted_of_those_before_comes_with_them(vessel: Desk) -> None:
    answers, _ = talk(vessel, "How many workers had the mill?", "what does the other article say?")
    assert any("140 workers" in quote.evidence.text for quote in quotes(answers[1]))


@pytest.mark.parametrize("short", ["Where exactly?", "In which town?", "and where?"])
def test_a_few_words_ask_one_thing_more_of_what_was_told(vessel: Desk, short: str) -> None:
    answers, _ = talk(vessel, "When will the paper mill close?", short)
    assert answers[1].answered
    assert "Vessel" in quotes(answers[1])[0].evidence.text


@pytest.mark.parametrize("said", ["I see.", "Interesting!", "got it", "Right.", "hm"])
def test_who_only_listens_is_answered_politely(vessel: Desk, said: str) -> None:
    answers, _ = talk(vessel, "What did Holt say?", said, "what else did she say?")
    assert answers[1].intent == "thanks"
    assert answers[2].intent == "what-said"


def test_who_takes_a_question_back_is_asked_what_they_meant(vessel: Desk) -> None:
    answers, _ = talk(vessel, "What did Holt say?", "no wait")
    assert answers[1].intent == "complaint"


def test_who_else_leaves_out_who_was_shown(vessel: Desk) -> None:
    answers, _ = talk(vessel, "What did Holt say about the river?", "Who else spoke about it?")
    names = {quote.evidence.person.name for quote in quotes(answers[1]) if quote.evidence.person}
    assert names
    assert "Karin Holt" not in names


def test_to_agree_goes_on_with_the_topic_before(vessel: Desk) -> None:
    answers, _ = talk(vessel, "What did Holt say about the river?", "Did Birk agree?")
    assert "river" in text(answers[1])
    assert "“agree”" not in text(answers[1])


def test_a_short_question_stays_in_the_story_that_is_spoken_of(vessel: Desk) -> None:
    answers, _ = talk(vessel, "How many sheep does Moss keep?", "Who would buy the land?")
    assert quotes(answers[1])[0].evidence.article.source == "river.txt"
