from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrieval.article import PassageKind, QuotationKind
from retrieval.asking.claims.differences import Kind
from retrieval.asking.claims.words import words_of
from retrieval.asking.findings import Difference

if TYPE_CHECKING:
    from retrieval.asking.claims.words import Word
    from retrieval.asking.finder import Finder


def verdict(finder: Finder, claim: str, speaker: str = "") -> str:
    return finder.verify(claim, finder.directory.find(speaker).people).verdict


@pytest.mark.parametrize(
    ("claim", "speaker", "expected"),
    [
        ("We will not open the harbour before the ice is gone", "Brandt", "verbatim"),
        ("we WILL not open the harbour, before the ice is gone!", "", "verbatim"),
        ("forty ships are waiting", "the mayor", "verbatim"),
        ("forty ships are waiting", "Olaf Holm", "other-speaker"),
        ("Our members are cold and tired", "Holm", "verbatim"),
        # Cut out of a denial, or out of a question.
        ("open the harbour before the ice is gone", "Brandt", "cut-short"),
        ("do I like it", "Brandt", "verbatim"),
        # What she would not say is not what she said, word for word or nearly.
        ("the city would pay the ship owners", "Brandt", "declined"),
        ("the city will pay the ship owners", "Brandt", "declined"),
        ("the city would pay the ship owners", "Olaf Holm", "declined"),
        # Likeness is no confirmation: a lost "not", another number.
        ("We will open the harbour before the ice is gone", "Brandt", "altered"),
        ("Fourteen ships are waiting", "Brandt", "altered"),
        ("the bridge would cost 120 million crowns", "Lund", "altered"),
        # Told by the article, in nobody's marks.
        ("Two tugboats left the harbour", "", "not-quoted"),
        ("the vote was a scandal", "Erik Holm", "reported"),
        ("no such thing was ever uttered by anybody here", "Brandt", "not-found"),
        ("forty ships", "Brandt", "too-short"),
        # One word in common, and a little grammar, is no altered original.
        ("close the harbour", "Brandt", "not-found"),
        # A whole sentence of the same person's with one word changed; not of somebody else's.
        ("Our members are cold and angry", "Holm", "altered"),
    ],
)
def test_verdicts(finder: Finder, claim: str, speaker: str, expected: str) -> None:
    assert verdict(finder, claim, speaker) == expected


def test_differences_are_given_as_written(finder: Finder) -> None:
    result = finder.verify("We will open the Harbour before the snow is gone", ())
    assert result.differences == (Difference("", "not"), Difference("snow", "ice"))


def test_the_claimed_speakers_own_words_are_compared_first(finder: Finder) -> None:
    people = finder.directory.find("Olaf Holm").people
    result = finder.verify("Our sailors are cold and tired", people)
    assert result.speaker is not None
    assert result.speaker.name == "Olaf Holm"
    assert result.differences == (Difference("sailors", "members"),)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        # Marked as left out, in one statement or over the cue between its parts.
        ("We will not open the harbour … the ice is gone", "elided"),
        ("We will not open the harbour [...] Forty ships are waiting", "elided"),
        ("The mayor promised help (…) Our members are cold and tired", "elided"),
        # Not marked: a whole sentence, or a long stretch of one, is left out.
        ("We will not open the harbour before the ice is gone. Do I like it?", "elided"),
        # A word or two, or a denial, is a changed wording.
        ("We will not open the harbour before ice is gone", "altered"),
        ("The mayor help to every crew", "altered"),
        # With nothing left out where the claim says so, the words are equal.
        ("We will not open the harbour ... before the ice is gone", "verbatim"),
        # Parts of two statements, marked or not; a short one must be a whole sentence.
        ("We will not open the harbour … Our members are cold and tired", "stitched"),
        ("Forty ships are waiting. Our members are cold and tired.", "stitched"),
        ("Forty ships are waiting and our members are cold and tired", "stitched"),
        ("Do I like it? That is a decision of the council.", "stitched"),
        # The second of these parts stands nowhere.
        ("We will not open the harbour … because we do not want to", "altered"),
        # Parts of what is nobody's quotation.
        ("Two tugboats left the harbour … carried coal for the crews", "not-quoted"),
        # Only supposed, or asked.
        ("the bridge would cost 12 million crowns", "reported"),
    ],
)
def test_parts_put_together(finder: Finder, claim: str, expected: str) -> None:
    assert verdict(finder, claim) == expected


def test_what_is_left_out_is_told_and_marked(finder: Finder) -> None:
    result = finder.verify("We will … open the harbour before the ice is gone", ())
    (lost,) = result.differences
    assert (result.verdict, lost.stored, lost.kinds) == ("elided", "not", (Kind.NEGATION,))
    text = finder.library.text(result.evidence[0].article)
    assert [[span.of(text) for span in spans] for spans in result.marked] == [["not"]]


def test_parts_by_two_people_have_no_one_speaker(finder: Finder) -> None:
    result = finder.verify("Forty ships are waiting. Our members are cold and tired.", ())
    assert result.speaker is None
    assert {one.person.name for one in result.evidence if one.person} == {"Ida Brandt", "Olaf Holm"}


def test_parts_by_somebody_else_are_another_speakers(finder: Finder) -> None:
    people = finder.directory.find("Olaf Holm").people
    result = finder.verify("We will not open the harbour … Forty ships are waiting", people)
    assert (result.verdict, result.speaker and result.speaker.name) == (
        "other-speaker",
        "Ida Brandt",
    )


def test_a_quotation_goes_on_over_the_cue_that_parts_it(finder: Finder) -> None:
    result = finder.verify("The mayor promised help to every crew. Our members are cold", ())
    assert result.verdict == "verbatim"
    assert result.cautions == ("interrupted",)


def test_a_question_that_is_claimed_as_a_statement_is_pointed_out(finder: Finder) -> None:
    assert finder.verify("Do I like it", ()).cautions == ("asked",)
    assert finder.verify("Do I like it?", ()).cautions == ()


def quoted(finder: Finder) -> list[tuple[str, list[Word]]]:
    """The words of each direct quotation's parts, with the text they stand in."""
    library = finder.library
    return [
        (library.text(info), words_of(library.text(info), span))
        for info in library.articles
        for stored in library.quotations(info.id)
        if stored.quotation.kind is QuotationKind.DIRECT and not stored.quotation.declined
        for span in stored.quotation.spans
        if len(words_of(library.text(info), span)) >= 3
    ]


def draw_stretch(data: st.DataObject, finder: Finder) -> tuple[str, list[Word]]:
    text, words = data.draw(st.sampled_from(quoted(finder)))
    start = data.draw(st.integers(0, len(words) - 3))
    return text, words[start : data.draw(st.integers(start + 3, len(words)))]


many = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
few = settings(many, max_examples=50)
STRANGE = "we will not open … [...] . harbour the “ ” \u0301 \u200d 💬 \ud800 ﷽ {{ }} %s"
EQUAL = ("verbatim", "cut-short")
"""Verdicts on words that stand in a quotation."""


@many
@given(data=st.data())
def test_a_true_stretch_is_confirmed_however_it_is_typed(
    finder: Finder, data: st.DataObject
) -> None:
    """Other marks and white space around and between, a capital or none at the start."""
    text, words = draw_stretch(data, finder)
    claim = text[words[0].span.start : words[-1].span.end]
    claim = re.sub(r"\s+", lambda _: data.draw(st.sampled_from([" ", "  ", "\n", "\u00a0"])), claim)
    claim = claim.translate({ord("’"): data.draw(st.sampled_from(["'", "’"]))})
    first = data.draw(st.sampled_from([str.upper, str.lower]))
    claim = first(claim[0]) + claim[1:]
    marks = data.draw(st.sampled_from(["“”", '""', "‘’", "«»", "„“", "  "]))
    claim = marks[0] + claim + data.draw(st.sampled_from(["", ",", ".", "!"])) + marks[1]
    assert finder.verify(claim, ()).verdict in EQUAL


@many
@given(data=st.data())
def test_one_changed_or_added_word_is_never_confirmed(finder: Finder, data: st.DataObject) -> None:
    _, words = draw_stretch(data, finder)
    texts = [word.text for word in words]
    place = data.draw(st.integers(0, len(texts) - 1))
    other = data.draw(st.sampled_from(["zebra", "never", "41", "Lisbon", "5%", "€"]))
    changed = [*texts[:place], other, *texts[place + data.draw(st.integers(0, 1)) :]]
    assert finder.verify(" ".join(changed), ()).verdict not in EQUAL


@few
@given(data=st.data())
def test_a_lost_denial_is_never_confirmed(finder: Finder, data: st.DataObject) -> None:
    text, words = data.draw(
        st.sampled_from([(t, ws) for t, ws in quoted(finder) if any(w.folded == "not" for w in ws)])
    )
    place = next(n for n, word in enumerate(words) if word.folded == "not")
    start = data.draw(st.integers(0, place))
    end = data.draw(st.integers(place + 1, len(words)))
    claim = " ".join(w.text for n, w in enumerate(words[:end]) if n >= start and n != place)
    result = finder.verify(claim, ())
    if start < place < end - 1:
        assert result.verdict not in EQUAL
    else:  # Words beside the denial stand there, without it, as a part of the sentence.
        assert result.verdict in (*EQUAL, "too-short")
    assert claim not in text or result.verdict in (*EQUAL, "too-short")


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_every_stretch_of_the_story_is_found_where_it_stands(
    finder: Finder, data: st.DataObject
) -> None:
    """Also one of function words alone, which no index term leads to."""
    info = data.draw(st.sampled_from(finder.library.articles))
    article = finder.library.article(info.id)
    stories = [p.span for p in article.passages if p.kind is PassageKind.STORY]
    words = words_of(article.text, data.draw(st.sampled_from(stories)))
    start = data.draw(st.integers(0, len(words) - 3))
    end = data.draw(st.integers(start + 3, len(words)))
    claim = article.text[words[start].span.start : words[end - 1].span.end]
    result = finder.verify(claim, ())
    assert result.verdict in ("verbatim", "cut-short", "reported", "not-quoted", "declined")
    assert result.evidence


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.sampled_from("we will not open the harbour ice ships 40 ’ “".split()), max_size=9)
)
def test_no_mixture_of_words_is_confirmed_that_does_not_stand_there(
    finder: Finder, words: list[str]
) -> None:
    claim = " ".join(words)
    result = finder.verify(claim, ())
    if result.verdict in ("verbatim", "cut-short"):
        wanted = [word.folded for word in words_of(claim)]
        text = [w.folded for w in words_of(finder.library.text(result.evidence[0].article))]
        assert any(text[i : i + len(wanted)] == wanted for i in range(len(text)))


@many
@given(
    claim=st.text(max_size=60)
    | st.lists(st.sampled_from(STRANGE.split()), max_size=12).map(" ".join)
)
def test_no_claim_is_too_strange(finder: Finder, claim: str) -> None:
    people = finder.directory.find("Brandt").people
    for result in (finder.verify(claim, ()), finder.verify(claim, people)):
        assert len(result.marked) in (0, len(result.evidence))
