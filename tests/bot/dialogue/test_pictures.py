from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answering.actions import ShowCard, ShowTimeline, article_code, decode, encode
from bot.answering.answer import Picture
from bot.answering.phrases import load_phrases
from bot.conversation import Desk
from bot.conversation_state import State
from bot.pictures.drawing import draw_picture, evidence_of
from bot.pictures.recipe import Card, Timeline
from retrieval.archive import ArchiveWriter, Origin
from retrieval.archive.archive import Archive
from tests.support.archives import make_analysis
from tests.support.talking import actions, quotes, talk, text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.answering.answer import Answer

ASKED = "Who called for maximum restraint?"


def recipe(answer: Answer) -> Card | Timeline:
    (picture,) = [block for block in answer.blocks if isinstance(block, Picture)]
    return picture.recipe


def card(answer: Answer) -> Card:
    found = recipe(answer)
    assert isinstance(found, Card)
    return found


def timeline(answer: Answer) -> Timeline:
    found = recipe(answer)
    assert isinstance(found, Timeline)
    return found


def test_a_card_shows_what_the_answer_showed(desk: Desk) -> None:
    (answer, shown), _ = talk(desk, ASKED, "/card 1")
    (quote,) = quotes(answer)
    found = card(shown)
    assert evidence_of(found, desk.read) == quote.evidence.text
    assert (found.speaker, found.about) == ("Antonio Guterres", "United Nations Secretary-General")
    assert f"{found.speaker}, {found.about}" == quote.speaker_line
    assert found.source == quote.citation_line.removeprefix("[1] ")
    assert (found.checked, found.is_sound) == ("", True)


@pytest.mark.parametrize("typed", ["card 1", "/card", "/card [1]", "make a card of 1", "a picture"])
def test_it_can_be_asked_for_in_many_ways(desk: Desk, typed: str) -> None:
    answers, _ = talk(desk, ASKED, typed)
    assert card(answers[-1]) == card(talk(desk, ASKED, "/card 1")[0][-1])


def test_what_is_only_reported_or_not_answered_says_so_on_its_card(desk: Desk) -> None:
    answers, _ = talk(desk, "/timeline Guterres", "/card 3", "/card 4")
    assert card(answers[1]).about.endswith("– reported, not quoted")
    assert card(answers[2]).about.endswith("– did not answer or say this")


@pytest.mark.parametrize(
    ("asked", "checked", "sound"),
    [
        ("Did Guterres say “Exercise maximum restraint”?", "verbatim", True),
        ("Did Guterres say “Exercise minimum restraint”?", "altered", False),
        ("Did Stoltenberg say “Exercise maximum restraint”?", "by another speaker", False),
    ],
)
def test_a_verdict_stands_on_the_card(desk: Desk, asked: str, checked: str, sound: bool) -> None:  # noqa: FBT001 - a row of the table
    answers, _ = talk(desk, asked, "/card 1")
    found = card(answers[-1])
    assert (found.checked, found.is_sound) == (f"{asked} – {checked}", sound)


def test_a_card_in_french_keeps_the_quotation(desk: Desk) -> None:
    answers, _ = talk(desk, ASKED, "/card 1", state=State(language="fr"))
    found = card(answers[-1])
    assert found.source.endswith("6 janv. 2020, paragraphe 27 sur 28")
    assert "Exercise maximum restraint" in evidence_of(found, desk.read)


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (("/card 1",), "Nothing has been cited yet."),
        ((ASKED, "/card 9"), "There is no citation 9"),
        (("/picture",), "There is no timeline yet"),
    ],
)
def test_without_something_to_show_there_is_no_picture(
    desk: Desk, turns: tuple[str, ...], said: str
) -> None:
    answers, _ = talk(desk, *turns)
    assert text(answers[-1]).startswith(said)
    assert not answers[-1].answered


def test_a_button_of_an_article_that_has_changed_says_so(desk: Desk) -> None:
    (shown,), _ = talk(desk, ShowCard("000000000000", 1, 9))
    assert text(shown).startswith("That article is no longer")
    (answer,), state = talk(desk, ASKED)
    code = article_code(quotes(answer)[0].evidence.address.content_hash)
    (shown,), _ = talk(desk, ShowCard(code, 5, 9_999_999), state=state)
    assert text(shown).startswith("That article is no longer")


def test_a_timeline_counts_what_it_showed(desk: Desk) -> None:
    answers, _ = talk(desk, "/timeline Guterres", "/picture")
    found = timeline(answers[-1])
    assert [row.speaker for row in found.rows] == ["Antonio Guterres"]
    assert found.periods == ("6 Jan 2020",)
    assert found.rows[0].cells[0].model_dump() == {"quoted": 2, "reported": 1, "declined": 1}


def test_its_button_means_the_same_timeline_later(desk: Desk) -> None:
    (first, _), state = talk(desk, "/timeline Guterres", "/timeline Champagne")
    (button,) = [one for one in actions(first) if isinstance(one, ShowTimeline)]
    (shown,), _ = talk(desk, decode(encode(button)), state=state)
    assert timeline(shown).rows[0].speaker == "Antonio Guterres"


def test_everybody_has_a_row_who_said_most_first(desk: Desk) -> None:
    answers, _ = talk(desk, "/timeline", "as a picture")
    found = timeline(answers[-1])
    assert found.rows[0].speaker == "Jens Stoltenberg"
    marks = {row.speaker: row.cells[0].model_dump() for row in found.rows}
    # He and the reporter whom he did not answer are named in the same sentence.
    assert marks["Antonio Guterres"] == {"quoted": 2, "reported": 1, "declined": 1}
    assert marks["a reporter"]["reported"] == 1
    assert draw_picture(found, "").startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("days", "periods"),
    [
        (["2020-01-06", "2019-12-31"], ("31 Dec 2019", "6 Jan 2020")),
        (["2020-01-06", None], ("6 Jan 2020", "Without a date")),
        ([f"2020-{n // 9 + 1:02}-{n % 9 + 1:02}" for n in range(18)], ("Jan 2020", "Feb 2020")),
        ([f"202{n // 9}-{n % 9 + 1:02}-06" for n in range(18)], ("2020", "2021")),
    ],
)
def test_columns_are_days_or_months_or_years(
    tmp_path: Path, days: list[str | None], periods: tuple[str, ...]
) -> None:
    with Archive.open(newsroom(tmp_path, days)) as archive:
        answers, _ = talk(Desk(archive, load_phrases()), "/timeline", "/picture")
    found = timeline(answers[-1])
    assert found.periods == periods
    (row,) = found.rows
    assert sum(cell.quoted for cell in row.cells) == len(days)


def test_what_lies_too_far_apart_is_refused(tmp_path: Path) -> None:
    days = [f"{year}-01-06" for year in range(2000, 2011)]
    with Archive.open(newsroom(tmp_path, days)) as archive:
        answers, _ = talk(Desk(archive, load_phrases()), "/timeline", "/picture")
    assert text(answers[-1]).startswith("These statements lie in more than 9 different years")


def newsroom(folder: Path, days: Sequence[str | None]) -> Path:
    """Return an archive with an article of each of these days."""
    path = folder / "archive.sqlite3"
    with ArchiveWriter.open(path) as writer:
        for number, day in enumerate(days):
            name, story = f"{number}.txt", f"Day {number}. “We stay {number},” said Ann Lee."
            analysis = make_analysis(name, story, day, ("Ann Lee",))
            writer.replace(Origin(folder / name), analysis, "by hand")
    return path
