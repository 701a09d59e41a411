"""A directory that looks people up in the archive finds just those that one in memory finds."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from retrieval.archive import Archive, ArchiveWriter, Origin
from retrieval.archive.naming import name_words
from retrieval.archive.roll import People
from retrieval.asking.directory import Directory
from tests.support.commands import SEEDS
from tests.support.newsroom import write_archive
from tests.support.people import draw_analysis, joined_of_rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from retrieval.archive.records import PersonRecord

ODD = (
    "",
    "the",
    "of the",
    "Zebedee",
    "the chief",
    "the leader",
    "the head of the NSU",
    "the senator",
    "president",
    "' OR 1=1 --",
    "\ud800 Lee",
    "Lee " * 700,
    "😀",
)


def questions(people: tuple[PersonRecord, ...], chance: random.Random) -> Iterator[str]:
    """Yield what people could be called: as they are, mixed, cut and mistyped."""
    yield from ODD
    texts = [text for one in people for text in (one.name, *one.aliases, *one.roles)]
    words = sorted({word for text in texts for word in text.split()})
    yield from texts
    yield from words
    for text in texts:
        place = chance.randrange(len(text))
        yield text[:place] + chance.choice("aeiou") + text[place + 1 :]
        yield f"{chance.choice(('the', 'President', 'Mr.', 'the chief of'))} {text}"
    for _ in range(200):
        yield " ".join(chance.choices(words, k=chance.choice((2, 2, 3))))


def assert_alike(path: Path, chance: random.Random) -> None:
    with Archive.open(path) as archive:
        people = joined_of_rows(path)
        known = set(chance.sample([w for one in people for w in name_words(one.name)], 3))
        memory = Directory(people, known.__contains__)
        stored = Directory(People(archive.roll), known.__contains__)
        for words in questions(people, chance):
            assert stored.find(words) == memory.find(words), words
            assert stored.named(words) == memory.named(words), words


@pytest.mark.parametrize("seed", range(3))
def test_people_who_are_likely_to_be_confused(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    path = tmp_path / "archive.sqlite3"
    with ArchiveWriter.open(path) as writer, writer.batch():
        for number in range(12):
            analysis = draw_analysis(chance, f"{number}.txt", number)
            writer.replace(Origin(tmp_path / f"{number}.txt"), analysis, "test")
    assert_alike(path, chance)


def test_people_of_real_articles(tmp_path: Path, newsroom: Archive) -> None:
    assert_alike(newsroom.path, random.Random(1))
    texts = {file.name: file.read_text("utf-8") for file in sorted(SEEDS.glob("*.txt"))}
    assert_alike(write_archive(tmp_path, texts), random.Random(2))


def test_words_that_come_later_are_known_for_typing_errors(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite3"
    chance = random.Random(5)
    with ArchiveWriter.open(path) as writer, Archive.open(path) as archive:
        for number in range(6):
            analysis = draw_analysis(chance, f"{number}.txt", number)
            writer.replace(Origin(tmp_path / f"{number}.txt"), analysis, "test")
            directory = Directory(People(archive.roll))
            for words in ("Millar", "Rovert", "Donalt Holm", "senatur"):
                assert directory.find(words) == Directory(joined_of_rows(path)).find(words)
        writer.remove(writer.gone_files(tmp_path))  # the words stay, but nobody has them
        assert Directory(People(archive.roll)).find("Millar").people == ()
