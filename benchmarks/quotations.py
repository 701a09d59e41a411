"""Quotations and their speakers: On Record and others side by side, by PolNeAR's own judge.

Run: python -m benchmarks.quotations DATA_FOLDER [--part dev|train] [--articles N] [--ours-alone].
DATA_FOLDER holds polnear_dev.jsonl, polnear_train.jsonl and score.py; they stay out of the
project. Others are run where they are installed: `make bench` makes an environment with them.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from rich.console import Console
from rich.table import Table

from benchmarks.systems.others import installed_others, missing_others
from benchmarks.systems.ours import OnRecord
from benchmarks.systems.parts import PARTS
from benchmarks.systems.polnear import load_scorer, read_gold, to_article
from retrieval.language.models import PACKAGED_MODEL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.systems.system import System
    from retrieval.article import Article

PACKAGES = ("spacy", PACKAGED_MODEL, "numpy", "onnxruntime", "textacy", "sayswho")
COLUMNS = (
    "system",
    "direct",
    "indirect\n+ mixed",
    "all",
    "pieces\nfound",
    "marks\nP",
    "marks\nR",
    "refused",
    "ms / 1,000 words\nbeyond spaCy",
    "with\nspaCy",
)


class Run(NamedTuple):
    """One system over all articles.

    Attributes:
        predictions: By article.
        refused: How many units it refused or crashed on.
        parsing: Seconds of spaCy's part.
        finding: Seconds of its own part.
    """

    predictions: dict[str, list[dict[str, Any]]]
    refused: int
    parsing: float
    finding: float


def run_system(system: System, articles: Sequence[Article]) -> Run:
    """Run a system over articles, one at a time on one core, and time both halves."""
    predictions = {}
    refused = 0
    parsing = finding = 0.0
    for article in articles:
        begun = time.perf_counter()
        parsed = system.parse(article)
        between = time.perf_counter()
        outcome = system.find(article, parsed)
        finding += time.perf_counter() - between
        parsing += between - begun
        refused += outcome.refused
        predictions[article.source] = outcome.predictions
    return Run(predictions, refused, parsing, finding)


def to_row(system: System, run: Run, result: dict[str, Any]) -> list[str]:
    """Return a line of the table: percents, counts and milliseconds."""
    percents = [result[kind]["e2e"]["F"] for kind in ("D", "IM", "ALL")]
    percents += [result["ALL"]["match"]["F"], result["QM"]["P"], result["QM"]["R"]]
    per_thousand = 1e6 / result["words"]
    return [
        system.name,
        *(f"{100 * percent:.1f}" for percent in percents),
        f"{run.refused} {system.unit}" if run.refused else "none",
        f"{per_thousand * run.finding:.1f}",
        f"{per_thousand * (run.parsing + run.finding):.0f}",
    ]


def describe_setting(part: str, articles: Sequence[Article]) -> str:
    """Say what was measured, with what, where."""
    words = sum(len(article.text.split()) for article in articles)
    return (
        f"PolNeAR {part}: {len(articles)} articles, {words:,} words. F1 end to end in percent: "
        "the piece is found and its speaker right.\n"
        f"Python {platform.python_version()}, {', '.join(_versions())}.\n"
        f"{_processor()}, {os.cpu_count()} cores, {platform.system()}; "
        "one article at a time. The same spaCy model for all."
    )


def _versions() -> list[str]:
    found = []
    for package in PACKAGES:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            continue
    return found


def _processor() -> str:
    information = Path("/proc/cpuinfo")
    if information.exists():
        for line in information.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def read_arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", choices=("dev", "train"), default="dev")
    parser.add_argument("--articles", type=int, default=None, help="only the first N")
    parser.add_argument("--ours-alone", action="store_true", help="run no others")
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        choices=sorted(PARTS),
        help="run On Record without this part as well",
    )
    return parser.parse_args()


def main() -> None:
    arguments = read_arguments()
    scorer = load_scorer(arguments.folder)
    gold = read_gold(arguments.folder, arguments.part, arguments.articles)
    articles = [to_article(record) for record in gold]
    whole = OnRecord()
    systems: list[System] = [whole, *(OnRecord(part) for part in arguments.without)]
    if not arguments.ours_alone:
        systems += installed_others()
    table = Table(*COLUMNS)
    lines = []
    for system in systems:
        run = run_system(system, articles)
        result = scorer.score(gold, run.predictions)
        table.add_row(*to_row(system, run, result))
        if isinstance(system, OnRecord):
            lines.append(scorer.line(system.name, result))
        if system is whole:
            found = sum(map(len, run.predictions.values()))
            lines.append(
                f"{found} quotations, {whole.named} with a person; {whole.sentences} sentences, "
                f"{1e3 * run.finding / whole.sentences:.2f} ms a sentence beyond spaCy's "
                f"{1e3 * run.parsing / whole.sentences:.2f} ms."
            )
    Console(width=120).print(table)
    print(describe_setting(arguments.part, articles))
    if missing := missing_others():
        print(f"Not installed, so not run: {', '.join(missing)}. `make bench` installs them.")
    print(*lines, sep="\n")


if __name__ == "__main__":
    main()
