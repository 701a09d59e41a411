"""A quotation by itself, outside of a conversation: its source without a number, and as plain text.

Evidence is put in by joining, never through a template.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.proof import Piece, Rendered

if TYPE_CHECKING:
    from bot.answering.answer import Quote
    from bot.answering.phrases import Phrases
    from retrieval.asking.evidence import Evidence


def cite_alone(phrases: Phrases, evidence: Evidence) -> str:
    """Return the line that says where a piece of evidence stands, without a number."""
    article = evidence.article
    return phrases.say(
        "shared_citation",
        source=article.source,
        publisher=article.publisher or "",
        date=phrases.day(article.date),
        paragraph=evidence.paragraph if evidence.kind != "page" else 0,
        paragraphs=evidence.paragraphs,
    )


def as_text(phrases: Phrases, quote: Quote) -> Rendered:
    """Return a quotation with its speaker and source below it, as plain text to be pasted."""
    evidence = quote.evidence
    piece = Piece(0, len(evidence.text), evidence.address)
    return Rendered(f"{evidence.text}\n{source_line(phrases, quote)}", (piece,))


def source_line(phrases: Phrases, quote: Quote) -> str:
    """Return a quotation's speaker and source as one line to be pasted."""
    citation = cite_alone(phrases, quote.evidence)
    return phrases.say("copied", speaker=quote.speaker_line, citation=citation)
