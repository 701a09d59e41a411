"""Others' engines, each as its own documentation uses it. Their packages are in a venv apart."""

from __future__ import annotations

import importlib
import re
import sqlite3
import time
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from retrieval.language.terms import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from benchmarks.searching.data import Sentence
    from benchmarks.searching.engine import Search

TOP = 10
_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return _WORD.findall(text.lower())


def content_words(question: str) -> list[str]:
    """Return the words of a question without function words, unless it has no others.

    tantivy and FTS5 take no stop words; searched for along with the others, they cost much time.
    """
    held = words(question)
    return [word for word in held if word not in FUNCTION_WORDS] or held


class Okapi(NamedTuple):
    """rank_bm25, and rank-bm25-rs, which takes its place; both live in memory only.

    Attributes:
        package: The package.
        tokens: From a text to its terms; both READMEs use `str.split`.
    """

    package: str
    tokens: Callable[[str], list[str]] = str.split

    def build(self, sentences: Iterable[Sentence], folder: Path) -> dict[str, float]:
        """Build the index once, to be timed; nothing can be kept."""
        begun = time.perf_counter()
        self.open(folder, sentences)
        return {"index": time.perf_counter() - begun}

    def open(self, folder: Path, sentences: Iterable[Sentence]) -> Search:
        """Build the index anew."""
        del folder
        library: Any = importlib.import_module(self.package)
        index = library.BM25Okapi([self.tokens(one.text) for one in sentences])

        def search(question: str) -> list[int]:
            # Its get_top_n sorts all scores, which takes longer than rank-bm25-rs takes for them.
            scores = index.get_scores(self.tokens(question))
            best = np.argpartition(scores, -TOP)[-TOP:]
            rows: list[int] = best[np.argsort(-scores[best], kind="stable")].tolist()
            return rows

        return search


class BM25S(NamedTuple):
    """bm25s with its stop words and Snowball stems.

    Attributes:
        backend: "numpy" or "numba".
    """

    backend: str

    def build(self, sentences: Iterable[Sentence], folder: Path) -> dict[str, float]:
        """Tokenize, index and save."""
        library: Any = importlib.import_module("bm25s")
        begun = time.perf_counter()
        tokens = library.tokenize(
            [one.text for one in sentences],
            stopwords="en",
            stemmer=_stemmer(),
            show_progress=False,
        )
        cut = time.perf_counter()
        index = library.BM25(backend=self.backend)
        index.index(tokens, show_progress=False)
        index.save(str(folder))
        return {"linguistics": cut - begun, "index": time.perf_counter() - cut}

    def open(self, folder: Path, sentences: Iterable[Sentence]) -> Search:
        """Load the index; its README's way, with the arrays in memory."""
        del sentences
        library: Any = importlib.import_module("bm25s")
        index = library.BM25.load(str(folder), backend=self.backend)
        if self.backend == "numba":
            index.activate_numba_scorer()
        stemmer = _stemmer()

        def search(question: str) -> list[int]:
            tokens = library.tokenize(
                question, stopwords="en", stemmer=stemmer, return_ids=False, show_progress=False
            )
            rows, scores = index.retrieve(tokens, k=TOP, show_progress=False, n_threads=0)
            return [int(r) for r, s in zip(rows[0], scores[0], strict=True) if s > 0]

        return search


class Tantivy(NamedTuple):
    """tantivy with its English stems; the default query, any of the words."""

    def build(self, sentences: Iterable[Sentence], folder: Path) -> dict[str, float]:
        """Add the sentences with one writing thread, and commit."""
        library: Any = importlib.import_module("tantivy")
        begun = time.perf_counter()
        index = library.Index(_schema(library), path=str(folder))
        writer = index.writer(heap_size=256 << 20, num_threads=1)
        for row, one in enumerate(sentences):
            document = library.Document()
            document.add_text("text", one.text)
            document.add_integer("row", row)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        return {"index": time.perf_counter() - begun}

    def open(self, folder: Path, sentences: Iterable[Sentence]) -> Search:
        """Map the index."""
        del sentences
        library: Any = importlib.import_module("tantivy")
        index = library.Index(_schema(library), path=str(folder))
        index.reload()
        searcher = index.searcher()

        def search(question: str) -> list[int]:
            query = index.parse_query(" ".join(content_words(question)), ["text"])
            hits = searcher.search(query, TOP, count=False).hits
            return [int(searcher.doc(address)["row"][0]) for _, address in hits]

        return search


class FTS5(NamedTuple):
    """SQLite's full-text search with Porter stems; any of the words, by its own BM25."""

    def build(self, sentences: Iterable[Sentence], folder: Path) -> dict[str, float]:
        """Insert the sentences, keeping the index alone, and optimize it."""
        begun = time.perf_counter()
        with sqlite3.connect(folder / "fts.db") as database:
            database.execute(
                "CREATE VIRTUAL TABLE s USING fts5(text, content='', tokenize='porter unicode61')"
            )
            database.executemany(
                "INSERT INTO s(rowid, text) VALUES (?, ?)",
                ((row, one.text) for row, one in enumerate(sentences)),
            )
            database.execute("INSERT INTO s(s) VALUES ('optimize')")
        database.close()
        return {"index": time.perf_counter() - begun}

    def open(self, folder: Path, sentences: Iterable[Sentence]) -> Search:
        """Open the database."""
        del sentences
        database = sqlite3.connect(folder / "fts.db")

        def search(question: str) -> list[int]:
            query = " OR ".join(f'"{word}"' for word in content_words(question))
            found = database.execute(
                "SELECT rowid FROM s WHERE s MATCH ? ORDER BY rank LIMIT ?", (query, TOP)
            )
            return [row for (row,) in found]

        return search


def _stemmer() -> Any:
    library: Any = importlib.import_module("Stemmer")
    return library.Stemmer("english")


def _schema(library: Any) -> Any:
    schema = library.SchemaBuilder()
    schema.add_text_field("text", tokenizer_name="en_stem", index_option="freq")
    schema.add_integer_field("row", stored=True)
    return schema.build()
