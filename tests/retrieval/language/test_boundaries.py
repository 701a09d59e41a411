"""Where sentences end: rules over plain text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.language.boundaries import sentence_starts

SEEDS = Path(__file__).parents[3] / "seeds"


def split(text: str) -> list[str]:
    return [text[a:b].strip() for a, b in pairwise([0, *sentence_starts(text), len(text)])]


ONE = [
    "Gen. Amara Okoye met Sen. Pratt and Lt. Col. Weiss in the capital.",
    "Mr. Haddad and Mrs. Haddad thanked Dr. Lund.",
    "U.S. President Dana Cole flew home.",
    "Officials of the U.S. Treasury waited.",
    "It was signed on Dec. 4 and again on Jan. 15, 2019, in Oslo.",
    "House No. 5 burned down.",
    "The novel by A. B. Carver and George W. Hill sold well.",
    "They met at 9 a.m. Monday and at 5 p.m. GMT again.",
    "Borel Inc. and Tann Corp. merged.",
    "We spoke with [the] council, and it [sic] agreed.",
    'The mayor called for "calm ... and patience" today.',
    "At the meeting … members called for calm.",
    "We asked … Norway replied.",
    "Prices rose 4.5 percent to $1.20 at shop.example.com/a.B?c=D in May.",
    '"Will you go?" he asked.',
    "“Will you go?” he asked.",
    '"Stop!" Mr. Haddad said.',
    '"Why?" Lindqvist asked.',
    '"Why?" asked Lindqvist.',
    '"Who pays?" U.S. Senator Ann Pratt asked.',
    '"Never!" I said.',
    "“Who pays?” police spokesman Bo Lund asked reporters.",
    '"Is it over?" the minister of Trade Ann Pratt asked.',
    "Ministers (from Mali, Chad etc.) were there.",
    "He named several, e.g. Norway, i.e. the north.",
    "The case Miller v. Stone was closed.",
    "A line\nbroken by\nhand goes on.",
    "He said (It was late!) and left.",
    "1. Bring water.",
    "An odd.Case without a space is one.",
    "all of it was small... and stayed so.",
    "",
    " \n ",
    "no end",
]
MORE = [
    ("He left. She stayed.", 2),
    ("He left! She stayed? They waited… Then it rained.", 4),
    ("They live in the U.S. The law is old.", 2),
    ("They live in the U.S. But the law is old.", 2),
    ('They live in the U.S. "We like it," one said.', 2),
    ("She works for Borel Inc. He does not.", 2),
    ("It began at 5 p.m. The doors were shut.", 2),
    ("It began at 5 p.m. Lindqvist spoke first.", 2),
    ('"It is possible," Lindqvist said at noon. "We are ready."', 2),
    ("“It is possible,” Lindqvist said at noon. “We are ready.”", 2),
    ("‘It is over.’ They left.", 2),
    ('"We won." The crowd cheered.', 2),
    ('"We won!" The crowd cheered.', 2),
    ('"Why?" He had no answer.', 2),
    ('"Who knows?" Lindqvist said the talks would go on.', 2),
    ("“It is over.” “It is not.”", 2),
    ("“It is over.”“It is not.”", 2),
    ('He said "mixed marks work.” She agreed.', 2),
    ("The bill passed. (It had failed before.) Nobody spoke.", 3),
    ("[The] bill passed. [It] had failed.", 2),
    ("He said yes. 12 people heard it.", 2),
    ("It cost £5. £3 came back.", 2),
    ("So did I. The others stayed.", 2),
    ("One thing is left ... The end.", 2),
    ("“Stop it. Go home. Sleep.”", 3),
    ("first one here. second one there.", 2),
    ("Wait. 😀 Fine.", 2),
    ("It is done. ” She left.", 2),
    ("Es war kalt. Äpfel fehlten.", 2),
]


@pytest.mark.parametrize("text", ONE)
def test_one_sentence(text: str) -> None:
    assert split(text) == [text.strip()]


@pytest.mark.parametrize(("text", "count"), MORE)
def test_several_sentences(text: str, count: int) -> None:
    assert len(split(text)) == count


def test_marks_stay_with_their_sentence() -> None:
    text = '"It is possible," Lund said. "We are ready." (So he says.) He left.'
    assert split(text) == [
        '"It is possible," Lund said.',
        '"We are ready."',
        "(So he says.)",
        "He left.",
    ]


def test_a_lonely_closing_mark_stays_with_what_it_closes() -> None:
    assert split("It is done. ” She left.") == ["It is done. ”", "She left."]


def test_a_line_break_is_white_space() -> None:
    assert split("He left.\nShe\nstayed.") == ["He left.", "She\nstayed."]


@pytest.mark.parametrize(
    "start",
    [
        '"We have suspended our training mission now because',
        '"We are in close contact',
        "The work of the mission's roughly 500",
        "U.S. President Donald Trump and NATO",
        "This includes three CH-146 Griffon",
        "It is not a decision taken either",
        "Mr. Guterres did not take any questions",
        "So we call [for] responsible behavior.",
        "It is our common duty to avoid it,” said Mr. Guterres",
        "“They explained to their allies",
        "So Iran must refrain",
    ],
)
def test_seed_sentences_start_where_they_should(start: str) -> None:
    passages = [p for f in SEEDS.glob("*.txt") for p in f.read_text("utf-8").split("\n\n")]
    assert sum(s.startswith(start) for p in passages for s in split(p)) == 1


def test_no_seed_sentence_starts_after_a_title_or_an_abbreviation() -> None:
    passages = [p for f in SEEDS.glob("*.txt") for p in f.read_text("utf-8").split("\n\n")]
    ends = [s.split()[-1] for p in passages for s in split(p)]
    assert not {"Mr.", "Gen.", "U.S.", "Dec.", "…"} & set(ends)


MESSY = st.text(st.sampled_from("aAI1.!?…\"'“”‘’«»()[] \n\u00a0\ud800😀-—,é"), max_size=80)


@given(st.one_of(MESSY, st.text(max_size=80)))
@settings(max_examples=100)
def test_starts_ascend_and_point_at_characters(text: str) -> None:
    starts = list(sentence_starts(text))
    assert starts == sorted(set(starts))
    assert all(0 < start < len(text) and not text[start].isspace() for start in starts)


@pytest.mark.parametrize("unit", [".", "“", '"', "Mr. ", ". ", "A ", "I.", "?”", " ", "? A"])
def test_long_runs_of_anything(unit: str) -> None:
    starts = list(sentence_starts("It began. " + unit * 50_000))
    assert len(starts) <= 50_001
