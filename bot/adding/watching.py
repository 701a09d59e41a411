"""Watching the folder of articles: what changes there is ingested once it is written wholly."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from watchfiles import awatch

from retrieval.reading import ENDINGS, display_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.adding.workshop import Workshop

SETTLE_SECONDS = 1.0
"""How long a file must stay as it is before it is read: who writes it may not be done yet."""
LONGEST_SETTLING = 300.0
"""How many seconds that is waited for; a file that grows for ever is read as it is."""
AWAY_SECONDS = 5.0
"""How often a folder that is away is looked for."""
AGAIN_SECONDS = 60.0
"""How many seconds after a failure watching begins again."""
MOST_FILES = 200
"""How many changed files are ingested by name; of more, the whole folder is."""

_logger = logging.getLogger(__name__)


async def watch(folder: Path, workshop: Workshop) -> None:
    """Ingest a folder, and then what changes in it, until cancelled.

    A file that is deleted or moved away there leaves the archive. Where the folder itself goes
    away, its disk may only be unmounted: nothing leaves, and watching begins again when it is back.
    Files that cannot be read are logged by their names. Where watching itself fails, as where the
    system has no room for one more watched folder, it begins again a while later.

    Args:
        folder: It is made where it is missing.
        workshop: What ingests.
    """
    try:
        await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
    except OSError as error:
        _logger.warning(
            "The folder of articles %s cannot be made (%s); it is not watched.",
            folder,
            error.strerror,
        )
        return
    _logger.info("Watching the folder of articles %s.", folder)
    while True:
        try:
            await _watch_while_there(folder, workshop)
        except (OSError, RuntimeError, ValueError) as error:
            _logger.error(  # noqa: TRY400 - a sentence, no traceback
                "The folder of articles cannot be watched now (%s); trying again in %.0f s.",
                type(error).__name__,
                AGAIN_SECONDS,
            )
            await asyncio.sleep(AGAIN_SECONDS)
            continue
        _logger.warning("The folder of articles %s is away; its articles stay.", folder)
        while not await asyncio.to_thread(folder.is_dir):  # noqa: ASYNC110 - no event tells of a disk
            await asyncio.sleep(AWAY_SECONDS)


async def _watch_while_there(folder: Path, workshop: Workshop) -> None:
    """Ingest a folder, and then what changes in it, until it is away."""
    changes = awatch(folder, recursive=True, ignore_permission_denied=True)
    # Watching begins first, so that what changes during the first ingest is not missed.
    coming = asyncio.ensure_future(anext(changes))
    try:
        await asyncio.sleep(0)
        await _ingest([folder], workshop)
        while True:
            changed = {Path(path) for _, path in await coming}
            if not await asyncio.to_thread(folder.is_dir):
                return
            coming = asyncio.ensure_future(anext(changes))
            if paths := await asyncio.to_thread(concerned, folder, changed):
                await _settle(paths)
                await _ingest(paths, workshop)
    finally:
        coming.cancel()
        await asyncio.gather(coming, return_exceptions=True)


def concerned(folder: Path, changed: Iterable[Path]) -> list[Path]:
    """Return what is to be ingested after a change: files by name, or the whole folder.

    A path that is gone and has no ending of an article's may have been a folder of them.
    """
    root = folder.absolute()
    seen = [
        path
        for path in changed
        if not any(part.startswith(".") for part in path.absolute().relative_to(root).parts)
        and (path.suffix.lower() in ENDINGS or not path.is_file())
    ]
    if not seen:
        return []
    are_files = all(path.suffix.lower() in ENDINGS and not path.is_dir() for path in seen)
    return sorted(seen) if are_files and len(seen) <= MOST_FILES else [folder]


async def _settle(paths: list[Path]) -> None:
    """Wait until files stay as they are."""
    waited, before = 0.0, await asyncio.to_thread(_shapes, paths)
    while waited < LONGEST_SETTLING:
        await asyncio.sleep(SETTLE_SECONDS)
        waited += SETTLE_SECONDS
        now = await asyncio.to_thread(_shapes, paths)
        if now == before:
            return
        before = now


def _shapes(paths: list[Path]) -> dict[Path, tuple[int, int] | None]:
    """Return the size and the time of the last change of files; of a folder those in it."""
    files = [file for path in paths for file in (path.rglob("*") if path.is_dir() else (path,))]
    return {file: _shape(file) for file in files}


def _shape(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


async def _ingest(paths: list[Path], workshop: Workshop) -> None:
    done = await workshop.ingest(paths)
    for problem in done.problems:
        _logger.warning("In the folder of articles: %s", problem)
    if done.is_done:
        names = ", ".join(display_name(path, short=True) for path in paths[:5])
        _logger.info("The archive is up to date with %s.", names)
