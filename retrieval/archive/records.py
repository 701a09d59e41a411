"""What the archive gives back: frozen rows. Ids are the archive's own and never leave a process."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from retrieval.article import PassageKind, Quotation, Span


class Only(StrEnum):
    """Which kind of quotation alone is wanted."""

    DECLINED = "declined"
    """Non-answers."""
    RELAYED = "relayed"
    """Those that pass on what somebody else said."""


@dataclass(frozen=True, slots=True)
class ArticleInfo:
    """An article without its text."""

    id: int
    content_hash: str
    source: str
    title: str
    date: date | None
    publisher: str | None
    url: str | None
    sentences: int
    """How many sentences of the story it holds (furniture not counted)."""
    quotations: int


@dataclass(frozen=True, slots=True)
class StoredSentence:
    """A sentence and where it stands."""

    id: int
    article: int
    passage: int
    kind: PassageKind
    span: Span
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoredQuotation:
    """A quotation and the article that holds it."""

    id: int
    article: int
    quotation: Quotation


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person as the whole archive knows them: the articles' `Person`s of one key put together.

    Attributes:
        key: As in `Person.key`.
        name: The full name as the first article (by date, then source) writes it.
        roles: All roles given, most frequent first.
        aliases: All aliases given, in order of appearance.
        quotations: How many quotations are theirs.
        mentions: How often they are named.
        is_organisation: As in `Person`.
        declined: How many of the quotations are non-answers.
    """

    key: str
    name: str
    roles: tuple[str, ...]
    aliases: tuple[str, ...]
    quotations: int
    mentions: int
    is_organisation: bool
    declined: int = 0

    @property
    def statements(self) -> int:
        """How many quotations are statements, not non-answers."""
        return self.quotations - self.declined
