from __future__ import annotations

import pytest

from retrieval.archive.records import PersonRecord
from retrieval.asking.directory import Directory


def person(
    name: str,
    *roles: str,
    aliases: tuple[str, ...] = (),
    quotations: int = 1,
    mentions: int = 1,
    is_organisation: bool = False,
) -> PersonRecord:
    return PersonRecord(name.lower(), name, roles, aliases, quotations, mentions, is_organisation)


PEOPLE = (
    person(
        "Jens Stoltenberg", "NATO Secretary General", aliases=("Mr. Stoltenberg",), quotations=9
    ),
    person("Antonio Guterres", "United Nations Secretary-General"),
    person("François-Philippe Champagne", "Foreign Affairs Minister"),
    person("Donald Trump", "U.S. President", quotations=0),
    person("Ann Smith", "mayor of Bonn"),
    person("Pat Evans", "police spokesman Lt."),
    person("Bob Smith", "head coach"),
    person("Department of National Defense", is_organisation=True),
    person("Global Affairs Canada", is_organisation=True),
)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Stoltenberg", ["Jens Stoltenberg"]),
        ("Jens Stoltenberg’s", ["Jens Stoltenberg"]),
        ("Mr. Stoltenberg", ["Jens Stoltenberg"]),
        ("stoltenburg", ["Jens Stoltenberg"]),
        ("Antonio Gutteres", ["Antonio Guterres"]),
        ("Francois-Philippe Champagne", ["François-Philippe Champagne"]),
        ("the NATO chief", ["Jens Stoltenberg"]),
        ("the head of NATO", ["Jens Stoltenberg"]),
        ("NATO's secretary-general", ["Jens Stoltenberg"]),
        ("the UN Secretary-General", ["Antonio Guterres"]),
        ("the secretary-general", ["Jens Stoltenberg", "Antonio Guterres"]),
        ("the foreign minister", ["François-Philippe Champagne"]),
        ("the U.S. president", ["Donald Trump"]),
        ("President Trump", ["Donald Trump"]),
        ("Smith", ["Ann Smith", "Bob Smith"]),
        ("Ann Smith", ["Ann Smith"]),
        ("the mayor", ["Ann Smith"]),
        ("the police spokesman", ["Pat Evans"]),
        ("DND", ["Department of National Defense"]),
        ("the Department of National Defence", ["Department of National Defense"]),
    ],
)
def test_who_is_meant(words: str, names: list[str]) -> None:
    assert [found.name for found in Directory(PEOPLE).find(words).people] == names


@pytest.mark.parametrize(
    "words",
    [
        "Merkel",
        "he",
        "",
        "the",
        "the US",  # a country is not its president
        "Canada",  # nor the office that has it in its name
        "Iraq's foreign minister",  # not the one we know
        "the German chief",
        "the Bonn coach",  # words of two people's roles are nobody's role
    ],
)
def test_nobody_is_meant(words: str) -> None:
    assert Directory(PEOPLE).find(words).people == ()


def test_a_surname_alone_means_the_one_who_is_named_far_oftener() -> None:
    ann, bob = person("Ann Smith", mentions=10), person("Bob Smith", mentions=2)
    assert Directory((ann, bob)).find("Smith").people == (ann,)
    assert Directory((ann, bob)).find("Bob Smith").people == (bob,)


@pytest.mark.parametrize(
    "words",
    [
        "the Iraqi prime minister",
        "Iraq's prime minister",
        "the prime minister of Iraq",
        "Iraqi Prime Minister Adel Haddad",
    ],
)
@pytest.mark.parametrize("role", ["Iraqi Prime Minister", "prime minister of Iraq"])
def test_a_country_by_its_name_or_adjective(words: str, role: str) -> None:
    directory = Directory((person("Adel Haddad", role), person("Rita Olsen", "Prime Minister")))
    assert [found.name for found in directory.find(words).people] == ["Adel Haddad"]


@pytest.mark.parametrize(
    "words", ["the American president", "the president of the United States", "the US president"]
)
def test_america_has_many_names(words: str) -> None:
    directory = Directory((person("Cal Lee", "U.S. President"), person("Jo Roux", "President")))
    assert [found.name for found in directory.find(words).people] == ["Cal Lee"]


def test_an_empty_archive_knows_nobody() -> None:
    assert Directory(()).find("Stoltenberg").people == ()


def test_a_corrected_typing_error_is_told() -> None:
    directory = Directory(PEOPLE)
    assert directory.find("stoltenburg").guessed
    assert not directory.find("stoltenberg").guessed


def test_british_and_american_spellings_are_one_word_whatever_the_articles_hold() -> None:
    directory = Directory(PEOPLE, holds=lambda _: True)
    found = directory.find("the Department of National Defence")
    assert [one.name for one in found.people] == ["Department of National Defense"]


def test_a_word_that_the_articles_hold_is_no_typing_error() -> None:
    assert Directory(PEOPLE, lambda word: word == "smitten").find("Smitten").people == ()
