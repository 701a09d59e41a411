"""How fast the bot at Telegram is, beside bare echoes; what memory it takes; what kills cost.

    python -m benchmarks.telegram speed [--aiogram PYTHON]
    python -m benchmarks.telegram memory
    python -m benchmarks.telegram kills [--kills 100] [--seed 1] [--faults 6]

In `speed` and `memory` all bots give the question back: all but finding the answer is measured.
Ours stores each update before it is confirmed, and each message before it leaves. The send gate is
open as far as Telegram opens it for money, 1,000 messages a second. PYTHON is one with
requirements/bench-telegram.txt installed; without it aiogram is left out.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.bots.wire import TOKEN, Wire
from tests.support.botapi.chaos import Chaos
from tests.support.botapi.server import BotApiServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

ROOT = Path(__file__).resolve().parents[1]
BOTS = ROOT / "benchmarks" / "bots"
ROUNDS = 3
BURST = 1500
PER_SECOND = 30
STEADY_SECONDS = 10
MANY = 100_000
PAGE = os.sysconf("SC_PAGESIZE")


class Speed(NamedTuple):
    """What one round gave.

    Attributes:
        burst: Updates a second in a burst.
        cpu: The bot's milliseconds of processor time for each of them, whatever else runs here.
        p50: Milliseconds from update to answer, at `PER_SECOND`.
        p99: The same.
    """

    burst: float
    cpu: float
    p50: float
    p99: float


@contextlib.asynccontextmanager
async def running(command: Sequence[str], url: str, folder: Path) -> AsyncIterator[int]:
    """Run a bot and give its process id."""
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "ON_RECORD_TELEGRAM_API_URL": url,
        "ON_RECORD_STATE": str(folder / "state.sqlite3"),
        "ON_RECORD_SEND_RATE": "1000",
        "ON_RECORD_LOG_LEVEL": "WARNING",
    }
    with (folder / "log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            *command, cwd=folder, env=environment, stdout=log, stderr=log
        )
    try:
        yield process.pid
    finally:
        process.kill()
        await process.wait()


def processor_seconds(pid: int) -> float:
    """Return how many seconds of processor time a process has had."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def measure(command: Sequence[str]) -> Speed:
    """Measure one bot once."""
    with tempfile.TemporaryDirectory() as folder:
        async with Wire() as wire:
            url = f"http://127.0.0.1:{wire.port}"
            whole = [part.replace("URL", url) for part in command]
            async with running(whole, url, Path(folder)) as pid:
                await wire.until_polled()
                wire.push(range(1, 51))
                await wire.until_answered(50)
                begin, cpu = time.perf_counter(), processor_seconds(pid)
                wire.push(range(1000, 1000 + BURST))
                await wire.until_answered(50 + BURST)
                burst = BURST / (time.perf_counter() - begin)
                cpu = 1000 * (processor_seconds(pid) - cpu) / BURST
                await asyncio.sleep(1)
                waits = await steady(wire)
            assert not wire.repeated
    return Speed(burst, cpu, waits[len(waits) // 2], waits[int(len(waits) * 0.99)])


async def steady(wire: Wire) -> list[float]:
    """Let updates come evenly and return the milliseconds to each answer, sorted."""
    begun: dict[int, float] = {}
    start = time.perf_counter()
    count = PER_SECOND * STEADY_SECONDS
    for number in range(count):
        await asyncio.sleep(max(0.0, start + number / PER_SECOND - time.perf_counter()))
        chat = 100_000 + number
        begun[chat] = time.perf_counter()
        wire.push(range(chat, chat + 1))
    await wire.until_answered(50 + BURST + count)
    return sorted(1000 * (wire.answered[chat] - at) for chat, at in begun.items())


async def speed(aiogram: str | None) -> None:
    here = sys.executable
    bots = {
        "On Record": [here, "-m", "tests.support.echo"],
        "bare python-telegram-bot": [here, str(BOTS / "bare_ptb.py"), TOKEN, "URL"],
    }
    if aiogram:
        bots["bare aiogram"] = [aiogram, str(BOTS / "bare_aiogram.py"), TOKEN, "URL"]
    found: dict[str, list[Speed]] = {name: [] for name in bots}
    for _ in range(ROUNDS):
        for name, command in bots.items():
            found[name].append(await measure(command))
    print(f"medians of {ROUNDS} rounds; burst of {BURST}; then {PER_SECOND} a second")
    for name, rounds in found.items():
        burst, cpu, p50, p99 = (statistics.median(values) for values in zip(*rounds, strict=True))
        print(
            f"{name:26} {burst:6.0f} updates/s, {cpu:5.2f} ms of processor time each; "
            f"p50 {p50:6.1f} ms, p99 {p99:6.1f} ms"
        )


async def memory() -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with Wire() as wire:
            url = f"http://127.0.0.1:{wire.port}"
            command = [sys.executable, "-m", "tests.support.echo"]
            async with running(command, url, Path(folder)) as pid:
                await wire.until_polled()
                for start in range(0, MANY, 10_000):
                    for part in range(start, start + 10_000, 1000):
                        wire.push(range(part + 1, part + 1001))
                        await wire.until_answered(part + 1000)
                    print(f"{start + 10_000:7} updates: {sizes(pid, Path(folder))}", flush=True)


def sizes(pid: int, folder: Path) -> str:
    """Say how much memory a process takes, and how much its state file."""
    pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]
    stored = (folder / "state.sqlite3").stat().st_size
    return f"{int(pages) * PAGE / 1e6:6.1f} MB in memory, {stored / 1e6:6.1f} MB on disk"


async def kills(count: int, seed: int, fault_rate: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with BotApiServer() as server:
            chaos = Chaos(server, Path(folder), random.Random(seed), fault_rate)
            print(await chaos.run(count))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.telegram", description=__doc__)
    what = parser.add_subparsers(dest="what", required=True)
    what.add_parser("speed").add_argument("--aiogram", metavar="PYTHON")
    what.add_parser("memory")
    killing = what.add_parser("kills")
    killing.add_argument("--kills", type=int, default=100)
    killing.add_argument("--seed", type=int, default=1)
    killing.add_argument("--faults", type=int, default=6, help="of a hundred requests")
    given = parser.parse_args()
    match given.what:
        case "speed":
            asyncio.run(speed(given.aiogram))
        case "memory":
            asyncio.run(memory())
        case _:
            asyncio.run(kills(given.kills, given.seed, given.faults))


if __name__ == "__main__":
    main()
