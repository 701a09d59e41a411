"""Which statements speak of a topic that they hold only in part."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from retrieval.archive.archive import Archive
from retrieval.asking.finder import Finder
from tests.support.newsroom import write_archive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from retrieval.archive.records import PersonRecord

QUARRY = """Quarry at Lomen to open again

The quarry will open in May, the county said on Friday.

"The lorries will wake every child in the village," said Ada Berg, a doctor who lives there.

"It pays half of our taxes," said Olav Rud, the mayor.

Rud said that the county had asked for a report on the dust.
"""
OTHER = """
"The lorries wake my dogs before five," said Per Lie, a farmer.
"""


@contextmanager
def reading(folder: Path, text: str) -> Iterator[Finder]:
    with Archive.open(write_archive(folder, {"quarry.txt": text})) as archive:
        yield Finder(archive)


def person(finder: Finder, name: str) -> PersonRecord:
    (found,) = finder.directory.find(name).people
    return found


def test_more_than_half_is_enough_where_one_speaker_holds_them(tmp_path: Path) -> None:
    with reading(tmp_path, QUARRY) as finder:
        found = finder.speakers("lorries would wake pensioners")
        assert [one.person.name for one in found.evidence if one.person] == ["Ada Berg"]


def test_more_than_half_is_not_enough_where_two_speakers_hold_them(tmp_path: Path) -> None:
    with reading(tmp_path, QUARRY + OTHER) as finder:
        assert not finder.speakers("lorries would wake pensioners").found


def test_one_word_of_several_is_not_enough(tmp_path: Path) -> None:
    with reading(tmp_path, QUARRY) as finder:
        assert not finder.speakers("lorries would kill pensioners").found
        assert not finder.statements(person(finder, "Berg"), "the colour of the lorries").found


def test_the_words_themselves_are_not_meant_by_others(tmp_path: Path) -> None:
    with reading(tmp_path, QUARRY) as finder:
        asked = "the trucks will wake every kid"
        assert finder.speakers(asked).found
        assert not finder.speakers(asked, exact=True).found


def test_a_light_word_may_lack_where_the_speaker_is_known(tmp_path: Path) -> None:
    with reading(tmp_path, QUARRY) as finder:
        for topic in ("the effect of the lorries", "plans for taxes", "the dust issue"):
            names = {"the effect of the lorries": "Berg"}
            speaker = person(finder, names.get(topic, "Rud"))
            assert finder.statements(speaker, topic).found, topic


def test_a_name_in_the_headline_counts_for_what_is_said_of_it(tmp_path: Path) -> None:
    with reading(tmp_path, QUARRY) as finder:
        assert finder.speakers("the taxes of Lomen").found
        assert not finder.speakers("the taxes of Tveit").found


def test_what_a_story_is_about_is_what_its_headline_says(tmp_path: Path) -> None:
    with reading(tmp_path, QUARRY) as finder:
        berg = person(finder, "Berg")
        assert finder.in_setting(berg, "the quarry").found
        assert not finder.in_setting(berg, "the county").found
