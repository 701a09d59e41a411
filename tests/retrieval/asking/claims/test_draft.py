from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.asking.claims.draft import LONGEST_DRAFT, MOST_MARKS, is_cue, read_draft, read_report

LONG = "“We will wait for the ice to go,” "


@pytest.mark.parametrize(
    ("draft", "speakers"),
    [
        (LONG + "Brandt said. “Forty ships wait.”", ["Brandt", "Brandt"]),
        (LONG + "said Mayor Ida Brandt on Monday. “No,” Holm added.", ["Mayor Ida Brandt", "Holm"]),
        (LONG + "the mayor of Veldt told reporters. He said: “No.”", ["the mayor of Veldt"] * 2),
        ("According to Per Lund, “steel is very dear”. Holm: “No way.”", ["Per Lund", "Holm"]),
        ("Lund, who leads it, said that “steel is very dear” and that “it is”.", ["Lund", "Lund"]),
        ("Did Brandt say “steel is very dear” or “ships are waiting”?", ["Brandt", "Brandt"]),
        # A pronoun that means nobody yet; words that name nobody.
        ("“Steel is very dear,” he said. “No,” Lund replied.", ["", "Lund"]),
        ("“Steel is very dear.” The bridge is long. “No.”", ["", ""]),
        # The sentence after a full stop is about the next quotation.
        ("“Steel is very dear.” Holm added that “ships are waiting”.", ["", "Holm"]),
        # Straight and single marks.
        ('"Steel is very dear," Lund said. "No," Holm said.', ["Lund", "Holm"]),
        ("Lund said ‘steel is very dear’ and Holm said ‘no way at all’.", ["Lund", "Holm"]),
    ],
)
def test_the_claimed_speakers(draft: str, speakers: list[str]) -> None:
    assert [claim.speaker for claim in read_draft(draft)] == speakers


def test_a_cue_inside_a_sentence_does_not_part_a_quotation() -> None:
    draft = "“Steel,” said Lund, “is very dear.” “It is.”"
    assert [claim.text for claim in read_draft(draft)] == ["Steel, is very dear.", "It is."]


def test_a_quotation_in_a_long_text_of_one_is_a_draft_too() -> None:
    draft = "The bridge will come, and soon. “Steel is very dear,” Lund said in Norden."
    assert read_draft(draft) == (("Steel is very dear,", "Lund", ((33, 52),)),)


@pytest.mark.parametrize(
    "question",
    [
        "Did Lund say “steel is very dear”?",
        "Who said “steel is very dear” in that meeting on Monday in Norden?",
        "“Steel is very dear”",
        "What is the difference between “steel is dear” and “steel was dear”?",
        "Who is “Lund”, and who is “Holm”?",
        "What did Lund say about steel?",
        "/people",
        "",
    ],
)
def test_a_question_is_no_draft(question: str) -> None:
    assert read_draft(question) == ()


def test_a_report_without_marks_names_its_speaker() -> None:
    assert read_report("Per Lund said that steel is dear") == ("steel is dear", "Per Lund", ())
    assert read_report("the mayor warned: ships wait") == ("ships wait", "the mayor", ())
    assert read_report("steel is very dear") is None


def test_forms_of_verbs_that_report_are_known() -> None:
    assert all(map(is_cue, "said says added adding replied replies told insisted admitted".split()))
    assert not any(map(is_cue, "steel went the is Monday".split()))


@settings(max_examples=100, deadline=None)
@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(["“", "”", '"', "‘", "’", "Lund said", ", ", ". ", "\n", "we will go"]),
        max_size=25,
    ).map("".join)
)
def test_any_text_is_read(text: str) -> None:
    for claim in read_draft(text):
        assert any(map(str.isalnum, claim.text))
    read_report(text)


def test_a_very_long_text_is_read_in_part() -> None:
    draft = "“One two three four,” Lund said. " * 5000
    assert len(read_draft(draft)) == MOST_MARKS // 2
    assert read_draft("no marks " * LONGEST_DRAFT) == ()
    assert read_draft('"' * 5 * LONGEST_DRAFT) == ()
