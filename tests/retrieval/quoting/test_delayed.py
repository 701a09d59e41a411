"""A story that opens with a description and names whom it means with the next statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Reading


def first(reading: Reading) -> str | None:
    return reading.said()[0][0]


@pytest.mark.parametrize(
    ("opening", "next_one", "person"),
    [
        (
            "The president of Orbis said on Monday that he was to blame for the leak.",
            "“It is my fault,” Emil Santor told the station.",
            "emil santor",
        ),
        (
            "A Danish bishop said on Monday that he would resign.",
            "Bishop Karl Holm said the letter was sent in March.",
            "karl holm",
        ),
        (
            "The president of Orbis said on Monday that he was to blame for the leak.",
            "“It is his fault,” Emil Santor, a welder, told the station.",
            None,
        ),
        (
            "The president of Orbis said on Monday that he was to blame for the leak.",
            "“It is his fault,” Emil Santor, who lives nearby, told the station.",
            None,
        ),
        (
            "Officials at Orbis said on Monday that a valve was to blame for the leak.",
            "“It is a shame,” Emil Santor told the station.",
            None,
        ),
        (
            "A hospital spokesman said on Monday that four people were hurt.",
            "Police spokesman Emil Santor said the road was closed.",
            None,
        ),
    ],
    ids=["no word on who", "the same role", "introduced", "introduced by who", "plural", "another"],
)
def test_whom_the_opening_means(
    read: Callable[[str], Reading], opening: str, next_one: str, person: str | None
) -> None:
    assert first(read(f"{opening}\n{next_one}")) == person


def test_whoever_was_named_before_is_not_new(read: Callable[[str], Reading]) -> None:
    found = read(
        "The president of Orbis, a rival of Emil Santor, said on Monday that a valve broke.\n"
        "“It is a shame,” Emil Santor told the station."
    )
    assert first(found) != "emil santor"


def test_the_description_becomes_their_role(read: Callable[[str], Reading]) -> None:
    found = read(
        "The president of Orbis on Monday said that he was to blame for the leak.\n"
        "“It is my fault,” Emil Santor told the station."
    )
    (santor,) = [one for one in found.people if one.key == "emil santor"]
    assert santor.roles == ("president of Orbis",)
