"""Learn what the closer look adds to a score, and show how well that does.

Run from the project's folder: python -m training.closer DATA [--out FILE]. DATA is a folder of
`training.ranking_beds`. The figures come from cross-validation by story; the weights that are
written are learned on all of it. They are told in units of the score that `ranking.json` gives, so
run this after `training.ranking`.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from retrieval.index.answer_types import AnswerType, answer_type
from retrieval.index.asked import ask
from retrieval.index.closer import (
    LOOKED,
    Closer,
    group_of,
    look_closer,
    shares_of,
    stands_for,
)
from retrieval.index.ranking import learned_weights
from training.ranking import look, measure_lists
from training.ranking_beds import FOLDS, archive, glued_archive, is_right, read_data
from training.ranking_fit import Lists, fit_ranking

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from retrieval.index.search import SentenceIndex
    from training.ranking import Measured
    from training.ranking_beds import Data

    Array = npt.NDArray[np.float64]

OUT = Path("retrieval/index/closer.json")
ORIGIN = (
    "Learned by training.closer on the development half of NewsQA's questions over 319 CNN stories "
    "(2,172 questions, of which 615 ask for a type), as they are and glued to long articles: "
    "softmax over the twenty best of the second stage, weights above 0."
)
GROUPS = tuple(dict.fromkeys(group_of(kind) for kind in AnswerType))


class Looked(NamedTuple):
    """The best candidates of a question.

    Attributes:
        fold: The fold of its story.
        typed: Whether it asks for a type.
        values: A line for each: its score, then held and near for each group.
        right: Whether each answers.
    """

    fold: int
    typed: bool
    values: Array
    right: npt.NDArray[np.bool_]


def candidates(data: Data, index: SentenceIndex) -> list[Looked]:
    """Ask every question and look closer at the best of the second stage."""
    weights = learned_weights()
    found: list[Looked] = []
    for question in data.questions:
        names, table, ids = look(index, question.text)
        kind = answer_type(question.text)
        width = 1 + 2 * len(GROUPS)
        if not len(ids):
            fold = data.folds[question.story]
            found.append(Looked(fold, kind is not None, np.zeros((0, width)), np.zeros(0, bool)))
            continue
        scores = table @ np.array([weights[name] for name in names])
        best = np.argsort(-scores, kind="stable")[:LOOKED]
        sentences = [data.sentences[int(ids[at])] for at in best]
        values = np.zeros((len(best), width))
        values[:, 0] = scores[best]
        if kind is not None:
            asked = ask(question.text, index.collection)
            shares, stands = shares_of(asked), stands_for(asked, kind)
            place = 1 + 2 * GROUPS.index(group_of(kind))
            looks = [look_closer(kind, one.text, shares, stands) for one in sentences]
            values[:, place : place + 2] = [(one.held, one.near) for one in looks]
        right = np.array([is_right(question, one) for one in sentences])
        found.append(Looked(data.folds[question.story], kind is not None, values, right))
    return found


def learn(looked: Sequence[Looked]) -> Array:
    """Learn the weights; that of the score comes first, and is 1."""
    usable = [one for one in looked if one.right.any() and not one.right.all()]
    weights = fit_ranking(
        Lists(
            np.concatenate([one.values for one in usable]),
            np.concatenate([one.right for one in usable]),
            np.array([len(one.right) for one in usable]),
            np.ones(len(usable)),
        ),
        [1] * (1 + 2 * len(GROUPS)),
    )
    scaled: Array = weights / weights[0]
    return scaled


def validate(beds: Sequence[Sequence[Looked]]) -> list[tuple[Measured, Measured]]:
    """Return for each bed, and its typed questions, how they are answered without and with it."""
    weights = [
        learn([one for bed in beds for one in bed if one.fold != fold]) for fold in range(FOLDS)
    ]
    plain = [np.eye(1 + 2 * len(GROUPS))[0]] * FOLDS
    return [
        (_measure(part, plain), _measure(part, weights))
        for bed in beds
        for part in (bed, [one for one in bed if one.typed])
    ]


def _measure(looked: Sequence[Looked], weights: Sequence[Array]) -> Measured:
    return measure_lists((one.values @ weights[one.fold], one.right) for one in looked)


def usual(looked: Sequence[Looked], columns: slice, weights: Sequence[float]) -> float:
    """Return what the right candidates gain on the average by the values in some columns."""
    right = np.concatenate([one.values[one.right] for one in looked])[:, columns]
    asked = right[right.any(1)]
    share = np.array(weights[columns.start - 1 : columns.stop - 1])
    return round(float((asked @ share).mean()), 2) if len(asked) else 0.0


def main() -> None:
    """Read the command line and learn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    data = read_data(arguments.data)
    beds = [
        candidates(data, archive(data, range(data.stories))),
        candidates(data, glued_archive(data)),
    ]
    print("cross-validated MRR, R@1, R@10, without the closer look and with it")
    names = ("news", "news, typed", "long", "long, typed")
    for name, (before, after) in zip(names, validate(beds), strict=True):
        cells = "".join(f"{one.mrr:10.4f} {one.first:.3f} {one.ten:.3f}" for one in (before, after))
        print(f"{name:14}{cells}")
    looked = [*beds[0], *beds[1]]
    weights = [round(float(one), 2) + 0.0 for one in learn(looked)[1:]]
    model = Closer(
        origin=ORIGIN,
        held=dict(zip(GROUPS, weights[::2], strict=True)),
        near=dict(zip(GROUPS, weights[1::2], strict=True)),
        usual={
            group: usual(looked, slice(1 + 2 * place, 3 + 2 * place), weights)
            for place, group in enumerate(GROUPS)
        },
    )
    arguments.out.write_text(model.model_dump_json(indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
