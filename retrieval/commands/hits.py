"""What `search` writes of a question: for programs and for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retrieval.archive import Archive
    from retrieval.asking.verdict import Verdict
    from retrieval.commands.questions import Asked
    from retrieval.commands.shell import Shell
    from retrieval.index.engine import Explanation, Hit


def to_record(
    asked: Asked,
    verdict: Verdict,
    hits: Sequence[Hit],
    told: Sequence[Explanation | None],
    archive: Archive,
) -> dict[str, Any]:
    """Return what is written for programs.

    Args:
        asked: The question.
        verdict: Whether the archive holds its answer.
        hits: The best sentences, best first.
        told: Why each has its score; None where that is not wanted.
        archive: Where they stand.
    """
    sentences = archive.sentences([hit.sentence_id for hit in hits])
    return {
        "id": asked.id,
        "question": asked.question,
        "answerable": bool(verdict.answerable),
        "confidence": round(float(verdict.confidence), 4),
        "hits": [
            {
                "source": archive.info(sentence.article).source,
                "start": sentence.span.start,
                "end": sentence.span.end,
                "score": round(float(hit.score), 4),
                **({"parts": _parts(why)} if why else {}),
            }
            for hit, sentence, why in zip(hits, sentences, told, strict=True)
        ],
    }


def _parts(why: Explanation) -> list[dict[str, Any]]:
    return [
        {
            "name": part.name,
            "value": round(part.value, 6),
            "adds": round(part.adds, 6),
            "terms": {term: round(adds, 6) for term, adds in part.terms},
        }
        for part in why.parts
    ]


def show(
    asked: Asked,
    verdict: Verdict,
    hits: Sequence[Hit],
    told: Sequence[Explanation | None],
    archive: Archive,
    shell: Shell,
) -> None:
    """Write what was found for a person; see `to_record`."""
    shell.line(Text(asked.question, style="bold"))
    if not hits:
        shell.line("  Nothing in the archive shares a word with it.")
    elif not verdict.answerable:
        shell.line("  Not in the archive; what comes nearest:")
    sentences = archive.sentences([hit.sentence_id for hit in hits])
    for number, (hit, sentence, why) in enumerate(zip(hits, sentences, told, strict=True), start=1):
        article = archive.article(sentence.article)
        place = f"{article.source} {sentence.span.start}-{sentence.span.end}"
        line = Text(f"  {number}. ")
        line.append(sentence.span.of(article.text), style="green")
        line.append(f"  {place}  {hit.score:.2f}", style="dim")
        shell.line(line)
        if why:
            _explain(why, shell)
    shell.line()


def _explain(why: Explanation, shell: Shell) -> None:
    """Write the parts of a score, and their sum."""
    for part in why.parts:
        terms = ", ".join(f"{term} {adds:+.2f}" for term, adds in part.terms)
        line = f"{part.adds:+7.2f}  {part.name}" + (f"  ({terms})" if terms else "")
        shell.line(Text(line, style="dim"), indent=5)
    shell.line(Text(f"{why.score:7.2f}  together", style="dim"), indent=5)
    if why.features.missing:
        missing = ", ".join(why.features.missing)
        shell.line(Text(f"without: {missing}", style="dim"), indent=5)
