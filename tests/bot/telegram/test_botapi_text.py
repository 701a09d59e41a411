"""The strict server's judgement of texts and entities."""

from __future__ import annotations

import pytest

from tests.support.botapi.entities import Entity, count_units, read_entities
from tests.support.botapi.refusals import RefusalError, StrictRefusalError
from tests.support.botapi.text import Settled, settle


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("", "Bad Request: message text is empty"),
        (" \n\t ", "Bad Request: text must be non-empty"),
        ("\u2029\r", "Bad Request: text must be non-empty"),
        ("x" * 4097, "Bad Request: message is too long"),
        ("x" * 4095 + "😀", "Bad Request: message is too long"),
        ("x" * 32769, "Bad Request: text is too long"),
        ("\ud83d", "Bad Request: strings must be encoded in UTF-8"),
    ],
)
def test_texts_that_telegram_refuses(text: str, description: str) -> None:
    with pytest.raises(RefusalError) as caught:
        settle(text)
    assert (caught.value.code, caught.value.description) == (400, description)


def test_length_counts_utf16_units_after_trimming() -> None:
    assert count_units(settle("  " + "x" * 4094 + "😀" + " \n" * 50).text) == 4096


@pytest.mark.parametrize(
    ("entities", "description"),
    [
        ([Entity(3, 5, "bold")], "ends after the end of the text at UTF-16 offset 8"),
        ([Entity(7, 1, "bold")], "entity begins after the end of the text at UTF-16 offset 7"),
        ([Entity(-1, 2, "bold")], "receive an entity with incorrect offset -1"),
        ([Entity(0, -2, "bold")], "receive an entity with incorrect length -2"),
        ([Entity(2, 1, "bold")], "entity begins in a middle of a UTF-16 symbol at byte offset 5"),
        ([Entity(0, 2, "bold")], "ends in a middle of a UTF-16 symbol at byte offset 5"),
    ],
)
def test_entities_that_telegram_refuses(entities: list[Entity], description: str) -> None:
    with pytest.raises(RefusalError) as caught:
        settle("a😀bcd", tuple(entities))
    assert not isinstance(caught.value, StrictRefusalError)
    assert caught.value.description.startswith("Bad Request: ")
    assert description in caught.value.description


@pytest.mark.parametrize(
    "entities",
    [
        [Entity(1, 0, "bold")],
        [Entity(0, 6, "bold"), Entity(3, 6, "italic")],
        [Entity(0, 6, "blockquote"), Entity(3, 6, "bold")],
        [Entity(0, 8, "blockquote"), Entity(2, 3, "blockquote")],
        [Entity(0, 8, "blockquote"), Entity(2, 3, "expandable_blockquote")],
        [Entity(0, 8, "blockquote"), Entity(0, 8, "expandable_blockquote")],
        [Entity(0, 8, "code"), Entity(2, 3, "bold")],
        [Entity(0, 8, "pre"), Entity(0, 8, "italic")],
        [Entity(0, 8, "bold"), Entity(2, 3, "blockquote")],
        [Entity(0, 3, "bold"), Entity(3, 2, "bold")],
        [Entity(0, 8, "bold"), Entity(2, 3, "bold")],
        [Entity(0, 8, "bold"), Entity(2, 3, "code")],
        [Entity(n, 1, ("bold", "italic")[n % 2]) for n in range(101)],
    ],
)
def test_entities_that_telegram_would_change(entities: list[Entity]) -> None:
    with pytest.raises(StrictRefusalError):
        settle("some words to be marked " * 10, tuple(entities))


@pytest.mark.parametrize(
    "entities",
    [
        [Entity(0, 10, "expandable_blockquote"), Entity(2, 3, "bold")],
        [Entity(0, 10, "blockquote"), Entity(0, 10, "bold"), Entity(0, 10, "italic")],
        [Entity(0, 4, "blockquote"), Entity(4, 4, "blockquote")],
        [Entity(0, 10, "blockquote"), Entity(2, 3, "code")],
        [Entity(0, 10, "bold"), Entity(0, 3, "italic")],
        [Entity(0, 3, "bold"), Entity(4, 2, "bold")],
    ],
)
def test_entities_that_stay_as_they_are(entities: list[Entity]) -> None:
    text = "some words to be marked"
    assert settle(text, tuple(entities)) == Settled(text, tuple(entities))


def test_a_style_inside_a_style_is_cut() -> None:
    settled = settle("some words to be marked", (Entity(0, 10, "bold"), Entity(5, 5, "italic")))
    assert settled.entities == (
        Entity(0, 5, "bold"),
        Entity(5, 5, "bold"),
        Entity(5, 5, "italic"),
    )


def test_entities_come_back_in_telegrams_order() -> None:
    sent = (Entity(5, 5, "bold"), Entity(0, 10, "bold"), Entity(0, 10, "blockquote"))
    with pytest.raises(StrictRefusalError):
        settle("some words to be", sent)
    assert settle("some words to be", sent[::2]).entities == (sent[2], sent[0])


def test_trimming_clips_entities() -> None:
    text = "  \n say this \n\n"
    assert settle(text, (Entity(4, 11, "blockquote"),)) == Settled(
        "say this", (Entity(0, 8, "blockquote"),)
    )
    assert settle("\nsay", (Entity(0, 4, "bold"),)) == Settled("\nsay", (Entity(0, 4, "bold"),))
    assert settle("say  ", (Entity(3, 2, "bold"),)) == Settled("say")


def test_cleaning_moves_entities() -> None:
    # Line feeds stay; CR, line separators and the combining ring vanish; tabs become spaces.
    text = "a\r\n\u2028b\tA\u030a😀 mark"
    mark = Entity(count_units(text) - 4, 4, "bold")
    settled = settle(text, (mark,))
    assert settled.text == "a\nb A😀 mark"
    assert settled.entities[0].of(settled.text) == "mark"


@pytest.mark.parametrize(
    ("value", "description"),
    [
        ([7], "can't parse MessageEntity: expected an Object"),
        ([{"length": 1, "type": "bold"}], 'Field "offset" must be of type Number'),
        ([{"offset": 0, "length": True, "type": "bold"}], 'Field "length" must be of type Number'),
        ([{"offset": 0, "length": 1, "type": "shout"}], "Unsupported type specified"),
        ([{"offset": 0, "length": 1, "type": "text_link"}], 'Can\'t find field "url"'),
    ],
)
def test_entities_that_cannot_be_parsed(value: object, description: str) -> None:
    with pytest.raises(RefusalError, match=description) as caught:
        read_entities(value)
    assert not isinstance(caught.value, StrictRefusalError)


@pytest.mark.parametrize(
    "value",
    [
        "bold",
        [{"offset": 0, "length": 1, "type": "hashtag"}],
        [{"offset": 0, "length": 1, "type": "bold", "url": "https://example.org"}],
        [{"offset": 0, "length": 1, "type": "bold", "colour": "red"}],
    ],
)
def test_entities_that_telegram_would_ignore(value: object) -> None:
    with pytest.raises(StrictRefusalError):
        read_entities(value)
