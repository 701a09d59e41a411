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
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("ORT_", "XDG_"))}
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
    # Without our setting it leaves an id in the home folder; so the test can fail.
    assert any("Microsoft" in name for name in files_left(tmp_path / "theirs", root, "pass"))
    ours = "importlib.import_module('retrieval.tagging.network')"
    assert files_left(tmp_path / "ours", root, ours) == []
