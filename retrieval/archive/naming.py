"""By which words a person is found: those of names and roles, folded, and initials."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from retrieval.quoting.countries import fold_countries

if TYPE_CHECKING:
    from retrieval.archive.records import PersonRecord

TITLES = frozenset(
    "mr mrs ms miss dr sir madam dame lord lady gen general sen senator rep gov governor prof "
    "professor president minister secretary rev hon the".split()
)
"""Words before a name that are no part of it."""
_SHORT_TITLES = frozenset(
    "adm brig capt cmdr col cpl det dr gen gov hon insp lt maj mr mrs ms prof pvt rep rev sen sgt "
    "supt".split()
)
"""Titles that may close a role: the noun of "military spokesman Lt." is "spokesman"."""
SMALL = frozenset("the a an of for in at to and s its their his her".split())
"""Words that do not tell one person from another."""
CLEARLY = 5
"""How many times oftener than all others of a surname one must be named to be meant by it alone:
in an archive of 319 CNN stories that holds for "Obama" (Barack, not Michelle)."""

_COMPLEMENT = re.compile(r"\s+(?:of|for|to|at|in|on|with|from)\s+|,")
"""What ends the part of a role that holds its noun: "secretary-general *of the* …"."""
_CAPITALISED = re.compile(r"[A-Z][\w’'-]*(?:[ -](?:(?:of|and|for|the) )*[A-Z][\w’'-]*)+")

_MOST_INITIALS = 12
"""Letters that initials have at most."""


@dataclass(frozen=True, slots=True)
class Description:
    """A role: its words, the initials of its capitalised runs, its noun ("minister")."""

    words: frozenset[str]
    initials: frozenset[str]
    head: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A person with what a question can call them by.

    Attributes:
        person: The person.
        name: The folded words of the full name, without small ones.
        called: The folded words of each other name and role-like name, as a whole.
        names: The words of the name and of the other names that share one with it.
        described: Their roles and other names, as descriptions.
    """

    person: PersonRecord
    name: tuple[str, ...]
    called: frozenset[tuple[str, ...]]
    names: frozenset[str]
    described: tuple[Description, ...]


def name_words(text: str) -> list[str]:
    """Split a name or a role into folded words: lower case, no accents, no possessive 's."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"'s\b|s'(?=\s|$)", lambda m: "s" if m[0] == "s'" else "", plain)
    plain = re.sub(r"\b(?:[a-z]\.){2,}", lambda m: m[0].replace(".", ""), plain)
    return re.findall(r"\w+", plain)


def read_entry(person: PersonRecord) -> Entry:
    """Return a person with what a question can call them by."""
    name = tuple(word for word in name_words(person.name) if word not in SMALL)
    names = set(name)
    for alias in person.aliases:
        words = name_words(alias)
        if alias[:1].isupper() and not names.isdisjoint(words):
            names.update(word for word in words if word not in TITLES | SMALL)
    described = [_described(text) for text in (*person.roles, *person.aliases)]
    if person.is_organisation:  # Its initials mean it; a part of its name need not.
        described.append(Description(frozenset(), _described(person.name).initials, ""))
    called = frozenset(tuple(name_words(alias)) for alias in person.aliases)
    return Entry(person, name, called, frozenset(names), tuple(described))


@lru_cache(maxsize=8192)
def _described(role: str) -> Description:
    words = frozenset(fold_countries(name_words(role))) - SMALL
    before = [word for word in name_words(_COMPLEMENT.split(role)[0]) if word in words]
    while len(before) > 1 and before[-1] in _SHORT_TITLES:
        before.pop()
    initials: set[str] = set()
    for run in _CAPITALISED.findall(role):
        capitals = [part[0].lower() for part in re.split(r"[ -]", run) if part[:1].isupper()]
        for start in range(len(capitals)):
            for end in range(start + 2, min(len(capitals), start + _MOST_INITIALS) + 1):
                initials.add("".join(capitals[start:end]))
    return Description(words, frozenset(initials), before[-1] if before else "")
