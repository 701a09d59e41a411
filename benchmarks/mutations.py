"""Thousands of generated and mutated questions: nothing may break, every quotation must be true.

    python -m benchmarks.mutations [N] [--seed SEED] [--articles FOLDER_OR_FILE]

Conversations of one to five turns are made from the questions about the seeds: letters and words
changed, any Unicode put in, template and markup syntax, commands, filters, whole questions joined.
Every turn is asked twice, and must be answered alike; every quotation is compared with the archive;
of every answer with buttons, half the time one is pressed. The same seed gives the same questions.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import Counter
from pathlib import Path
from random import Random

from rich.console import Console
from rich.progress import track
from rich.table import Table

from bot.answering.phrases import load_phrases
from bot.conversation import Desk
from retrieval.archive.archive import Archive
from tests.support.mutations import conversation, hold

QUESTIONS = Path("tests/bot/seed_questions.toml")
MOST_SHOWN = 20
"""Failures that are printed in full."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("n", nargs="?", type=int, default=10_000, help="how many questions")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--articles", type=Path, default=Path("seeds"))
    given = parser.parse_args()
    stored = tomllib.loads(QUESTIONS.read_text("utf-8"))["question"]
    questions = [turn for one in stored for turn in one["turns"]]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.sqlite3"
        subprocess.run(
            [sys.executable, "-m", "retrieval", "ingest", str(given.articles), "--archive", path],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        with Archive.open(path) as archive:
            failures = run(Desk(archive, load_phrases()), questions, given.n, given.seed)
    raise SystemExit(1 if failures else 0)


def run(desk: Desk, questions: list[str], count: int, seed: int) -> int:
    """Ask, print what came of it, and return how many conversations failed."""
    random = Random(seed)
    intents: Counter[str] = Counter()
    faults: Counter[str] = Counter()
    times: list[float] = []
    asked = pieces = answered = 0
    console = Console()
    while_asking = track(range(count), "asking", console=console, disable=not console.is_terminal)
    for place in while_asking:
        if place < asked:
            continue
        turns = conversation(random, questions)
        started = time.perf_counter()
        try:
            outcome = hold(desk, turns, random)
        except Exception as error:  # noqa: BLE001  # Whatever breaks is what is looked for.
            faults[type(error).__name__] += 1
            if sum(faults.values()) <= MOST_SHOWN:
                console.print(f"{error!r} after {turns!r}"[:2000], markup=False)
        else:
            times.append((time.perf_counter() - started) / (2 * len(turns)))
            pieces += outcome.pieces
            intents.update(answer.intent for answer in outcome.answers)
            answered += sum(answer.answered for answer in outcome.answers)
        asked += len(turns)
    table = Table(title=f"{asked} questions, seed {seed}")
    table.add_column("what")
    table.add_column("figure", justify="right")
    table.add_row("conversations that broke", str(sum(faults.values())))
    table.add_row("quotations compared with the archive", str(pieces))
    table.add_row("answered", str(answered))
    if times:
        table.add_row("median time to an answer", f"{statistics.median(times) * 1000:.1f} ms")
        table.add_row("slowest conversation's mean", f"{max(times) * 1000:.1f} ms")
    for intent, number in intents.most_common():
        table.add_row(f"taken for {intent}", str(number))
    console.print(table)
    return sum(faults.values())


if __name__ == "__main__":
    main()
