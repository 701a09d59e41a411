"""What the articles tell: the story before its headline, what answers before what stands near."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from retrieval.archive.archive import Archive
from retrieval.asking.finder import Finder
from tests.support.newsroom import write_archive

if TYPE_CHECKING:
    from collections.abc import Iterator

PIER = """Veldt pier closes after crack found in wall
By Ida Falk, The Veldt Post

VELDT, June 3 — The pier of Veldt was closed on Tuesday after a crack was found in its wall.

Engineer Nora Holm built the pier in 1987, with nine masons. It is 240 metres long.

The town of Norden bought the old ferry Alma for 41 million crowns. It was the town's record price.

The pier was closed once before, in 1999, because of ice.

The repair is expected to last nine weeks. Mayor Otto Brandt lives beside the pier.
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Finder]:
    path = write_archive(tmp_path_factory.mktemp("pier"), {"pier.txt": PIER})
    with Archive.open(path) as archive:
        yield Finder(archive)


def test_where_the_story_holds_as_much_as_its_headline_the_story_is_quoted(told: Finder) -> None:
    fact = told.facts("Was the pier of Veldt closed after a crack was found in its wall?")
    assert fact.evidence[0].text.startswith("VELDT, June 3")
    passage = told.passage_about("the crack found in the wall of the Veldt pier")
    assert passage.evidence[0].text.startswith("VELDT, June 3")


def test_what_only_the_byline_holds_is_shown_from_it(told: Finder) -> None:
    passage = told.passage_about("Ida Falk of The Veldt Post")
    assert passage.evidence[0].text == "By Ida Falk, The Veldt Post"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How much did Norden pay for the Alma?", "41 million crowns"),
        ("How long will the repair go on?", "nine weeks"),
        ("Has the pier been closed before?", "in 1999"),
        ("How long is the pier?", "240 metres"),
        ("Who built the pier?", "Nora Holm"),
    ],
)
def test_a_fact_in_other_words(told: Finder, question: str, words: str) -> None:
    assert words in told.facts(question).evidence[0].text


@pytest.mark.parametrize(
    "question",
    [
        "How high is the pier?",
        "How much did Otto Brandt pay for the Alma?",
        "Who will replace Otto Brandt?",
        "Who painted the pier?",
        "How many masons does Otto Brandt have?",
        "How heavy is the ferry Alma?",
        "What kind of pier was closed?",
        "Has Norden bought a ferry before?",
    ],
)
def test_what_stands_near_does_not_answer(told: Finder, question: str) -> None:
    assert not told.facts(question).found
