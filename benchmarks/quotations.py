"""Quotations and their speakers against PolNeAR's development part, with its own scorer.

Run: python benchmarks/quotations.py DATA_FOLDER [--articles N]. DATA_FOLDER holds
polnear_dev.jsonl and score.py; both stay out of the project. Prints the scorer's line, and the
time that finding quotations takes beyond spaCy's own.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from retrieval.article import Article, Passage, Span
from retrieval.language.pipeline import load_pipeline, parse
from retrieval.quoting import read_quotations

if TYPE_CHECKING:
    from types import ModuleType

    from retrieval.article import Quotation

DATA = "polnear_dev.jsonl"


def load_scorer(folder: Path) -> ModuleType:
    sys.path.insert(0, str(folder))
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{folder / 'score.py'} cannot be loaded.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def to_article(record: dict[str, Any]) -> Article:
    text = record["text"]
    passages = []
    at = 0
    for line in text.splitlines(keepends=True):
        start = at + len(line) - len(line.lstrip())
        end = at + len(line.rstrip())
        at += len(line)
        if start < end:
            passages.append(Passage(Span(start, end)))
    return Article(record["id"], text, tuple(passages), record["title"])


def to_prediction(text: str, found: Quotation) -> dict[str, Any]:
    speaker = found.speaker
    return {
        "start": found.span.start,
        "end": found.span.end,
        "spans": [list(span) for span in found.spans],
        "speaker_text": speaker.of(text) if speaker else None,
        "speaker_start": speaker.start if speaker else None,
        "speaker_end": speaker.end if speaker else None,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=None, help="only the first N")
    arguments = parser.parse_args()
    scorer = load_scorer(arguments.folder)
    lines = (arguments.folder / DATA).read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines[: arguments.articles]]
    nlp = load_pipeline()
    predictions = {}
    ours = whole = 0.0
    words = sentences = named = found = 0
    began = time.perf_counter()
    for article, parses in parse(map(to_article, gold), nlp):
        start = time.perf_counter()
        quotations, _ = read_quotations(article, parses)
        ours += time.perf_counter() - start
        words += len(article.text.split())
        sentences += sum(1 for each in parses for _ in each.doc.sents)
        found += len(quotations)
        named += sum(quotation.person is not None for quotation in quotations)
        predictions[article.source] = [to_prediction(article.text, each) for each in quotations]
    whole = time.perf_counter() - began
    print(scorer.line("On Record", scorer.score(gold, predictions)))
    print(
        f"{len(gold)} articles, {words} words, {sentences} sentences; {found} quotations, {named}"
    )
    print("of them with a person;", end=" ")
    print(f"beyond spaCy {1e6 * ours / words:.1f} ms per 1,000 words,", end=" ")
    print(f"{1e3 * ours / sentences:.2f} ms a sentence; with spaCy {1e6 * whole / words:.0f} ms.")


if __name__ == "__main__":
    main()
