"""Fitting of linear scores whose weights have a sign that is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt

    Array = npt.NDArray[np.float64]
    Loss = Callable[[Array], tuple[float, Array]]

STEPS = 600
PENALTY = 1e-3
"""Of the squares of the weights, with values scaled to a deviation of 1."""
CLOSE = 1e-7
"""A step that moves no weight by more ends the fitting."""


class Lists(NamedTuple):
    """Candidates of many questions, one question after the other.

    Attributes:
        values: A line for each candidate, a column for each value.
        right: Whether each candidate answers.
        sizes: How many candidates each question has; at least one, one of them right.
        weights: What each question counts.
    """

    values: Array
    right: npt.NDArray[np.bool_]
    sizes: npt.NDArray[np.int64]
    weights: Array


def fit_ranking(lists: Lists, signs: Sequence[int]) -> Array:
    """Fit weights that give the right candidates of each question the highest scores.

    The loss is the softmax of Cao et al., Learning to Rank: From Pairwise to Listwise Approach
    (2007): minus the log of the right candidates' share of the sum of exp(score).

    Args:
        lists: The candidates.
        signs: For each value 1 where its weight may not be below 0, -1 where not above, 0 for any.
    """
    scale = lists.values.std(0) + 1e-9
    values = lists.values / scale
    starts = np.cumsum(lists.sizes) - lists.sizes
    of = np.repeat(np.arange(len(lists.sizes)), lists.sizes)
    counts = lists.weights / lists.weights.sum()

    def loss(weights: Array) -> tuple[float, Array]:
        scores = values @ weights
        scores -= np.maximum.reduceat(scores, starts)[of]
        powers = np.exp(scores)
        good = powers * lists.right
        total = np.add.reduceat(powers, starts)
        hit = np.maximum(np.add.reduceat(good, starts), 1e-300)
        value = float(counts @ (np.log(total) - np.log(hit)) + PENALTY * weights @ weights / 2)
        pull = (powers / total[of] - good / hit[of]) * counts[of]
        return value, values.T @ pull + PENALTY * weights

    fitted: Array = descend(loss, np.zeros(values.shape[1]), signs) / scale
    return fitted


def fit_logistic(
    values: Array, labels: Array, weights: Array, signs: Sequence[int], offset: Array
) -> tuple[float, Array]:
    """Fit a logistic model.

    Args:
        values: A line for each example.
        labels: 1 or 0 for each.
        weights: What each counts.
        signs: As in `fit_ranking`.
        offset: What is added to each example's score, and not fitted.

    Returns:
        The bias and the weights.
    """
    middle, scale = values.mean(0), values.std(0) + 1e-9
    table = np.hstack([(values - middle) / scale, np.ones((len(values), 1))])
    counts = weights / weights.sum()
    bound = np.array([PENALTY] * values.shape[1] + [0.0])

    def loss(parameters: Array) -> tuple[float, Array]:
        scores = table @ parameters + offset
        value = float(
            counts @ (np.logaddexp(0, scores) - labels * scores)
            + (bound * parameters) @ parameters / 2
        )
        pull = (1 / (1 + np.exp(-np.clip(scores, -50, 50))) - labels) * counts
        return value, table.T @ pull + bound * parameters

    fitted = descend(loss, np.zeros(table.shape[1]), [*signs, 0])
    final = fitted[:-1] / scale
    return float(fitted[-1] - final @ middle), final


def descend(loss: Loss, start: Array, signs: Sequence[int]) -> Array:
    """Minimise a smooth function by projected gradients with momentum.

    Beck and Teboulle, A Fast Iterative Shrinkage-Thresholding Algorithm (2009), with steps halved
    until they are short enough, and the momentum dropped where it leads uphill.
    """
    low = np.where(np.array(signs) > 0, 0.0, -np.inf)
    high = np.where(np.array(signs) < 0, 0.0, np.inf)
    here, ahead, momentum, step = start, start, 1.0, 8.0
    value = loss(here)[0]
    for _ in range(STEPS):
        at, slope = loss(ahead)
        while True:
            after = np.clip(ahead - step * slope, low, high)
            move = after - ahead
            reached: Any = loss(after)[0]
            if reached <= at + slope @ move + move @ move / (2 * step) + 1e-12:
                break
            step /= 2
        if reached > value:
            if momentum == 1.0:
                break  # Not even without momentum: this is as good as numbers allow.
            ahead, momentum = here, 1.0
            continue
        gone = float(np.abs(after - here).max())
        faster = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        ahead = after + (momentum - 1) / faster * (after - here)
        here, value, momentum, step = after, reached, faster, step * 1.1
        if gone < CLOSE:
            break
    return here
