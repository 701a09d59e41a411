"""Across articles: who is one person under several names ("Obama", "Donald J. Trump", "NATO").

News names the very well known without their first names, others now with and now without a middle
initial, and organisations by their initials. Such a one is taken for the one with the full name
where the archive holds only one who can be meant; else the two stay apart, for a wrong speaker is
worse than none.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from retrieval.archive.naming import CLEARLY, name_words
from retrieval.quoting.likeness import same_name, without_generation
from retrieval.quoting.names import person_key, role_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from retrieval.archive.records import PersonRecord


def find_kin(people: Iterable[PersonRecord]) -> dict[str, str]:
    """Return, for the key of each other name of somebody, the key of the name they go by."""
    people = tuple(people)
    kin = spellings(people)
    return kin | surnames(people, kin) | organisations(people)


def spellings(people: Iterable[PersonRecord]) -> dict[str, str]:
    """Full names that are one person's: "Donald Trump" and "Donald J. Trump".

    Where more than two names are alike, all of them must be: "George Bush" may be George W. Bush
    or George H.W. Bush, and stays by himself. The one named most often gives the name.
    """
    alike: defaultdict[str, list[PersonRecord]] = defaultdict(list)
    for person in people:
        words = core_words(person)
        if not person.is_organisation and len(words) > 1:
            alike[words[-1]].append(person)
    kin: dict[str, str] = {}
    for namesakes in alike.values():
        for group in _groups(namesakes):
            head = max(group, key=lambda one: (one.mentions, -len(one.name), one.name))
            kin.update({one.key: head.key for one in group if one is not head})
    return kin


def find_alike(names: Collection[str], keys: Mapping[int, str]) -> set[int]:
    """Find all among namesakes whose being joined can hang on some of them.

    Args:
        names: The keys of those some, who need not be among the namesakes any more.
        keys: The keys of all of one last word, which are their folded full names, by id.

    Returns:
        The ids of all whose names can be one person's with one of `names`, or with one of theirs,
        and so on.
    """
    words = {number: tuple(key.split()) for number, key in keys.items()}
    # First names are few, and compared before whole names are: a surname can have hundreds.
    by_first: defaultdict[str, list[int]] = defaultdict(list)
    for number, split in words.items():
        by_first[_first_name(split)].append(number)
    found: set[int] = set()
    asked = [tuple(name.split()) for name in names]
    for name in asked:
        first = _first_name(name)
        near = [
            number
            for other, numbers in by_first.items()
            if other == first or _same_first_name(first, other)
            for number in numbers
        ]
        new = {one for one in near if one not in found and same_name(name, words[one])}
        found |= new
        asked.extend(words[number] for number in sorted(new))
    return found


def _groups(namesakes: list[PersonRecord]) -> Iterable[list[PersonRecord]]:
    """Put namesakes together that are one person; a group in which two cannot be is none."""
    left = {person.key: person for person in namesakes}
    while left:
        group = [left.pop(next(iter(left)))]
        for person in group:
            fits = [one for one in left.values() if _one_person(person, one)]
            group.extend(left.pop(one.key) for one in fits)
        sure = all(_one_person(one, other) for one, other in combinations(group, 2))
        if len(group) > 1 and sure:
            yield group


def _first_name(words: tuple[str, ...]) -> str:
    return without_generation(words)[0] if words else ""


@lru_cache(maxsize=65536)
def _same_first_name(one: str, other: str) -> bool:
    """Say whether two first names can be one person's, were the rest of the name the same."""
    return same_name((one, "x"), (other, "x"))


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


def surnames(people: Iterable[PersonRecord], kin: Collection[str]) -> dict[str, str]:
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
        full[core_words(person)[-1]].append(person)
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


def organisations(people: Iterable[PersonRecord]) -> dict[str, str]:
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


def core_words(person: PersonRecord) -> tuple[str, ...]:
    """Return the folded words of a name without what tells generations apart ("Jr.")."""
    return without_generation(tuple(name_words(person.name)))


def _share_a_role(one: PersonRecord, other: PersonRecord) -> bool:
    roles = {role_key(role) for role in one.roles}
    return any(role_key(role) in roles for role in other.roles)
