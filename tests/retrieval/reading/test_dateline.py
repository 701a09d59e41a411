"""The agency of a dateline is who published a story, where nothing else says so."""

from __future__ import annotations

import pytest

from retrieval.reading.build import Metadata, build_article
from retrieval.reading.dateline import read_agency


@pytest.mark.parametrize(
    ("paragraph", "agency"),
    [
        ("SUND (Reuters) — The old pier will go.", "Reuters"),
        ("SUND, Norway (AP) - The old pier will go.", "AP"),
        ("(CNN) -- The old pier will go.", "CNN"),
        ("New York (AP) — The old pier will go.", "AP"),
        ("PORT ALDER, June 3 (Northern Press Agency) – The pier will go.", "Northern Press Agency"),
        ("The old pier (Norway) — the last of its kind — will go.", None),
        ("NATO (the alliance) — said so.", None),
        ("NATO (North Atlantic Treaty Organization) — no small body — met.", None),
        ("SUND — The old pier will go.", None),
        ("The council (CNN) said so.", None),
    ],
)
def test_an_agency_stands_in_brackets_after_a_place_in_capitals(
    paragraph: str, agency: str | None
) -> None:
    assert read_agency(paragraph) == agency


def test_a_publisher_that_is_given_goes_before_it() -> None:
    text = "SUND (Northern Press) — The old pier of Sund will be torn down in autumn.\n"
    assert build_article("a.txt", text, "a.txt").publisher == "Northern Press"
    given = build_article("a.txt", text, "a.txt", Metadata(publisher="The Sund Echo"))
    assert given.publisher == "The Sund Echo"
