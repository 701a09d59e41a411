"""The questions with their gold: two sets, one over news that is not ours, one over our stories.

`questions/news.jsonl` and `questions/stories.jsonl` hold a conversation a line: an id and its
turns. A turn has the `question`, its `kind`, whether the articles hold an answer (`answerable`),
`gold`: any of these places ([source, start, end]) is a right first quotation, `speakers`: the names
that are right for who says it, and for a claimed quotation the `verdict`. Where there is none to
find, `gold` is empty. `questions/articles.jsonl` names the articles of the news by id, corpus and
content hash; their texts are copyrighted and stay outside the project.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from retrieval.article import hash_text
from tests.quality.stories import read_stories

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent / "questions"
FOLDERS = {
    "newsqa": ("ON_RECORD_QUESTIONS", "questions", ("newsqa.articles.jsonl",)),
    "polnear": (
        "ON_RECORD_QUOTATIONS",
        "quotations",
        ("polnear_dev.jsonl", "polnear_train.jsonl"),
    ),
}
"""By corpus: the variable that names its folder, else its name in `../shared`; its files."""
PARTS = ("open", "held")

Kind = Literal["fact", "who-said", "what-said", "more", "declined", "passage", "verify"]


class DifferentTextError(Exception):
    """An article is missing, or its text is not the one that the questions were written on."""


class Place(NamedTuple):
    """A stretch of an article, in characters."""

    source: str
    start: int
    end: int


class Turn(BaseModel):
    """A question and what a right answer shows; the fields are told at the top of the module."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    question: str
    kind: Kind
    answerable: bool
    gold: tuple[Place, ...] = ()
    speakers: tuple[str, ...] = ()
    verdict: Literal["verbatim", "altered", "other-speaker", "not-found"] | None = None


class Conversation(BaseModel):
    """Turns that are asked one after the other."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    turns: tuple[Turn, ...]

    @property
    def part(self) -> str:
        """Which half it is in: by the last bit of the hash of its id, so that nobody chose it."""
        return PARTS[hashlib.sha256(self.id.encode()).digest()[-1] % 2]


class Listed(BaseModel):
    """An article of the news that questions are asked of."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    corpus: Literal["newsqa", "polnear"]
    content_hash: str
    date: str | None = None


def read_conversations(name: str) -> tuple[Conversation, ...]:
    """Read a set of questions, "news" or "stories"."""
    lines = _lines(FOLDER / f"{name}.jsonl")
    return tuple(Conversation.model_validate_json(line) for line in lines)


def read_listed() -> tuple[Listed, ...]:
    """Read which articles the news is."""
    return tuple(map(Listed.model_validate_json, _lines(FOLDER / "articles.jsonl")))


def news_folders() -> dict[str, Path] | None:
    """Return the folder of each corpus, or None where one is missing."""
    folders = {
        corpus: Path(os.environ.get(variable) or ROOT.parent / "shared" / name)
        for corpus, (variable, name, _) in FOLDERS.items()
    }
    has_all = all(
        (folder / file).is_file()
        for corpus, folder in folders.items()
        for file in FOLDERS[corpus][2]
    )
    return folders if has_all else None


def news_variables() -> str:
    """Return the names of the variables that name the folders of the news."""
    return " and ".join(variable for variable, *_ in FOLDERS.values())


def news_records(folders: dict[str, Path]) -> Iterator[dict[str, str | None]]:
    """Yield the articles of the news as records that ingest takes.

    Raises:
        DifferentTextError: An article is missing, or has another text.
    """
    rows = {
        row["id"]: row
        for corpus, folder in folders.items()
        for file in FOLDERS[corpus][2]
        for row in map(json.loads, _lines(folder / file))
    }
    for listed in read_listed():
        row = rows.get(listed.id)
        if row is None or hash_text(row["text"]) != listed.content_hash:
            raise DifferentTextError(f"{listed.id} is missing or differs; the gold is of no use.")
        yield {
            "id": listed.id,
            "text": row["text"],
            "title": row.get("title"),
            "publisher": row.get("publisher"),
            "date": listed.date,
        }


def story_records() -> Iterator[dict[str, str | None]]:
    """Yield our open stories as records that ingest takes; the held ones stay out of sight."""
    for story in read_stories():
        if not story.held:
            yield {"id": story.name, "text": story.article.text}


def make_archive(records: Iterable[dict[str, str | None]], folder: Path) -> Path:
    """Ingest records by the command line, as a user would.

    Args:
        records: Articles.
        folder: Where to put the archive; made by the caller.

    Returns:
        The archive's file.
    """
    articles, archive = folder / "articles.jsonl", folder / "archive.sqlite3"
    lines = (json.dumps(record, ensure_ascii=False) for record in records)
    articles.write_text("\n".join(lines) + "\n", encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "retrieval", "ingest", str(articles), "--archive", str(archive)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return archive


def _lines(path: Path) -> Sequence[str]:
    # Not `splitlines`: JSON may hold other line ends inside its strings.
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
