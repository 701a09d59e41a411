"""How long a newcomer waits: ingest, opening, answering; the seeds or any folder of articles.

    python -m benchmarks.answers [FOLDER_OR_FILE] [--rounds N]

Ingest runs as its own process, so that its time and peak memory are what a user pays, the start of
Python and the loading of spaCy included. Questions are asked in this process, each in every round
of a fresh conversation; rendering for the terminal and the check of the evidence are included.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.conversations import ask_all
from bot.answering.phrases import load_phrases
from bot.conversation import Desk
from retrieval.archive.archive import Archive

QUESTIONS = (
    "Who called for maximum restraint?",
    "What did Stoltenberg say about Iran?",
    "What else?",
    "Why was the training mission suspended?",
    "Show me the original passage",
    "What did he say about nuclear weapons?",
    "What is the capital of France?",
    "What did Trump say?",
    "Did Guterres say “Exercise maximum restraint”?",
    "/people",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", nargs="?", type=Path, default=Path("seeds"))
    parser.add_argument("--rounds", type=int, default=20)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.sqlite3"
        table = Table(title=f"{given.articles}, {given.rounds} rounds of {len(QUESTIONS)} turns")
        table.add_column("what")
        table.add_column("figure", justify="right")
        started = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "retrieval", "ingest", str(given.articles), "--archive", path],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        table.add_row("ingest, whole process", f"{time.perf_counter() - started:.2f} s")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        table.add_row("ingest, peak memory", f"{peak:.0f} MB")
        table.add_row("archive on disk", f"{path.stat().st_size / 1e6:.2f} MB")
        with Archive.open(path) as archive:
            started = time.perf_counter()
            desk = Desk(archive, load_phrases())
            table.add_row("opening", f"{1000 * (time.perf_counter() - started):.0f} ms")
            turns = tuple(("turn", question) for question in QUESTIONS)
            took = ask_all(desk, [turns] * given.rounds)["turn"]
            times = sorted(one.clock for one in took)
        table.add_row("a turn, median", f"{1000 * statistics.median(times):.2f} ms")
        table.add_row("a turn, 95 of 100", f"{1000 * times[int(len(times) * 0.95)]:.2f} ms")
        table.add_row("a turn, worst", f"{1000 * times[-1]:.2f} ms")
    Console().print(table)


if __name__ == "__main__":
    main()
