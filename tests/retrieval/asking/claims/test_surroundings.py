"""What stands around claimed words in their source decides as well as the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from retrieval.archive.archive import Archive
from retrieval.asking.finder import Finder
from tests.support.commands import retrieval

if TYPE_CHECKING:
    from collections.abc import Iterator

STORY = """The harbour of Lisk is closed again.

“My boss told me, ‘I hate this town and everybody in it,’ and then he left,” harbour master \
Ann Lee said on Monday.

“We will … open the harbour before winter,” Lee said. “We are [not] ready for the ice, and \
[the minister] knows it.”

“I hope that we are not there yet,” said Tom Brandt, who runs a ferry. “Nobody believes that the \
mayor paid for the coal.”

It would be wrong to say “the port is finished,” Brandt said. He denied that “anyone took money \
from the fund.”

“I don't know. I really don't know what the mayor was told,” said Lee. “But I can tell you that \
the mayor did not lie to us. Nobody did.”

“If the ice comes early, we will lose forty ships,” Mayor Ida Voss said. “Is that a reason to \
panic? It's not. [W]e have seen the ‘best of all winters’ before.”
"""


@pytest.fixture(scope="module")
def finder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Finder]:
    folder = tmp_path_factory.mktemp("lisk")
    (folder / "lisk.txt").write_text(STORY, encoding="utf-8")
    archive = folder / "archive.sqlite3"
    retrieval("ingest", folder / "lisk.txt", "--archive", archive, cwd=folder)
    with Archive.open(archive) as opened, opened.snapshot():
        yield Finder(opened)


@pytest.mark.parametrize(
    ("claim", "speaker", "verdict", "cautions"),
    [
        # What the speaker tells that somebody else said.
        ("I hate this town and everybody in it", "Lee", "speaker-unclear", ("nested",)),
        ("I hate this town and everybody in it", "", "verbatim", ("nested",)),
        ("My boss told me, 'I hate this town and everybody in it'", "Lee", "verbatim", ()),
        ("seen the best of all winters before", "Voss", "verbatim", ()),
        ("the best of all winters", "Voss", "verbatim", ()),
        # Where the source leaves words out, or has an editor's in brackets.
        ("We will open the harbour before winter", "Lee", "verbatim", ("gap",)),
        ("We will … open the harbour before winter", "Lee", "verbatim", ()),
        ("We are not ready for the ice", "Lee", "verbatim", ("insertion",)),
        ("We are [not] ready for the ice", "Lee", "verbatim", ()),
        ("We are ready for the ice", "Lee", "altered", ()),
        ("We have seen the best", "Voss", "verbatim", ()),
        # Cut out of a denial: within the marks, by the words that they stand in, or before one.
        ("the mayor paid for the coal", "Brandt", "cut-short", ()),
        ("the port is finished", "Brandt", "cut-short", ()),
        ("anyone took money from the fund", "Brandt", "cut-short", ()),
        ("I hope that we are", "Brandt", "cut-short", ()),
        ("I can tell you that the mayor did", "Lee", "cut-short", ()),
        ("the port is finished", "Lee", "other-speaker", ("cut-short",)),
        ("anyone took … from the fund", "Brandt", "elided", ("cut-short",)),
        # Cut out of a question, or limited by a condition before it.
        ("that a reason to panic", "Voss", "cut-short", ()),
        ("Is that a reason to panic", "Voss", "verbatim", ("asked",)),
        ("we will lose forty ships", "Voss", "verbatim", ("condition-before",)),
        ("the ice comes early, we will lose forty ships", "Voss", "cut-short", ()),
    ],
)
def test_what_stands_around_the_words_counts(
    finder: Finder, claim: str, speaker: str, verdict: str, cautions: tuple[str, ...]
) -> None:
    result = finder.verify(claim, finder.directory.find(speaker).people)
    assert (result.verdict, result.cautions) == (verdict, cautions)


def test_a_denial_at_a_sentences_end_is_not_taken_for_the_next_ones(finder: Finder) -> None:
    result = finder.verify("I can tell you that the mayor did not lie to us not", ())
    assert result.verdict == "altered"
    assert [(one.claimed, one.stored, one.kinds) for one in result.differences] == [
        ("not", "", ("negation",))
    ]
