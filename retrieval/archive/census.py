"""Keeping the people of the whole archive put together, as articles come and go.

What an article tells of a person is added when it comes and taken off when it goes; what that
changes of who is whom is settled once for all of a transaction. So an article costs what it holds
and not what the archive holds, and the same articles give the same people in whatever order they
came.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.archive.kinship import Kinship

if TYPE_CHECKING:
    import sqlite3

_ADD_PERSONS = """
    INSERT INTO persons (key, name, is_organisation, first, articles, mentions)
    SELECT key, name, is_organisation, article, 1,
        (SELECT count(*) FROM mentions WHERE person = people.id)
    FROM people WHERE article = :article
    ON CONFLICT (key) DO UPDATE SET
    articles = articles + 1, mentions = mentions + excluded.mentions,
    (first, name, is_organisation) = (
        SELECT iif(is_first, excluded.first, first), iif(is_first, excluded.name, name),
            iif(is_first, excluded.is_organisation, is_organisation)
        FROM (
            SELECT articles = 0 OR (SELECT sort_key FROM articles WHERE id = excluded.first)
            < (SELECT sort_key FROM articles WHERE id = first) AS is_first
        )
    )
"""
_ADD_QUOTATIONS = """
    INSERT INTO persons (key, quotations, declined)
    SELECT person, count(*), sum(declined) FROM quotations
    WHERE article = :article AND person IS NOT NULL GROUP BY person
    ON CONFLICT (key) DO UPDATE SET
    quotations = quotations + excluded.quotations, declined = declined + excluded.declined
"""
_ADD_EPITHETS = """
    INSERT INTO epithets (person, what, name, times, first, number)
    SELECT persons.id, what, names.name, count(*), article, min(number)
    FROM people JOIN names ON names.person = people.id JOIN persons ON persons.key = people.key
    WHERE article = :article GROUP BY persons.id, what, names.name
    ON CONFLICT (person, what, name) DO UPDATE SET times = times + excluded.times,
    (first, number) = (
        SELECT iif(is_first, excluded.first, first), iif(is_first, excluded.number, number)
        FROM (
            SELECT (SELECT sort_key FROM articles WHERE id = excluded.first)
            < (SELECT sort_key FROM articles WHERE id = first) AS is_first
        )
    )
"""
_TAKE_PERSONS = """
    UPDATE persons
    SET articles = articles - 1, mentions = persons.mentions - gone.mentions
    FROM (
        SELECT key, (SELECT count(*) FROM mentions WHERE person = people.id) AS mentions
        FROM people WHERE article = :article
    ) AS gone WHERE persons.key = gone.key
"""
_TAKE_QUOTATIONS = """
    UPDATE persons SET quotations = persons.quotations - gone.quotations,
    declined = persons.declined - gone.declined
    FROM (
        SELECT person, count(*) AS quotations, sum(declined) AS declined FROM quotations
        WHERE article = :article AND person IS NOT NULL GROUP BY person
    ) AS gone WHERE persons.key = gone.person
"""
_TAKE_EPITHETS = """
    UPDATE epithets SET times = epithets.times - gone.times FROM (
        SELECT persons.id AS person, what, names.name AS name, count(*) AS times
        FROM people JOIN names ON names.person = people.id JOIN persons ON persons.key = people.key
        WHERE article = :article GROUP BY persons.id, what, names.name
    ) AS gone
    WHERE epithets.person = gone.person AND epithets.what = gone.what AND epithets.name = gone.name
"""
_DROP_EPITHETS = """
    DELETE FROM epithets WHERE times <= 0 AND person IN
    (SELECT persons.id FROM people JOIN persons ON persons.key = people.key
    WHERE article = :article)
"""
_NEXT_PERSONS = """
    UPDATE persons SET (first, name, is_organisation) = (
        SELECT people.article, people.name, people.is_organisation
        FROM people JOIN articles ON articles.id = people.article
        WHERE people.key = persons.key AND people.article <> :article
        ORDER BY articles.sort_key LIMIT 1
    )
    WHERE articles > 0 AND first = :article
    AND key IN (SELECT key FROM people WHERE article = :article)
"""
_NEXT_EPITHETS = """
    UPDATE epithets SET (first, number) = (
        SELECT people.article, min(names.number)
        FROM persons JOIN people ON people.key = persons.key
        JOIN articles ON articles.id = people.article
        JOIN names ON names.person = people.id
        AND names.what = epithets.what AND names.name = epithets.name
        WHERE persons.id = epithets.person AND people.article <> :article
        GROUP BY people.article ORDER BY articles.sort_key LIMIT 1
    )
    WHERE first = :article AND person IN
    (SELECT persons.id FROM people JOIN persons ON persons.key = people.key
    WHERE article = :article)
"""
_TOUCHED = """
    SELECT id FROM persons WHERE key IN (
        SELECT key FROM people WHERE article = :article
        UNION SELECT person FROM quotations WHERE article = :article AND person IS NOT NULL
    )
"""
_ADD = (_ADD_PERSONS, _ADD_QUOTATIONS, _ADD_EPITHETS)
_TAKE = (
    _TAKE_PERSONS,
    _TAKE_QUOTATIONS,
    _TAKE_EPITHETS,
    _DROP_EPITHETS,
    _NEXT_PERSONS,
    _NEXT_EPITHETS,
)


class Census:
    """Counts people as articles come and go; runs in the caller's transactions.

    After `add` and `take` nothing may be read of `persons` and its kind before `settle`.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._touched: set[int] = set()

    def add(self, article: int) -> None:
        """Take in what an article tells of people; its rows are there."""
        for statement in _ADD:
            self._connection.execute(statement, {"article": article})
        self._touch(article)

    def take(self, article: int) -> None:
        """Take off what an article tells of people; its rows are still there."""
        self._touch(article)
        for statement in _TAKE:
            self._connection.execute(statement, {"article": article})

    def settle(self) -> None:
        """Find out anew who is whom among those who were touched, and how they are found."""
        touched, self._touched = self._touched, set()
        if touched:
            Kinship(self._connection).settle(touched)

    def rebuild(self) -> None:
        """Count everybody anew."""
        for table in ("epithets", "families", "person_words", "persons"):
            self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 - own names only
        for (article,) in self._connection.execute("SELECT id FROM articles").fetchall():
            self.add(article)
        self.settle()

    def _touch(self, article: int) -> None:
        rows = self._connection.execute(_TOUCHED, {"article": article})
        self._touched.update(number for (number,) in rows)
