"""`python -m tests.transcript`: write the README's transcript anew, from the bot itself.

The questions are those that stand there, each behind “› ”; to change one, edit it and run this.
"""

from __future__ import annotations

import io
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rich.console import Console

from bot.answering.phrases import load_phrases
from bot.conversation import Desk
from bot.conversation_state import State
from bot.terminal.console import show
from retrieval.archive.archive import Archive
from tests.support.commands import ROOT, SEEDS, retrieval

if TYPE_CHECKING:
    from collections.abc import Sequence

README = ROOT / "README.md"
WIDTH = 88
"""Columns of the terminal that is shown."""
_SHOWN = re.compile(r"(?<=\n<!-- transcript)([^\n]*-->\n```\n)(.*?)(?=\n```\n)", re.DOTALL)


class Transcript(NamedTuple):
    """A README taken apart.

    Attributes:
        before: What stands before the transcript.
        shown: The transcript.
        after: What stands behind it.
    """

    before: str
    shown: str
    after: str

    @property
    def questions(self) -> list[str]:
        """The questions that are asked in it."""
        return re.findall(r"^› (.+)$", self.shown, re.MULTILINE)


def read_transcript(readme: str) -> Transcript:
    """Find the transcript in a README's text.

    Raises:
        ValueError: There is none.
    """
    match = _SHOWN.search(readme)
    if match is None:
        raise ValueError("The README has no “<!-- transcript … -->” before a fenced block.")
    return Transcript(readme[: match.start(2)], match[2], readme[match.end(2) :])


def converse(desk: Desk, questions: Sequence[str]) -> str:
    """Return what a terminal of `WIDTH` columns shows of a conversation."""
    screen = io.StringIO()
    console = Console(file=screen, width=WIDTH, force_terminal=True, color_system=None)
    state = State()
    for question in questions:
        answer, state = desk.ask(question, state)
        print(f"› {question}\n", file=screen)
        show(console, desk, answer)
        print(file=screen)
    return "\n".join(line.rstrip() for line in screen.getvalue().strip().splitlines())


def main() -> None:
    """Ask the README's questions over the seeds, and write the answers into it."""
    found = read_transcript(README.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.sqlite3"
        done = retrieval("ingest", SEEDS, "--archive", path, cwd=ROOT)
        assert done.returncode == 0, done.stderr
        with Archive.open(path) as archive:
            shown = converse(Desk(archive, load_phrases()), found.questions)
    README.write_text(f"{found.before}{shown}{found.after}", encoding="utf-8")


if __name__ == "__main__":
    main()
