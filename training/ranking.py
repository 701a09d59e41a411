"""Learn how search weighs what speaks for a sentence, and show how well that does.

Run from the project's folder: python -m training.ranking DATA [--out FILE] [--without NAME ...]
[--ablation]. DATA is a folder of `training.ranking_beds`. The figures come from cross-validation by
story; the weights that are written are learned on all of it.

Each question is asked in two archives: the stories as they are, and glued to long articles, so that
what is learned holds for more than short news. A question counts the more, the more of its weight
its answer sentence holds: those where little is held ("Where did he go?") teach little.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from retrieval.index.asked import ask
from retrieval.index.ranking import values
from retrieval.index.search import CANDIDATES
from retrieval.language.terms import index_terms, question_terms
from training.ranking_beds import FOLDS, archive, glued_archive, is_right, read_data
from training.ranking_fit import Lists, fit_ranking

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from retrieval.index.search import SentenceIndex
    from training.ranking_beds import Data

    Array = npt.NDArray[np.float64]

OUT = Path("retrieval/index/ranking.json")
ORIGIN = (
    "Learned by training.ranking on the development half of NewsQA's questions over 319 CNN "
    "stories (2,172 questions), as they are and glued to long articles: softmax over the first "
    "stage's candidates, signs given."
)
LEAST = 0.3
"""What a question counts whose answer sentence holds nothing of it; one that holds all counts 1
more. Flat between .2 and .5; by more weight on full matches long articles gain and news loses."""
NEGATIVE = frozenset({"names missing", "in passage", "pronoun", "question"})
"""What speaks against a sentence; all else may only speak for it."""
FULL = 0.6
"""Of the question's weight in its answer sentence: questions that hold it stand by themselves."""


class Asked(NamedTuple):
    """The candidates of a question in one archive.

    Attributes:
        fold: The fold of its story.
        held: The share of its weight that its answer sentence holds, at most.
        values: A line for each candidate.
        right: Whether each answers.
    """

    fold: int
    held: float
    values: Array
    right: npt.NDArray[np.bool_]


class Measured(NamedTuple):
    """How well questions were answered: mean reciprocal rank, and the share right at 1 and 10."""

    mrr: float
    first: float
    ten: float


def candidates(data: Data, index: SentenceIndex) -> tuple[tuple[str, ...], list[Asked]]:
    """Ask every question; return the names of the values, and the candidates of each."""
    names: tuple[str, ...] = ()
    asked: list[Asked] = []
    gold: dict[int, list[int]] = {}
    for i, one in enumerate(data.sentences):
        gold.setdefault(one.story, []).append(i)
    for question in data.questions:
        terms = question_terms(question.text)
        weights = {term: index.weight(term) for term in terms}
        whole = sum(weights.values()) or 1.0
        answers = [i for i in gold.get(question.story, ()) if is_right(question, data.sentences[i])]
        held = max(
            (
                sum(weights.get(t, 0.0) for t in set(index_terms(data.sentences[i].text)))
                for i in answers
            ),
            default=0.0,
        )
        found, table, ids = look(index, question.text)
        names = found or names
        right = np.isin(ids, answers)
        asked.append(Asked(data.folds[question.story], held / whole, table, right))
    return names, asked


def look(index: SentenceIndex, question: str) -> tuple[tuple[str, ...], Array, Array]:
    """Return the names of the values, the values of the candidates, and their sentences' ids."""
    nothing = np.zeros((0, 0)), np.zeros(0)
    if not question_terms(question):
        return (), *nothing
    asked = ask(question, index.collection)
    held = index._find(asked, CANDIDATES, None, None)  # noqa: SLF001 - just what search ranks
    if held is None:
        return (), *nothing
    table = values(asked, held)
    columns = [part.columns.sentence_id for part in index.collection.parts]
    ids = [columns[part][row] for part, row in zip(held.part, held.row, strict=True)]
    return (
        tuple(one.name for one in table),
        np.array([one.value for one in table], float).T,
        np.array(ids),
    )


def learn(asked: Sequence[Asked], signs: Sequence[int]) -> Array:
    """Learn the weights of the values from questions."""
    usable = [one for one in asked if one.right.any()]
    return fit_ranking(
        Lists(
            np.concatenate([one.values for one in usable]),
            np.concatenate([one.right for one in usable]),
            np.array([len(one.right) for one in usable]),
            np.array([LEAST + one.held for one in usable]),
        ),
        signs,
    )


def measure(asked: Sequence[Asked], weights: Sequence[Array]) -> Measured:
    """Rank each question's candidates with the weights of its fold."""
    return measure_lists(
        (one.values @ weights[one.fold] if one.right.any() else np.zeros(len(one.right)), one.right)
        for one in asked
    )


def measure_lists(scored: Iterable[tuple[Array, npt.NDArray[np.bool_]]]) -> Measured:
    """Return how well lists of candidates are ranked.

    Args:
        scored: For each question the scores of its candidates, and which of them answer.
    """
    ranks = []
    for scores, right in scored:
        order = np.argsort(-scores, kind="stable")
        places = np.flatnonzero(right[order])
        ranks.append(float(places[0]) + 1 if len(places) else np.inf)
    found = np.array(ranks)
    return Measured(
        float(np.where(found <= 10, 1 / found, 0).mean()),
        float((found <= 1).mean()),
        float((found <= 10).mean()),
    )


def validate(beds: Sequence[Sequence[Asked]], signs: Sequence[int]) -> list[Measured]:
    """Return for each bed how its questions, and those that stand by themselves, are answered."""
    weights = [
        learn([one for bed in beds for one in bed if one.fold != fold], signs)
        for fold in range(FOLDS)
    ]
    return [
        measure(part, weights)
        for bed in beds
        for part in (bed, [one for one in bed if one.held >= FULL])
    ]


def main() -> None:
    """Read the command line and learn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--ablation", action="store_true", help="leave out one value at a time")
    arguments = parser.parse_args()
    data = read_data(arguments.data)
    names, news = candidates(data, archive(data, range(data.stories)))
    _, glued = candidates(data, glued_archive(data))
    signs = [-1 if name in NEGATIVE else 1 for name in names]
    print(f"{len(news)} questions; cross-validated MRR, R@1, R@10")
    print(f"{'':24}{'news':>20}{'news, full':>22}{'long':>22}{'long, full':>22}")
    _show("all values", validate((news, glued), signs))
    for without in range(len(names) if arguments.ablation else 0):
        kept = [i for i in range(len(names)) if i != without]
        beds = [
            [
                one._replace(values=one.values[:, kept] if one.values.size else one.values)
                for one in bed
            ]
            for bed in (news, glued)
        ]
        _show(f"- {names[without]}", validate(beds, [signs[i] for i in kept]))
    weights = learn([*news, *glued], signs)
    found = {
        name: round(float(weight), 3) + 0.0 for name, weight in zip(names, weights, strict=True)
    }
    arguments.out.write_text(
        json.dumps({"origin": ORIGIN, "weights": found}, indent=1) + "\n", encoding="utf-8"
    )


def _show(name: str, figures: Sequence[Measured]) -> None:
    cells = "".join(f"{one.mrr:10.4f} {one.first:.3f} {one.ten:.3f}" for one in figures)
    print(f"{name:24}{cells}", flush=True)


if __name__ == "__main__":
    main()
