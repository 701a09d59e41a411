"""Long answers in several messages: the limits hold, nothing of the evidence is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.answer import Frame, Item, Listing, PassageView, Quote
from bot.answering.proof import check_evidence
from bot.telegram.rendering import render
from bot.telegram.richtext import RichText, prefix_within, styled, utf16_units
from bot.telegram.splitting import CUT_SIGN, MAX_ENTITIES, MAX_UNITS, split
from retrieval.article import Span
from tests.support.botapi.entities import Entity
from tests.support.botapi.text import settle
from tests.support.desk import answer, evidence

SENTENCE = "The council met again and found nothing new to say. "


def page(story: str, marked: tuple[Span, ...] = ()) -> PassageView:
    return PassageView(1, evidence(story), "The article", "[1] story.txt", marked)


def shown_evidence(story: str, view: PassageView) -> list[str]:
    """Render a view, hold its messages to Telegram's rules, and return the evidence in each."""
    shown: list[str] = []
    for message in render(answer(Frame("Here it is."), view)):
        text = message.rendered.text
        entities = tuple(Entity(e.offset, e.length, e.type) for e in message.entities)
        # Raises where a limit is passed or an entity is out of range; what it trims is not ours.
        assert settle(text.replace("\r", "."), entities).text == text.replace("\r", ".")
        assert utf16_units(text) <= MAX_UNITS
        check_evidence(message.rendered, lambda _: story)
        pieces = message.rendered.pieces
        assert len(pieces) <= 1
        shown.extend(text[piece.start : piece.end] for piece in pieces)
        covered = [e.of(text) for e in entities if e.type == "expandable_blockquote"]
        assert covered == [text[piece.start : piece.end] for piece in pieces]
    return shown


def test_what_fits_stays_one_message() -> None:
    story = "x" * (MAX_UNITS - 100)
    assert len(shown_evidence(story, page(story))) == 1


def test_blocks_part_before_they_are_cut() -> None:
    blocks = [styled("a" * 3000), styled("b" * 3000), styled("c" * 900)]
    assert [part.text[:1] + part.text[-1:] for part in split(blocks)] == ["aa", "bc"]


def test_long_evidence_is_cut_behind_a_paragraph_and_says_so() -> None:
    paragraph = SENTENCE * 20
    story = "\n\n".join([paragraph.strip()] * 12)
    parts = shown_evidence(story, page(story))
    assert "".join(parts) == story
    assert len(parts) == 4
    assert all(part.endswith("say.\n\n") for part in parts[:-1])
    texts = [message.rendered.text for message in render(answer(page(story)))]
    assert [text.endswith("\n" + CUT_SIGN) for text in texts] == [True, True, True, False]
    assert [text.startswith(CUT_SIGN + "\n") for text in texts] == [False, True, True, True]


@pytest.mark.parametrize(
    ("unit", "border"), [(SENTENCE.strip() + "\r\n", "\n"), (SENTENCE, " "), ("word ", " ")]
)
def test_without_paragraphs_it_is_cut_behind_a_line_or_a_word(unit: str, border: str) -> None:
    story = unit * (9000 // len(unit))
    parts = shown_evidence(story, page(story))
    assert "".join(parts) == story
    assert len(parts) == 3
    assert all(part.endswith(border) for part in parts)


@pytest.mark.parametrize("character", ["🙂", "👍🏽", "🇳🇴", "👩‍🚀", "e\u0301", "\r\n"])
@pytest.mark.parametrize("shift", [0, 1])
def test_no_character_is_parted_that_a_reader_sees_as_one(character: str, shift: int) -> None:
    story = "x" * shift + character * 3000
    parts = shown_evidence(story, page(story))
    assert "".join(parts) == story
    assert len(parts) > 1
    # A line end in a run of line ends is a fair place; half of a CRLF is not.
    assert all(part[-1] == character[-1] for part in parts)
    assert all(
        part.removeprefix("x").count(character) * len(character) in (len(part), len(part) - 1)
        for part in parts
    )


def test_a_cut_inside_a_word_is_signed_on_both_sides() -> None:
    first, second = (message.rendered.text for message in render(answer(page("x" * 6000))))
    assert first.endswith(f"x\n{CUT_SIGN}")
    assert second.startswith(f"{CUT_SIGN}\nx")


def test_marks_and_addresses_are_clipped_to_their_parts() -> None:
    story = "x" * 3000 + " " + "y" * 3000
    view = page(story, (Span(2000, 5000),))
    messages = render(answer(view))
    bold = [
        Entity(e.offset, e.length, e.type).of(message.rendered.text)
        for message in messages
        for e in message.entities
        if e.type == "bold"
    ]
    assert bold == ["The article", "x" * 1000 + " ", "y" * 1999]
    addresses = [piece.address for message in messages for piece in message.rendered.pieces]
    assert [(a.start, a.end) for a in addresses] == [(0, 3001), (3001, 6001)]


def test_no_message_has_more_entities_than_telegram_keeps() -> None:
    items = tuple(Item(f"Person {number}", "mayor") for number in range(250))
    messages = render(answer(Listing("People", items)))
    assert [len(message.entities) for message in messages] == [100, 100, 51]
    lines = "\n".join(message.rendered.text for message in messages).splitlines()
    assert lines == ["People", *(f"Person {number} · mayor" for number in range(250))]


def test_many_marks_in_evidence_are_parted_too() -> None:
    story = "a b " * 300
    marked = tuple(Span(at, at + 1) for at in range(0, len(story), 4))
    parts = shown_evidence(story, page(story, marked))
    assert "".join(parts) == story
    assert all(
        len(message.entities) <= MAX_ENTITIES for message in render(answer(page(story, marked)))
    )


def test_white_space_without_end_is_kept() -> None:
    story = "a" + "\n" * 5000 + " " * 5000 + "b"
    assert "".join(shown_evidence(story, page(story))) == story


def test_several_quotes_keep_their_lines_together() -> None:
    story = SENTENCE * 30
    quotes = [Quote(n, evidence(story), f"Speaker {n}", f"[{n}] story.txt") for n in range(1, 6)]
    messages = render(answer(Frame("On record:"), *quotes))
    assert [message.rendered.text.count("Speaker") for message in messages] == [2, 2, 1]
    assert all("story.txt" in message.rendered.text[-20:] for message in messages)


@settings(max_examples=60, deadline=None)
@given(
    chunks=st.lists(
        st.tuples(
            st.text(
                st.one_of(
                    st.characters(exclude_categories=["Cs"]),
                    st.sampled_from("\r\n\t \u00a0🙂👍🏽🇳🇴\u200d\u0301\u2028"),
                ),
                min_size=1,
                max_size=12,
            ),
            st.integers(1, 1500),
        ),
        max_size=5,
    ),
    data=st.data(),
)
def test_any_evidence_is_whole_when_put_together(
    chunks: list[tuple[str, int]], data: st.DataObject
) -> None:
    story = "".join(chunk * times for chunk, times in chunks)
    bounds = st.integers(0, len(story))
    marked = tuple(
        Span(*sorted(pair)) for pair in data.draw(st.lists(st.tuples(bounds, bounds), max_size=5))
    )
    messages = render(answer(Frame("Found."), page(story, marked)))
    together = ""
    for message in messages:
        text = message.rendered.text
        check_evidence(message.rendered, lambda _: story)
        settle(text, tuple(Entity(e.offset, e.length, e.type) for e in message.entities))
        together += "".join(text[piece.start : piece.end] for piece in message.rendered.pieces)
    assert together == story


@given(st.text(max_size=200), st.integers(0, 100))
def test_the_prefix_is_the_longest_that_fits(text: str, units: int) -> None:
    count = prefix_within(text, units)
    assert utf16_units(text[:count]) <= units
    assert count == len(text) or utf16_units(text[: count + 1]) > units


def test_a_text_of_one_character_and_too_many_marks_is_still_sent() -> None:
    marks = tuple(styled("x", "bold").marks) * (MAX_ENTITIES + 1)
    assert [part.text for part in split([RichText("x", marks)])] == ["x"]
