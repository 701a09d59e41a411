"""Blocks as text with entities: the look, the offsets in UTF-16 units, the evidence untouched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.answer import Frame, Item, Listing, Note, PassageView, Quote
from bot.answering.proof import check_evidence
from bot.errors import EvidenceError
from bot.telegram.presenting import present
from bot.telegram.rendering import render
from retrieval.article import Span
from tests.support.botapi.entities import Entity
from tests.support.botapi.text import settle
from tests.support.desk import ScriptedDesk, answer, evidence

if TYPE_CHECKING:
    from bot.answering.answer import Block
    from bot.telegram.richtext import Message

ASTRAL = "“The 𝄞 clef 🇳🇴 and 👩‍🚀 stay,” she said."


def only(*blocks: Block) -> Message:
    (message,) = render(answer(*blocks))
    return message


def styles(message: Message) -> list[tuple[str, str]]:
    """The entities as Telegram would read them: type and covered words, in UTF-16."""
    return [
        (entity.type, Entity(entity.offset, entity.length, entity.type).of(message.rendered.text))
        for entity in message.entities
    ]


def quote(text: str, *, nearest: bool = False, also: tuple[str, ...] = ()) -> Quote:
    return Quote(1, evidence(text), "Ada Berg, mayor", "[1] story.txt", nearest=nearest, also=also)


def test_quote_is_set_between_bars_and_its_lines_are_styled() -> None:
    message = only(Frame("Ada Berg, on record:"), quote("“We stay.”", also=("[2] other.txt",)))
    assert message.rendered.text == (
        "Ada Berg, on record:\n\nAda Berg, mayor\n“We stay.”\n[1] story.txt\n[2] other.txt"
    )
    assert styles(message) == [
        ("bold", "Ada Berg, mayor"),
        ("blockquote", "“We stay.”"),
        ("italic", "[1] story.txt"),
        ("italic", "[2] other.txt"),
    ]


def test_nearest_passage_does_not_look_like_an_answer() -> None:
    as_answer = styles(only(quote("We stay.")))
    as_nearest = styles(only(quote("We stay.", nearest=True)))
    assert ("bold", "Ada Berg, mayor") in as_answer
    assert ("italic", "We stay.") not in as_answer
    assert ("bold", "Ada Berg, mayor") not in as_nearest
    assert ("italic", "We stay.") in as_nearest


def test_offsets_count_utf16_units_not_characters_or_bytes() -> None:
    message = only(Frame("🙂"), quote(ASTRAL))
    text = message.rendered.text
    entity = next(entity for entity in message.entities if entity.type == "blockquote")
    start = text.index(ASTRAL)
    assert entity.offset == start + 1
    assert entity.length == len(ASTRAL) + 5
    assert entity.offset != len(text[:start].encode())
    assert ("blockquote", ASTRAL) in styles(message)
    assert message.rendered.pieces[0].start == start


def test_passage_is_expandable_and_marks_what_was_quoted() -> None:
    story = "🙂 Before it. First words 𝄞 here. Then more. After it."
    start, end = story.index("First"), story.index(" After")
    marked = (
        Span(story.index("Then"), end),
        Span(0, start + 5),
        Span(start, start + 8),
        Span(end, len(story)),
    )
    view = PassageView(2, evidence(story, start, end), "The passage", "[2] story.txt", marked)
    message = only(view)
    assert styles(message) == [
        ("bold", "The passage"),
        ("expandable_blockquote", story[start:end]),
        ("bold", "First wo"),
        ("bold", "Then more."),
        ("italic", "[2] story.txt"),
    ]
    check_evidence(message.rendered, lambda _: story)


def test_marks_that_touch_are_one_as_telegram_would_make_them() -> None:
    view = PassageView(1, evidence("One. Two."), "", "", (Span(0, 4), Span(4, 9)))
    assert ("bold", "One. Two.") in styles(only(view))


def test_listing_has_a_line_for_each_item_and_notes_are_italic() -> None:
    message = only(
        Listing("2 people", (Item("Ada Berg", "mayor – 2 statements"), Item("Bo Lund"))),
        Note("These 2 articles only."),
    )
    assert message.rendered.text == (
        "2 people\nAda Berg · mayor – 2 statements\nBo Lund\n\nThese 2 articles only."
    )
    assert styles(message) == [
        ("bold", "2 people"),
        ("bold", "Ada Berg"),
        ("bold", "Bo Lund"),
        ("italic", "These 2 articles only."),
    ]
    assert not message.rendered.pieces


@pytest.mark.parametrize(
    "words",
    ["a\r\n\r\n  b\tc  d", "<b>not bold</b> *nor* _this_ &amp;", "{{ name }} {0} %s", "ends  \n"],
)
def test_evidence_keeps_every_character(words: str) -> None:
    message = only(quote(words))
    (piece,) = message.rendered.pieces
    assert message.rendered.text[piece.start : piece.end] == words
    assert message.rendered.text.count(words) == 1


def test_white_space_at_the_ends_of_lone_evidence_is_guarded_from_trimming() -> None:
    words = "\n  We stay.\n\n"
    message = only(Quote(1, evidence(words), "", ""))
    settled = settle(
        message.rendered.text, tuple(Entity(e.offset, e.length, e.type) for e in message.entities)
    )
    assert settled.text == message.rendered.text
    assert words in settled.text


def test_white_space_around_the_frame_is_dropped_and_empty_blocks_leave_no_trace() -> None:
    message = only(Frame("  Found.\n"), Frame(" \n"), Quote(1, evidence("We stay."), "", ""))
    assert message.rendered.text == "Found.\n\nWe stay."


def test_an_answer_without_text_gives_no_message() -> None:
    assert render(answer(Frame(" "))) == []


def test_lone_surrogates_that_were_typed_are_shown_as_missing() -> None:
    message = only(Frame("About “a \ud800 b\udcff”:"), quote("We stay."))
    assert "About “a \ufffd b\ufffd”:" in message.rendered.text
    message.rendered.text.encode()
    check_evidence(message.rendered, lambda _: "We stay.")


def test_evidence_that_differs_from_its_source_is_held_back() -> None:
    desk, wrong = ScriptedDesk(), quote("He did not go.")
    desk.texts[wrong.evidence.address.content_hash] = "He did go....."
    with pytest.raises(EvidenceError):
        present(answer(wrong), desk)


@settings(max_examples=100, deadline=None)
@given(
    story=st.text(min_size=1, max_size=60),
    frame=st.text(max_size=20),
    data=st.data(),
)
def test_any_text_gives_entities_in_range_and_evidence_as_stored(
    story: str, frame: str, data: st.DataObject
) -> None:
    bounds = st.integers(0, len(story))
    start, end = sorted((data.draw(bounds), data.draw(bounds)))
    marked = tuple(
        Span(*sorted(pair)) for pair in data.draw(st.lists(st.tuples(bounds, bounds), max_size=4))
    )
    view = PassageView(1, evidence(story, start, end), frame, frame, marked)
    for message in render(answer(Frame(frame), view, quote(story))):
        check_evidence(message.rendered, lambda _: story)
        # The strict server's own reading of Telegram's rules judges range and nesting.
        settle(
            message.rendered.text,
            tuple(Entity(e.offset, e.length, e.type) for e in message.entities),
        )


def test_what_turns_the_direction_of_writing_stays_in_evidence_only() -> None:
    words = "We \u202estay\u202c here."
    (message,) = render(
        answer(
            Frame("From a\u202etxt.exe:"), Quote(1, evidence(words), "Ann\u2067 Lee", "[1] a\u2066")
        )
    )
    assert message.rendered.text == f"From atxt.exe:\n\nAnn Lee\n{words}\n[1] a"
