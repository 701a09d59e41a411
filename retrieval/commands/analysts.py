"""Other processes that analyse articles, several at once."""

from __future__ import annotations

import multiprocessing
import multiprocessing.connection
import os
import subprocess
import sys
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING

from retrieval.commands import worker
from retrieval.errors import ReadingError, RetrievalError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from retrieval.article import Analysis, Article

FEW = 12
"""Up to so many articles are analysed by this process. A story of 3,000 characters takes it 0.22 s,
and other processes take a second longer to start than this one to load the model: measured on two
cores, which others used as well."""
_AHEAD = 2
"""Articles that a worker has at once: one that it analyses, and the next."""
_WINDOW = 16
"""Articles that are taken in for each worker before the oldest of them is done."""
_ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1"
)
"""What keeps the numeric libraries of each process from using all processors, and so from holding
each other up. The tagger's network has one thread anyway."""
_PATIENCE = 5.0
"""Seconds that workers get to end by themselves."""


class Ticket:
    """An article that was handed in, and what came of it.

    Attributes:
        article: The article.
        outcome: Its analysis, or why it has none; None while it is not done.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.outcome: Analysis | ReadingError | None = None


class _Worker:
    """Another process, and the articles that it has, the oldest first."""

    def __init__(self, model: str) -> None:
        ours, theirs = multiprocessing.Pipe()
        self.connection: Connection[Article, Analysis | RetrievalError] = ours
        self.tickets: deque[Ticket] = deque()
        self.has_answered = False
        command = [sys.executable, "-m", worker.__name__, str(theirs.fileno()), model]
        self.process = subprocess.Popen(  # noqa: S603 - this interpreter, and a setting
            command,
            env=os.environ | _ONE_THREAD | {"PYTHONPATH": os.pathsep.join(sys.path)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=(theirs.fileno(),),
            process_group=0,  # a terminal's Ctrl+C is for this process alone, which ends the others
        )
        theirs.close()


class Team:
    """Several processes; one more is started whenever those there are have enough to do.

    Args:
        model: The name of the spaCy model.
        most: How many processes at most.

    Attributes:
        window: How many articles may be handed in before the first of them is done.
    """

    def __init__(self, model: str, most: int) -> None:
        self.window = _WINDOW * most
        self._model = model
        self._most = most
        self._workers: list[_Worker] = []
        self._waiting: deque[Ticket] = deque()

    @property
    def processes(self) -> list[subprocess.Popen[bytes]]:
        """The processes that were started and have not died."""
        return [one.process for one in self._workers]

    def submit(self, ticket: Ticket) -> None:
        """Hand in an article; it is done some time after."""
        self._waiting.append(ticket)
        self._hand_out()

    def wait(self, seconds: float) -> None:
        """Wait until some article is done, or for some seconds, and take in what is done.

        Raises:
            RetrievalError: Articles cannot be analysed at all: the model is missing, for example.
        """
        connections = {one.connection: one for one in self._workers}
        for ready in multiprocessing.connection.wait(list(connections), seconds):
            self._take_in(connections[ready])  # type: ignore[index]  # typeshed: it gives what it got
        self._hand_out()

    def close(self) -> None:
        """End all processes, whatever they are at."""
        for one in self._workers:
            one.connection.close()  # at which they end
        for one in self._workers:
            try:
                one.process.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                one.process.kill()
                one.process.wait()
        self._workers.clear()

    def _hand_out(self) -> None:
        while self._waiting:
            free = [one for one in self._workers if len(one.tickets) < _AHEAD]
            if not free and len(self._workers) < self._most:
                free = [_Worker(self._model)]
                self._workers += free
            if not free:
                return
            chosen = min(free, key=lambda one: len(one.tickets))
            ticket = self._waiting.popleft()
            chosen.tickets.append(ticket)
            with suppress(BrokenPipeError, ConnectionResetError):  # `wait` sees that it died
                chosen.connection.send(ticket.article)

    def _take_in(self, one: _Worker) -> None:
        try:
            result = one.connection.recv()
        except (EOFError, ConnectionResetError):
            self._bury(one)
            return
        one.has_answered = True
        if isinstance(result, RetrievalError) and not isinstance(result, ReadingError):
            raise result
        one.tickets.popleft().outcome = result

    def _bury(self, one: _Worker) -> None:
        """Go on without a process that died: the article that it was at goes with it."""
        self._workers.remove(one)
        one.connection.close()
        why = _why(one.process.wait())
        if not one.has_answered:
            raise RetrievalError(
                f"A process that analyses articles ended at its start ({why}); "
                "free some memory, or try `--workers 1`."
            )
        ticket = one.tickets.popleft() if one.tickets else None
        if ticket is not None:
            ticket.outcome = ReadingError(
                f"{ticket.article.source} could not be analysed: its process ended ({why}); "
                "free some memory, or try `--workers 1`."
            )
        self._waiting.extendleft(reversed(one.tickets))


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _why(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"status {code}"
