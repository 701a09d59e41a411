"""Quotations without a cue of their own, after the narration has turned to somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Reading

FIRST = '"We will not pay," said Tom Reed, the mayor.'
SECOND = '"We have to pay. It is the law."'


@pytest.mark.parametrize("gap", ["\n\n", " "], ids=["own paragraphs", "one paragraph"])
def test_a_newcomer_leaves_it_unclear(read: Callable[[str], Reading], gap: str) -> None:
    told = "His deputy, Alice Grant, disagreed."
    first, second = read(gap.join([FIRST, told, SECOND])).quotations
    assert first.person == "tom reed"
    assert second.speaker is None
    assert second.person is None
    assert second.confidence is not None
    assert second.confidence < 0.5


def test_a_newcomer_before_a_colon_speaks(read: Callable[[str], Reading]) -> None:
    told = "His deputy, Alice Grant, disagreed:"
    assert read(f"{FIRST}\n\n{told}\n\n{SECOND}").said()[-1] == ("alice grant", SECOND)


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("Reed was born in Ohio.", id="the speaker again"),
        pytest.param("The law was passed in May.", id="nobody"),
        pytest.param(
            "His deputy, Alice Grant, disagreed. Reed laughed at her.", id="back to the speaker"
        ),
    ],
)
def test_the_speaker_goes_on(read: Callable[[str], Reading], told: str) -> None:
    assert read(f"{FIRST}\n\n{told}\n\n{SECOND}").said()[-1] == ("tom reed", SECOND)


def test_he_is_not_left_for_somebody_known(read: Callable[[str], Reading]) -> None:
    text = (
        'Tom Reed runs the town.\n\n"We will not pay," he said.\n\n'
        f"Reed was born in Ohio.\n\n{SECOND}"
    )
    assert read(text).said()[-1] == ("tom reed", SECOND)
