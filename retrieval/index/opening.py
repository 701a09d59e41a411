"""From an archive to its index at the same moment: what lies in the folder, and what is newer."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Protocol

from retrieval.archive.changes import NEVER
from retrieval.archive.writer import ANALYSIS_VERSION
from retrieval.index.collection import Collection, Part
from retrieval.index.feeding import Source, build_segments
from retrieval.index.folder import IndexFolder

if TYPE_CHECKING:
    from pathlib import Path

    from retrieval.archive.changes import Changes

FEW = 50
"""Articles that are indexed in memory while a question waits; more are written to the folder."""

_log = logging.getLogger(__name__)


class StoredSource(Source, Protocol):
    """An archive in a file."""

    @property
    def path(self) -> Path:
        """Where the file is."""
        ...


def update_index(archive: StoredSource) -> None:
    """Bring the folder beside an archive to its moment, so that no reader has to.

    Where it cannot be written nothing is lost: readers then index in memory.

    Args:
        archive: The archive, in a snapshot.
    """
    try:
        _folder(archive).update(archive)
    except OSError as error:
        _log.warning("The search index beside %s cannot be written: %s", archive.path.name, error)


def open_collection(archive: StoredSource) -> Collection:
    """Return the segments of all that an archive holds.

    While another process adds many articles at once, those that it has not indexed yet are left
    out, so that no question waits for them.

    Args:
        archive: The archive, in a snapshot.
    """
    folder = _folder(archive)
    manifest, parts = folder.read()
    changes = archive.changes(manifest.stamp)
    if changes is None or len(changes.added) > FEW:
        try:
            folder.update(archive, wait=0 if parts and changes is not None else -1)
        except OSError as error:
            _log.info("The search index is made in memory: %s", error)
            return Collection(_in_memory(archive, archive.changes(NEVER)))
        manifest, parts = folder.read()
        changes = archive.changes(manifest.stamp)
        if changes is None:  # The folder was taken away meanwhile.
            return Collection(_in_memory(archive, archive.changes(NEVER)))
        if len(changes.added) > FEW and parts:
            changes = changes._replace(added=())
    gone = {*changes.removed, *changes.moved}
    held = [part.without(gone) for part in parts] if gone else parts
    return Collection([*held, *_in_memory(archive, changes)])


def _in_memory(archive: StoredSource, changes: Changes | None) -> list[Part]:
    """Index what was added or moved."""
    added = sorted({*changes.added, *changes.moved}) if changes else []
    return [Part(columns) for columns in build_segments(archive, added)]


def _folder(archive: StoredSource) -> IndexFolder:
    return IndexFolder(archive.path, ANALYSIS_VERSION)
