"""The stories written for the gate, with what a careful reader finds in them.

A story is a TOML file: `about`, `held`, `text` and a table `statements`. In the text, `⟦1 …⟧` is
content of statement 1, `⟦@1,2 …⟧` is who says statements 1 and 2, `⟦>1 …⟧` is whom statement 1
passes on, and in `⟦? …⟧` a statement may be found or not. The brackets are taken out before the
text is read.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from retrieval.article import Span
from retrieval.reading.build import build_article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from retrieval.article import Article

FOLDER = Path(__file__).parent / "stories"
NOT_ASKED = "?"
"""As a person: whoever the system gives is neither right nor wrong."""

_BRACKET = re.compile(r"⟦(?P<sign>[@>]?)(?P<numbers>\d+(?:,\d+)*|\?) |⟧")


@dataclass(frozen=True, slots=True)
class Gold:
    """A statement as it should be found.

    Attributes:
        spans: Its content, in order.
        kind: "direct", "indirect" or "mixed".
        speakers: The mentions that name who says it; more than one may be right.
        person: Who that is, by full name; None for somebody unnamed; `NOT_ASKED`.
        declined: Whether the content is what was not answered.
        relayed: Whom it passes on, or None.
    """

    spans: tuple[Span, ...]
    kind: str
    speakers: tuple[Span, ...]
    person: str | None = None
    declined: bool = False
    relayed: Span | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """A text with its gold.

    Attributes:
        name: The file's name, without its end.
        held: Whether it is for measuring alone: nobody reads its failures while developing.
        article: The text as the reading part takes it in.
        gold: What is said in it, in order.
        either: Spans in which a statement may be found or not.
    """

    name: str
    held: bool
    article: Article
    gold: tuple[Gold, ...]
    either: tuple[Span, ...] = ()


class MarkingError(Exception):
    """A story's brackets or its table of statements do not fit together."""


def read_stories(folder: Path = FOLDER) -> list[Story]:
    """Read every story of a folder, by name.

    Raises:
        MarkingError: A story's marking is not sound.
    """
    return [read_story(path) for path in sorted(folder.glob("*.toml"))]


def read_story(path: Path) -> Story:
    """Read one story.

    Raises:
        MarkingError: Its marking is not sound.
    """
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    text, marked = unmark(content["text"])
    table: dict[str, dict[str, Any]] = content["statements"]
    if unknown := {number for _, number in marked} - set(table) - {NOT_ASKED}:
        raise MarkingError(f"{path.name}: no statement {', '.join(sorted(unknown))} in the table.")
    return Story(
        name=path.stem,
        held=content["held"],
        article=build_article(path.name, text, path.name),
        gold=tuple(sorted(_golds(path.name, marked, table), key=lambda gold: gold.spans)),
        either=tuple(marked.get(("", NOT_ASKED), ())),
    )


def _golds(
    name: str, marked: dict[tuple[str, str], list[Span]], table: dict[str, dict[str, Any]]
) -> Iterator[Gold]:
    for number, row in table.items():
        spans, speakers = marked.get(("", number)), marked.get(("@", number))
        if not spans or not speakers:
            raise MarkingError(f"{name}: statement {number} has no content or no speaker.")
        yield Gold(
            spans=tuple(sorted(spans)),
            kind=row["kind"],
            speakers=tuple(speakers),
            person=row.get("person"),
            declined=row.get("declined", False),
            relayed=marked.get((">", number), [None])[0],
        )


def unmark(marked: str) -> tuple[str, dict[tuple[str, str], list[Span]]]:
    """Take the brackets out of a text.

    Returns:
        The text, and for each (sign, number) the spans of the text that it marks.

    Raises:
        MarkingError: A bracket is not closed, or closes nothing.
    """
    parts: list[str] = []
    length = at = 0
    found: dict[tuple[str, str], list[Span]] = {}
    waiting: list[tuple[str, list[str], int]] = []
    for bracket in _BRACKET.finditer(marked):
        parts.append(marked[at : bracket.start()])
        length += len(parts[-1])
        at = bracket.end()
        if bracket["numbers"]:
            waiting.append((bracket["sign"], bracket["numbers"].split(","), length))
        elif waiting:
            sign, numbers, start = waiting.pop()
            for number in numbers:
                found.setdefault((sign, number), []).append(Span(start, length))
        else:
            raise MarkingError(f"A bracket closes nothing before {marked[at : at + 40]!r}.")
    if waiting:
        raise MarkingError(f"A bracket of statement {waiting[-1][1]} is not closed.")
    parts.append(marked[at:])
    return "".join(parts), found
