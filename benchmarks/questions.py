"""How well questions are answered, by kind: 200 over news, 50 over our own stories.

    python -m benchmarks.questions [--part open|held|all] [--stories] [--failures]

The news is not ours: its two folders are `../shared/questions` and `../shared/quotations`, or what
ON_RECORD_QUESTIONS and ON_RECORD_QUOTATIONS name. `--failures` lists what went wrong in the open
half; what went wrong in the held half is never shown.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from tests.quality.marking import count_groups, mark_all
from tests.quality.questions import (
    PARTS,
    make_archive,
    news_folders,
    news_records,
    news_variables,
    read_conversations,
    story_records,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.quality.marking import Mark

GROUPS = {
    "fact": "facts",
    "who-said": "who said",
    "what-said": "what X said",
    "more": "what else X said",
    "declined": "not answered by X",
    "passage": "passages",
    "verbatim": "quotations: verbatim",
    "misquoted": "quotations: altered, another's, not found",
    "unanswerable": "not in the articles",
    "first turns": "first turns",
    "follow-ups": "follow-ups",
    "all": "all",
}
"""The rows of the table, in order; the last three count all of them again."""
CROSSING = ("first turns",)


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask, mark, and print; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--part", choices=(*PARTS, "all"), default="all")
    parser.add_argument("--stories", action="store_true", help="over our own stories")
    parser.add_argument("--failures", action="store_true", help="list them, of the open half")
    given = parser.parse_args(arguments)
    console = Console()
    folders = news_folders()
    if not given.stories and folders is None:
        where = news_variables()
        console.print(f"There are no folders of news; name them in {where}, or ask --stories.")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        records = story_records() if given.stories or not folders else news_records(folders)
        conversations = read_conversations("stories" if given.stories else "news")
        marks = mark_all(conversations, make_archive(records, Path(folder)))
    held = {each.id for each in conversations if each.part == "held"} if not given.stories else {}
    halves = {
        "open": [mark for mark in marks if mark.conversation not in held],
        "held": [mark for mark in marks if mark.conversation in held],
    }
    for part, chosen in halves.items():
        if chosen and given.part in (part, "all"):
            console.print(table_of(chosen, f"{'stories' if given.stories else 'news'}, {part}"))
    if given.failures:
        for line in list_failures(halves["open"]):
            console.print(line, markup=False, highlight=False, soft_wrap=True)
    return 0


def table_of(marks: Sequence[Mark], title: str) -> Table:
    """Return how many were asked, are right, and have a wrong speaker, by group."""
    counts = count_groups(marks)
    table = Table(title=title)
    table.add_column("questions")
    for name in ("asked", "right", "share", "speakers judged", "wrong"):
        table.add_column(name, justify="right")
    for group, label in GROUPS.items():
        if row := counts.get(group):
            share = f"{row.share('right', 'asked'):.1f} %"
            figures = [str(row[name]) for name in ("asked", "right", "judged", "speaker wrong")]
            figures.insert(2, share)
            if group in CROSSING:
                table.add_section()
            table.add_row(label, *figures)
    return table


def list_failures(marks: Sequence[Mark]) -> list[str]:
    """Return a line for each turn that is not right."""
    return [
        f"{mark.conversation}.{mark.number} {mark.group}: {mark.turn.question}"
        f" -> {mark.fault or 'a wrong speaker'}"
        for mark in marks
        if not mark.right or mark.wrong
    ]


if __name__ == "__main__":
    sys.exit(main())
