"""A right answer is marked right, and a wrong one wrong."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.questions import list_failures, table_of
from tests.quality.marking import (
    Mark,
    count_groups,
    find_fault,
    is_said_by,
    judge_speakers,
    stands_on,
)
from tests.quality.measures import figures_of
from tests.quality.questions import Place, Turn

GOLD = Place("a", 100, 200)


def quote(
    start: int = 100,
    end: int = 200,
    person: str | None = "Ann Lee",
    *,
    nearest: bool = False,
    source: str = "a",
    kind: str = "direct",
) -> dict[str, Any]:
    where = {"source": source, "start": start, "end": end}
    return where | {"kind": kind, "person": person, "nearest": nearest}


def record(
    *quotes: dict[str, Any], answered: bool = True, verdict: str | None = None
) -> dict[str, Any]:
    return {"quotes": list(quotes), "answered": answered, "verdict": verdict}


def fact(**fields: Any) -> Turn:
    return Turn(**{"question": "?", "kind": "fact", "answerable": True, "gold": (GOLD,)} | fields)


NOTHING = fact(answerable=False, gold=())
SAID = fact(kind="who-said", speakers=("Ann Lee", "Lee"))


@pytest.mark.parametrize(
    ("start", "end", "right"),
    [
        (100, 200, True),
        (120, 130, True),  # a part of it
        (60, 140, True),  # half of it lies there
        (60, 139, False),
        (0, 149, False),
        (0, 150, True),  # holds half of it
        (0, 900, True),  # a long statement that holds all of it
        (200, 300, False),
    ],
)
def test_a_quotation_stands_on_the_gold(start: int, end: int, *, right: bool) -> None:
    assert stands_on(quote(start, end), [GOLD]) is right
    assert not stands_on(quote(start, end, source="b"), [GOLD])


def test_a_page_that_holds_the_gold_among_much_else_does_not_stand_on_it() -> None:
    page = quote(0, 201, kind="page")
    assert not stands_on(page, [GOLD])
    assert stands_on(page, [Place("a", 0, 50), Place("a", 150, 201)])


@pytest.mark.parametrize(
    ("turn", "answer", "fault"),
    [
        (fact(), record(quote(person=None)), ""),
        (fact(), record(quote(300, 400), quote()), "another place first"),
        (fact(), record(answered=False), "not answered"),
        (fact(), record(quote(nearest=True)), "no evidence"),
        (fact(), record(), "no evidence"),
        (NOTHING, record(answered=False), ""),
        (NOTHING, record(quote(nearest=True), answered=False), ""),
        (NOTHING, record(quote(), answered=False), "shows as an answer what is none"),
        (NOTHING, record(quote()), "answered what the articles do not hold"),
        (SAID, record(quote()), ""),
        (SAID, record(quote(person="LEE")), ""),
        (SAID, record(quote(person="Bo Lee")), "said by Bo Lee"),
        (SAID, record(quote(person=None)), "said by None"),
    ],
)
def test_an_answer_is_marked(turn: Turn, answer: dict[str, Any], fault: str) -> None:
    assert find_fault(turn, answer) == fault


def test_what_else_has_to_be_new() -> None:
    turn = fact(kind="more", speakers=("Ann Lee",))
    assert find_fault(turn, record(quote()), [Place("a", 0, 100)]) == ""
    assert find_fault(turn, record(quote()), [Place("a", 0, 101)]) == "shown before"


@pytest.mark.parametrize(
    ("wanted", "answer", "fault"),
    [
        ("altered", record(quote(), verdict="altered"), ""),
        ("altered", record(quote(person=None), verdict="altered"), ""),
        ("altered", record(quote(), verdict="verbatim"), "verdict is verbatim, not altered"),
        ("altered", record(quote(300, 400), verdict="altered"), "another place first"),
        ("altered", record(verdict="altered"), "another place first"),
        ("other-speaker", record(quote(), verdict="other-speaker"), ""),
        ("other-speaker", record(quote(person="Bo"), verdict="other-speaker"), "said by Bo"),
        ("not-found", record(verdict="altered"), "verdict is altered, not not-found"),
    ],
)
def test_a_verdict_is_marked(wanted: str, answer: dict[str, Any], fault: str) -> None:
    turn = fact(kind="verify", answerable=False, verdict=wanted, speakers=("Ann Lee",))
    assert find_fault(turn, answer) == fault


def test_words_that_are_nowhere_need_no_place() -> None:
    turn = fact(kind="verify", answerable=False, verdict="not-found", gold=())
    assert find_fault(turn, record(answered=False, verdict="not-found")) == ""


def test_nobody_is_right_only_where_nobody_is_named() -> None:
    assert is_said_by(quote(person=None), ())
    assert not is_said_by(quote(), ())


def test_speakers_are_judged_wherever_the_gold_knows_them() -> None:
    pool = [(GOLD, ("Ann Lee",)), (Place("a", 150, 200), ("Bo Ito",))]
    shown = record(
        quote(),
        quote(160, 170, "Bo Ito"),
        quote(110, 120, "Bo Ito", nearest=True),
        quote(person=None),
        quote(900, 950, "Cy Dahl"),
    )
    assert judge_speakers(shown, pool) == (3, 1)


def mark(turn: Turn, number: int = 1, fault: str = "", judged: int = 0, wrong: int = 0) -> Mark:
    return Mark("n001", number, turn, fault, judged, wrong)


def test_marks_are_counted_by_kind_and_across() -> None:
    claim = fact(kind="verify", verdict="verbatim", speakers=("Ann Lee",))
    altered = fact(kind="verify", verdict="altered", answerable=False)
    marks = [
        mark(fact()),
        mark(fact(), 2, "not answered"),
        mark(NOTHING, 3),
        mark(claim, judged=3, wrong=1),
        mark(altered),
    ]
    counts = {name: (row["asked"], row["right"]) for name, row in count_groups(marks).items()}
    assert counts == {
        "fact": (2, 1),
        "unanswerable": (1, 1),
        "verbatim": (1, 1),
        "misquoted": (1, 1),
        "first turns": (3, 3),
        "follow-ups": (2, 1),
        "all": (5, 4),
    }
    figures = figures_of(marks)
    assert figures["facts"] == 50.0
    assert figures["all"] == 80.0
    assert figures["who_said"] == 100.0
    assert figures["speakers_right"] == pytest.approx(200 / 3)


def test_failures_are_told_with_their_question() -> None:
    marks = [mark(SAID), mark(SAID, 2, "said by Bo"), mark(fact(), judged=1, wrong=1)]
    assert list_failures(marks) == [
        "n001.2 who-said: ? -> said by Bo",
        "n001.1 fact: ? -> a wrong speaker",
    ]


def test_the_table_has_a_row_for_each_kind_that_was_asked() -> None:
    assert table_of([mark(fact()), mark(NOTHING)], "news, open").row_count == 4
