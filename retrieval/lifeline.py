"""The end of a pipe that a process holds which works for another one, and is to end with it."""

from __future__ import annotations

import os
import queue
import threading
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Given = TypeVar("Given")
Taken = TypeVar("Taken")


class Lifeline(Generic[Given, Taken]):
    """What this process is given to do, and takes back to the one that it works for.

    This process ends, at once and without a word, in the midst of its work too, when the other end
    is closed, as it is when the process that holds it dies, however it dies.

    Args:
        connection: This end of the pipe.
    """

    def __init__(self, connection: Connection[Taken, Given]) -> None:
        self._connection = connection
        self._given: queue.SimpleQueue[Given] = queue.SimpleQueue()
        threading.Thread(target=self._receive, daemon=True).start()

    def receive(self) -> Given:
        """Return what is to be done next, once there is something."""
        return self._given.get()

    def send(self, result: Taken) -> None:
        """Take a result back."""
        try:
            self._connection.send(result)
        except OSError:  # The thread may see only after this one that the other end is gone.
            os._exit(0)

    def _receive(self) -> None:
        # Receiving all the time keeps the other end from waiting, and notices when it is gone.
        try:
            while True:
                self._given.put(self._connection.recv())
        except (EOFError, OSError):
            os._exit(0)
