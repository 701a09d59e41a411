from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answering.actions import ShowPassage, ShowWordings, article_code
from bot.answering.phrases import load_phrases
from bot.conversation import Desk
from retrieval.archive.archive import Archive
from retrieval.asking.claims.wordings import find_wordings, has_wordings
from retrieval.asking.finder import Finder
from tests.support.newsroom import write_archive
from tests.support.talking import actions, quotes, talk, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answering.answer import Answer, Quote

STORIES = {
    "herald.txt": (
        "date 2021-05-03 The paper mill of Arnby will close in June, its owner said on Monday.\n\n"
        "“We have to close the mill in June because paper is cheap now,” said Ann Lee, who owns "
        "it. “We are sorry for the people of Arnby.”\n\n"
        "The mill employs 400 people in the town of Arnby.\n\n"
        "“Nobody asked the town,” said the mayor, Bo Ray."
    ),
    "courier.txt": (
        "date 2021-05-04 Arnby's mill closes.\n\n"
        "Ann Lee, the owner, said that “we have to close the mill in July because paper is so "
        "cheap now.” The mill employs 4,000 people in Arnby, most of them from the town.\n\n"
        "“We are sorry for the people of Arnby,” Lee said."
    ),
    "echo.txt": "date 2021-05-04 A circus came to Norden on Tuesday, and children laughed.",
}


@pytest.fixture(scope="module")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk over two reports of one event, and one of another."""
    path = write_archive(tmp_path_factory.mktemp("mill"), STORIES)
    with Archive.open(path) as archive:
        yield Desk(archive, load_phrases())


def marked(quote: Quote) -> list[str]:
    """The words that are marked in a quotation."""
    evidence = quote.evidence
    start = evidence.address.start
    return [evidence.text[span.start - start : span.end - start] for span in quote.marked]


def words(answer: Answer) -> list[list[str]]:
    return [marked(quote) for quote in quotes(answer)]


@pytest.mark.parametrize(
    "turns",
    [
        ["How do the sources word the closing of the mill in June?"],
        ["How many people does the mill employ?", "compare the wordings"],
        ["What did Ray say?", "who else reports this?"],
        ["compare what was said about the circus"],
        ["How do the sources word it?"],
        ["compare what was said about the people of Arnby"],
    ],
    ids=["differing", "numbers", "one source", "no statement", "nothing before", "same words"],
)
def test_what_people_read(mill: Desk, turns: list[str], snapshot: object) -> None:
    answers, _ = talk(mill, *turns)
    assert [f"› {turn}\n\n{text(answer)}" for turn, answer in zip(turns, answers, strict=True)] == (
        snapshot
    )


def test_the_words_that_differ_are_marked(mill: Desk) -> None:
    (answer,), _ = talk(mill, "How do the sources word the closing of the mill in June?")
    assert words(answer) == [["June"], ["July", "so"]]


def test_numbers_that_differ_are_put_side_by_side(mill: Desk) -> None:
    answers, _ = talk(mill, "How many people does the mill employ?", "compare the wordings")
    assert sorted(map(tuple, words(answers[1]))) == [("4,000",), ("400",)]
    assert "different numbers" in text(answers[1])


def test_the_seeds_wordings_of_the_security_situation(desk: Desk) -> None:
    (answer,), _ = talk(desk, "How do the sources word the security situation on the ground?")
    assert answer.answered
    assert words(answer) == [["situation"], [], ["mission"]]
    assert len({quote.evidence.article.id for quote in quotes(answer)}) == 2


def test_the_button_shows_what_the_question_shows(desk: Desk) -> None:
    (asked, worded), _ = talk(
        desk, "What did Stoltenberg say about the security situation?", "other wordings"
    )
    (button,) = [one for one in actions(asked) if isinstance(one, ShowWordings)]
    (pressed,), _ = talk(desk, button)
    assert [quote.evidence for quote in quotes(pressed)] == [q.evidence for q in quotes(worded)]
    assert any(isinstance(one, ShowPassage) for one in actions(pressed))


def test_there_is_no_button_where_no_other_source_gives_it(mill: Desk) -> None:
    (answer,), _ = talk(mill, "What did Ray say?")
    assert not [one for one in actions(answer) if isinstance(one, ShowWordings)]


def test_a_place_that_nobody_else_words_says_so(mill: Desk) -> None:
    (asked,), _ = talk(mill, "What did Ray say?")
    evidence = quotes(asked)[0].evidence
    place = ShowWordings(
        article_code(evidence.article.content_hash), evidence.address.start, evidence.address.end
    )
    (answer,), _ = talk(mill, place)
    assert not answer.answered
    assert "No other source in these 3 articles" in text(answer)


def test_the_button_of_an_article_that_is_gone_or_shorter_says_so(mill: Desk) -> None:
    (answer,), _ = talk(mill, ShowWordings("0" * 12, 0, 9))
    assert "no longer in the archive" in text(answer)
    (shown,), _ = talk(mill, "How do the sources word the closing of the mill in June?")
    article = article_code(quotes(shown)[0].evidence.address.content_hash)
    for start, end in ((9, 9), (9, 3), (0, 10**9)):
        (answer,), _ = talk(mill, ShowWordings(article, start, end))
        assert "no longer in the archive" in text(answer)


def test_whether_there_are_other_wordings_is_told_as_they_are_found(mill: Desk) -> None:
    with Archive.open(mill.archive_path) as archive:
        finder = Finder(archive)
        library, told = finder.library, set()
        for info in library.articles:
            for sentence in library.sentences(info.id):
                evidence = library.sentence(sentence)
                found = bool(find_wordings(library, finder.reach, evidence))
                assert has_wordings(library, finder.reach, evidence) is found
                told.add(found)
        assert told == {True, False}


FIRES = {
    "morning.txt": (
        "date 2022-05-01 A fire destroyed the timber yard in Wexham.\n\n"
        "Fire chief Nora Bell said that about 400 firefighters were sent to the yard."
    ),
    "noon.txt": (
        "date 2022-05-02 The timber yard in Wexham is gone.\n\n"
        "Some 4,000 firefighters were sent to the yard, according to fire chief Nora Bell."
    ),
    "evening.txt": (
        "date 2022-05-03 Wexham mourns its timber yard.\n\n"
        "Nora Bell, the fire chief, said that four hundred firefighters had been sent to the yard."
    ),
}


@pytest.fixture(scope="module")
def yard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk over three reports of a fire, two of which agree on a number."""
    path = write_archive(tmp_path_factory.mktemp("yard"), FIRES)
    with Archive.open(path) as archive:
        yield Desk(archive, load_phrases())


@pytest.mark.parametrize(
    "asked", ["compare the sources on the firefighters", "How many firefighters were sent?"]
)
def test_a_number_in_words_is_compared_by_its_value(yard: Desk, asked: str) -> None:
    (answer,), _ = talk(yard, asked)
    by_source = {quote.evidence.article.source: marked(quote) for quote in quotes(answer)}
    assert by_source == {
        "morning.txt": ["400"],
        "noon.txt": ["4,000"],
        "evening.txt": ["four hundred"],
    }
    said = text(answer).partition("different numbers: ")[2]
    pairs = [{part.strip(" .").split("”")[0].strip("“") for part in pair.split(", “")}
             for pair in said.split("; ")]  # fmt: skip
    assert {"400", "four hundred"} not in pairs
    assert len(pairs) == 2
