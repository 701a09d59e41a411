"""A file that takes its place only when it is whole."""

from __future__ import annotations

import contextlib
import os
import uuid
from typing import TYPE_CHECKING, NoReturn, Self

from retrieval.errors import OutputError
from retrieval.reading import display_name
from retrieval.reading.walk import ENDINGS

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

PAGES = frozenset({".html", ".htm"})
"""Endings of articles that a page of ours may have as well."""


class Replacement:
    """A new text for a file: written whole, or the file stays as it was.

    As a context it makes sure, before the work begins, that the file can be written. The text
    goes to a file beside it, which takes its name at the end. A link is followed; a device or a
    pipe is written as it is.
    """

    def __init__(self, path: Path) -> None:
        """Prepare to write.

        Args:
            path: The file.

        Raises:
            OutputError: The file cannot be written there, or has the ending of an article.
        """
        self._name = display_name(path)
        if path.suffix.lower() in set(ENDINGS) - PAGES:
            raise OutputError(
                f"{self._name} has the ending of an article, which a page must not replace; "
                "give the page a name that ends in .html."
            )
        try:
            self._target = path.resolve()
            self._is_special = self._target.exists() and not self._target.is_file()
            if self._target.is_dir():
                raise OutputError(f"{self._name} is a folder; name a file in it.")
            unfinished = self._target.with_name(f".on-record-{uuid.uuid4().hex}.tmp")
            self._written = self._target if self._is_special else unfinished
            if not self._is_special:
                self._written.touch(exist_ok=False)
        except (OSError, RuntimeError) as error:  # the latter: links that lead in a circle
            self._fail(error)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take away what was not finished."""
        if not self._is_special:
            with contextlib.suppress(OSError):
                self._written.unlink(missing_ok=True)

    def write(self, text: str | bytes) -> None:
        """Write the file's whole text, in UTF-8, its line ends as they are; or its bytes.

        Raises:
            OutputError: It cannot be written: the disk is full, for example.
        """
        try:
            with self._written.open("wb") as file:
                file.write(text.encode() if isinstance(text, str) else text)
                file.flush()
                if not self._is_special:
                    os.fsync(file.fileno())
            if not self._is_special:
                self._written.replace(self._target)
        except OSError as error:
            self._fail(error)

    def _fail(self, error: OSError | RuntimeError) -> NoReturn:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise OutputError(
            f"{self._name} cannot be written: {reason}; "
            "name a file in a folder that is there and that you may write to."
        ) from None
