"""The way of articles into the archive: read in order, analysed in any, stored in order."""

from __future__ import annotations

import sqlite3
import time
from collections import deque
from typing import TYPE_CHECKING

from retrieval.archive import Origin, State
from retrieval.article import Analysis
from retrieval.commands.analysts import FEW, Ticket
from retrieval.commands.meter import Meter
from retrieval.commands.tally import FileTally, Tally
from retrieval.errors import ArchiveError, ReadingError
from retrieval.reading import display_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from retrieval.archive import ArchiveWriter
    from retrieval.archive.writer import Held
    from retrieval.article import Article
    from retrieval.commands.analysts import Team
    from retrieval.commands.model import Analyser
    from retrieval.commands.shell import Shell
    from retrieval.reading.bounded import BoundedReader

BATCH_SECONDS = 1.0
"""How long analyses wait to be stored together, so that not each is written to disk alone."""
_MOST_ENDS = 1000
"""How many files that are read may wait for an article before them."""
BATCH_ARTICLES = 200
"""How many articles are stored together at most: others cannot write meanwhile."""


class _Entry:
    """An article that was read and is to be stored, or the end of its file, which has none."""

    def __init__(self, file: FileTally, article: Article | None = None, record: str = "") -> None:
        self.file = file
        self.origin = Origin(file.path, record)
        self.ticket = Ticket(article) if article else None
        self.has_moved = False

    @property
    def is_ready(self) -> bool:
        return self.ticket is None or self.has_moved or self.ticket.outcome is not None


class Intake:
    """Takes the articles of files into the archive.

    Args:
        writer: The archive.
        reader: Reads files.
        analyser: Analyses articles in this process.
        team: Others that analyse articles, if they are many; None for this process alone.
        shell: Where to write.
        stored: Is told how many articles were just stored, once they are.
    """

    def __init__(
        self,
        writer: ArchiveWriter,
        reader: BoundedReader,
        analyser: Analyser,
        team: Team | None,
        shell: Shell,
        stored: Callable[[int], None],
    ) -> None:
        self._stored = stored
        self.tally = Tally()
        self.gone: list[Held] = []
        self._writer = writer
        self._reader = reader
        self._analyser = analyser
        self._team = team
        self._team_works = False
        self._shell = shell
        self._meter = Meter(shell, 0)
        self._entries: deque[_Entry] = deque()
        # The first of them, once analysed, wait a moment here to be stored together.
        self._ready: list[_Entry] = []
        self._due = 0.0

    def read_all(self, files: dict[Path, Path]) -> None:
        """Read every file into the archive.

        Afterwards `gone` holds the articles held from JSON lines files that are no longer there.

        Args:
            files: The paths as given, by resolved path.
        """
        self._meter = Meter(self._shell, sum(map(_size, files)))
        with self._meter:
            try:
                for path, shown in files.items():
                    self._read_one(path, shown)
                self._drain(wholly=True)
            except KeyboardInterrupt:
                self._store_ready()  # they are analysed, which is what takes time
                raise

    def _read_one(self, path: Path, shown: Path) -> None:
        by_record = path.suffix.lower() == ".jsonl"
        file = FileTally(path, display_name(shown), _size(path), by_record)
        self._meter.show(file.name)

        def report(error: ReadingError) -> None:
            self._report(file, error)

        try:
            for article in self._reader.read(shown, report):
                self._take(file, article)
        except ReadingError as error:
            report(error)
        self._entries.append(_Entry(file))
        self._drain()

    def _take(self, file: FileTally, article: Article) -> None:
        """Have an article analysed that is not held just so."""
        record = article.source if file.by_record else ""
        file.records.add(record)
        file.read += len(article.text)
        entry = _Entry(file, article, record)
        state = self._writer.compare(entry.origin, article, self._analyser.name)
        if state is State.UNCHANGED:
            self._count(file, state)
            self._meter.advance(len(article.text))
            return
        entry.has_moved = state is State.MOVED
        self._entries.append(entry)
        if self._team and self._team_works:
            self._hand_in((entry,), self._team)
        self._drain()

    def _drain(self, *, wholly: bool = False) -> None:
        """Store what is analysed; wait until there is room for more, or until all is stored."""
        while True:
            if self._team and self._team_works:
                self._team.wait(0)
            while self._entries and self._entries[0].is_ready:
                if not self._ready:
                    self._due = time.monotonic() + BATCH_SECONDS
                self._ready.append(self._entries.popleft())
            ends = wholly and not self._entries
            if ends or len(self._ready) >= BATCH_ARTICLES or time.monotonic() >= self._due:
                self._store_ready()
            if not self._entries or (not wholly and self._has_room()):
                return
            self._analyse()

    def _has_room(self) -> bool:
        """Say whether more can be read before any of what was read is analysed."""
        if self._team is None:
            return False
        waiting = sum(not entry.is_ready for entry in self._entries)
        most = self._team.window if self._team_works else FEW
        return waiting <= most and len(self._entries) <= most + _MOST_ENDS

    def _analyse(self) -> None:
        """Analyse the first article that waits, or wait for those who do."""
        waiting = [entry for entry in self._entries if not entry.is_ready]
        if self._team and not self._team_works and len(waiting) > FEW:
            self._team_works = True
            self._hand_in(waiting, self._team)
        if self._team and self._team_works:
            seconds = max(self._due - time.monotonic(), 0.0) if self._ready else BATCH_SECONDS
            self._team.wait(seconds)
        elif waiting[0].ticket:
            waiting[0].ticket.outcome = self._outcome(waiting[0].ticket.article)

    def _hand_in(self, entries: Iterable[_Entry], team: Team) -> None:
        for entry in entries:
            if entry.ticket and not entry.is_ready:
                team.submit(entry.ticket)

    def _outcome(self, article: Article) -> Analysis | ReadingError:
        """Analyse an article in this process."""
        try:
            return self._analyser.analyse(article)
        except ReadingError as error:
            return error

    def _store_ready(self) -> None:
        """Store what is ready in one transaction, and then tell of it."""
        if not self._ready:
            return
        with self._writer.batch():
            results = [self._store(entry) for entry in self._ready]
        ready, self._ready = self._ready, []
        for entry, result in zip(ready, results, strict=True):
            if result is None:
                self._end(entry.file)
            elif isinstance(result, ReadingError):
                self._report(entry.file, result)
            else:
                self._count(entry.file, result)
            if entry.ticket:
                self._meter.advance(len(entry.ticket.article.text))
                if isinstance(entry.ticket.outcome, Analysis):
                    self._meter.count(len(entry.ticket.outcome.sentences))
        self._stored(sum(entry.ticket is not None for entry in ready))

    def _store(self, entry: _Entry) -> State | ReadingError | None:
        """Store one article; return what came of it, None for a file's end."""
        if entry.ticket is None:
            return None
        article = entry.ticket.article
        # What was stored since it was read counts as well: the same file under its old name.
        state = self._writer.compare(entry.origin, article, self._analyser.name)
        if state is State.UNCHANGED:
            return state
        if state is State.MOVED:
            self._writer.move(entry.origin, article)
            return state
        outcome = entry.ticket.outcome or self._outcome(article)
        if isinstance(outcome, ReadingError):
            return outcome
        try:
            self._writer.replace(entry.origin, outcome, self._analyser.name)
        except ArchiveError as error:
            if not isinstance(error.__cause__, sqlite3.IntegrityError):
                raise
            return ReadingError(f"{article.source}: {error}")
        return state

    def _count(self, file: FileTally, state: State) -> None:
        file.tally.note(state)
        self.tally.note(state)

    def _report(self, file: FileTally, error: ReadingError) -> None:
        file.tally.bad += 1
        self.tally.bad += 1
        self._shell.problem(str(error))

    def _end(self, file: FileTally) -> None:
        """Say what came of a file, where no progress bar shows it, and look for what is gone."""
        self._meter.advance(max(file.size - file.read, 0))
        if (news := file.news()) and not self._shell.shows_progress:
            self._shell.line(f"{file.name}: {news}")
        # A record that cannot be read may be one that is held, so nothing counts as gone then.
        if file.by_record and not file.tally.bad:
            self.gone += self._writer.gone_records(file.path, file.records)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # it went away since it was found; reading it says so
        return 0
