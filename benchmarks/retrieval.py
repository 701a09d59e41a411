"""Measures search over a folder of questions with known answer sentences.

    python -m benchmarks.retrieval FOLDER

The folder holds `*.articles.jsonl` ({"id", "text"} a line) and `*.questions.jsonl` ({"id",
"question", "source", "gold": [[start, end], ...]}, offsets in characters of the article's text).
All articles are one archive. A hit is right when it covers at least half of a gold sentence and is
no longer than three times it (or 120 characters). Prints mean reciprocal rank over the first ten,
the share of questions answered among the first 1, 5 and 10, and the median time for a query.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from rank_bm25 import BM25Okapi

from retrieval.archive.records import StoredSentence
from retrieval.article import PassageKind, Span
from retrieval.index.bm25 import PostingsBM25, best
from retrieval.index.search import SentenceIndex
from retrieval.language.boundaries import sentence_starts
from retrieval.language.terms import index_terms, question_terms
from retrieval.reading.passages import split_paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Search = Callable[[str], list[int]]

TIMED = 200
"""How many questions are used to compare the time of the scores alone."""


class Place(NamedTuple):
    """Where a sentence stands."""

    source: str
    span: Span
    text: str


class Row(NamedTuple):
    """A line of the table; times in seconds."""

    name: str
    mrr: float
    first: float
    five: float
    ten: float
    median: float


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure search over questions with answers.")
    parser.add_argument("folder", type=Path, help="holds *.articles.jsonl and *.questions.jsonl")
    folder = parser.parse_args().folder
    articles = read(folder, "*.articles.jsonl")
    questions = read(folder, "*.questions.jsonl")
    sentences, places = split(articles)
    print(f"{len(articles)} articles, {len(sentences)} sentences, {len(questions)} questions")

    library = BM25Okapi([place.text.split() for place in places])
    terms = [sentence.terms for sentence in sentences]
    plain = PostingsBM25(terms)
    begun = time.perf_counter()
    index = SentenceIndex(sentences, text_of=lambda sentence: places[sentence.id].text)
    built = time.perf_counter() - begun
    searches: dict[str, Search] = {
        "rank_bm25, split()": lambda q: best(library.get_scores(q.split()), 10),
        "PostingsBM25": lambda q: [hit.row for hit in plain.top(question_terms(q))],
        "SentenceIndex": lambda q: [hit.sentence_id for hit in index.search(q)],
    }
    print(f"{'':20} {'MRR':>6} {'R@1':>6} {'R@5':>6} {'R@10':>6} {'median':>10}")
    for name, search in searches.items():
        row = measure(name, search, questions, places)
        print(
            f"{row.name:20} {row.mrr:6.3f} {row.first:6.3f} {row.five:6.3f} {row.ten:6.3f} "
            f"{row.median * 1000:7.2f} ms"
        )
    print(f"SentenceIndex built in {built:.2f} s")
    compare(plain, terms, questions[:TIMED])


def read(folder: Path, pattern: str) -> list[dict[str, Any]]:
    lines = [line for file in sorted(folder.glob(pattern)) for line in file.open(encoding="utf-8")]
    if not lines:
        raise SystemExit(f"{folder} holds no {pattern}.")
    return [json.loads(line) for line in lines if line.strip()]


def split(articles: list[dict[str, Any]]) -> tuple[list[StoredSentence], list[Place]]:
    """Split articles by the segmenter's rules alone, without the parser, which is slow."""
    sentences: list[StoredSentence] = []
    places: list[Place] = []
    for number, article in enumerate(articles):
        text = article["text"]
        for passage, outer in enumerate(split_paragraphs(text)):
            for span in spans(text, outer):
                words = span.of(text)
                row = len(sentences)
                kind = PassageKind.STORY
                sentences.append(
                    StoredSentence(row, number, passage, kind, span, index_terms(words))
                )
                places.append(Place(article["id"], span, words))
    return sentences, places


def spans(text: str, outer: Span) -> Iterator[Span]:
    starts = [outer.start + start for start in (0, *sentence_starts(outer.of(text)))]
    for start, end in zip(starts, [*starts[1:], outer.end], strict=True):
        yield Span(start, start + len(text[start:end].rstrip()))


def measure(name: str, search: Search, questions: list[dict[str, Any]], places: list[Place]) -> Row:
    ranks: list[float] = []
    times: list[float] = []
    for question in questions:
        begun = time.perf_counter()
        rows = search(question["question"])
        times.append(time.perf_counter() - begun)
        right = (n for n, row in enumerate(rows, 1) if is_right(question, places[row]))
        ranks.append(next(right, float("inf")))
    found = np.array(ranks)
    one, five, ten = (float((found <= n).mean()) for n in (1, 5, 10))
    return Row(name, float((1 / found).mean()), one, five, ten, statistics.median(times))


def is_right(question: dict[str, Any], place: Place) -> bool:
    if place.source != question["source"]:
        return False
    length = place.span.end - place.span.start
    return any(
        2 * (min(end, place.span.end) - max(start, place.span.start)) >= end - start
        and length <= 3 * max(end - start, 40)
        for start, end in question["gold"]
    )


def compare(
    plain: PostingsBM25, terms: list[tuple[str, ...]], questions: list[dict[str, Any]]
) -> None:
    """Compare the time of `get_scores` with the library's own, for the same terms and scores."""
    library = BM25Okapi(terms, k1=plain.k1, b=plain.b, epsilon=plain.epsilon)
    ours: list[float] = []
    theirs: list[float] = []
    for question in questions:
        query = question_terms(question["question"])
        begun = time.perf_counter()
        scores = plain.get_scores(query)
        between = time.perf_counter()
        expected = library.get_scores(query)
        theirs.append(time.perf_counter() - between)
        ours.append(between - begun)
        np.testing.assert_allclose(scores, expected, atol=1e-9)
    ratio = statistics.median(theirs) / statistics.median(ours)
    print(
        f"get_scores, {len(questions)} questions, median: rank_bm25 "
        f"{statistics.median(theirs) * 1000:.2f} ms, PostingsBM25 "
        f"{statistics.median(ours) * 1000:.3f} ms, ratio {ratio:.0f}"
    )


if __name__ == "__main__":
    main()
