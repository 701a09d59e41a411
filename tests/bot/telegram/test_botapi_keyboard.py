"""The strict server's judgement of inline keyboards."""

from __future__ import annotations

import pytest

from tests.support.botapi.keyboard import Key, read_keyboard
from tests.support.botapi.refusals import RefusalError, StrictRefusalError

GOOD = {"text": "Passage", "callback_data": "p:1"}


def test_a_keyboard_is_read() -> None:
    link = {"text": "Site", "url": "https://example.org"}
    assert read_keyboard({"inline_keyboard": [[GOOD], [link]]}) == (
        (Key("Passage", callback_data="p:1"),),
        (Key("Site", url="https://example.org"),),
    )


def test_64_bytes_are_taken() -> None:
    assert read_keyboard({"inline_keyboard": [[{**GOOD, "callback_data": "é" * 32}]]})


@pytest.mark.parametrize(
    ("button", "description"),
    [
        ("x", "can't parse inline keyboard button: InlineKeyboardButton must be an Object"),
        ({"callback_data": "p"}, 'Can\'t find field "text"'),
        ({"text": " ", "callback_data": "p"}, "BUTTON_TEXT_INVALID"),
        ({"text": "Passage"}, "Text buttons are unallowed in the inline keyboard"),
        ({"text": "Passage", "callback_data": ""}, "Text buttons are unallowed"),
        ({"text": "Passage", "callback_data": "x" * 65}, "BUTTON_DATA_INVALID"),
        ({"text": "Passage", "callback_data": "é" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "Passage", "callback_data": 7}, 'Field "callback_data" must be of type String'),
        ({**GOOD, "style": "loud"}, "invalid button style"),
    ],
)
def test_buttons_that_telegram_refuses(button: object, description: str) -> None:
    with pytest.raises(RefusalError, match=description) as caught:
        read_keyboard({"inline_keyboard": [[button]]})
    assert not isinstance(caught.value, StrictRefusalError)


@pytest.mark.parametrize(
    "markup",
    [
        {"inline_keyboard": [[{**GOOD, "url": "https://example.org"}]]},
        {"inline_keyboard": [[{**GOOD, "colour": "red"}]]},
        {"inline_keyboard": [[{"text": "Pay", "pay": True}]]},
        {"inline_keyboard": [[]]},
        {"inline_keyboard": [[GOOD] * 9]},
        {"inline_keyboard": [[GOOD]], "resize_keyboard": True},
        {"keyboard": [["Yes"]]},
    ],
)
def test_keyboards_that_telegram_would_change_or_that_the_bot_has_no_need_of(
    markup: object,
) -> None:
    with pytest.raises(StrictRefusalError):
        read_keyboard(markup)


def test_the_hundred_and_first_button_is_too_much() -> None:
    assert read_keyboard({"inline_keyboard": [[GOOD] * 5] * 20})
    with pytest.raises(RefusalError, match="reply markup is too long"):
        read_keyboard({"inline_keyboard": [[GOOD] * 5] * 20 + [[GOOD]]})


@pytest.mark.parametrize("markup", ["x", {"inline_keyboard": "x"}, {"inline_keyboard": ["x"]}, {}])
def test_what_is_no_keyboard(markup: object) -> None:
    with pytest.raises(RefusalError):
        read_keyboard(markup)


def test_a_text_to_copy_has_an_end() -> None:
    for length, is_taken in ((1, True), (256, True), (0, False), (257, False)):
        markup = {"inline_keyboard": [[{"text": "Copy", "copy_text": {"text": "x" * length}}]]}
        if is_taken:
            assert read_keyboard(markup) == ((Key("Copy", copy_text="x" * length),),)
        else:
            with pytest.raises(RefusalError, match="COPY_TEXT_INVALID"):
                read_keyboard(markup)
