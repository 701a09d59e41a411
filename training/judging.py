"""Whether a proposed statement and its speaker are right, by the data folder's own scorer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from retrieval.article import Span
    from training.corpus import Story

_SAME = 0.8
_MOSTLY = 0.5


class Verdict(NamedTuple):
    """What the corpus says of a proposal.

    Attributes:
        right: Whether most of its pieces are pieces of reported speech, with their borders; None
            where the scorer would not count it either way.
        quotation: The gold quotation that its first right piece belongs to, or None.
    """

    right: bool | None
    quotation: dict[str, Any] | None


class Judge:
    """Judges proposals for one article."""

    def __init__(self, story: Story, scorer: ModuleType) -> None:
        """Take the article with its gold and the module `score.py`."""
        self._scorer = scorer
        self._text = story.text
        self._words = scorer.tokens(story.text)
        self._paragraphs = scorer.paragraphs(story.text)
        self._mask = scorer.mask_from(scorer.quote_regions(story.text), len(story.text))
        self._gold = [
            (piece, self._inside(piece), self._kind(piece))
            for piece in scorer.pieces(story.text, story.quotations, self._paragraphs, None)
        ]

    def judge(self, spans: Sequence[Span]) -> Verdict:
        """Say whether content is right."""
        proposed = {"start": spans[0].start, "end": spans[-1].end, "spans": list(spans)}
        pieces = self._scorer.pieces(self._text, [proposed], self._paragraphs, None)
        right = ignored = 0
        quotation = None
        for piece in pieces:
            words, kind = self._inside(piece), self._kind(piece)
            best, share = self._nearest(words)
            if best is not None and share >= _SAME:
                gold, _, gold_kind = best
                uttered = gold["q"].get("speech", True) or gold_kind != "indirect"
                right += uttered
                ignored += not uttered
                quotation = quotation or gold["q"]
            else:
                ignored += self._does_not_count(words, kind)
        if not pieces or (ignored and not right):
            return Verdict(None, quotation)
        return Verdict(right * 2 >= len(pieces), quotation)

    def is_speaker(self, quotation: dict[str, Any], span: Span) -> bool:
        """Say whether an attribution is that of a gold quotation."""
        said = {
            "speaker_text": span.of(self._text),
            "speaker_start": span.start,
            "speaker_end": span.end,
        }
        return bool(self._scorer.speaker_ok(self._text, quotation, said))

    def _inside(self, piece: dict[str, Any]) -> frozenset[int]:
        start, end = piece["a"], piece["b"]
        return frozenset(
            number
            for number, (begin, stop) in enumerate(self._words)
            if begin < end and stop > start
        )

    def _kind(self, piece: dict[str, Any]) -> str:
        kind: str = self._scorer.kind_of(self._text, [(piece["a"], piece["b"])], self._mask)
        return kind

    def _nearest(
        self, words: frozenset[int]
    ) -> tuple[tuple[dict[str, Any], frozenset[int], str] | None, float]:
        shares = [
            (len(words & inside) / max(1, len(words | inside)), number)
            for number, (_, inside, _) in enumerate(self._gold)
        ]
        if not shares:
            return None, 0.0
        share, number = max(shares, key=lambda found: found[0])
        return self._gold[number], share

    def _does_not_count(self, words: frozenset[int], kind: str) -> bool:
        """Say whether the scorer would leave a wrong piece out."""
        for gold, inside, gold_kind in self._gold:
            share = len(words & inside) / max(1, len(words))
            if kind == "direct" and gold_kind == "mixed" and share >= _SAME:
                return True
            uttered = gold["q"].get("speech", True) or gold_kind != "indirect"
            if not uttered and share >= _MOSTLY:
                return True
        return False
