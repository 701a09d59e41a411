"""onnxruntime reports on its users unless it is told not to: here it must not."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

RUN = (
    "import importlib\n"
    "{before}\n"
    "import onnxruntime\n"
    "from pathlib import Path\n"
    "network = Path({network!r})\n"
    "onnxruntime.InferenceSession(str(network), providers=['CPUExecutionProvider'])\n"
)


def files_left(home: Path, root: Path, before: str) -> list[str]:
    """Load the network in a process of its own, and return what it leaves in the home folder."""
    home.mkdir()
    # A build machine is not reported on anyway, so it must not look like one.
    environment = {
        k: v for k, v in os.environ.items() if not k.startswith(("ORT_", "XDG_")) and k != "CI"
    }
    network = root / "retrieval" / "tagging" / "model" / "tagger.onnx"
    subprocess.run(
        [sys.executable, "-c", RUN.format(before=before, network=str(network))],
        cwd=root,
        env={**environment, "HOME": str(home)},
        check=True,
        capture_output=True,
        timeout=120,
    )
    return [str(path.relative_to(home)) for path in home.rglob("*")]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it keeps its id in other places")
def test_nothing_is_kept_for_a_report(tmp_path: Path, root: Path) -> None:
    ours = "importlib.import_module('retrieval.tagging.network')"
    assert files_left(tmp_path / "ours", root, ours) == []
    # Without our setting it leaves an id in the home folder; so the line above can fail.
    if not any("Microsoft" in name for name in files_left(tmp_path / "theirs", root, "pass")):
        pytest.skip("on this machine onnxruntime keeps nothing anyway")


def test_it_is_told_before_it_is_loaded(root: Path) -> None:
    program = (
        "import sys, os, retrieval.tagging\n"
        "assert 'onnxruntime' not in sys.modules\n"
        "print(os.environ['ORT_DISABLE_TELEMETRY'])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=root,
        env={k: v for k, v in os.environ.items() if not k.startswith("ORT_")},
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.stdout == "1\n"
