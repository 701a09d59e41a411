from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from retrieval.article import Span
from retrieval.citing.fragment import LONGEST_EXACT, link_to

FORE_BORDER, BORDER = r"(?<!\w)", r"(?!\w)"
PAGE = "https://g.example/mill"


def span_of(text: str, words: str, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def found_by(link: str, text: str) -> tuple[int, int] | None:
    """Find a link's place as a browser does: the first that fits, by words, whatever the case."""
    directive = link.split(":~:text=")[1]
    assert re.fullmatch(r"[\w.~%,-]*", directive, re.ASCII)
    parts = directive.split(",")
    suffix = unquote(parts.pop()[1:]) if parts[-1].startswith("-") else ""
    prefix = unquote(parts.pop(0)[:-1]) if parts[0].endswith("-") else ""
    assert not any("-" in part for part in parts)
    first, last = unquote(parts[0]), unquote(parts[-1])

    def pattern(words: str) -> str:
        inner = r"\s+".join(map(re.escape, words.split()))
        return rf"{FORE_BORDER}{inner}{BORDER}"

    # The spec asks for a word's border at a prefix's start only.
    lead = rf"{pattern(prefix).removesuffix(BORDER)}\s*" if prefix else ""
    whole = f"{lead}(?P<found>{pattern(first)}"
    whole += f".*?{pattern(last)})" if len(parts) == 2 else ")"
    behind = pattern(suffix).removeprefix(FORE_BORDER)
    whole += rf"\s*{behind}" if suffix else ""
    match = re.search(whole, text, re.IGNORECASE | re.DOTALL)
    return match.span("found") if match else None


@pytest.mark.parametrize(
    ("words", "directive"),
    [
        ("The mill will close", "The%20mill%20will%20close"),
        ("“We're sorry, all,”", "We%27re%20sorry%2C%20all"),
        ("re-open & go", "re%2Dopen%20%26%20go"),
        ("100% café", "100%25%20caf%C3%A9"),
        ("mill wi", "mill%20will"),
    ],
)
def test_words_are_encoded_from_word_border_to_word_border(words: str, directive: str) -> None:
    text = "The mill will close. “We're sorry, all,” he said. They re-open & go for 100% café."
    assert link_to(PAGE, text, span_of(text, words)) == f"{PAGE}#:~:text={directive}"


def test_a_long_quotation_is_given_by_its_ends() -> None:
    text = "Before. " + " ".join(f"word{n}" for n in range(80)) + " after."
    link = link_to(PAGE, text, span_of(text, text[8:-7]))
    assert link == (
        f"{PAGE}#:~:text=word0%20word1%20word2%20word3%20word4,"
        "word75%20word76%20word77%20word78%20word79"
    )


def test_a_quotation_over_two_paragraphs_is_given_by_its_ends_in_each() -> None:
    text = "One two.\n\nThree four."
    assert link_to(PAGE, text, Span(0, len(text))).endswith("text=One%20two,Three%20four")
    assert found_by(link_to(PAGE, text, Span(0, len(text))), text) == (0, len(text) - 1)


def test_words_that_stand_earlier_too_are_told_apart_by_what_is_before_them() -> None:
    text = "He said no. The mayor said no. Nobody asked."
    link = link_to(PAGE, text, span_of(text, "said no", 2))
    assert link.endswith("text=mayor-,said%20no")
    assert found_by(link, text) == span_of(text, "said no", 2)


def test_words_that_open_a_paragraph_twice_are_told_apart_by_what_is_behind_them() -> None:
    text = "“We are going to stay,” Lee said.\n\n“We are going to stay,” the mayor said too."
    span = span_of(text, "We are going to stay", 2)
    link = link_to(PAGE, text, span)
    assert link.endswith("text=We%20are%20going%20to%20stay,-%2C%E2%80%9D%20the")
    assert found_by(link, text) == span


def test_marks_between_the_words_before_and_the_quotation_are_given() -> None:
    text = "They say “yes”, “yes”."
    link = link_to(PAGE, text, span_of(text, "yes", 2))
    assert found_by(link, text) == span_of(text, "yes", 2)


@pytest.mark.parametrize(
    ("page", "linked"),
    [
        ("https://g.example/a#top", "https://g.example/a#top:~:text=Yes"),
        ("https://g.example/a#:~:text=old", "https://g.example/a#:~:text=Yes"),
        ("https://g.example/a#", "https://g.example/a#:~:text=Yes"),
    ],
)
def test_an_address_keeps_its_own_fragment(page: str, linked: str) -> None:
    assert link_to(page, "Yes.", Span(0, 4)) == linked


def test_a_place_without_words_is_linked_as_the_page() -> None:
    assert link_to(PAGE, "… – …", Span(0, 5)) == PAGE


WORDS = st.lists(
    st.sampled_from("said no the mill Mayor re-open we're 4,000 € & café – “yes” \n\n".split(" ")),
    min_size=1,
    max_size=60,
).map(" ".join)


@given(WORDS, st.integers(0, 200), st.integers(1, 400))
@settings(max_examples=100, deadline=None)
def test_a_link_leads_to_words_of_the_quotation(text: str, start: int, length: int) -> None:
    assume(start < len(text))
    span = Span(start, min(start + length, len(text)))
    link = link_to(PAGE, text, span)
    if link != PAGE:
        assert found_by(link, text) is not None


@given(WORDS, st.text(max_size=50))
@settings(max_examples=100, deadline=None)
def test_a_place_that_stands_once_is_the_one_that_is_found(text: str, more: str) -> None:
    marked = f"{text} zebra {more} quagga {text}"
    start = marked.index("zebra")
    end = marked.index("quagga") + len("quagga")
    assume(end - start <= LONGEST_EXACT)
    assume(not re.search(r"zebra|quagga", text + more, re.IGNORECASE))
    found = found_by(link_to(PAGE, marked, Span(start, end)), marked)
    assert found == (start, end)
