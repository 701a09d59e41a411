"""Rules and tagger together, on whole texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrieval.quoting.finding import find_statements
from retrieval.quoting.proposals import speaker_of
from retrieval.quoting.relays import without_relaying
from retrieval.quoting.rules import find_by_rules
from retrieval.quoting.statements import Rule, Statement
from retrieval.tagging.network import load_network
from tests.support.paragraphs import read_paragraphs, stretch_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from retrieval.article import Span

    from .conftest import Reading

MARKS = st.sampled_from(
    [
        '"',
        "“",
        "”",
        "„",
        "‟",
        "«",
        "»",
        "‘",
        "’",
        "‛",
        "'",
        "''",
        "``",
        "`",
        "＂",
        "‹",
        "›",
        "「",
        "」",
    ]
)
WORDS = st.sampled_from(
    [
        "Ann Lee", "Bo Ray", "she", "a driver", "who", "said", "told", "thundered", "believes",
        "issued a warning", "that", "the bridge is safe", "the ferry sank", "it", "was", "[the]",
        "according to", "declined to say", "reported", "as saying", ",", ".", "?", "…", ":", "—",
        "\n", "\n\n", "\u200b", "😀", "é", "a" * 300,
    ]
)  # fmt: skip


def shown(spans: tuple[Span, ...], text: str) -> str:
    return " / ".join(span.of(text) for span in spans)


@pytest.mark.parametrize(
    ("text", "content", "who"),
    [
        (
            "The mayor issued a warning that the bridge will close in June.",
            "that the bridge will close in June",
            "The mayor",
        ),
        (
            "The mayor spelled out that the bridge will close in June.",
            "that the bridge will close in June",
            "The mayor",
        ),
        (
            "To Ann Lee, the sale is “a disgrace to the whole town.”",
            "the sale is “a disgrace to the whole town.”",
            "Ann Lee",
        ),
    ],
)
def test_a_statement_is_found_whose_cue_no_rule_knows(text: str, content: str, who: str) -> None:
    paragraphs = read_paragraphs(text)
    assert find_by_rules(paragraphs, text) == []
    (found,) = find_statements(paragraphs, text, load_network())
    assert found.rule is Rule.TAGGER
    assert shown(found.spans, text) == content
    assert found.speaker is not None
    assert found.speaker.span.of(text) == who
    assert found.confidence is not None
    assert found.confidence > 0.5


def test_without_a_network_the_rules_decide_alone() -> None:
    text = (
        "The mayor issued a warning that the bridge will close in June.\n"
        "“It is safe,” said Ann Lee. Bo Ray said that it was not."
    )
    paragraphs = read_paragraphs(text)
    alone = find_statements(paragraphs, text, None)
    assert alone == find_by_rules(paragraphs, text)
    assert [shown(found.spans, text) for found in alone] == ["“It is safe,”", "that it was not"]
    assert all(found.confidence is None for found in alone)
    together = find_statements(paragraphs, text, load_network())
    assert [found.rule for found in together] == [Rule.TAGGER, Rule.BESIDE, Rule.TREE]


def test_a_story_without_paragraphs_has_no_statement() -> None:
    assert find_statements([], "", load_network()) == []


def test_the_same_story_gives_the_same_statements() -> None:
    text = "“It is safe,” said Ann Lee.\nThe mayor issued a warning that the bridge will close."
    once, again = (find_statements(read_paragraphs(text), text, load_network()) for _ in range(2))
    assert once == again


@pytest.mark.parametrize(
    "text",
    [
        "His comments suggest that the bridge will stay closed for a year.",
        "Ann Lee's silence suggested that the ferry would be sold.",
        "Ann Lee believes that the bridge is safe.",
        "The bridge was built in 1931, and the ferry sails at noon.",
    ],
)
def test_what_nobody_said_is_no_statement(read: Callable[[str], Reading], text: str) -> None:
    assert read(text).said() == []


def test_somebody_unnamed_is_quoted_by_the_noun(read: Callable[[str], Reading]) -> None:
    found = read("The plan came from a driver, who said that he had waited for nine hours.")
    assert found.speakers() == ["a driver"]
    assert found.said() == [(None, "that he had waited for nine hours")]


def test_a_non_answer_is_kept_as_the_rules_found_it(read: Callable[[str], Reading]) -> None:
    found = read("Ann Lee declined to say whether the ferry would be sold. Bo Ray said it would.")
    assert [each.declined for each in found.quotations] == [True, False]
    assert found.speakers() == ["Ann Lee", "Bo Ray"]


def test_a_speaker_in_another_paragraph_is_no_agency_of_this_one() -> None:
    text = (
        "On the old quay by the ferry stood, in the rain that fell all day, Ann Lee.\n"
        "It rained, reported."
    )
    paragraphs = read_paragraphs(text)
    rained, reported = (stretch_of(words, paragraphs) for words in ("It rained", "reported"))
    spans = [paragraphs[1].span_of(each.first, each.stop) for each in (rained, reported)]
    speaker = speaker_of(stretch_of("Ann Lee", paragraphs), paragraphs)
    assert speaker.head >= len(paragraphs[1].doc)
    found = Statement((spans[0],), 1, spans[1], speaker, rule=Rule.TAGGER)
    assert without_relaying([], [found], paragraphs, text) == [found]


@given(
    st.lists(st.one_of(MARKS, WORDS, WORDS), max_size=30),
    st.sampled_from([" ", ""]),
)
@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_the_marks_statements_are_in_order_and_share_no_word(
    read: Callable[[str], Reading], pieces: list[str], joint: str
) -> None:
    found = read(joint.join(pieces))
    text = found.article.text
    passages = [passage.span for passage in found.article.passages]
    taken: set[int] = set()
    for quotation in found.quotations:
        for span in quotation.spans:
            assert any(passage.holds(span) for passage in passages)
            words = {at for at in range(*span) if text[at].isalnum()}
            assert words
            assert not words & taken
            taken |= words
        assert quotation.confidence is None or 0 < quotation.confidence <= 1
    starts = [quotation.span.start for quotation in found.quotations]
    assert starts == sorted(starts)
