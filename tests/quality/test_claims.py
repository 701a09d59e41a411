"""Making claims from true quotations, without the bot."""

from __future__ import annotations

from collections import Counter

from retrieval.asking.claims.words import words_of
from tests.quality.claims import GROUPS, Claim, Judged, Statement, make_claims

ONE = Statement(
    "The bridge will cost 12 million crowns and Norden can't pay for it this year.",
    "Per Lund",
    "mill",
)
TWO = Statement(
    "We must not forget the colour of the old harbour and its ships.", "Ann Lee", "mill"
)


def made(kind: str) -> list[Claim]:
    return [claim for claim in make_claims([ONE, TWO]) if claim.kind == kind]


def words(question: str) -> list[str]:
    start = min(question.index(mark) for mark in '“„«»"‘' if mark in question)
    return [word.folded for word in words_of(question[start:])]


def test_each_way_of_altering_changes_the_words_and_no_other_way_of_writing_does() -> None:
    truth = {one.speaker: [word.folded for word in words_of(one.text)] for one in (ONE, TWO)}
    for claim in make_claims([ONE, TWO]):
        speaker = claim.question.removeprefix("Did ").partition(" say ")[0]
        same = words(claim.question) == truth[speaker]
        assert same == claim.kind.startswith("same: "), claim
        assert claim.is_true == claim.kind.startswith("same: ")


def test_what_is_altered_is_what_its_kind_says() -> None:
    for kind, piece in (
        ("altered: denial added", "will not cost"),
        ("altered: denial dropped", "We must forget"),
        ("altered: number", "cost 13 million"),
        ("altered: number tenfold", "cost 120 million"),
        ("altered: per cent added", "cost 12% million"),
        ("altered: name", "and Petrovna can't"),
        ("altered: modal verb", "bridge would cost"),
        ("altered: contraction", "Norden can not pay".replace("can not", "cannot")),
        ("altered: British or American", "the color of"),
    ):
        assert any(piece in claim.question for claim in made(kind)), kind


def test_every_claim_counts_in_one_figure_and_in_all() -> None:
    for claim in make_claims([ONE, TWO]):
        groups = [name for name, start in GROUPS.items() if claim.kind.startswith(start)]
        assert len(groups) == 2
        assert groups[-1] == "all"


def test_each_claim_is_made_once() -> None:
    counted = Counter(claim for claim in make_claims([ONE, TWO]))
    assert set(counted.values()) == {1}


def test_only_a_confirmation_of_what_is_untrue_is_a_false_one() -> None:
    true, untrue = made("same: as it is")[0], made("altered: number")[0]
    assert not Judged(true, "verbatim", "").falsely_confirmed
    assert not Judged(untrue, "not-found", "verdict is not-found").falsely_confirmed
    assert Judged(untrue, "verbatim", "verdict is verbatim").falsely_confirmed
