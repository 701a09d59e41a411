"""Whose age, how many of what, whose office."""

from __future__ import annotations

import pytest

from retrieval.index.fitting import age_of, counts, other_office


@pytest.mark.parametrize(
    ("question", "text", "fits"),
    [
        ("How many boats sank?", "Storms sank 12 old boats.", True),
        ("How many Danish boats sank?", "Sweden lost 12 boats.", False),
        ("How many Danish boats sank?", "Denmark lost 12 boats.", True),
        ("How many boats sank?", "Twelve men saw how one of the fishermen lost boats.", False),
        ("How many people died?", "The storm killed 12, and two died later.", True),
        ("How long is it?", "No number.", True),
        ("How many choppers came?", "Veldt sent three helicopters.", True),
        ("How many choppers came?", "Veldt sent three boats.", False),
        (
            "How many choppers came?",
            "Three men of the old Norden coast guard saw helicopters.",
            False,
        ),
        ("How many Danish choppers came?", "Veldt sent three helicopters.", False),
        ("How many choppers came?", "Only one old helicopter came.", True),
        ("How many choppers came?", "The number of helicopters rose to 12.", True),
        ("How many choppers came?", "The helicopters carried 12 men.", False),
        ("How many died?", "The sea killed 12.", False),
        ("How many died in Veldt?", "In Veldt 12 fishermen died.", True),
        ("How many were killed?", "The sea killed 12.", True),
        ("How many Danish boats came?", "Denmark has 12 boats in Norway.", True),
        ("How many Norwegian boats came?", "Denmark has 12 boats in Norway.", False),
        ("How many Norwegian boats came?", "They met 12 boats from Norway.", True),
        ("How many boats does Norway have?", "The fleet has 12 Danish boats.", False),
        ("How many boats does Norway have?", "Norway has 12 boats.", True),
        ("How many RB-12 Gull lifeboats are there?", "It has four RB-12 Gull lifeboats.", True),
        ("How many RB-14 Gull lifeboats are there?", "It has four RB-12 Gull lifeboats.", False),
        ("How many Danes came?", "Denmark sent 12 workers.", True),
        ("How many Danes came?", "Norway sent 12 workers to Denmark.", False),
    ],
)
def test_counts(question: str, text: str, fits: bool) -> None:  # noqa: FBT001 - a table's column.
    assert counts(question, text) is fits


def test_people_of_a_country_that_the_sentence_before_names() -> None:
    question, text = "How many Danes are at the camp?", "About 30 members live at the camp."
    assert counts(question, text, "Danish divers came to Norway.")
    assert not counts(question, text, "Norwegian divers came from Denmark.")


def test_an_age_beside_another_name_is_that_persons() -> None:
    assert not age_of("How old is Ida Brandt?", "The 41-year-old Falk knows Brandt.")
    assert not age_of("How old is Ida Brandt?", "Falk, 41, knows Brandt.")
    assert age_of("How old is Ida Brandt?", "The 29-year-old knows Falk.")
    assert age_of("How old is Ida Brandt?", "Falk, 41, knows Brandt, 29.")


def test_the_office_of_another_country() -> None:
    asked = "Who is the president of Denmark?"
    assert other_office(asked, "Swedish President Axel Holm met a king of the Danish isles.")
    assert not other_office(asked, "Danish President Axel Holm met the Swedish king.")
    assert not other_office("Who met the president of Denmark?", "Swedish President Holm met her.")
    assert other_office("Who is the mayor of Norden?", "The mayor's office in Norden is closed.")
    assert not other_office("Who is the mayor of Norden?", "The mayor of Norden is Ida Brandt.")
