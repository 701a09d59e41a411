"""The tables of the archive's third step: changes, and people across articles.

What is here beside `changes` follows from the articles' rows. `retrieval.archive.census` keeps it
true with every article that comes or goes, in the same transaction, so that a reader need not put
everybody together anew. Where the rules of that change, a later step sets `meta.people_stale`.
"""

from __future__ import annotations

STEP_3 = (
    # One row for each article that came, went, or whose place in the articles' order became
    # another; kept by triggers, whoever writes. Numbers are never given twice. `mark` tells
    # one archive's history from another's: from a copy that was put back, for example.
    """
    CREATE TABLE changes (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        article INTEGER NOT NULL,
        what TEXT NOT NULL CHECK (what IN ('added', 'removed', 'moved')),
        mark BLOB NOT NULL DEFAULT (randomblob(8))
    ) STRICT
    """,
    "INSERT INTO changes (article, what) SELECT id, 'added' FROM articles ORDER BY id",
    """
    CREATE TRIGGER article_added AFTER INSERT ON articles BEGIN
        INSERT INTO changes (article, what) VALUES (new.id, 'added');
    END
    """,
    """
    CREATE TRIGGER article_removed AFTER DELETE ON articles BEGIN
        INSERT INTO changes (article, what) VALUES (old.id, 'removed');
    END
    """,
    """
    CREATE TRIGGER article_moved AFTER UPDATE OF sort_key ON articles BEGIN
        INSERT INTO changes (article, what) VALUES (new.id, 'moved');
    END
    """,
    "CREATE INDEX articles_by_date ON articles (date) WHERE date IS NOT NULL",
    # For counts of a whole archive without reading its texts.
    "CREATE INDEX articles_counted ON articles (sentences, quotations)",
    """
    CREATE INDEX quotations_by_relayed ON quotations (relayed_person)
    WHERE relayed_person IS NOT NULL
    """,
    # Everybody by key: how often, and in which article first (by `articles.sort_key`). `head` is
    # the person's own id, or that of the one whom the name means ("Obama": Barack Obama); `all_…`
    # are a head's counts with all who are joined under it, 0 for others.
    """
    CREATE TABLE persons (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL DEFAULT '',
        is_organisation INTEGER NOT NULL DEFAULT 0,
        first INTEGER,
        articles INTEGER NOT NULL DEFAULT 0,
        quotations INTEGER NOT NULL DEFAULT 0,
        declined INTEGER NOT NULL DEFAULT 0,
        mentions INTEGER NOT NULL DEFAULT 0,
        head INTEGER,
        all_quotations INTEGER NOT NULL DEFAULT 0,
        all_declined INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """,
    "CREATE INDEX persons_by_head ON persons (head)",
    "CREATE INDEX persons_by_quotations ON persons (quotations DESC, name, key) WHERE articles > 0",
    """
    CREATE INDEX persons_in_order ON persons (all_quotations DESC, name, quotations DESC, key)
    WHERE articles > 0 AND head = id
    """,
    # The roles and other names of a person: how often, and where first.
    """
    CREATE TABLE epithets (
        person INTEGER NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
        what TEXT NOT NULL CHECK (what IN ('role', 'alias')),
        name TEXT NOT NULL,
        times INTEGER NOT NULL,
        first INTEGER NOT NULL,
        number INTEGER NOT NULL,
        PRIMARY KEY (person, what, name)
    ) STRICT, WITHOUT ROWID
    """,
    # By which words those are found with whom somebody could be one person.
    """
    CREATE TABLE families (
        what TEXT NOT NULL CHECK (what IN ('last', 'called', 'single', 'alias', 'body')),
        word TEXT NOT NULL,
        person INTEGER NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
        PRIMARY KEY (what, word, person)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX families_by_person ON families (person)",
    # By which words a question finds a head. A word stays when nobody has it any more, so that
    # a reader need only read the new ones.
    "CREATE TABLE words (id INTEGER PRIMARY KEY AUTOINCREMENT, word TEXT NOT NULL UNIQUE) STRICT",
    """
    CREATE TABLE person_words (
        word INTEGER NOT NULL,
        what TEXT NOT NULL CHECK (what IN ('name', 'called', 'role', 'initials')),
        person INTEGER NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
        PRIMARY KEY (word, what, person)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX person_words_by_person ON person_words (person)",
    "ALTER TABLE meta ADD COLUMN people_stale INTEGER NOT NULL DEFAULT 0",
    "UPDATE meta SET people_stale = EXISTS (SELECT 1 FROM articles)",
)
"""SQL statements, in order."""
