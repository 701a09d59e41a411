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
        ("“nuclear non-proliferation can no longer be taken for granted”", "reported",
         "telling what Antonio Guterres said"),
        ("/verify “it will not”", "verbatim", "Jens Stoltenberg"),
        ("/verify “Stop escalation … common duty to avoid it”", "elided", "is left out: 30 words"),
        ("/verify “Stop escalation. Iran must refrain”", "stitched", "2 different places"),
        ("/verify “Iran should … be allowed to develop nuclear weapons”", "elided",
         "turn the sense"),
        ("Did Trump say “Stop escalation … maximum restraint”?", "other-speaker", "“Exercise”"),
        ("“training has been suspended because of the security mission”", "reported",
         "Only some of these words stand in quotation marks"),
        ("“we are ready to restart the training”", "verbatim", "goes on with a condition"),
        ("“I start to speculate on how we will react”", "cut-short", "only supposes"),
        ("Did Trump say “nuclear non-proliferation can no longer be taken for granted”?",
         "other-speaker", "Antonio Guterres says them, not Donald Trump"),
        ("Did Trump say “nuclear non-proliferation can no longer be taken for granted”?",
         "other-speaker", "nobody is quoted with them"),
        ("Did Trump say “a decision taken either by the global coalition or NATO”?",
         "other-speaker", "a longer sentence that denies"),
        ("“This is a U.S. decision. It is”", "cut-short", "denies"),
        ("Did Stoltenberg say “This is a decision taken by NATO”?", "altered",
         "“not” is left out (a denial)"),
        ("Did Guterres say »Exercise maximum restraint«?", "verbatim", "Antonio"),
        ("Did Guterres say „Exercise maximum restraint“?", "verbatim", "Antonio"),
        ("Did Guterres say ‹Exercise maximum restraint›?", "verbatim", "Antonio"),
        ('Did Guterres say “Exercise "minimum" restraint”?', "altered",
         "“maximum” instead of “minimum”"),
        ("“up to 350 Canadian Forces members”", "altered", "“250” instead of “350” (a number)"),
        ("“Iran should be allowed to develop nuclear weapons”", "altered",
         "“never” is left out (a denial)"),
        ("“it may not help to de-escalate”", "altered", "“will” instead of “may” (a modal verb)"),
        ("“Iraq must refrain from further violence”", "altered",
         "“Iran” instead of “Iraq” (a name)"),
        # Without marks: a paraphrase is not confirmed, whatever comes near it is shown.
        ("/verify Stoltenberg said that the mission is over", "not-found", "for you to judge"),
        ("/verify Stoltenberg said that we are ready to restart the training", "verbatim",
         "Jens Stoltenberg"),
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
