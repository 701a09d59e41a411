"""Overviews, timelines and lists: counts and statements, paged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answering.actions import ShowArticle, ShowMore, ShowStatements, person_code
from bot.answering.answer import Listing
from bot.answering.phrases import load_phrases
from bot.conversation import Desk
from retrieval.archive.archive import Archive
from tests.support.newsroom import write_archive
from tests.support.talking import actions, quotes, talk, text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STORIES = {
    "c.txt": "The mill reopened on Friday.\n\n“We are back,” said Mayor Ann Lee.",
    "a.txt": "date 2021-03-09\n\nThe mill will close in May.\n\n“The mill must close,” said Mayor "
    "Ann Lee. Bo Ray, who leads the union, said the mill must stay open.",
    "b.txt": "date 2020-11-02\n\nThe mill may close.\n\n“The mill will not close,” said Mayor Ann "
    "Lee.\n\nShe declined to say whether the mill makes money.",
    "d.txt": "date 2021-04-01\n\nRain fell on Port Alder all day long and nobody said a word.",
}


@pytest.fixture(scope="module")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with Archive.open(write_archive(tmp_path_factory.mktemp("mill"), STORIES)) as archive:
        yield Desk(archive, load_phrases())


@pytest.mark.parametrize(
    "turns",
    [
        ["/people", "/sources", "what are these articles about?"],
        ["/timeline Stoltenberg", "more", "timeline of Guterres", "/timeline"],
        ["what do people say about Iran?", "who disagrees about the drone strike?"],
        ["/timeline Trump", "/timeline Merkel", "timeline of Stoltenberg on China"],
        ["both sides on the weather in Peru", "who said what about it?"],
    ],
    ids=["lists", "timelines", "sides", "no timeline", "no sides"],
)
def test_what_people_read(desk: Desk, turns: list[str], snapshot: object) -> None:
    answers, _ = talk(desk, *turns)
    assert [f"› {turn}\n\n{text(answer)}" for turn, answer in zip(turns, answers, strict=True)] == (
        snapshot
    )


def test_the_articles_on_a_matter_each_by_its_best_sentence(mill: Desk) -> None:
    (answer, more), _ = talk(mill, "which articles are about the mill?", "what else?")
    assert text(answer).startswith("3 articles speak of the mill, each with the sentence")
    sources = [quote.evidence.article.source for quote in quotes(answer)]
    assert sorted(sources) == ["a.txt", "b.txt", "c.txt"]
    assert all("mill" in quote.evidence.text for quote in quotes(answer))
    assert not more.answered


def test_where_no_statement_is_in_two_sources_each_article_is_shown(mill: Desk) -> None:
    (answer, none), _ = talk(mill, "compare the sources on the mill", "compare the sources on tea")
    assert text(answer).startswith("No statement on the mill is given by more than one source.")
    assert len({quote.evidence.article.source for quote in quotes(answer)}) == 3
    assert not none.answered


@pytest.mark.parametrize("topic", ["football", "rain over the mill", "the plant"])
def test_an_article_that_holds_only_half_of_a_matter_or_a_synonym_is_not_on_it(
    mill: Desk, topic: str
) -> None:
    (answer,), _ = talk(mill, f"is there an article about {topic}?")
    assert not answer.answered
    assert f"an article on “{topic}”" in text(answer)


def test_the_articles_on_a_matter_are_narrowed_and_paged(tmp_path: Path) -> None:
    stories = {
        f"{n}.txt": f"date 2021-03-{n:02}\n\nThe mill number {n} will close in May."
        for n in range(1, 8)
    }
    with Archive.open(write_archive(tmp_path, stories)) as archive:
        desk = Desk(archive, load_phrases())
        answers, _ = talk(desk, "which articles mention the mill?", "more", "more")
        pages = [{q.evidence.article.source for q in quotes(answer)} for answer in answers]
        assert set().union(*pages) == set(stories)
        assert sum(map(len, pages)) == len(stories)
        (late,), _ = talk(desk, "which articles mention the mill since 5 March 2021?")
        assert {q.evidence.article.source for q in quotes(late)} == {"5.txt", "6.txt", "7.txt"}


def test_a_timeline_goes_by_the_articles_dates_the_undated_last(mill: Desk) -> None:
    (answer,), _ = talk(mill, "/timeline Ann Lee")
    assert [quote.evidence.article.source for quote in quotes(answer)] == [
        "b.txt",
        "b.txt",
        "a.txt",
        "c.txt",
    ]
    lines = text(answer).splitlines()
    days = [line for line in lines if line in ("2 Nov 2020", "9 Mar 2021", "Without a date")]
    assert days == ["2 Nov 2020", "9 Mar 2021", "Without a date"]


def test_a_timeline_of_all_holds_every_statement_once(desk: Desk) -> None:
    answers, _ = talk(desk, "/timeline", *["more"] * 8)
    shown = [quote.evidence.address for answer in answers[:-1] for quote in quotes(answer)]
    assert len(shown) > 30
    (listed,), _ = talk(desk, "/people")
    assert isinstance(listed.blocks[0], Listing)
    spoken = {
        quote.evidence.person.name
        for answer in answers
        for quote in quotes(answer)
        if quote.evidence.person
    }
    assert {item.name for item in listed.blocks[0].items} <= spoken


def test_a_timeline_is_paged_by_its_button_as_by_more(desk: Desk) -> None:
    (first,), state = talk(desk, "timeline of Stoltenberg")
    (button,) = [action for action in actions(first) if isinstance(action, ShowMore)]
    pressed = desk.act(button, state).answer
    assert text(pressed) == text(talk(desk, "more", state=state)[0][0])
    assert "(6 to 10 of" in text(pressed)
    assert not {q.evidence.address for q in quotes(pressed)} & {
        q.evidence.address for q in quotes(first)
    }


def test_words_that_name_nobody_are_a_timelines_topic(desk: Desk) -> None:
    (answer,), _ = talk(desk, "timeline of the training mission")
    assert text(answer).startswith("Everybody, on the training mission, by the date")
    assert quotes(answer)


def test_each_speaker_is_shown_once_and_nobody_is_judged(mill: Desk) -> None:
    (answer,), _ = talk(mill, "who disagrees about the mill?")
    people = [q.evidence.person.name for q in quotes(answer) if q.evidence.person]
    assert sorted(people) == ["Ann Lee", "Bo Ray"]
    assert "for you to judge" in text(answer)


def test_an_overview_goes_on_to_the_last_article(mill: Desk) -> None:
    (first, second, third), _ = talk(mill, "what are these articles about?", "more", "more")
    sources = [q.evidence.article.source for answer in (first, second) for q in quotes(answer)]
    assert sources == ["b.txt", "a.txt", "d.txt", "c.txt"]
    assert len([action for action in actions(first) if isinstance(action, ShowArticle)]) == 3
    assert "Nothing more" in text(third)


def test_an_overview_shows_counts_and_the_articles_first_words_only(mill: Desk) -> None:
    (answer,), _ = talk(mill, "/overview")
    assert quotes(answer)[0].evidence.text == "The mill may close."
    assert "Quoted: Ann Lee (1)." in text(answer)


def test_an_overview_of_some_articles_only(mill: Desk) -> None:
    (answer,), _ = talk(mill, "what are these articles about? source:a.txt")
    assert [q.evidence.article.source for q in quotes(answer)] == ["a.txt"]


def test_people_have_buttons_for_what_they_said(mill: Desk) -> None:
    (answer,), _ = talk(mill, "/people")
    assert ShowStatements(person_code("ann lee")) in actions(answer)
    assert "3 statements in 3 articles, 1 not answered" in text(answer)
    assert "Bo Ray" in text(answer)


def test_people_quoted_in_an_article_stand_in_its_line(mill: Desk) -> None:
    (answer,), _ = talk(mill, "/sources")
    assert "1 Apr 2021 – Rain fell on Port Alder" in text(answer)
    assert "quoted: Ann Lee, Bo Ray" in text(answer)
