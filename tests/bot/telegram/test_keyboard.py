"""The buttons under an answer: few rows, in an order, and data that Telegram takes."""

from __future__ import annotations

import pytest

from bot.answering.actions import ShowArticle, ShowMore, ShowPassage, ShowStatements
from bot.answering.answer import Answer, Button, Frame, PassageView, Quote
from bot.answering.phrases import load_phrases
from bot.answering.proof import check_evidence
from bot.telegram.keyboard import Tools, copied, keyboard, read_data
from bot.telegram.voting import Vote
from tests.support.botapi.keyboard import Key, read_keyboard
from tests.support.desk import answer, evidence, saying

STORY = "The mayor spoke. “We stay,” she said. Nobody left."
HASH = "f" * 12
PHRASES = load_phrases()
TOOLS = Tools(PHRASES, 12)


def shown(given: Answer, tools: Tools | None = TOOLS) -> list[list[Key]]:
    """Return a keyboard as the strict server reads it."""
    markup = keyboard(given, tools)
    return [list(row) for row in read_keyboard(markup.to_dict())] if markup else []


def labels(given: Answer) -> list[list[str]]:
    return [[key.text for key in row] for row in shown(given)]


def quote(n: int = 1, text: str = STORY, *, nearest: bool = False) -> Quote:
    return Quote(n, evidence(text, 0, len(text)), "Ann Lee, mayor", f"[{n}] a.txt", nearest=nearest)


def passage(n: int) -> Button:
    return Button(f"Passage [{n}]", ShowPassage(HASH, n, 0, 5))


def test_passages_then_what_goes_on_then_what_to_do_with_it() -> None:
    more = (Button("More (9)", ShowMore(3)), Button("More by Ann Lee", ShowStatements("0" * 10)))
    given = answer(quote(1), quote(2), buttons=((passage(1),), (passage(2),), more))
    assert labels(given) == [
        ["Passage [1]", "Passage [2]"],
        ["More (9)", "More by Ann Lee"],
        ["Copy", "Cite", "Why?", "👍", "👎"],
    ]


def test_many_passages_take_one_row() -> None:
    quotes = [quote(n) for n in range(1, 11)]
    given = answer(*quotes, buttons=tuple((passage(n),) for n in range(1, 11)))
    assert [len(row) for row in labels(given)] == [8, 2, 5]
    assert labels(given)[0][:2] == ["[1]", "[2]"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (saying("You are welcome."), ["👍", "👎"]),
        (Answer("", "greeting", answered=True, blocks=(Frame("Hello."),)), []),
        (answer(quote(nearest=True)), ["👍", "👎"]),
        (
            Answer(
                "", "passage", answered=True, blocks=(PassageView(1, evidence(STORY), "P", "[1]"),)
            ),
            [],
        ),
    ],
)
def test_tools_only_where_there_is_something_to_do(given: Answer, expected: list[str]) -> None:
    rows = labels(given)
    assert (rows[-1] if rows else []) == expected


def test_the_first_quotation_is_copied_with_speaker_and_source() -> None:
    given = answer(quote(nearest=True), quote())
    (copy, *_) = shown(given)[-1]
    assert copy.copy_text == f"{STORY}\n— Ann Lee, mayor, story.txt, 6 Jan 2020, paragraph 1 of 1"
    pasted = copied(given, PHRASES)
    assert pasted is not None
    check_evidence(pasted, lambda _: STORY)
    assert pasted.pieces[0].end == len(STORY)


@pytest.mark.parametrize("length", [150, 197, 198, 256, 5000])
def test_of_a_long_one_only_the_source_is_copied(length: int) -> None:
    (copy, *_) = shown(answer(quote(text="🙂" + "x" * (length - 1))))[-1]
    assert copy.copy_text is not None
    is_whole = copy.copy_text.startswith("🙂")
    assert copy.text == ("Copy" if is_whole else "Copy source")
    assert is_whole == (length < 198)


def test_without_tools_there_is_no_such_row() -> None:
    assert shown(answer(quote()), None) == []


def test_data_of_every_button_is_read_back() -> None:
    biggest = ShowPassage(HASH, 9_999_999, 9_999_999_999, 9_999_999_999)
    whole = ShowArticle(HASH, 1)
    given = answer(quote(), buttons=((Button("P", biggest), Button("W", whole)),))
    data = [key.callback_data for row in shown(given) for key in row if key.callback_data]
    read = [read_data(one) for one in data]
    assert read[:2] == [biggest, whole]
    assert read[-2:] == [Vote(useful=True, turn=12), Vote(useful=False, turn=12)]
    assert len(read) == 6
