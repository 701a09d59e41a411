from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answering.record import record_of
from bot.conversation_state import State
from bot.dialogue.drafts import LONGEST_SHOWN, MOST_CLAIMS, WORST_FIRST, shorten
from tests.support.talking import actions, quotes, talk, text

if TYPE_CHECKING:
    from bot.conversation import Desk

DRAFT = (
    "The mission in Iraq is suspended, but not over. “We have suspended our training mission now "
    "because of the security mission on the ground,” Stoltenberg said on Monday. Foreign Minister "
    "Champagne added that “a de-escalation in tensions will be necessary.” According to Antonio "
    "Guterres, “it is our common duty to avoid it.” He also said: “We shall never forgive them for "
    "all that they did.”\n\n"
    "“This is a U.S. decision,” said President Donald Trump. The world was in “turmoil”."
)


ASKED = (
    "Did Stoltenberg say “we are ready to restart the training” and “Exercise maximum restraint”?"
)
CUT = (
    "“Stop escalation … ordinary people pay the highest price,” Guterres said. “Iran must refrain "
    "from further violence. We are united in condemning Iran's support.”"
)


@pytest.mark.parametrize("draft", [DRAFT, ASKED, CUT], ids=["draft", "question", "cut"])
def test_what_people_read(desk: Desk, draft: str, snapshot: object) -> None:
    (answer,), _ = talk(desk, draft)
    assert text(answer) == snapshot


def test_each_quotation_of_a_draft_is_checked_as_its_claimed_speakers(desk: Desk) -> None:
    (answer,), state = talk(desk, DRAFT)
    assert answer.intent == "verify"
    assert answer.verdict == "not-found"  # The worst of them.
    assert answer.answered
    people = [quote.evidence.person for quote in quotes(answer)]
    assert [person.name for person in people if person] == [
        "Jens Stoltenberg",
        "François-Philippe Champagne",
        "Antonio Guterres",
        "Jens Stoltenberg",
    ]
    assert state.shown == [quote.n for quote in quotes(answer)]
    assert len(actions(answer)) == len(quotes(answer))


def test_the_verdict_of_a_draft_is_its_worst(desk: Desk) -> None:
    right = "“Exercise maximum restraint”"
    for other, worst in (
        ("“Renew international co-operation”", "verbatim"),
        ("“Exercise minimum restraint”", "altered"),
        ("“we love war very much indeed”", "not-found"),
        ("“Canada has about 500 troops in Iraq”", "not-quoted"),
    ):
        (answer,), _ = talk(desk, f"{right} and {other}")
        assert answer.verdict == worst
        assert worst in WORST_FIRST


def test_of_many_quotations_the_first_are_checked(desk: Desk) -> None:
    (answer,), _ = talk(desk, "“Exercise maximum restraint,” Guterres said. " * 40)
    assert f"first {MOST_CLAIMS} of 40 quotations" in text(answer)
    assert text(answer).count("said to be by Guterres") == MOST_CLAIMS
    assert "characters of your question" not in text(answer)


def test_a_claim_is_shown_shortened_at_a_word() -> None:
    long = "word " * 60
    assert len(shorten(long)) <= LONGEST_SHOWN
    assert shorten(long).endswith("word…")
    assert shorten("x" * 200) == "x" * (LONGEST_SHOWN - 1) + "…"
    assert shorten("as it is.") == "as it is"


def test_passages_of_a_drafts_evidence_can_be_asked_for(desk: Desk) -> None:
    answers, _ = talk(desk, DRAFT, "passage 3")
    assert answers[1].answered
    assert "common duty" in text(answers[1])


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    parts=st.lists(
        st.sampled_from(
            (
                "“Exercise maximum restraint”",
                "“it is {{ name }} <b>now</b>”",
                "“Stop escalation … avoid it”",
                *("“", "”", '"', "he said", "Guterres said", ", ", ". ", "\n", "\ud800"),
            )
        ),
        min_size=3,
        max_size=14,
    )
)
def test_any_draft_is_answered_the_same_twice(desk: Desk, parts: list[str]) -> None:
    draft = "".join(parts)
    one, two = (desk.ask(draft, State()).answer for _ in range(2))
    assert one == two
    talk(desk, draft)  # Checks its evidence.


def test_a_program_reads_each_claim_with_its_place_verdict_and_evidence(desk: Desk) -> None:
    (answer,), _ = talk(desk, f"/verify  {DRAFT}")
    record = record_of(answer, text(answer))
    claims = record["claims"]
    assert [
        (one["speaker"], one["verdict"]) for one in claims
    ] == [
        ("Stoltenberg", "altered"),
        ("Foreign Minister Champagne", "altered"),
        ("Antonio Guterres", "verbatim"),
        ("Antonio Guterres", "not-found"),
        ("President Donald Trump", "other-speaker"),
        (None, "too-short"),
    ]  # fmt: skip
    for claim in claims:
        assert record["question"][claim["start"] : claim["end"]] == claim["text"]
        assert claim["spans"] == [[claim["start"], claim["end"]]]
    numbers = [n for claim in claims for n in claim["quotes"]]
    assert numbers == [quote["n"] for quote in record["quotes"]]


def test_a_claim_that_a_cue_parts_has_two_places(desk: Desk) -> None:
    draft = "“Exercise,” said Antonio Guterres on Monday, “maximum restraint of all.”"
    (answer,), _ = talk(desk, draft)
    (claim,) = record_of(answer, "")["claims"]
    assert claim["text"] == "Exercise, maximum restraint of all."
    parts = [draft[start:end] for start, end in claim["spans"]]
    assert parts == ["Exercise,", "maximum restraint of all."]
    assert (claim["start"], claim["end"]) == (1, len(draft) - 1)


def test_claims_beyond_the_most_are_listed_without_a_verdict(desk: Desk) -> None:
    (answer,), _ = talk(desk, "“Exercise maximum restraint,” Guterres said. " * (MOST_CLAIMS + 1))
    claims = record_of(answer, "")["claims"]
    assert [one["verdict"] for one in claims] == ["verbatim"] * MOST_CLAIMS + [None]


def test_a_single_question_has_its_one_claim_and_others_have_none(desk: Desk) -> None:
    asked = "Did   Trump say “Exercise maximum restraint”?"
    (answer, other), _ = talk(desk, asked, "What did Guterres say?")
    (claim,) = record_of(answer, "")["claims"]
    assert asked[claim["start"] : claim["end"]] == "Exercise maximum restraint"
    assert (claim["speaker"], claim["verdict"]) == ("Trump", "other-speaker")
    assert record_of(other, "")["claims"] == []
