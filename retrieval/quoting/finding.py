"""All statements of a story: the rules propose, the tagger proposes, and the likelier is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.quoting.kinds import keep_non_answers
from retrieval.quoting.proposals import propose
from retrieval.quoting.relays import without_relaying
from retrieval.quoting.rules import find_by_rules
from retrieval.quoting.scale import Scale
from retrieval.quoting.strangers import without_strangers
from retrieval.quoting.unsaid import without_unsaid
from retrieval.quoting.weighing import load_weights, weigh
from retrieval.tagging.tagging import Tagging

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retrieval.quoting.paragraphs import Paragraph
    from retrieval.quoting.statements import Statement
    from retrieval.tagging.network import Network


def find_statements(
    paragraphs: Sequence[Paragraph], text: str, network: Network | None
) -> list[Statement]:
    """Find every statement of a story, in order, none twice.

    Args:
        paragraphs: The story's paragraphs, in order.
        text: The article's text.
        network: The tagger's network; without one the rules alone decide.
    """
    found = find_by_rules(paragraphs, text)
    if network is None:
        return _final(found, paragraphs, text)
    tagging = Tagging(paragraphs, network)
    scale = Scale(paragraphs, tagging)
    proposed = without_relaying(found, propose(paragraphs, tagging, text), paragraphs, text)
    tagged = scale.weigh_in(proposed)
    chosen = weigh(scale.weigh_in(found), tagged, scale, load_weights())
    return _final(keep_non_answers(found, chosen, paragraphs), paragraphs, text)


def _final(
    chosen: Sequence[Statement], paragraphs: Sequence[Paragraph], text: str
) -> list[Statement]:
    """Leave out what nobody said, and speakers that are not clear."""
    return without_strangers(without_unsaid(chosen, paragraphs, text), paragraphs)
