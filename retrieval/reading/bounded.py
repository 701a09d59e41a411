"""Reading documents in a process of its own, within limits of time and memory.

What lays a document out runs for ever, or takes all memory, on a file that is made to: a small one
can unpack to gigabytes, or hold a page that takes hours. So the formats that have a layout are read
by another process. Whatever a file does to it, the file is named, and the next one is read.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Self

from retrieval.errors import ReadingError, RetrievalError, UnboundedFileError
from retrieval.reading import LAID_OUT, bounded_child, display_name, read_file
from retrieval.reading.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection
    from pathlib import Path
    from types import TracebackType

    from retrieval.article import Article
    from retrieval.reading.bounded_child import Outcome

PROCESSOR_SECONDS = 60
"""Seconds of processor time that a document gets. A hundred full pages of PDF, the most that are
read, take 25."""
SECONDS = 180.0
"""Seconds on the clock, for what waits and does not work, and for a computer that does other work
as well."""
MEMORY = 1_000_000_000
"""Bytes of address space of the process, its libraries among them, of which they take a quarter."""
_PASSED_ON = ("PATH", "HOME", "LANG", "TMPDIR", "VIRTUAL_ENV", "SYSTEMROOT")
"""Environment variables that it gets. None holds a secret."""
_PATIENCE = 5.0
"""Seconds that it gets to end by itself."""


class BoundedReader:
    """Reads files, those with a layout in another process; a context manager.

    The process is started for the first of them and goes on to the next, as long as it keeps
    within the limits. It has neither the settings nor the secrets of this one, and ends with it.

    Args:
        processor_seconds: How many seconds of processor time a document gets.
        seconds: How many on the clock.
        memory: How many bytes of memory.
    """

    def __init__(
        self,
        processor_seconds: int = PROCESSOR_SECONDS,
        seconds: float = SECONDS,
        memory: int = MEMORY,
    ) -> None:
        self._processor_seconds = processor_seconds
        self._seconds = seconds
        self._memory = memory
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Connection[Path, Outcome] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def read(self, path: Path, report: Callable[[ReadingError], None]) -> Iterator[Article]:
        """Read the articles of a file, one at a time; see `retrieval.reading.read_file`.

        Raises:
            ReadingError: The file cannot be read, or not within the limits.
            RetrievalError: The process cannot be started.
        """
        if path.suffix.lower() not in LAID_OUT:
            yield from read_file(path, report)
            return
        used_before = self._connection is not None
        try:
            articles = self._articles(path)
        except ReadingError as error:
            if not (used_before and error.fault is Fault.DIED):
                raise
            # The process was an earlier file's: that one may be what ended it, or a system that is
            # short of memory, while it had nothing to do.
            articles = self._articles(path)
        yield from articles

    def close(self) -> None:
        """End the process, whatever it is at."""
        if self._process is None or self._connection is None:
            return
        self._connection.close()  # at which it ends
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = self._connection = None

    def _articles(self, path: Path) -> tuple[Article, ...]:
        """Return what the other process reads in a file.

        Raises:
            ReadingError: It cannot be read.
            RetrievalError: The process cannot be started.
        """
        connection = self._start()
        try:
            connection.send(path)
            if not connection.poll(self._seconds):
                self._end()
                raise _too_slow(path)
            outcome = connection.recv()
        except (EOFError, BrokenPipeError, ConnectionResetError):
            raise self._died(path) from None
        if isinstance(outcome, UnboundedFileError):
            self.close()  # What it still holds would be the next one's to bear.
        if isinstance(outcome, ReadingError):
            raise outcome
        return outcome

    def _start(self) -> Connection[Path, Outcome]:
        if self._connection is not None:
            return self._connection
        ours, theirs = multiprocessing.Pipe()
        limits = (str(self._processor_seconds), str(self._memory))
        kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        self._process = subprocess.Popen(  # noqa: S603 - this interpreter, and numbers
            [sys.executable, "-m", bounded_child.__name__, str(theirs.fileno()), *limits],
            env=kept | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=(theirs.fileno(),),
            process_group=0,  # a terminal's Ctrl+C is for this process alone, which ends the other
        )
        theirs.close()
        self._connection = ours
        try:
            ours.recv()  # It is ready: what ends it from now on is a file.
        except (EOFError, ConnectionResetError):
            code = self._end()
            raise RetrievalError(
                f"The process that reads documents ended at its start (status {code}); "
                "free some memory, or install the packages again."
            ) from None
        return ours

    def _end(self) -> int:
        assert self._process is not None
        self._process.kill()
        code = self._process.wait()
        self.close()
        return code

    def _died(self, path: Path) -> ReadingError:
        assert self._process is not None
        code = self._process.wait()
        self.close()
        if code == -signal.SIGXCPU:
            return _too_slow(path)
        why = f"signal {-code}" if code < 0 else f"status {code}"
        return ReadingError(
            f"{display_name(path)} could not be read, its process ended ({why}); "
            "save its text as .txt.",
            Fault.DIED,
        )


def _too_slow(path: Path) -> UnboundedFileError:
    return UnboundedFileError(
        f"{display_name(path)} takes too long to read; save its text as .txt.", Fault.TIME
    )
