"""What asking gives back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from retrieval.archive.records import PersonRecord
    from retrieval.article import Span
    from retrieval.asking.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Scope:
    """What a "not found" is about: how many articles, how many of them dated, of which days."""

    articles: int
    dated: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Findings:
    """What the archive holds on a question.

    Attributes:
        evidence: What answers it, all of it, best first; empty where nothing does.
        nearest: Where nothing does: what comes nearest, which is no answer.
        equal: How many of the first pieces of evidence answer as fully as the very first.
        partly: Whether what answers holds only a part of what was asked, which a person must be
            told.
    """

    evidence: tuple[Evidence, ...] = ()
    nearest: tuple[Evidence, ...] = ()
    equal: int = 0
    partly: bool = False

    @property
    def found(self) -> bool:
        """Whether the archive holds an answer."""
        return bool(self.evidence)


@dataclass(frozen=True, slots=True)
class Difference:
    """Where one wording departs from another, word by word.

    Attributes:
        claimed: The words of the claim, or of the first wording; "" where it has none there.
        stored: The source's words in their place; "" where it has none.
        kinds: What of the sense the difference touches ("negation", "number", "modal", "name" …),
            as `retrieval.asking.claims.differences.Kind` names it.
        spans: Where the source's words stand, in characters of the article's text.
    """

    claimed: str
    stored: str
    kinds: tuple[str, ...] = field(default=(), compare=False)
    spans: tuple[Span, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Verification:
    """What checking a claimed quotation gave.

    Attributes:
        verdict: "verbatim"; "altered" (words differ); "elided" (a middle is left out); "stitched"
            (parts of different statements put together); "other-speaker"; "cut-short" (the
            sentence they are cut from denies, asks or only supposes them); "declined" (they are
            what somebody did not answer); "speaker-unclear" (they stand in marks of their own in
            the claimed speaker's quotation, who may be quoting another); "reported" (the words are
            the writer's, telling what somebody said); "not-quoted" (the words stand in the article
            but nobody is said to have said them); "too-short" or "not-found".
        evidence: Where the words, or those nearest to them, stand.
        differences: For "altered": each place where the words differ; for "elided": what is left
            out.
        speaker: Who is on record with the words, or is reported with them, where that is known.
        marked: For each piece of evidence what is to be marked in it: words that differ or are
            left out, the parts that were put together; empty where nothing is.
        cautions: What a hasty reader might miss: "asked" (the source asks it), "condition" (the
            sentence goes on with a condition), "partly-marked" (only some of the words stand in
            quotation marks), "interrupted" (the words stand there in two parts), "gap" (the source
            marks that words are left out between them), "insertion" (some of them stand in its
            brackets, as its editor's), "nested" (in marks of their own inside a quotation),
            "condition-before" (the sentence begins with a condition); of another speaker's words
            also "reported" (nobody is quoted with them) and "cut-short".
    """

    verdict: str
    evidence: tuple[Evidence, ...] = ()
    differences: tuple[Difference, ...] = ()
    speaker: PersonRecord | None = None
    marked: tuple[tuple[Span, ...], ...] = ()
    cautions: tuple[str, ...] = ()
