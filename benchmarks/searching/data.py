"""Questions with known answer sentences, and the sentences that they are asked of."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from retrieval.article import Span
from retrieval.language.boundaries import sentence_starts
from retrieval.reading.passages import split_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Sentence(NamedTuple):
    """A sentence: its article and passage, counted from 0, and its text."""

    article: int
    passage: int
    text: str


class Question(NamedTuple):
    """A question, the article that answers it, and where the answer sentences stand there."""

    text: str
    source: str
    gold: tuple[Span, ...]


class Bed(NamedTuple):
    """All sentences of a folder, where each stands, and the questions.

    Attributes:
        sentences: The sentences, article after article.
        places: Of each sentence the article's id and its span there.
        articles: How many articles there are.
        questions: The questions.
    """

    sentences: list[Sentence]
    places: list[tuple[str, Span]]
    articles: int
    questions: list[Question]

    def is_right(self, question: Question, row: int) -> bool:
        """Say whether a sentence answers a question.

        It covers at least half of a gold sentence and is no longer than three times it, or 120
        characters.
        """
        source, (start, end) = self.places[row]
        return source == question.source and any(
            2 * (min(gold.end, end) - max(gold.start, start)) >= gold.end - gold.start
            and end - start <= 3 * max(gold.end - gold.start, 40)
            for gold in question.gold
        )


def read_bed(folder: Path) -> Bed:
    """Read a folder of `*.articles.jsonl` and `*.questions.jsonl`.

    Articles are {"id", "text"}, questions {"question", "source", "gold": [[start, end], ...]}, one
    a line, offsets in characters of the article's text. Sentences are split by the segmenter's
    rules alone, without the parser, which is slow.
    """
    sentences: list[Sentence] = []
    places: list[tuple[str, Span]] = []
    articles = _read(folder, "*.articles.jsonl")
    for number, article in enumerate(articles):
        text = article["text"]
        for passage, outer in enumerate(split_paragraphs(text)):
            for span in _spans(text, outer):
                sentences.append(Sentence(number, passage, span.of(text)))
                places.append((article["id"], span))
    questions = [
        Question(one["question"], one["source"], tuple(Span(*gold) for gold in one["gold"]))
        for one in _read(folder, "*.questions.jsonl")
    ]
    return Bed(sentences, places, len(articles), questions)


def _read(folder: Path, pattern: str) -> list[dict[str, Any]]:
    lines = [line for file in sorted(folder.glob(pattern)) for line in file.open(encoding="utf-8")]
    if not lines:
        raise SystemExit(f"{folder} holds no {pattern}.")
    return [json.loads(line) for line in lines if line.strip()]


def _spans(text: str, outer: Span) -> Iterator[Span]:
    starts = [outer.start + start for start in (0, *sentence_starts(outer.of(text)))]
    for start, end in zip(starts, [*starts[1:], outer.end], strict=True):
        yield Span(start, start + len(text[start:end].rstrip()))
