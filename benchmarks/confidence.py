"""How sure an attribution must be: what each threshold costs, and whether confidence is honest.

Run: python -m benchmarks.confidence DATA_FOLDER [--part dev|train]. DATA_FOLDER holds the corpus
and score.py. The first table hides speakers below a threshold; "given" and "right" are over the
quoted stretches. The second compares the confidence with what was right, over matched pieces.
"""

from __future__ import annotations

import argparse
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from rich.console import Console
from rich.table import Table

from benchmarks.systems.parts import without_confidence
from benchmarks.systems.polnear import load_scorer, read_gold, to_article, to_prediction
from retrieval.language.pipeline import load_pipeline, parse
from retrieval.quoting.reading import read_quotations

THRESHOLDS = (0.0, 0.3, 0.4, 0.5, 0.55, 0.6, 0.7, 0.8, 0.9, 0.95)
BINS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.01)
Predictions = dict[str, list[dict[str, Any]]]


def predict(gold: list[dict[str, Any]]) -> Predictions:
    """Return all quotations with the confidence of their speaker; no speaker is hidden."""
    found = {}
    with without_confidence():
        for article, parses in parse(map(to_article, gold), load_pipeline()):
            found[article.source] = [
                to_prediction(article.text, each) | {"confidence": each.confidence}
                for each in read_quotations(article, parses)[0]
            ]
    return found


def hide(found: Predictions, threshold: float) -> Predictions:
    """Take the speakers away that are less sure than a threshold."""
    nobody = {"speaker_text": None, "speaker_start": None, "speaker_end": None}
    return {
        source: [
            # Where nothing was measured (a non-answer that a rule found), nothing is hidden.
            each | nobody if (each["confidence"] or 1.0) < threshold else each
            for each in quotes
        ]
        for source, quotes in found.items()
    }


def calibrate(scorer: Any, gold: list[dict[str, Any]], found: Predictions) -> list[list[str]]:
    """Return for each range of confidence how many pieces there are, and how many are right."""
    rows = []
    for low, high in pairwise(BINS):
        chosen = {
            source: [
                each
                for each in quotes
                if each["speaker_text"] and low <= (each["confidence"] or -1.0) < high
            ]
            for source, quotes in found.items()
        }
        mean = [each["confidence"] for quotes in chosen.values() for each in quotes]
        result = scorer.score(gold, chosen)["ALL"]
        matched = result["match"]["tp"]
        rows.append(
            [
                f"{low:.2f} to {min(high, 1.0):.2f}",
                str(len(mean)),
                f"{100 * sum(mean) / len(mean):.0f}" if mean else "",
                str(matched),
                f"{100 * result['spk_acc']:.1f}" if matched else "",
            ]
        )
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", choices=("dev", "train"), default="dev")
    arguments = parser.parse_args()
    scorer = load_scorer(arguments.folder)
    gold = read_gold(arguments.folder, arguments.part)
    found = predict(gold)
    console = Console()
    curve = Table("threshold", "direct", "indirect + mixed", "all", "given", "right where given")
    for threshold in THRESHOLDS:
        result = scorer.score(gold, hide(found, threshold))
        right, share = result["QM"]["P"], result["QM"]["R"]
        figures = [result[kind]["e2e"]["F"] for kind in ("D", "IM", "ALL")]
        figures += [share / right if right else 0.0, right]
        curve.add_row(f"{threshold:.2f}", *(f"{100 * figure:.1f}" for figure in figures))
    console.print(f"PolNeAR {arguments.part}, {len(gold)} articles", curve)
    honest = Table("confidence", "statements", "its mean", "pieces found", "speaker right")
    for row in calibrate(scorer, gold, found):
        honest.add_row(*row)
    console.print(honest)


if __name__ == "__main__":
    main()
