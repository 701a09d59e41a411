"""Whom "he", "she", "who" and "I" mean, and where that is not clear."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Reading


def last(reading: Reading) -> str | None:
    return reading.said()[-1][0]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        pytest.param(
            "Marta Weiss opened the harbor on Monday.\n\nShe said it would stay open.",
            "marta weiss",
            id="the subject of the paragraph before",
        ),
        pytest.param(
            "Peter Lund defended the plan of Erik Dahl. He said it was sound.",
            "peter lund",
            id="the subject rather than whoever is named last",
        ),
        pytest.param(
            "Peter Lund said that Erik Dahl had sold the ferry. “It was ours,” he said.",
            "peter lund",
            id="who spoke rather than whom the statement is about",
        ),
        pytest.param(
            "Erik Dahl met Peter Lund in Oslo. He said Dahl was wrong.",
            "peter lund",
            id="nobody names himself in what he says",
        ),
        pytest.param(
            "“We sold it,” Erik Dahl said. “Ask Peter Lund,” he added.",
            "erik dahl",
            id="the next turn is the same speaker's",
        ),
        pytest.param(
            "Peter Lund said supporters of Erik Dahl left. He said it was late.",
            "peter lund",
            id="a name within another phrase",
        ),
        pytest.param(
            "Anna Berg left early. My mother has always liked Peter Lund. She says it is warm.",
            None,
            id="my mother, and nobody named",
        ),
        pytest.param(
            "Peter Lund left. A captain stepped ashore. He said the sea was calm.",
            None,
            id="somebody without a name came in between",
        ),
        pytest.param(
            "The board heard Jason Lund, who said that the ferry was old.",
            "jason lund",
            id="who",
        ),
        pytest.param(
            "The board heard friends of Jason Lund, who said that the ferry was old.",
            None,
            id="who, of several",
        ),
    ],
)
def test_whom_a_pronoun_means(
    read: Callable[[str], Reading], text: str, person: str | None
) -> None:
    assert last(read(text)) == person


def test_two_alike_are_not_told_apart(read: Callable[[str], Reading]) -> None:
    found = read("The letter named both: Peter Lund and Erik Dahl.\n\nHe said it was late.")
    assert last(found) is None


def test_a_gender_that_the_text_shows_counts(read: Callable[[str], Reading]) -> None:
    found = read(
        "Mrs. Weiss met Toril Ask in Bonn. Ask was late, as he often is. Weiss said nothing of it. "
        "“The train stood still,” he said."
    )
    assert last(found) == "toril ask"


OPINION = "The harbor was my school.\n\nI said then that it would close, and it did.\n\n{end}"


@pytest.mark.parametrize(
    ("end", "person"),
    [
        ("Marta Weiss is a sailor in Bremen.", "marta weiss"),
        ("Bremen is a harbor.", None),
        ("The harbor is where Marta Weiss works.", None),
    ],
)
def test_the_author_says_i(read: Callable[[str], Reading], end: str, person: str | None) -> None:
    found = read(OPINION.format(end=end))
    assert last(found) == person


def test_whoever_else_is_named_before_is_not_the_author(read: Callable[[str], Reading]) -> None:
    found = read(
        "Marta Weiss wrote to me.\n\nI said it would close.\n\nMarta Weiss is the mayor of Bremen."
    )
    assert last(found) is None
