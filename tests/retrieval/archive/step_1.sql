-- An archive of step 1, as the version before step 2 wrote it; from sqlite3's dump.
PRAGMA application_id = 1332630115;
PRAGMA journal_mode = WAL;
BEGIN TRANSACTION;
CREATE TABLE articles (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        path BLOB NOT NULL,
        record TEXT NOT NULL,
        source TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        metadata_hash TEXT NOT NULL,
        analyser TEXT NOT NULL,
        title TEXT NOT NULL,
        date TEXT,
        publisher TEXT,
        url TEXT,
        sentences INTEGER NOT NULL,
        quotations INTEGER NOT NULL,
        sort_key BLOB NOT NULL,
        text TEXT NOT NULL,
        UNIQUE (path, record)
    ) STRICT
    ;
INSERT INTO "articles" VALUES(1,X'2F61727469636C65732F6272696467652E747874','','bridge.txt','7db7dcc34ccb364a9cf26d6a7e9384c63297bcb846cf94697f779919aefa4a7b','f54f86c0e999c48e5f979f197515333703a0e2299040fc88063a38507a164c81','1 test','“We build it,” said Ann Lee.','2020-01-06',NULL,NULL,3,2,X'323032302D30312D3036006272696467652E747874002F61727469636C65732F6272696467652E74787400','“We build it,” said Ann Lee. It costs little.

Ray declined to say whether it holds.
');
CREATE TABLE mentions (
        person INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        PRIMARY KEY (person, number)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "mentions" VALUES(1,0,24,27);
CREATE TABLE meta (revision INTEGER NOT NULL) STRICT;
INSERT INTO "meta" VALUES(1);
CREATE TABLE migrations (number INTEGER PRIMARY KEY) STRICT;
INSERT INTO "migrations" VALUES(1);
CREATE TABLE names (
        person INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
        what TEXT NOT NULL CHECK (what IN ('role', 'alias')),
        number INTEGER NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (person, what, number)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "names" VALUES(1,'alias',0,'Lee');
INSERT INTO "names" VALUES(1,'role',0,'Mayor');
INSERT INTO "names" VALUES(1,'role',1,'bridge.txt');
CREATE TABLE passages (
        article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        kind TEXT NOT NULL,
        PRIMARY KEY (article, number)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "passages" VALUES(1,0,0,45,'story');
INSERT INTO "passages" VALUES(1,1,47,84,'story');
CREATE TABLE people (
        id INTEGER PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        key TEXT NOT NULL,
        name TEXT NOT NULL,
        is_organisation INTEGER NOT NULL,
        UNIQUE (key, article)
    ) STRICT
    ;
INSERT INTO "people" VALUES(1,1,'ann lee','Ann Lee',0);
CREATE TABLE quotation_spans (
        quotation INTEGER NOT NULL REFERENCES quotations (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        PRIMARY KEY (quotation, number)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "quotation_spans" VALUES(1,0,0,2);
INSERT INTO "quotation_spans" VALUES(1,1,2,14);
INSERT INTO "quotation_spans" VALUES(2,0,67,83);
CREATE TABLE quotations (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        start INTEGER NOT NULL,
        kind TEXT NOT NULL,
        cue_start INTEGER,
        cue_end INTEGER,
        speaker_start INTEGER,
        speaker_end INTEGER,
        person TEXT
    ) STRICT
    ;
INSERT INTO "quotations" VALUES(1,1,0,'direct',15,19,24,27,'ann lee');
INSERT INTO "quotations" VALUES(2,1,67,'indirect',51,66,47,50,'bob ray');
CREATE TABLE sentences (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        passage INTEGER NOT NULL,
        kind TEXT NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        terms TEXT NOT NULL
    ) STRICT
    ;
INSERT INTO "sentences" VALUES(1,1,0,'story',0,28,'we build it said ann lee');
INSERT INTO "sentences" VALUES(2,1,0,'story',29,45,'it costs little');
INSERT INTO "sentences" VALUES(3,1,1,'story',47,84,'ray declined to say whether it holds');
CREATE INDEX articles_by_hash ON articles (content_hash);
CREATE INDEX articles_in_order ON articles (sort_key);
CREATE INDEX sentences_by_article ON sentences (article, start);
CREATE INDEX quotations_by_article ON quotations (article, start);
CREATE INDEX quotations_by_person ON quotations (person, article);
CREATE INDEX people_by_article ON people (article);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('articles',1);
INSERT INTO "sqlite_sequence" VALUES('sentences',3);
INSERT INTO "sqlite_sequence" VALUES('quotations',2);
COMMIT;
