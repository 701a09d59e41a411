"""The interface that a search engine implements: a question in, sentences out, best first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


class Features(NamedTuple):
    """What of a question a hit holds, for judging whether it answers.

    Attributes:
        sentence: The share of the question's weight (the sum of its terms' IDF) whose terms the
            sentence holds, from 0 to 1.
        window: The same for the sentence with its two neighbours.
        passage: The same for its passage.
        article: The same for its article.
        matched: The question's terms that the sentence holds, in the question's order.
        missing: Those that it does not hold.
        unknown: Those that no sentence of the archive holds.
        fits: Whether the sentence holds the kind of answer that the question asks for (a number, a
            time, a place, a person …); None where it asks for no kind.
        absent: The question's terms that neither the sentence nor its neighbours hold.
        article_id: The archive's id of its article.
        weight: The question's weight.
        unit: The weight of a term that no sentence holds: the scale of weights.
        values: What the score is the weighed sum of, by name; empty where an engine has none.
        meant: The question's terms of which the sentence holds only a synonym, each with it.
        meant_near: The same for the sentence with its neighbours.
    """

    sentence: float
    window: float
    passage: float
    article: float
    matched: tuple[str, ...]
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    fits: bool | None = None
    absent: tuple[str, ...] = ()
    article_id: int = 0
    weight: float = 0.0
    unit: float = 1.0
    values: tuple[tuple[str, float], ...] = ()
    meant: tuple[tuple[str, str], ...] = ()
    meant_near: tuple[tuple[str, str], ...] = ()


class Hit(NamedTuple):
    """A sentence that was found.

    Attributes:
        sentence_id: The archive's id of the sentence.
        score: Higher is better; comparable only between hits of one search.
        features: What of the question it holds.
    """

    sentence_id: int
    score: float
    features: Features


class Part(NamedTuple):
    """One part of a hit's score.

    Attributes:
        name: What is compared: "sentence", "window", "passage", "article", "pairs", "kind" ….
        value: What was found there, before it is weighed: a BM25 score, a share, a count.
        adds: What it adds to the score.
        terms: The terms behind it, with what each adds; those of one part sum to `adds`. Empty
            where no terms are behind it.
    """

    name: str
    value: float
    adds: float
    terms: tuple[tuple[str, float], ...] = ()


class Explanation(NamedTuple):
    """Why a sentence has its score.

    Attributes:
        sentence_id: The archive's id of the sentence.
        score: Its score; the sum of what the parts add.
        parts: Those that add anything, the ones that add most first.
        features: As in its hit.
    """

    sentence_id: int
    score: float
    parts: tuple[Part, ...]
    features: Features


class SearchEngine(Protocol):
    """Finds the sentences that most likely answer a question."""

    def search(
        self,
        question: str,
        top: int = 10,
        *,
        articles: Collection[int] | None = None,
        sentences: Collection[int] | None = None,
    ) -> list[Hit]:
        """Return the best sentences, best first; the same call always gives the same answer.

        Args:
            question: The question as typed, or any words to look for.
            top: How many to return at most.
            articles: Look only in the articles with these ids of the archive.
            sentences: Look only among the sentences with these ids.

        Returns:
            Hits that hold at least one term of the question, themselves or in their window, and
            after them, where these are few, such as hold a synonym of one; none where the question
            has no term or the archive holds none of these.
        """
        ...

    def rank(
        self, question: str, top: int = 10, *, articles: Collection[int] | None = None
    ) -> list[int]:
        """Return the archive's ids of the sentences that `search` finds, in the same order.

        It is quicker: what the hits hold of the question is not read.
        """
        ...

    def weight(self, term: str) -> float:
        """Return what an index term weighs: more the rarer it is, above 0 also for unknown ones."""
        ...

    def frequency(self, terms: Sequence[str]) -> list[int]:
        """Return how many sentences hold each of some index terms."""
        ...

    def explain(self, question: str, sentence_id: int) -> Explanation | None:
        """Say why a sentence has the score that `search` gives it.

        Args:
            question: The question as typed.
            sentence_id: The archive's id of the sentence.

        Returns:
            None where the sentence is not indexed, or neither it nor its window holds a term of the
            question, or a synonym of one.
        """
        ...
