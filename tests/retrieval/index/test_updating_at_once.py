"""Several processes that write an index at once, and some that are killed while they do."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from retrieval.archive.writer import ANALYSIS_VERSION
from retrieval.index.folder import IndexFolder
from tests.retrieval.index.newsrooms import assert_right, put, segments, take, update
from tests.support.commands import ROOT, environment

if TYPE_CHECKING:
    from pathlib import Path

KILLED = """
import os, shutil, signal, sys
from pathlib import Path
from tests.retrieval.index.newsrooms import *
from tests.retrieval.index.newsrooms import folder_of, segments
from retrieval.archive.writer import ANALYSIS_VERSION
from retrieval.index.folder import IndexFolder

os.fsync = lambda _: None
before, work = Path(sys.argv[1]), Path(sys.argv[2])
EVENTS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir"}

def update_until(path, number):
    # Kill the process just before the so many-th change that it makes in the index's folder.
    seen = 0
    def note(event, arguments):
        nonlocal seen
        if event not in EVENTS or not str(arguments[0]).startswith(str(folder_of(path))):
            return
        if event == "open" and not arguments[2] & os.O_CREAT:
            return
        seen += 1
        if seen == number:
            os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(note)
    update(path)
    os._exit(min(seen, 255))

def attempt(number):
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(before, work)
    path = work / "archive.sqlite3"
    child = os.fork()
    if not child:
        update_until(path, number)
    return path, os.waitpid(child, 0)[1]

path, status = attempt(-1)
changes = os.waitstatus_to_exitcode(status)
assert changes > 100, changes
for number in sorted({1, 2, *range(3, changes, changes // 10), changes - 1, changes}):
    path, status = attempt(number)
    assert os.waitstatus_to_exitcode(status) == -signal.SIGKILL
    assert_right(path)
    update(path)
    manifest, parts = IndexFolder(path, ANALYSIS_VERSION).read()
    assert len(parts) == len(manifest.segments) > 0
    assert segments(path) == manifest.names, number
    assert_right(path)
print("right")
"""


def test_a_kill_in_the_middle_leaves_nothing_wrong_and_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "before" / "archive.sqlite3"
    path.parent.mkdir()
    put(path, {f"{number}.txt": f"Boats sank near Veldt. Storm {number}." for number in range(9)})
    update(path)
    # What is to be done: a segment written, a removal noted, and then another segment.
    take(path, ["0.txt"])
    update(path)
    put(path, {f"new{number}.txt": "Ida Brandt closed the bridge of Veldt." for number in range(9)})
    take(path, [f"{number}.txt" for number in range(1, 6)])
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(path.parent), str(tmp_path / "work")],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "right\n", done.stderr


BUSY = """
import os, sys
from pathlib import Path
import retrieval.archive.census  # else imported by the first who writes, while others wait
from retrieval.index import opening
from tests.retrieval.index.newsrooms import opened, put, take, update

os.fsync = lambda _: None
opening.FEW = 1
path, name = Path(sys.argv[1]), sys.argv[2]
print(flush=True)
sys.stdin.readline()
for number in range(3):
    put(path, {f"{name}{number}{more}.txt": f"The boat {name} sank." for more in range(3)})
    update(path)
    hits = opened(path).search("boat", 1)
    assert len(hits) == 1, hits
    take(path, [f"{name}{number}0.txt"])
"""


def test_processes_that_update_at_once(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite3"
    put(path, {"first.txt": "The boat of Ida Brandt."})
    busy = [
        subprocess.Popen(
            [sys.executable, "-c", BUSY, str(path), name],
            cwd=ROOT,
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in ("a", "b", "c")
    ]
    for process in busy:
        assert process.stdout
        process.stdout.readline()
    for process in busy:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    for process in busy:
        _, problems = process.communicate()
        assert process.returncode == 0, problems
    assert_right(path)
    update(path)
    manifest, parts = IndexFolder(path, ANALYSIS_VERSION).read()
    held = sorted(number for part in parts for number in part.article_ids.tolist())
    assert len(held) == len(set(held)) == 1 + 3 * 3 * 2
    assert segments(path) == manifest.names
    assert_right(path)
