from __future__ import annotations

from dataclasses import replace

import pytest

from retrieval.archive.kin import find_kin
from retrieval.archive.people import join_kin
from retrieval.archive.records import PersonRecord


def person(name: str, *roles: str, quotations: int = 1) -> PersonRecord:
    return PersonRecord(
        name.lower(), name, roles, (), quotations, quotations, is_organisation=False
    )


def test_a_surname_is_the_one_full_name_with_the_same_role() -> None:
    people = (person("Lee", "President"), person("Ann Lee", "president"), person("Bob Lee"))
    assert find_kin(people) == {"lee": "ann lee"}


def test_a_surname_without_a_role_is_the_only_one_of_that_name() -> None:
    assert find_kin((person("Lee"), person("Ann Lee", "mayor"))) == {"lee": "ann lee"}


def test_two_who_can_be_meant_stay_apart() -> None:
    assert find_kin((person("Lee"), person("Ann Lee"), person("Bob Lee"))) == {}
    people = (person("Lee", "mayor"), person("Ann Lee", "mayor"), person("Bob Lee", "mayor"))
    assert find_kin(people) == {}


def test_one_who_is_named_far_more_often_is_meant() -> None:
    people = (
        person("Lee", "mayor"),
        person("Ann Lee", "mayor", quotations=9),
        person("Le Lee", "mayor"),
    )
    assert find_kin(people) == {"lee": "ann lee"}


def test_another_role_is_another_person() -> None:
    assert find_kin((person("Lee", "coach"), person("Ann Lee", "mayor"))) == {}


def test_what_the_surname_has_is_put_to_the_full_name() -> None:
    people = (person("Ray", quotations=2), person("Lee", quotations=2), person("Ann Lee"))
    joined = join_kin(people, find_kin(people))
    assert [(one.name, one.quotations, one.aliases) for one in joined] == [
        ("Ann Lee", 3, ("Lee",)),
        ("Ray", 2, ()),
    ]


@pytest.mark.parametrize(
    ("names", "kin"),
    [
        pytest.param(
            [("Ann Lee", 9), ("Ann B. Lee", 1)], {"ann b. lee": "ann lee"}, id="a middle initial"
        ),
        pytest.param(
            [("Ann Lee", 1), ("Ann B. Lee", 9)],
            {"ann lee": "ann b. lee"},
            id="the name named most often",
        ),
        pytest.param(
            [("Cal Lee", 9), ("Cal W. Lee", 1), ("Cal H.W. Lee", 1)], {}, id="father or son"
        ),
        pytest.param([("Cal Lee", 9), ("Cal Lee Jr.", 1)], {}, id="father and son"),
        pytest.param([("Ann Lee", 9), ("Bob Lee", 9)], {}, id="two of one surname"),
        pytest.param([("Robert Lee", 9), ("Bob Lee", 1)], {}, id="a short form alone"),
        pytest.param([("Ann Lee", 9), ("Ann Carter Lee", 1)], {}, id="a middle name alone"),
        pytest.param([("Ann Miller", 9), ("Ann Millar", 1)], {}, id="surnames nearly alike"),
        pytest.param(
            [("Lee", 1), ("Ann B. Lee", 1), ("Ann Lee", 9)],
            {"ann b. lee": "ann lee", "lee": "ann lee"},
            id="a surname of somebody with two names",
        ),
    ],
)
def test_spellings_of_one_full_name(names: list[tuple[str, int]], kin: dict[str, str]) -> None:
    people = tuple(person(name, quotations=count) for name, count in names)
    assert find_kin(people) == kin
    assert find_kin(people[::-1]) == kin
    assert {one.key for one in join_kin(people, kin)} == {one.key for one in people} - set(kin)


@pytest.mark.parametrize("other", ["Bob Lee", "Robert Carter Lee", "R. Lee"])
def test_a_role_in_common_makes_other_first_names_one(other: str) -> None:
    people = (person("Robert Lee", "Sen.", quotations=9), person(other, "senator"))
    assert find_kin(people) == {other.lower(): "robert lee"}


def test_a_first_name_that_an_article_uses_alone() -> None:
    people = (replace(person("Cal Lee"), aliases=("Cal",)), person("Cal"), person("Ann"))
    assert find_kin(people) == {"cal": "cal lee"}


def organisation(name: str, *aliases: str) -> PersonRecord:
    return PersonRecord(name.lower(), name, (), aliases, 1, 1, is_organisation=True)


def test_initials_are_the_one_organisation_that_bears_them() -> None:
    full, initials = organisation("North Sea Union", "NSU"), organisation("NSU")
    assert find_kin((full, initials)) == {"nsu": "north sea union"}
    assert find_kin((full, initials, organisation("New Ski Union", "NSU"))) == {}
    assert find_kin((initials, person("NSU Lee"))) == {}
