"""What an article tells of the one thing that a question names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from retrieval.archive.archive import Archive
from retrieval.asking.finder import Finder
from tests.support.newsroom import write_archive

if TYPE_CHECKING:
    from collections.abc import Iterator

STORIES = {
    "pictures.txt": "date 2022-06-01\n\n"
    "Burglars took six old pictures worth 40 million crowns from the town hall of Sund.\n\n"
    "“They knew the way,” said Inspector Greta Moll.\n\n"
    "Among them is the Grey Heron, which was painted in oil for a bishop. It alone is valued at "
    "9 million crowns.\n\n"
    "The hall will stay closed until Friday.",
    "ban.txt": "date 2022-06-02\n\n"
    "Rower Jan Ostby was banned for two years on Thursday after a test in Veldt.\n\n"
    "“I took nothing,” said Ostby.\n\n"
    "The ban is counted from March and runs until Feb. 5, 2024.\n\n"
    "A strike of the ferrymen of Veldt began on Monday.",
}


@pytest.fixture(scope="module")
def sund(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Finder]:
    with Archive.open(write_archive(tmp_path_factory.mktemp("sund"), STORIES)) as archive:
        yield Finder(archive)


def test_the_sum_of_what_is_named_goes_before_that_of_all(sund: Finder) -> None:
    first = sund.facts("How much is the Grey Heron worth?").evidence[0]
    assert "Grey Heron" in first.text
    assert "9 million" in first.text


def test_the_sum_of_all_stays_where_all_are_asked_for(sund: Finder) -> None:
    assert "40 million" in sund.facts("How much were the pictures worth?").evidence[0].text


def test_when_something_ends_is_not_when_it_began(sund: Finder) -> None:
    assert "until Feb. 5" in sund.facts("When does Jan Ostby's ban end?").evidence[0].text
    assert not sund.facts("When will the strike of the ferrymen end?").found
