"""The list of an index's segments, and the moment of the archive that they hold."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from retrieval.archive.changes import NEVER, Stamp

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1
"""Raised whenever a segment's arrays or what they mean change: older ones are then made anew."""
NAME = "manifest.json"


class SegmentEntry(BaseModel):
    """A segment: the names of its folder and of the one with its removed articles."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern=r"^[0-9a-z-]+$")
    sentences: int = Field(ge=0)
    gone: tuple[int, ...] = ()
    removed: str | None = Field(default=None, pattern=r"^[0-9a-z-]+$")


class Manifest(BaseModel):
    """What an index folder holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int = FORMAT
    terms: int
    number: int = 0
    mark: str = ""
    segments: tuple[SegmentEntry, ...] = ()

    @property
    def stamp(self) -> Stamp:
        """The moment of the archive that the segments hold."""
        return Stamp(self.number, self.mark)

    @property
    def names(self) -> set[str]:
        """The folders in use."""
        both = ((one.name, one.removed) for one in self.segments)
        return {name for pair in both for name in pair if name}


def read_manifest(folder: Path, terms: int) -> Manifest:
    """Read the manifest; an empty one where there is none that can be used.

    Args:
        folder: The index's folder.
        terms: The version of the analysis that makes index terms; others' terms are of no use.
    """
    empty = Manifest(terms=terms)
    try:
        found = Manifest.model_validate_json((folder / NAME).read_bytes())
    except (OSError, ValidationError):
        return empty
    return found if (found.format, found.terms) == (FORMAT, terms) else empty


def write_manifest(manifest: Manifest, folder: Path) -> None:
    """Put a manifest in the place of the one before, at once and down to the disk.

    Raises:
        OSError: It cannot be written.
    """
    fresh = folder / f"{NAME}.new"
    with fresh.open("w", encoding="utf-8") as file:
        file.write(manifest.model_dump_json())
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(folder / NAME)


def is_first(manifest: Manifest) -> bool:
    """Say whether nothing was indexed yet."""
    return manifest.stamp == NEVER and not manifest.segments
