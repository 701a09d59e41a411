"""A statement on its way to a `Quotation`: what the rules hand on to each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from retrieval.article import QuotationKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

ALL_QUOTED = 0.97
NONE_QUOTED = 0.02
UNCLEAR = 0.3
"""How sure one may be at most of a speaker that a rule leaves unclear. Set by hand."""


class Rule(StrEnum):
    """What found a statement."""

    TRANSCRIPT = "transcript"
    """NAME: what they said."""
    SIGNED = "signed"
    """“What they said.” — Jane Roe"""
    BESIDE = "beside"
    """In marks, or before a comma, beside its cue."""
    TREE = "tree"
    """What a cue takes as its content, by dependencies."""
    COLON = "colon"
    """After a colon."""
    FLOATING = "floating"
    """In marks, with no cue of its own."""
    PASSED_ON = "passed on"
    """Words that an agency, or another speaker, passes on: the speaker is whose words they are."""
    TAGGER = "tagger"
    """No rule: the tagger alone."""


class Speaker(NamedTuple):
    """Who a rule says is speaking.

    Attributes:
        span: The attribution, in the article's text.
        paragraph: The number of its paragraph among the story's.
        head: The number of its head token there.
    """

    span: Span
    paragraph: int
    head: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement before it is known who its speaker is in full.

    Attributes:
        spans: Its content, in order, in the article's text.
        paragraph: The number of its first paragraph among the story's.
        cue: The words that report it.
        speaker: Who says it, as the text puts it.
        floating: Whether it stands alone in marks, with no cue of its own.
        rule: What found it.
        confidence: How likely the attribution is right, 0 to 1; None where nothing was measured.
    """

    spans: tuple[Span, ...]
    paragraph: int
    cue: Span | None = None
    speaker: Speaker | None = None
    floating: bool = False
    rule: Rule = Rule.TREE
    confidence: float | None = None

    @property
    def span(self) -> Span:
        """From its first character to its last."""
        return Span(self.spans[0].start, self.spans[-1].end)


def tidy(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Order spans, join those that meet, and take white space and stray commas off their ends.

    Spans that hold no letter or digit are dropped.
    """
    found: list[Span] = []
    for span in sorted(spans):
        trimmed = _trim(text, span)
        if trimmed is None:
            continue
        if found and trimmed.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, trimmed.end))
        else:
            found.append(trimmed)
    return tuple(found)


def _trim(text: str, span: Span) -> Span | None:
    start, end = span
    while start < end and (text[start].isspace() or text[start] in ",;:"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    piece = text[start:end]
    if not any(map(str.isalnum, piece)):
        return None
    return Span(start, end)


def mask_of(text: str, quoted: Iterable[Span]) -> bytearray:
    """Return, for each character of a text, 1 where it is in marks, else 0."""
    mask = bytearray(len(text))
    for span in quoted:
        mask[span.start : span.end] = b"\1" * (span.end - span.start)
    return mask


def kind_of(text: str, spans: Iterable[Span], in_marks: bytearray) -> QuotationKind:
    """Say how a statement is given, by the share of its letters and digits that is in marks.

    Args:
        text: The article's text.
        spans: The statement's content.
        in_marks: What `mask_of` gives.
    """
    letters = inside = 0
    for span in spans:
        for at in range(span.start, span.end):
            if text[at].isalnum():
                letters += 1
                inside += in_marks[at]
    share = inside / letters if letters else 0.0
    if share >= ALL_QUOTED:
        return QuotationKind.DIRECT
    return QuotationKind.INDIRECT if share <= NONE_QUOTED else QuotationKind.MIXED
