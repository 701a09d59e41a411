"""What a picture is made from, as JSON: it can be kept, and drawn when it is needed.

A recipe has the frame's words and the addresses of the evidence, never the evidence itself.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from retrieval.article import Address


class Card(BaseModel):
    """A quotation as a picture of its own.

    Attributes:
        content_hash: The article's content hash.
        start: Where the quotation begins in its text, in characters.
        end: Where it ends.
        speaker: Who says it, by name.
        about: What else is said of the speaker and of how the words are given, one line.
        source: Source, date and place, one line.
        checked: What was checked and what came of it, one line; "" where nothing was.
        is_sound: Whether that was a verbatim quotation.
        name: What the project is called there.
    """

    model_config = ConfigDict(frozen=True)

    kind: Literal["card"] = "card"
    content_hash: str
    start: int
    end: int
    speaker: str
    about: str = ""
    source: str
    checked: str = ""
    is_sound: bool = True
    name: str

    @property
    def address(self) -> Address:
        """Where the quotation stands."""
        return Address(self.content_hash, self.start, self.end)


class Marks(BaseModel):
    """What one speaker said in one period, in numbers.

    Attributes:
        quoted: Statements in quotation marks, in whole or in part.
        reported: Statements that are only reported.
        declined: What was not answered.
    """

    model_config = ConfigDict(frozen=True)

    quoted: int = 0
    reported: int = 0
    declined: int = 0


class Row(BaseModel):
    """A speaker of a timeline, with the marks of each period in order."""

    model_config = ConfigDict(frozen=True)

    speaker: str
    cells: tuple[Marks, ...]


class Timeline(BaseModel):
    """Who spoke when, as a picture.

    Attributes:
        title: What it shows, one line.
        periods: What the columns are called, in order: days, months or years.
        rows: The speakers, from above.
        more: What is said of the speakers who have no row; "" where all have.
        legend: What the marks mean: quoted, reported, declined.
        scope: Which articles it is drawn from, one line.
        name: What the project is called there.
    """

    model_config = ConfigDict(frozen=True)

    kind: Literal["timeline"] = "timeline"
    title: str
    periods: tuple[str, ...]
    rows: tuple[Row, ...]
    more: str = ""
    legend: tuple[str, str, str]
    scope: str
    name: str


Recipe = Annotated[Card | Timeline, Field(discriminator="kind")]
