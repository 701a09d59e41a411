"""The kinds of answer that questions ask for and sentences hold."""

from __future__ import annotations

import pytest

from retrieval.index.kinds import (
    Kind,
    holds_age,
    holds_cause,
    holds_number,
    holds_place,
    holds_time,
    initials,
    kind_asked,
    name_runs,
)
from retrieval.language.terms import index_terms


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How old is Ida Brandt?", Kind.AGE),
        ("how many ships came?", Kind.NUMBER),
        ("In what year was it built?", Kind.TIME),
        ("When did it happen, and who was there?", Kind.TIME),
        ("Where is it?", Kind.PLACE),
        ("Why did the bridge fall when it rained?", Kind.CAUSE),
        ("Who built it?", Kind.PERSON),
        ("To whom was it sold?", Kind.PERSON),
        ("What does NATO stand for?", Kind.MEANING),
        ("What does NATO stand for in this?", None),
        ("What did she say when it rained?", None),
        ("Who said so?", None),
        ("Did it rain?", None),
        ("", None),
    ],
)
def test_the_first_question_word_tells_the_kind(question: str, kind: Kind | None) -> None:
    assert kind_asked(question) is kind


@pytest.mark.parametrize(
    ("holds", "yes", "no"),
    [
        (holds_age, "The 29-year-old ran.", "A file of 29 pages."),
        (holds_age, "Ida Brandt, 29, ran.", "On May 2, 29 ran."),
        (holds_age, "She died aged 91.", "It averaged 91."),
        (holds_number, "Three boats came.", "The CH-146 came on May 2, 2019."),
        (holds_number, "About 4,000 came.", "As Article 5 says."),
        (holds_time, "It fell on Tuesday.", "It fell at once."),
        (holds_time, "At 8:30 it fell.", "It fell 8 metres."),
        (holds_place, "Boats lay near the old Veldt bridge.", "Boats lay in May."),
        (holds_place, "VELDT, Norden (AP) -- Boats sank.", "Boats sank in the rain."),
        (holds_cause, "It fell because of rain.", "It fell and broke."),
    ],
)
def test_what_a_sentence_holds(holds: object, yes: str, no: str) -> None:
    def asked(text: str) -> bool:
        assert callable(holds)
        both = holds in (holds_number, holds_time)
        return bool(holds(text, index_terms(text)) if both else holds(text))

    assert asked(yes)
    assert not asked(no)


def test_runs_of_names() -> None:
    text = 'Boats of Ida Brandt sank. Then Monday came. Holm said: "Storms are rare in Veldt now."'
    assert name_runs(text) == [["Ida", "Brandt"], ["Holm"], ["Veldt"]]
    assert name_runs("") == []


def test_initials() -> None:
    assert initials(["North", "Atlantic", "Treaty", "Organization"]) == "nato"
    assert initials(["United", "States"]) == ""
