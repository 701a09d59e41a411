"""Our own engines: BM25 of sentences alone, and the whole mix; compiled, and in NumPy."""

from __future__ import annotations

import time
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

import retrieval.index.plain
import retrieval.index.search
from retrieval.index.collection import Collection, Part
from retrieval.index.feeding import LARGEST
from retrieval.index.first import MIX, Mix
from retrieval.index.kernels.vectors import VectorStage
from retrieval.index.plain import MappedBM25
from retrieval.index.search import SentenceIndex
from retrieval.index.segment.building import ArticleRows, Row, SegmentBuilder
from retrieval.index.segment.columns import map_columns, write_columns
from retrieval.index.segment.marks import read_marks
from retrieval.index.segment.merging import Living, merge
from retrieval.language.terms import index_terms, question_terms

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from benchmarks.searching.data import Sentence
    from benchmarks.searching.engine import Search
    from retrieval.index.segment.columns import Columns

WHOLE = "segment"


class Ours(NamedTuple):
    """An engine of ours.

    Attributes:
        is_whole: Whether all is weighed, or BM25 of the sentence alone.
        is_compiled: Whether loops may be compiled.
        mix: How the first stage weighs its parts.
    """

    is_whole: bool
    is_compiled: bool = True
    mix: Mix = MIX

    def build(self, sentences: Iterable[Sentence], folder: Path) -> dict[str, float]:
        """Build segments as ingest does, and merge them into one."""
        linguistics = 0.0
        begun = time.perf_counter()
        builder = SegmentBuilder()
        parts: list[Columns] = []
        row = 0
        for article, group in groupby(sentences, key=attrgetter("article")):
            texts = list(group)
            reading = time.perf_counter()
            terms = [index_terms(one.text) for one in texts]
            marks = [read_marks(one.text, held) for one, held in zip(texts, terms, strict=True)]
            linguistics += time.perf_counter() - reading
            rows = [
                Row(number, one.passage, held, one.text)
                for number, (one, held) in enumerate(zip(texts, terms, strict=True), row)
            ]
            row += len(rows)
            builder.add(ArticleRows(article, article.to_bytes(8, "big"), rows), marks)
            if len(builder) >= LARGEST:
                parts.append(_written(builder, folder / f"part{len(parts)}"))
                builder = SegmentBuilder()
        if len(builder):
            parts.append(_written(builder, folder / f"part{len(parts)}"))
        if len(parts) > 1:
            write_columns(merge([Living(part) for part in parts]), folder / WHOLE)
            for number in range(len(parts)):
                _remove(folder / f"part{number}")
        else:
            (folder / "part0").rename(folder / WHOLE)
        whole = time.perf_counter() - begun
        return {"linguistics": linguistics, "index": whole - linguistics}

    def open(self, folder: Path, sentences: Iterable[Sentence]) -> Search:
        """Map the segment."""
        del sentences
        if not self.is_compiled:
            for module in (retrieval.index.plain, retrieval.index.search):
                vars(module)["first_stage"] = lambda _: VectorStage()
        collection = Collection([Part(map_columns(folder / WHOLE))])
        if self.is_whole:
            index = SentenceIndex(collection, self.mix)
            return lambda question: [hit.sentence_id for hit in index.search(question)]
        plain = MappedBM25(collection)
        return lambda question: [hit.sentence_id for hit in plain.top(question_terms(question))]


def _written(builder: SegmentBuilder, folder: Path) -> Columns:
    write_columns(builder.build(), folder)
    return map_columns(folder)


def _remove(folder: Path) -> None:
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
