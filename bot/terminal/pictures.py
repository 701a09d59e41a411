"""Pictures in the terminal: written as files, for a terminal shows none."""

from __future__ import annotations

import re
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from bot.answering.answer import Picture
from bot.pictures.drawing import draw_picture, evidence_of
from retrieval.commands.marked.writing import Replacement
from retrieval.reading import display_name

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.conversation import Desk

_ORDER = re.compile(
    r"(\s*/?(?:card|picture)(?:\s+\[?\d{1,4}\]?)?)\s+(?=\S)(.+\.png[\"']?)\s*", re.IGNORECASE
)
"""A command for a picture with the path of a file behind it."""
_QUOTES = "\"'"


def split_path(typed: str) -> tuple[str, Path | None]:
    """Return a line without the path of a picture's file, and that path where it names one."""
    order = _ORDER.fullmatch(typed)
    if order is None:
        return typed, None
    return order[1], Path(order[2].strip(_QUOTES)).expanduser()


def write_pictures(answer: Answer, desk: Desk, path: Path | None) -> list[str]:
    """Write an answer's pictures, and return for each what to say of it.

    Args:
        answer: The answer.
        desk: What answered.
        path: The file to write, or to replace. Where it is None, a file in the working folder
            with the picture's own name; none that is there already is replaced then.

    Raises:
        OutputError: A file cannot be written, or is none of ours to replace.
        ArticleGoneError: The article is no longer held.
    """
    written = []
    for block in answer.blocks:
        if isinstance(block, Picture):
            file = _free(Path(block.name)) if path is None else path
            data = draw_picture(block.recipe, evidence_of(block.recipe, desk.read))
            with Replacement(file) as out:
                out.write(data)
            written.append(desk.phrases.say("picture_written", path=display_name(file)))
    return written


def _free(path: Path) -> Path:
    """Return a path, or one with a number behind its name, that stands for no file yet."""
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    return next(one for one in chain((path,), numbered) if not one.exists())
