"""Link lines inside a paragraph: passages of their own, and no words lost."""

from __future__ import annotations

import pytest

from retrieval.article import PassageKind
from retrieval.reading.build import build_article

STORY = "The council opened the bridge."
AD = PassageKind.ADVERTISEMENT


def pieces(text: str) -> list[tuple[str, PassageKind]]:
    article = build_article("a", text, "a")
    return [(passage.span.of(text), passage.kind) for passage in article.passages]


@pytest.mark.parametrize(
    "link",
    [
        "Watch the mayor cut the ribbon »",
        "Watch Olsen and Lund meet »",
        "Learn more about bridges »",
        "See photos of U.S. bridges »",
        "The bridge's route »",
        "Watch the mayor Â»",
    ],
)
def test_a_link_after_a_sentence(link: str) -> None:
    story, advertisement = (STORY, PassageKind.STORY), (link, AD)
    assert pieces(f"{STORY} {link}") == [story, advertisement]
    assert pieces(f"{STORY} {link} {STORY}") == [story, advertisement, story]
    assert pieces(f"{STORY} {link} Read on »") == [story, advertisement, ("Read on »", AD)]


@pytest.mark.parametrize(
    "text",
    [
        "He called it «Watch the mayor» and left. Watch out for «the bridge»",
        "It is more than 5 » 3. The bridge stands",
        "He said: Watch the mayor",
    ],
)
def test_what_is_no_link(text: str) -> None:
    assert pieces(f"{STORY}\n\n{text} on Tuesday.")[1:] == [
        (f"{text} on Tuesday.", PassageKind.STORY)
    ]
