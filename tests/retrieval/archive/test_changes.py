from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from retrieval.archive import Archive, ArchiveWriter, Origin
from retrieval.archive.changes import NEVER, Changes, Stamp

if TYPE_CHECKING:
    from tests.support.archives import Make


def changed(archive: Archive, since: Stamp) -> Changes:
    changes = archive.changes(since)
    assert changes is not None
    assert changes.stamp == archive.stamp()
    return changes


def test_what_came_went_and_moved_since(archive_path: Path, make: Make, tmp_path: Path) -> None:
    with ArchiveWriter.open(archive_path) as writer, Archive.open(archive_path) as archive:
        assert archive.stamp() == NEVER
        assert archive.changes(NEVER) == Changes((), (), (), NEVER)
        for name in ("a.txt", "b.txt", "c.txt"):
            writer.replace(Origin(tmp_path / name), make(name, f"{name} fell."), "test")
        a, b, c = (info.id for info in archive.articles())
        three = archive.stamp()
        assert changed(archive, NEVER)[:3] == ((a, b, c), (), ())
        assert changed(archive, three)[:3] == ((), (), ())
        writer.move(Origin(tmp_path / "sub" / "a.txt"), archive.article(a))
        writer.replace(Origin(tmp_path / "b.txt"), make("b.txt", "It stood."), "test")
        writer.remove(writer.gone_files(tmp_path / "c.txt"))
        (new,) = {info.id for info in archive.articles()} - {a}
        assert changed(archive, three)[:3] == ((new,), (b, c), (a,))
        assert changed(archive, NEVER)[:3] == ((a, new), (), ())
        later = archive.stamp()
        writer.replace(Origin(tmp_path / "d.txt"), make("d.txt", "It rose."), "test")
        writer.remove(writer.gone_files(tmp_path / "d.txt"))
        assert changed(archive, later)[:3] == ((), (), ())  # it came and went
        assert archive.stamp() != later


def test_it_always_adds_up(archive_path: Path, make: Make, tmp_path: Path) -> None:
    chance = random.Random(3)
    kept: list[tuple[Stamp, set[int]]] = [(NEVER, set())]
    with ArchiveWriter.open(archive_path) as writer, Archive.open(archive_path) as archive:
        for number in range(40):
            name = f"{chance.randrange(6)}.txt"
            if chance.random() < 0.3:
                writer.remove(writer.gone_files(tmp_path / name))
            else:
                writer.replace(Origin(tmp_path / name), make(name, f"{number} fell."), "test")
            kept.append((archive.stamp(), {info.id for info in archive.articles()}))
        now = kept[-1][1]
        for stamp, then in kept:
            changes = changed(archive, stamp)
            assert (then | set(changes.added)) - set(changes.removed) == now
            assert then.isdisjoint(changes.added)
            assert then.issuperset(changes.removed)


def test_a_moment_of_another_history_is_not_known(archive_path: Path, make: Make) -> None:
    copy = archive_path.with_name("copy.sqlite3")
    with ArchiveWriter.open(archive_path) as writer:
        writer.replace(Origin(Path("/a.txt")), make("a.txt", "It fell."), "test")
    shutil.copy(archive_path, copy)
    stamps = []
    for path in (archive_path, copy):  # the same happens to both
        with ArchiveWriter.open(path) as writer, Archive.open(path) as archive:
            before = archive.stamp()
            writer.replace(Origin(Path("/b.txt")), make("b.txt", "It stood."), "test")
            assert len(changed(archive, before).added) == 1
            stamps.append(archive.stamp())
    mine, other = stamps
    assert mine.number == other.number
    with Archive.open(archive_path) as archive:
        assert archive.changes(other) is None
        assert archive.changes(Stamp(mine.number + 1, mine.mark)) is None
        assert archive.changes(mine) is not None
