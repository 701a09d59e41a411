"""Transactions off the event loop: many at once share one, so that they share its disk write."""

from __future__ import annotations

import asyncio
import logging
import threading
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from bot.errors import StateError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from bot.statefile import StateFile

T = TypeVar("T")

MOST_TOGETHER = 256
"""How many actions share a transaction at most; more would only make each wait for all."""
LONGEST_PAUSE = 30.0
"""How many seconds lie between two attempts at most where the file cannot be used."""

_logger = logging.getLogger(__name__)


class _Job(NamedTuple):
    action: Callable[[sqlite3.Connection], Any]
    outcome: asyncio.Future[Any]


class Journal:
    """Runs actions on the state file in a thread of its own, in the order in which they came.

    An action is a function of the database that changes nothing else: where others that share
    its transaction fail, it is done again.

    Args:
        file: The state file, which nothing else uses until this is closed.
    """

    def __init__(self, file: StateFile) -> None:
        self._file = file
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._loop = asyncio.get_running_loop()
        self._empties_log = False
        self._thread = threading.Thread(target=self._work, name="journal", daemon=True)
        self._thread.start()

    @property
    def is_alive(self) -> bool:
        """Whether its thread still works."""
        return self._thread.is_alive()

    async def run(self, action: Callable[[sqlite3.Connection], T]) -> T:
        """Carry out an action; it is durable on return.

        Raises:
            StateError: The file cannot be used now; nothing of the action was kept.
        """
        outcome: asyncio.Future[T] = self._loop.create_future()
        self._jobs.put(_Job(action, outcome))
        return await outcome

    async def surely(self, action: Callable[[sqlite3.Connection], T]) -> T:
        """Carry out an action; where the file cannot be used, say so in the log and try again."""
        pause = 1.0
        while True:
            try:
                return await self.run(action)
            except StateError as error:
                _logger.error("%s Trying again in %.0f s.", error, pause)  # noqa: TRY400 - a sentence, no traceback
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)

    def empty_log_soon(self) -> None:
        """Empty SQLite's log once the present transactions are over: it has what they deleted."""
        self._empties_log = True

    async def close(self) -> None:
        """Finish what was begun and end the thread; the file stays open."""
        self._jobs.put(None)
        await asyncio.to_thread(self._thread.join)

    def _work(self) -> None:
        is_open = True
        while is_open:
            batch = [self._jobs.get()]
            while len(batch) < MOST_TOGETHER and batch[-1] is not None:
                try:
                    batch.append(self._jobs.get_nowait())
                except Empty:
                    break
            is_open = batch[-1] is not None
            results = self._carry_out([job for job in batch if job is not None])
            if self._empties_log:
                self._empties_log = not self._file.empty_log()
            self._loop.call_soon_threadsafe(_tell, results)

    def _carry_out(self, jobs: list[_Job]) -> list[tuple[_Job, Any]]:
        """Return each job with its result or with the exception that it met."""
        if not jobs:
            return []
        try:
            together = self._file.run(lambda database: [job.action(database) for job in jobs])
            return list(zip(jobs, together, strict=True))
        except StateError as error:
            return [(job, error) for job in jobs]
        except Exception as error:  # noqa: BLE001 - handed to who waits for it
            if len(jobs) == 1:
                return [(jobs[0], error)]
        # One of them is at fault; the others are not to suffer for it.
        return [pair for job in jobs for pair in self._carry_out([job])]


def _tell(results: list[tuple[_Job, Any]]) -> None:
    for job, result in results:
        if job.outcome.done():
            continue
        if isinstance(result, Exception):
            job.outcome.set_exception(result)
        else:
            job.outcome.set_result(result)
