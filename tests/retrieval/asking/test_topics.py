from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.archive.archive import Archive
from retrieval.asking.finder import Finder
from tests.support.newsroom import write_archive

if TYPE_CHECKING:
    from pathlib import Path

STORY = """date 2022-05-03 “The old pumps must go,” said Rita Olsen, the mayor of Port Harlow. “We \
need the new sea wall, and Port Harlow agrees that NATO can wait. The sea wall is paramount.”

“Nobody told us about the summer ferry,” said Tom Berg. Olsen declined to say whether the airport \
would close.
"""


def test_names_and_noun_phrases_of_somebodys_own_statements(tmp_path: Path) -> None:
    with Archive.open(write_archive(tmp_path, {"harbour.txt": STORY})) as archive:
        finder = Finder(archive)
        (olsen,) = finder.directory.find("Olsen").people
        topics = finder.topics(olsen, 9)
        found = [topic.text for topic in topics]
        assert "sea wall" in " ".join(found)
        assert {"NATO", "Port Harlow", "old pumps"} <= set(found)
        # Neither what others spoke of, nor what she did not answer, nor a verb after a noun.
        assert not {"summer ferry", "airport", "Harlow agrees"} & set(found)
        for topic in topics:
            stored = archive.text(topic.address.content_hash)
            assert topic.address.span.of(stored) == topic.text
            assert finder.statements(olsen, topic.text).found


def test_what_was_asked_for_is_no_topic_to_offer(tmp_path: Path) -> None:
    with Archive.open(write_archive(tmp_path, {"harbour.txt": STORY})) as archive:
        finder = Finder(archive)
        (olsen,) = finder.directory.find("Olsen").people
        assert len(finder.topics(olsen, 2)) == 2
        found = [topic.text for topic in finder.topics(olsen, 9, besides="NATO and pumps")]
        assert not {"NATO", "old pumps"} & set(found)


def test_whose_something_is_is_no_topic(tmp_path: Path) -> None:
    story = (
        "date 2022-05-03 “The Danish will help, and the dikes of Denmark will hold,” said Rita "
        "Olsen."
    )
    with Archive.open(write_archive(tmp_path, {"dikes.txt": story})) as archive:
        finder = Finder(archive)
        (olsen,) = finder.directory.find("Olsen").people
        found = {topic.text for topic in finder.topics(olsen, 9)}
        assert "Denmark" in found
        assert "Danish" not in found
