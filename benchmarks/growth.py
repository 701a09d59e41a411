"""What adding and removing an article costs, and the first answer after it, in a large archive.

Run: python -m benchmarks.growth [--articles 30000] [--archive FILE] [--changes 50]

The archive is made without spaCy, of words and names drawn by chance from a fixed seed: 33
sentences and 5 quoted people an article, so that 30,000 articles are a million sentences and some
40,000 people. Where FILE is there already, it is taken as it is. Only the archive is measured, and
the people and articles as questions look them up: no analysis, no search.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from retrieval.archive import Archive, ArchiveWriter, Origin
from retrieval.article import Analysis, Person, Quotation, QuotationKind, Sentence, Span
from retrieval.asking.directory import Directory
from retrieval.asking.library import Library
from retrieval.quoting.names import person_key
from retrieval.reading.build import Metadata, build_article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PARAGRAPHS = 11
SENTENCES = 3
WORDS = 14
SPEAKERS = 5
BATCH = 100
ROLES = (
    "President",
    "Prime Minister of {}",
    "mayor of {}",
    "{} spokesman",
    "head coach",
    "analyst",
)
SYLLABLES = "ka lo mi ten ras ul vor ne sha bri don fel gar hus iv jo pol qui ster wen".split()


class World:
    """Words, places and people, drawn by chance from one seed."""

    def __init__(self, seed: int = 1) -> None:
        self.chance = random.Random(seed)
        self.words = self._names(20_000, 2, 4)
        self.places = [name.capitalize() for name in self._names(300, 2, 3)]
        first = [name.capitalize() for name in self._names(400, 1, 2)]
        last = [name.capitalize() for name in self._names(4000, 2, 3)]
        drawn = {
            f"{self.chance.choice(first)} {last[int(len(last) * self.chance.random() ** 2)]}": None
            for _ in range(60_000)
        }
        self.people = [
            (name, self.chance.choice(ROLES).format(self.chance.choice(self.places)))
            for name in drawn
        ]
        # Zipf's law: the word or person of rank r is met in proportion to 1 / r.
        self.word_weights = list(accumulate(1 / (rank + 5) for rank in range(len(self.words))))
        self.fame = list(accumulate(1 / (rank + 20) for rank in range(len(self.people))))

    def _names(self, count: int, least: int, most: int) -> list[str]:
        names: dict[str, None] = {}
        while len(names) < count:
            names["".join(self.chance.choices(SYLLABLES, k=self.chance.randint(least, most)))] = (
                None
            )
            most += len(names) == 0
            if len(names) >= len(SYLLABLES) ** most * 0.9:
                most += 1
        return list(names)

    def analysis(self, number: int) -> Analysis:
        """Make an article with what would be found in it."""
        chance = self.chance
        people = dict(chance.choices(self.people, cum_weights=self.fame, k=SPEAKERS))
        names = list(people)
        paragraphs, at = [], 0
        sentences, quotations = [], []
        mentions: dict[str, list[Span]] = {name: [] for name in names}
        for place in range(PARAGRAPHS):
            texts = []
            for part in range(SENTENCES):
                words = chance.choices(self.words, cum_weights=self.word_weights, k=WORDS)
                text = " ".join(words).capitalize() + "."
                if part == 0 and place < len(names):
                    name = names[place] if chance.random() < 0.9 else names[place].split()[-1]
                    said = Span(at, at + len(text) + 2)
                    text = f"“{text}” said {name}."
                    speaker = Span(at + text.index(" said ") + 6, at + len(text) - 1)
                    mentions[names[place]].append(speaker)
                    key = person_key(names[place])
                    quotations.append(Quotation((said,), QuotationKind.DIRECT, None, speaker, key))
                sentences.append(Sentence(Span(at, at + len(text)), place, tuple(words)))
                texts.append(text)
                at += len(text) + 1
            paragraphs.append(" ".join(texts))
            at += 1
        day = date(2015, 1, 1) + timedelta(days=chance.randrange(3000))
        source = f"{number}.txt"
        article = build_article(source, "\n\n".join(paragraphs), source, Metadata(date=day))
        found = tuple(
            Person(person_key(name), name, (people[name],), (name.split()[-1],), tuple(spans))
            for name, spans in mentions.items()
        )
        return Analysis(article, tuple(sentences), tuple(quotations), found)


def build(path: Path, world: World, articles: int, console: Console) -> float:
    """Make the archive; return how many milliseconds an article took to store."""
    spent = 0.0
    with ArchiveWriter.open(path) as writer:
        for start in range(0, articles, BATCH):
            batch = [
                world.analysis(number) for number in range(start, min(start + BATCH, articles))
            ]
            before = time.perf_counter()
            with writer.batch():
                for analysis in batch:
                    origin = Origin(Path("/nowhere") / analysis.article.source)
                    writer.replace(origin, analysis, "growth")
            spent += time.perf_counter() - before
            if start % 5000 == 0:
                console.print(f"{start:,} articles, {spent:.0f} s")
    return 1000 * spent / articles


class Clock:
    """Times by what was done."""

    def __init__(self) -> None:
        self.times: dict[str, list[float]] = {}

    @contextmanager
    def time(self, what: str) -> Iterator[None]:
        """Time what is inside."""
        before = time.perf_counter()
        yield
        self.times.setdefault(what, []).append(1000 * (time.perf_counter() - before))

    def show(self, console: Console) -> None:
        """Show the times as a table."""
        table = Table("what", "median ms", "most ms", "times")
        for what, times in self.times.items():
            times.sort()
            table.add_row(
                what, f"{times[len(times) // 2]:.2f}", f"{times[-1]:.2f}", str(len(times))
            )
        console.print(table)


def measure(path: Path, world: World, changes: int, clock: Clock) -> None:
    chance = random.Random(2)
    with clock.time("open the archive"):
        archive = Archive.open(path)
    with archive, ArchiveWriter.open(path) as writer:
        for number in range(changes):
            analysis = world.analysis(10_000_000 + number)
            origin = Origin(Path("/new") / analysis.article.source)
            name = chance.choice(analysis.people).name
            stamp = archive.stamp()
            what = "add an article" if number else "add the first article (imports)"
            with clock.time(what):
                writer.replace(origin, analysis, "growth")
            with archive.snapshot():
                ask(archive, clock, name, chance.choice(world.places), first=number == 0)
                with clock.time("what changed"):
                    changed = archive.changes(stamp)
                assert changed is not None
                assert len(changed.added) == 1
            (held,) = writer.gone_files(origin.path)
            with clock.time("remove it"):
                writer.remove([held])


def ask(archive: Archive, clock: Clock, name: str, place: str, *, first: bool) -> None:
    """Do what the first answer after a change does with people and articles."""
    with clock.time("library and directory anew"):
        library = Library(archive)
        directory = Directory(library.people, lambda _: False)
    surname = name.rsplit(maxsplit=1)[-1]
    questions: dict[str, Callable[[], object]] = {
        "somebody by full name": lambda: directory.find(name),
        "by surname": lambda: directory.find(surname),
        "mistyped (the first time)" if first else "mistyped": lambda: directory.find(
            f"{name[:-2]}{name[-1]}x"
        ),
        "the spokesman of a place": lambda: directory.find(f"{place} spokesman"),
        "what they said": lambda: library.statements_of(directory.find(name).people[0]),
        "how many articles, of which days": lambda: library.scope,
        "20 articles of the list": lambda: library.articles[:20],
        "20 people of the list": lambda: library.people.roll.read(0, 20, quoted=True),
        "the president": lambda: directory.find("the president"),
    }
    for what, do in questions.items():
        with clock.time(what):
            do()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--articles", type=int, default=30_000)
    parser.add_argument("--archive", type=Path, help="keep the archive there, or use the one there")
    parser.add_argument("--changes", type=int, default=50)
    given = parser.parse_args()
    console = Console()
    world = World()
    with tempfile.TemporaryDirectory() as folder:
        path = given.archive or Path(folder) / "growth.sqlite3"
        if not path.exists():
            each = build(path, world, given.articles, console)
            console.print(f"stored in {each:.2f} ms an article")
        clock = Clock()
        measure(path, world, given.changes, clock)
        with Archive.open(path) as archive:
            counts = archive.counts()
        size = path.stat().st_size / 1e6
    console.print(f"{counts}, {size:,.0f} MB")
    clock.show(console)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    console.print(f"most memory, the making of the archive included: {peak:,.0f} MiB")


if __name__ == "__main__":
    main()
