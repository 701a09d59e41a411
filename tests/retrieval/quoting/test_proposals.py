"""What the tagger alone would give, on texts that no rule knows a cue of or that mislead it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from retrieval.quoting.proposals import propose, speaker_of, stretches_of
from retrieval.quoting.statements import Rule
from retrieval.tagging.network import load_network
from retrieval.tagging.tagging import Tagging
from tests.support.paragraphs import read_paragraphs, stretch_of

if TYPE_CHECKING:
    from retrieval.quoting.statements import Statement


def proposed(text: str) -> list[Statement]:
    paragraphs = read_paragraphs(text)
    return propose(paragraphs, Tagging(paragraphs, load_network()), text)


def said(text: str) -> list[tuple[str, str | None, str | None]]:
    """What is proposed: (content, cue, speaker)."""
    return [
        (
            " / ".join(span.of(text) for span in found.spans),
            found.cue.of(text) if found.cue else None,
            found.speaker.span.of(text) if found.speaker else None,
        )
        for found in proposed(text)
    ]


def test_a_statement_comes_with_its_cue_and_its_speaker() -> None:
    text = "The mayor said the bridge will open in June."
    assert said(text) == [("the bridge will open in June", "said", "The mayor")]
    assert [found.rule for found in proposed(text)] == [Rule.TAGGER]


def test_both_sides_of_one_cue_are_one_statement() -> None:
    text = "“The bridge,” said Ann Lee, “will open in June.”"
    assert said(text) == [("“The bridge,” / “will open in June.”", "said", "Ann Lee")]


def test_two_cues_are_two_statements() -> None:
    text = "Ann Lee said the bridge is safe, and Bo Ray told reporters that the ferry is not."
    found = said(text)
    assert [(cue, speaker) for _, cue, speaker in found] == [
        ("said", "Ann Lee"),
        ("told", "Bo Ray"),
    ]


def test_its_marks_belong_to_it() -> None:
    (found,) = said("“The bridge will open in June,” said Ann Lee.")
    assert found[0] == "“The bridge will open in June,”"


@pytest.mark.parametrize(
    "text",
    [
        "His comments suggest that the bridge will stay closed for a year.",
        "Ann Lee's comments suggest that the ferry will be sold.",
        "Ann Lee's silence suggested that the ferry would be sold.",
        "Ann Lee believes that the bridge is safe.",
        "The bridge was built in 1931. It has two lanes.",
        "\u200b",
        "",
    ],
)
def test_what_nobody_utters_is_no_statement(text: str) -> None:
    assert said(text) == []


def test_spans_become_tokens_paragraph_by_paragraph() -> None:
    text = "Ann Lee said no.\nBo Ray said yes.\nNobody else spoke."
    paragraphs = read_paragraphs(text)
    no, ray = stretch_of("no.", paragraphs), stretch_of("Bo Ray", paragraphs)
    span = paragraphs[0].span_of(no.first, no.stop)
    name = paragraphs[1].span_of(ray.first, ray.stop)
    assert stretches_of([span, name], 0, paragraphs) == [no, ray]
    assert stretches_of([span, name], 1, paragraphs) == [ray]
    (over,) = stretches_of([span._replace(end=name.end)], 1, paragraphs)
    assert over == ray
    assert stretches_of([span._replace(end=name.end)], 0, paragraphs) == [no, ray]


def test_the_head_of_a_speaker_is_what_hangs_on_other_words() -> None:
    text = "The mayor of the old town said no."
    paragraphs = read_paragraphs(text)
    speaker = speaker_of(stretch_of("The mayor of the old town", paragraphs), paragraphs)
    assert speaker.span.of(text) == "The mayor of the old town"
    assert paragraphs[0].doc[speaker.head].text == "mayor"
