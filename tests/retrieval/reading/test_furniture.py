from __future__ import annotations

import pytest

from retrieval.article import PassageKind
from retrieval.reading.build import build_article
from retrieval.reading.furniture import is_heading

STORY = "The council voted on Tuesday to build the bridge after all."
AFTER = "“We have waited long enough,” the mayor said after the vote."


def kind_between(line: str) -> PassageKind:
    """Say what a line is between two paragraphs of a story."""
    text = f"{STORY}\n\n{line}\n\n{AFTER}"
    passages = build_article("a", text, "a").passages
    assert [passage.span.of(text) for passage in passages] == [STORY, line, AFTER]
    assert not passages[0].kind.is_furniture
    assert not passages[2].kind.is_furniture
    return passages[1].kind


@pytest.mark.parametrize(
    "line",
    [
        "Story continues below advertisement",
        "STORY CONTINUES BELOW ADVERTISEMENT",
        "Article continues after this ad",
        "Advertisement",
        "[Advertisement]",
        "Read more: How the bridge was paid for",
        "Read more »",
        "Watch the video",
        "CLICK HERE to try two issues of the magazine",
        "See the full article at example.com",
        "RELATED: 'A bridge too far,' say neighbours",
        "See also: Ten bridges that fell",
        "View photos of the bridge »",
        "Watch the mayor open the bridge »",
        "E-mail to a friend",
        "Sign up for our daily newsletter",
        "Follow the town hall on Twitter @townhall",
    ],
)
def test_advertisements_and_links_are_marked(line: str) -> None:
    assert kind_between(line) is PassageKind.ADVERTISEMENT


@pytest.mark.parametrize(
    "line",
    [
        "The mayor on the bridge in Milltown, Dec. 4, 2019. (Ann Lee/The Associated Press)",
        "The bridge at dawn (Jean-Luc O'Neill/Reuters)",
        "The bridge at dawn. (Photo by Ann Lee)",
        "The bridge at dawn. (Getty Images)",
        "The bridge at dawn. (AP Photo/Ann Lee)",
        "The bridge at dawn. (Ann Lee/Milltown Courier)",
        "Photo: The bridge at dawn",
        "FILE - In this March 3, 2011 file photo, the old bridge stands over the river.",
    ],
)
def test_captions_are_marked(line: str) -> None:
    assert kind_between(line) is PassageKind.CAPTION


@pytest.mark.parametrize(
    "line",
    [
        "(Ann Lee/Reuters)",
        "(The Associated Press)",
        "CNN's Ann Lee contributed to this report",
        "-- CNN's Ann Lee in Milltown, Bob St. Clair and J. Doe contributed to this report.",
        "© 2011 The Milltown Courier. All rights reserved.",
        "Copyright 2011 The Milltown Courier",
        "(Reporting by Ann Lee; Editing by Bob Ray)",
        "By Ann Lee and Bob Ray",
        "Getty/Instagram",
    ],
)
def test_credits_are_marked(line: str) -> None:
    assert kind_between(line) is PassageKind.CREDIT


@pytest.mark.parametrize(
    "line",
    [
        "A 'rise of the river'",
        "What comes next",
        "2. The engineer's plan",
        "More power -- for the people",
        "THE OLD BRIDGE",
    ],
)
def test_sub_headings_are_marked(line: str) -> None:
    assert kind_between(line) is PassageKind.HEADING


@pytest.mark.parametrize(
    "line",
    [
        "No.",
        "Was it right?",
        "He said:",
        "“We build it now”",
        '"Never again"',
        'He called it "a day of joy"',
        "CNN: What do you think?",
        "Lee: I don't know yet",
        "Police said Monday",
        "and nobody came",
        "The mayor then walked over the whole length of the bridge and nobody came along",
        "The advertisement cost the town a fortune.",
        "Advertisement of the bridge has cost the town a fortune, the mayor said.",
        "The story continues below the surface, she said.",
        "Watch the river rise and you will know what we fear, he said.",
        "Watch out: the river rises.",
        "Read the report again and you will see, he said.",
        "« Nous sommes prêts, a dit le maire »",
        "The bridge holds 40 cars, the engineers have found out after all (and/or trucks)",
        "The council passed the budget with ten votes to one (in the night of May 10/11)",
        "For ten years now the mayor has been leading the Greens (once the Bridge/Road Party)",
        "The heavy rain contributed to this disaster, the report said.",
        "Money from the lottery, the mayor said. It contributed to this report",
        "Photos of the bridge went round the world.",
        "By Monday the water had gone.",
        "File after file was lost in the flood.",
        "Click here and there, the old bridge swayed.",
        "Related costs were not disclosed.",
        "The Reuters news agency reported it first.",
        "See the mayor for permission, the sign says.",
    ],
)
def test_the_story_is_left_alone(line: str) -> None:
    assert kind_between(line) is PassageKind.STORY


def test_the_first_paragraph_is_never_a_heading() -> None:
    text = f"A bridge for Milltown\n\n{STORY}"
    assert [p.kind for p in build_article("a", text, "a").passages] == [PassageKind.STORY] * 2


def test_a_short_line_at_the_end_is_no_heading() -> None:
    text = f"{STORY}\n\nAs for the old bridge"
    assert build_article("a", text, "a").passages[1].kind is PassageKind.STORY


def test_a_heading_stands_above_story_even_with_an_advertisement_between() -> None:
    text = f"{STORY}\n\nWhat comes next\n\nAdvertisement\n\n{AFTER}"
    kinds = [passage.kind for passage in build_article("a", text, "a").passages]
    assert kinds[1:3] == [PassageKind.HEADING, PassageKind.ADVERTISEMENT]


@pytest.mark.parametrize("end", [".", "!", "?", "…", ".”", "!'", '?"', ".)"])
def test_what_ends_as_a_sentence_is_no_heading(end: str) -> None:
    assert not is_heading(f"A bridge{end}")
