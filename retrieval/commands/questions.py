"""A file of questions: JSON lines, read one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from retrieval.errors import EmptyFileError, MalformedRecordError, ReadingError
from retrieval.reading import display_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


class AskedLine(BaseModel):
    """A line of a file of questions. Other fields are passed over."""

    model_config = ConfigDict(strict=True, extra="ignore")

    id: Annotated[
        str | None, BeforeValidator(lambda value: str(value) if isinstance(value, int) else value)
    ] = None
    question: str


class Asked(NamedTuple):
    """A question and the id that its file gives it."""

    id: str | None
    question: str


def read_questions(path: Path, report: Callable[[ReadingError], None]) -> Iterator[Asked]:
    """Read a JSON lines file of questions, one at a time.

    Args:
        path: The file, in UTF-8.
        report: Is told of each line that is no question, by its number; the rest goes on.

    Raises:
        EmptyFileError: The file holds no lines, or only blank ones.
        ReadingError: The file cannot be opened.
    """
    name = display_name(path)
    is_empty = True
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if not line.strip():
                    continue
                is_empty = False
                try:
                    asked = AskedLine.model_validate_json(line.removeprefix(b"\xef\xbb\xbf"))
                except ValidationError as error:
                    problem = error.errors(include_url=False, include_input=False)[0]["msg"]
                    report(
                        MalformedRecordError(f"{name}, line {number}, is no question: {problem}.")
                    )
                    continue
                yield Asked(asked.id, asked.question)
    except OSError as error:
        raise ReadingError(f"{name} cannot be opened: {error.strerror}.") from None
    if is_empty:
        raise EmptyFileError(f"{name} is empty; put questions into it, one a line.")
