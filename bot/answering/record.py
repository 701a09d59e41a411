"""An answer as a record for programs: what `python -m bot ask --json` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.answering.answer import Answer, PassageView, Quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answering.answer import Claim
    from retrieval.asking.evidence import Evidence


def record_of(answer: Answer, text: str) -> dict[str, Any]:
    """Return an answer as plain values.

    Args:
        answer: The answer.
        text: What a person reads in the terminal.

    Returns:
        The record that the design names, with a list of the claims that were checked. Offsets of
        quotations count characters of the stored text, those of claims of what was typed.
    """
    return {
        "question": answer.question,
        "intent": answer.intent,
        "answered": answer.answered,
        "verdict": answer.verdict,
        "text": text,
        "quotes": list(_quotes(answer)),
        "claims": [_claim(answer.question, claim) for claim in answer.claims],
    }


def _quotes(answer: Answer) -> Iterator[dict[str, Any]]:
    for block in answer.blocks:
        if isinstance(block, Quote):
            yield _quote(block.n, block.evidence, nearest=block.nearest)
            for n, evidence in block.also_cited:
                yield _quote(n, evidence, nearest=block.nearest)
        elif isinstance(block, PassageView):
            yield _quote(block.n, block.evidence, nearest=False)


def _claim(question: str, claim: Claim) -> dict[str, Any]:
    """A claimed quotation; where it stands is null where it was put together of other words."""
    spans = [list(span) for span in claim.spans]
    if not spans and (at := question.find(claim.text)) >= 0:
        spans = [[at, at + len(claim.text)]]
    return {
        "text": claim.text,
        "start": spans[0][0] if spans else None,
        "end": spans[-1][1] if spans else None,
        "spans": spans,
        "speaker": claim.speaker or None,
        "verdict": claim.verdict,
        "quotes": list(claim.quotes),
    }


def _passage(evidence: Evidence) -> dict[str, int]:
    """The passage around a quotation; of a page, which is several passages, the page."""
    span = evidence.address.span if evidence.kind == "page" else evidence.passage
    return {"start": span.start, "end": span.end}


def _quote(n: int, evidence: Evidence, *, nearest: bool) -> dict[str, Any]:
    article = evidence.article
    return {
        "n": n,
        "text": evidence.text,
        "source": article.source,
        "start": evidence.address.start,
        "end": evidence.address.end,
        "kind": evidence.kind,
        "person": evidence.person.name if evidence.person else None,
        "speaker_text": evidence.speaker_text,
        "declined": evidence.declined,
        "relayed_text": evidence.relayed_text,
        "relayed": evidence.relayed.name if evidence.relayed else None,
        "date": article.date.isoformat() if article.date else None,
        "passage": _passage(evidence),
        "nearest": nearest,
    }
