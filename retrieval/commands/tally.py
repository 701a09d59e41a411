"""How many articles came to what, in one ingest and in one of its files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from retrieval.archive import State
from retrieval.commands.shell import count

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class Tally:
    """How many articles came to what."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    moved: int = 0
    gone: int = 0
    removed: int = 0
    bad: int = 0
    ignored: int = 0

    @property
    def held(self) -> int:
        """How many of the articles that were read are in the archive now."""
        return self.added + self.changed + self.unchanged + self.moved

    @property
    def is_eventless(self) -> bool:
        """Whether there is nothing to tell."""
        return self.unchanged == self.held and not (self.gone or self.removed or self.bad)

    def note(self, state: State) -> None:
        """Count an article that came to a state."""
        match state:
            case State.ADDED:
                self.added += 1
            case State.CHANGED:
                self.changed += 1
            case State.MOVED:
                self.moved += 1
            case State.UNCHANGED:
                self.unchanged += 1

    def summary(self) -> str:
        """Return the line that ends an ingest."""
        parts = [
            f"{count(self.added, 'article')} added",
            f"{self.changed:,} changed",
            f"{self.unchanged:,} unchanged",
        ]
        if self.moved:
            parts.append(f"{self.moved:,} moved")
        if self.gone:
            parts.append(f"{self.gone:,} gone (--prune removes them)")
        if self.removed:
            parts.append(f"{self.removed:,} removed")
        if self.bad:
            parts.append(f"{self.bad:,} bad and skipped")
        if self.ignored:
            parts.append(f"{count(self.ignored, 'other file')} ignored")
        return ", ".join(parts) + "."


@dataclass
class FileTally:
    """What came of one file.

    Attributes:
        path: The file, resolved.
        name: The file as a person reads it.
        size: Its bytes.
        by_record: Whether its articles are told apart by their ids.
        read: How many of its characters have been read.
        records: The ids of its articles that could be read.
        tally: How many articles came to what.
    """

    path: Path
    name: str
    size: int
    by_record: bool
    read: int = 0
    records: set[str] = field(default_factory=set)
    tally: Tally = field(default_factory=Tally)

    def news(self) -> str:
        """Return what is new of it, "" where nothing is."""
        numbers = {
            "added": self.tally.added,
            "changed": self.tally.changed,
            "moved": self.tally.moved,
        }
        return ", ".join(f"{number:,} {what}" for what, number in numbers.items() if number)
