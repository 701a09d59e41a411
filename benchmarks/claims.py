"""Claimed quotations made from true ones by script: is every verdict right?

    python -m benchmarks.claims [--articles FILE_OR_FOLDER ...] [--failures]

Of every statement in quotation marks whose speaker is known, claims are made: written otherwise,
altered in one word, cut, joined to another, put into another's mouth (`tests/quality/claims.py`).
Without other articles those of the seeds and of our open stories are taken.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from retrieval.archive.archive import Archive
from tests.quality.claims import judge, make_claims, read_statements
from tests.quality.measures import claims_archive


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=Path, nargs="+")
    parser.add_argument("--failures", action="store_true", help="list the wrong verdicts")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if given.articles:
            path = Path(folder) / "archive.sqlite3"
            subprocess.run(
                [sys.executable, "-m", "retrieval", "ingest", *given.articles, "--archive", path],
                check=True,
                stdout=subprocess.DEVNULL,
            )
        else:
            path = claims_archive(Path(folder))
        with Archive.open(path) as archive:
            statements = read_statements(archive)
            judged = judge(archive, make_claims(statements))
    console = Console()
    table = Table(title=f"claims made from {len(statements)} statements")
    for name in ("claims", "asked", "right", "wrong", "falsely confirmed"):
        table.add_column(name, justify="left" if name == "claims" else "right")
    kinds = dict.fromkeys(one.claim.kind for one in judged)
    for kind in kinds:
        of = [one for one in judged if one.claim.kind == kind]
        right = sum(one.right for one in of)
        false = sum(one.falsely_confirmed for one in of)
        table.add_row(kind, str(len(of)), str(right), str(len(of) - right), str(false))
    right, false = sum(one.right for one in judged), sum(one.falsely_confirmed for one in judged)
    table.add_section()
    table.add_row("all", str(len(judged)), str(right), str(len(judged) - right), str(false))
    console.print(table)
    if given.failures:
        for one in judged:
            if not one.right:
                line = f"{one.claim.kind}: {one.claim.question} -> {one.fault}"
                console.print(line, markup=False, highlight=False, soft_wrap=True)


if __name__ == "__main__":
    main()
