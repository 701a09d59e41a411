from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answering.phrases import load_phrases
from bot.conversation import Desk
from retrieval.archive.archive import Archive
from tests.support.newsroom import write_archive
from tests.support.talking import quotes, talk, text

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "question", ["Who declined to answer?", "Who ducked questions?", "Who did not answer?"]
)
def test_who_did_not_answer(desk: Desk, question: str) -> None:
    (answer,), _ = talk(desk, question)
    names = {quote.evidence.person.name for quote in quotes(answer) if quote.evidence.person}
    # The one would not answer, the other took no questions.
    assert names == {"Jens Stoltenberg", "Antonio Guterres"}


def test_a_denial_that_the_question_lacks_is_pointed_out(desk: Desk) -> None:
    (asked, denied), _ = talk(
        desk,
        "Who said that Iran develops nuclear weapons?",
        "Who said that Iran should never develop nuclear weapons?",
    )
    assert "Mind that" in text(asked)
    assert "Mind that" not in text(denied)


def test_a_statement_that_tells_anothers_words_says_so(desk: Desk) -> None:
    (answer,), _ = talk(desk, "Who stressed the importance of NATO support?")
    assert "telling what “The Iraqi prime minister” said" in text(answer)


def test_no_statement_is_pinned_on_somebody_who_is_only_told_about(desk: Desk) -> None:
    (answer,), _ = talk(desk, "What did Iraq say about training?")
    assert not answer.answered
    assert all(quote.nearest for quote in quotes(answer))


def test_a_corrected_name_is_told(desk: Desk) -> None:
    (answer,), _ = talk(desk, "What did stoltenburg say about Iran?")
    assert "“stoltenburg” was taken as Jens Stoltenberg." in text(answer)


def test_a_corrected_word_of_a_topic_is_told(desk: Desk) -> None:
    (answer,), _ = talk(desk, "What did Stoltenberg say about missles?")
    assert answer.answered
    assert text(answer).startswith("Jens Stoltenberg, on missiles:")
    assert "“missles” was read as “missiles”." in text(answer)


@pytest.mark.parametrize(
    "question",
    [
        "What did Guterres say about missles?",  # Nor did he speak of missiles.
        "What does the photo caption say?",  # It is answered as typed.
        'Did Stoltenberg say "the missles are able to reach us"?',
    ],
)
def test_nothing_is_corrected_that_does_not_lead_to_an_answer(desk: Desk, question: str) -> None:
    (answer,), _ = talk(desk, question)
    assert "was read as" not in text(answer)


def test_yes_or_no_is_left_to_the_reader(desk: Desk) -> None:
    (answer,), _ = talk(desk, "Did Guterres blame Iran?")
    assert text(answer).startswith("What Antonio Guterres is on record with")
    assert "Without directly mentioning Iran" in text(answer)


PUMPS = (
    "The harbour was closed.\n\n“We worked all night,” said Anna Berg, the mayor. “The water rose "
    "twice.\n\n“Nobody was hurt, and we thank the crews.\n\n“We will rebuild the wall by June.”"
    "\n\nShops reopen on Monday."
)


def test_a_statement_over_several_paragraphs_is_shown_whole(tmp_path: Path) -> None:
    with Archive.open(write_archive(tmp_path, {"pumps.txt": PUMPS})) as archive:
        desk = Desk(archive, load_phrases())
        (whole, wall), _ = talk(desk, "What did Anna Berg say?", "What did she say about the wall?")
    shown = " ".join(quote.evidence.text for quote in quotes(whole))
    assert "all night" in shown
    assert "thank the crews" in shown
    assert "by June" in shown
    assert [quote.evidence.text for quote in quotes(wall)] == [
        "“We will rebuild the wall by June.”"
    ]


def test_a_long_statement_is_shown_in_pieces_until_nothing_is_left(tmp_path: Path) -> None:
    sentences = [f"We built bridge number {n} over the river in the north." for n in range(1, 41)]
    story = f"“{' '.join(sentences)}” said Anna Berg."
    with Archive.open(write_archive(tmp_path, {"long.txt": story})) as archive:
        desk = Desk(archive, load_phrases())
        answers, _ = talk(desk, "What did Anna Berg say?", *["what else?"] * 3)
    shown = " ".join(quote.evidence.text for answer in answers for quote in quotes(answer))
    assert all(sentence in shown for sentence in sentences)
    assert "Nothing more" in text(answers[-1])
