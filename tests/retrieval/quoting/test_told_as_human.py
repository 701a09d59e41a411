"""Names that spaCy takes for a house's, and roles that stand before or after a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Reading


@pytest.mark.parametrize(
    ("text", "name", "roles"),
    [
        pytest.param(
            "A spokesman for the bishop, Peter Lund, said the tower was safe.",
            "Peter Lund",
            ("spokesman for the bishop",),
            id="the outer of two roles",
        ),
        pytest.param(
            "The president of Harbour Athletic, Joaquim Teles, said the pitch was wet.",
            "Joaquim Teles",
            ("president of Harbour Athletic",),
            id="the parser hung the name on the club",
        ),
        pytest.param(
            "Its managing director, Georg Feist, said the ferry was late.",
            "Georg Feist",
            ("managing director",),
            id="a role that opens with -ing",
        ),
        pytest.param(
            "Chief Constable Karin Holm said the bridge was closed.",
            "Karin Holm",
            ("Chief Constable",),
            id="a rank is no part of the name",
        ),
        pytest.param(
            "The island's chief negotiator, Erik Dahl, called the plan reckless.",
            "Erik Dahl",
            ("island's chief negotiator",),
            id="a trade",
        ),
        pytest.param(
            "Her solicitor, Femi Adeyemi, said the log was lost. “It is gone,” Adeyemi said.",
            "Femi Adeyemi",
            ("solicitor",),
            id="in apposition to a role",
        ),
        pytest.param(
            "“The roof leaks,” said Lukas Oberhaus, a carpenter who lives there.",
            "Lukas Oberhaus",
            ("carpenter",),
            id="a role in apposition",
        ),
        pytest.param(
            "Magnus Brekke, who has fished here for years, said his nets were cut.",
            "Magnus Brekke",
            (),
            id="who has",
        ),
    ],
)
def test_a_human_being_with_their_roles(
    read: Callable[[str], Reading], text: str, name: str, roles: tuple[str, ...]
) -> None:
    reading = read(text)
    (person,) = [one for one in reading.people if one.name == name]
    assert not person.is_organisation
    assert person.roles == roles
    assert {one.person for one in reading.quotations} == {person.key}


def test_a_surname_alone_is_whoever_bears_it_in_full(read: Callable[[str], Reading]) -> None:
    reading = read(
        "Its head of vaccines, Bertrand Leclair, said nobody was ill.\n\n“It works,” Leclair said."
    )
    assert [one.person for one in reading.quotations] == ["bertrand leclair"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Last year's winner, Oslo Athletic, said the pitch was wet.",
        "Oslo Athletic, who have won twice, said the pitch was wet.",
        "The developer, Castlereagh Securities, said the roof was safe.",
    ],
)
def test_a_house_stays_one(read: Callable[[str], Reading], text: str) -> None:
    assert all(one.is_organisation for one in read(text).people)
