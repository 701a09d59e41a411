"""`ingest`: files into the archive, only what is new or changed."""

from __future__ import annotations

import os
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from retrieval.archive import ArchiveWriter, Origin, State
from retrieval.archive.database import is_there
from retrieval.commands.model import Analyser
from retrieval.commands.screen import visible
from retrieval.commands.shell import ALL_GOOD, NOTHING_DONE, SOME_BAD, Shell, count
from retrieval.commands.sources import find_sources
from retrieval.errors import ReadingError
from retrieval.reading import display_name, read_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retrieval.archive.writer import Held
    from retrieval.article import Article


@dataclass
class Tally:
    """How many articles came to what."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    moved: int = 0
    gone: int = 0
    removed: int = 0
    bad: int = 0
    ignored: int = 0

    @property
    def held(self) -> int:
        """How many of the articles that were read are in the archive now."""
        return self.added + self.changed + self.unchanged + self.moved

    @property
    def is_eventless(self) -> bool:
        """Whether there is nothing to tell."""
        return self.unchanged == self.held and not (self.gone or self.removed or self.bad)

    def summary(self) -> str:
        """Return the line that ends an ingest."""
        parts = [
            f"{count(self.added, 'article')} added",
            f"{self.changed:,} changed",
            f"{self.unchanged:,} unchanged",
        ]
        if self.moved:
            parts.append(f"{self.moved:,} moved")
        if self.gone:
            parts.append(f"{self.gone:,} gone (--prune removes them)")
        if self.removed:
            parts.append(f"{self.removed:,} removed")
        if self.bad:
            parts.append(f"{self.bad:,} bad and skipped")
        if self.ignored:
            parts.append(f"{count(self.ignored, 'other file')} ignored")
        return ", ".join(parts) + "."


class Ingest:
    """One run of the command."""

    def __init__(self, writer: ArchiveWriter, analyser: Analyser, shell: Shell) -> None:
        self.tally = Tally()
        self._writer = writer
        self._analyser = analyser
        self._shell = shell
        self._progress = shell.progress()
        self._task = self._progress.add_task("Reading")

    def read_all(self, files: dict[Path, Path]) -> list[Held]:
        """Read every file into the archive.

        Args:
            files: The paths as given, by resolved path.

        Returns:
            The articles held from JSON lines files that are no longer in them.
        """
        sizes = {path: _size(path) for path in files}
        gone: list[Held] = []
        done = 0
        self._progress.update(self._task, total=sum(sizes.values()) or 1)
        with self._progress:
            for path, shown in files.items():
                name = display_name(shown)
                self._progress.update(self._task, description=visible(name[-40:]), completed=done)
                gone += self._read_one(path, shown, name)
                done += sizes[path]
        return gone

    def settle(self, gone: list[Held], *, prune: bool) -> None:
        """Report the articles whose source is gone, and remove them if that is wanted."""
        for held in gone:
            where = display_name(held.origin.path)
            what = f"{held.source} of {where}" if held.origin.record else where
            self._shell.line(f"{'removed' if prune else 'gone'}: {what}")
        if prune:
            self._writer.remove(gone)
            self.tally.removed += len(gone)
        else:
            self.tally.gone += len(gone)

    def _read_one(self, path: Path, shown: Path, name: str) -> list[Held]:
        before = (self.tally.added, self.tally.changed, self.tally.moved)
        bad = self.tally.bad
        by_record = path.suffix.lower() == ".jsonl"
        records: set[str] = set()
        try:
            for article in read_file(shown, self._report):
                record = article.source if by_record else ""
                records.add(record)
                self._store(Origin(path, record), article)
                self._progress.advance(self._task, len(article.text))
        except ReadingError as error:
            self._report(error)
        self._tell_file(name, before)
        # A record that cannot be read may be one that is held, so nothing counts as gone then.
        if by_record and self.tally.bad == bad:
            return self._writer.gone_records(path, records)
        return []

    def _store(self, origin: Origin, article: Article) -> None:
        state = self._writer.compare(origin, article, self._analyser.name)
        if state is State.UNCHANGED:
            self.tally.unchanged += 1
            return
        if state is State.MOVED:
            self._writer.move(origin, article)
            self.tally.moved += 1
            return
        try:
            analysis = self._analyser.analyse(article)
        except ReadingError as error:
            self._report(error)
            return
        self._writer.replace(origin, analysis, self._analyser.name)
        if state is State.ADDED:
            self.tally.added += 1
        else:
            self.tally.changed += 1

    def _report(self, error: ReadingError) -> None:
        self.tally.bad += 1
        self._shell.problem(str(error))

    def _tell_file(self, name: str, before: tuple[int, int, int]) -> None:
        """Say what came of a file, where no progress bar shows it."""
        now = (self.tally.added, self.tally.changed, self.tally.moved)
        new = [after - earlier for after, earlier in zip(now, before, strict=True)]
        words = [
            f"{number:,} {what}"
            for number, what in zip(new, ("added", "changed", "moved"), strict=True)
            if number
        ]
        if words and not self._shell.shows_progress:
            self._shell.line(f"{name}: {', '.join(words)}")


def run(
    paths: Sequence[Path],
    archive: Path,
    model: str,
    shell: Shell,
    *,
    prune: bool = False,
    quiet_if_unchanged: bool = False,
) -> int:
    """Ingest files and folders.

    Args:
        paths: Files and folders.
        archive: The archive's file; it is made where there is none.
        model: The name of the spaCy model.
        shell: Where to write.
        prune: Whether to remove the articles whose files are gone from the folders given.
        quiet_if_unchanged: Whether to write nothing where nothing changed.

    Returns:
        The exit status: 0 all good, 1 some bad, 2 nothing done.

    Raises:
        RetrievalError: The archive or the model cannot be used.
    """
    sources = find_sources(paths, shell.problem)
    if not sources.files and not is_there(archive):
        return NOTHING_DONE
    with ExitStack() as stack:
        writer = stack.enter_context(ArchiveWriter.open(archive))
        ingest = Ingest(writer, Analyser(model), shell)
        ingest.tally.bad = sources.bad
        ingest.tally.ignored = sources.ignored
        gone = ingest.read_all(sources.files)
        roots = {Path(os.path.realpath(path)): path for path in paths}
        for root in roots:
            gone += writer.gone_files(root)
        unique = {held.id: held for held in gone}
        for root, path in roots.items():
            kept = [held for held in writer.below_missing(root) if held.id not in unique]
            if kept:
                many = count(len(kept), "article")
                shell.problem(
                    f"The folder {display_name(path)} is missing; its {many} stay in the archive."
                )
        ingest.settle(list(unique.values()), prune=prune)
    tally = ingest.tally
    if not (quiet_if_unchanged and tally.is_eventless):
        shell.line(tally.summary())
    if tally.bad == 0:
        return ALL_GOOD
    return SOME_BAD if tally.held or tally.removed else NOTHING_DONE


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # it went away since it was found; reading it says so
        return 0
