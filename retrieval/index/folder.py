"""The index's folder beside an archive: segments, a manifest, a lock for whoever writes."""

from __future__ import annotations

import secrets
import shutil
from typing import TYPE_CHECKING

import numpy as np
from filelock import FileLock, Timeout

from retrieval.archive.changes import NEVER
from retrieval.index.collection import Part
from retrieval.index.feeding import build_segments
from retrieval.index.manifest import (
    Manifest,
    SegmentEntry,
    is_first,
    read_manifest,
    write_manifest,
)
from retrieval.index.segment.columns import map_columns, write_columns
from retrieval.index.segment.merging import Living, merge

if TYPE_CHECKING:
    from pathlib import Path

    from retrieval.index.feeding import Source
    from retrieval.index.segment.columns import Columns

RATIO = 3
"""A segment is merged with all smaller ones once these together have a third of its sentences; so
there are never many segments, and a sentence is rewritten a logarithmic number of times."""
SMALL = 1000
"""Segments of fewer sentences count as if they had so many."""
MANY = 8
"""So many of these small ones are left side by side; with one more they are merged, which costs
little, and each segment costs every search something."""
LARGEST = 400_000
"""The sentences of a merged segment at most: merging takes about 1.5 kB of memory a sentence."""
WORN = 0.3
"""The share of removed sentences from which on a segment is written anew."""


class IndexFolder:
    """Reads and writes the segments of one archive's index.

    The folder is a cache: what is missing or damaged in it is made anew from the archive. Readers
    need no lock: segments never change, and a manifest is replaced at once.

    Args:
        archive: The archive's file; the folder is named like it, with ".index" behind.
        terms: The version of the analysis that makes index terms.
    """

    def __init__(self, archive: Path, terms: int) -> None:
        self.path = archive.with_name(f"{archive.name}.index")
        self._terms = terms
        self._mapped: dict[str, Columns] = {}

    def read(self) -> tuple[Manifest, list[Part]]:
        """Return the manifest and its segments; an empty one where anything is damaged."""
        manifest = read_manifest(self.path, self._terms)
        try:
            parts = [self._part(entry) for entry in manifest.segments]
        except (OSError, ValueError):  # Another process may just have replaced it.
            manifest = read_manifest(self.path, self._terms)
            try:
                parts = [self._part(entry) for entry in manifest.segments]
            except (OSError, ValueError):
                return Manifest(terms=self._terms), []
        self._mapped = {k: v for k, v in self._mapped.items() if k in manifest.names}
        return manifest, parts

    def update(self, source: Source, *, wait: float = -1) -> None:
        """Bring the index to the archive's moment, then merge segments where they are many.

        What was added is there for readers before anything is merged.

        Args:
            source: The archive, in a snapshot.
            wait: Seconds to wait for another process that writes; below 0 as long as it takes.

        Raises:
            OSError: The folder cannot be written.
        """
        self.path.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self.path / "lock", timeout=wait):
                self._update(source)
                self._tidy()
        except Timeout:
            return

    def _update(self, source: Source) -> None:
        manifest, _ = self.read()
        changes = source.changes(manifest.stamp)
        if changes is None or (is_first(manifest) and changes.stamp != NEVER):
            manifest = Manifest(terms=self._terms)
            changes = source.changes(NEVER)
        if changes is None or changes.stamp == manifest.stamp:
            return
        gone = {*changes.removed, *changes.moved}
        entries = [self._without(entry, gone) for entry in manifest.segments]
        added = sorted({*changes.added, *changes.moved})
        entries += [self._write(columns) for columns in build_segments(source, added)]
        self._publish(
            manifest.model_copy(
                update={
                    "number": changes.stamp.number,
                    "mark": changes.stamp.mark,
                    "segments": tuple(entries),
                }
            )
        )

    def _tidy(self) -> None:
        """Merge the smaller segments while it is time, and remove what no manifest names."""
        while self._merge_once():
            pass
        names = read_manifest(self.path, self._terms).names
        for folder in self.path.iterdir():
            if folder.is_dir() and folder.name not in names:
                shutil.rmtree(folder, ignore_errors=True)

    def _merge_once(self) -> bool:
        """Make one segment of some, or write a worn one anew; say whether anything was done."""
        manifest, parts = self.read()
        held = [
            part.columns.sentences - (part.removed.sentences if part.removed else 0)
            for part in parts
        ]
        order = sorted(range(len(parts)), key=lambda i: -held[i])
        merged = to_merge([held[i] for i in order])
        worn = [i for i in order if parts[i].columns.sentences * (1 - WORN) > held[i]]
        chosen = set(order[len(order) - merged :]) if merged > 1 else set(worn[:1])
        if not chosen:
            return False
        kept = [entry for i, entry in enumerate(manifest.segments) if i not in chosen]
        columns = merge([Living(parts[i].columns, parts[i].alive) for i in sorted(chosen)])
        fresh = [self._write(columns)] if columns.articles else []
        self._publish(manifest.model_copy(update={"segments": (*kept, *fresh)}))
        return True

    def _publish(self, manifest: Manifest) -> None:
        write_manifest(manifest, self.path)

    def _without(self, entry: SegmentEntry, gone: set[int]) -> SegmentEntry:
        """Note removed articles of a segment, and write what they counted for."""
        before = self._part(entry)
        after = before.without(gone)
        if after is before or after.removed is None:
            return entry
        removed = self._write(after.removed).name
        return entry.model_copy(
            update={
                "gone": tuple(after.removed.article_id.tolist()),
                "removed": removed,
            }
        )

    def _write(self, columns: Columns) -> SegmentEntry:
        name = secrets.token_hex(8)
        draft = self.path / f"{name}.new"
        write_columns(columns, draft)
        draft.rename(self.path / name)
        return SegmentEntry(name=name, sentences=columns.sentences)

    def _part(self, entry: SegmentEntry) -> Part:
        columns = self._map(entry.name)
        if entry.removed is None:
            return Part(columns)
        alive = ~np.isin(columns.article_id, np.array(entry.gone, np.int64))
        return Part(columns, alive, self._map(entry.removed))

    def _map(self, name: str) -> Columns:
        if name not in self._mapped:
            self._mapped[name] = map_columns(self.path / name)
        return self._mapped[name]


def to_merge(sizes: list[int]) -> int:
    """Return how many of the smallest segments are to be merged into one; 0 or 1 for none.

    Args:
        sizes: The segments' sentences, largest first.
    """
    merged = smaller = 0
    for count, size in enumerate(reversed(sizes), start=1):
        if count > 1 and smaller + size > LARGEST:
            break
        is_time = max(size, SMALL) < RATIO * smaller or (size < SMALL and count > MANY)
        if count > 1 and is_time:
            merged = count
        smaller += size
    return merged
