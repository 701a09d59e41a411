"""Ctrl+C at any time, also while the command line is still starting."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.commands import SEEDS, environment

if TYPE_CHECKING:
    from pathlib import Path

INTERRUPTED = """
import os, runpy, signal, sys

handling, when, *sys.argv[1:] = sys.argv[1:]

class PressesCtrlC:
    def find_spec(self, name, path=None, target=None):
        if name == when:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, PressesCtrlC())
signal.signal(signal.SIGINT, getattr(signal, handling))
runpy.run_module("retrieval", run_name="__main__", alter_sys=True)
"""


def ingest(handling: str, when: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Ingest, with Ctrl+C pressed when a module is imported."""
    return subprocess.run(
        [sys.executable, "-c", INTERRUPTED, handling, when, "ingest", str(SEEDS)],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize(
    "when",
    [
        "retrieval.commands.line",
        "argparse",
        "pydantic_settings",
        "rich.console",
        "retrieval.commands.ingest",
        "retrieval.language.pipeline",
    ],
)
def test_ctrl_c_ends_it_quietly_wherever_it_is(tmp_path: Path, when: str) -> None:
    done = ingest("default_int_handler", when, tmp_path)
    assert done.returncode == 130
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) <= 1
    assert "Traceback" not in done.stderr


def test_where_ctrl_c_is_to_be_ignored_it_is(tmp_path: Path) -> None:
    done = ingest("SIG_IGN", "retrieval.commands.ingest", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "2 articles added" in done.stdout
