"""What a journalist would ask of the two seeds, and what must come first in the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answering.answer import Answer, PassageView, Quote
from bot.conversation_state import State

if TYPE_CHECKING:
    from bot.conversation import Desk

STOLTENBERG, GUTERRES = "Jens Stoltenberg", "Antonio Guterres"
CHAMPAGNE = "François-Philippe Champagne"


def converse(desk: Desk, *turns: str) -> Answer:
    state = State()
    for text in turns:
        answer, state = desk.ask(text, state)
    return answer


def quotes(answer: Answer) -> list[Quote]:
    return [block for block in answer.blocks if isinstance(block, Quote)]


FOUND = [
    # Who said it.
    (["Who called for maximum restraint?"], GUTERRES, "Exercise maximum restraint."),
    (["Who said war causes suffering?"], GUTERRES, "terrible human suffering caused by war"),
    (["Who says ordinary people pay the highest price?"], GUTERRES, "ordinary people pay"),
    (["Who said a new conflict would be in no one's interest?"], STOLTENBERG, "A new conflict"),
    (["who talked about turmoil"], GUTERRES, "turmoil"),
    (["Who spoke of a U.S. decision?"], STOLTENBERG, "This is a U.S. decision"),
    (["Who said Iran must refrain from violence?"], STOLTENBERG, "So Iran must refrain"),
    (["Who expects close dialogue with the Iraqi government?"], STOLTENBERG, "close dialogue"),
    (["Who declined to say whether NATO would leave?"], STOLTENBERG, "declined to say whether"),
    (["Who said nuclear non-proliferation can't be taken for granted?"], GUTERRES, "nuclear non"),
    # What somebody said.
    (["What did Stoltenberg say about Iran?"], STOLTENBERG, "Iran"),
    (["What did the NATO chief say about nuclear weapons?"], STOLTENBERG, "nuclear weapons"),
    (["What did stoltenburg say about terrorism?"], STOLTENBERG, "terror"),
    (["What did the UN Secretary-General say about war?"], GUTERRES, "caused by war"),
    (["What did Guterres say about dialogue?"], GUTERRES, "Restart dialogue."),
    (["What does Stoltenberg think of the training mission?"], STOLTENBERG, "training"),
    (["What did Stoltenberg say about the drone strike decision?"], STOLTENBERG, "decision"),
    (["What did Champagne say?"], CHAMPAGNE, "Daesh"),
    (["What did the foreign minister say about Iraq?"], CHAMPAGNE, "Iraq"),
    (["Stoltenberg on missiles"], STOLTENBERG, "missile"),
    (["According to Stoltenberg, why was training suspended?"], STOLTENBERG, "security situation"),
    # Facts.
    (["Why was the training mission suspended?"], STOLTENBERG, "because of the security situation"),
    (["When was the NATO mission in Baghdad established?"], None, "in the fall of 2018"),
    (["How many helicopters are there?"], None, "three CH-146 Griffon helicopters"),
    (["How many troops does Canada have in Iraq?"], None, "about 500 troops"),
    (["Where are the Canadian engineers?"], None, "Besmaya, Iraq"),
    (["What did Iraq's parliament vote for?"], None, "non-binding resolution"),
    (["Who ordered the drone strike?"], None, "ordered by U.S. President Donald Trump"),
    (["Did Trump order the strike?"], None, "ordered by U.S. President Donald Trump"),
    (["What is JTF-I?"], None, "JTF-I Detachment Erbil, a tactical aviation detachment"),
    (["What kind of helicopters does Canada have in theatre?"], None, "three CH-146 Griffon"),
    (["tell me about Canada"], None, "Canada"),
    (["helicopters"], None, "Griffon helicopters"),
    (["Who took the photo?"], None, "(Frank Augstein/The Associated Press)"),
    (["What does the photo caption say?"], None, "wait to take their seats"),
    # What was not answered.
    (["What did Stoltenberg decline to answer?"], STOLTENBERG, ""),
    (["What did Stoltenberg decline to say about leaving Iraq?"], STOLTENBERG, "would leave"),
    (["Would NATO forces leave if asked?"], STOLTENBERG, "declined to say whether"),
    (["Did NATO support the U.S. action?"], STOLTENBERG, "ducked questions"),
    (["Did Guterres take questions?"], GUTERRES, "did not take any questions"),
    # Going on from the turn before.
    (["What did Stoltenberg say about Iran?", "What did he say about nuclear weapons?"],
     STOLTENBERG, "nuclear weapons"),
    (["What did Stoltenberg say about Iraq?", "and Champagne?"], CHAMPAGNE, "Iraq"),
    (["What did Stoltenberg say about Iran?", "and about the training mission?"],
     STOLTENBERG, "training"),
    (["What did Stoltenberg say?", "no, Guterres"], GUTERRES, "Stop escalation."),
    (["Who called for maximum restraint?", "What else did he say?"], GUTERRES, ""),
    (["What did the secretary-general say about war?", "Guterres"], GUTERRES, "caused by war"),
    # Others tell what was said.
    (["What did the Iraqi prime minister say?"], STOLTENBERG, "The Iraqi prime minister stressed"),
    (["What did the allies say about Iran?"], STOLTENBERG, "allies agree"),
]  # fmt: skip


@pytest.mark.parametrize(("turns", "person", "words"), FOUND, ids=lambda value: str(value)[-60:])
def test_the_first_quotation_answers(
    desk: Desk, turns: list[str], person: str | None, words: str
) -> None:
    answer = converse(desk, *turns)
    assert answer.answered
    first = quotes(answer)[0]
    assert words in first.evidence.text
    assert (first.evidence.person.name if first.evidence.person else None) == person
    assert not first.nearest


NOT_FOUND = [
    "What is the capital of France?",
    "Who won the World Cup?",
    "What is the population of Canada?",
    "What did Stoltenberg say about China?",
    "What did Merkel say about Iran?",
    "What did Guterres say about missiles?",
    "What did Champagne say about nuclear weapons?",
    "What did Trump say?",
    "What did Soleimani say about NATO?",
    "Who said the economy is doing fine?",
    "Who is the president of Germany?",
    "What did the Pentagon announce?",
    "How many people died in the earthquake?",
    "Did Stoltenberg say “we will bomb Iran tomorrow morning”?",
    "asdf qwer",
]


@pytest.mark.parametrize("question", NOT_FOUND)
def test_what_the_sources_do_not_hold_is_refused(desk: Desk, question: str) -> None:
    answer = converse(desk, question)
    assert not answer.answered
    assert all(quote.nearest for quote in quotes(answer))


def test_someone_never_quoted_is_shown_where_he_is_mentioned(desk: Desk) -> None:
    answer = converse(desk, "What did Trump say?")
    (quote,) = quotes(answer)
    assert "Donald Trump" in quote.evidence.text
    assert quote.nearest


def test_no_wrong_speaker_where_speakers_are_asked_for(desk: Desk) -> None:
    """Nobody but the one asked for is ever shown as speaking."""
    for turns, person, _ in FOUND:
        if "What did" in turns[0] and len(turns) == 1 and person == STOLTENBERG:
            people = {
                q.evidence.person.name for q in quotes(converse(desk, *turns)) if q.evidence.person
            }
            assert people == {person}


@pytest.mark.parametrize(
    ("question", "verdict", "words"),
    [
        ("Did Guterres say “Exercise maximum restraint”?", "verbatim", "maximum restraint"),
        ("Did Stoltenberg say “Exercise maximum restraint”?", "other-speaker", "maximum"),
        ("Did Merkel say “Exercise maximum restraint”?", "other-speaker", "maximum"),
        ("“a new conflict would be in everyone's interest”", "altered", "no one's interest"),
        # A lost "not" is alike to .93, and still no confirmation.
        ("Did Stoltenberg say “It is a decision taken either by the global coalition or NATO”?",
         "altered", "It is not a decision"),
        ("“Canada has about 5,000 troops in Iraq”", "altered", "about 500 troops"),
        ("“Canada has about 500 troops in Iraq”", "not-quoted", "about 500 troops"),
        ("Who said “it will not help to de-escalate”?", "verbatim", "it will not help"),
        ("/verify “Stop escalation”", "too-short", ""),
        ("Did Guterres say “we love war very much indeed”?", "not-found", ""),
    ],
)  # fmt: skip
def test_claimed_quotations_are_checked(
    desk: Desk, question: str, verdict: str, words: str
) -> None:
    answer = converse(desk, question)
    assert answer.verdict == verdict
    assert bool(words) == bool(quotes(answer))
    if words:
        assert words in quotes(answer)[0].evidence.text


def test_the_same_statement_of_two_sources_is_cited_once_with_both(desk: Desk) -> None:
    answer = converse(desk, "What did Stoltenberg say about restarting the training?")
    sources = [quote.evidence.article.source for quote in quotes(answer)[:2]]
    assert sorted(sources) == ["000_38d21fcf8a24f238.txt", "003_1f3470eae5ab495d.txt"]
    assert "same statement" in quotes(answer)[1].speaker_line


@pytest.mark.parametrize("question", ["Show me the original passage", "passage 1", "[1]"])
def test_the_original_passage(desk: Desk, question: str) -> None:
    answer = converse(desk, "Why was the training mission suspended?", question)
    (view,) = answer.blocks
    assert isinstance(view, PassageView)
    assert view.n == 1
    assert view.evidence.text.startswith('"We have suspended our training mission now')
    assert view.evidence.text.endswith('with [the] Iraqi government."')


def test_a_passage_by_its_description(desk: Desk) -> None:
    (view,) = converse(desk, "show me the paragraph about the helicopters").blocks
    assert isinstance(view, PassageView)
    assert "Griffon helicopters" in view.evidence.text
    assert view.evidence.text.startswith("The Department of National Defense")
