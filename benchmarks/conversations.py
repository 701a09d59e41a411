"""How long a turn takes in a large archive, by kind of question and over all of them; one core.

    python -m benchmarks.conversations FOLDER [--sentences 100000] [--archive FILE]

FOLDER holds `*.articles.jsonl` ({"id", "text"} a line). Its stories are analysed once; where they
hold too few sentences they are stored again and again with a third of their longer words' letters
moved, so that every copy has other words at the same places, and the same people and statements.
FILE keeps the archive for the next run.

The questions are those of `questions.jsonl` in FOLDER (facts) and, for each of the people who are
quoted most, five that a reader would ask: what they said, what else, what they said about two words
of one of their statements, who said its first words, and whether they said its words. Each turn
is asked once, in a conversation of its own but for "what else?", so that nothing was answered
before; the first turns of all, which read the model and open the index, are left out. Rendering
for the terminal and the check of the evidence are included. There are as many turns of each kind,
so the last line is the median over an even mix. Other work on the machine makes turns longer: the
table tells its load, and beside the time by the clock the time that the processor worked for the
turn.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import re
import statistics
import tempfile
import time
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rich.console import Console
from rich.table import Table

from bot.answering.phrases import load_phrases
from bot.answering.proof import check_evidence
from bot.conversation import Desk
from bot.conversation_state import State
from bot.terminal.layout import render_plain
from retrieval.analysis import analyse
from retrieval.archive import Archive, ArchiveWriter, Origin
from retrieval.index.opening import update_index
from retrieval.language.pipeline import load_pipeline
from retrieval.language.terms import index_terms
from retrieval.reading.build import Metadata, build_article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from retrieval.archive.records import PersonRecord
    from retrieval.article import Analysis

ASKED = 300
"""Questions of each kind."""
CLAIMED = 12
"""Words of a statement that are claimed."""
TOLD = 7
"""Words of a statement that are asked about."""
WARM_UP = 3
"""Conversations before the first that counts."""
_WORD = re.compile(r"\b[a-z]{6,}\b")
_WRITTEN = re.compile(r"[A-Za-z][\w'’-]*")

Asked = tuple[str, str]
"""A question's kind, and the question."""


class Took(NamedTuple):
    """Seconds that a turn took by the clock, and for how many of them the processor worked."""

    clock: float
    processor: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sentences", type=int, default=100_000)
    parser.add_argument("--archive", type=Path)
    given = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        path = given.archive or Path(folder) / "archive.sqlite3"
        if not path.exists():
            fill(path, given.folder, given.sentences)
        with Archive.open(path) as archive:
            with archive.snapshot():
                update_index(archive)
            started = time.perf_counter()
            desk = Desk(archive, load_phrases())
            opened = time.perf_counter() - started
            gc.freeze()  # as the bot does
            counts = archive.counts()
            facts = [line["question"] for line in read(given.folder, "*.questions.jsonl")]
            step = max(len(facts) // ASKED, 1)
            conversations: list[tuple[Asked, ...]] = [
                (("a fact", question),) for question in facts[::step][:ASKED]
            ]
            for person in archive.roll.read(0, ASKED, quoted=True):
                conversations += about(archive, person)
            ask_all(desk, conversations[:: len(conversations) // WARM_UP][:WARM_UP])
            times = ask_all(desk, conversations)
        table = Table(
            title=f"{counts.sentences:,} sentences, {counts.articles:,} articles, "
            f"{counts.people:,} people; opened in {1000 * opened:.0f} ms; "
            f"load {os.getloadavg()[0]:.1f}"
        )
        for column in ("question", "turns", "median ms", "95 of 100", "most", "CPU ms"):
            table.add_column(column, justify="left" if column == "question" else "right")
        every = [one for of_kind in times.values() for one in of_kind]
        for kind, of_kind in (*times.items(), ("all of them", every)):
            ordered = sorted(1000 * one.clock for one in of_kind)
            table.add_row(
                kind,
                str(len(ordered)),
                f"{statistics.median(ordered):.2f}",
                f"{ordered[int(len(ordered) * 0.95)]:.2f}",
                f"{ordered[-1]:.2f}",
                f"{1000 * statistics.median(one.processor for one in of_kind):.2f}",
            )
    Console().print(table)


def about(archive: Archive, person: PersonRecord) -> list[tuple[Asked, ...]]:
    """Return conversations about what somebody said."""
    name = person.name
    said = archive.quotations(people=archive.roll.keys_of(person.key))
    one = said[len(said) // 2]
    text = archive.article(one.article).text
    words = _WRITTEN.findall(one.quotation.spans[0].of(text))
    middle = " ".join([word for word in words if index_terms(word)][-2:])
    return [
        (("what X said", f"What did {name} say?"), ("what else X said", "What else?")),
        (("what X said about Y", f"What did {name} say about {middle}?"),),
        (("who said Y", f"Who said that {' '.join(words[:TOLD])}?"),),
        (("did X say “Y”", f"Did {name} say “{' '.join(words[:CLAIMED])}”?"),),
    ]


def read(folder: Path, pattern: str) -> Iterator[dict[str, str]]:
    for file in sorted(folder.glob(pattern)):
        for line in file.open(encoding="utf-8"):
            yield json.loads(line)


def fill(path: Path, folder: Path, sentences: int) -> None:
    """Make the archive."""
    articles = [
        build_article(line["id"], line["text"], line["id"], Metadata())
        for line in read(folder, "*.articles.jsonl")
    ]
    analyses = list(analyse(articles, load_pipeline()))
    chance = random.Random(1)
    stored = copy = 0
    with ArchiveWriter.open(path) as writer:
        while stored < sentences:
            with writer.batch():
                for one in analyses:
                    analysis = mutated(one, copy, chance) if copy else one
                    origin = Origin(path, f"{analysis.article.source}")
                    writer.replace(origin, analysis, "benchmark")
                    stored += len(analysis.sentences)
            copy += 1


def mutated(analysis: Analysis, copy: int, chance: random.Random) -> Analysis:
    """Return an analysis with other words of the same lengths."""
    article = analysis.article

    def other(match: re.Match[str]) -> str:
        word = match.group()
        return word if chance.random() > 1 / 3 else word[1:] + word[0]

    text = _WORD.sub(other, article.text)
    source = f"{article.source}-{copy}"
    fresh = replace(build_article(source, text, source, Metadata()), passages=article.passages)
    sentences = tuple(
        replace(one, terms=index_terms(one.span.of(text))) for one in analysis.sentences
    )
    return replace(analysis, article=fresh, sentences=sentences)


def ask_all(desk: Desk, conversations: list[tuple[Asked, ...]]) -> dict[str, list[Took]]:
    """Return how long each turn took, by kind."""
    times: dict[str, list[Took]] = defaultdict(list)
    for turns in conversations:
        state = State()
        for kind, question in turns:
            started, worked = time.perf_counter(), time.process_time()
            answer, state = desk.ask(question, state)
            check_evidence(render_plain(answer), desk.read)
            times[kind].append(Took(time.perf_counter() - started, time.process_time() - worked))
    return times


if __name__ == "__main__":
    main()
