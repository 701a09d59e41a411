"""Answers as an evidence file: what was shown, with its addresses, to be checked later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.answer import PassageView, Quote
from bot.version import VERSION
from retrieval.evidence_file import (
    ArchiveRecord,
    EvidenceFile,
    QuotationRecord,
    TextSpan,
    ToldRecord,
    Tool,
    write_evidence_file,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.answering.answer import Answer
    from retrieval.asking.evidence import Evidence
    from retrieval.asking.findings import Scope


def evidence_file(answers: Iterable[Answer], scope: Scope) -> str:
    """Return an evidence file of some answers, as JSON.

    Args:
        answers: The answers, in order; those without evidence are told too, for that nothing was
            found is an answer as well.
        scope: What was searched.

    Returns:
        The file's text; the same answers always give the same.
    """
    return write_file([told_record(answer) for answer in answers], scope)


def write_file(told: Iterable[ToldRecord], scope: Scope) -> str:
    """Return an evidence file of what was told; see `evidence_file`."""
    archive = ArchiveRecord(
        articles=scope.articles, dated=scope.dated, first=scope.first, last=scope.last
    )
    tool = Tool(name="On Record", version=VERSION)
    return write_evidence_file(EvidenceFile(tool=tool, archive=archive, answers=tuple(told)))


def told_record(answer: Answer) -> ToldRecord:
    """Return what an answer told."""
    return ToldRecord(
        question=answer.question.encode("utf-8", "replace").decode(),
        intent=answer.intent,
        answered=answer.answered,
        verdict=answer.verdict,
        quotations=tuple(_quotations(answer)),
    )


def quotation_record(n: int, evidence: Evidence, *, nearest: bool) -> QuotationRecord:
    """Return a piece of evidence as an evidence file has it.

    Args:
        n: Its citation number.
        evidence: The evidence.
        nearest: Whether it was shown only as the nearest.
    """
    address, article = evidence.address, evidence.article
    around = evidence.passage if evidence.passage.holds(address.span) else address.span
    return QuotationRecord(
        start=address.start,
        end=address.end,
        n=n,
        content_hash=address.content_hash,
        text=evidence.text,
        source=article.source,
        title=article.title,
        date=article.date,
        publisher=article.publisher,
        url=article.url,
        kind=evidence.kind,
        speaker=evidence.person.name if evidence.person else None,
        speaker_text=evidence.speaker_text,
        declined=evidence.declined,
        relayed=evidence.relayed_text,
        passage=TextSpan(start=around.start, end=around.end),
        nearest=nearest,
    )


def _quotations(answer: Answer) -> Iterator[QuotationRecord]:
    for block in answer.blocks:
        if isinstance(block, Quote):
            yield quotation_record(block.n, block.evidence, nearest=block.nearest)
            for n, evidence in block.also_cited:
                yield quotation_record(n, evidence, nearest=block.nearest)
        elif isinstance(block, PassageView):
            yield quotation_record(block.n, block.evidence, nearest=False)
