from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrieval.article import PassageKind
from retrieval.asking.alignment import words_of
from retrieval.asking.findings import Difference

if TYPE_CHECKING:
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
        ("the vote was a scandal", "Erik Holm", "not-quoted"),
        ("no such thing was ever uttered by anybody here", "Brandt", "not-found"),
        ("forty ships", "Brandt", "too-short"),
        # One word in common, and a little grammar, is no altered original.
        ("close the harbour", "Brandt", "not-found"),
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
    assert result.verdict in ("verbatim", "cut-short", "not-quoted", "declined")
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
