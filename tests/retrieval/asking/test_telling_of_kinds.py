"""Questions for a day, a name, a number, a meaning: what is asked for must be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from retrieval.archive.archive import Archive
from retrieval.asking.finder import Finder
from tests.support.newsroom import write_archive

if TYPE_CHECKING:
    from collections.abc import Iterator

WRECK = """Danish navy leaves wreck off Veldt

VELDT, May 4 — Denmark has about 40 divers in Norway. Half of them work on the wreck of the
ferry Alma, which sank off Veldt on Thursday.

The Norwegian parliament voted over the weekend for a law that bans wrecks. Lawmakers passed the
law after the storm of April, said Ida Falk, a member of the house.

The storm killed the captain, Nils Roe, in Holmby on Thursday. The captain's ferry carried four
RB-12 Gull lifeboats.

The divers' camp was set up in the spring of 2017 to stop the smugglers after two years of war. The
camp is separate from the Swedish-led fleet that hunts the smugglers.

"We shall fight the skarv," said a statement from the minister, using a local word for smuggler.

Minister Otto Brandt spoke Tuesday with his Swedish counterpart, Karl af Lund, about the fleet. The
Norwegian prime minister praised the divers. Roe did not take any questions before the trip.
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Finder]:
    path = write_archive(tmp_path_factory.mktemp("wreck"), {"wreck.txt": WRECK})
    with Archive.open(path) as archive:
        yield Finder(archive)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("On which day of the week did the ferry Alma sink?", "on Thursday"),
        ("On which day did the MPs in the parliament vote?", "over the weekend"),
        ("When precisely was the divers' camp set up?", "in the spring of 2017"),
        ("In what town did the death of the captain occur?", "in Holmby"),
        ("What does the word skarv mean?", "a local word for smuggler"),
        ("Danish divers in Norway, how many altogether?", "about 40 divers"),
        ("Of which model are the lifeboats, and how many are they?", "RB-12 Gull"),
        ("Is the camp a part of the Swedish-led fleet, or separate?", "separate from"),
        ("Who got killed in the storm?", "Nils Roe"),
        ("Who were the victims of the storm?", "Nils Roe"),
        ("How many divers does Denmark have in Norway?", "about 40 divers"),
        ("When was the law adopted?", "Lawmakers passed the"),
        ("Why was the camp set up?", "to stop the smugglers"),
        ("How many RB-12 Gull lifeboats were there?", "four"),
        ("What type of lifeboats do the Danes use there?", "RB-12 Gull"),
        ("Who is Brandt's Swedish colleague?", "Karl af Lund"),
    ],
)
def test_what_is_asked_for_in_many_forms(told: Finder, question: str, words: str) -> None:
    assert words in told.facts(question).evidence[0].text


@pytest.mark.parametrize(
    "question",
    [
        "cost of the divers' camp, in dollars?",
        "What was the number of votes for the law in the parliament?",
        "How many divers have finished the work to date?",
        "On what date was Nils Roe born?",
        "On what day will the divers start again?",
        "At what time did Brandt speak with his counterpart?",
        "How many Norwegian divers are there?",
        "Who took over from Roe as captain?",
        "When was the treaty of Veldt signed?",
        "When was the ferry Alma built?",
        "What does the word fleet mean?",
    ],
)
def test_what_is_asked_for_is_not_there(told: Finder, question: str) -> None:
    assert not told.facts(question).found
