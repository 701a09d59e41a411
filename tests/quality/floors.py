"""The floors that figures may not fall below: one JSON file, which holds nothing else."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.quality.measures import Figures

STEP = 0.1
"""Floors are whole steps, so that a figure is never lost to a rounding of its last digit."""
_LAST_DIGIT = 1e-6
"""What sums of fractions may lose, in points."""


class UnknownFloorError(Exception):
    """A floor is named that does not exist."""


class Line(NamedTuple):
    """A figure beside its floor, in percent; None where there is none."""

    name: str
    figure: float | None
    floor: float | None

    @property
    def falls_short(self) -> bool:
        """Whether the figure is below its floor. What was not measured does not fall short."""
        if self.figure is None or self.floor is None:
            return False
        return self.figure < self.floor - _LAST_DIGIT

    @property
    def is_new(self) -> bool:
        """Whether a figure has no floor yet."""
        return self.floor is None


def read_floors(path: Path) -> Figures:
    """Read the floors; there are none where the file does not exist."""
    if not path.exists():
        return {}
    floors: Figures = json.loads(path.read_text(encoding="utf-8"))
    return floors


def compare(figures: Figures, floors: Figures) -> list[Line]:
    """Put figures beside their floors, by name."""
    return [
        Line(name, figures.get(name), floors.get(name)) for name in sorted(figures.keys() | floors)
    ]


def raised(floors: Figures, figures: Figures, margin: float = 0.0) -> Figures:
    """Return floors lifted to the figures less a margin, in points; none is lowered by this."""
    return floors | {
        name: max(_down(figure - margin), floors.get(name, 0.0)) for name, figure in figures.items()
    }


def lowered(floors: Figures, figures: Figures, names: Iterable[str]) -> Figures:
    """Return floors of which those that are named are let down to the figures.

    Raises:
        UnknownFloorError: A name has no floor, or was not measured.
    """
    changed = dict(floors)
    for name in names:
        if name not in floors or name not in figures:
            raise UnknownFloorError(f"There is no measured floor {name!r}; see the names listed.")
        changed[name] = min(_down(figures[name]), floors[name])
    return changed


def write_floors(path: Path, floors: Figures) -> None:
    """Write the floors in the order of their names."""
    ordered = {name: floors[name] for name in sorted(floors)}
    path.write_text(json.dumps(ordered, indent=1) + "\n", encoding="utf-8")


def _down(figure: float) -> float:
    return round(math.floor(max(figure, 0.0) / STEP + _LAST_DIGIT) * STEP, 1)
