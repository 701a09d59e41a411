"""A few words that ask one thing more of what was just told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.dialogue.fragments import plain_fragment
from tests.support.talking import quotes, talk, text

if TYPE_CHECKING:
    from bot.conversation import Desk

IRAN = "What did Stoltenberg say about Iran?"
TROOPS = "How many troops does Canada have in Iraq?"


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("And exactly where?", "where?"),
        ("in which village?", "where?"),
        ("On what date exactly?", "when?"),
        ("By whom?", "who?"),
        ("how many of them?", "how many?"),
        ("Says who?", "who said that?"),
        ("anything more on that?", "what else?"),
        ("another one", "what else?"),
        ("Which article is that from?", "source?"),
        ("Is that in both articles?", "do both articles say that?"),
        ("What comes after it?", "the next paragraph"),
        ("and the one before?", "the previous paragraph"),
        ("Same question for Moss", "and Moss?"),
        ("so what about Moss, did she say anything on that?", "what did Moss say about that?"),
        ("Did anyone else comment on it?", "who else spoke about it?"),
        ("Where is the mill?", ""),
        ("Did he say something about the mill?", ""),
        ("another mill", ""),
        ("Which article?", "source?"),
        ("What's the date of that article?", "source?"),
        ("Who did?", "who said that?"),
        ("who is he anyway?", "who is he?"),
        ("what's her rank?", "who is she?"),
        ("What happened next?", "the next paragraph"),
        ("And what figure does Moss give?", "what did Moss say about the figure?"),
        ("What figure does the report give?", ""),
        ("Who did the painting?", ""),
        ("What happened next to the mill?", ""),
        ("what comes after the war?", ""),
        ("who was asked?", ""),
    ],
)
def test_a_fragment_has_a_plainest_form(typed: str, plain: str) -> None:
    assert plain_fragment(typed) == plain


@pytest.mark.parametrize("asked", ["wait, who is that?", "sorry, who?", "Who is this?"])
def test_after_statements_that_is_who_speaks(desk: Desk, asked: str) -> None:
    answers, _ = talk(desk, IRAN, asked)
    assert text(answers[1]).startswith("Jens Stoltenberg, as the articles present them")


@pytest.mark.parametrize("asked", ["Same question for Guterres", "did Guterres say anything too?"])
def test_the_same_is_asked_of_somebody_else(desk: Desk, asked: str) -> None:
    answers, _ = talk(desk, IRAN, asked)
    assert text(answers[1]).startswith("Antonio Guterres, on Iran")


def test_others_are_those_who_were_not_shown(desk: Desk) -> None:
    answers, _ = talk(desk, IRAN, "Did anyone else say anything about it?")
    people = [quote.evidence.person for quote in quotes(answers[1])]
    assert people
    assert all(person is None or person.name != "Jens Stoltenberg" for person in people)


def test_the_paragraph_beside_a_passage_is_shown(desk: Desk) -> None:
    answers, _ = talk(desk, "the paragraph about the helicopters", "What comes after it?")
    assert "offered no indication" in text(answers[1])


def test_a_described_passage_is_gone_on_from(desk: Desk) -> None:
    answers, _ = talk(desk, "the paragraph about the helicopters", "How many are there?")
    assert "three CH-146 Griffon helicopters" in quotes(answers[1])[0].evidence.text


def test_what_holds_no_word_of_a_question_that_points_back_is_no_answer(desk: Desk) -> None:
    answers, _ = talk(desk, TROOPS, "Are they going to be withdrawn?")
    assert "planning to withdraw troops" in quotes(answers[1])[0].evidence.text


@pytest.mark.parametrize("asked", ["who is she?", "what did they say?"])
def test_a_pronoun_that_means_nobody_is_asked_back(desk: Desk, asked: str) -> None:
    answers, _ = talk(desk, TROOPS, asked)
    assert "Please name the person" in text(answers[1])


def test_they_are_who_was_asked_about(desk: Desk) -> None:
    answers, _ = talk(desk, "What did the allies call for?", "what did they say about Iran?")
    assert "“the allies”, on Iran" in text(answers[1])


@pytest.mark.parametrize("asked", ["are you sure?", "Really?"])
def test_a_doubt_is_not_judged(desk: Desk, asked: str) -> None:
    answers, _ = talk(desk, TROOPS, asked)
    assert "do not judge it" in text(answers[1])
