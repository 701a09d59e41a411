"""Measures search beside other engines: how well it ranks, how fast it is, what each part adds.

    python -m benchmarks.retrieval quality FOLDER
    python -m benchmarks.retrieval ablation FOLDER
    python -m benchmarks.retrieval speed FOLDER --work WORK --results RESULTS.json
    python -m benchmarks.retrieval picture RESULTS.json PICTURE.svg

FOLDER holds `*.articles.jsonl` and `*.questions.jsonl`; `searching.data` tells their form. All
articles are one archive. `make bench-retrieval` installs the other engines and runs the first
three; without them, name ours alone with `--systems`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.searching.data import read_bed
from benchmarks.searching.engines import ENGINES, SPEED
from benchmarks.searching.picture import draw
from benchmarks.searching.quality import ablate, judge_all
from benchmarks.searching.speed import Figures, compare

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.searching.quality import Quality

SIZES = (10_000, 100_000, 1_000_000)
MB = 1 << 20


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure search beside other engines.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("quality", "ablation", "speed"):
        command = commands.add_parser(name)
        command.add_argument("folder", type=Path)
        if name != "ablation":
            command.add_argument("--systems", nargs="+", choices=ENGINES, metavar="NAME")
        if name == "speed":
            command.add_argument("--sizes", type=sizes, default=SIZES, help="10000,100000")
            command.add_argument("--questions", type=int, default=300)
            command.add_argument("--rounds", type=int, default=5)
            command.add_argument("--work", type=Path, help="keeps corpora and indexes")
            command.add_argument("--results", type=Path, help="JSON, for the picture")
    command = commands.add_parser("picture")
    command.add_argument("results", type=Path)
    command.add_argument("picture", type=Path)
    chosen = parser.parse_args()
    match chosen.command:
        case "quality":
            bed = read_bed(chosen.folder)
            print(f"{bed.articles} articles, {len(bed.sentences)} sentences, ", end="")
            print(f"{len(bed.questions)} questions")
            show_quality(judge_all(bed, chosen.systems or ENGINES))
        case "ablation":
            show_quality(ablate(read_bed(chosen.folder)))
        case "speed":
            speed(chosen)
        case _:
            results = json.loads(chosen.results.read_text(encoding="utf-8"))
            chosen.picture.write_text(draw(lines_of(results)), encoding="utf-8")


def sizes(text: str) -> tuple[int, ...]:
    return tuple(int(one) for one in text.split(","))


def show_quality(rows: Iterable[tuple[str, Quality]]) -> None:
    print(f"{'':28} {'MRR':>6} {'R@1':>6} {'R@5':>6} {'R@10':>6}")
    for name, row in rows:
        print(f"{name:28} " + " ".join(f"{value:6.3f}" for value in row), flush=True)


def speed(chosen: argparse.Namespace) -> None:
    """Measure on one core, which all processes share."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    bed = read_bed(chosen.folder)
    every = max(1, len(bed.questions) // chosen.questions)
    questions = [one.text for one in bed.questions[::every]][: chosen.questions]
    real = len(bed.sentences)
    print(f"{real:,} real sentences; beyond these copies with mutated words (searching.corpus).")
    results: dict[str, dict[str, Figures]] = {}
    with tempfile.TemporaryDirectory() as temporary:
        work = chosen.work or Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        for size in chosen.sizes:
            found = compare(
                bed.sentences, size, questions, chosen.systems or SPEED, chosen.rounds, work
            )
            results[str(size)] = found
            show_speed(size, found)
            if chosen.results:
                tables = {n: {k: v._asdict() for k, v in t.items()} for n, t in results.items()}
                chosen.results.write_text(json.dumps(tables, indent=1), encoding="utf-8")


def show_speed(size: int, found: dict[str, Figures]) -> None:
    print(f"\n{size:,} sentences; times are medians of the rounds, × as multiples of ours")
    print(
        f"{'':24} {'p50 ms':>9} {'p99 ms':>9} {'a second':>9} {'× plain':>8} {'× mix':>8} "
        f"{'open s':>7} {'build µs':>9} {'(words)':>8} {'disk MB':>8} {'RSS MB':>7} {'anon':>6}"
    )
    for name, one in found.items():
        words = one.build.get("linguistics", 0.0)
        note = f"  {one.asked} questions a round" if one.asked < 100 else ""
        print(
            f"{name:24} {one.p50 * 1e3:9.3f} {one.p99 * 1e3:9.3f} {1 / one.p50:9.0f} "
            f"{one.times_plain:8.2f} {one.times_mixed:8.2f} {one.opened:7.2f} "
            f"{one.build['index'] / size * 1e6:9.1f} {words / size * 1e6:8.1f} "
            f"{one.disk / MB:8.0f} {one.resident / MB:7.0f} {one.anonymous / MB:6.0f}{note}"
        )
    sys.stdout.flush()


def lines_of(results: dict[str, dict[str, dict[str, float]]]) -> dict[str, list[tuple[int, float]]]:
    """Return for each engine its sizes and median times."""
    lines: dict[str, list[tuple[int, float]]] = {}
    for size, table in results.items():
        for name, figures in table.items():
            lines.setdefault(name, []).append((int(size), figures["p50"]))
    return lines


if __name__ == "__main__":
    main()
