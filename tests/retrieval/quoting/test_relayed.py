"""Statements that pass on what somebody else said: who speaks, and whose words they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Reading

OLSEN = "rita olsen"
INTRO = (
    "Mayor Rita Olsen met the harbour board on Tuesday. Tom Berg, the harbour master, was there."
    "\n\n"
)


def relayed(found: Reading) -> list[tuple[str | None, str | None, str | None]]:
    """Who speaks, whose words are passed on as the text names them, and who that is."""
    return [
        (
            one.person,
            one.relayed.of(found.article.text) if one.relayed else None,
            one.relayed_person,
        )
        for one in found.quotations
    ]


@pytest.mark.parametrize(
    ("text", "named", "person"),
    [
        ("“The mayor stressed the need for new walls,” Berg said.", "The mayor", OLSEN),
        ("“Olsen told me that the walls would hold,” Berg said.", "Olsen", OLSEN),
        ("“The bank has promised to pay for the walls,” Berg said.", "The bank", None),
        ("“He told me that the walls would hold,” Berg said.", "He", None),
        ("“I understand the mayor said the walls would hold,” Berg said.", "the mayor", OLSEN),
        ("“We were told by the mayor that the walls would hold,” Berg said.", "the mayor", OLSEN),
        ("“According to the mayor, the walls will hold,” Berg said.", "the mayor", OLSEN),
        ("Berg said the mayor had warned that the walls were weak.", "the mayor", OLSEN),
        ("Berg said that Olsen told him the walls were weak.", "Olsen", OLSEN),
        ("“The walls will hold,” Berg said. “The mayor called for calm.”", "The mayor", OLSEN),
    ],
)  # fmt: skip
def test_who_is_relayed(
    read: Callable[[str], Reading], text: str, named: str, person: str | None
) -> None:
    assert relayed(read(INTRO + text)) == [("tom berg", named, person)]


@pytest.mark.parametrize(
    "text",
    [
        "“I said the walls would hold,” Berg said.",
        "“We told the mayor that the walls would hold,” Berg said.",
        "“They say the walls will hold,” Berg said.",
        "“People say the walls will hold,” Berg said.",
        "“The mayor should say that the walls are weak,” Berg said.",
        "“If the mayor says the walls are weak, we leave,” Berg said.",
        "“The mayor never said that the walls were weak,” Berg said.",
        "“Neither the mayor nor the bank said the walls were weak,” Berg said.",
        "“The plan that the mayor announced is good,” Berg said.",
        "“The mayor visited the walls,” Berg said.",
        "Berg said he had told the board that the walls were weak.",
        "Berg said Berg had warned that the walls were weak.",
        "Berg told the Harbour Post that the walls were weak.",
        "Berg said the walls were weak, according to the Harbour Post.",
    ],
)
def test_who_speaks_for_himself(read: Callable[[str], Reading], text: str) -> None:
    assert relayed(read(INTRO + text)) == [("tom berg", None, None)]


def test_a_non_answer_relays_nothing(read: Callable[[str], Reading]) -> None:
    found = read(INTRO + "Berg declined to say whether the mayor had said the walls were weak.")
    assert [(one.declined, one.relayed) for one in found.quotations] == [(True, None)]


def test_whoever_is_relayed_is_among_the_people(read: Callable[[str], Reading]) -> None:
    found = read(INTRO + "“The Harbour Bank said it would pay,” Berg said.")
    (said,) = found.quotations
    assert said.relayed_person in {person.key for person in found.people}


def test_a_pronoun_after_relayed_words_means_the_speaker(
    read: Callable[[str], Reading],
) -> None:
    found = read(INTRO + "“The bank said it would pay,” Berg said. He said the walls were weak.")
    assert [one.person for one in found.quotations] == ["tom berg", "tom berg"]
