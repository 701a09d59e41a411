"""`stats`: what the archive holds."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from retrieval.archive import Archive
from retrieval.commands.shell import ALL_GOOD, Shell, count

if TYPE_CHECKING:
    from pathlib import Path

MOST_QUOTED = 5


def run(archive: Path, shell: Shell) -> int:
    """Write how much the archive holds, and who is quoted most.

    Args:
        archive: The archive's file.
        shell: Where to write.

    Returns:
        The exit status 0.

    Raises:
        ArchiveError: The archive cannot be used.
    """
    with Archive.open(archive) as opened, opened.snapshot():
        counts = opened.counts()
        days = sorted(info.date for info in opened.articles() if info.date)
        people = opened.people()[:MOST_QUOTED]
        kinds = Counter(stored.quotation.kind.value for stored in opened.quotations())
    shell.line(f"Archive: {archive} ({archive.stat().st_size / 1_000_000:.1f} MB)")
    when = ""
    if days:
        when = f", {days[0]}" if days[0] == days[-1] else f", {days[0]} to {days[-1]}"
    shell.line(f"{count(counts.articles, 'article')}{when}")
    shell.line(count(counts.sentences, "sentence"))
    by_kind = ", ".join(f"{number:,} {kind}" for kind, number in sorted(kinds.items()))
    shell.line(count(counts.quotations, "quotation") + (f" ({by_kind})" if by_kind else ""))
    shell.line(f"{counts.people:,} people and organisations")
    for person in people:
        if person.quotations:
            shell.line(f"  {person.name}: {count(person.quotations, 'quotation')}")
    return ALL_GOOD
