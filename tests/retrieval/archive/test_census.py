"""What the census keeps is what comes out when everybody is put together anew."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from retrieval.archive import Archive, ArchiveWriter, Origin
from retrieval.archive.roll import People
from retrieval.article import Person
from retrieval.errors import ArchiveError
from tests.support.integrity import assert_sound
from tests.support.people import draw_analysis, joined_of_rows, people_of_rows


def assert_true(path: Path) -> None:
    with Archive.open(path) as archive:
        assert archive.people() == people_of_rows(path)
        people = People(archive.roll)
        joined = joined_of_rows(path)
        assert tuple(people) == joined
        assert len(people) == len(joined)
        assert {person.key for person in joined} == set(archive.roll.keys())
        quoted = [person for person in joined if person.statements]
        assert archive.roll.read(0, 99, quoted=True) == quoted
        assert archive.roll.count(quoted=True) == len(quoted)


@pytest.mark.parametrize("seed", range(12))
def test_whatever_comes_goes_and_moves(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    path = tmp_path / "archive.sqlite3"
    with ArchiveWriter.open(path) as writer:
        for number in range(25):
            name = f"{chance.randrange(12)}.txt"
            match chance.randrange(6):
                case 0:
                    writer.remove(
                        [one for one in writer.gone_files(tmp_path) if chance.random() < 0.3]
                    )
                case 1:
                    analysis = draw_analysis(chance, name, number)
                    writer.replace(Origin(tmp_path / name), analysis, "test")
                    writer.move(Origin(tmp_path / str(number) / name), analysis.article)
                case 2:
                    with writer.batch():
                        for _ in range(4):
                            name = f"{chance.randrange(12)}.txt"
                            writer.replace(
                                Origin(tmp_path / name), draw_analysis(chance, name, number), "test"
                            )
                case _:
                    writer.replace(
                        Origin(tmp_path / name), draw_analysis(chance, name, number), "test"
                    )
            assert_true(path)
        writer.remove(writer.gone_files(tmp_path))
    assert_true(path)
    assert_sound(path)
    with closing(sqlite3.connect(path)) as connection:
        for table in ("epithets", "families", "person_words"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_counting_everybody_anew_changes_nothing(tmp_path: Path) -> None:
    chance = random.Random(99)
    path = tmp_path / "archive.sqlite3"
    with ArchiveWriter.open(path) as writer:
        for number in range(30):
            analysis = draw_analysis(chance, f"{number}.txt", number)
            writer.replace(Origin(tmp_path / f"{number}.txt"), analysis, "test")
        before = tables(path)
        with writer.batch():
            writer._census.rebuild()
    assert tables(path) == before


def tables(path: Path) -> dict[str, list[object]]:
    """Return what the census keeps, without the ids."""
    with closing(sqlite3.connect(path)) as connection:
        queries = {
            "persons": "SELECT persons.key, persons.name, persons.first, persons.quotations, "
            "persons.mentions, persons.all_quotations, head.key FROM persons "
            "LEFT JOIN persons AS head ON head.id = persons.head",
            "epithets": "SELECT key, what, epithets.name, times, epithets.first, number "
            "FROM epithets JOIN persons ON persons.id = person",
            "families": "SELECT key, what, word FROM families JOIN persons ON persons.id = person",
            "words": "SELECT key, what, words.word FROM person_words "
            "JOIN persons ON persons.id = person JOIN words ON words.id = person_words.word",
        }
        return {
            what: sorted(connection.execute(query).fetchall(), key=repr)
            for what, query in queries.items()
        }


def test_what_fails_inside_a_batch_leaves_the_rest(tmp_path: Path) -> None:
    chance = random.Random(7)
    path = tmp_path / "archive.sqlite3"
    good = [draw_analysis(chance, f"{number}.txt", number) for number in range(3)]
    lee = Person("ann lee", "Ann Lee")
    bad = replace(good[1], people=(lee, lee))  # two of one key are refused
    with ArchiveWriter.open(path) as writer, writer.batch():
        writer.replace(Origin(Path("/0.txt")), good[0], "test")
        with pytest.raises(ArchiveError, match="could not be stored"):
            writer.replace(Origin(Path("/1.txt")), bad, "test")
        writer.replace(Origin(Path("/2.txt")), good[2], "test")
    with Archive.open(path) as archive:
        assert {info.source for info in archive.articles()} == {"0.txt", "2.txt"}
        assert archive.revision() == 2
    assert_true(path)
