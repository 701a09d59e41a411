from __future__ import annotations

import codecs
import os
import pty
import select
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def environment() -> dict[str, str]:
    return {k: v for k, v in os.environ.items() if k != "TELEGRAM_BOT_TOKEN"}


def test_a_piped_chat_answers_each_line_and_ends(root: Path, seeds_archive: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "run", "--archive", str(seeds_archive)],
        cwd=root,
        env=environment(),
        input="Who called for maximum restraint?\n\npassage 1\nquit\n",
        text=True,
        capture_output=True,
        check=True,
    )
    assert not done.stderr
    assert "TELEGRAM_BOT_TOKEN" in done.stdout
    assert "Said by Antonio Guterres:" in done.stdout
    assert "  ┃ “Stop escalation. Exercise maximum restraint." in done.stdout
    assert "The original passage" in done.stdout
    assert done.stdout.rstrip().endswith("Goodbye.")


def test_a_terminal_wraps_evidence_behind_the_bar(root: Path, seeds_archive: Path) -> None:
    """In a real pseudo-terminal: colours, no line wider than the screen, Ctrl+D ends it."""
    leader, follower = pty.openpty()
    env = environment() | {"TERM": "xterm", "COLUMNS": "60", "LINES": "40"}
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "chat", "--archive", str(seeds_archive)],
        cwd=root,
        env=env,
        stdin=follower,
        stdout=follower,
        stderr=follower,
    )
    os.close(follower)
    try:
        read_until(leader, "› ")
        os.write(leader, b"Who called for maximum restraint?\n")
        shown = read_until(leader, "› ", after="paragraph")
        os.write(leader, b"\x04")
        assert process.wait(timeout=60) == 0
    finally:
        process.kill()
        process.wait()
        os.close(leader)
    assert "\x1b[" in shown
    plain = strip_colours(shown)
    bars = [line for line in plain.splitlines() if line.startswith("  ┃ ")]
    assert len(bars) > 3
    assert all(len(line) <= 60 for line in bars)
    joined = " ".join(line.removeprefix("  ┃ ").strip() for line in bars)
    assert "Exercise maximum restraint. Restart dialogue." in joined


def read_until(leader: int, mark: str, after: str = "") -> str:
    """Read what the terminal shows until `mark` stands after `after`; 60 seconds at most."""
    shown, decoder = "", codecs.getincrementaldecoder("utf-8")()
    while mark not in shown.partition(after)[2] if after else mark not in shown:
        ready, _, _ = select.select([leader], [], [], 60)
        assert ready, f"nothing came; so far: {shown!r}"
        shown += decoder.decode(os.read(leader, 65536))
    return shown.replace("\r\n", "\n")


def strip_colours(text: str) -> str:
    while "\x1b[" in text:
        before, _, rest = text.partition("\x1b[")
        text = before + rest.lstrip("0123456789;?")[1:]
    return text
