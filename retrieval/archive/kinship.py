"""Settling who is whom and by which words they are found, for those whom a change touched.

A name can mean another person only within a family: those of one last word, of a first name used
alone, or of an organisation's other name. So only the families of those touched are looked at.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from retrieval.archive.kin import core_words, find_alike, organisations, spellings, surnames
from retrieval.archive.naming import name_words, read_entry
from retrieval.archive.people import read_joined, read_records

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable

    from retrieval.archive.records import PersonRecord

    Word = tuple[str, str]
    """What a word is to a person, and the word."""

_HEADS = """
    SELECT id, key, coalesce(head, id), articles > 0 FROM persons
    WHERE id IN (SELECT value FROM json_each(?))
"""
_NAMESAKES = """
    SELECT id, key FROM families JOIN persons ON persons.id = person
    WHERE what = 'last' AND word = ?
"""


class Kinship:
    """One settling; runs in the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._records: dict[int, PersonRecord] = {}
        self._keys: dict[int, str] = {}
        self._heads: dict[int, int] = {}
        self._stale: set[int] = set()

    def settle(self, touched: Collection[int]) -> None:
        """Bring heads, their counts and their words up to date.

        Args:
            touched: The ids of all persons whose counts, name, roles or aliases are new, or of
                whom no article is left.
        """
        ids = sorted(touched)
        self._load(ids)
        # Whom they were joined to has other counts now, even where they are gone themselves.
        self._stale.update(self._heads.values(), ids)
        families = self._write_families(ids)
        self._remove_the_gone(ids)
        alone = {word for what, word in families if what in ("last", "called", "single")}
        for (what, word), keys in sorted(families.items()):
            if what == "last":
                alone |= self._settle_spellings(word, keys)
        for word in sorted(alone):
            self._settle_surname(word)
        for word in sorted({word for what, word in families if what in ("alias", "body")}):
            self._settle_body(word)
        self._write_heads()

    def _ask(self, query: str, /, *values: object) -> list[tuple[Any, ...]]:
        return self._connection.execute(query, values).fetchall()

    def _load(self, ids: Iterable[int]) -> None:
        """Read persons and their heads, those that were not yet."""
        missing = [number for number in ids if number not in self._heads]
        rows = self._ask(_HEADS, json.dumps(missing))
        self._keys.update((number, key) for number, key, _, _ in rows)
        self._heads.update((number, head) for number, _, head, _ in rows)
        living = [number for number, _, _, lives in rows if lives]
        self._records.update(read_records(self._ask, living))

    def _write_families(self, ids: list[int]) -> dict[Word, list[str]]:
        """Store the families of persons.

        Returns:
            All families that they are, or were, in, with the keys of those who are or were.
        """
        affected: defaultdict[Word, list[str]] = defaultdict(list)
        for number in ids:
            rows = self._connection.execute(
                "SELECT what, word FROM families WHERE person = ?", (number,)
            )
            before = set(rows.fetchall())
            record = self._records.get(number)
            now = _families(record) if record else set()
            for family in before | now:
                affected[family].append(self._keys[number])
            self._connection.executemany(
                "DELETE FROM families WHERE what = ? AND word = ? AND person = ?",
                [(*family, number) for family in before - now],
            )
            self._connection.executemany(
                "INSERT INTO families (what, word, person) VALUES (?, ?, ?)",
                [(*family, number) for family in sorted(now - before)],
            )
        return affected

    def _remove_the_gone(self, ids: list[int]) -> None:
        gone = [(number,) for number in ids if number not in self._records]
        # One whom an article quotes but does not list waits for an article that does.
        self._connection.executemany(
            "DELETE FROM persons WHERE id = ? AND articles <= 0 AND quotations <= 0", gone
        )
        self._connection.executemany("UPDATE persons SET head = NULL WHERE id = ?", gone)

    def _settle_spellings(self, word: str, keys: list[str]) -> set[str]:
        """Settle full names that end in a word: those with some keys, and all who are like them.

        Returns:
            The first names, used alone, of those who are now joined to others or no more.
        """
        namesakes = dict(self._ask(_NAMESAKES, word))
        members = sorted(find_alike(keys, namesakes))
        self._load(members)
        kin = spellings(self._in_order(members)) if len(members) > 1 else {}
        changed = self._join(members, kin)
        return {
            name
            for number in changed
            for what, name in _families(self._records[number])
            if what == "called"
        }

    def _settle_surname(self, word: str) -> None:
        singles = self._members("single", word)
        if not singles:
            return
        others = {*self._members("last", word), *self._members("called", word)}
        spelled = {self._records[one].key for one in others if self._heads[one] != one}
        people = self._in_order({*singles, *others})
        self._join(singles, surnames(people, spelled), others)

    def _settle_body(self, name: str) -> None:
        bodies = self._members("body", name)
        if bodies:
            named = self._members("alias", name)
            people = self._in_order({*bodies, *named})
            self._join(bodies, organisations(people), named)

    def _join(
        self, members: Iterable[int], kin: dict[str, str], others: Iterable[int] = ()
    ) -> list[int]:
        """Give members the heads that are found for them; return those whose head is another."""
        ids = {self._records[number].key: number for number in (*members, *others)}
        changed = []
        for number in members:
            key = self._records[number].key
            head = ids[kin.get(key, key)]
            if self._heads[number] != head:
                self._stale |= {self._heads[number], head, number}
                self._heads[number] = head
                changed.append(number)
        return changed

    def _members(self, what: str, word: str) -> list[int]:
        rows = self._connection.execute(
            "SELECT person FROM families WHERE what = ? AND word = ?", (what, word)
        )
        members = [number for (number,) in rows]
        self._load(members)
        return members

    def _in_order(self, members: Collection[int]) -> list[PersonRecord]:
        people = [self._records[number] for number in members]
        return sorted(people, key=lambda one: (-one.quotations, one.name, one.key))

    def _write_heads(self) -> None:
        """Store who is joined to whom, and what heads have together."""
        self._connection.executemany(
            "UPDATE persons SET head = ? WHERE id = ? AND head IS NOT ?",
            [
                (self._heads[number], number, self._heads[number])
                for number in sorted(self._stale)
                if number in self._records
            ],
        )
        self._load(sorted(self._stale))
        heads = [n for n in sorted(self._stale) if n in self._records and self._heads[n] == n]
        rest = [(number,) for number in sorted(self._stale.difference(heads))]
        self._connection.executemany(
            "UPDATE persons SET all_quotations = 0, all_declined = 0 WHERE id = ?", rest
        )
        self._connection.executemany("DELETE FROM person_words WHERE person = ?", rest)
        for number, person in zip(heads, read_joined(self._ask, heads), strict=True):
            self._connection.execute(
                "UPDATE persons SET all_quotations = ?, all_declined = ? WHERE id = ?",
                (person.quotations, person.declined, number),
            )
            self._write_words(number, _words(person))

    def _write_words(self, number: int, now: set[Word]) -> None:
        rows = self._connection.execute(
            "SELECT what, words.word FROM person_words JOIN words ON words.id = person_words.word "
            "WHERE person = ?",
            (number,),
        )
        before = set(rows.fetchall())
        new = sorted(now - before)
        self._connection.executemany(
            "DELETE FROM person_words WHERE person = ? AND what = ? "
            "AND word = (SELECT id FROM words WHERE word = ?)",
            [(number, *word) for word in before - now],
        )
        self._connection.executemany(
            "INSERT INTO words (word) SELECT :word WHERE NOT EXISTS "
            "(SELECT 1 FROM words WHERE word = :word)",
            [{"word": word} for _, word in new],
        )
        self._connection.executemany(
            "INSERT INTO person_words (word, what, person) SELECT id, ?, ? FROM words "
            "WHERE word = ?",
            [(what, number, word) for what, word in new],
        )


def _families(person: PersonRecord) -> set[Word]:
    """Return the families that somebody is in, by `retrieval.archive.kin`'s rules."""
    words = name_words(person.name)
    if person.is_organisation:
        bodies = {("body", person.name)} if len(words) == 1 else set()
        return bodies | {("alias", alias) for alias in person.aliases}
    if len(words) < 2:
        return {("single", word) for word in words}
    families = {("last", core_words(person)[-1])}
    if any(name_words(alias) == words[:1] for alias in person.aliases):
        families.add(("called", words[0]))
    return families


def _words(person: PersonRecord) -> set[Word]:
    """Return the words by which a question finds somebody; other names as a whole, in one."""
    entry = read_entry(person)
    words = {("name", word) for word in entry.names}
    words |= {("called", " ".join(name)) for name in entry.called}
    for role in entry.described:
        words |= {("role", word) for word in role.words}
        words |= {("initials", word) for word in role.initials}
    return words
