"""What of a changed folder is ingested, and what happens when watching fails."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.adding import watching
from bot.adding.watching import MOST_FILES, concerned

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.adding.workshop import Workshop


def test_only_articles_files_or_what_may_have_been_folders(tmp_path: Path) -> None:
    for name in ("a.txt", "b.PDF", "c.jpg", "d.txt~", ".e.txt"):
        (tmp_path / name).touch()
    (tmp_path / "sub.txt").mkdir()

    def found(*names: str) -> list[Path]:
        return concerned(tmp_path, [tmp_path / name for name in names])

    assert found("b.PDF", "a.txt", "c.jpg", "d.txt~", ".e.txt") == [
        tmp_path / "a.txt",
        tmp_path / "b.PDF",
    ]
    assert found("gone.txt") == [tmp_path / "gone.txt"]
    assert found("c.jpg", "d.txt~", ".git/x.txt") == []
    # A folder that is gone has no ending; and a folder can have one.
    assert found("gone") == [tmp_path]
    assert found("sub.txt", "a.txt") == [tmp_path]
    assert found(*(f"{n}.txt" for n in range(MOST_FILES + 1))) == [tmp_path]


async def test_watching_that_fails_begins_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    began = asyncio.Event()
    pauses: list[float] = []

    async def awatch(*_: object, **__: object) -> AsyncIterator[set[object]]:
        if not pauses:
            raise OSError("no room for one more watched folder")
        began.set()
        await asyncio.Event().wait()
        yield set()

    async def sleep(seconds: float, real: object = asyncio.sleep) -> None:
        if seconds:
            pauses.append(seconds)
        await real(0)  # type: ignore[operator]  # It is asyncio's own.

    class Idle:
        async def ingest(self, _: object) -> object:
            raise OSError("a process cannot be started")

    monkeypatch.setattr(watching, "awatch", awatch)
    monkeypatch.setattr("bot.adding.watching.asyncio.sleep", sleep)
    workshop: Workshop = Idle()  # type: ignore[assignment]  # It only ever fails.
    task = asyncio.create_task(watching.watch(tmp_path, workshop))
    await asyncio.wait_for(began.wait(), 30)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert pauses[0] == watching.AGAIN_SECONDS
    assert "trying again" in caplog.text
