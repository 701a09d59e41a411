"""TDLib, the code behind Telegram's own server, judges our strict server and our messages."""

from __future__ import annotations

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from tests.support.botapi.entities import Entity, check_entities, count_units
from tests.support.botapi.refusals import RefusalError, StrictRefusalError
from tests.support.botapi.tdlib import judge, leaves_alone, without_markdown
from tests.support.botapi.text import Settled, clean

TYPES = ("bold", "italic", "spoiler", "code", "pre", "blockquote", "expandable_blockquote")
BEGINNING_AT_0 = "Entity beginning at UTF-16 offset 0"
LETTERS = "ab .\n😀é“\r\t\u2028\u200e\u200f\u030a\x00"
PLACES = st.tuples(st.integers(-1, 12), st.integers(-1, 12))
MARKS = st.builds(
    lambda place, kind: Entity(place[0], place[1], kind), PLACES, st.sampled_from(TYPES)
)
TEXTS = st.text(LETTERS, max_size=12).map(lambda text: f"a{text}z")


def read_ours(text: str, entities: tuple[Entity, ...]) -> Settled:
    """Judge as the strict server does, trimming left out, as in TDLib's judgement."""
    return clean(text, check_entities(text, entities))


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.lists(MARKS, max_size=4).map(tuple))
def test_the_strict_server_agrees_with_tdlib(text: str, entities: tuple[Entity, ...]) -> None:
    judgement = judge(text, entities)
    try:
        settled = read_ours(text, entities)
    except StrictRefusalError:
        event("would be changed")
        assert judgement.complaint or sorted(judgement.entities) != sorted(entities)
    except RefusalError as refusal:
        event("refused")
        # TDLib drops what overlaps before it looks at ranges, so that it may let such a one pass.
        if len(entities) == 1:
            complaint = refusal.description.removeprefix("Bad Request: ")
            assert judgement.complaint.casefold() == complaint.casefold()
        else:
            assert judgement.complaint or sorted(judgement.entities) != sorted(entities)
    else:
        event("taken")
        assert not judgement.complaint
        assert (judgement.text, judgement.entities) == settled


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40).map(lambda t: f"a{t}z"))
def test_any_text_is_cleaned_as_tdlib_cleans_it(text: str) -> None:
    assert clean(without_markdown(text), ()).text == judge(text, ()).text


@pytest.mark.parametrize(
    ("entity", "complaint"),
    [
        (Entity(-1, 1, "bold"), "Receive an entity with incorrect offset -1"),
        (Entity(0, -1, "bold"), "Receive an entity with incorrect length -1"),
        (Entity(9, 1, "bold"), "Entity begins after the end of the text at UTF-16 offset 9"),
        (
            Entity(3, 5, "bold"),
            "Entity beginning at UTF-16 offset 3 ends after the end of the text at UTF-16 offset 8",
        ),
        (Entity(2, 2, "bold"), "Entity begins in a middle of a UTF-16 symbol at byte offset 5"),
        (
            Entity(0, 2, "bold"),
            f"{BEGINNING_AT_0} ends in a middle of a UTF-16 symbol at byte offset 5",
        ),
    ],
)
def test_tdlibs_complaints_are_the_strict_servers(entity: Entity, complaint: str) -> None:
    text = "a😀bcd"
    assert judge(text, (entity,)).complaint == complaint
    with pytest.raises(RefusalError) as caught:
        read_ours(text, (entity,))
    assert caught.value.description.casefold() == f"Bad Request: {complaint}".casefold()


def test_signs_of_markdown_stay_out_of_the_judgement() -> None:
    text = "**He** said [for] (now) __it__ `is` ||so|| [a](https://example.org)"
    assert leaves_alone(text, (Entity(0, count_units(text), "blockquote"), Entity(2, 2, "bold")))


def test_what_telegram_would_alter_is_seen() -> None:
    assert leaves_alone("A new line\nand a “mark”…", (Entity(0, 10, "blockquote"),))
    assert not leaves_alone("A ring: A\u030a", ())
    assert not leaves_alone("Two\r\nlines", ())
    assert not leaves_alone("A\ttab", ())
    assert not leaves_alone("nested", (Entity(0, 6, "blockquote"), Entity(1, 2, "blockquote")))
