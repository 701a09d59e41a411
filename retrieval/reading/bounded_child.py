"""A process that reads documents for another one, until that one is gone.

`python -m retrieval.reading.bounded_child DESCRIPTOR PROCESSOR_SECONDS MEMORY`, with a descriptor
that it inherits. For each path that comes it sends the file's articles, or the error; and `()`
once, when it is ready.
"""

from __future__ import annotations

import math
import sys
import time
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from retrieval.errors import ReadingError
from retrieval.lifeline import Lifeline
from retrieval.reading import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from retrieval.article import Article

    Outcome = tuple[Article, ...] | ReadingError


def serve(connection: Connection[Outcome, Path], processor_seconds: int, memory: int) -> None:
    """Read what comes, one file after the other.

    It ends with the process that holds the other end, see `Lifeline`, and where a file takes too
    long.

    Args:
        connection: Gives paths and takes outcomes.
        processor_seconds: How many seconds of processor time a file gets.
        memory: How many bytes of address space this process gets.
    """
    lifeline = Lifeline(connection)
    _limit_memory(memory)
    lifeline.send(())
    while True:
        path = lifeline.receive()
        _limit_time(processor_seconds)
        try:
            outcome: Outcome = tuple(read_file(path))
        except ReadingError as error:
            outcome = error.with_traceback(None)
            outcome.__cause__ = outcome.__context__ = None  # what broke it may not be sendable
        lifeline.send(outcome)


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
