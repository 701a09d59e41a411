"""Which of the statements that rules and tagger propose are kept, and who is taken to speak."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from retrieval.quoting.statements import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from retrieval.quoting.scale import Proposal, Scale
    from retrieval.quoting.statements import Speaker, Statement

WEIGHTS = Path(__file__).parent / "weights.json"
_SURE = frozenset({Rule.TRANSCRIPT, Rule.SIGNED, Rule.PASSED_ON})
"""What is kept as it is, with its speaker: a form that leaves no doubt, or that the tagger's
teachers saw otherwise (they give an agency's words of somebody to the agency)."""
_LONG = 120
"""How many words of a quotation are about half a window."""
_SURELY = 0.97
"""All 38 transcripts and signatures of the development part had their speaker right; the rest is
what a reader would grant."""


class Weights(BaseModel):
    """A logistic model: the probability is 1 / (1 + exp(-(bias + sum of weight * feature)))."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    bias: float
    weights: dict[str, float]

    def probability(self, features: Mapping[str, float]) -> float:
        """Return the probability for some features; those without a weight do not count."""
        total = self.bias + sum(self.weights.get(name, 0.0) * x for name, x in features.items())
        return 1 / (1 + math.exp(-total))


class Model(BaseModel):
    """What was learned on articles that the tagger had not seen (`training.weights`).

    Attributes:
        statement: How likely a proposal is a statement, with its borders right.
        speaker: How likely an attribution is the statement's own.
        least: The probability from which on a proposal is kept.
        lead: How much less probable a rule's proposal may be than the tagger's and still win.
        unclear: The probability below which a speaker is given as unclear.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    statement: Weights
    speaker: Weights
    least: float
    lead: float
    unclear: float


@lru_cache(maxsize=1)
def load_weights(path: Path = WEIGHTS) -> Model:
    """Read the weights that are part of the project."""
    return Model.model_validate_json(path.read_bytes())


def weigh(
    rules: Sequence[Proposal], tagged: Sequence[Proposal], scale: Scale, model: Model
) -> list[Statement]:
    """Keep the likeliest proposals, none of which shares a word with another.

    Args:
        rules: What the rules propose.
        tagged: What the tagger proposes.
        scale: What made the proposals.
        model: What was learned.

    Returns:
        The statements in order, each with its likeliest speaker and how likely that is right.
    """
    everything = [(found, tagged) for found in rules] + [(found, rules) for found in tagged]
    ranked = []
    for order, (proposal, others) in enumerate(everything):
        mate, share = counterpart(proposal, others)
        rule = proposal.statement.rule
        if rule is Rule.TAGGER and mate is not None and mate.words == proposal.words:
            continue
        chance = model.statement.probability(with_agreement(proposal.features, share))
        sure = is_sure(proposal)
        if sure or chance >= model.least:
            lead = 0.0 if rule is Rule.TAGGER else 1.0 if sure else model.lead
            ranked.append((-chance - lead, order, proposal, mate))
    taken: set[tuple[int, int]] = set()
    named: set[tuple[int, int]] = set()
    kept = []
    for _, _, proposal, mate in sorted(ranked, key=lambda entry: entry[:2]):
        if proposal.words & taken or _is_attribution(proposal.words, named):
            continue
        taken |= proposal.words
        found = _attributed(proposal, mate, scale, model)
        if found.speaker is not None:
            paragraph, first, stop = scale.place_of(found.speaker)
            named.update((paragraph, token) for token in range(first, stop))
        kept.append(found)
    return sorted(kept, key=lambda found: found.spans)


def _is_attribution(
    words: AbstractSet[tuple[int, int]], named: AbstractSet[tuple[int, int]]
) -> bool:
    """Say whether content is but the attribution of another statement, and a word beside it."""
    return bool(words & named) and len(words - named) <= 1


def is_sure(proposal: Proposal) -> bool:
    """Say whether a proposal is kept whatever the tagger makes of it.

    So is a long quotation in marks beside its cue: the tagger reads most of it without the cue.
    """
    rule = proposal.statement.rule
    long = rule is Rule.BESIDE and len(proposal.words) > _LONG
    return rule in _SURE or (long and proposal.features["all quoted"] > 0)


def with_agreement(features: Mapping[str, float], share: float) -> dict[str, float]:
    """Add how far a proposal of the other side agrees."""
    return {**features, "agreement": share, "uttered and agreed": share * features["uttered"]}


def counterpart(proposal: Proposal, others: Sequence[Proposal]) -> tuple[Proposal | None, float]:
    """Return the proposal of the other side that shares most words, with that share (Jaccard)."""
    best, most = None, 0.0
    for other in others:
        both = len(proposal.words & other.words)
        if both:
            share = both / len(proposal.words | other.words)
            if share > most:
                best, most = other, share
    return best, most


def _attributed(proposal: Proposal, mate: Proposal | None, scale: Scale, model: Model) -> Statement:
    found = proposal.statement
    best: Speaker | None = None
    most = 0.0
    everybody = candidates(proposal, mate, scale)
    for speaker, rule in everybody:
        chance = model.speaker.probability(scale.of_speaker(proposal, speaker, rule))
        if rule in _SURE:
            chance = max(chance, _SURELY)
        if chance > most:
            best, most = speaker, chance
    cue = found.cue
    # A rule reads the whole cue ("declined to say"), where the tagger may point to a part.
    if found.rule is Rule.TAGGER and mate is not None and mate.statement.cue:
        cue = mate.statement.cue
    if best is not None and scale.is_relative(best):
        # "A driver, who said …": nobody is named whom "who" could be resolved to.
        unnamed = (each for each, _ in everybody if scale.is_unnamed(each))
        best = next(unnamed, best)
    if best is not None and most < model.unclear:
        best = None
    return replace(found, speaker=best, cue=cue, confidence=most or found.confidence)


def candidates(
    proposal: Proposal, mate: Proposal | None, scale: Scale
) -> list[tuple[Speaker, Rule]]:
    """Return who may be speaking, each once, with what found them; rules come first."""
    if proposal.statement.rule is Rule.TRANSCRIPT and proposal.statement.speaker is None:
        return []  # The "A:" of an interview with somebody who is not named.
    found: list[tuple[Speaker, Rule]] = []
    for each in (proposal, mate):
        if each is not None and each.statement.speaker is not None:
            if each.statement.rule in _SURE:
                return [(each.statement.speaker, each.statement.rule)]
            found.append((each.statement.speaker, each.statement.rule))
    linked = scale.linked(proposal)
    if linked is not None:
        found.append((linked, Rule.TAGGER))
    found.sort(key=lambda each: each[1] is Rule.TAGGER)
    kept: list[tuple[Speaker, Rule]] = []
    for speaker, rule in found:
        if not any(speaker.span.meets(other.span) for other, _ in kept):
            kept.append((speaker, rule))
    return kept
