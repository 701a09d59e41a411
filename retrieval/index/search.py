"""Search over all segments: a first stage finds candidates, a second one weighs all that is known.

The first is BM25 of the sentence, its window, its passage and its article (`first.Mix`), over the
postings alone. The second is one sum of learned weights over the first stage's best (`ranking`). Of
its best the texts are read, where the question asks for a type of answer (`closer`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from retrieval.index.asked import ask
from retrieval.index.bm25 import K1, B, positive_idf
from retrieval.index.candidates import find
from retrieval.index.closer import LOOKED, closer_gains, is_looked_at
from retrieval.index.collection import Collection, Part
from retrieval.index.engine import Explanation, Hit
from retrieval.index.explaining import explain
from retrieval.index.features import read_features, text_of
from retrieval.index.feeding import build_from
from retrieval.index.first import MIX, Mix, scoring
from retrieval.index.kernels import first_stage
from retrieval.index.kinds import Kind
from retrieval.index.opening import open_collection
from retrieval.index.ranking import score, values
from retrieval.index.residence import Residence
from retrieval.language.terms import question_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from collections.abc import Collection as Some

    import numpy.typing as npt

    from retrieval.archive.records import StoredSentence
    from retrieval.index.asked import Asked
    from retrieval.index.candidates import Found
    from retrieval.index.opening import StoredSource
    from retrieval.index.ranking import Value

    Array = npt.NDArray[Any]

CANDIDATES = 200
"""Sentences that the second stage looks at."""
WEIGHTS = 1 << 14
"""Terms whose weights are kept: a question's statements are weighed by the same few again and
again."""
WEIGHED = 4
"""Questions whose candidates are kept: a turn looks for the same words more than once."""


class Weighed(NamedTuple):
    """A question's candidates.

    Attributes:
        asked: The question.
        found: The candidates.
        spoken: What speaks for and against them; see `ranking.values`.
        scores: Their scores before the closer look.
    """

    asked: Asked
    found: Found
    spoken: Sequence[Value]
    scores: Array


class SentenceIndex:
    """An index over all sentences of an archive at one moment.

    Args:
        collection: The segments.
        mix: How the first stage weighs its parts.
    """

    def __init__(self, collection: Collection, mix: Mix = MIX) -> None:
        self.collection = collection
        self._mix = mix
        self._norms = collection.norms(K1, B)
        self._stage = first_stage(collection.sentences)
        self._residence = Residence(part.columns for part in collection.parts)
        self._weighed = lru_cache(maxsize=WEIGHED)(self._weigh)
        self._weight = lru_cache(maxsize=WEIGHTS)(self._read_weight)

    @classmethod
    def from_archive(cls, archive: StoredSource) -> SentenceIndex:
        """Open the index of what an archive holds now; call it in a snapshot of the archive."""
        return cls(open_collection(archive))

    @classmethod
    def of(
        cls,
        sentences: Iterable[StoredSentence],
        mix: Mix = MIX,
        text_of: Callable[[StoredSentence], str] | None = None,
        order: Sequence[int] = (),
    ) -> SentenceIndex:
        """Index sentences in memory.

        Args:
            sentences: The sentences to search; those of furniture are left out.
            mix: How the first stage weighs its parts.
            text_of: Gives a sentence's text; None to take its terms for it.
            order: The ids of the articles in the order that decides between equal scores; others
                come after them, by id.
        """
        columns = build_from(sentences, text_of or (lambda one: " ".join(one.terms)), order)
        return cls(Collection([Part(columns)]), mix)

    def __len__(self) -> int:
        """Return how many sentences are indexed."""
        return self.collection.sentences

    def search(
        self,
        question: str,
        top: int = 10,
        *,
        articles: Some[int] | None = None,
        sentences: Some[int] | None = None,
    ) -> list[Hit]:
        """Return the best sentences, best first; see `SearchEngine.search`."""
        ranked = self._rank(question, top, articles, sentences)
        if ranked is None:
            return []
        (asked, found, spoken, scores), chosen = ranked
        features = read_features(self.collection, asked, found, spoken, chosen)
        return [
            Hit(self._sentence_id(found, at), float(scores[at]), held)
            for at, held in zip(chosen, features, strict=True)
        ]

    def rank(self, question: str, top: int = 10, *, articles: Some[int] | None = None) -> list[int]:
        """Return the ids of the best sentences, best first; see `SearchEngine.rank`."""
        ranked = self._rank(question, top, articles, None)
        if ranked is None:
            return []
        weighed, chosen = ranked
        return [self._sentence_id(weighed.found, at) for at in chosen]

    def explain(self, question: str, sentence_id: int) -> Explanation | None:
        """Say why a sentence has its score; see `SearchEngine.explain`."""
        if not question_terms(question):
            return None
        asked = ask(question, self.collection)
        found = self._find(asked, 1, None, (sentence_id,))
        if found is None:
            return None
        for at in range(len(found)):
            if self._sentence_id(found, at) == sentence_id:
                one = found.only(at)
                return explain(self.collection, asked, one, self._norms)
        return None

    def weight(self, term: str) -> float:
        """Return what a term weighs: its IDF over the sentences, above 0 also where none has it."""
        return self._weight(term)

    def frequency(self, terms: Sequence[str]) -> list[int]:
        """Return how many sentences hold each of some index terms."""
        found: list[int] = self.collection.look_up(terms).frequency[:, 0].tolist()
        return found

    def _read_weight(self, term: str) -> float:
        frequency = self.collection.look_up([term]).frequency[0, 0]
        return positive_idf(len(self), int(frequency))

    def _rank(
        self,
        question: str,
        top: int,
        articles: Some[int] | None,
        sentences: Some[int] | None,
    ) -> tuple[Weighed, list[int]] | None:
        """Return the candidates and, of them, the best, best first."""
        if top < 1 or not question_terms(question):
            return None
        self._residence.note_search()
        chosen = None if articles is None else frozenset(articles)
        wanted = None if sentences is None else frozenset(sentences)
        weighed = self._weighed(question, max(top, CANDIDATES), chosen, wanted)
        if weighed is None:
            return None
        asked, found, _, scores = weighed
        scores = scores.copy()
        if wanted is not None:
            held = [self._sentence_id(found, at) in wanted for at in range(len(found))]
            scores = np.where(held, scores, -np.inf)
        best = [at for at in self._best(found, scores, max(top, LOOKED)) if scores[at] > -np.inf]
        for at in best if is_looked_at(question) else ():
            scores[at] += sum(gain.adds for gain in closer_gains(asked, self._text(found, at)))
        best.sort(key=lambda at: (-scores[at], *self._order(found, at)))
        return weighed._replace(scores=scores), best[:top]

    def _weigh(
        self,
        question: str,
        most: int,
        articles: frozenset[int] | None,
        sentences: frozenset[int] | None,
    ) -> Weighed | None:
        asked = ask(question, self.collection)
        found = self._find(asked, most, articles, sentences)
        if found is None:
            return None
        spoken = values(asked, found)
        return Weighed(asked, found, spoken, score(spoken))

    def _find(
        self,
        asked: Asked,
        most: int,
        articles: Some[int] | None,
        sentences: Some[int] | None,
    ) -> Found | None:
        how = scoring(asked, self._norms, self._mix)
        if sentences is not None or asked.kind is Kind.MEANING:
            most = max(len(self), 1)  # Rare: only tests and explanations ask for a few sentences.
        allowed = self._allowed(articles, sentences)
        found = find(self._stage, self.collection, asked, how, most, allowed)
        if asked.meant.words and (found is None or len(found) < most):
            found = find(self._stage, self.collection, asked, how, most, allowed, meant=True)
        return found

    def _allowed(
        self, articles: Some[int] | None, sentences: Some[int] | None
    ) -> list[Array | None]:
        """Return for each part which of its articles count; None for all."""
        allowed: list[Array | None] = []
        for part in self.collection.parts:
            chosen = part.alive
            if articles is not None:
                ids = np.fromiter(articles, np.int64, len(articles))
                mask = np.isin(part.columns.article_id, ids)
                chosen = mask if chosen is None else chosen & mask
            if sentences is not None:
                ids = np.fromiter(sentences, np.int64, len(sentences))
                rows = np.isin(part.columns.sentence_id, ids)
                mask = np.zeros(part.columns.articles, bool)
                mask[part.columns.article_of[rows]] = True
                chosen = mask if chosen is None else chosen & mask
            allowed.append(chosen)
        return allowed

    def _best(self, found: Found, scores: Array, top: int) -> list[int]:
        """Return the best candidates; of equals the first in the archive's order first."""
        if top < len(scores):
            limit = np.partition(scores, len(scores) - top)[len(scores) - top]
            places = np.flatnonzero(scores >= limit).tolist()
        else:
            places = list(range(len(scores)))
        places.sort(key=lambda at: (-scores[at], *self._order(found, at)))
        return places[:top]

    def _order(self, found: Found, at: int) -> tuple[bytes, int]:
        columns = self.collection.parts[int(found.part[at])].columns
        article = int(found.article[at])
        start, end = columns.key_start[article : article + 2]
        return columns.key[start:end].tobytes(), int(found.place[at])

    def _text(self, found: Found, at: int) -> str:
        return text_of(self.collection.parts[int(found.part[at])].columns, int(found.row[at]))

    def _sentence_id(self, found: Found, at: int) -> int:
        return int(self.collection.parts[int(found.part[at])].columns.sentence_id[found.row[at]])
