from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from retrieval.archive.archive import Archive
from retrieval.asking.claims.places import find_exact
from retrieval.asking.claims.words import words_of
from retrieval.asking.finder import Finder
from tests.support.newsroom import write_archive

if TYPE_CHECKING:
    from collections.abc import Iterator

STORY = (
    "“The E.P.A. opens at 9 a.m. in the cafe\u0301 of J.K. Lee & Sons,” said Ann Lee. “[W]e pay "
    "4,000 crowns – or $5 – to AT&T,” she added. “The U.S. trusts us_all, don’t they?”"
)


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Finder]:
    path = write_archive(tmp_path_factory.mktemp("strange"), {"strange.txt": STORY})
    with Archive.open(path) as archive:
        yield Finder(archive)


@pytest.mark.parametrize(
    "claim",
    [
        "The EPA opens at 9 am in the café of JK Lee & Sons",
        "E.P.A. opens at 9 a.m.",
        "We pay 4000 crowns or $ 5 to AT&T",
        "the US trusts us all, don't they",
    ],
)
def test_equal_words_are_found_however_either_side_writes_them(strange: Finder, claim: str) -> None:
    (place,) = find_exact(strange.library, words_of(claim), strange.articles)
    assert [word.folded for word in place.words] == [word.folded for word in words_of(claim)]


def test_every_run_of_words_is_found(strange: Finder) -> None:
    """What is looked through first never hides a place: all runs of up to five words."""
    words = words_of(STORY)
    for start in range(len(words)):
        for end in range(start + 1, min(start + 6, len(words) + 1)):
            places = find_exact(strange.library, words[start:end], strange.articles)
            assert any(place.words == tuple(words[start:end]) for place in places)


def test_no_words_are_nowhere(strange: Finder) -> None:
    assert list(find_exact(strange.library, [], strange.articles)) == []
