"""The quality gate by hand: `python -m tests.quality.gate [--raise [--margin N]] [--lower NAME]`.

With `--failures` it lists what fails in the open stories, and does nothing else. Else it measures,
prints each figure beside its floor, and ends with status 1 where one falls short.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from tests.quality.failures import list_failures
from tests.quality.floors import (
    UnknownFloorError,
    compare,
    lowered,
    raised,
    read_floors,
    write_floors,
)
from tests.quality.measures import (
    DATA_VARIABLE,
    data_folder,
    measure_answers,
    measure_claims,
    measure_dev,
    measure_news,
    measure_seeds,
    measure_stories,
)
from tests.quality.questions import news_folders, news_variables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.quality.floors import Line

FLOORS = Path(__file__).parent / "floors.json"
SHORT = 1
MISUSED = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and compare; return the exit status."""
    console = Console()
    wanted = _parser().parse_args(arguments)
    if wanted.failures:
        for failure in list_failures():
            console.print(failure, markup=False, highlight=False, soft_wrap=True)
        return 0
    floors = read_floors(FLOORS)
    figures = measure_seeds() | measure_stories() | measure_answers() | measure_claims()
    folder = data_folder()
    if folder is None:
        console.print(
            f"Not measured: dev. There is no folder of quotation data; name it in {DATA_VARIABLE}."
        )
    else:
        figures |= measure_dev(folder)
    folders = news_folders()
    if folders is None:
        console.print(f"Not measured: news. Name the folders of news in {news_variables()}.")
    else:
        figures |= measure_news(folders)
    try:
        changed = lowered(floors, figures, wanted.lower)
    except UnknownFloorError as error:
        console.print(str(error))
        return MISUSED
    if wanted.lift:
        changed = raised(changed, figures, wanted.margin)
    if changed != floors:
        write_floors(FLOORS, changed)
        console.print(f"{FLOORS.name} is written.")
    lines = compare(figures, changed)
    console.print(_table(lines))
    return SHORT if any(line.falls_short or line.is_new for line in lines) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--raise", dest="lift", action="store_true", help="lift floors to better figures"
    )
    parser.add_argument(
        "--margin", type=float, default=0.0, help="points that lifted floors stay below the figures"
    )
    parser.add_argument(
        "--failures", action="store_true", help="list what fails in the open stories"
    )
    parser.add_argument(
        "--lower", action="append", default=[], metavar="NAME", help="let this floor down"
    )
    return parser


def _table(lines: Sequence[Line]) -> Table:
    table = Table("measure", "figure", "floor", "")
    for line in lines:
        verdict = "falls short" if line.falls_short else "no floor" if line.is_new else ""
        figure, floor = (
            "-" if value is None else f"{value:.1f}" for value in (line.figure, line.floor)
        )
        table.add_row(line.name, figure, floor, verdict)
    return table


if __name__ == "__main__":
    sys.exit(main())
