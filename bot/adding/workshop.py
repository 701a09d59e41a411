"""The slow work, in processes of their own: looking into files, and ingesting."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from bot.adding.examined import Outcome
from bot.errors import AddingError
from retrieval.reading.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.adding.examined import Examined

EXAMINE_SECONDS = 120.0
"""How long a file may take. The seeds take four seconds, of which the models take three."""
INGEST_SECONDS = 3600.0
"""How long an ingest may take: a first one of some thousand articles takes a good part of it."""
_PASSED_ON = ("PATH", "HOME", "LANG", "TMPDIR", "TEMP", "SYSTEMROOT", "VIRTUAL_ENV", "PYTHONPATH")
"""Environment variables that a process gets. None holds a secret."""

_logger = logging.getLogger(__name__)


def faulty(fault: str) -> str:
    """Return the name of the phrase that says what is wrong with a file."""
    return f"unreadable_{fault}"


class Ingested(NamedTuple):
    """What an ingest came to.

    Attributes:
        is_done: Whether the archive now holds what could be read.
        problems: What could not be read, a sentence each.
    """

    is_done: bool
    problems: tuple[str, ...]


class Workshop:
    """Starts the processes: one that looks into a file and one that ingests at a time.

    Args:
        archive: The archive's file.
        model: The spaCy model's name.
    """

    def __init__(self, archive: Path, model: str) -> None:
        self._archive = archive.absolute()
        self._model = model
        # A first ingest can take an hour; who sends a file meanwhile is shown it at once.
        self._looking, self._ingesting = asyncio.Lock(), asyncio.Lock()

    async def examine(self, path: Path) -> Examined:
        """Look into a file.

        Raises:
            AddingError: It cannot be read as an article; the sentence is for its sender.
        """
        arguments = ("bot.adding.examine", str(path), self._model)
        try:
            status, out, _ = await self._run(arguments, EXAMINE_SECONDS, self._looking)
        except TimeoutError:
            raise AddingError(
                f"{path.name} takes too long to be read; please save its text as .txt.",
                faulty(Fault.TIME),
                name=path.name,
            ) from None
        try:
            outcome = Outcome.model_validate_json(out)
        except ValidationError:
            _logger.error("A file could not be looked into (exit status %d).", status)  # noqa: TRY400 - pydantic's words hold the text
            raise AddingError(
                f"{path.name} could not be read; please save its text as .txt.",
                faulty(Fault.DIED),
                name=path.name,
            ) from None
        if outcome.article is None:
            phrase = faulty(outcome.fault) if outcome.fault else ""
            raise AddingError(outcome.sentence, phrase, name=path.name, **outcome.values)
        return outcome.article

    async def ingest(self, paths: Sequence[Path]) -> Ingested:
        """Bring the archive up to date with files and folders; what is gone there leaves it."""
        given = [str(path.absolute()) for path in paths]
        expected = tuple(
            start
            for path in given
            for start in (
                f"There is no file or folder {path};",
                f"The folder {path} holds no articles;",
            )
        )
        arguments = ("retrieval", "ingest", *given, "--archive", str(self._archive), "--prune")
        try:
            status, _, problems = await self._run(arguments, INGEST_SECONDS, self._ingesting)
        except TimeoutError:
            return Ingested(is_done=False, problems=("The ingest took too long and was ended.",))
        lines = problems.decode("utf-8", "replace").splitlines()
        # What is gone is meant to be, and a folder that is watched may be empty.
        told = tuple(line for line in lines if not line.startswith(expected))
        return Ingested(status in (0, 1), told)

    async def _run(
        self, arguments: Sequence[str], seconds: float, turn: asyncio.Lock
    ) -> tuple[int, bytes, bytes]:
        """Run a module when its turn comes; return its exit status and what it wrote.

        Raises:
            TimeoutError: It did not end in time, and was ended.
        """
        environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        async with turn:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                *arguments,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                env=environment | {"PYTHONUTF8": "1", "ON_RECORD_SPACY_MODEL": self._model},
            )
            try:
                async with asyncio.timeout(seconds):
                    out, problems = await process.communicate()
            finally:
                # Also where the bot is told to stop: each article is one transaction.
                if process.returncode is None:
                    process.kill()
                    await process.wait()
        assert process.returncode is not None
        return process.returncode, out, problems
