from __future__ import annotations

import io

import pytest
from PIL import Image
from pydantic import TypeAdapter

from bot.pictures.canvas import WIDTH
from bot.pictures.drawing import check_picture, draw_picture, evidence_of
from bot.pictures.lettering import LacksError
from bot.pictures.recipe import Marks, Recipe, Row, Timeline
from bot.pictures.timeline import MOST_COLUMNS, MOST_ROWS


def timeline(*cells: tuple[Marks, ...], **changes: object) -> Timeline:
    given = {
        "title": "Who spoke when",
        "periods": tuple(f"{day} Jan 2020" for day in range(1, len(cells[0]) + 1)),
        "rows": tuple(Row(speaker=f"Speaker {n}", cells=row) for n, row in enumerate(cells)),
        "legend": ("in quotation marks", "reported, not quoted", "not answered"),
        "scope": "these 2 articles",
        "name": "On Record",
    }
    return Timeline.model_validate(given | changes)


def size(data: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(data)) as picture:
        picture.load()
        return picture.size


def test_each_kind_of_statement_has_a_mark_of_its_own() -> None:
    kinds = (Marks(), Marks(quoted=1), Marks(reported=1), Marks(declined=1), Marks(quoted=2))
    assert len({draw_picture(timeline((one,)), "") for one in kinds}) == len(kinds)


def test_many_statements_are_told_in_numbers() -> None:
    many = [draw_picture(timeline((Marks(quoted=n),) * 8), "") for n in (40, 41)]
    assert many[0] != many[1]


@pytest.mark.parametrize("rows", [1, MOST_ROWS])
@pytest.mark.parametrize("columns", [1, MOST_COLUMNS])
def test_it_grows_with_its_rows_and_telegram_takes_it(rows: int, columns: int) -> None:
    cells = [(Marks(quoted=3, reported=12, declined=1),) * columns] * rows
    width, height = size(draw_picture(timeline(*cells, more="and 3 more speakers"), ""))
    assert width == WIDTH
    assert width + height <= 10_000
    assert max(width, height) <= 20 * min(width, height)


def test_it_holds_no_evidence_and_reads_back_from_json() -> None:
    drawn = timeline((Marks(quoted=1),))
    assert TypeAdapter(Recipe).validate_json(drawn.model_dump_json()) == drawn
    assert evidence_of(drawn, str) == ""


@pytest.mark.parametrize("field", ["title", "scope", "more"])
def test_what_the_fonts_lack_is_refused(field: str) -> None:
    with pytest.raises(LacksError):
        check_picture(timeline((Marks(),), **{field: "北京"}), "")
