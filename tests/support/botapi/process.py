"""The bot as its users run it: a process of its own, talking to the strict server."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType

    from tests.support.botapi.server import BotApiServer

ROOT = Path(__file__).resolve().parents[3]
SEEDS = ROOT / "seeds"
PATIENCE_SECONDS = 60.0
"""How long a process may take to come up or to end before its test fails."""


@dataclass
class BotProcess:
    """`python -m bot run` against a server; an asynchronous context manager that ends it.

    Attributes:
        server: The Bot API server that it talks to.
        folder: Where it runs; holds the file of conversations and the log.
        archive: The archive that it answers from.
        token: The token it is given; the server's own where it is None.
        environment: Further variables.
        module: What is run, with its arguments.
    """

    server: BotApiServer
    folder: Path
    archive: Path
    token: str | None = None
    environment: dict[str, str] = field(default_factory=dict)
    module: tuple[str, ...] = ("bot", "run")
    _process: asyncio.subprocess.Process | None = None

    async def __aenter__(self) -> Self:
        await self.start()
        await self.until_polling()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.kill()

    @property
    def log(self) -> str:
        """Everything that it and its predecessors in this folder have printed."""
        return (self.folder / "bot.log").read_text(encoding="utf-8")

    async def start(self) -> None:
        """Start it, without waiting for anything."""
        with (self.folder / "bot.log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                *self.module,
                cwd=self.folder,
                env=self._environment(),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    async def until_polling(self) -> None:
        """Wait until it asks for updates.

        Raises:
            AssertionError: It ended instead, or never did.
        """
        ended = asyncio.ensure_future(self._started().wait())
        polled = asyncio.ensure_future(self.server.world.updates.until_polled())
        try:
            await asyncio.wait(
                {ended, polled}, timeout=PATIENCE_SECONDS, return_when=asyncio.FIRST_COMPLETED
            )
            assert polled.done(), f"the bot does not poll; it printed: {self.log}"
        finally:
            ended.cancel()
            polled.cancel()

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._started().pid

    async def terminate(self) -> int:
        """Send SIGTERM, wait for its end and return its exit status."""
        self._started().send_signal(signal.SIGTERM)
        return await self.wait()

    async def kill(self) -> None:
        """End it at once, as a power cut would."""
        if self._process is None:
            return
        if self._process.returncode is None:
            self._process.kill()
        await self._process.wait()

    async def wait(self) -> int:
        """Wait for its end and return its exit status.

        Raises:
            AssertionError: It does not end.
        """
        try:
            return await asyncio.wait_for(self._started().wait(), PATIENCE_SECONDS)
        except TimeoutError:
            raise AssertionError(f"the bot does not end; it printed: {self.log}") from None

    def _started(self) -> asyncio.subprocess.Process:
        assert self._process is not None, "the bot was not started"
        return self._process

    def _environment(self) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
            "TELEGRAM_BOT_TOKEN": self.server.token if self.token is None else self.token,
            "ON_RECORD_TELEGRAM_API_URL": self.server.url,
            "ON_RECORD_ARCHIVE": str(self.archive),
            "ON_RECORD_STATE": str(self.folder / "conversations.sqlite3"),
            "ON_RECORD_LOG_LEVEL": "DEBUG",
            # Each start would ingest the folder, in a process of its own.
            "ON_RECORD_WATCH_ARTICLES": "false",
            **self.environment,
        }
