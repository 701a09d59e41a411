"""A process that reads documents for another one, until that one is gone.

`python -m retrieval.reading.bounded_child DESCRIPTOR PROCESSOR_SECONDS MEMORY`, with a descriptor
that it inherits. For each path that comes it sends the file's articles, or the error; and `()`
once, when it is ready.
"""

from __future__ import annotations

import math
import os
import queue
import sys
import threading
import time
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from retrieval.errors import ReadingError
from retrieval.reading import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from retrieval.article import Article

    Outcome = tuple[Article, ...] | ReadingError


def serve(connection: Connection[Outcome, Path], processor_seconds: int, memory: int) -> None:
    """Read what comes, one file after the other.

    It ends, at once and in the midst of a file too, when the other end is closed, as it is when
    the process that holds it dies, however it dies; and where a file takes too long.

    Args:
        connection: Gives paths and takes outcomes.
        processor_seconds: How many seconds of processor time a file gets.
        memory: How many bytes of address space this process gets.
    """
    paths: queue.SimpleQueue[Path] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(connection, paths), daemon=True).start()
    _limit_memory(memory)
    connection.send(())
    while True:
        path = paths.get()
        _limit_time(processor_seconds)
        try:
            outcome: Outcome = tuple(read_file(path))
        except ReadingError as error:
            outcome = error.with_traceback(None)
            outcome.__cause__ = outcome.__context__ = None  # what broke it may not be sendable
        connection.send(outcome)


def _receive(connection: Connection[Outcome, Path], paths: queue.SimpleQueue[Path]) -> None:
    try:
        while True:
            paths.put(connection.recv())
    except (EOFError, OSError):
        os._exit(0)


def _limit_memory(memory: int) -> None:
    try:
        import resource  # noqa: PLC0415 - only POSIX has it
    except ImportError:
        return
    # A core of what strangers sent is of no use to anybody.
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_AS, memory)


def _limit_time(seconds: int) -> None:
    """End this process once it has worked so many seconds more."""
    try:
        import resource  # noqa: PLC0415 - only POSIX has it
    except ImportError:
        return
    _lower(resource.RLIMIT_CPU, math.ceil(time.process_time()) + seconds)


def _lower(which: int, most: int) -> None:
    """Set a limit, as far as a lower one is not set for good."""
    import resource  # noqa: PLC0415 - only POSIX has it

    _, hard = resource.getrlimit(which)
    is_free = hard == resource.RLIM_INFINITY or most <= hard
    resource.setrlimit(which, (most if is_free else hard, hard))


if __name__ == "__main__":
    serve(Connection(int(sys.argv[1])), int(sys.argv[2]), int(sys.argv[3]))
