"""What is read of a sentence besides its terms."""

from __future__ import annotations

import pytest

from retrieval.index.segment.hashing import form_hash, prefix_hash, term_hash, term_hashes
from retrieval.index.segment.marks import Flag, Term, prefix_of, read_marks, read_term
from retrieval.language.terms import index_terms


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("Boats sank.", Flag(0)),
        ("Ida Brandt, 29, sank.", Flag.AGE | Flag.NUMBER),
        ("Three boats sank.", Flag.NUMBER),
        ("Boats sank on Tuesday.", Flag.TIME),
        ("Boats sank near Veldt.", Flag.PLACE),
        ("Boats sank because of it.", Flag.CAUSE),
        ("She sank.", Flag.PRONOUN),
        ("“She sank?” ", Flag.PRONOUN | Flag.QUESTION | Flag.MARKS),
        ("Shellfish sank.", Flag(0)),
        ("Why? Boats sank.", Flag(0)),
        ("", Flag(0)),
    ],
)
def test_flags(text: str, flags: Flag) -> None:
    assert Flag(read_marks(text, index_terms(text)).flags) == flags


def test_names_and_initials() -> None:
    text = "Here Ida Brandt joined the World Fishing Union and the World Fishing Union."
    marks = read_marks(text, index_terms(text))
    assert marks.names == {"ida", "brandt", *index_terms("World Fishing Union")}
    assert marks.initials == ("wfu",)


def test_forms_are_the_words_as_written() -> None:
    assert read_marks("Closed boats, closing.", ()).forms == ("closed", "boats", "closing")


@pytest.mark.parametrize(
    ("word", "kind"),
    [("three", Term.COUNT), ("12", Term.DIGITS), ("2019", 0), ("1066", Term.DIGITS), ("boat", 0)],
)
def test_what_a_term_is(word: str, kind: int) -> None:
    assert read_term(index_terms(word)[0]) == kind


def test_months() -> None:
    assert read_term(index_terms("January")[0]) == Term.MONTH


def test_words_are_akin_by_their_first_letters() -> None:
    assert prefix_of("defend") == prefix_of("defence") != prefix_of("delay")
    assert prefix_of("def") == prefix_of("2019") == prefix_of("u.s.a") == 0
    assert prefix_of("defend") != 0


def test_hashes_do_not_change_from_one_process_to_the_next() -> None:
    """They are kept on the disk; a change of them must raise `manifest.FORMAT`."""
    assert term_hash("boat") == 5_466_900_226_927_393_365
    assert term_hashes(["boat", "\ud800"]).tolist() == [term_hash("boat"), term_hash("\ud800")]
    assert form_hash("boats") == 2310
    assert prefix_hash("boat") == 3_631_121_226
