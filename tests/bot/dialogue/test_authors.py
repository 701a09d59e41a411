"""Who wrote the articles, as far as their text tells it."""

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
    "mill.txt": "Mill to close after ninety years\nBy Ann Lee, The Harbour Post\n\nThe mill will "
    "close in May, its owners said on Friday, after ninety years.",
    "rain.txt": "Rain fell on Port Alder all day long.\n\nBy Friday it had stopped.\n\nPhoto by Bo "
    "Ray",
    "strike.txt": "Strike at the mill enters third week\nBy Cy Dunn and Di Egan\n\nA strike at the "
    "mill entered its third week on Monday, the union said.",
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with Archive.open(write_archive(tmp_path_factory.mktemp("mill"), STORIES)) as archive:
        yield Desk(archive, load_phrases())


@pytest.mark.parametrize(
    ("question", "bylines"),
    [
        ("who wrote these articles?", ["By Ann Lee, The Harbour Post", "By Cy Dunn and Di Egan"]),
        ("who wrote the article about the strike?", ["By Cy Dunn and Di Egan"]),
        ("who wrote the article about the rain?", []),
        ("who wrote the article about the moon?", []),
    ],
)
def test_the_bylines_are_shown_and_no_other_credit(
    desk: Desk, question: str, bylines: list[str]
) -> None:
    (answer,), _ = talk(desk, question)
    assert [quote.evidence.text for quote in quotes(answer)] == bylines
    assert answer.answered == bool(bylines)


def test_what_is_said_where_no_author_is_named(desk: Desk) -> None:
    (rain, moon), _ = talk(
        desk, "who wrote the article about the rain?", "who wrote the article about the moon?"
    )
    assert text(rain) == "No author is named in the articles on the rain."
    assert text(moon) == "Not in these 3 articles: an article on “the moon”."
