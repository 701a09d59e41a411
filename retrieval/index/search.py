"""The search engine: BM25 of the sentence, mixed with that of what stands around it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from retrieval.index.bm25 import PositiveBM25, PostingsBM25, best, positive_idf
from retrieval.index.engine import Explanation, Features, Hit, Part
from retrieval.index.kinds import KindIndex
from retrieval.language.terms import question_terms, word_forms

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    import numpy.typing as npt

    from retrieval.archive.records import ArticleInfo, StoredSentence
    from retrieval.article import Article

    Numbers = npt.NDArray[np.int64]
    Values = npt.NDArray[np.float64]


class Mix(NamedTuple):
    """What each part adds to a sentence's own BM25 score.

    Learned on a news question set (the development half of NewsQA's questions over 319 CNN
    stories); the first three have a wide optimum.

    Attributes:
        window: The factor of the BM25 score of the sentence with its two neighbours.
        passage: That of its passage.
        article: That of its article.
        pairs: That of the question's adjacent term pairs that the sentence holds as pairs.
        kind: The bonus of a sentence that holds the kind of answer asked for (a number, a time, a
            place, a person …), as a share of the highest IDF that the archive can give.
        exact: The bonus for each of the question's words that the sentence holds in that very form
            ("killed", not "killing"), as a share of its term's IDF.
        early: The bonus of an article's first sentence, as such a share; the sentence at place i
            gets 1 / (1 + i / 10) of it, for news tells the most important first.
    """

    window: float = 0.3
    passage: float = 0.15
    article: float = 0.8
    pairs: float = 0.4
    kind: float = 0.5
    early: float = 0.2
    exact: float = 0.4


class Archive(Protocol):
    """The part of an archive that an index is made from."""

    def indexed_sentences(self) -> Iterator[StoredSentence]:
        """Give every sentence to be searched."""
        ...

    def articles(self) -> Sequence[ArticleInfo]:
        """Give the articles in the archive's order, by date and source."""
        ...

    def article(self, article_id: int) -> Article:
        """Give an article with its text."""
        ...


class SentenceIndex:
    """An index in memory over all sentences of an archive.

    Args:
        sentences: The sentences to search; those of furniture are left out.
        mix: How the parts of the score are weighed.
        text_of: Gives a sentence's text, for the forms of its words; None to go without.
        order: The ids of the articles in the order that decides between equal scores; others come
            after them, by id.
    """

    def __init__(
        self,
        sentences: Iterable[StoredSentence],
        mix: Mix | None = None,
        text_of: Callable[[StoredSentence], str] | None = None,
        order: Sequence[int] = (),
    ) -> None:
        self._mix = mix or Mix()
        places = {article: place for place, article in enumerate(order)}
        rows = sorted(
            (s for s in sentences if not s.kind.is_furniture),
            key=lambda s: (places.get(s.article, len(places)), s.article, s.span),
        )
        documents = [row.terms for row in rows]
        self._ids: Numbers = _numbers(row.id for row in rows)
        self._articles: Numbers = _numbers(row.article for row in rows)
        passages = [(row.article, row.passage) for row in rows]
        self._article_rows, article_terms = _group(documents, self._articles.tolist())
        self._passage_rows, passage_terms = _group(documents, passages)
        self._sentences = PositiveBM25(documents)
        self._windows = PositiveBM25(_windows(documents, self._articles.tolist()))
        self._passages = PositiveBM25(passage_terms)
        self._whole = PositiveBM25(article_terms)
        self._pairs = PositiveBM25([_pairs(document) for document in documents])
        texts = [text_of(row) if text_of else " ".join(row.terms) for row in rows]
        self._forms = PositiveBM25(map(word_forms, texts))
        self._kinds = KindIndex(texts, documents, self._articles.tolist())
        self._early: Values = _early(self._article_rows)
        self._unit = positive_idf(len(rows), 0)

    @classmethod
    def from_archive(cls, archive: Archive) -> SentenceIndex:
        """Index what an archive holds now."""
        return cls(
            archive.indexed_sentences(),
            order=[info.id for info in archive.articles()],
            text_of=lambda one: one.span.of(archive.article(one.article).text),
        )

    def __len__(self) -> int:
        """Return how many sentences are indexed."""
        return len(self._ids)

    def search(
        self,
        question: str,
        top: int = 10,
        *,
        articles: Collection[int] | None = None,
        sentences: Collection[int] | None = None,
    ) -> list[Hit]:
        """Return the best sentences, best first; see `SearchEngine.search`."""
        terms = question_terms(question)
        rows = self._windows.matches(terms)
        if articles is not None:
            rows = rows[np.isin(self._articles[rows], _numbers(articles))]
        if sentences is not None:
            rows = rows[np.isin(self._ids[rows], _numbers(sentences))]
        if top < 1 or not len(rows):
            return []
        asked = self._kinds.fitting(question)
        scores = self._score(terms, rows)
        if asked is not None:
            scores += self._mix.kind * self._unit * asked[rows]
        scores += self._mix.exact * self._same_forms(question)[rows]
        weights = {term: self.weight(term) for term in terms}
        answers = self._kinds.answering(question)
        return [
            Hit(
                sentence_id=int(self._ids[rows[i]]),
                score=float(scores[i]),
                features=self._features(int(rows[i]), weights, answers),
            )
            for i in best(scores, top)
        ]

    def explain(self, question: str, sentence_id: int) -> Explanation | None:
        """Say why a sentence has its score; see `SearchEngine.explain`."""
        hits = self.search(question, 1, sentences=(sentence_id,))
        if not hits:
            return None
        terms = question_terms(question)
        (row,) = np.flatnonzero(self._ids == sentence_id)
        passage, article = int(self._passage_rows[row]), int(self._article_rows[row])
        mix = self._mix
        levels = (
            ("sentence", self._sentences, int(row), 1.0, terms),
            ("window", self._windows, int(row), mix.window, terms),
            ("passage", self._passages, passage, mix.passage, terms),
            ("article", self._whole, article, mix.article, terms),
            ("pairs", self._pairs, int(row), mix.pairs, _pairs(terms)),
        )
        parts = []
        for name, level, at, weight, asked in levels:
            adds = [(term, weight * float(level.get_scores([term])[at])) for term in asked]
            total = sum(value for _, value in adds)
            parts.append(Part(name, total / weight, total, tuple(a for a in adds if a[1])))
        fits = self._kinds.fitting(question)
        others = (
            ("kind", mix.kind * self._unit, 0.0 if fits is None else float(fits[row])),
            ("forms", mix.exact, float(self._same_forms(question)[row])),
            ("early", mix.early * self._unit, float(self._early[row])),
        )
        parts += [Part(name, value, weight * value) for name, weight, value in others]
        chosen = sorted((part for part in parts if part.adds), key=lambda part: -part.adds)
        return Explanation(sentence_id, hits[0].score, tuple(chosen), hits[0].features)

    def weight(self, term: str) -> float:
        """Return what a term weighs: its IDF over the sentences, above 0 also where none has it."""
        return positive_idf(len(self), self._sentences.frequency(term))

    def _score(self, terms: Sequence[str], rows: Numbers) -> Values:
        mix = self._mix
        score = self._sentences.get_scores(terms)[rows]
        score += mix.window * self._windows.get_scores(terms)[rows]
        score += mix.passage * self._passages.get_scores(terms)[self._passage_rows[rows]]
        score += mix.article * self._whole.get_scores(terms)[self._article_rows[rows]]
        score += mix.pairs * self._pairs.get_scores(_pairs(terms))[rows]
        score += mix.early * self._unit * self._early[rows]
        return score

    def _same_forms(self, question: str) -> Values:
        """Return, for each sentence, the IDF of the question's words that it holds in that form."""
        weights = np.zeros(len(self))
        for form in dict.fromkeys(word_forms(question)):
            terms = question_terms(form)
            if terms:
                rows, _ = self._forms.postings(form)
                weights[rows] += self.weight(terms[0])
        return weights

    def _features(
        self, row: int, weights: dict[str, float], answers: Callable[[int], bool | None]
    ) -> Features:
        whole = sum(weights.values())
        held = [term for term in weights if _holds(self._sentences, term, row)]

        def share(level: PostingsBM25, at: int) -> float:
            return sum(w for term, w in weights.items() if _holds(level, term, at)) / whole

        return Features(
            sentence=share(self._sentences, row),
            window=share(self._windows, row),
            passage=share(self._passages, int(self._passage_rows[row])),
            article=share(self._whole, int(self._article_rows[row])),
            matched=tuple(held),
            missing=tuple(term for term in weights if term not in held),
            unknown=tuple(term for term in weights if not self._sentences.frequency(term)),
            fits=answers(row),
            absent=tuple(term for term in weights if not _holds(self._windows, term, row)),
        )


def _numbers(values: Iterable[int]) -> Numbers:
    return np.array(list(values), np.int64)


def _holds(level: PostingsBM25, term: str, row: int) -> bool:
    rows, _ = level.postings(term)
    at = int(np.searchsorted(rows, row))
    return at < len(rows) and int(rows[at]) == row


def _pairs(terms: Sequence[str]) -> list[str]:
    return [f"{one} {two}" for one, two in pairwise(terms)]


def _windows(documents: Sequence[Sequence[str]], articles: Sequence[int]) -> Iterator[list[str]]:
    for i in range(len(documents)):
        near = range(max(i - 1, 0), min(i + 2, len(documents)))
        yield [term for j in near if articles[j] == articles[i] for term in documents[j]]


def _group(
    documents: Sequence[Sequence[str]], keys: Sequence[object]
) -> tuple[Numbers, list[list[str]]]:
    """Put the documents of each key together; return the group of each, and the groups' terms."""
    groups: dict[object, int] = {}
    rows = _numbers(groups.setdefault(key, len(groups)) for key in keys)
    terms: list[list[str]] = [[] for _ in groups]
    for row, document in zip(rows.tolist(), documents, strict=True):
        terms[row].extend(document)
    return rows, terms


def _early(article_rows: Numbers) -> Values:
    """Return 1 / (1 + i / 10) for the sentence at place i of its article."""
    _, first, counts = np.unique(article_rows, return_index=True, return_counts=True)
    places = np.arange(len(article_rows)) - np.repeat(first, counts)
    early: Values = 1 / (1 + places / 10)
    return early
