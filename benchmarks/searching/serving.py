"""A process that holds one engine: `python -m benchmarks.searching.serving NAME FOLDER CORPUS`.

It opens the engine, then answers lines of JSON, each a list of questions, with the seconds that
each took and how much memory is in use. `--build` builds the index in place of that.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
import time
from pathlib import Path

from benchmarks.searching.corpus import read_corpus
from benchmarks.searching.engines import ENGINES


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("name", choices=ENGINES)
    parser.add_argument("folder", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--build", action="store_true")
    chosen = parser.parse_args()
    engine = ENGINES[chosen.name]
    if chosen.build:
        told = engine.build(read_corpus(chosen.corpus), chosen.folder)
        say({"seconds": told, "disk": disk(chosen.folder)})
        return
    begun = time.perf_counter()
    search = engine.open(chosen.folder, read_corpus(chosen.corpus))
    opened = time.perf_counter() - begun
    search("What did the president say about it?")  # Compiles, or loads what was compiled.
    gc.collect()
    say({"opened": opened})
    for line in sys.stdin:
        seconds = []
        for question in json.loads(line):
            begun = time.perf_counter()
            search(question)
            seconds.append(time.perf_counter() - begun)
        say({"seconds": seconds, **memory()})


def say(what: dict[str, object]) -> None:
    print(json.dumps(what), flush=True)


def disk(folder: Path) -> int:
    """Return the bytes of all files of a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def memory() -> dict[str, int]:
    """Return this process's memory in bytes: all, and what is not a mapped file."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    held = dict(line.split(":", 1) for line in lines if ":" in line)
    return {
        name: int(held[field].split()[0]) << 10
        for name, field in (("resident", "VmRSS"), ("anonymous", "RssAnon"))
    }


if __name__ == "__main__":
    main()
