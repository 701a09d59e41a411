"""Sequences that are read when they are needed are the same as what is read at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from retrieval.archive import Archive, ArchiveWriter, Origin
from retrieval.archive.roll import People
from retrieval.archive.vocabulary import Vocabulary
from retrieval.errors import ArticleGoneError
from tests.support.people import joined_of_rows

if TYPE_CHECKING:
    from tests.support.archives import Make

SLICES = (
    slice(None),
    slice(1, 3),
    slice(None, None, -1),
    slice(-2, None),
    slice(5, 2),
    slice(1, 99, 2),
)


@pytest.fixture
def many(archive_path: Path, make: Make, monkeypatch: pytest.MonkeyPatch) -> Path:
    for module in ("infos", "roll"):
        monkeypatch.setattr(f"retrieval.archive.{module}._BATCH", 2)
    with ArchiveWriter.open(archive_path) as writer:
        for number, name in enumerate(("Ann Lee", "Bob Ray", "Cal Orr", "Dee Fox", "Eve Low")):
            day = f"2020-01-0{9 - number}" if number else None
            analysis = make(f"{number}.txt", f"“It is {number},” said {name}.", day, (name,))
            writer.replace(Origin(Path(f"/{number}.txt")), analysis, "test")
    return archive_path


def test_articles(many: Path) -> None:
    with Archive.open(many) as archive:
        listing, all_of_them = archive.listing(), archive.articles()
        assert list(listing) == all_of_them
        assert len(listing) == 5
        assert all_of_them[1] in listing
        for some in SLICES:
            assert listing[some] == tuple(all_of_them[some])
        for place in (0, 4, -1, -5):
            assert listing[place] == all_of_them[place]
        for place in (5, -6):
            with pytest.raises(IndexError):
                listing[place]
        assert [archive.info(one.id) for one in listing] == all_of_them
        with pytest.raises(ArticleGoneError):
            archive.info(99)
        assert all(archive.holds(one.content_hash) for one in listing)
        assert not archive.holds(all_of_them[0].content_hash[:12])


def test_a_long_list_of_articles_is_read_some_at_a_time(
    many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retrieval.archive.infos._KEPT", 4)
    with Archive.open(many) as archive:
        listing = archive.listing()
        assert list(listing) == list(listing) == archive.articles()


def test_people(many: Path) -> None:
    with Archive.open(many) as archive:
        people, all_of_them = People(archive.roll), joined_of_rows(many)
        assert tuple(people) == all_of_them
        for some in SLICES:
            assert people[some] == all_of_them[some]
        assert people[-1] == all_of_them[-1]
        with pytest.raises(IndexError):
            people[5]
        assert archive.roll.person("nobody") is None
        assert archive.roll.keys_of("nobody") == []


def test_how_many_articles_of_which_days(many: Path, tmp_path: Path) -> None:
    with Archive.open(many) as archive:
        assert archive.extent() == (5, 4, date(2020, 1, 5), date(2020, 1, 8))
        assert archive.counts() == (5, 5, 5, 5)
    with Archive.open(tmp_path / "empty.sqlite3", create=True) as archive:
        assert archive.extent() == (0, 0, None, None)
        assert list(archive.listing()) == []
        assert list(People(archive.roll)) == []


def test_words_near_a_mistyped_one_are_those_with_enough_of_its_letters() -> None:
    vocabulary = Vocabulary()
    assert vocabulary.near("lee", 0.8) == []
    vocabulary.add([(1, "stoltenberg"), (4, "two words"), (6, "berg"), (7, "x" * 999)])
    vocabulary.add([])
    vocabulary.add([(9, "guterres"), (12, "größe")])
    assert vocabulary.last == 12
    assert vocabulary.near("stoltenburg", 0.8) == ["stoltenberg"]
    assert vocabulary.near("grösse", 0.7) == ["größe"]
    assert vocabulary.near("", 0.8) == []
    assert vocabulary.near("x" * 999, 0.8) == []
