"""People whose name a description gives: "a man called Ali"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Reading


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("“We wait here,” said the smuggler, identified by only one name, Taro.", "taro"),
        ("A porter, who identified himself only as Ali, told reporters that he ran.", "ali"),
        ("A mother who gave her name only as Fatima said she was hungry.", "fatima"),
        ("The driver, known only as Pavel, said he was tired.", "pavel"),
        ("One resident, who asked to be called Mina, said the lights went out.", "mina"),
        ("A porter of the quay, who would only give his name as Karim, said it was dark.", "karim"),
        ("A woman called Police to say she was hurt. The woman said it was late.", None),
        ("The soldier, an American, said he was fine.", None),
        ("A man, who asked not to be named, said the gate was shut.", None),
        ("A manager who called Monday said all was well.", None),
        ("A man known as The Fox said he ran.", None),
    ],
)
def test_the_name_in_a_description(
    read: Callable[[str], Reading], text: str, person: str | None
) -> None:
    said = [who for who, _ in read(text).said()]
    assert said
    assert said[-1] == person


def test_a_pronoun_means_whoever_was_so_named(read: Callable[[str], Reading]) -> None:
    found = read(
        "One passenger who only gave his first name, Gary, walked home.\n"
        "“They did what they could,” he said."
    )
    assert found.said() == [("gary", "“They did what they could,”")]
    (gary,) = found.people
    assert gary.name == "Gary"


def test_a_known_person_so_named_is_no_other(read: Callable[[str], Reading]) -> None:
    found = read("Oscar Lind is late.\nA man known as Oscar said the door was shut.")
    assert [who for who, _ in found.said()] == ["oscar lind"]
