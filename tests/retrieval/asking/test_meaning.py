"""What of a topic a text holds in other words."""

from __future__ import annotations

import pytest

from retrieval.asking.meaning import (
    BY_FORM,
    BY_SYNONYM,
    LIGHT_SHARE,
    ONLY_SYNONYMS,
    Topic,
    other_words,
)
from retrieval.asking.statements import SPEAKS_OF
from retrieval.language.terms import index_terms, question_terms

WEIGHTS = {"troop": 1.0, "leav": 3.0, "withdraw": 2.0, "quit": 4.0, "veldt": 5.0}


def topic(text: str) -> Topic:
    terms = question_terms(text)
    return Topic(frozenset(terms), other_words(text, terms), lambda term: WEIGHTS.get(term, 0.0))


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Troops leave Veldt.", 9.0),
        ("Troops leave Veldt; they withdraw.", 9.0),
        ("Troops withdraw from Veldt.", 6 + BY_SYNONYM * 2),
        ("Troops quit Veldt.", 6 + BY_SYNONYM * 3),
        ("They withdraw or quit.", ONLY_SYNONYMS * 3),
        ("They remain.", 0.0),
    ],
)
def test_a_synonym_holds_some_of_the_word_and_never_more_than_it_weighs_itself(
    text: str, held: float
) -> None:
    assert topic("troops leaving Veldt").held(index_terms(text)) == pytest.approx(held)


def test_two_synonyms_confirm_each_other() -> None:
    held = topic("troops leaving").held(index_terms("Soldiers withdraw."))
    assert held == pytest.approx(BY_SYNONYM * 2)  # No weight is known of "soldier".


def test_another_form_of_a_word_holds_nearly_all_of_it() -> None:
    weights = {"cheap": 3.0, "cheapest": 2.0, "bread": 1.0}
    asked = Topic(
        frozenset(("cheap", "bread")),
        other_words("cheap bread", ("cheap", "bread")),
        lambda term: weights.get(term, 0.0),
    )
    terms = frozenset(index_terms("the cheapest bread"))
    assert asked.held(terms) == pytest.approx(1 + BY_FORM * 2)
    assert asked.spared(terms) == pytest.approx(1.0)


def test_a_rare_word_in_a_common_one_is_no_rarer_than_halfway() -> None:
    asked = topic("troops leaving Veldt")
    assert asked.spared(frozenset(index_terms("They withdraw from Veldt."))) == pytest.approx(0.5)
    assert asked.spared(frozenset(index_terms("They quit Veldt."))) == 0.0
    assert asked.spared(frozenset(index_terms("They withdraw."))) == 0.0


def test_a_light_word_counts_less_where_it_is_lacking() -> None:
    weights = {"futur": 4.0, "mine": 2.0}
    terms = ("futur", "mine")
    asked = Topic(frozenset(terms), {}, lambda term: weights.get(term, 0.0))
    assert asked.unsaid(frozenset({"mine"})) == pytest.approx((1 - LIGHT_SHARE) * 4)
    assert asked.unsaid(frozenset(terms)) == 0.0
    assert asked.unsaid(frozenset({"futur"})) == 0.0
    assert asked.unsaid(frozenset()) == 0.0


def test_synonyms_alone_are_not_enough_to_be_on_a_topic() -> None:
    asked = topic("leaving")
    assert asked.held(index_terms("They quit.")) < SPEAKS_OF * asked.held(
        index_terms("They leave.")
    )


def test_the_word_itself_is_meant_by_no_other() -> None:
    asked = topic("troops leaving Veldt")
    assert asked.meant_in(index_terms("Soldiers leave and withdraw.")) == {"troop": "soldier"}


def test_a_name_is_meant_by_no_other_word() -> None:
    assert "gun" in other_words("what of the gun", ("gun",))
    assert "gun" not in other_words("what of Gun", ("gun",))


@pytest.mark.parametrize("words", ["A U.S. decision.", "An American decision."])
def test_a_country_goes_by_more_than_one_name(words: str) -> None:
    weights = {"america": 3.0, "us": 2.0, "decid": 2.0}
    terms = question_terms("America's decision")
    asked = Topic(
        frozenset(terms), other_words("America's decision", terms), lambda term: weights[term]
    )
    assert asked.held(index_terms(words)) >= 2 + BY_FORM * 2
