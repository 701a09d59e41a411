"""Reading people as the whole archive knows them, from what the census keeps."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from retrieval.archive.records import PersonRecord

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Roles come by how often, and both they and aliases by where they stand first in the articles'
# order.
_EPITHETS = """
    SELECT person, what, epithets.name FROM epithets JOIN articles ON articles.id = epithets.first
    WHERE person IN (SELECT value FROM json_each(?))
    ORDER BY CASE what WHEN 'role' THEN -times END, sort_key, number
"""
_PERSONS = """
    SELECT id, key, name, quotations, mentions, is_organisation, declined FROM persons
    WHERE id IN (SELECT value FROM json_each(?)) AND articles > 0
"""
_MEMBERS = """
    SELECT id, head FROM persons WHERE head IN (SELECT value FROM json_each(?)) AND articles > 0
    ORDER BY quotations DESC, name, key
"""


class Ask(Protocol):
    """Reads rows from an archive."""

    def __call__(self, query: str, /, *values: object) -> list[tuple[Any, ...]]:
        """Return the rows that a query gives."""
        ...


def read_people(ask: Ask) -> list[PersonRecord]:
    """Return everybody by key, nobody joined to anybody: the most quoted first, then by name."""
    rows = ask("SELECT id FROM persons WHERE articles > 0 ORDER BY quotations DESC, name, key")
    ids = [number for (number,) in rows]
    found = read_records(ask, ids)
    return [found[number] for number in ids]


def read_records(ask: Ask, ids: Sequence[int]) -> dict[int, PersonRecord]:
    """Return persons as they are by themselves, by id; those that are there."""
    given = json.dumps(ids)
    called: dict[int, tuple[list[str], list[str]]] = {number: ([], []) for number in ids}
    for number, what, name in ask(_EPITHETS, given):
        called[number][what == "alias"].append(name)
    return {
        number: PersonRecord(
            key=key,
            name=name,
            roles=tuple(called[number][0]),
            aliases=tuple(called[number][1]),
            quotations=quotations,
            mentions=mentions,
            is_organisation=bool(is_organisation),
            declined=declined,
        )
        for number, key, name, quotations, mentions, is_organisation, declined in ask(
            _PERSONS, given
        )
    }


def read_joined(ask: Ask, heads: Sequence[int]) -> list[PersonRecord]:
    """Return heads with all who are joined under them, in the order of their ids given."""
    rows = ask(_MEMBERS, json.dumps(heads))
    records = read_records(ask, [number for number, _ in rows])
    people, kin = [], {}
    for number, head in rows:
        if number in records and head in records:
            people.append(records[number])
            if number != head:
                kin[records[number].key] = records[head].key
    joined = {one.key: one for one in join_kin(people, kin)}
    return [joined[records[number].key] for number in heads if number in records]


def join_kin(people: Sequence[PersonRecord], kin: Mapping[str, str]) -> tuple[PersonRecord, ...]:
    """Return the people with each other name's counts, roles and aliases put to the full name.

    Args:
        people: As the archive orders them: the most quoted first, then by name.
        kin: For the key of each other name, the key of the full one.

    Returns:
        In the same order, by what they have together.
    """
    joined = {person.key: person for person in people if person.key not in kin}
    for person in people:
        key = kin.get(person.key)
        if key is None:
            continue
        head = joined[key]
        joined[key] = replace(
            head,
            roles=tuple(dict.fromkeys((*head.roles, *person.roles))),
            aliases=tuple(dict.fromkeys((*head.aliases, person.name, *person.aliases))),
            quotations=head.quotations + person.quotations,
            declined=head.declined + person.declined,
            mentions=head.mentions + person.mentions,
        )
    return tuple(sorted(joined.values(), key=lambda one: (-one.quotations, one.name)))
