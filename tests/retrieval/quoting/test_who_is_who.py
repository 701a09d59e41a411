"""Who is who where a name, a pronoun or a description could mislead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Reading


@pytest.mark.parametrize(
    ("text", "person"),
    [
        pytest.param(
            "Kari Lund cleared the hedge. Behind it runs Barley Creek.\n\n“It is wet,” she said.",
            "kari lund",
            id="a creek says nothing",
        ),
        pytest.param(
            "Kari Lund sang. The newest Miss Ohio was late.\n\n“It is fun,” she said.",
            "kari lund",
            id="a pageant's land is no name",
        ),
        pytest.param(
            "His daughter, Toril, ran the shop. Hubby Aksel cooked. “The soup is hot,” she said.",
            "toril",
            id="a daughter is a woman, a hubby a man",
        ),
        pytest.param(
            "Erik Dahl left the harbor. Her father sold the ferry. “It was old,” he said.",
            None,
            id="somebody's father is nobody named before",
        ),
        pytest.param(
            "Her mother, Karin Moe, waited. Anna Berg was gone.\n\n“She is late,” her mother said.",
            "karin moe",
            id="her mother is whoever was called that",
        ),
        pytest.param(
            "Peter Lund met the press. Erik Dahl, he said, had “no plan at all for the harbor.”",
            "peter lund",
            id="he said, inserted, is nobody named around it",
        ),
        pytest.param(
            "With Erik Dahl gone, Peter Lund believes that the town will sell the ferry.\n\n"
            "“Most people hope so,” he said.",
            "peter lund",
            id="who believes rather than who is gone",
        ),
        pytest.param(
            "Anna Berg KC said the case was weak.",
            "anna berg",
            id="letters after a name",
        ),
        pytest.param(
            "Filmmaker Sabina Moretti said the case was weak.",
            "sabina moretti",
            id="a trade before a name",
        ),
        pytest.param(
            "Takeo Lund stayed. “We were two,” said Henrik “Kit” Lund, a veteran.",
            "henrik lund",
            id="another first name with a nickname",
        ),
        pytest.param(
            "“We were two,” said Henrik “Kit” Lund. “It was cold,” said Kit Lund.",
            "henrik lund",
            id="the nickname as first name",
        ),
        pytest.param(
            "Governor Erik Dahl rested. Mr. Dahl’s office said it rained.",
            None,
            id="an office is not its holder",
        ),
        pytest.param(
            "Peter Lund rested. A spokesman for Peter Lund said it rained.",
            None,
            id="a spokesman is not whom he speaks for",
        ),
        pytest.param(
            "Minister Erik Dahl met Minister Peter Lund. The minister said it rained.",
            None,
            id="one of two ministers",
        ),
        pytest.param(
            "Erik Omar Dahl wrote to King Erik. The king said it rained.",
            "erik",
            id="a king is no first name of another's",
        ),
    ],
)
def test_who_is_meant(read: Callable[[str], Reading], text: str, person: str | None) -> None:
    assert read(text).said()[-1][0] == person


def test_capitals_are_the_same_name(read: Callable[[str], Reading]) -> None:
    found = read("MARTA WEISS: I am glad.\n\nMarta Weiss left at noon.")
    assert [one.name for one in found.people] == ["Marta Weiss"]
