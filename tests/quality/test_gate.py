"""No figure falls below its floor; every figure has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.quality.floors import compare, read_floors
from tests.quality.gate import FLOORS
from tests.quality.stories import read_stories

if TYPE_CHECKING:
    from tests.quality.measures import Figures


@pytest.mark.parametrize("part", ["seeds", "stories", "dev", "answers", "claims", "news"])
def test_no_figure_falls_below_its_floor(part: str, request: pytest.FixtureRequest) -> None:
    figures: Figures = request.getfixturevalue(f"{part}_figures")
    lines = compare(figures, read_floors(FLOORS))
    short = [line for line in lines if line.falls_short]
    assert not short, f"If this is meant: python -m tests.quality.gate --lower NAME. {short}"
    assert not [line.name for line in lines if line.is_new]
    assert {line.name for line in lines if line.name.startswith(f"{part}.")} == set(figures)


def test_half_of_the_stories_are_held() -> None:
    stories = read_stories()
    assert sum(story.held for story in stories) * 2 == len(stories)


def test_no_bracket_is_left_in_a_story() -> None:
    for story in read_stories():
        assert not set("⟦⟧") & set(story.article.text), story.name
        spans = [span for gold in story.gold for span in (*gold.spans, *gold.speakers)]
        for span in spans:
            marked = span.of(story.article.text)
            assert marked == marked.strip() != ""
            assert "\n" not in marked
