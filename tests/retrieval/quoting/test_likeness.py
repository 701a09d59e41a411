"""Which names are one person's: within an article, and in general."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from retrieval.quoting.likeness import same_name, same_person, without_prefix, without_suffix
from retrieval.quoting.names import person_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Reading


def folded(name: str) -> tuple[str, ...]:
    return tuple(person_key(name).split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Peter J. Lund", "Peter Lund"),
        ("P. Lund", "Peter Lund"),
        ("P.J. Lund", "Peter Lund"),
        ("Bob Lund", "Robert Lund"),
        ("Hilary Roe", "Hillary Roe"),
        ("Anna Maria Roe", "Anna Roe"),
        ("Ruth M. Roe", "Ruth Marie Roe"),
        ("Martin Olaf Roe Jr.", "Martin Olaf Roe"),
        ("Peter Lund Jr.", "Peter J. Lund Jr."),
        ("François-Philippe Roe", "Francois-Philippe Roe"),
    ],
)
def test_one_person(one: str, other: str) -> None:
    assert same_name(folded(one), folded(other))
    assert same_name(folded(other), folded(one))
    assert same_person(folded(one), folded(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Peter Lund", "Anna Lund"),
        ("Peter Lund", "Peter Dahl"),
        ("Peter Lund Jr.", "Peter Lund"),
        ("George W. Lund", "George H.W. Lund"),
        ("Eric Lund", "Erica Lund"),
        ("Daniel Lund", "Daniela Lund"),
        ("Mario Lund", "Marco Lund"),
        ("Lund", "Peter Lund"),
        ("Lund", "Dahl"),
        ("Mary Ann Lund", "Mary Beth Lund"),
    ],
)
def test_two_people(one: str, other: str) -> None:
    assert not same_name(folded(one), folded(other))
    assert not same_person(folded(other), folded(one))


def test_a_misspelt_surname_is_the_same_only_within_an_article() -> None:
    names = folded("Karin Holmberg"), folded("Karin Holmbeg")
    assert same_person(*names)
    assert not same_name(*names)


def test_what_a_headline_puts_around_a_name() -> None:
    known: set[tuple[str, ...]] = {("peter", "lund"), ("anna", "roe")}
    assert without_prefix(("RIP", "Peter", "Lund"), known) == ("Peter", "Lund")
    assert without_suffix(("Peter", "Lund", "Tells"), known) == ("Peter", "Lund")
    assert without_suffix(("Anna", "Roe", "Smith"), {*known, ("smith",)}) == (
        "Anna",
        "Roe",
        "Smith",
    )
    assert without_suffix(("Peter", "Lund", "Jr."), known) == ("Peter", "Lund", "Jr.")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "Top Lund Aide Leaves\n\nPeter Lund spoke. The top aide of Lund left.",
            {"Peter Lund"},
            id="a word of the headline",
        ),
        pytest.param(
            "Peter Lund Tells Mayors Nothing\n\nPeter Lund told mayors nothing.",
            {"Peter Lund"},
            id="a verb of the headline",
        ),
        pytest.param(
            "Jane and Peter Lund came. “We will stay,” Jane Lund said.",
            {"Jane Lund", "Peter Lund"},
            id="a surname shared",
        ),
        pytest.param(
            "Vikram Amar, dean of the Oslo Law School, spoke. “It is so,” Dean Amar said.",
            {"Vikram Amar"},
            id="a role before the surname",
        ),
        pytest.param(
            "Laurence Meyer spoke. “It is so,” L.H. Meyer said.",
            {"Laurence Meyer"},
            id="initials",
        ),
        pytest.param(
            "On Tuesday the Lunds came. Peter Lund and the Lunds left in January.",
            {"Peter Lund"},
            id="a family and the days",
        ),
        pytest.param(
            "Kazakh officials met Peter Lund. Kazakh ministers said nothing. Twitter was down.",
            {"Peter Lund"},
            id="a people and a publisher",
        ),
    ],
)
def test_everybody_is_there_once(
    read: Callable[[str], Reading], text: str, names: set[str]
) -> None:
    assert {person.name for person in read(text).people if not person.is_organisation} == names


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("He told voters Mrs. Karin Lund was right.", ()),
        ("Sens. Karin Lund and Peter Dahl left.", ("Sen.",)),
        ("His former chief of staff, Karin Lund, left.", ("former chief of staff",)),
        (
            "Karin Lund, founder of Lund Partners, a small bank, left.",
            ("founder of Lund Partners",),
        ),
    ],
)
def test_roles_are_whole_and_of_one(
    read: Callable[[str], Reading], text: str, roles: tuple[str, ...]
) -> None:
    (person,) = [one for one in read(text).people if one.key == "karin lund"]
    assert person.roles == roles
