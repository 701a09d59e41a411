"""The deed that is asked for: its cause, its time, the verb itself."""

from __future__ import annotations

import pytest

from retrieval.index.deeds import gives_cause, lacks_particle, only_named, only_past


@pytest.mark.parametrize(
    ("question", "text", "past"),
    [
        ("When will the pier open?", "The pier was closed on Friday.", True),
        ("When will the pier open?", "The pier, closed on Friday, will open in May.", False),
        ("When will the pier open?", "The pier, closed since May, opens Friday.", False),
        ("When will the pier open?", "They voted on Sunday to open the pier.", True),
        ("When is the pier going to open?", "It was closed on Friday.", True),
        ("When did the pier close?", "The pier was closed on Friday.", False),
        ("When will the exam be held?", "It was off on Friday, when it was due to begin.", True),
        ("When will the exam be held?", "It was off on Friday and is due in May.", False),
        ("How long will the ban last?", "It began after three years of war.", True),
        ("How long will the ban last?", "The ban, made in May, will last a year.", False),
    ],
)
def test_what_is_to_come(question: str, text: str, past: bool) -> None:  # noqa: FBT001 - a table.
    assert only_past(question, text) is past


@pytest.mark.parametrize(
    ("question", "text", "lacks"),
    [
        ("Who took over from Roe?", "Roe took questions.", True),
        ("Who took over from Roe?", "Lee took it over.", False),
        ("Who took over from Roe?", "Lee succeeded him and took the keys.", False),
        ("Who took the keys?", "Roe took questions.", False),
        ("Who called off the race?", "The mayor called the race off.", False),
        ("Who called off the race?", "The mayor called the race a farce.", True),
    ],
)
def test_a_verb_with_its_particle(question: str, text: str, lacks: bool) -> None:  # noqa: FBT001
    assert lacks_particle(question, text) is lacks


def test_an_aim_is_the_cause_of_what_was_founded() -> None:
    aim = "The club was set up in 1987 to help sailors."
    assert gives_cause("Why was the club founded?", aim)
    assert not gives_cause("Why was the club closed?", aim)
    assert not gives_cause("Why was the club founded?", "The club was set up in 1987 in Veldt.")


def test_a_cause_follows_what_was_done() -> None:
    assert gives_cause("Why was work halted?", "Work was halted following a storm.")
    assert not gives_cause("Why was the boat sunk?", "Work was halted after a boat was sunk.")


def test_what_was_done_is_not_a_noun() -> None:
    assert only_named("Who founded the club?", "The founding members met Holm.")
    assert not only_named("Who founded the club?", "Holm founded it, a founding member says.")
    assert not only_named("Who founded the club?", "Holm met them.")
