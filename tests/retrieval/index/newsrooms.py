"""Archives in files that tests add to and take from, without spaCy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from retrieval.archive import Archive, ArchiveWriter, Origin
from retrieval.archive.writer import Held
from retrieval.index.opening import update_index
from retrieval.index.search import SentenceIndex
from retrieval.language.terms import index_terms
from tests.support.archives import make_analysis

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from retrieval.archive.records import StoredSentence

QUESTIONS = ("boat", "Who closed the bridge of Veldt?", "storm Tuesday", "How many boats sank?")


def put(path: Path, texts: Mapping[str, str], folder: str = "/nowhere") -> None:
    """Store articles by name; one that is held already is replaced, also by the same text."""
    with ArchiveWriter.open(path) as writer, writer.batch():
        for name, text in texts.items():
            analysis = make_analysis(name, text, terms=index_terms)
            writer.replace(Origin(Path(folder) / name), analysis, "test")


def take(path: Path, names: Iterable[str]) -> None:
    """Remove articles by name."""
    with Archive.open(path) as archive, ArchiveWriter.open(path) as writer:
        wanted = set(names)
        gone = [info for info in archive.articles() if info.source in wanted]
        writer.remove([Held(info.id, Origin(Path()), info.source) for info in gone])


def move(path: Path, name: str, folder: str) -> None:
    """Say that an article's file lies in another folder now."""
    with Archive.open(path) as archive, ArchiveWriter.open(path) as writer:
        for info in archive.articles():
            if info.source == name:
                writer.move(Origin(Path(folder) / name), archive.article(info.id))


def update(path: Path) -> None:
    """Bring the index beside an archive to its moment."""
    with Archive.open(path) as archive, archive.snapshot():
        update_index(archive)


def opened(path: Path) -> SentenceIndex:
    """Open the index of an archive as it is now."""
    with Archive.open(path) as archive, archive.snapshot():
        return SentenceIndex.from_archive(archive)


def anew(path: Path) -> SentenceIndex:
    """Index an archive in memory, from its sentences, in one piece."""
    with Archive.open(path) as archive, archive.snapshot():

        def text_of(sentence: StoredSentence) -> str:
            return sentence.span.of(archive.article(sentence.article).text)

        order = [info.id for info in archive.articles()]
        return SentenceIndex.of(archive.indexed_sentences(), text_of=text_of, order=order)


def assert_right(path: Path) -> None:
    """Compare the index that is opened with one made anew."""
    ours, theirs = opened(path), anew(path)
    assert ours.collection.sizes == theirs.collection.sizes
    for question in QUESTIONS:
        assert ours.search(question, 4) == theirs.search(question, 4)


def folder_of(path: Path) -> Path:
    """Return where the index of an archive lies."""
    return path.with_name(f"{path.name}.index")


def segments(path: Path) -> set[str]:
    """Return the names of the folders of segments, drafts included."""
    return {one.name for one in folder_of(path).iterdir() if one.is_dir()}
