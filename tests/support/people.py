"""Everybody put together from the articles' own rows: slow, plain, and what must come out."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

from retrieval.archive.kin import find_kin
from retrieval.archive.people import join_kin
from retrieval.archive.records import PersonRecord
from retrieval.article import Analysis, Person, Quotation, QuotationKind, Span
from retrieval.quoting.names import person_key
from retrieval.reading.build import Metadata, build_article

if TYPE_CHECKING:
    import random
    from pathlib import Path

FIRST = ("Ann", "Bob", "Robert", "R.", "Roberta", "Donald", "Cal", "")
MIDDLE = ("", "", "", "J.", "Carter", "K.")
LAST = ("Lee", "Holm", "Lee Jr.", "Miller", "")
BODIES = {"North Sea Union": ("NSU", "the Union"), "NSU": (), "New Ski Union": ("NSU",), "Holm": ()}
ROLES = ("mayor", "coach", "Sen.", "senator of Bonn", "NSU Secretary General")


def draw_person(chance: random.Random) -> Person:
    """Draw somebody who is likely to be alike to others who are drawn."""
    body = chance.random() < 0.2
    if body:
        name = chance.choice(sorted(BODIES))
        aliases = tuple(a for a in BODIES[name] if chance.random() < 0.7)
    else:
        parts = (chance.choice(FIRST), chance.choice(MIDDLE), chance.choice(LAST))
        name = " ".join(part for part in parts if part) or "Zoe"
        known = (name.split()[0], name.split()[-1], f"Mr. {name.split()[-1]}")
        aliases = tuple(dict.fromkeys(alias for alias in known if chance.random() < 0.4))
    return Person(
        person_key(name),
        chance.choice((name, name, name.upper())),
        tuple(chance.sample(ROLES, chance.choice((0, 0, 1, 2)))),
        aliases,
        tuple(Span(at, at + 1) for at in range(chance.choice((0, 1, 1, 2, 7)))),
        is_organisation=body,
    )


def draw_analysis(chance: random.Random, source: str, number: int) -> Analysis:
    drawn = [draw_person(chance) for _ in range(chance.randrange(5))]
    people = {person.key: person for person in drawn}
    day = chance.choice((None, date(2020, 1, chance.randrange(1, 29))))
    article = build_article(source, f"It fell {number} times.", source, Metadata(date=day))
    speakers = [chance.choice([*people, None, "nobody known"]) for _ in range(chance.randrange(4))]
    quotations = tuple(
        Quotation((Span(at, at + 1),), QuotationKind.DIRECT, person=key, declined=at == 1)
        for at, key in enumerate(speakers)
    )
    return Analysis(article, (), quotations, tuple(people.values()))


def people_of_rows(path: Path) -> list[PersonRecord]:
    """Return everybody by key: what `Archive.people` must give."""
    with closing(sqlite3.connect(path)) as connection:
        quotations = Counter[str]()
        declined = Counter[str]()
        for key, is_declined in connection.execute("SELECT person, declined FROM quotations"):
            quotations[key] += 1
            declined[key] += is_declined
        mentions = Counter[str](
            key
            for (key,) in connection.execute(
                "SELECT key FROM people JOIN mentions ON mentions.person = people.id"
            )
        )
        first: dict[str, tuple[str, int]] = {}
        for key, name, is_organisation in connection.execute(
            "SELECT key, name, is_organisation FROM people "
            "JOIN articles ON articles.id = people.article ORDER BY articles.sort_key"
        ):
            first.setdefault(key, (name, is_organisation))
        # Counters keep the order of first appearance, which settles ties among roles.
        roles: defaultdict[str, Counter[str]] = defaultdict(Counter)
        aliases: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for key, what, name in connection.execute(
            "SELECT people.key, what, names.name FROM names "
            "JOIN people ON people.id = names.person JOIN articles ON articles.id = people.article "
            "ORDER BY articles.sort_key, what, names.number"
        ):
            (roles if what == "role" else aliases)[key][name] += 1
    people = [
        PersonRecord(
            key=key,
            name=name,
            roles=tuple(role for role, _ in roles[key].most_common()),
            aliases=tuple(aliases[key]),
            quotations=quotations[key],
            mentions=mentions[key],
            is_organisation=bool(is_organisation),
            declined=declined[key],
        )
        for key, (name, is_organisation) in first.items()
    ]
    return sorted(people, key=lambda person: (-person.quotations, person.name, person.key))


def joined_of_rows(path: Path) -> tuple[PersonRecord, ...]:
    """Return everybody once, under the name they go by: what `People` must give."""
    people = people_of_rows(path)
    return join_kin(people, find_kin(people))
