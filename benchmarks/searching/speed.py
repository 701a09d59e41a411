"""Times the engines side by side: one core, one process each, in turns, the same questions."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from benchmarks.searching.corpus import grow, write_corpus
from benchmarks.searching.engines import BUILT, MIXED, PLAIN

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.searching.data import Sentence

PATIENCE = 20.0
"""Seconds that an engine may take in one round; a slow one is asked fewer questions."""
FEWEST = 5
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS", "RAYON_NUM_THREADS"), "1"
)


class Figures(NamedTuple):
    """What was measured of an engine at one size; times in seconds, sizes in bytes.

    Attributes:
        p50: The median time for a question; the median over the rounds.
        p99: What 99 of 100 questions took at most; the median over the rounds.
        asked: How many questions a round had.
        times_plain: The p50 as a multiple of our plain BM25's in the same round; their median.
        times_mixed: The same of our whole mix's.
        opened: What opening took, or building where there are no files.
        resident: Memory after the last round, mapped files included.
        anonymous: The same without them.
        disk: The index's files.
        build: What building took, by what it went to.
    """

    p50: float
    p99: float
    asked: int
    times_plain: float
    times_mixed: float
    opened: float
    resident: int
    anonymous: int
    disk: int
    build: dict[str, float]


class Served:
    """An engine in a process of its own."""

    def __init__(self, name: str, folder: Path, corpus: Path) -> None:
        self.name = name
        self._process = subprocess.Popen(
            _command(name, folder, corpus),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | ONE_THREAD,
        )
        self.opened = float(self._line()["opened"])
        self.rounds: list[list[float]] = []
        self.resident = self.anonymous = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.stdin.close()  # type: ignore[union-attr]  # It is a pipe.
        self._process.wait()

    def ask(self, questions: Sequence[str]) -> None:
        """Time a round of questions."""
        one = self._ask(questions[:1])[0]
        wanted = len(questions) if one <= 0 else int(PATIENCE / one)
        self.rounds.append(self._ask(questions[: max(FEWEST, wanted)]))

    def _ask(self, questions: Sequence[str]) -> list[float]:
        self._process.stdin.write(json.dumps(list(questions)) + "\n")  # type: ignore[union-attr]
        self._process.stdin.flush()  # type: ignore[union-attr]
        told = self._line()
        self.resident, self.anonymous = told["resident"], told["anonymous"]
        seconds: list[float] = told["seconds"]
        return seconds

    def _line(self) -> dict[str, Any]:
        line = self._process.stdout.readline()  # type: ignore[union-attr]
        if not line:
            raise SystemExit(f"{self.name} ended early.")
        told: dict[str, Any] = json.loads(line)
        return told


def compare(
    sentences: Sequence[Sentence],
    size: int,
    questions: Sequence[str],
    names: Sequence[str],
    rounds: int,
    work: Path,
) -> dict[str, Figures]:
    """Measure engines at one size.

    Args:
        sentences: The real sentences.
        size: How many sentences to search.
        questions: What to ask.
        names: The engines.
        rounds: How often each engine is asked all questions, in turns.
        work: Where corpora and indexes are kept, and found again.
    """
    corpus = work / f"corpus-{size}.txt"
    if not corpus.exists():
        fresh = corpus.with_suffix(".new")
        write_corpus(grow(sentences, size), fresh)
        fresh.rename(corpus)
    built = {name: _built(BUILT.get(name, name), size, corpus, work) for name in names}
    with ExitStack() as stack:
        served = [stack.enter_context(Served(n, built[n][0], corpus)) for n in names]
        for number in range(rounds):
            for one in served:
                one.ask(questions)
            print(f"  round {number + 1} of {rounds}", file=sys.stderr)
    by_name = {one.name: one for one in served}
    return {name: _figures(by_name[name], by_name, built[name][1]) for name in names}


def _built(name: str, size: int, corpus: Path, work: Path) -> tuple[Path, dict[str, Any]]:
    """Build an index, unless that was done; return its folder, and what building told."""
    slug = "".join(c if c.isalnum() else "-" for c in name)
    folder, told = work / f"{slug}-{size}", work / f"{slug}-{size}.json"
    if not told.exists():
        folder.mkdir(parents=True)
        print(f"  building {name} of {size:,} sentences", file=sys.stderr)
        done = subprocess.run(
            [*_command(name, folder, corpus), "--build"],
            check=True,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | ONE_THREAD,
        )
        told.write_text(done.stdout.splitlines()[-1], encoding="utf-8")
    return folder, json.loads(told.read_text(encoding="utf-8"))


def _figures(one: Served, others: dict[str, Served], told: dict[str, Any]) -> Figures:
    return Figures(
        p50=_median(one, 50),
        p99=_median(one, 99),
        asked=len(one.rounds[-1]),
        times_plain=_times(one, others.get(PLAIN)),
        times_mixed=_times(one, others.get(MIXED)),
        opened=one.opened,
        resident=one.resident,
        anonymous=one.anonymous,
        disk=told["disk"],
        build=told["seconds"],
    )


def _median(one: Served, percent: int) -> float:
    return statistics.median(percentile(seconds, percent) for seconds in one.rounds)


def _times(one: Served, other: Served | None) -> float:
    """Return how many times as long an engine takes, for the questions that both were asked."""
    if other is None:
        return float("nan")
    return statistics.median(
        percentile(ours, 50) / percentile(theirs[: len(ours)], 50)
        for ours, theirs in zip(one.rounds, other.rounds, strict=True)
    )


def percentile(values: Sequence[float], percent: int) -> float:
    """Return the value that so many percent of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def _command(name: str, folder: Path, corpus: Path) -> list[str]:
    module = "benchmarks.searching.serving"
    return [sys.executable, "-m", module, name, str(folder), str(corpus)]
