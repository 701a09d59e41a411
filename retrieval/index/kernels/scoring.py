"""What the first stage of a search is given, and what it gives back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from retrieval.index.asked import Asked
    from retrieval.index.looking import Seen
    from retrieval.index.segment.columns import Columns

    Ints = npt.NDArray[Any]
    Floats = npt.NDArray[Any]
    Masks = npt.NDArray[np.uint64]


class Scoring(NamedTuple):
    """How the first stage scores, for one question and all segments alike.

    Attributes:
        idf: For each of the question's terms its IDF at the four levels of `columns`.
        bits: For each of the question's terms the bit that stands for it in masks; 0 for none.
        k1: How soon repetition stops to count.
        norms: For each level k1 · (1 - b + b · length / mean length), by length.
        weights: What window, passage and article weigh; the sentence weighs 1.
        bonus: What is added to a sentence's score, by its flags.
        named: The same by how many terms of names it has.
        early: What is added to the first sentence of an article; the one at place i gets
            1 / (1 + i / 10) of it.
        near: Whether a row counts where only its neighbours hold a term.
    """

    idf: Floats
    bits: Masks
    k1: float
    norms: tuple[Floats, Floats, Floats, Floats]
    weights: Floats
    bonus: Floats
    named: Floats
    early: float
    near: bool = True


class Candidates(NamedTuple):
    """Rows that may answer, in ascending order, and what the first stage found for each.

    Attributes:
        rows: The rows of the segment.
        scores: What the first stage adds up to.
        levels: BM25 of the sentence, its window, its passage and its article, a column each.
        masks: Which terms these hold, as the bits that stand for them, a column each.
    """

    rows: Ints
    scores: Floats
    levels: Floats
    masks: Masks

    def only(self, chosen: npt.NDArray[np.bool_]) -> Candidates:
        """Return some of them."""
        return Candidates(*(array[chosen] for array in self))


class Rows(NamedTuple):
    """Rows, ascending, and their scores."""

    rows: Ints
    scores: Floats


class FirstStage(Protocol):
    """Finds the rows of a segment that score highest, and looks at their words."""

    def candidates(
        self,
        columns: Columns,
        terms: Ints,
        scoring: Scoring,
        most: int,
        *,
        floor: float = 0.0,
        allowed: npt.NDArray[Any] | None = None,
    ) -> Candidates:
        """Return the rows with the highest scores.

        Args:
            columns: The segment.
            terms: The place of each of the question's terms in it; -1 for those it has not.
            scoring: How to score; its `idf` is in the order of `terms`.
            most: How many rows are wanted; where the last of them has equals, these come too.
            floor: Rows that score less are not wanted.
            allowed: For each article whether it counts; None for all.
        """
        ...

    def sentences(
        self, columns: Columns, terms: Ints, scoring: Scoring, most: int, *, floor: float = 0.0
    ) -> Rows:
        """Return the rows with the highest BM25 of the sentence alone.

        Args:
            columns: The segment.
            terms: As in `candidates`; the rarer they are, the earlier they should stand.
            scoring: How to score; only `idf` and `norms` of sentences and `k1` count, and each IDF
                must be above 0.
            most: As in `candidates`.
            floor: As in `candidates`.
        """
        ...

    def look(self, columns: Columns, rows: Ints, asked: Asked, part: int) -> Seen:
        """Look at the words of some rows; see `looking.look`."""
        ...
