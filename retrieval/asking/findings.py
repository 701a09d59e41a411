"""What asking gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from retrieval.archive.records import PersonRecord
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
    """

    evidence: tuple[Evidence, ...] = ()
    nearest: tuple[Evidence, ...] = ()
    equal: int = 0

    @property
    def found(self) -> bool:
        """Whether the archive holds an answer."""
        return bool(self.evidence)


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a claimed quotation departs from the source, word by word."""

    claimed: str
    stored: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What checking a claimed quotation gave.

    Attributes:
        verdict: "verbatim", "altered", "other-speaker", "cut-short" (the sentence they are cut
            from denies or asks them), "declined" (they are what somebody did not answer),
            "not-quoted" (the words stand in the article but are nobody's quotation), "too-short"
            or "not-found".
        evidence: Where the words, or those nearest to them, stand.
        differences: For "altered": each place where the words differ.
        speaker: Who is on record with the words, or is reported with them, where that is known.
    """

    verdict: str
    evidence: tuple[Evidence, ...] = ()
    differences: tuple[Difference, ...] = ()
    speaker: PersonRecord | None = None
