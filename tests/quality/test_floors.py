"""Floors rise by themselves and fall only by name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.quality import gate
from tests.quality.floors import (
    Line,
    UnknownFloorError,
    compare,
    lowered,
    raised,
    read_floors,
    write_floors,
)

if TYPE_CHECKING:
    from pathlib import Path


def test_a_figure_below_its_floor_falls_short() -> None:
    assert compare({"a": 89.9, "b": 90.0}, {"a": 90.0, "b": 90.0}) == [
        Line("a", 89.9, 90.0),
        Line("b", 90.0, 90.0),
    ]
    assert [line.falls_short for line in compare({"a": 89.9, "b": 90.0}, {"a": 90, "b": 90})] == [
        True,
        False,
    ]


def test_what_was_not_measured_does_not_fall_short() -> None:
    assert compare({}, {"a": 90.0}) == [Line("a", None, 90.0)]
    assert not Line("a", None, 90.0).falls_short


def test_a_figure_without_a_floor_is_new() -> None:
    assert [line.is_new for line in compare({"a": 1.0}, {})] == [True]


def test_raising_lowers_nothing() -> None:
    assert raised({"a": 90.0, "b": 50.0}, {"a": 80.0, "b": 61.28, "c": 7.0}, 1.0) == {
        "a": 90.0,
        "b": 60.2,
        "c": 6.0,
    }


def test_a_floor_never_lies_above_the_figure_it_is_made_of() -> None:
    for figure in (74.69999999, 74.7, 74.75, 0.0, 100.0, 99.99):
        assert not compare({"a": figure}, raised({}, {"a": figure}))[0].falls_short


def test_lowering_lowers_only_what_is_named() -> None:
    floors = {"a": 90.0, "b": 90.0}
    assert lowered(floors, {"a": 80.04, "b": 80.0}, ["a"]) == {"a": 80.0, "b": 90.0}
    assert lowered(floors, {"a": 95.0, "b": 95.0}, ["a"]) == floors
    assert lowered(floors, {}, []) == floors


@pytest.mark.parametrize("name", ["c", "b"])
def test_what_has_no_floor_or_no_figure_cannot_be_lowered(name: str) -> None:
    with pytest.raises(UnknownFloorError, match=name):
        lowered({"b": 1.0}, {"c": 1.0}, [name])


def test_the_file_holds_the_floors_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    assert read_floors(path) == {}
    write_floors(path, {"b": 2.0, "a": 1.5})
    assert path.read_text() == '{\n "a": 1.5,\n "b": 2.0\n}\n'
    assert read_floors(path) == {"a": 1.5, "b": 2.0}


class Measured:
    """The gate with figures of a test's own and its own file."""

    def __init__(self, patch: pytest.MonkeyPatch, folder: Path) -> None:
        self.path = folder / "floors.json"
        self._patch = patch
        patch.setattr(gate, "FLOORS", self.path)
        patch.setattr(gate, "data_folder", lambda: None)
        patch.setattr(gate, "news_folders", lambda: None)
        patch.setattr(gate, "measure_stories", dict)
        patch.setattr(gate, "measure_answers", dict)
        patch.setattr(gate, "measure_claims", dict)

    def run(self, figure: float, *arguments: str) -> int:
        self._patch.setattr(gate, "measure_seeds", lambda: {"seeds.found": figure})
        return gate.main(arguments)

    def floor(self) -> object:
        return json.loads(self.path.read_text())["seeds.found"]


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Measured:
    return Measured(monkeypatch, tmp_path)


def test_the_gate_closes_below_a_floor_until_it_is_lowered_by_name(
    measured: Measured, capsys: pytest.CaptureFixture[str]
) -> None:
    assert measured.run(90.0) == gate.SHORT
    assert "no floor" in capsys.readouterr().out
    assert measured.run(90.0, "--raise") == 0
    assert measured.run(89.0) == gate.SHORT
    assert "falls short" in capsys.readouterr().out
    assert measured.run(89.0, "--raise") == gate.SHORT
    assert measured.floor() == 90.0
    assert measured.run(89.0, "--lower", "seeds.found") == 0
    assert measured.floor() == 89.0


def test_the_gate_says_what_it_could_not_measure(
    measured: Measured, capsys: pytest.CaptureFixture[str]
) -> None:
    measured.run(1.0)
    said = capsys.readouterr().out
    assert "Not measured: dev." in said
    assert "Not measured: news." in said


def test_a_misspelt_floor_changes_nothing(measured: Measured) -> None:
    measured.run(90.0, "--raise")
    assert measured.run(80.0, "--lower", "seeds.fuond") == gate.MISUSED
    assert measured.floor() == 90.0
