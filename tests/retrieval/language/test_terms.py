"""Index terms: what counts as the same word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.language.terms import FUNCTION_WORDS, index_terms, question_terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("4,000", "4000"),
        ("$1,234,567.5", "1234567.5"),
        ("U.S.", "US"),
        ("the United States", "the U.S."),
        ("the United Nations", "UN"),
        ("N.A.T.O.", "NATO"),
        ("François", "Francois"),
        ("Jürgen Ødegård", "Jurgen Odegard"),
        ("Oslo’s", "Oslo"),
        ("Oslo's", "OSLO"),
        ("ministers’", "minister"),
        ("O’Neill", "O'Neill"),
        ("said", "says"),
        ("withdrew", "withdrawing"),
        ("Canadians", "Canada"),
        ("programme", "programs"),
        ("suspended", "suspend"),
        ("a.m.", "AM"),
    ],
)
def test_same_terms(one: str, other: str) -> None:
    assert index_terms(f"x2 {one} now") == index_terms(f"x2 {other} now")
    assert len(index_terms(one)) > 0


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("co-operation", "cooperation"),
        ("de-escalation", "deescalation"),
        ("de-escalation", "de-escalate"),
        ("on-going", "ongoing"),
        ("secretary-general", "secretary general"),
        ("CH-146 helicopters", "CH-146"),
        ("CH-146 helicopters", "146"),
        ("JTF-I Detachment", "JTF"),
        ("U.S.-led coalition", "US"),
        ("U.S.-led coalition", "led"),
        ("$4.5 million", "4.5"),
        ("al-Hakim", "Hakim"),
    ],
)
def test_a_question_meets_the_text(text: str, question: str) -> None:
    assert set(question_terms(question)) & set(index_terms(text))


@pytest.mark.parametrize("code", ["CH-146", "JTF-I", "2020-01-06"])
def test_codes_are_kept_whole_too(code: str) -> None:
    assert code.lower() in index_terms(code)


def test_different_numbers_stay_different() -> None:
    assert index_terms("4,000") != index_terms("400")
    assert index_terms("4.5") != index_terms("45")


def test_function_and_question_words_are_left_out() -> None:
    assert index_terms("What did they say about it, and why?") == ("say",)
    assert index_terms("I don't, you can’t, we've, it's") == ()
    assert {"the", "who", "when", "about"} <= FUNCTION_WORDS


def test_an_abbreviation_is_no_function_word() -> None:
    assert index_terms("It told us") == ("tell",)
    assert index_terms("The US told IS") == ("us", "tell", "is")
    assert index_terms("WHO IS IT") == ()


def test_question_terms_come_once_in_order() -> None:
    assert question_terms("troops, Iraq, troops") == ("troop", "iraq")


def test_form_words_only_count_alone() -> None:
    assert question_terms("What kind of helicopters?") == ("helicopt",)
    assert question_terms("What kind?") == ("kind",)


@given(st.text(max_size=100))
@settings(max_examples=100)
def test_any_text_gives_clean_terms(text: str) -> None:
    terms = index_terms(text)
    assert terms == index_terms(text)
    assert all(term and not any(map(str.isspace, term)) and "," not in term for term in terms)
    assert set(question_terms(text)) <= set(terms)
