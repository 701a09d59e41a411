"""From an article as spaCy reads it to its statements and the people in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.article import PassageKind, Quotation, QuotationKind
from retrieval.quoting.datelines import without_dateline
from retrieval.quoting.finding import find_statements
from retrieval.quoting.kinds import mark_kinds
from retrieval.quoting.mentions import find_mentions
from retrieval.quoting.paragraphs import read_paragraph
from retrieval.quoting.people import Cast
from retrieval.quoting.resolve import Resolver
from retrieval.quoting.statements import Statement, kind_of, mask_of
from retrieval.tagging.network import load_network

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retrieval.article import Article, Person
    from retrieval.language.pipeline import Parse
    from retrieval.quoting.statements import Speaker
    from retrieval.tagging.network import Network


def read_quotations(
    article: Article, parses: list[Parse], network: Network | None = None
) -> tuple[tuple[Quotation, ...], tuple[Person, ...]]:
    """Find the statements of an article and the people who are in it.

    Args:
        article: The article; only passages of the story are read, furniture is passed over.
        parses: Its passages as spaCy reads them.
        network: The tagger's network; the project's own where none is given.

    Returns:
        The quotations in order of their first character, and everybody named; every
        `Quotation.person` and `Quotation.relayed_person` is the key of one of these. A quotation
        with a confidence but no speaker is one whose speaker is unclear.

    Raises:
        TaggerDamagedError: A file of the tagger is missing or is not the one that was made.
    """
    text = article.text
    paragraphs = [
        read_paragraph(without_dateline(parse))
        for parse in parses
        if article.passages[parse.passage].kind is PassageKind.STORY and len(parse.doc)
    ]
    statements = find_statements(paragraphs, text, network or load_network())
    mentions = find_mentions(paragraphs)
    cast = Cast(mentions)
    speakers = Resolver(paragraphs, mentions, cast).resolve_all(statements)
    marked = mask_of(
        text, (part.place(*found.span) for part in paragraphs for found in part.stretches)
    )
    quotations = tuple(
        Quotation(
            spans=found.spans,
            kind=kind_of(text, found.spans, marked),
            cue=found.cue,
            speaker=found.speaker.span if found.speaker else None,
            person=entry.key if entry and entry.key else None,
            confidence=found.confidence,
        )
        for found, entry in zip(statements, speakers, strict=True)
        if entry is not None or not _is_nobody(found, text, marked)
    )

    def resolve(tellers: Sequence[Speaker]) -> list[str | None]:
        # By itself: who is relayed is no speaker whom a later "he" could mean.
        told = [Statement((each.span,), each.paragraph, speaker=each) for each in tellers]
        found = Resolver(paragraphs, mentions, cast).resolve_all(told)
        return [entry.key if entry and entry.key else None for entry in found]

    quotations = mark_kinds(quotations, paragraphs, text, resolve)
    speaking = (key for found in quotations for key in (found.person, found.relayed_person))
    return quotations, cast.freeze(speaking)


def _is_nobody(found: Statement, text: str, marked: bytearray) -> bool:
    """Say whether "it" reports, which then means no body that speaks ("It points out …").

    Words that stand wholly in marks are kept: somebody said them.
    """
    if found.speaker is None or found.speaker.span.of(text).lower() != "it":
        return False
    return kind_of(text, found.spans, marked) is not QuotationKind.DIRECT
