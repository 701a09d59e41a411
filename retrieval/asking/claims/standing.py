"""As what words stand in an article: quoted, reported, not answered, or told by the article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from retrieval.article import QuotationKind, Span
from retrieval.quoting.marks import scan_marks

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from retrieval.archive.records import PersonRecord, StoredQuotation, StoredSentence
    from retrieval.asking.claims.places import Place
    from retrieval.asking.claims.words import Word
    from retrieval.asking.evidence import Evidence
    from retrieval.asking.library import Library


class Standing(StrEnum):
    """As what words stand there."""

    QUOTED = "quoted"
    """All of them in somebody's quotation marks."""
    PARTLY = "partly"
    """Reported, some of them in quotation marks."""
    REPORTED = "reported"
    """In the writer's words, telling what somebody said."""
    DECLINED = "declined"
    """As what somebody did not answer or say."""
    TOLD = "told"
    """In the article's own words, as nobody's statement."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place with what it is.

    Attributes:
        place: Where the words stand.
        standing: As what.
        evidence: The sentences around it, with their speaker.
        statement: The archive's id of the statement that holds it; None where none does.
    """

    place: Place
    standing: Standing
    evidence: Evidence
    statement: int | None = None

    def is_by(self, keys: Collection[str]) -> bool:
        """Say whether one of some people is on record with it."""
        person = self.evidence.person
        return person is not None and person.key in keys

    @property
    def speaker(self) -> PersonRecord | None:
        """Who is on record with it, where that is known."""
        return self.evidence.person


def locate(library: Library, place: Place, keys: Collection[str] = ()) -> Found:
    """Say as what a place's words stand in its article.

    Args:
        library: The texts.
        place: The words.
        keys: Of several statements that hold the words, as of a quotation within a quotation, the
            one by one of these people is taken; else the innermost.
    """
    ranked = []
    for stored in library.quotations(place.article):
        standing = _standing(library, stored, place.words)
        if standing is not None:
            length = sum(span.end - span.start for span in stored.quotation.spans)
            person = library.person(stored.quotation.person)
            theirs = person is not None and person.key in keys
            order = (list(Standing).index(standing), not theirs, length)
            ranked.append((order, stored.id, standing, stored))
    sentences = [s for s in library.sentences(place.article) if s.span.meets(place.span)]
    if not ranked:
        return Found(place, Standing.TOLD, library.sentence(*_shown(sentences)))
    _, _, standing, stored = min(ranked, key=lambda one: one[:2])
    return Found(place, standing, _evidence(library, stored, sentences), stored.id)


def _standing(library: Library, stored: StoredQuotation, words: Sequence[Word]) -> Standing | None:
    """Say as what some words stand in a statement; None where they are no part of it."""
    spans = stored.quotation.spans
    held = [any(span.holds(word.span) for span in spans) for word in words]
    if stored.quotation.declined:
        return Standing.DECLINED if any(held) else None
    if 2 * sum(held) < len(words):
        return None
    if stored.quotation.kind is QuotationKind.INDIRECT or not all(held):
        return Standing.REPORTED
    if stored.quotation.kind is QuotationKind.DIRECT:
        return Standing.QUOTED
    passage = library.passage_at(stored.article, words[0].span.start)
    marks = _marks(library, stored.article, passage)
    marked = [any(mark.holds(word.span) for mark in marks) for word in words]
    if all(marked):
        return Standing.QUOTED
    return Standing.PARTLY if any(marked) else Standing.REPORTED


def _marks(library: Library, article: int, passage: int) -> tuple[Span, ...]:
    """Return what stands in quotation marks in a passage."""
    body = library.article(article)
    span = body.passages[passage].span
    return tuple(Span(*(at + span.start for at in mark)) for mark in _scanned(span.of(body.text)))


@lru_cache(maxsize=512)
def _scanned(text: str) -> tuple[Span, ...]:
    return tuple(mark.span for mark in scan_marks(text))


def _evidence(
    library: Library, stored: StoredQuotation, sentences: Sequence[StoredSentence]
) -> Evidence:
    """Return the piece of a statement that holds the first of some sentences."""
    pieces = library.parts(stored)
    for sentence in sentences:
        for piece in pieces:
            if sentence in piece:
                return library.statement(stored, piece, [one.span for one in sentences])
    return library.sentence(*_shown(sentences))


def _shown(sentences: Sequence[StoredSentence]) -> list[StoredSentence]:
    """Keep the sentences of the first one's passage."""
    return [one for one in sentences if one.passage == sentences[0].passage]
