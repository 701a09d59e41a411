"""Choosing among statements that were matched: which speak of the topic, which answer best."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from retrieval.article import QuotationKind
from retrieval.asking.findings import Findings
from retrieval.asking.sameness import join_same
from retrieval.asking.statements import LED_TO, SPEAKS_OF
from retrieval.language.terms import index_terms, question_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retrieval.asking.statements import Match

SPEAKER_KNOWN = 0.5
"""What `SPEAKS_OF` is where the speaker is given: one of two words that weigh alike is enough. From
.45 to .6 the same share of what was never spoken of is refused, and with less, more is found that
was asked for in other words: "nuclear non-proliferation" is shown to who asks for "nuclear
weapons"."""
SEVERAL = 0.15
"""How much less than `SPEAKS_OF` or `SPEAKER_KNOWN` is enough where a statement holds several words
of the topic. Judged on 79 paraphrases of what invented news and the seeds hold, 121 questions on
what they do not, and 3,311 of the topics of one story asked of people in others: with it 9 more of
the first are answered, and none more of the last; from .2 on, more of the second."""
SEVERAL_WORDS = 2
"""How many words of the topic are several."""
AS_FULLY = 0.95
"""Share of the best statement's coverage with which another answers as fully."""
NEAR_BEST = 0.75
"""Share of the best statement's coverage that the others need to stand beside it."""
_PREDICATE = re.compile(
    r"\w (?:(?:is|was|are|were|as|to be) )?an? (?P<what>[^,;:]{3,40}?)\W*$", re.IGNORECASE
)
"""What something is said to be: "the war was *a mistake*"."""
PLAIN = frozenset(
    question_terms(
        "say tell speak talk think believe call ask report mention express comment remark answer "
        "describe state note add reply respond statement quote quotation word view "
        "opinion position reaction response stance message thought concern"
    )
)
"""What asks for statements and tells nothing of how they are put."""


def speaking_of(matches: Sequence[Match], least: float = SPEAKS_OF) -> list[Match]:
    """Keep the matches that are about the topic, beside the best of them.

    A headline is kept only where nothing else is about it.

    Args:
        matches: The matches.
        least: The share of the topic's weight that each must hold; `SEVERAL` less is enough for
            one that holds two of its words or more.
    """
    said = [match for match in matches if not match.headline]
    if any(_is_about(match, least) for match in said):
        matches = said
    best = max((match.coverage for match in matches), default=0.0)
    return [m for m in matches if m.coverage >= NEAR_BEST * best and _is_about(m, least)]


def _is_about(match: Match, least: float) -> bool:
    return match.coverage >= least - (SEVERAL if match.own >= SEVERAL_WORDS else 0.0)


def of_one_speaker(matches: Sequence[Match], others: Sequence[Match]) -> list[Match]:
    """Keep matches that do not hold enough of a topic by themselves only where one speaker's do.

    Args:
        matches: Those that are about the topic, as `speaking_of` gives them.
        others: All matches; another speaker's that holds nearly as much leaves it open who is
            meant.
    """
    best = max((match.coverage for match in matches), default=0.0)
    if best >= SPEAKS_OF:
        return list(matches)
    near = [match for match in others if match.coverage >= NEAR_BEST * best]
    speakers = {match.evidence.person and match.evidence.person.key for match in near}
    return list(matches) if len(speakers) == 1 and None not in speakers else []


def in_setting(matches: Sequence[Match]) -> list[Match]:
    """Keep the matches that only their setting shows to be about the topic, the direct first."""
    kept = [m for m in matches if m.setting >= LED_TO and not (m.headline or m.evidence.declined)]
    return sorted(kept, key=lambda match: match.evidence.kind == QuotationKind.INDIRECT)


def with_cue(matches: Sequence[Match], cue: str) -> list[Match]:
    """Return, of the matches near the best, those that hold a verb of speaking that tells much.

    "Who stressed that …?" is answered by what says "stressed", whoever else said the like.
    """
    wanted = set(question_terms(cue)) - PLAIN
    least = NEAR_BEST * max((match.coverage for match in matches), default=0.0)
    return [
        match
        for match in matches
        if wanted and match.coverage >= least and wanted <= set(index_terms(match.evidence.text))
    ]


def equally_good(matches: Sequence[Match]) -> int:
    """Return how many of the first matches are about the topic as fully as the very first."""
    best = matches[0].coverage if matches else 0.0
    return next(
        (place for place, match in enumerate(matches) if match.coverage < AS_FULLY * best),
        len(matches),
    )


def about_topic(matches: Sequence[Match]) -> Findings:
    """Return what is about the topic, reports of one statement put together."""
    return Findings(tuple(join_same(speaking_of(matches))))


def nearest_of(matches: Sequence[Match]) -> Findings:
    """Return what comes nearest where nothing answers: the best match with some of the topic."""
    return Findings(nearest=tuple(match.evidence for match in matches[:1] if match.coverage > 0))


def said_to_be(findings: Findings, topic: str) -> Findings:
    """Keep what holds what something is said to be, where anything does: "the war *a mistake*".

    Args:
        findings: Statements on the topic.
        topic: The topic, as "the strike a U.S. decision" or "the war was a mistake".
    """
    match = _PREDICATE.search(topic)
    wanted = set(question_terms(match["what"])) if match else set()
    kept = tuple(one for one in findings.evidence if wanted.issubset(index_terms(one.text)))
    if not wanted or not kept:
        return findings
    return replace(findings, evidence=kept, equal=min(findings.equal, len(kept)) or 1)
