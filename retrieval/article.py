"""What an article is made of: frozen values, spans instead of copies.

Every offset counts Unicode characters (code points) of `Article.text`, the text as decoded, which
nothing ever edits. A quotation's address is (content hash, start, end).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date


class Span(NamedTuple):
    """A half-open range of characters `[start, end)` of an article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` that this span covers."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Say whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Say whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


class Address(NamedTuple):
    """Where a piece of evidence stands: never its text, never its rank."""

    content_hash: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The address without the article."""
        return Span(self.start, self.end)


class PassageKind(StrEnum):
    """What a passage is. All but `STORY` is furniture: kept, marked, no evidence unless asked."""

    STORY = "story"
    HEADER = "header"
    """Metadata at the top of the file, such as `date 2020-01-06`."""
    HEADING = "heading"
    """A sub-heading."""
    ADVERTISEMENT = "advertisement"
    """An advertisement line or another link of the page around the story."""
    CAPTION = "caption"
    """A photo's caption, with its credit."""
    CREDIT = "credit"
    """A line that only names photographers, contributors or copyright."""

    @property
    def is_furniture(self) -> bool:
        """Whether passages of this kind are not the story."""
        return self is not PassageKind.STORY


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of an article, without the white space around it."""

    span: Span
    kind: PassageKind = PassageKind.STORY


@dataclass(frozen=True, slots=True)
class Article:
    """One source document, its text as stored, never edited.

    Attributes:
        source: The file's name, or the record's id for JSON lines.
        text: The text as decoded.
        passages: Its paragraphs in order, furniture included; they do not overlap, and between
            them there is only white space.
        date: The day it was published, where the source gives one.
        title: Its headline; taken from the first sentence where the source gives none.
        publisher: Who published it, where the source says so.
        url: Its address on the web, where the source says so.
    """

    source: str
    text: str
    passages: tuple[Passage, ...]
    title: str
    date: date | None = None
    publisher: str | None = None
    url: str | None = None

    @property
    def content_hash(self) -> str:
        """SHA-256 of the text in UTF-8, in hexadecimal: the article's part of every address."""
        return hash_text(self.text)


@dataclass(frozen=True, slots=True)
class Sentence:
    """The retrieval unit: a span inside one passage.

    Attributes:
        span: Where it stands; no white space at its ends.
        passage: The index of its passage in `Article.passages`.
        terms: Its index terms in order of appearance, as `retrieval.language.terms` makes them.
    """

    span: Span
    passage: int
    terms: tuple[str, ...] = ()


class QuotationKind(StrEnum):
    """How a statement is given."""

    DIRECT = "direct"
    """Wholly in quotation marks."""
    INDIRECT = "indirect"
    """Reported in the writer's words."""
    MIXED = "mixed"
    """Reported, with some words in quotation marks."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A statement with its speaker.

    Attributes:
        spans: The content, in order: several spans where a cue or a paragraph's end splits it.
            Direct content includes its quotation marks.
        kind: How it is given.
        cue: The words that report it ("said", "according to"), or None where there are none.
        speaker: The attribution: the speaker as the text names it ("he"), or None.
        person: The key of the `Person` who that is, or None where it could not be resolved.
        confidence: How likely the attribution is right, 0 to 1; None where nothing was measured.
        declined: Whether it is a non-answer ("declined to say whether …", "never said that …"):
            the content is what was not answered or not said, never something that was.
        relayed: Whose words the speaker passes on, as the text names them: "The Iraqi prime
            minister" in '"The Iraqi prime minister stressed …," Stoltenberg said'; None where
            the speaker speaks for themselves.
        relayed_person: The key of the `Person` whose words are passed on, or None where it could
            not be resolved.
    """

    spans: tuple[Span, ...]
    kind: QuotationKind
    cue: Span | None = None
    speaker: Span | None = None
    person: str | None = None
    confidence: float | None = None
    declined: bool = False
    relayed: Span | None = None
    relayed_person: str | None = None

    @property
    def span(self) -> Span:
        """From the first character of the content to its last, what lies between included."""
        return Span(self.spans[0].start, self.spans[-1].end)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, or an organisation, that an article names or quotes.

    Attributes:
        key: What makes two mentions one person across articles: the full name folded (lower
            case, no accents, single spaces, no hyphens).
        name: The full name as the article writes it first.
        roles: What the article calls them ("NATO Secretary General"), most specific first.
        aliases: Other names the article uses for them ("Stoltenberg", "Mr. Stoltenberg").
        mentions: Where the article names them (by name or role, not by pronoun), in order.
        is_organisation: Whether this is an organisation, a government or a document.
    """

    key: str
    name: str
    roles: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    is_organisation: bool = False


@dataclass(frozen=True, slots=True)
class Analysis:
    """An article with everything that was found in it, ready for the archive."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    people: tuple[Person, ...] = field(default=())


def hash_text(text: str) -> str:
    """Return the content hash of a text: SHA-256 of its UTF-8 bytes in hexadecimal.

    No text that was read holds lone surrogates, which have no UTF-8: files are decoded strictly,
    and a JSON line with one is refused.
    """
    return hashlib.sha256(text.encode()).hexdigest()
