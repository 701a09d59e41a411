"""One bot to a state file: a lock that ends with its process, however that ends."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bot.errors import StateError

if TYPE_CHECKING:
    from pathlib import Path


class StateLock:
    """Holds a file named like the state file with ".lock" behind it.

    It is a file of its own, since SQLite gives up its own locks when any handle to its file is
    closed (https://www.sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_).
    On Windows there is no such lock, and nothing is held.

    Args:
        path: The state file.

    Raises:
        StateError: Another process holds it, or the lock file cannot be made.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._file = path.with_name(f"{path.name}.lock").open("a")
            try:
                self._hold()
            except BaseException:
                self._file.close()
                raise
        except BlockingIOError:
            raise StateError(
                f"Another bot works with the state file {path}; stop it, or choose another file "
                "with ON_RECORD_STATE."
            ) from None
        except OSError as error:
            raise StateError(
                f"The lock beside the state file {path} cannot be made ({error.strerror}); "
                "choose another place for it with ON_RECORD_STATE."
            ) from error

    def release(self) -> None:
        """Let others have it. The file stays: removing it could remove another's lock."""
        self._file.close()

    def _hold(self) -> None:
        if sys.platform != "win32":
            import fcntl  # noqa: PLC0415 - not there on Windows

            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
