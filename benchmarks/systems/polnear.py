"""PolNeAR as the folder of quotation data has it, and its judge; both stay out of the project."""

from __future__ import annotations

import importlib.util
import json
import sys
from typing import TYPE_CHECKING, Any

from retrieval.article import Article, Passage, Span

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

    from retrieval.article import Quotation

SCORER = "score.py"


def load_scorer(folder: Path) -> ModuleType:
    """Load the folder's `score.py`.

    Raises:
        FileNotFoundError: There is none.
    """
    path = folder / SCORER
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise FileNotFoundError(f"{path} cannot be loaded; name the folder of quotation data.")
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(folder))  # it imports its neighbour
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(folder))
    return module


def read_gold(folder: Path, part: str, articles: int | None = None) -> list[dict[str, Any]]:
    """Read a part of the corpus.

    Args:
        folder: The folder of quotation data.
        part: "dev" or "train".
        articles: Only so many from its beginning.
    """
    lines = (folder / f"polnear_{part}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines[:articles]]


def to_article(record: dict[str, Any]) -> Article:
    """Return a record as an article whose every line is a passage of the story."""
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
    """Return a quotation as the judge reads it."""
    return prediction(text, found.spans, found.speaker)


def prediction(
    text: str, spans: tuple[tuple[int, int], ...], speaker: tuple[int, int] | None
) -> dict[str, Any]:
    """Return content and a speaker, in characters of `text`, as the judge reads them."""
    return {
        "start": spans[0][0],
        "end": spans[-1][1],
        "spans": [list(span) for span in spans],
        "speaker_text": text[slice(*speaker)] if speaker else None,
        "speaker_start": speaker[0] if speaker else None,
        "speaker_end": speaker[1] if speaker else None,
    }
