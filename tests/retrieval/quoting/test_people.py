"""Who is who: names, titles, pronouns, descriptions, documents, organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from retrieval.quoting.names import person_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Reading


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("François-Philippe Champagne", "francois philippe champagne"),
        ("Francois-Philippe  Champagne", "francois philippe champagne"),
        ("JENS STOLTENBERG", "jens stoltenberg"),
        ("Conan O’Brien", "conan o'brien"),
        ("Mohammed Ali al-Hakim", "mohammed ali al hakim"),
        ("  ", ""),
    ],
)
def test_person_key(name: str, key: str) -> None:
    assert person_key(name) == key


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (
            "Finance Minister Karin Holm spoke in Oslo. “It is done,” Ms. Holm said.",
            "karin holm",
        ),
        ("Karin Holm met Peter Lund. “It is done,” Lund said.", "peter lund"),
        ("Karin Holm met Peter Lund. She said it was done.", "karin holm"),
        ("Peter Lund met Karin Holm. She said it was done.", "karin holm"),
        (
            "Finance Minister Karin Holm met reporters. The minister said it was done.",
            "karin holm",
        ),
        (
            (
                "Karin Holm, secretary-general of the World Fishing Organization, spoke in Oslo. "
                "The WFO chief said it was done."
            ),
            "karin holm",
        ),
        (
            "Sen. Peter Lund spoke in Oslo. The senator said it was done.",
            "peter lund",
        ),
        (
            (
                "Finance Minister Karin Holmberg was in Oslo. "
                "“It is done,” a statement from Mrs. Holmbe’s office said."
            ),
            "karin holmberg",
        ),
        (
            "It is done, according to a statement from Karin Holm.",
            "karin holm",
        ),
        ("The Norwegian government said it was done.", "norwegian government"),
        (
            "“It is done,” the Department of National Fisheries said.",
            "department of national fisheries",
        ),
        ("Karin Holm spoke in Oslo. A spokesman said it was done.", None),
        ("Karin Holm spoke in Oslo. Officials said it was done.", None),
        ("Karin Holm and Peter Lund met. They said it was done.", None),
        ("The chief said it was done.", None),
    ],
)
def test_who_speaks(read: Callable[[str], Reading], text: str, person: str | None) -> None:
    found = read(text)
    assert [who for who, _ in found.said()] == [person]
    assert {who for who, _ in found.said()} - {None} <= {one.key for one in found.people}


def test_the_statement_is_whose_statement_it_was(read: Callable[[str], Reading]) -> None:
    found = read(
        "The boats are back, according to a statement from Global Fisheries Norway.\n\n"
        "“We counted every boat twice,” said the statement."
    )
    assert [who for who, _ in found.said()] == ["global fisheries norway"] * 2


def test_roles_before_and_after_a_name(read: Callable[[str], Reading]) -> None:
    found = read(
        "Finance Minister Karin Holm spoke. Peter Lund, president of the Oslo Fish Market, "
        "listened. Holm left early."
    )
    people = {person.key: person for person in found.people}
    assert people["karin holm"].roles == ("Finance Minister",)
    assert people["karin holm"].aliases == ("Holm",)
    assert len(people["karin holm"].mentions) == 2
    assert people["peter lund"].roles == ("president of the Oslo Fish Market",)


def test_a_name_and_its_initials_are_one(read: Callable[[str], Reading]) -> None:
    found = read("The North Atlantic Treaty Organization met in Brussels. NATO said it was united.")
    ((who, _),) = found.said()
    assert who == "north atlantic treaty organization"
    (person,) = [one for one in found.people if one.key == who]
    assert person.aliases == ("NATO",)
    assert person.is_organisation


def test_namesakes_are_told_apart_by_title(read: Callable[[str], Reading]) -> None:
    found = read("Karin Holm and Peter Holm met in Oslo.\n\nMr. Holm said it was done.")
    assert [who for who, _ in found.said()] == ["peter holm"]


def test_a_name_in_marks_is_not_who_he_means(read: Callable[[str], Reading]) -> None:
    found = read("“Peter Lund is right,” Erik Dahl said. He said it was done.")
    assert [who for who, _ in found.said()] == ["erik dahl", "erik dahl"]
