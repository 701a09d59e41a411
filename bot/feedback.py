"""Which answers people found useful, as rows of the state file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from bot.statefile import StateFile

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from retrieval.article import Address

_KEPT = 50_000
"""How many votes are kept; the oldest go first."""

_SAVE = """
INSERT INTO feedback (chat, message_id, turn, person, useful, question, answered, verdict, places,
    version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (chat, message_id, turn, person) DO UPDATE SET useful = excluded.useful
"""
_PLACE = "chat = ? AND message_id = ? AND turn = ?"


class Ballot(NamedTuple):
    """The answer that is voted on.

    Attributes:
        chat: The chat that it stands in.
        message_id: The message that it is.
        turn: Its turn of the conversation: a message that was edited can have held two.
    """

    chat: int
    message_id: int
    turn: int


class Subject(NamedTuple):
    """What the answer was.

    Attributes:
        question: What was asked; None where that is not known any more.
        answered: Whether the sources held it; None where that is not known any more.
        verdict: What checking a claimed quotation gave, if one was checked.
        places: The addresses of its quotations; a hash may be only its first digits.
    """

    question: str | None
    answered: bool | None
    verdict: str | None
    places: tuple[Address, ...]


class Count(NamedTuple):
    """How the votes on an answer stand, and one person's own: True, False, or None for none."""

    useful: int
    useless: int
    own: bool | None


def vote(
    database: sqlite3.Connection,
    ballot: Ballot,
    person: int,
    *,
    useful: bool,
    subject: Subject,
    version: str,
) -> Count:
    """Note a vote; the same one again takes it back, the other one changes it.

    Args:
        database: The state file, in a transaction.
        ballot: What is voted on.
        person: Who votes, by Telegram id.
        useful: The vote.
        subject: What the answer was.
        version: This program's version.

    Returns:
        How the votes stand now.
    """
    if count(database, ballot, person).own is useful:
        database.execute(f"DELETE FROM feedback WHERE {_PLACE} AND person = ?", (*ballot, person))  # noqa: S608 - a constant
    else:
        told = (subject.question, subject.answered, subject.verdict, json.dumps(subject.places))
        database.execute(_SAVE, (*ballot, person, useful, *told, version))
        database.execute(
            "DELETE FROM feedback WHERE id <= (SELECT max(id) FROM feedback) - ?", (_KEPT,)
        )
    return count(database, ballot, person)


def count(database: sqlite3.Connection, ballot: Ballot, person: int) -> Count:
    """Return how the votes on an answer stand."""
    query = f"SELECT person, useful FROM feedback WHERE {_PLACE}"  # noqa: S608 - a constant
    votes = {voter: bool(useful) for voter, useful in database.execute(query, ballot)}
    useful = sum(votes.values())
    return Count(useful, len(votes) - useful, votes.get(person))


def read_votes(path: Path) -> list[dict[str, Any]]:
    """Return all votes of a state file as plain values; see `listed`. A bot may be using it.

    Raises:
        StateError: The file cannot be used.
    """
    if not path.exists():
        return []
    with StateFile(path) as file:
        return file.run(lambda database: list(listed(database)))


def line_of(vote: Mapping[str, Any]) -> str:
    """Return a vote as a line for a person."""
    question = vote["question"]
    asked = "a question that is no longer known" if question is None else f"“{question}”"
    quotes = len(vote["quotes"])
    parts = [
        "useful" if vote["useful"] else "not useful",
        asked,
        *([vote["verdict"]] if vote["verdict"] else []),
        "nothing found" if vote["answered"] is False else f"{quotes} quotation{'s'[: quotes != 1]}",
        f"version {vote['version']}",
    ]
    return " · ".join(parts)


def listed(database: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """Yield all votes as plain values, the oldest first; who voted is not among them."""
    query = "SELECT useful, question, answered, verdict, places, version FROM feedback ORDER BY id"
    for useful, question, answered, verdict, places, version in database.execute(query):
        yield {
            "useful": bool(useful),
            "question": question,
            "answered": None if answered is None else bool(answered),
            "verdict": verdict,
            "quotes": [
                {"content_hash": hash_, "start": start, "end": end}
                for hash_, start, end in json.loads(places)
            ],
            "version": version,
        }
