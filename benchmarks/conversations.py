"""How long a turn takes in a large archive: the open questions of `tests/quality`, one core.

    python -m benchmarks.conversations FOLDER [--sentences 100000] [--archive FILE]

FOLDER holds `*.articles.jsonl` ({"id", "text"} a line). Its stories are analysed once; where they
hold too few sentences they are stored again and again with a third of their longer words' letters
moved, so that every copy has other words at the same places, and the same people and statements.
FILE keeps the archive for the next run. The questions are those of `questions.jsonl` in FOLDER
(facts) and one about each of the people (what did they say). Rendering for the terminal and the
check of the evidence are included.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

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

    from retrieval.article import Analysis

ASKED = 300
"""Questions of each kind."""
_WORD = re.compile(r"\b[a-z]{6,}\b")


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
            counts = archive.counts()
            named = [one.name for one in archive.roll.read(0, ASKED, quoted=True)]
            facts = [line["question"] for line in read(given.folder, "*.questions.jsonl")]
            step = max(len(facts) // ASKED, 1)
            kinds: dict[str, list[tuple[str, ...]]] = {
                "facts": [(question,) for question in facts[::step][:ASKED]],
                "what somebody said, and about a word of it": [
                    (f"What did {name} say?", "What else?") for name in named
                ],
            }
            table = Table(
                title=f"{counts.sentences:,} sentences, {counts.articles:,} articles, "
                f"{counts.people:,} people; opened in {1000 * opened:.0f} ms"
            )
            for column in ("questions", "turns", "median ms", "95 of 100", "most"):
                table.add_column(column, justify="left" if column == "questions" else "right")
            for kind, conversations in kinds.items():
                ask_all(desk, conversations[:3])
                times = sorted(ask_all(desk, conversations))
                table.add_row(
                    kind,
                    str(len(times)),
                    f"{1000 * statistics.median(times):.2f}",
                    f"{1000 * times[int(len(times) * 0.95)]:.2f}",
                    f"{1000 * times[-1]:.2f}",
                )
    Console().print(table)


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


def ask_all(desk: Desk, conversations: list[tuple[str, ...]]) -> list[float]:
    """Return the seconds that each turn took."""
    times = []
    for turns in conversations:
        state = State()
        for question in turns:
            started = time.perf_counter()
            answer, state = desk.ask(question, state)
            check_evidence(render_plain(answer), desk.read)
            times.append(time.perf_counter() - started)
    return times


if __name__ == "__main__":
    main()
