from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.actions import ShowMore, ShowStatements, person_code
from tests.support.talking import actions, quotes, talk, text, view

if TYPE_CHECKING:
    from bot.conversation import Desk

IRAN = "What did Stoltenberg say about Iran?"


def test_what_else_leaves_out_what_was_cited_before(desk: Desk) -> None:
    answers, _ = talk(desk, IRAN, "What did Guterres say?", "What else did Stoltenberg say?")
    before = {quote.evidence.address for answer in answers[:2] for quote in quotes(answer)}
    assert quotes(answers[2])
    assert not before & {quote.evidence.address for quote in quotes(answers[2])}


def test_more_of_a_fact_told_instead_goes_on_with_the_fact(desk: Desk) -> None:
    answers, state = talk(desk, "Did NATO agree to training in Iraq?")
    if any(isinstance(action, ShowMore) for action in actions(answers[0])):
        more, _ = talk(desk, "what else?", state=state)
        assert "never quoted" not in text(more[0])
    request = state.request
    assert request is not None
    assert request.intent in ("fact", "what-said")


def test_after_a_check_there_is_more_of_whose_words_they_are(desk: Desk) -> None:
    answers, _ = talk(desk, "Did Guterres say “Exercise maximum restraint”?", "what else?")
    assert text(answers[1]).startswith("Antonio Guterres, on record:")
    shown = {quote.evidence.address for quote in quotes(answers[0])}
    assert shown.isdisjoint(quote.evidence.address for quote in quotes(answers[1]))
    nowhere, _ = talk(desk, "Did Trump say “the mill will never close”?", "what else?")
    assert not nowhere[1].answered


def test_more_of_what_was_not_answered_stays_with_that(desk: Desk) -> None:
    answers, state = talk(desk, "What did Stoltenberg decline to answer?", "what else?")
    assert state.request is not None
    assert state.request.refused
    shown = [quote.evidence.text for answer in answers for quote in quotes(answer)]
    assert all(
        any(word in one for word in ("declin", "ducked", "did not directly answer"))
        for one in shown
    )


def test_he_is_whom_the_question_before_named_though_it_found_nothing(desk: Desk) -> None:
    answers, _ = talk(desk, "What did Guterres say?", "Is Stoltenberg married?", "What did he say?")
    assert not answers[1].answered
    assert text(answers[2]).startswith("Jens Stoltenberg, on record:")


def test_about_that_is_the_topic_before(desk: Desk) -> None:
    answers, _ = talk(
        desk, "What did Guterres say about war?", "What did Stoltenberg say about that?"
    )
    assert "a statement by Jens Stoltenberg on “war”" in text(answers[1])


def test_who_said_that_is_no_new_question_to_go_on_from(desk: Desk) -> None:
    answers, _ = talk(desk, IRAN, "who said that?", "what else?")
    assert [quote.n for quote in quotes(answers[1])] == [quote.n for quote in quotes(answers[0])]
    later = {quote.evidence.address for quote in quotes(answers[2])}
    assert later
    assert not later & {quote.evidence.address for quote in quotes(answers[0])}


def test_he_in_an_older_question_stays_who_he_was(desk: Desk) -> None:
    answers, state = talk(desk, "Who is Stoltenberg?", "What did he tell of Iraq in Brussels?")
    request = state.request
    assert request is not None
    assert request.person == "jens stoltenberg"
    assert answers


def test_a_button_of_before_a_reset_means_no_new_question(desk: Desk) -> None:
    answers, state = talk(desk, IRAN, "/reset", "What did Guterres say?")
    (more,) = [action for action in actions(answers[0]) if isinstance(action, ShowMore)]
    later, _ = talk(desk, more, state=state)
    assert not quotes(later[0])
    assert "nothing to continue" in text(later[0])


def test_the_topic_waits_for_the_person_who_is_chosen_by_button(desk: Desk) -> None:
    chosen = ShowStatements(person_code("antonio guterres"))
    answers, _ = talk(desk, "What did the secretary-general say about restraint?", chosen)
    assert actions(answers[0])
    assert text(answers[1]).startswith("Antonio Guterres, on restraint:")


def test_a_surname_of_two_is_asked_back(desk: Desk) -> None:
    answers, _ = talk(desk, "What did Guterres say about war?", "and the secretary-general?")
    assert text(answers[1]).startswith("Antonio Guterres, on war:")
    answers, _ = talk(desk, "What did Champagne say about Iraq?", "and the secretary-general?")
    assert "Which one do you mean?" in text(answers[1])


def test_why_shows_what_stands_around_the_last_citation(desk: Desk) -> None:
    answers, _ = talk(desk, "Who called for maximum restraint?", "why?")
    assert view(answers[1]).n == 1


def test_where_a_topic_is_exhausted_the_rest_is_shown_and_said_to_be_on_other_things(
    desk: Desk,
) -> None:
    answers, _ = talk(desk, "What did Champagne say about Daesh?", "what else did he say?")
    assert text(answers[1]).startswith("Nothing more on Daesh in these 2 articles")
    assert "François-Philippe Champagne, on other things:" in text(answers[1])
    before = {quote.evidence.address for quote in quotes(answers[0])}
    assert quotes(answers[1])
    assert not before & {quote.evidence.address for quote in quotes(answers[1])}


def test_who_else_leaves_out_whoever_was_asked_for(desk: Desk) -> None:
    answers, _ = talk(desk, IRAN, "who else?", "what else?", "and who else about dialogue?")
    names = [
        {quote.evidence.person.name for quote in quotes(answer) if quote.evidence.person}
        for answer in answers
    ]
    assert names[0] == {"Jens Stoltenberg"}
    assert not any("Jens Stoltenberg" in one for one in names[1:3])
    assert names[3]
    shown = [quote.evidence.address for answer in answers[1:3] for quote in quotes(answer)]
    assert len(shown) == len(set(shown))


def test_after_somebody_unknown_nobody_earlier_is_meant(desk: Desk) -> None:
    answers, state = talk(
        desk, "What did Guterres say?", "What did Angela Merkel say?", "What did he say about war?"
    )
    assert "I cannot tell who “he” is" in text(answers[2])
    assert state.person is None
    answers, _ = talk(desk, "What did Guterres say?", "What did Iran say?", "and Iraq?")
    assert "Guterres" not in text(answers[2])


def test_a_statement_on_a_part_of_the_topic_is_said_to_be_only_near_it(desk: Desk) -> None:
    answers, _ = talk(desk, "What did Guterres say about nuclear weapons?")
    assert answers[0].answered
    near = "What Antonio Guterres is on record with, nearest to “nuclear weapons”:"
    assert text(answers[0]).startswith(near)
    answers, _ = talk(desk, "What did Stoltenberg say about nuclear weapons?")
    assert text(answers[0]).startswith("Jens Stoltenberg, on nuclear weapons:")
