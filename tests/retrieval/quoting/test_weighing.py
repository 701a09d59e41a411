from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import pytest

from retrieval.quoting.proposals import propose
from retrieval.quoting.rules import find_by_rules
from retrieval.quoting.scale import Scale
from retrieval.quoting.statements import Rule
from retrieval.quoting.weighing import (
    Weights,
    candidates,
    counterpart,
    is_sure,
    load_weights,
    weigh,
    with_agreement,
)
from retrieval.tagging.network import load_network
from retrieval.tagging.tagging import Tagging
from tests.support.paragraphs import read_paragraphs

if TYPE_CHECKING:
    from retrieval.quoting.scale import Proposal
    from retrieval.quoting.statements import Statement

SAID = "The mayor said the bridge will open in June."
SPLIT = "“The bridge,” said Ann Lee, “will open in June.” Bo Ray disagreed."


class Weighed(NamedTuple):
    """A text with what both sides propose."""

    text: str
    scale: Scale
    rules: list[Proposal]
    tagged: list[Proposal]

    def keep(self, **other: float) -> list[Statement]:
        """Weigh with the project's weights, some of the model's borders moved."""
        return weigh(self.rules, self.tagged, self.scale, load_weights().model_copy(update=other))


def both_sides(text: str) -> Weighed:
    paragraphs = read_paragraphs(text)
    tagging = Tagging(paragraphs, load_network())
    scale = Scale(paragraphs, tagging)
    rules = scale.weigh_in(find_by_rules(paragraphs, text))
    return Weighed(text, scale, rules, scale.weigh_in(propose(paragraphs, tagging, text)))


def test_a_probability_is_a_logistic_one() -> None:
    weights = Weights(bias=-1, weights={"a": 2, "b": -3})
    assert weights.probability({}) == pytest.approx(1 / (1 + math.e))
    assert weights.probability({"a": 0.5}) == pytest.approx(0.5)
    assert weights.probability({"a": 2, "b": 1, "nobody knows": 9}) == pytest.approx(0.5)


def test_the_weights_of_the_project_are_usable() -> None:
    model = load_weights()
    assert 0 < model.least < 1
    assert 0 < model.unclear < 1
    assert 0 <= model.lead < 1


def test_one_statement_that_both_sides_propose_is_one() -> None:
    weighed = both_sides(SAID)
    assert [found.words for found in weighed.rules] == [found.words for found in weighed.tagged]
    (kept,) = weighed.keep()
    assert kept.rule is Rule.TREE
    assert [span.of(SAID) for span in kept.spans] == ["the bridge will open in June"]
    assert kept.speaker is not None
    assert kept.speaker.span.of(SAID) == "The mayor"
    assert kept.confidence is not None
    assert 0.5 < kept.confidence < 1


def test_whichever_side_proposes_it_it_is_kept() -> None:
    weighed = both_sides(SAID)
    assert len(weighed._replace(tagged=[]).keep()) == 1
    (kept,) = weighed._replace(rules=[]).keep()
    assert kept.rule is Rule.TAGGER
    assert kept.speaker is not None
    assert kept.speaker.span.of(SAID) == "The mayor"


def test_where_nothing_is_proposed_nothing_is_kept() -> None:
    assert both_sides("The bridge was built in 1931.").keep() == []


def test_nothing_is_kept_that_is_less_likely_than_asked() -> None:
    assert both_sides(SAID).keep(least=1.1) == []


def test_below_a_border_the_speaker_is_unclear_and_the_confidence_stays() -> None:
    weighed = both_sides(SPLIT)
    (clear,) = weighed.keep(unclear=0.0)
    (unclear,) = weighed.keep(unclear=1.1)
    assert clear.speaker is not None
    assert unclear.speaker is None
    assert unclear.confidence == clear.confidence
    assert unclear.spans == clear.spans
    assert unclear.cue == clear.cue


def test_a_statement_of_nobody_has_no_confidence() -> None:
    (found,) = both_sides("“We are done here.”").keep()
    assert found.speaker is None
    assert found.confidence is None


@pytest.mark.parametrize(
    ("text", "rule", "speakers"),
    [
        (
            "ANN LEE: The bridge is safe.\nBO RAY: It is not safe at all.",
            Rule.TRANSCRIPT,
            ["ANN LEE", "BO RAY"],
        ),
        (
            "Reuters quoted Bo Ray as saying that the ferry would be sold by June.",
            Rule.PASSED_ON,
            ["Bo Ray"],
        ),
    ],
)
def test_a_form_that_leaves_no_doubt_keeps_its_speaker(
    text: str, rule: Rule, speakers: list[str]
) -> None:
    weighed = both_sides(text)
    # However unlikely the weights find it.
    kept = weighed.keep(least=1.1, unclear=0.9)
    assert [found.rule for found in kept] == [rule] * len(speakers)
    assert [found.speaker and found.speaker.span.of(text) for found in kept] == speakers
    assert all(found.confidence is not None and found.confidence >= 0.97 for found in kept)
    for proposal in weighed.rules:
        assert is_sure(proposal)
        mate, _ = counterpart(proposal, weighed.tagged)
        ((_, by),) = candidates(proposal, mate, weighed.scale)
        assert by is rule


def test_a_long_quotation_beside_its_cue_stays_whole() -> None:
    quoted = " ".join(
        f"The boat number {number} left the harbour at noon and came back at night."
        for number in range(1, 41)
    )
    for text in (f"“{quoted}” said Ann Lee.", f"Ann Lee said: “{quoted}”"):
        (found,) = both_sides(text).keep()
        assert [span.of(text).strip("“”") for span in found.spans] == [quoted]
        assert found.speaker is not None
        assert found.speaker.span.of(text) == "Ann Lee"


def test_a_short_one_is_not_sure() -> None:
    (found,) = both_sides("“The bridge is safe,” said Ann Lee.").rules
    assert found.statement.rule is Rule.BESIDE
    assert not is_sure(found)


def test_who_says_it_is_the_noun_where_nobody_is_named() -> None:
    text = "The letter came from a driver, who said that he had waited for nine hours."
    weighed = both_sides(text)
    assert [each.statement.speaker is not None for each in weighed.tagged] == [True]
    (found,) = weighed.keep()
    assert found.speaker is not None
    assert found.speaker.span.of(text) == "a driver"


def test_candidates_are_each_given_once_and_those_of_rules_first() -> None:
    weighed = both_sides(SPLIT)
    (proposal,), (tagged,) = weighed.rules, weighed.tagged
    ((speaker, rule),) = candidates(proposal, tagged, weighed.scale)
    assert speaker.span.of(SPLIT) == "Ann Lee"
    assert rule is proposal.statement.rule
    assert candidates(tagged, proposal, weighed.scale)[0][1] is proposal.statement.rule


def test_the_counterpart_shares_most_words() -> None:
    one, other = both_sides(SAID), both_sides("The mayor said the bridge will open.")
    (long,), (short,) = one.rules, other.rules
    assert counterpart(long, []) == (None, 0.0)
    assert counterpart(long, one.tagged) == (one.tagged[0], 1.0)
    mate, share = counterpart(short, [long])
    assert mate is long
    assert share == pytest.approx(len(short.words) / len(long.words))
    assert counterpart(short, [long, short]) == (short, 1.0)


def test_agreement_counts_as_far_as_it_is_likely_uttered() -> None:
    features = with_agreement({"uttered": 0.5, "spans": 1.0}, 0.8)
    assert features == {
        "uttered": 0.5,
        "spans": 1.0,
        "agreement": 0.8,
        "uttered and agreed": pytest.approx(0.4),
    }


def test_features_are_numbers_within_bounds() -> None:
    (proposal,) = both_sides(SPLIT).rules
    for name in ("uttered", "content", "begins", "ends", "quoted", "unattributed"):
        assert -1e-6 <= proposal.features[name] <= 1 + 1e-6, name
    assert proposal.features["spans"] == 2
    assert proposal.features["all quoted"] == 1
    assert proposal.features["none quoted"] == 0
    assert proposal.features[f"rule {proposal.statement.rule.value}"] == 1
