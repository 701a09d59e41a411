from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.paragraphs import cut_paragraphs
from training.corpus import HELD_OUT, is_held_out, label, read_stories

if TYPE_CHECKING:
    from pathlib import Path

    from training.corpus import Label

Spans = list[list[int]]


def places(text: str, *parts: str) -> Spans:
    """Find the spans of some words, each after the one before."""
    found = []
    at = 0
    for part in parts:
        start = text.index(part, at)
        at = start + len(part)
        found.append([start, at])
    return found


def quotation(
    text: str, *content: str, source: str = "", cue: str = "", speech: bool = True
) -> dict[str, Any]:
    spans = places(text, *content)
    return {
        "start": spans[0][0],
        "end": spans[-1][1],
        "spans": spans,
        "speaker_spans": places(text, source) if source else None,
        "cue_spans": places(text, cue) if cue else None,
        "speech": speech,
    }


def labels_of(text: str, *quotations: dict[str, Any]) -> list[list[Label]]:
    return label(cut_paragraphs(text), quotations)


def content(labels: list[Label]) -> str:
    return "".join(str(each.content) for each in labels)


def test_the_parts_of_a_quotation_are_labelled() -> None:
    text = "Ann Lee said it rains ."
    (labels,) = labels_of(text, quotation(text, "it rains", source="Ann Lee", cue="said"))
    assert content(labels) == "000120"
    assert [each.source for each in labels] == [1, 2, 0, 0, 0, 0]
    assert [each.cue for each in labels] == [0, 0, 1, 0, 0, 0]
    assert [each.statement for each in labels] == [-1, -1, -1, 0, 0, -1]
    assert [each.source_of for each in labels] == [(0,), (0,), (), (), (), ()]
    assert [each.cue_of for each in labels] == [(), (), (0,), (), (), ()]


def test_each_part_of_a_split_quotation_has_a_first_word() -> None:
    text = "It rains , said Ann Lee , and snows ."
    (labels,) = labels_of(text, quotation(text, "It rains", "and snows"))
    assert content(labels) == "1200000120"
    assert {each.statement for each in labels} == {-1, 0}


def test_beliefs_have_tags_of_their_own() -> None:
    text = "Ann Lee hopes it rains . Bo Ray said so ."
    (labels,) = labels_of(text, quotation(text, "it rains", speech=False), quotation(text, "so"))
    assert content(labels) == "0003400001" + "0"


def test_of_nested_quotations_the_outer_one_counts() -> None:
    text = "Ann said that Bo said it rains ."
    inner = quotation(text, "it rains", source="Bo", speech=False)
    outer = quotation(text, "that Bo said it rains", source="Ann")
    for quotations in ((inner, outer), (outer, inner)):
        (labels,) = labels_of(text, *quotations)
        assert content(labels) == "00122220"
        assert {each.statement for each in labels} == {-1, quotations.index(outer)}
        # The inner one's source is still one.
        assert labels[3].source == 1
        assert labels[3].source_of == (quotations.index(inner),)


def test_what_is_left_of_an_overlapped_quotation_begins_anew() -> None:
    text = "Ann said it rains and snows a lot today ."
    long = quotation(text, "rains and snows a lot")
    short = quotation(text, "lot today")
    (labels,) = labels_of(text, short, long)
    assert content(labels) == "0001222210"


def test_a_quotation_begins_anew_in_every_paragraph() -> None:
    text = "It rains .\nIt snows .\nHe left ."
    labels = labels_of(text, quotation(text, "It rains .\nIt snows ."))
    assert [content(each) for each in labels] == ["122", "122", "000"]


def test_one_source_of_two_quotations_belongs_to_both() -> None:
    text = "It rains , said Ann Lee , and it snows ."
    (labels,) = labels_of(
        text,
        quotation(text, "It rains", source="Ann Lee", cue="said"),
        quotation(text, "it snows", source="Ann Lee", cue="said"),
    )
    assert [each.source for each in labels if each.source_of] == [1, 2]
    assert {each.source_of for each in labels} == {(), (0, 1)}
    assert {each.cue_of for each in labels} == {(), (0, 1)}


def test_a_quotation_may_have_neither_source_nor_cue() -> None:
    text = "It rains ."
    (labels,) = labels_of(text, {"start": 0, "end": 8, "spans": [[0, 8]]})
    assert content(labels) == "120"
    assert not any(each.source or each.cue for each in labels)


def test_a_span_that_cuts_a_word_has_the_whole_word() -> None:
    (labels,) = labels_of("It rains .", {"start": 1, "end": 5, "spans": [[1, 5]]})
    assert content(labels) == "120"


def test_which_articles_are_held_out_never_changes() -> None:
    held = [number for number in range(60) if is_held_out(f"made-up story {number}")]
    assert held == [15, 19, 31, 38, 46, 53]


def test_about_as_many_are_held_out_as_was_meant() -> None:
    held = sum(is_held_out(f"story {number}") for number in range(2000))
    assert held / 2000 == pytest.approx(HELD_OUT / 20, abs=0.03)


def test_stories_are_read_with_their_labels(tmp_path: Path) -> None:
    text = "NEW PORT (Wire) — It was calm.\n\nThe mayor said it rains.\n"
    quotes = [quotation(text, "it rains", source="The mayor", cue="said")]
    record = {"id": "one", "title": "", "text": text, "quotes": quotes}
    other = {"id": "two", "title": "", "text": "No.", "quotes": []}
    path = tmp_path / "corpus.jsonl"
    path.write_text(json.dumps(record) + "\n" + json.dumps(other) + "\n", encoding="utf-8")
    (story,) = read_stories(path, lambda identity: identity == "one")
    assert (story.id, story.text) == ("one", text)
    assert story.quotations == quotes
    said = [
        paragraph.doc[token].text
        for paragraph, labels in zip(story.paragraphs, story.labels, strict=True)
        for token, each in enumerate(labels)
        if each.statement == 0
    ]
    assert said == ["it", "rains"]
    assert len(list(read_stories(path))) == 2
