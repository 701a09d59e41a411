"""How far an ingest is: a bar on a terminal, else a line now and then."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from retrieval.commands.screen import visible
from retrieval.commands.shell import count

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from retrieval.commands.shell import Shell

EVERY = 10.0
"""Seconds between two lines."""
_ENOUGH = 5
"""Articles of which the rate is worth a line."""
_MINUTE, _HOUR = 60, 3600


class Meter:
    """Shows how much of what is to be read is done; a context manager.

    Args:
        shell: Where to write.
        total: What is to be read, in bytes.
    """

    def __init__(self, shell: Shell, total: int) -> None:
        self._shell = shell
        self._total = max(total, 1)
        self._done = self._analysed = self._sentences = 0
        self._started = self._told = time.monotonic()
        self._progress = shell.progress()
        self._task = self._progress.add_task("Reading", total=self._total, rate="")

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def show(self, name: str) -> None:
        """Show the name of the file that is read."""
        self._progress.update(self._task, description=visible(name[-40:]))

    def advance(self, size: int) -> None:
        """Count what is done: bytes, or as nearly characters."""
        self._done += size
        self._progress.update(self._task, completed=min(self._done, self._total))
        self._tell()

    def count(self, sentences: int) -> None:
        """Count an article that was analysed, with so many sentences."""
        self._analysed += 1
        self._sentences += sentences
        self._progress.update(self._task, rate=self._rate())

    def _rate(self) -> str:
        seconds = max(time.monotonic() - self._started, 0.001)
        return f"{count(self._analysed, 'article')}, {self._sentences / seconds:,.0f} sentences/s"

    def _tell(self) -> None:
        now = time.monotonic()
        if self._shell.shows_progress or now - self._told < EVERY or self._analysed < _ENOUGH:
            return
        self._told = now
        share = min(self._done / self._total, 1.0)
        left = (now - self._started) * (1 - share) / share if share else 0.0
        self._shell.note(f"{share:.0%} read: {self._rate()}, {_duration(left)} left.")


def _duration(seconds: float) -> str:
    """Return a time as a person would say it: "40 s", "3 min", "2 h 5 min"."""
    if seconds < _MINUTE:
        return f"{seconds:.0f} s"
    if seconds < _HOUR:
        return f"{seconds / _MINUTE:.0f} min"
    return f"{int(seconds // _HOUR)} h {int(seconds % _HOUR // _MINUTE)} min"
