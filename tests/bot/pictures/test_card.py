from __future__ import annotations

import io
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.pictures.canvas import ACCENT, HEIGHT, WARNING, WIDTH
from bot.pictures.card import check_card, draw_card
from bot.pictures.drawing import evidence_of
from bot.pictures.lettering import (
    PLAIN,
    QUOTED,
    STRONG,
    LacksError,
    TooLongError,
    check,
    shorten,
    wrap,
)
from bot.pictures.recipe import Card
from retrieval.article import hash_text
from retrieval.errors import ArticleGoneError

if TYPE_CHECKING:
    from pathlib import Path

STORY = "The harbour board met. “We start in May,” said Ann Lee. Nobody left."
QUOTE = STORY[23:56]


def card(**changes: object) -> Card:
    given = {
        "content_hash": hash_text(STORY),
        "start": 23,
        "end": 56,
        "speaker": "Ann Lee",
        "about": "the board’s chair",
        "source": "pier.txt, 6 Jan 2020, paragraph 1 of 1",
        "name": "On Record",
    }
    return Card.model_validate(given | changes)


def colours(data: bytes) -> set[str]:
    with Image.open(io.BytesIO(data)) as picture:
        assert (picture.format, picture.size) == ("PNG", (WIDTH, HEIGHT))
        found = picture.convert("RGB").tobytes()
    return {f"#{found[at : at + 3].hex()}" for at in range(0, len(found), 3)}


def test_a_card_is_drawn_with_a_bar() -> None:
    shown = colours(draw_card(card(), QUOTE))
    assert ACCENT in shown
    assert WARNING not in shown


def test_what_did_not_hold_is_in_another_colour() -> None:
    held = card(checked="Checked: verbatim")
    assert WARNING not in colours(draw_card(held, QUOTE))
    other = card(checked="Checked: altered", is_sound=False)
    assert {ACCENT, WARNING} <= colours(draw_card(other, QUOTE))


def test_the_same_card_is_the_same_file_in_another_process(root: Path) -> None:
    code = (
        "import sys\n"
        "from bot.pictures.card import draw_card\n"
        "from bot.pictures.recipe import Card\n"
        "sys.stdout.buffer.write(draw_card(Card.model_validate_json(sys.argv[1]), sys.argv[2]))\n"
    )
    again = subprocess.run(
        [sys.executable, "-c", code, card().model_dump_json(), QUOTE],
        cwd=root,
        capture_output=True,
        check=True,
    )
    assert again.stdout == draw_card(card(), QUOTE)


def test_a_card_holds_addresses_and_never_the_quotation() -> None:
    recipe = Card.model_validate_json(card().model_dump_json())
    assert recipe == card()
    assert QUOTE not in recipe.model_dump_json()
    assert evidence_of(recipe, {hash_text(STORY): STORY}.__getitem__) == QUOTE


def test_a_place_that_an_article_does_not_have_is_none() -> None:
    with pytest.raises(ArticleGoneError):
        evidence_of(card(end=9999), {hash_text(STORY): STORY}.__getitem__)


def test_every_character_of_a_quotation_changes_the_picture() -> None:
    drawn = {draw_card(card(), text) for text in ("We do.", "We do", "We do!", "We did.", "we do.")}
    assert len(drawn) == 5


@pytest.mark.parametrize("words", [10, 40, 90])
def test_a_long_quotation_is_shown_whole_and_smaller(words: int) -> None:
    check_card(card(), " ".join(["word"] * words))


def test_what_does_not_fit_is_refused_and_never_cut() -> None:
    with pytest.raises(TooLongError):
        check_card(card(), " ".join(["word"] * 400))
    with pytest.raises(TooLongError):
        draw_card(card(), "x" * 300)
    with pytest.raises(TooLongError):
        draw_card(card(about="a role that goes on and on, " * 20), QUOTE)


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("“We stay 🙂,” she said.", "🙂"),
        ("He said 你好 twice, 你 once.", "你好"),
        ("שלום", "שלום"),
        ("مرحبا", "مرحبا"),
    ],
)
def test_what_the_fonts_lack_is_refused_and_never_shown_as_boxes(text: str, lacking: str) -> None:
    with pytest.raises(LacksError) as refused:
        draw_card(card(), text)
    assert refused.value.characters == lacking


@pytest.mark.parametrize("field", ["speaker", "about", "source", "checked"])
def test_the_frame_is_checked_as_well(field: str) -> None:
    with pytest.raises(LacksError):
        check_card(card(**{field: "Li 李"}), QUOTE)


@pytest.mark.parametrize(
    "text",
    [
        "François-Philippe Champagne, Željko Šimić, Łódź, İstanbul, Việt Nam, Þór",
        "Κυριάκος Μητσοτάκης — Владимир Зеленський «так» №",
        "“curly” ‘marks’ – dashes — … € £ ½ 90° 5 % «guillemets» [inserted]",
        "a\u00a0no-break\u202fspace, a soft\u00adhyphen, a\u200bzero width",
    ],
)
def test_latin_greek_and_cyrillic_can_be_shown(text: str) -> None:
    for face in (QUOTED, PLAIN, STRONG):
        check(face, text)
    draw_card(card(), text)


@given(st.lists(st.text("abcdefgWM.,“”’-", min_size=1, max_size=12), min_size=1, max_size=60))
@settings(max_examples=60, deadline=None)
def test_lines_hold_all_words_in_order_and_are_not_too_wide(words: list[str]) -> None:
    lines = wrap(QUOTED, 30, "  \n".join(words), 700)
    assert " ".join(lines).split() == words
    assert all(QUOTED.at(30).getlength(line) <= 700 for line in lines)


def test_a_line_does_not_break_where_it_must_not() -> None:
    text = " ".join(["10\u00a0000"] * 30)
    assert all(
        part == "10\u00a0000" for line in wrap(QUOTED, 40, text, 400) for part in line.split(" ")
    )


def test_a_line_of_the_frame_is_shortened_with_a_sign() -> None:
    assert shorten(PLAIN, 20, "short", 200) == "short"
    cut = shorten(PLAIN, 20, "a very long name, of a file " * 9, 200)
    assert cut.endswith(" …")
    assert PLAIN.at(20).getlength(cut) <= 200
