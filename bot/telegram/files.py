"""Files in messages: pictures, drawn when they are sent, and texts that are a file's content.

The outbox holds JSON. So it holds what a file is made from: a picture's recipe, with the addresses
of its quotations, or a text. The file is made anew at each attempt, and is the same each time.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import TypeAdapter

from bot.answering.answer import Copyable, Picture
from bot.errors import PictureError
from bot.pictures.drawing import draw_picture, evidence_of
from bot.pictures.recipe import Recipe
from retrieval.errors import RetrievalError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.answering.answer import Answer, Block
    from bot.answering.phrases import Phrases

_PHOTO, _DOCUMENT = "photo", "document"
_METHODS = {_PHOTO: "sendPhoto", _DOCUMENT: "sendDocument"}
_RECIPE: TypeAdapter[Any] = TypeAdapter(Recipe)


class Upload(NamedTuple):
    """A file as it is sent.

    Attributes:
        field: The request's parameter that it is.
        name: Its name.
        data: Its bytes.
    """

    field: str
    name: str
    data: bytes


class CannotMakeError(Exception):
    """A file cannot be made any more.

    Attributes:
        instead: What is said in its place.
    """

    def __init__(self, instead: str) -> None:
        super().__init__(instead)
        self.instead = instead


def is_file(block: Block) -> bool:
    """Say whether a block is sent as a file."""
    return isinstance(block, Picture) or (isinstance(block, Copyable) and bool(block.name))


def files_of(answer: Answer, phrases: Phrases) -> tuple[dict[str, Any], ...]:
    """Return an answer's files as the outbox holds them."""
    return tuple(_described(block, phrases) for block in answer.blocks if is_file(block))


def method_of(file: Mapping[str, Any]) -> str:
    """Return the Bot API's name of what sends a file."""
    return _METHODS[file["field"]]


class Workbench:
    """Makes the files of letters.

    Args:
        read: Gives the stored text of an article by its content hash.
    """

    def __init__(self, read: Callable[[str], str]) -> None:
        self._read = read

    async def make(self, file: Mapping[str, Any]) -> Upload:
        """Return a file.

        Args:
            file: One of `files_of`.

        Raises:
            CannotMakeError: What it shows is no longer held, or cannot be drawn.
        """
        if "text" in file:
            return Upload(file["field"], file["name"], file["text"].encode())
        try:
            recipe = _RECIPE.validate_python(file["recipe"])
            # The archive is read here, in its own thread; drawing takes a while.
            evidence = evidence_of(recipe, self._read)
            data = await asyncio.to_thread(draw_picture, recipe, evidence)
        except (PictureError, RetrievalError, ValueError):
            raise CannotMakeError(file["instead"]) from None
        return Upload(file["field"], file["name"], data)


def _described(block: Block, phrases: Phrases) -> dict[str, Any]:
    if isinstance(block, Picture):
        return {
            "field": _PHOTO,
            "name": block.name,
            "recipe": block.recipe.model_dump(),
            "instead": phrases.say("picture_gone"),
        }
    assert isinstance(block, Copyable)
    return {"field": _DOCUMENT, "name": block.name, "text": block.text + "\n"}
