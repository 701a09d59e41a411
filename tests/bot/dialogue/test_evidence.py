from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.answer import Copyable
from bot.answering.evidence_file import evidence_file
from bot.dialogue.evidence import shown_again
from retrieval.archive.archive import Archive
from retrieval.asking.intent import Intent
from retrieval.asking.understood import Question
from retrieval.evidence_file import read_evidence_file
from retrieval.evidence_file.articles import ArchivedArticles
from retrieval.evidence_file.check import Outcome, check_quotation
from tests.support.talking import quotes, talk, text

if TYPE_CHECKING:
    from pathlib import Path

    from bot.conversation import Desk

TURNS = (
    "Who called for maximum restraint?",
    "What did Stoltenberg say about Iran?",
    "what else?",
    "passage 2",
    "What did Stoltenberg decline to answer?",
    "What did the Iraqi prime minister say?",
    "Did Guterres say “Stop escalation. Exercise maximum pressure”?",
    "What are these articles about?",
    "/timeline Guterres",
    "What did Trump say?",
    "What is the capital of France?",
)


def test_the_evidence_of_a_conversation_holds(
    desk: Desk, seeds_archive: Path, tmp_path: Path
) -> None:
    answers, _ = talk(desk, *TURNS, "/evidence")
    (file,) = [block for block in answers[-1].blocks if isinstance(block, Copyable)]
    assert file.name == "evidence.json"
    path = tmp_path / file.name
    path.write_text(file.text, encoding="utf-8")
    given = read_evidence_file(path)
    assert [one.question for one in given.answers] == list(TURNS)
    assert [one.answered for one in given.answers] == [answer.answered for answer in answers[:-1]]
    assert given.answers[-1].quotations == ()
    assert all(one.nearest for one in given.answers[-2].quotations)
    assert any(one.declined for one in given.quotations)
    with Archive.open(seeds_archive) as archive:
        articles = ArchivedArticles(archive)
        assert len(given.quotations) > 15
        for one in given.quotations:
            assert check_quotation(one, articles).outcome is Outcome.HOLDS, one


def test_answers_as_a_file_hold_as_well(desk: Desk, seeds_archive: Path, tmp_path: Path) -> None:
    answers, _ = talk(desk, *TURNS)
    path = tmp_path / "evidence.json"
    path.write_text(evidence_file(answers, desk.scope), encoding="utf-8")
    given = read_evidence_file(path)
    assert len(given.answers) == len(TURNS)
    with Archive.open(seeds_archive) as archive:
        articles = ArchivedArticles(archive)
        for one in given.quotations:
            assert check_quotation(one, articles).outcome is Outcome.HOLDS, one


def test_a_sentence_with_two_statements_is_kept_as_it_was_shown(desk: Desk) -> None:
    """ "He ducked questions … and pointed out …" is what was not answered, and what was said."""
    answers, state = talk(desk, "What did Stoltenberg decline to answer?")
    shown = quotes(answers[0])
    told = state.told[-1]
    turn = desk._turn(Question("", Intent.EVIDENCE), state)
    again = [shown_again(turn, told, quote.n) for quote in shown]
    assert again == [quote.evidence for quote in shown]
    assert all(one is not None and one.declined for one in again)


def test_without_evidence_there_is_no_file(desk: Desk) -> None:
    (empty, _, again), _ = talk(desk, "/evidence", "hello", "export")
    assert "Nothing has been shown" in text(empty)
    assert not again.answered
