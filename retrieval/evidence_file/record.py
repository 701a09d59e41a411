"""What an evidence file holds, and reading one that anybody may have written."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from retrieval.errors import EvidenceFileError
from retrieval.reading import display_name

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Self

SCHEMA_VERSION: Final = 1
LARGEST = 20_000_000
"""Bytes of a file that is read: a hundred times a long day's quotations."""

Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Day = dt.date | None
Offset = Annotated[int, Field(ge=0, le=10**9)]


class _Record(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class TextSpan(_Record):
    """A half-open range of Unicode characters of an article's text."""

    start: Offset
    end: Offset

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.start >= self.end:
            raise ValueError("its end must come after its start")
        return self


class QuotationRecord(TextSpan):
    """A piece of evidence as it was shown.

    Attributes:
        n: Its citation number.
        content_hash: SHA-256 of the article's text in UTF-8, in hexadecimal.
        text: The words: the characters from `start` to `end`.
        source: The article's file name, or its record's id.
        title: Its headline, or the label made from its first sentence.
        date: The day it was published.
        publisher: Who published it.
        url: Its address on the web.
        kind: "direct", "indirect", "mixed", "sentence", "passage" or "page".
        speaker: Who says it, by full name.
        speaker_text: The speaker as the text names them.
        declined: Whether it is what was not answered.
        relayed: Whose words the speaker passes on, as the text names them.
        passage: The passage around it.
        nearest: Whether it was shown only as the nearest, not as an answer.
    """

    n: Annotated[int, Field(ge=1)]
    content_hash: Hash
    text: str
    source: str
    title: str = ""
    date: Day = None
    publisher: str | None = None
    url: str | None = None
    kind: str
    speaker: str | None = None
    speaker_text: str | None = None
    declined: bool = False
    relayed: str | None = None
    passage: TextSpan
    nearest: bool = False

    @model_validator(mode="after")
    def _check_passage(self) -> Self:
        if not self.passage.start <= self.start < self.end <= self.passage.end:
            raise ValueError("its passage must hold it")
        return self


class ToldRecord(_Record):
    """An answer: what was asked, what it was taken for, and what was shown.

    Attributes:
        question: What was asked, as typed.
        intent: What it was taken for.
        answered: Whether the sources held what was asked.
        verdict: What checking a claimed quotation gave.
        quotations: The evidence shown, in order.
    """

    question: str
    intent: str
    answered: bool
    verdict: str | None = None
    quotations: tuple[QuotationRecord, ...] = ()


class ArchiveRecord(_Record):
    """What was searched: how many articles, how many of them dated, of which days."""

    articles: Annotated[int, Field(ge=0)]
    dated: Annotated[int, Field(ge=0)]
    first: Day = None
    last: Day = None


class Tool(_Record):
    """What wrote the file."""

    name: str
    version: str


class EvidenceFile(_Record):
    """A whole evidence file.

    Attributes:
        schema_version: The version of this form; "evidence_file" in the JSON.
        tool: What wrote it.
        archive: What was searched.
        answers: The answers, in order.
    """

    schema_version: Annotated[Literal[1], Field(alias="evidence_file")] = SCHEMA_VERSION
    tool: Tool
    archive: ArchiveRecord
    answers: tuple[ToldRecord, ...]

    @property
    def quotations(self) -> tuple[QuotationRecord, ...]:
        """All quotations, in order."""
        return tuple(one for answer in self.answers for one in answer.quotations)


def write_evidence_file(file: EvidenceFile) -> str:
    """Return an evidence file's text: JSON, indented, with a line end at its end.

    The same evidence always gives the same text: there is no clock in it.
    """
    values = file.model_dump(mode="json", by_alias=True)
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def read_evidence_file(path: Path) -> EvidenceFile:
    """Read an evidence file.

    Raises:
        EvidenceFileError: It is none, a damaged one, one of a newer version, or too large.
    """
    name = display_name(path)
    try:
        with path.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except OSError as error:
        raise EvidenceFileError(f"{name} cannot be opened: {error.strerror}.") from None
    if len(data) > LARGEST:
        raise EvidenceFileError(
            f"{name} is larger than {LARGEST // 1_000_000} MB, which no evidence file is."
        )
    try:
        values = json.loads(data)
    except (ValueError, RecursionError):
        raise EvidenceFileError(
            f"{name} is no JSON, so no evidence file; give the file that "
            "“python -m bot ask … --evidence FILE” wrote."
        ) from None
    version = values.get("evidence_file") if isinstance(values, dict) else None
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise EvidenceFileError(
            f"{name} is no evidence file: it does not say its version under “evidence_file”."
        )
    if version > SCHEMA_VERSION:
        raise EvidenceFileError(
            f"{name} was written by a newer version of On Record (form {version}); "
            f"this one reads form {SCHEMA_VERSION}: install the newer version."
        )
    try:
        return EvidenceFile.model_validate_json(data)
    except ValidationError as error:
        problem = error.errors(include_url=False, include_input=False, include_context=False)[0]
        place = ".".join(map(str, problem["loc"]))
        raise EvidenceFileError(
            f"{name} is damaged{f' at {place}' if place else ''}: {problem['msg']}."
        ) from None
