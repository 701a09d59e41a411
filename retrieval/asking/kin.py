"""Across articles: whom an article means that gives only a surname or initials ("Obama", "NATO").

News names the very well known without their first names, and organisations by their initials.
Such a one is taken for the one with the full name where the archive holds only one who can be
meant; else the two stay apart, for a wrong speaker is worse than none.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from retrieval.asking.directory import CLEARLY, name_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from retrieval.archive.records import PersonRecord


def find_kin(people: Iterable[PersonRecord]) -> dict[str, str]:
    """Return, for the key of each surname or initials, the key of the full name they stand for."""
    people = tuple(people)
    surnames: list[tuple[str, PersonRecord]] = []
    full: defaultdict[str, list[PersonRecord]] = defaultdict(list)
    for person in people:
        words = name_words(person.name)
        if person.is_organisation or not words:
            continue
        if len(words) == 1:
            surnames.append((words[0], person))
        else:
            full[words[-1]].append(person)
    kin: dict[str, str] = {}
    for word, person in surnames:
        candidates = full[word]
        alike = [one for one in candidates if _share_a_role(one, person)]
        if not person.roles:
            alike = candidates[:]
        alike.sort(key=lambda one: -one.mentions)
        if alike and all(alike[0].mentions >= CLEARLY * other.mentions for other in alike[1:]):
            kin[person.key] = alike[0].key
    return kin | _organisations(people)


def _organisations(people: Iterable[PersonRecord]) -> dict[str, str]:
    """Organisations whose name is the other name of just one that has more words."""
    named: defaultdict[str, list[PersonRecord]] = defaultdict(list)
    organisations = [person for person in people if person.is_organisation]
    for one in organisations:
        for alias in set(one.aliases):
            named[alias].append(one)
    return {
        one.key: named[one.name][0].key
        for one in organisations
        if len(named[one.name]) == 1
        and len(name_words(named[one.name][0].name)) > 1
        and len(name_words(one.name)) == 1
    }


def join_kin(people: Sequence[PersonRecord], kin: Mapping[str, str]) -> tuple[PersonRecord, ...]:
    """Return the people with each surname's counts, roles and aliases put to the full name.

    The most quoted come first, then by name, as the archive orders them.
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
            mentions=head.mentions + person.mentions,
        )
    return tuple(sorted(joined.values(), key=lambda one: (-one.quotations, one.name)))


def _share_a_role(one: PersonRecord, other: PersonRecord) -> bool:
    roles = {tuple(name_words(role)) for role in one.roles}
    return any(tuple(name_words(role)) in roles for role in other.roles)
