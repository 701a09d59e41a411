"""Reading while another process writes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from retrieval.archive import Archive, ArchiveWriter, Origin
from retrieval.errors import ArchiveMissingError, ArticleGoneError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.archives import Make

ROOT = Path(__file__).parents[3]
WRITING = """
import sys
from itertools import count
from pathlib import Path
from retrieval.archive import ArchiveWriter, Origin
from tests.support.archives import make_analysis

with ArchiveWriter.open(Path(sys.argv[1])) as writer:
    for number in count():
        text = f"“No {number},” said Ann Lee. He left.\\n\\nIt fell."
        for name in ("a.txt", "b.txt"):
            analysis = make_analysis(name, text, None, ("Ann Lee",))
            writer.replace(Origin(Path("/nowhere") / name), analysis, "test")
        if number == 0:
            print("begun", flush=True)
"""


class Changing(NamedTuple):
    """An archive of two articles, and the process that replaces them all the time."""

    path: Path
    writer: subprocess.Popen[bytes]


@pytest.fixture
def changing(tmp_path: Path) -> Iterator[Changing]:
    path = tmp_path / "archive.sqlite3"
    with subprocess.Popen(
        [sys.executable, "-c", WRITING, str(path)], cwd=ROOT, stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        try:
            assert writer.stdout.readline() == b"begun\n"
            yield Changing(path, writer)
        finally:
            writer.kill()


def read_everything(archive: Archive) -> None:
    """Read as an answer does: ids first, then what stands under them."""
    infos = archive.articles()
    sentences = list(archive.indexed_sentences())
    assert {sentence.article for sentence in sentences} == {info.id for info in infos}
    for info in infos:
        article = archive.article(info.id)
        assert archive.find(info.content_hash).content_hash == article.content_hash
        assert archive.text(info.content_hash) == article.text
        assert len(archive.sentences_of(info.id)) == info.sentences
        assert len(archive.quotations(article=info.id)) == info.quotations
    assert archive.sentences([sentence.id for sentence in sentences]) == sentences
    (lee,) = archive.people()
    assert lee.quotations == len(archive.quotations(person=lee.key)) == 2
    assert lee.mentions == len(archive.mentions(lee.key))


def test_a_snapshot_is_one_revision_while_another_process_writes(changing: Changing) -> None:
    revisions = set()
    with Archive.open(changing.path) as archive, Archive.open(changing.path) as live:
        for _ in range(20):
            with archive.snapshot():
                revision = archive.revision()
                read_everything(archive)
                while live.revision() == revision:  # the writer goes on meanwhile
                    assert changing.writer.poll() is None
                read_everything(archive)
                assert archive.revision() == revision
            revisions.add(revision)
    assert len(revisions) == 20


def test_one_call_reads_one_revision_without_a_snapshot_too(filled: Path, make: Make) -> None:
    origin = Origin(filled.parents[1] / "bridge.txt")

    class Overtaken(Archive):
        """An archive that is written to after every row that is read alone."""

        def _one(self, query: str, *values: object) -> tuple[Any, ...]:
            row = super()._one(query, *values)
            writer.replace(origin, make("bridge.txt", "It fell.", "2020-01-06"), "test")
            return row

    with Overtaken.open(filled) as archive, ArchiveWriter.open(filled) as writer:
        info = archive.articles()[0]
        assert len(archive.article(info.id).passages) == 3
        fallen = archive.articles()[0]
        assert fallen.id != info.id
        assert archive.text(fallen.content_hash) == "It fell."


def test_one_snapshot_inside_another_is_part_of_it(filled: Path, make: Make) -> None:
    origin = Origin(Path("/new.txt"))
    with Archive.open(filled) as archive, ArchiveWriter.open(filled) as writer:
        with archive.snapshot():
            before = archive.revision()
            with archive.snapshot():
                writer.replace(origin, make("new.txt", "It fell."), "test")
                assert archive.revision() == before
            assert archive.revision() == before
            assert len(archive.articles()) == 3
        assert archive.revision() == before + 1
        assert len(archive.articles()) == 4


def test_a_snapshot_ends_with_an_error_inside(filled: Path, make: Make) -> None:
    with Archive.open(filled) as archive, ArchiveWriter.open(filled) as writer:
        with pytest.raises(ArticleGoneError), archive.snapshot():
            archive.article(999)
        writer.replace(Origin(Path("/new.txt")), make("new.txt", "It fell."), "test")
        assert len(archive.articles()) == 4


def test_an_article_taken_out_is_gone_though_it_was_just_read(filled: Path) -> None:
    with Archive.open(filled) as archive, ArchiveWriter.open(filled) as writer:
        number = archive.articles()[0].id
        with archive.snapshot():
            article = archive.article(number)
            (held,) = [held for held in writer.gone_files(filled.parents[1]) if held.id == number]
            writer.remove([held])
            assert archive.article(number) == article
        with pytest.raises(ArticleGoneError):
            archive.article(number)


def test_the_file_is_not_changed_for_another_inside_a_snapshot(
    filled: Path, make: Make, tmp_path: Path
) -> None:
    other = tmp_path / "other.sqlite3"
    with ArchiveWriter.open(other) as writer:
        writer.replace(Origin(Path("/a.txt")), make("a.txt", "It fell."), "test")
    with Archive.open(filled) as archive:
        with archive.snapshot():
            before = archive.revision()
            other.replace(filled)
            assert archive.revision() == before
            assert len(archive.articles()) == 3
        with archive.snapshot():
            assert archive.revision() != before
            assert len(archive.articles()) == 1
        filled.unlink()
        with pytest.raises(ArchiveMissingError), archive.snapshot():
            pass
