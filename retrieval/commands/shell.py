"""Where a command writes: its output as lines or JSON, problems and progress beside it."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn
from rich.text import Text

from retrieval.commands.screen import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

ALL_GOOD = 0
SOME_BAD = 1
NOTHING_DONE = 2
"""Exit statuses; the last is also that of a command line that is not understood."""

READABLE = 100
"""The columns that indented text takes at most, however wide the terminal."""
NARROWEST = 20
"""The columns that indented text takes at least, however narrow the terminal."""


def use_utf8() -> None:
    """Make what is written UTF-8: the articles' characters must not depend on the locale."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


class Shell:
    """The terminal, or whatever the output goes to."""

    def __init__(self) -> None:
        use_utf8()
        self._out = Console(markup=False, highlight=False, emoji=False)
        self._err = Console(stderr=True, markup=False, highlight=False, emoji=False)

    @property
    def shows_progress(self) -> bool:
        """Whether somebody watches, so that a progress bar makes sense."""
        return self._err.is_terminal

    def line(self, text: str | Text = "", *, indent: int = 0) -> None:
        """Write a line for a person; never wrapped where it goes to a file.

        Args:
            text: What to write.
            indent: How many columns to keep free before it and before what wraps around. Such
                lines are kept short enough to read.
        """
        shown = Text(text) if isinstance(text, str) else text.copy()
        if self._out.is_terminal:
            shown.plain = visible(shown.plain)  # As long as it was, so that its styles still fit.
        if not indent:
            self._out.print(shown, soft_wrap=not self._out.is_terminal)
            return
        if self._out.is_terminal:
            width = max(min(self._out.width, READABLE) - indent, NARROWEST)
            parts = list(shown.wrap(self._out, width))
        else:
            parts = list(shown.split("\n", allow_blank=True))
        for part in parts:
            self._out.print(Text(" " * indent) + part, soft_wrap=True)

    def json(self, value: Mapping[str, object]) -> None:
        """Write one JSON object as one line."""
        text = json.dumps(value, ensure_ascii=False)
        self._out.file.write((visible(text) if self._out.is_terminal else text) + "\n")
        self.flush()

    def problem(self, text: str) -> None:
        """Write a line about what is wrong."""
        shown = visible(text) if self._err.is_terminal else text
        self._err.print(shown, style="red", soft_wrap=True)

    def note(self, text: str) -> None:
        """Write a line beside the output that tells how it goes."""
        self._err.print(visible(text) if self._err.is_terminal else text, soft_wrap=True)

    def flush(self) -> None:
        """Hand on what was written, and is still held back, such as help.

        Raises:
            OSError: It cannot be written: the disk is full, for example.
        """
        self._out.file.flush()

    def progress(self) -> Progress:
        """Return a progress bar that goes away when done; it shows on a terminal only.

        Its tasks have a field `rate`: how fast it goes, as a text.
        """
        return Progress(
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TextColumn("{task.percentage:>3.0f} %"),
            TextColumn("{task.fields[rate]}", markup=False),
            TimeRemainingColumn(compact=True),
            console=self._err,
            transient=True,
            disable=not self.shows_progress,
        )


def count(number: int, what: str) -> str:
    """Return a number with its noun: "1 article", "2 articles"."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
