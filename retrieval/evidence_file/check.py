"""Checking an evidence file, quotation by quotation, against the articles."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

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
    MISDESCRIBED = "misdescribed"
    """The words hold, but the file tells another title, date, publisher or address on the web, or
    names others whose words are passed on."""
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
        title: Its headline, or the label made from its first sentence.
        date: The day it was published.
        publisher: Who published it.
        url: Its address on the web.
    """

    source: str
    content_hash: str
    text: str
    title: str = ""
    date: date | None = None
    publisher: str | None = None
    url: str | None = None


class Attribution(NamedTuple):
    """Who says something, and how it is given.

    Attributes:
        speaker: The speaker's full name, or None.
        declined: Whether it is what was not answered.
        kind: "direct", "indirect" or "mixed"; "" for what is no statement.
        relayed: Whose words the speaker passes on, as the text names them, or None.
    """

    speaker: str | None
    declined: bool
    kind: str
    relayed: str | None = None

    @classmethod
    def claimed(cls, quotation: QuotationRecord) -> Attribution:
        """Return what an evidence file claims."""
        kind = quotation.kind if quotation.kind in STATEMENTS else ""
        return cls(quotation.speaker, quotation.declined, kind, quotation.relayed)


class Articles(Protocol):
    """Where the articles come from: an archive, or files."""

    def by_hash(self, content_hash: str, source: str) -> Held | None:
        """Return the article with a content hash, of several the one of this name; or None."""
        ...

    def by_source(self, source: str) -> Sequence[Held]:
        """Return the articles of a name."""
        ...

    def attributions(self, held: Held, quotation: QuotationRecord) -> Sequence[Attribution] | None:
        """Return all that the place can be taken for, likeliest first; None where not known."""
        ...


class Detail(NamedTuple):
    """Something that a file tells otherwise than the articles.

    Attributes:
        name: "title", "date", "publisher", "url" or "relayed", as the file calls it.
        given: What the file says; days as "2020-01-06".
        stored: What the articles say, or None for nothing.
    """

    name: str
    given: str
    stored: str | None


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
        details: What else the file tells otherwise than the article that was found.
    """

    quotation: QuotationRecord
    outcome: Outcome
    at: int | None = None
    source: str = ""
    said: Attribution | None = None
    stored: str = ""
    details: tuple[Detail, ...] = ()


def check_quotation(quotation: QuotationRecord, articles: Articles) -> Checked:
    """Check one quotation: its article, its words at its place, its speaker, its source.

    What a file does not say, as an older one may not, is not compared.
    """
    held = articles.by_hash(quotation.content_hash, quotation.source)
    if held is None:
        return _without_article(quotation, articles)
    details = tuple(_details(quotation, held))
    found = Checked(quotation, Outcome.HOLDS, source=held.source, details=details)
    stored = held.text[quotation.start : quotation.end]
    if stored != quotation.text:
        same = _same(stored, quotation.text)
        at = quotation.start + same
        return found._replace(outcome=Outcome.DIFFERS, at=at, stored=stored[same:])
    said = articles.attributions(held, quotation)
    if said is not None:
        found = _attributed(found, said)
    if found.outcome is Outcome.HOLDS and found.details:
        return found._replace(outcome=Outcome.MISDESCRIBED)
    return found


def _attributed(found: Checked, said: Sequence[Attribution]) -> Checked:
    """Compare who says it, and whose words they pass on where the file tells that."""
    claimed = Attribution.claimed(found.quotation)
    theirs = [one for one in said if one[:3] == claimed[:3]]
    if not theirs:
        return found._replace(outcome=Outcome.MISATTRIBUTED, said=said[0])
    found = found._replace(said=claimed)
    if claimed.relayed is None or claimed in theirs:
        return found
    passed_on = Detail("relayed", claimed.relayed, theirs[0].relayed)
    return found._replace(details=(*found.details, passed_on))


def _details(quotation: QuotationRecord, held: Held) -> Iterator[Detail]:
    """Yield what a file says of an article and the article does not."""
    for name, given, stored in (
        ("title", quotation.title, held.title),
        ("date", quotation.date, held.date),
        ("publisher", quotation.publisher, held.publisher),
        ("url", quotation.url, held.url),
    ):
        if given and given != stored:
            yield Detail(name, str(given), str(stored) if stored else None)


def _without_article(quotation: QuotationRecord, articles: Articles) -> Checked:
    for held in articles.by_source(quotation.source):
        found = held.text.find(quotation.text)
        return Checked(quotation, Outcome.CHANGED, None if found < 0 else found, held.source)
    return Checked(quotation, Outcome.MISSING)


def _same(stored: str, given: str) -> int:
    """How many characters at the start are the same."""
    pairs = zip(stored, given, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(stored), len(given)))
