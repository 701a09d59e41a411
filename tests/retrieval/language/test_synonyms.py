"""Words that mean the same: what stands in the file, and what a question gets of it."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.language.forms import COUNTRIES
from retrieval.language.synonyms import is_form, question_synonyms, synonyms
from retrieval.language.terms import index_terms, question_terms

FILE = tomllib.loads((files("retrieval.language") / "synonyms.toml").read_text("utf-8"))
GROUPS = [re.split(r", ", line) for line in FILE["same"].strip().split("\n")]
FORMS = [re.split(r", ", line) for line in FILE["forms"].strip().split("\n")]
ARROWS = [
    line.split(" > ") for part in ("narrower", "phrases") for line in FILE[part].strip().split("\n")
]

OPPOSITES = """
accept reject; accept refuse; accelerate slow; acquit convict; admit deny; advance retreat;
agree disagree; allow ban; allow forbid; ally enemy; approve reject; arrest release; arrive leave;
attack defend; beat lose; begin end; begin stop; birth death; born die; boom slump; boost reduce;
borrow lend; brave cowardly; buy sell; calm angry; captive free; capture release; cheap expensive;
cheer mourn; climb fall; close open; cold hot; confirm deny; conceal reveal; continue stop;
convict innocent; create destroy; criticize praise; dangerous safe; deny confirm; defeat victory;
die live; die survive; dismiss hire; divide unite; divorce marry; early late; easy difficult;
employ dismiss; emigrate immigrate; empty full; encourage deter; enemy friend; enter leave;
expand shrink; export import; fail succeed; failure success; find lose; first last; float sink;
friend enemy; gain lose; give take; grow shrink; guilty innocent; happy sad; harm help; hate love;
help hinder; hide show; hire dismiss; husband wife; ill healthy; impose lift; improve worsen;
increase decrease; innocent guilty; join leave; jobless employed; kill rescue; kill survive;
large small; lawful illegal; leave arrive; leave remain; leave stay; legal illegal; lend borrow;
lift lower; likely unlikely; loss profit; loss victory; loser winner; male female; major minor;
mother father; narrow wide; night day; obey defy; offensive defensive; open close; oppose support;
oppose endorse; parent child; peace war; permit ban; poor rich; possible impossible; poverty wealth;
praise condemn; promote demote; public private; purchase sale; quick slow; quiet loud; raise lower;
ratify reject; reject approve; release detain; remain leave; remember forget; repeal enact;
resign remain; rich poor; rise drop; rise fall; safe dangerous; scarce common; secret public;
shrink grow; sister brother; soldier civilian; son daughter; start stop; stay withdraw;
strengthen weaken; strong weak; success failure; support oppose; surrender resist; survivor victim;
temporary permanent; tenant landlord; tighten ease; trust suspicion; truth lie; urban rural;
victory defeat; victor loser; war peace; weak strong; wet dry; win lose; winner loser; wise foolish;
withdraw deploy; withdraw remain; woman man; young old
"""
PAIRS = [tuple(pair.split()) for pair in OPPOSITES.replace("\n", " ").split(";")]


def meant(word: str) -> tuple[str, ...]:
    (term,) = index_terms(word)
    return synonyms().words.get(term, ())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("leave", "withdraw"),
        ("end", "stop"),
        ("killed", "slain"),
        ("murdered", "killings"),
        ("attorney", "lawyers"),
        ("accused", "alleged"),
        ("blaze", "fires"),
        ("truce", "ceasefire"),
    ],
)
def test_synonyms_stand_for_each_other(one: str, other: str) -> None:
    assert index_terms(other)[0] in meant(one)
    assert index_terms(one)[0] in meant(other)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_no_word_stands_for_its_opposite(one: str, other: str) -> None:
    (asked,), (found,) = index_terms(one), index_terms(other)
    assert asked != found
    assert found not in meant(one)
    assert asked not in meant(other)


def _group_terms(words: list[str]) -> set[str]:
    return {term for word in words for term in index_terms(word)}


def test_what_is_of_a_kind_answers_for_the_kind_and_not_the_reverse() -> None:
    assert "rifl" in meant("weapon")
    assert "ferri" in meant("ship")
    assert "ship" not in meant("ferry")
    assert "anim" not in meant("dog")


@pytest.mark.parametrize(
    ("question", "term", "synonym"),
    [
        ("When will NATO pull all of its troops out of Iraq?", "pull", "withdraw"),
        ("Who called off the talks?", "call", "cancel"),
        ("Why was the vote put off?", "put", "postpon"),
        ("Who appealed for an end to the fighting?", "end", "stop"),
        ("What was the reason for the raid?", "reason", "rational"),
        ("Who stormed out of the hall?", "storm", "walk"),
        ("How many lost their jobs?", "lose", "redund"),
        ("Who spoke into the mic?", "mic", "microphon"),
    ],
)
def test_a_question_may_mean_other_words(question: str, term: str, synonym: str) -> None:
    assert synonym in question_synonyms(question, question_terms(question))[term]


def test_a_verb_means_something_else_with_its_particle() -> None:
    called = question_synonyms("Who called the talks useless?", ("call", "talk"))
    assert "call" not in called
    left_out = question_synonyms("Who was left out?", ("leav",))
    assert "omit" in left_out["leav"]
    assert "withdraw" not in left_out["leav"]


def test_what_the_question_says_itself_is_no_synonym() -> None:
    found = question_synonyms("Who was killed or murdered?", ("kill", "murder"))
    assert "murder" not in found["kill"]
    assert "kill" not in found["murder"]


@given(st.text(max_size=60))
@settings(max_examples=100)
def test_any_text_is_a_question(text: str) -> None:
    terms = question_terms(text)
    found = question_synonyms(text, terms)
    assert set(found) <= set(terms)
    for term, others in found.items():
        assert others
        assert not set(others) & {term, *terms}
        assert list(others) == sorted(set(others))


@pytest.mark.parametrize(
    ("one", "other"), [("cheap", "cheapest"), ("firemen", "fireman"), ("choose", "choice")]
)
def test_forms_of_one_word_are_known_as_such(one: str, other: str) -> None:
    (term,), (form,) = index_terms(one), index_terms(other)
    assert form in meant(one)
    assert is_form(term, form)
    assert is_form(form, term)


def test_a_synonym_is_no_form() -> None:
    assert not is_form("cheap", "inexpens")
    assert not is_form("veldt", "veldt")


@pytest.mark.parametrize("groups", [GROUPS, FORMS], ids=["same", "forms"])
def test_no_group_stands_twice_or_within_another(groups: list[list[str]]) -> None:
    terms = [frozenset(_group_terms(group)) for group in groups]
    for number, group in enumerate(groups):
        assert len(terms[number]) == len(group) > 1, group
        assert not any(terms[number] < other for other in terms), group
    assert len(set(terms)) == len(terms)


def test_lines_are_in_order() -> None:
    for groups in (GROUPS, FORMS):
        lines = [", ".join(group) for group in groups]
        assert lines == sorted(lines, key=str.lower)
    for part in ("narrower", "phrases"):
        asked = [line.split(" > ")[0] for line in FILE[part].strip().split("\n")]
        assert asked == sorted(asked)


def test_there_are_no_numbers_and_no_countries() -> None:
    words = {word for group in GROUPS + FORMS for word in group}
    words |= {word for _, meant in ARROWS for word in meant.split(", ")}
    assert all(re.fullmatch(r"[a-z]+|TV", word) for word in words)
    assert not words & COUNTRIES


@pytest.mark.parametrize(
    "word",
    """
    according authority authorities conservative department federal import important including
    liberal like missing opposite relations season several state states united unity use years
    """.split(),
)
def test_words_whose_stem_is_that_of_others_have_no_synonyms(word: str) -> None:
    """The stemmer takes "severe" and "several" for one, and "accord" and "according"."""
    assert not meant(word)
    (term,) = index_terms(word)
    assert not any(term in others for others in synonyms().words.values()) or word == "missing"
