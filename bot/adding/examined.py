"""What a file turned out to hold, as it comes from the process that looked into it."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - pydantic needs it at run time

from pydantic import BaseModel, ConfigDict

from retrieval.article import hash_text


class FoundStatement(BaseModel):
    """A statement, by its place in the text.

    Attributes:
        start: Its first character.
        end: One past its last.
        kind: "direct", "indirect" or "mixed".
        speaker: The speaker as the text names them, if it does.
        person: Who that is, where it is known.
        paragraph: The number of its paragraph among the story's, from 1; 0 for none of them.
    """

    model_config = ConfigDict(frozen=True)

    start: int
    end: int
    kind: str
    speaker: str | None
    person: str | None
    paragraph: int


class Examined(BaseModel):
    """An article that is not in the archive yet.

    Attributes:
        source: The file's name.
        text: The text as it would be stored.
        title: Its headline.
        date: The day it was published, where the file says so.
        publisher: Who published it, where the file says so.
        sentences: How many sentences its story has.
        paragraphs: How many paragraphs its story has.
        quotations: How many statements are in it.
        speakers: Who is quoted, in order of appearance.
        statements: The first statements, those with a speaker before the others.
    """

    model_config = ConfigDict(frozen=True)

    source: str
    text: str
    title: str
    date: dt.date | None
    publisher: str | None
    sentences: int
    paragraphs: int
    quotations: int
    speakers: tuple[str, ...]
    statements: tuple[FoundStatement, ...]

    @property
    def content_hash(self) -> str:
        """The content hash that it would have in the archive."""
        return hash_text(self.text)


class Outcome(BaseModel):
    """What a look into a file came to: an article, or why not.

    Attributes:
        article: The article.
        sentence: What is wrong, for a person.
        fault: The name of it, a `retrieval.reading.faults.Fault`; "" where it has none.
        values: What the sentence names besides the file.
    """

    article: Examined | None = None
    sentence: str = ""
    fault: str = ""
    values: dict[str, int | str] = {}
