"""`ingest`: files into the archive, only what is new or changed."""

from __future__ import annotations

import os
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING

from retrieval.archive import ArchiveWriter
from retrieval.archive.database import is_there
from retrieval.commands.analysts import Team, cores
from retrieval.commands.indexing import Indexer
from retrieval.commands.intake import Intake
from retrieval.commands.model import Analyser
from retrieval.commands.shell import ALL_GOOD, NOTHING_DONE, SOME_BAD, Shell, count
from retrieval.commands.sources import find_sources
from retrieval.reading import display_name
from retrieval.reading.bounded import BoundedReader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retrieval.archive.writer import Held


def run(
    paths: Sequence[Path],
    archive: Path,
    model: str,
    shell: Shell,
    *,
    prune: bool = False,
    quiet_if_unchanged: bool = False,
    workers: int | None = None,
) -> int:
    """Ingest files and folders.

    Args:
        paths: Files and folders.
        archive: The archive's file; it is made where there is none.
        model: The name of the spaCy model.
        shell: Where to write.
        prune: Whether to remove the articles whose files are gone from the folders given.
        quiet_if_unchanged: Whether to write nothing where nothing changed.
        workers: How many processes analyse articles where they are many; 1 for this one alone,
            None for one for each processor. What is stored does not depend on it.

    Returns:
        The exit status: 0 all good, 1 some bad, 2 nothing done.

    Raises:
        RetrievalError: The archive or the model cannot be used.
    """
    sources = find_sources(paths, shell.problem)
    if not sources.files and not is_there(archive):
        return NOTHING_DONE
    with ExitStack() as stack:
        writer = stack.enter_context(ArchiveWriter.open(archive))
        most = workers or cores()
        team = stack.enter_context(closing(Team(model, most))) if most > 1 else None
        indexer = Indexer(archive)
        reader = stack.enter_context(BoundedReader())
        intake = Intake(writer, reader, Analyser(model), team, shell, indexer.note)
        intake.tally.bad = sources.bad
        intake.tally.ignored = sources.ignored
        intake.read_all(sources.files)
        gone = intake.gone
        roots = {Path(os.path.realpath(path)): path for path in paths}
        for root in roots:
            gone += writer.gone_files(root)
        unique = {held.id: held for held in gone}
        for root, path in roots.items():
            kept = [held for held in writer.below_missing(root) if held.id not in unique]
            if kept:
                many = count(len(kept), "article")
                shell.problem(
                    f"The folder {display_name(path)} is missing; its {many} stay in the archive."
                )
        _settle(intake, writer, list(unique.values()), shell, prune=prune)
        indexer.finish()
    tally = intake.tally
    if not (quiet_if_unchanged and tally.is_eventless):
        shell.line(tally.summary())
    if tally.bad == 0:
        return ALL_GOOD
    return SOME_BAD if tally.held or tally.removed else NOTHING_DONE


def _settle(
    intake: Intake, writer: ArchiveWriter, gone: list[Held], shell: Shell, *, prune: bool
) -> None:
    """Report the articles whose source is gone, and remove them if that is wanted."""
    for held in gone:
        where = display_name(held.origin.path)
        what = f"{held.source} of {where}" if held.origin.record else where
        shell.line(f"{'removed' if prune else 'gone'}: {what}")
    if prune:
        writer.remove(gone)
        intake.tally.removed += len(gone)
    else:
        intake.tally.gone += len(gone)
