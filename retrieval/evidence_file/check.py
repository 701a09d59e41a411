"""Checking an evidence file, quotation by quotation, against the articles."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retrieval.evidence_file.record import QuotationRecord

STATEMENTS = ("direct", "indirect", "mixed")
"""Kinds of evidence that somebody says."""


class Outcome(StrEnum):
    """What checking a quotation gave."""

    HOLDS = "holds"
    """The article is there, with just these words at this place."""
    DIFFERS = "differs"
    """The article is there, with other words at this place."""
    MISATTRIBUTED = "misattributed"
    """The words hold, but the articles give them to somebody else, or not in that way."""
    CHANGED = "changed"
    """An article of that name is there, but its text is not the one that was quoted."""
    MISSING = "missing"
    """There is no such article."""


class Held(NamedTuple):
    """An article to check against.

    Attributes:
        source: Its file's name, or its record's id.
        content_hash: Its content hash.
        text: Its text.
    """

    source: str
    content_hash: str
    text: str


class Attribution(NamedTuple):
    """Who says something, and how it is given.

    Attributes:
        speaker: The speaker's full name, or None.
        declined: Whether it is what was not answered.
        kind: "direct", "indirect" or "mixed"; "" for what is no statement.
    """

    speaker: str | None
    declined: bool
    kind: str

    @classmethod
    def claimed(cls, quotation: QuotationRecord) -> Attribution:
        """Return what an evidence file claims."""
        kind = quotation.kind if quotation.kind in STATEMENTS else ""
        return cls(quotation.speaker, quotation.declined, kind)


class Articles(Protocol):
    """Where the articles come from: an archive, or files."""

    def by_hash(self, content_hash: str) -> Held | None:
        """Return the article with a content hash, or None."""
        ...

    def by_source(self, source: str) -> Sequence[Held]:
        """Return the articles of a name."""
        ...

    def attributions(self, held: Held, quotation: QuotationRecord) -> Sequence[Attribution] | None:
        """Return all that the place can be taken for, likeliest first; None where not known."""
        ...


class Checked(NamedTuple):
    """A quotation with what checking it gave.

    Attributes:
        quotation: The quotation as the file has it.
        outcome: What it gave.
        at: For `DIFFERS`: the first character of the article that differs. For `CHANGED`: where
            the words stand in the article as it is now, if they do.
        source: The name of the article that was found, or "".
        said: Who says it and how, as the articles have it; None where that was not checked.
        stored: For `DIFFERS`: the article's words from there on.
    """

    quotation: QuotationRecord
    outcome: Outcome
    at: int | None = None
    source: str = ""
    said: Attribution | None = None
    stored: str = ""


def check_quotation(quotation: QuotationRecord, articles: Articles) -> Checked:
    """Check one quotation: its article, its words at its place, its speaker."""
    held = articles.by_hash(quotation.content_hash)
    if held is None:
        return _without_article(quotation, articles)
    stored = held.text[quotation.start : quotation.end]
    if stored != quotation.text:
        same = _same(stored, quotation.text)
        at = quotation.start + same
        return Checked(quotation, Outcome.DIFFERS, at, held.source, stored=stored[same:])
    said = articles.attributions(held, quotation)
    if said is None:
        return Checked(quotation, Outcome.HOLDS, source=held.source)
    claimed = Attribution.claimed(quotation)
    if claimed in said:
        return Checked(quotation, Outcome.HOLDS, source=held.source, said=claimed)
    return Checked(quotation, Outcome.MISATTRIBUTED, source=held.source, said=said[0])


def _without_article(quotation: QuotationRecord, articles: Articles) -> Checked:
    for held in articles.by_source(quotation.source):
        found = held.text.find(quotation.text)
        return Checked(quotation, Outcome.CHANGED, None if found < 0 else found, held.source)
    return Checked(quotation, Outcome.MISSING)


def _same(stored: str, given: str) -> int:
    """How many characters at the start are the same."""
    pairs = zip(stored, given, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(stored), len(given)))
