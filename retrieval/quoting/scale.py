"""What the tagger makes of a proposed statement, as numbers that weights apply to."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from retrieval.quoting.proposals import speaker_of, stretches_of
from retrieval.quoting.statements import ALL_QUOTED, NONE_QUOTED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Token

    from retrieval.quoting.paragraphs import Paragraph
    from retrieval.quoting.statements import Rule, Speaker, Statement
    from retrieval.tagging.tagging import Stretch, Tagging

_SMALLEST = 0.01
"""What is added to a probability and to its opposite, so that their ratio has a logarithm."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed statement with what the tagger makes of it.

    Attributes:
        statement: The statement.
        stretches: Its content as tokens.
        words: Its tokens that hold letters or digits, as (paragraph, token).
        features: What the weights apply to, the agreement with other proposals left out.
    """

    statement: Statement
    stretches: tuple[Stretch, ...]
    words: frozenset[tuple[int, int]]
    features: Mapping[str, float]


class Scale:
    """Weighs proposals for one story."""

    def __init__(self, paragraphs: Sequence[Paragraph], tagging: Tagging) -> None:
        """Take the story and the tagger's view of it."""
        self._paragraphs = paragraphs
        self._tagging = tagging

    def weigh_in(self, statements: Sequence[Statement]) -> list[Proposal]:
        """Put statements on the scale; those without a word are left out."""
        return [found for each in statements if (found := self._proposal(each)).words]

    def _proposal(self, statement: Statement) -> Proposal:
        stretches = tuple(stretches_of(statement.spans, statement.paragraph, self._paragraphs))
        words = frozenset(
            (stretch.paragraph, token.i)
            for stretch in stretches
            for token in self._paragraphs[stretch.paragraph].doc[stretch.first : stretch.stop]
            if any(map(str.isalnum, token.text))
        )
        return Proposal(statement, stretches, words, self._features(statement, stretches))

    def _features(self, statement: Statement, stretches: tuple[Stretch, ...]) -> dict[str, float]:
        tagging = self._tagging
        tokens = sum(stretch.stop - stretch.first for stretch in stretches) or 1
        uttered = content = quoted = begins = ends = 0.0
        for stretch in stretches:
            size = stretch.stop - stretch.first
            here, any_kind = tagging.content(stretch)
            first, last = tagging.edges(stretch)
            uttered += here * size / tokens
            content += any_kind * size / tokens
            begins += first / len(stretches)
            ends += last / len(stretches)
            paragraph = self._paragraphs[stretch.paragraph]
            quoted += paragraph.quoted_share(stretch.first, stretch.stop) * size / tokens
        cue = (
            []
            if statement.cue is None
            else stretches_of([statement.cue], statement.paragraph, self._paragraphs)
        )
        return {
            "uttered": uttered,
            "uttered odds": _odds(uttered),
            "content": content,
            "begins": begins,
            "ends": ends,
            "length": math.log1p(tokens),
            "spans": float(len(statement.spans)),
            "quoted": quoted,
            "all quoted": float(quoted >= ALL_QUOTED),
            "none quoted": float(quoted <= NONE_QUOTED),
            "unattributed": tagging.unattributed(stretches),
            "has cue": float(statement.cue is not None),
            "cue pointed at": tagging.cue_share(stretches, cue[0]) if cue else 0.0,
            "cue tagged": tagging.tag_share(cue[0], sources=False) if cue else 0.0,
            f"rule {statement.rule.value}": 1.0,
        }

    def of_speaker(self, proposal: Proposal, speaker: Speaker, rule: Rule) -> dict[str, float]:
        """Return what tells whether a statement is a speaker's.

        Args:
            proposal: The statement.
            speaker: Who may be speaking.
            rule: What found that speaker.
        """
        tagging = self._tagging
        place = self.place_of(speaker)
        link = tagging.source(proposal.stretches)
        agrees = link is not None and _meet(link.stretch, place)
        pointed = tagging.source_share(proposal.stretches, place)
        tagged = tagging.tag_share(place, sources=True)
        best = link.share if link is not None else 0.0
        return {
            "pointed at": pointed,
            "pointed odds": _odds(pointed),
            "tagged": tagged,
            "unattributed": proposal.features["unattributed"],
            "agrees": float(agrees),
            "better": 0.0 if agrees else best,
            "has cue": proposal.features["has cue"],
            "cue pointed at": proposal.features["cue pointed at"],
            "all quoted": proposal.features["all quoted"],
            "uttered": proposal.features["uttered"],
            "elsewhere": float(place.paragraph != proposal.statement.paragraph),
            f"rule {rule.value}": 1.0,
            f"agrees {rule.value}": float(agrees),
        }

    def place_of(self, speaker: Speaker) -> Stretch:
        """Return an attribution as tokens."""
        return stretches_of([speaker.span], speaker.paragraph, self._paragraphs)[0]

    def is_relative(self, speaker: Speaker) -> bool:
        """Say whether an attribution is "who", "which" or "that"."""
        return self._head(speaker).tag_ in {"WP", "WDT"}

    def is_unnamed(self, speaker: Speaker) -> bool:
        """Say whether an attribution is a noun that is no name ("a driver")."""
        return self._head(speaker).pos_ == "NOUN"

    def _head(self, speaker: Speaker) -> Token:
        return self._paragraphs[speaker.paragraph].doc[speaker.head]

    def linked(self, proposal: Proposal) -> Speaker | None:
        """Return whom the tagger points to, or None where it is likelier that nobody is named."""
        link = self._tagging.source(proposal.stretches)
        if link is None or link.share <= proposal.features["unattributed"]:
            return None
        return speaker_of(link.stretch, self._paragraphs)


def _meet(one: Stretch, other: Stretch) -> bool:
    same = one.paragraph == other.paragraph
    return same and one.first < other.stop and other.first < one.stop


def _odds(probability: float) -> float:
    return math.log((probability + _SMALLEST) / (1 - probability + _SMALLEST))
