"""The scorer: pieces, matches, speakers, persons."""

from __future__ import annotations

import dataclasses

import pytest

from retrieval.article import Analysis, Article, Passage, Quotation, QuotationKind, Span
from tests.quality.failures import failures_of
from tests.quality.scoring import Tally, cut, match, speaker_is_right, tally
from tests.quality.stories import Gold, Story

TEXT = (
    "“We will not sell the mill to anyone,” Ann Lee said. “It is ours.\n"
    "“It stays.”\n"
    "Mr. Roe said that the council of the town has no money for it.\n"
    "He declined to say who has.\n"
)


def at(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def said(
    *content: str,
    speaker: str | None,
    person: str | None = None,
    kind: QuotationKind = QuotationKind.DIRECT,
    declined: bool = False,
) -> Quotation:
    return Quotation(
        spans=tuple(map(at, content)),
        kind=kind,
        speaker=at(speaker) if speaker else None,
        person=person,
        declined=declined,
    )


LEE = said(
    "“We will not sell the mill to anyone,”",
    "“It is ours.\n“It stays.”",
    speaker="Ann Lee",
    person="ann lee",
)
ROE = said(
    "that the council of the town has no money for it",
    speaker="Mr. Roe",
    person="roe",
    kind=QuotationKind.INDIRECT,
)
DECLINED = said("who has", speaker="He", person="roe", kind=QuotationKind.INDIRECT, declined=True)
STORY = Story(
    "made",
    held=False,
    article=Article("made", TEXT, (Passage(Span(0, len(TEXT) - 1)),), "Made"),
    gold=(
        Gold(LEE.spans, "direct", (at("Ann Lee"),), "Ann Lee"),
        Gold(ROE.spans, "indirect", (at("Mr. Roe"),), "Roe"),
        Gold(DECLINED.spans, "indirect", (at("He"),), "Roe", declined=True),
    ),
)


def count(*found: Quotation) -> Tally:
    return tally(STORY, Analysis(STORY.article, quotations=found))


def test_content_is_cut_at_paragraphs_and_trimmed() -> None:
    pieces = cut(TEXT, [LEE], lambda found: found.speaker)
    assert [piece.span.of(TEXT) for piece in pieces] == [
        "We will not sell the mill to anyone",
        "It is ours",
        "It stays",
    ]


def test_neighbours_are_joined_only_where_one_speaker_says_both() -> None:
    text = "“One.” “Two.” he said"
    one, two = (
        Quotation((at(word, text),), QuotationKind.DIRECT, speaker=Span(14, 16))
        for word in ("“One.”", "“Two.”")
    )
    other = dataclasses.replace(two, speaker=None)
    assert len(cut(text, [one, two], lambda found: found.speaker)) == 1
    assert len(cut(text, [one, other], lambda found: found.speaker)) == 2


def test_all_right_is_a_hundred() -> None:
    counts = count(LEE, ROE, DECLINED)
    assert counts.f1("found", "wanted", "given") == 100
    assert counts.f1("speaker", "wanted", "given") == 100
    assert counts.share("person found", "person wanted") == 100
    assert counts.share("person right", "person given") == 100
    assert counts.f1("declined", "declined wanted", "declined given") == 100


def test_what_is_missed_costs_recall_and_what_is_made_up_costs_precision() -> None:
    assert count(LEE)["found"] == 3
    assert count(LEE).f1("found", "wanted", "given") == pytest.approx(200 * 3 / (5 + 3))
    stray = said("who has.", speaker=None)
    made_up = dataclasses.replace(stray, spans=(at("said that"),))
    assert count(LEE, ROE, made_up).f1("found", "wanted", "given") == 200 * 4 / (5 + 5)


def test_a_piece_is_found_at_four_words_in_five() -> None:
    nine_of_ten = said("the council of the town has no money for it", speaker="Mr. Roe")
    seven_of_ten = said("that the council of the town has no money", speaker="Mr. Roe")
    assert count(nine_of_ten)["found"] == 1
    assert (
        count(dataclasses.replace(seven_of_ten, spans=(at("council of the town has"),)))["found"]
        == 0
    )


def test_a_wrong_person_costs_both_ways_and_no_person_only_one() -> None:
    wrong = count(dataclasses.replace(ROE, person="ann lee"))
    assert (wrong["person found"], wrong["person given"], wrong["person right"]) == (0, 1, 0)
    silent = count(dataclasses.replace(ROE, person=None))
    assert (silent["person found"], silent["person given"]) == (0, 0)


def test_a_person_for_words_that_nobody_said_is_wrong() -> None:
    counts = count(said("Ann Lee said", speaker="Ann Lee", person="ann lee"))
    assert (counts["person given"], counts["person right"]) == (1, 0)


def test_a_non_answer_taken_for_a_statement_is_not_found_as_declined() -> None:
    counts = count(dataclasses.replace(DECLINED, declined=False))
    assert counts["found"] == 1
    assert counts.f1("declined", "declined wanted", "declined given") == 0


def test_what_may_be_found_or_not_does_not_count() -> None:
    story = dataclasses.replace(STORY, gold=STORY.gold[:2], either=(at("who has"),))
    counts = tally(story, Analysis(story.article, quotations=(LEE, ROE, DECLINED)))
    assert counts["given"] == counts["wanted"] == 4


def test_pieces_are_paired_once_and_the_most_alike_first() -> None:
    wanted = cut(TEXT, [ROE], lambda found: found.speaker)
    less = said("the council of the town has no money for it", speaker="Mr. Roe")
    given = [*cut(TEXT, [less], id), *cut(TEXT, [ROE], id)]
    (pair,) = match(wanted, given)
    assert pair.found.statement is ROE


@pytest.mark.parametrize(
    ("found", "gold", "right"),
    [
        ("Ann Lee", "Lee", True),
        ("Mr. Roe", "Roe", True),
        ("He", "Mr. Roe", False),
        ("the council of the town", "Mr. Roe", False),
    ],
)
def test_an_attribution_is_right_where_it_names_the_right_one(
    found: str, gold: str, *, right: bool
) -> None:
    assert speaker_is_right(TEXT, [at(gold)], said("It stays", speaker=found)) is right


def test_a_pronoun_is_right_only_in_its_place() -> None:
    text = "He said no. He said yes."
    first, second = Span(0, 2), Span(12, 14)
    found = Quotation((Span(8, 10),), QuotationKind.INDIRECT, speaker=second)
    assert not speaker_is_right(text, [first], found)
    assert speaker_is_right(text, [second], found)


def test_the_same_surname_elsewhere_is_right() -> None:
    text = "Mrs. Lee’s answer. Ann Lee, who farms, said no."
    found = Quotation((Span(44, 46),), QuotationKind.INDIRECT, speaker=Span(0, 10))
    assert found.speaker is not None
    assert found.speaker.of(text) == "Mrs. Lee’s"
    assert speaker_is_right(text, [at("Ann Lee, who farms", text)], found)


def test_no_attribution_is_not_right() -> None:
    assert not speaker_is_right(TEXT, [at("Ann Lee")], said("It stays", speaker=None))


def test_nothing_to_get_wrong_is_a_hundred() -> None:
    assert Tally().share("right", "given") == 100
    assert Tally().f1("right", "wanted", "given") == 100


def failures(*found: Quotation) -> list[str]:
    return list(failures_of(STORY, Analysis(STORY.article, quotations=found)))


def test_a_story_that_is_all_right_has_no_failures() -> None:
    assert failures(LEE, ROE, DECLINED) == []


def test_failures_say_what_is_wrong() -> None:
    assert failures(LEE, dataclasses.replace(ROE, person=None)) == [
        "made: person is None, not 'roe': that the council of the town has no money for it",
        "made: missed: who has",
    ]
    assert failures(LEE, ROE, dataclasses.replace(DECLINED, declined=False)) == [
        "made: a non-answer: who has"
    ]
    assert failures(LEE, ROE, DECLINED, said("Ann Lee said", speaker=None)) == [
        "made: nobody said: Ann Lee said"
    ]
