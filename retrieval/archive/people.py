"""A person as the whole archive knows them, put together from the articles' rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from retrieval.archive.records import PersonRecord

if TYPE_CHECKING:
    import sqlite3


def read_people(connection: sqlite3.Connection) -> list[PersonRecord]:
    """Put the articles' people of one key together.

    Args:
        connection: An open archive.

    Returns:
        The most quoted first, then by name. A person's name is the first article's.
    """
    quotations = dict(
        connection.execute(
            "SELECT person, count(*) FROM quotations WHERE person IS NOT NULL GROUP BY person"
        ).fetchall()
    )
    declined = dict(
        connection.execute(
            "SELECT person, count(*) FROM quotations WHERE declined AND person IS NOT NULL "
            "GROUP BY person"
        ).fetchall()
    )
    mentions = dict(
        connection.execute(
            "SELECT people.key, count(*) FROM people "
            "JOIN mentions ON mentions.person = people.id GROUP BY people.key"
        ).fetchall()
    )
    first: dict[str, tuple[str, bool]] = {}
    rows = connection.execute(
        "SELECT key, name, is_organisation FROM people "
        "JOIN articles ON articles.id = people.article ORDER BY articles.sort_key"
    )
    for key, name, is_organisation in rows:
        first.setdefault(key, (name, bool(is_organisation)))
    # Counters keep the order of first appearance, which settles ties among roles.
    roles: defaultdict[str, Counter[str]] = defaultdict(Counter)
    aliases: defaultdict[str, Counter[str]] = defaultdict(Counter)
    rows = connection.execute(
        "SELECT people.key, what, names.name FROM names "
        "JOIN people ON people.id = names.person JOIN articles ON articles.id = people.article "
        "ORDER BY articles.sort_key, what, names.number"
    )
    for key, what, name in rows:
        (roles if what == "role" else aliases)[key][name] += 1
    people = [
        PersonRecord(
            key=key,
            name=name,
            roles=tuple(role for role, _ in roles[key].most_common()),
            aliases=tuple(aliases[key]),
            quotations=quotations.get(key, 0),
            mentions=mentions.get(key, 0),
            is_organisation=is_organisation,
            declined=declined.get(key, 0),
        )
        for key, (name, is_organisation) in first.items()
    ]
    return sorted(people, key=lambda person: (-person.quotations, person.name, person.key))
