"""Passages that are asked for by description: those that are there, and those that are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from retrieval.archive.archive import Archive
from retrieval.asking.finder import Finder
from tests.support.newsroom import write_archive

if TYPE_CHECKING:
    from collections.abc import Iterator

FERRY = """Ferry Alma runs aground off Veldt with 212 people on board

VELDT, June 3 — The ferry Alma ran aground off Veldt on Tuesday with 212 people on board. Nobody \
was hurt, the harbour office said.

The ship was doing 17 knots when it struck the rock. "We heard a bang and then it was very quiet," \
said the steward, Nora Holm.

About half of the passengers were taken off by the lifeboat of Norden. The other half, mostly \
lorry drivers, stayed on board until the tide rose.

The rescue service of Veldt was set up in 1957 after two trawlers were lost. It now has nine boats \
and 64 volunteers.

The shipping company did not say whether it would pay the passengers for the lost day. Its \
director, Otto Brandt, offered them free coffee.

The baker Ida Falk sold all her bread to those who came ashore.

A line to Norden was cut in 2011. Brandt said he had no plan to open it again.
"""
MILL = """Paper mill of Harrow to close

HARROW, June 9 — The paper mill of Harrow will be closed in October, its owner said on Monday.

The mill has 340 workers. The union said it would go to court.

Brandt Holdings, the owner, lost 12 million crowns on the mill last year.
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Finder]:
    folder = tmp_path_factory.mktemp("described")
    path = write_archive(folder, {"ferry.txt": FERRY, "mill.txt": MILL})
    with Archive.open(path) as archive:
        yield Finder(archive)


@pytest.mark.parametrize(
    ("description", "opening"),
    [
        ("the division of the passengers between lifeboat and ferry", "About half of"),
        ("how the passengers were split into two halves", "About half of"),
        ("the founding of the rescue service", "The rescue service of Veldt"),
        ("the beginnings of the rescue service of Veldt", "The rescue service of Veldt"),
        ("the ship's speed", "The ship was doing 17 knots"),
        ("the steward who heard a bang", "The ship was doing 17"),
        ("the work of the union", "The mill has 340"),
        ("the baker who sold her bread", "The baker Ida Falk"),
        ("money for the passengers' lost day", "The shipping company"),
        ("the director giving coffee to passengers", "The shipping company"),
        ("the workers of the mill", "The mill has 340"),
        ("the loss that the owner made", "Brandt Holdings"),
    ],
)
def test_a_passage_is_found_by_words_of_the_askers_own(
    told: Finder, description: str, opening: str
) -> None:
    found = told.passage_about(description)
    assert found.found
    assert found.evidence[0].text.startswith(opening)


@pytest.mark.parametrize(
    "description",
    [
        "the casualties among the crew",
        "the captain's licence",
        "the cost of the rescue",
        "German passengers on the ferry",
        "the strike at the mill in Norden",
        "Otto Brandt's wife",
        "the funeral of Nora Holm",
        "the women among the volunteers of Norden",
        "the funeral of the steward",
        "how the ferry was repaired",
        "the price of the tickets",
    ],
)
def test_what_no_passage_tells_is_refused(told: Finder, description: str) -> None:
    found = told.passage_about(description)
    assert not found.found
    assert len(found.nearest) <= 1


def test_the_sentence_that_holds_most_of_the_description_is_marked(told: Finder) -> None:
    (marked,) = told.passage_about("the lorry drivers who stayed on board").evidence[0].quoted
    assert marked.of(told.library.text(told.articles[0])).startswith("The other half")


def test_nothing_is_found_for_no_words(told: Finder) -> None:
    found = told.passage_about("the of and")
    assert not found.found
    assert not found.nearest
