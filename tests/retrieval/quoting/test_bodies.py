"""Organisations that speak, and descriptions of people by their countries and bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Reading


@pytest.mark.parametrize(
    ("text", "who"),
    [
        pytest.param(
            "The Oslo Morning Times wrote of it on Monday. The Times said it was late.",
            "oslo morning times",
            id="a newspaper by its last word",
        ),
        pytest.param(
            "Peter Lund left. His campaign said he was ill.",
            "lund campaign",
            id="his campaign",
        ),
        pytest.param(
            "The Lund campaign is broke. Peter Lund left. Peter Lund's campaign said he was ill.",
            "lund campaign",
            id="one campaign under two names",
        ),
        pytest.param(
            "The Lund campaign said it was broke. Peter Lund left. The Lund team said he was ill.",
            "lund campaign",
            id="a campaign's team",
        ),
        pytest.param(
            "The National Budget Office met. The office said it was late.",
            "national budget office",
            id="an office by its noun",
        ),
        pytest.param(
            "Peter Lund left. His party said he was ill.",
            None,
            id="his party has a name of its own",
        ),
        pytest.param(
            "The National Budget Office and the Harbor Office met. The office said it was late.",
            None,
            id="one of two offices",
        ),
        pytest.param(
            "The National Budget Office met. An office said it was late.",
            None,
            id="an office is another",
        ),
        pytest.param(
            "Haider Abadi, prime minister of Iraq, met Toril Ask, prime minister of Norway. "
            "The Iraqi prime minister said it was late.",
            "haider abadi",
            id="a country's adjective",
        ),
        pytest.param(
            "Vice President Anna Roe arrived. The president said it was late.",
            None,
            id="the president is not the vice president",
        ),
        pytest.param(
            "Candidate Anna Roe arrived. Peter Lund came too. The candidate said it was late.",
            None,
            id="which of them is a candidate is not said",
        ),
    ],
)
def test_who_is_described(read: Callable[[str], Reading], text: str, who: str | None) -> None:
    assert [found for found, _ in read(text).said()][-1] == who


def test_two_newspapers_of_one_last_name_stay_apart(read: Callable[[str], Reading]) -> None:
    found = read("The Oslo Times and the Bergen Times wrote of it. The Times said it was late.")
    assert found.said()[-1][0] not in {"oslo times", "bergen times"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        pytest.param(
            "The printing firm, Marten Docket, said it was late. It said the bags were new.",
            "marten docket",
            id="a firm beside its name",
        ),
        pytest.param(
            "The train was run by the private company NordVia. NordVia said it was late. "
            "It said the engine was new.",
            "nordvia",
            id="a company before its name",
        ),
        pytest.param(
            "The head of the firm, Peter Lund, said it was late. It said the bags were new.",
            None,
            id="the head of a firm is no firm",
        ),
    ],
)
def test_it_goes_on_with_a_firm_that_is_called_one(
    read: Callable[[str], Reading], text: str, who: str | None
) -> None:
    found = [person for person, words in read(text).said() if "new" in words]
    assert found == ([who] if who else [])


@pytest.mark.parametrize("name", ["Corinna Brook", "Petra Stone"])
def test_two_names_around_a_comma_are_two(read: Callable[[str], Reading], name: str) -> None:
    found = read(f"The editor of Lanterns, {name}, said in a written statement that it was new.")
    assert found.said()[-1][0] == name.lower()
