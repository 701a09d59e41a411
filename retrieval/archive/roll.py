"""Everybody in the archive, each once under the name they go by; found by words, read on demand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, overload

from retrieval.archive.people import read_joined

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from retrieval.archive.people import Ask
    from retrieval.archive.records import PersonRecord
    from retrieval.archive.vocabulary import Vocabulary

_COUNT = "SELECT count(*) FROM persons WHERE articles > 0 AND head = id"
_COUNT_QUOTED = """
    SELECT count(*) FROM persons
    WHERE articles > 0 AND head = id AND all_quotations > all_declined
"""
_KEYS = "SELECT key FROM persons WHERE articles > 0 AND head = id"
_SOME = """
    SELECT id FROM persons WHERE articles > 0 AND head = id
    ORDER BY all_quotations DESC, name, quotations DESC, key LIMIT ? OFFSET ?
"""
_SOME_QUOTED = """
    SELECT id FROM persons WHERE articles > 0 AND head = id AND all_quotations > all_declined
    ORDER BY all_quotations DESC, name, quotations DESC, key LIMIT ? OFFSET ?
"""
_NAMED = """
    SELECT id FROM persons WHERE articles > 0 AND head = id AND id IN (
        SELECT person FROM person_words WHERE what = 'name'
        AND word IN (SELECT id FROM words WHERE word IN (SELECT value FROM json_each(?1)))
        GROUP BY person HAVING count(*) = ?2
        UNION SELECT person FROM person_words WHERE what = 'called'
        AND word = (SELECT id FROM words WHERE word = ?3)
    ) ORDER BY all_quotations DESC, name, quotations DESC, key
"""
_DESCRIBED = """
    WITH needed AS (SELECT id FROM words WHERE word IN (SELECT value FROM json_each(?2)))
    SELECT id FROM persons WHERE articles > 0 AND head = id AND id IN (
        SELECT person FROM person_words WHERE what <> 'called'
        AND word IN (SELECT id FROM words WHERE word IN (SELECT value FROM json_each(?1)))
        GROUP BY person HAVING max(what <> 'name')
        AND count(DISTINCT CASE WHEN word IN needed THEN word END) = ?3
    ) ORDER BY all_quotations DESC, name, quotations DESC, key
"""
_HOLDS_WORD = """
    SELECT 1 FROM person_words WHERE what IN ('name', 'role')
    AND word = (SELECT id FROM words WHERE word = ?) LIMIT 1
"""
_BATCH = 500
"""How many people are read at once when all are."""
_FEW = 100
"""How many are read at once when the first ones may be enough."""


class Roll:
    """The people of one archive's file; what it keeps is only ever added to."""

    def __init__(self, ask: Ask) -> None:
        """Take what reads rows from the archive; reads nothing yet."""
        self._ask = ask

    def person(self, key: str) -> PersonRecord | None:
        """Return the person whose key, or the key of whose other name, that is."""
        heads = [head for (head,) in self._ask("SELECT head FROM persons WHERE key = ?", key)]
        found = read_joined(self._ask, [head for head in heads if head is not None])
        return found[0] if found else None

    def keys_of(self, key: str) -> list[str]:
        """Return all keys of the person with a key: their own first, then other names'."""
        rows = self._ask(
            "SELECT persons.key FROM persons AS head JOIN persons ON persons.head = head.id "
            "WHERE head.key = ? ORDER BY persons.id <> head.id, persons.quotations DESC, "
            "persons.name, persons.key",
            key,
        )
        return [other for (other,) in rows]

    def count(self, *, quoted: bool = False) -> int:
        """Return how many people there are, or of how many there are statements."""
        ((count,),) = self._ask(_COUNT_QUOTED if quoted else _COUNT)
        return int(count)

    def read(self, skip: int, limit: int, *, quoted: bool = False) -> list[PersonRecord]:
        """Return some people, the most quoted first, then by name.

        Args:
            skip: How many to pass over.
            limit: How many at most.
            quoted: Whether only those of whom there are statements, not just non-answers, count.
        """
        rows = self._ask(_SOME_QUOTED if quoted else _SOME, limit, skip)
        return read_joined(self._ask, [number for (number,) in rows])

    def keys(self) -> Iterator[str]:
        """Yield everybody's key in no order."""
        yield from (key for (key,) in self._ask(_KEYS))

    def named(self, words: Sequence[str]) -> list[PersonRecord]:
        """Return those whose name holds all of some folded words, or who are called just so."""
        wanted = sorted(set(words))
        rows = self._ask(_NAMED, json.dumps(wanted), len(wanted), " ".join(words))
        return read_joined(self._ask, [number for (number,) in rows])

    def described(self, needed: Collection[str], useful: Collection[str]) -> Iterator[PersonRecord]:
        """Yield those of whom a role could be meant, some read at a time.

        Args:
            needed: Folded words, each of which must be in a role, in its initials or in a name.
            useful: These and others; one at least must be in a role or its initials.
        """
        wanted = sorted(set(needed))
        rows = self._ask(_DESCRIBED, json.dumps(sorted(useful)), json.dumps(wanted), len(wanted))
        ids = [number for (number,) in rows]
        for start in range(0, len(ids), _FEW):
            yield from read_joined(self._ask, ids[start : start + _FEW])

    def holds_word(self, word: str) -> bool:
        """Say whether a folded word is in anybody's name or role."""
        return bool(self._ask(_HOLDS_WORD, word))

    def words_like(self, word: str, least: float) -> list[str]:
        """Return words of names and roles among which are all that are like a folded word.

        Args:
            word: The word.
            least: How alike they must be: difflib's ratio, from 0 to 1.
        """
        rows = self._ask(
            "SELECT id, word FROM words WHERE id > ? ORDER BY id", self._vocabulary.last
        )
        self._vocabulary.add(rows)
        return [near for near in self._vocabulary.near(word, least) if self.holds_word(near)]

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        # Its imports take a moment, of which only typing errors have need.
        from retrieval.archive.vocabulary import Vocabulary  # noqa: PLC0415 - see above

        return Vocabulary()


class People(Sequence["PersonRecord"]):
    """Everybody as a sequence: the most quoted first, then by name; read when they are needed."""

    def __init__(self, roll: Roll) -> None:
        self.roll = roll

    def __len__(self) -> int:
        """Return how many people there are."""
        return self._count

    @cached_property
    def _count(self) -> int:
        return self.roll.count()

    @overload
    def __getitem__(self, index: int) -> PersonRecord: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[PersonRecord, ...]: ...
    def __getitem__(self, index: int | slice) -> PersonRecord | tuple[PersonRecord, ...]:
        """Read one, or some."""
        places = range(len(self))[index]
        if isinstance(places, int):
            return self.roll.read(places, 1)[0]
        if not places:
            return ()
        first = min(places)
        some = self.roll.read(first, max(places) - first + 1)
        return tuple(some[place - first] for place in places)

    def __iter__(self) -> Iterator[PersonRecord]:
        """Read all, some at a time."""
        for start in range(0, len(self), _BATCH):
            yield from self.roll.read(start, _BATCH)
