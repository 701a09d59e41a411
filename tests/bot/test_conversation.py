"""Conversations over the real seeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answering.actions import (
    HASH_DIGITS,
    Action,
    ShowArticle,
    ShowMore,
    ShowPassage,
    ShowPeople,
    ShowSources,
    ShowStatements,
    person_code,
)
from bot.answering.proof import check_evidence
from bot.conversation_state import State
from bot.dialogue.passages import PAGE_LENGTH
from bot.terminal.layout import render_plain
from tests.support.talking import actions, quotes, talk, text, view

if TYPE_CHECKING:
    from bot.conversation import Desk
    from retrieval.archive.archive import Archive


@pytest.mark.parametrize(
    "turns",
    [
        [
            "Who called for maximum restraint?",
            "What did Stoltenberg say about Iran?",
            "Why was the training mission suspended?",
            "Show me the original passage",
            "What did he say about nuclear weapons?",
            "What is the capital of France?",
        ],
        ["/start", "hello", "/sources", "/people", "thanks", "🙂", "/nothing", "/reset"],
        ["What did Trump say?", "What did Merkel say about Iran?", "What did the US say?"],
        ["What did he say?", "what else?", "passage 3", "why?", "and Guterres?", "passage 9"],
        [
            "Did Stoltenberg say “a new conflict would be in everyone's interest”?",
            "Did Champagne say “Stop escalation. Exercise maximum restraint.”?",
            "“Canada has about 500 troops in Iraq”",
            "/verify “go”",
        ],
    ],
    ids=["issue", "small talk", "not on record", "nothing before", "checks"],
)
def test_what_people_read(desk: Desk, turns: list[str], snapshot: object) -> None:
    answers, _ = talk(desk, *turns)
    assert [f"› {turn}\n\n{text(answer)}" for turn, answer in zip(turns, answers, strict=True)] == (
        snapshot
    )


def test_more_goes_on_where_the_answer_stopped_until_nothing_is_left(desk: Desk) -> None:
    (first, *rest), _ = talk(desk, "What did Stoltenberg say about Iran?", *["what else?"] * 9)
    shown = [quote.evidence.address for answer in (first, *rest) for quote in quotes(answer)]
    assert len(shown) == len(set(shown)) > 4
    assert "Nothing more" in text(rest[-1])
    assert not rest[-1].answered


def test_the_more_button_of_an_older_answer_still_goes_on_there(desk: Desk) -> None:
    (first, second), state = talk(
        desk, "What did Stoltenberg say about Iran?", "Who called for maximum restraint?"
    )
    (more,) = [action for action in actions(first) if isinstance(action, ShowMore)]
    assert quotes(second)
    answer = desk.act(more, state).answer
    assert {quote.evidence.person.name for quote in quotes(answer) if quote.evidence.person} == {
        "Jens Stoltenberg"
    }
    assert not {q.evidence.address for q in quotes(answer)} & {
        q.evidence.address for q in quotes(first)
    }


def test_a_person_asked_for_by_name_only_is_what_they_said(desk: Desk) -> None:
    (_, answer), _ = talk(desk, "What did the secretary-general say about restraint?", "Guterres")
    assert "Antonio Guterres, on restraint:" in text(answer)


def test_of_two_whom_a_role_fits_the_one_who_spoke_of_the_topic_is_taken(desk: Desk) -> None:
    (answer,), _ = talk(desk, "What did the secretary-general say about war?")
    assert text(answer).startswith("Antonio Guterres, on war:")
    assert "taken as Antonio Guterres" in text(answer)
    assert "Jens Stoltenberg" in text(answer)
    assert ShowStatements(person_code("jens stoltenberg")) in actions(answer)


def test_a_role_that_fits_two_people_is_asked_back_with_buttons(desk: Desk) -> None:
    (answer,), _ = talk(desk, "What did the secretary-general say?")
    assert not answer.answered
    assert actions(answer) == [
        ShowStatements(person_code("jens stoltenberg")),
        ShowStatements(person_code("antonio guterres")),
    ]


def test_what_was_carried_over_is_shown_in_the_frame(desk: Desk) -> None:
    answers, _ = talk(
        desk, "What did Stoltenberg say about Iraq?", "and Champagne?", "about Daesh?"
    )
    assert text(answers[1]).startswith("François-Philippe Champagne, on Iraq:")
    assert text(answers[2]).startswith("François-Philippe Champagne, on Daesh:")


def test_a_new_subject_drops_what_was_carried_over(desk: Desk) -> None:
    answers, _ = talk(
        desk, "What did Stoltenberg say about Iran?", "How many helicopters are there?"
    )
    assert "CH-146" in text(answers[1])
    assert "Stoltenberg" not in text(answers[1])


def test_a_pronoun_without_anybody_before_is_asked_back(desk: Desk) -> None:
    (answer,), _ = talk(desk, "What did she say about Iran?")
    assert not answer.answered
    assert "“she”" in text(answer)


def test_who_said_that_means_the_last_answer(desk: Desk) -> None:
    answers, _ = talk(
        desk, "Who said it?", "Why was the training mission suspended?", "Who said that?"
    )
    assert not answers[0].answered
    assert [quote.n for quote in quotes(answers[2])] == [quote.n for quote in quotes(answers[1])]
    assert text(answers[2]).startswith("Said by Jens Stoltenberg:")


def test_reset_forgets_and_numbers_start_again(desk: Desk) -> None:
    answers, state = talk(desk, "Who called for maximum restraint?", "/reset", "passage 1")
    assert state.latest == 0
    assert "Nothing has been cited yet" in text(answers[2])


def test_a_citation_that_was_never_given_is_named(desk: Desk) -> None:
    answers, _ = talk(desk, "Who called for maximum restraint?", "passage 7")
    assert "no citation 7" in text(answers[1])
    assert "the last one is 1" in text(answers[1])


def test_the_passage_keeps_its_citations_number_and_marks_the_quoted_sentence(desk: Desk) -> None:
    answers, _ = talk(desk, "Why was the training mission suspended?", "passage 1")
    shown = view(answers[1])
    assert shown.n == 1
    (marked,) = shown.marked
    assert marked == quotes(answers[0])[0].evidence.address.span


def test_walking_from_a_passage_to_both_ends_of_the_article(desk: Desk, archive: Archive) -> None:
    (_, shown), state = talk(desk, "Who called for maximum restraint?", "passage 1")
    info = view(shown).evidence.article
    passages = archive.article(info.id).passages
    for label, last in (("after", len(passages) - 1), ("before", 0)):
        answer, walked = shown, state
        while True:
            steps = [
                button.action
                for row in answer.buttons
                for button in row
                if label in button.label and isinstance(button.action, ShowPassage)
            ]
            if not steps:
                break
            answer, walked = desk.act(steps[0], walked)
            check_evidence(render_plain(answer), desk.read)
        assert view(answer).evidence.passage_index == last


def test_the_whole_article_comes_in_pages_that_leave_nothing_out(
    desk: Desk, archive: Archive
) -> None:
    for info in archive.articles():
        action: Action | None = ShowArticle(info.content_hash[:HASH_DIGITS], 0)
        state, pages = State(), []
        while action:
            answer, state = desk.act(action, state)
            pages.append(view(answer).evidence)
            later = [a for a in actions(answer) if isinstance(a, ShowArticle)]
            action = next((a for a in later if a.page == len(pages)), None)
        text_ = archive.text(info.content_hash)
        assert all(len(page.text) <= PAGE_LENGTH for page in pages)
        end = 0
        for page in pages:
            assert not text_[end : page.address.start].strip()
            end = page.address.end
        assert not text_[end:].strip()


def test_furniture_is_shown_as_what_it_is(desk: Desk, archive: Archive) -> None:
    info = next(i for i in archive.articles() if i.source.startswith("000_"))
    article = archive.article(info.id)
    index = next(i for i, p in enumerate(article.passages) if "Augstein" in p.span.of(article.text))
    (answer,), _ = talk(desk, ShowPassage(info.content_hash[:HASH_DIGITS], index, 0, 1))
    assert "not part of the story" in text(answer)


@pytest.mark.parametrize(
    "action",
    [
        ShowPassage("0" * HASH_DIGITS, 0, 0, 1),
        ShowArticle("0" * HASH_DIGITS, 0),
        ShowStatements("0" * 10),
        ShowMore(99),
    ],
)
def test_buttons_of_what_is_gone_say_so(desk: Desk, action: Action) -> None:
    (answer,), _ = talk(desk, action)
    assert not answer.answered
    assert not quotes(answer)


def test_a_passage_beyond_the_article_is_gone(desk: Desk, archive: Archive) -> None:
    info = archive.articles()[0]
    (answer,), _ = talk(desk, ShowPassage(info.content_hash[:HASH_DIGITS], 9999, 0, 1))
    assert "no longer" in text(answer)


def test_lists_beyond_their_end_begin_anew(desk: Desk) -> None:
    answers, _ = talk(desk, ShowPeople(500), ShowPeople(0), ShowSources(500), ShowSources(0))
    assert text(answers[0]) == text(answers[1])
    assert text(answers[2]) == text(answers[3])


ODD = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            "who what did Stoltenberg say about Iran and he else passage 1 why Guterres “stop "
            "escalation” on NATO chief the show me more".split()
        ),
        min_size=1,
        max_size=8,
    ).map(" ".join),
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(ODD, min_size=1, max_size=4))
def test_no_conversation_ever_fails_or_shows_what_is_not_stored(
    desk: Desk, turns: list[str]
) -> None:
    talk(desk, *turns)
