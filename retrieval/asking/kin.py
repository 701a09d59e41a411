"""Across articles: who is one person under several names ("Obama", "Donald J. Trump", "NATO").

News names the very well known without their first names, others now with and now without a middle
initial, and organisations by their initials. Such a one is taken for the one with the full name
where the archive holds only one who can be meant; else the two stay apart, for a wrong speaker is
worse than none.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from retrieval.asking.directory import CLEARLY, name_words
from retrieval.quoting.likeness import same_name, without_generation
from retrieval.quoting.names import person_key, role_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from retrieval.archive.records import PersonRecord


def find_kin(people: Iterable[PersonRecord]) -> dict[str, str]:
    """Return, for the key of each other name of somebody, the key of the name they go by."""
    people = tuple(people)
    kin = _spellings(people)
    return kin | _surnames(people, kin) | _organisations(people)


def _spellings(people: Iterable[PersonRecord]) -> dict[str, str]:
    """Full names that are one person's: "Donald Trump" and "Donald J. Trump".

    Where more than two names are alike, all of them must be: "George Bush" may be George W. Bush
    or George H.W. Bush, and stays by himself. The one named most often gives the name.
    """
    alike: defaultdict[str, list[PersonRecord]] = defaultdict(list)
    for person in people:
        words = _core(person)
        if not person.is_organisation and len(words) > 1:
            alike[words[-1]].append(person)
    kin: dict[str, str] = {}
    for namesakes in alike.values():
        for group in _groups(namesakes):
            head = max(group, key=lambda one: (one.mentions, -len(one.name), one.name))
            kin.update({one.key: head.key for one in group if one is not head})
    return kin


def _groups(namesakes: list[PersonRecord]) -> Iterable[list[PersonRecord]]:
    """Put namesakes together that are one person; a group in which two cannot be is none."""
    groups: list[list[PersonRecord]] = []
    for person in namesakes:
        fits = [group for group in groups if any(_one_person(person, one) for one in group)]
        groups = [group for group in groups if group not in fits]
        groups.append([person, *(one for group in fits for one in group)])
    for group in groups:
        sure = all(_one_person(one, other) for one, other in combinations(group, 2))
        if len(group) > 1 and sure:
            yield group


def _one_person(one: PersonRecord, other: PersonRecord) -> bool:
    """Say whether two full names are one person's.

    A middle initial more or less is nothing; other middle names, short forms of first names and
    initials for them take a role that both have.
    """
    words, others = tuple(person_key(one.name).split()), tuple(person_key(other.name).split())
    if not same_name(words, others):
        return False
    first, second = without_generation(words), without_generation(others)
    spelled = [word for word in {*first[1:-1], *second[1:-1]} if len(word.strip(".")) > 1]
    common = set(first[1:-1]) & set(second[1:-1])
    initials = all("." in word or word in common for word in spelled)
    return (first[0] == second[0] and initials) or _share_a_role(one, other)


def _surnames(people: Iterable[PersonRecord], kin: Mapping[str, str]) -> dict[str, str]:
    """Surnames, and first names that articles use as such, of just one full name."""
    full: defaultdict[str, list[PersonRecord]] = defaultdict(list)
    called: defaultdict[str, list[PersonRecord]] = defaultdict(list)
    single: list[tuple[str, PersonRecord]] = []
    for person in people:
        words = name_words(person.name)
        if person.is_organisation or not words or person.key in kin:
            continue
        if len(words) == 1:
            single.append((words[0], person))
            continue
        full[_core(person)[-1]].append(person)
        if any(name_words(alias) == words[:1] for alias in person.aliases):
            called[words[0]].append(person)
    found = {}
    for word, person in single:
        candidates = full[word] or called[word]
        alike = [one for one in candidates if _share_a_role(one, person)]
        if not person.roles:
            alike = candidates[:]
        alike.sort(key=lambda one: -one.mentions)
        if alike and all(alike[0].mentions >= CLEARLY * other.mentions for other in alike[1:]):
            found[person.key] = alike[0].key
    return found


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
    """Return the people with each other name's counts, roles and aliases put to the full name.

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
            declined=head.declined + person.declined,
            mentions=head.mentions + person.mentions,
        )
    return tuple(sorted(joined.values(), key=lambda one: (-one.quotations, one.name)))


def _core(person: PersonRecord) -> tuple[str, ...]:
    return without_generation(tuple(name_words(person.name)))


def _share_a_role(one: PersonRecord, other: PersonRecord) -> bool:
    roles = {role_key(role) for role in one.roles}
    return any(role_key(role) in roles for role in other.roles)
