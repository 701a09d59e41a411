from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.talking import quotes, talk, text

if TYPE_CHECKING:
    from bot.conversation import Desk


@pytest.mark.parametrize(
    ("question", "verdict", "frame"),
    [
        ("Did the secretary-general say “Exercise maximum restraint”?", "verbatim", "Antonio"),
        ("Did Trump say “Exercise maximum restraint”?", "other-speaker", "not Donald Trump"),
        ("Did Merkel say “Exercise maximum restraint”?", "other-speaker", "not Merkel"),
        ("Did Guterres say “Exercise minimum restraint”?", "altered", "“maximum” instead"),
        ("Did Guterres say “Iran must refrain from more violence”?", "altered",
         "another speaker: Jens Stoltenberg, not Antonio Guterres"),
        ("Did Stoltenberg say “We stand behind the United States”?", "altered", "of their own"),
        ("“a decision taken either by the global coalition or NATO”", "cut-short", "denies"),
        ("“nuclear non-proliferation can no longer be taken for granted”", "not-quoted",
         "telling what Antonio Guterres said"),
        ("/verify “it will not”", "verbatim", "Jens Stoltenberg"),
        ("/verify", "too-short", "at least 3 words"),
        ("Did Stoltenberg say “restraint”?", "too-short", "at least 3 words"),
    ],
)  # fmt: skip
def test_the_frame_says_what_checking_gave(
    desk: Desk, question: str, verdict: str, frame: str
) -> None:
    (answer,), _ = talk(desk, question)
    assert answer.verdict == verdict
    assert frame in text(answer)


def test_a_pronoun_means_the_person_before_or_is_asked_back(desk: Desk) -> None:
    (first,), _ = talk(desk, "Did he say “Exercise maximum restraint”?")
    assert first.verdict is None
    assert "“he”" in text(first)
    answers, _ = talk(desk, "What did Guterres say?", "Did he say “Exercise maximum restraint”?")
    assert answers[1].verdict == "verbatim"


def test_nothing_is_shown_for_what_is_not_found(desk: Desk) -> None:
    (answer,), _ = talk(desk, "Did Guterres say “we love war very much indeed”?")
    assert not answer.answered
    assert not quotes(answer)
    assert "these 2 articles (6 Jan 2020)" in text(answer)
