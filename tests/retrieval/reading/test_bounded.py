"""Documents that take for ever, take all memory or end who reads them; and the next one."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pytest

from retrieval.errors import EmptyFileError, ReadingError, RetrievalError, UnboundedFileError
from retrieval.reading import read_file
from retrieval.reading.bounded import BoundedReader
from tests.support.documents import STORY, sheet, with_part, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from retrieval.article import Article

MEGABYTE = 1_000_000


def read(reader: BoundedReader, path: Path) -> list[Article]:
    def refuse(error: ReadingError) -> None:
        raise AssertionError(f"a document has no records: {error}")

    return list(reader.read(path, refuse))


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return word(tmp_path / "good.docx", STORY, "Board closes market")


def endless(path: Path) -> Path:
    """Write a page that is small and takes minutes."""
    path.write_text("<p>Ann Lee spoke.</p>" * 300_000, encoding="utf-8")
    return path


def waiting(path: Path) -> Path:
    """Make what looks like a file, and gives nothing for ever."""
    os.mkfifo(path)
    return path


def children() -> Iterator[int]:
    """Yield the numbers of the processes that this one has started and that still run."""
    for task in Path("/proc/self/task").iterdir():
        yield from map(int, (task / "children").read_text(encoding="ascii").split())


def written_until_nobody_reads(pipe: IO[bytes]) -> int:
    """Write into a pipe until its other end is closed, and return how often."""
    for number in itertools.count(1):
        try:
            pipe.write(b"%")
        except BrokenPipeError:
            return number
        time.sleep(0.05)
    raise AssertionError


def test_what_is_read_is_the_same(tmp_path: Path, good: Path) -> None:
    paths = [good, sheet(tmp_path / "a.pdf", STORY)]
    for name, text in (
        ("a.md", "# Market\n\n" + "\n\n".join(STORY)),
        ("a.txt", "\n\n".join(STORY)),
        ("a.html", f"<article><p>{'</p><p>'.join(STORY)}</p></article>"),
    ):
        paths.append(tmp_path / name)
        paths[-1].write_text(text, encoding="utf-8")
    with BoundedReader() as reader:
        for path in paths:
            assert read(reader, path) == list(read_file(path))


def test_what_is_wrong_is_raised_as_ever(tmp_path: Path, good: Path) -> None:
    empty = tmp_path / "empty.md"
    empty.write_text(" ", encoding="utf-8")
    with BoundedReader() as reader:
        for path in (empty, tmp_path / "missing.pdf"):
            with pytest.raises(ReadingError) as raised:
                read(reader, path)
            with pytest.raises(ReadingError) as expected:
                list(read_file(path))
            assert (type(raised.value), str(raised.value)) == (
                type(expected.value),
                str(expected.value),
            )
        with pytest.raises(EmptyFileError):
            read(reader, empty)
        assert read(reader, good)


def test_what_takes_too_long_is_named_and_the_next_is_read(tmp_path: Path, good: Path) -> None:
    with BoundedReader(processor_seconds=1) as reader:
        for _ in range(2):
            with pytest.raises(UnboundedFileError, match=r"long\.html takes too long to read"):
                read(reader, endless(tmp_path / "long.html"))
            assert read(reader, good)


def test_what_waits_for_ever_is_not_waited_for(tmp_path: Path, good: Path) -> None:
    with BoundedReader(seconds=2.0) as reader:
        with pytest.raises(UnboundedFileError, match=r"wait\.pdf takes too long to read"):
            read(reader, waiting(tmp_path / "wait.pdf"))
        assert read(reader, good)
    assert list(children()) == []


def test_what_takes_too_much_memory_is_named_and_the_next_is_read(
    tmp_path: Path, good: Path
) -> None:
    crowded = tmp_path / "crowded.docx"

    def crowd(part: bytes) -> bytes:
        return part.replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * 900_000)

    crowded.write_bytes(with_part(good.read_bytes(), "word/document.xml", crowd))
    with BoundedReader(memory=250 * MEGABYTE) as reader:
        with pytest.raises(UnboundedFileError, match=r"crowded\.docx takes too much memory"):
            read(reader, crowded)
        assert read(reader, good)


def test_what_ends_the_process_is_named_and_the_next_is_read(tmp_path: Path, good: Path) -> None:
    path = waiting(tmp_path / "wait.pdf")

    def kill() -> None:
        # Once it has opened the file: only then can the other end be opened.
        with path.open("wb"):
            for child in children():
                os.kill(child, signal.SIGSEGV)

    thread = threading.Thread(target=kill)
    with BoundedReader() as reader:
        thread.start()
        with pytest.raises(ReadingError, match=r"wait\.pdf could not be read.*signal 11"):
            read(reader, path)
        thread.join()
        assert read(reader, good)


def test_a_process_that_was_ended_in_between_is_started_again(good: Path) -> None:
    with BoundedReader() as reader:
        assert read(reader, good)
        (child,) = children()
        os.kill(child, signal.SIGKILL)
        assert read(reader, good)
        assert child not in children()


def test_a_process_that_ends_before_it_looks_at_a_file_is_started_again(good: Path) -> None:
    with BoundedReader() as reader:
        assert read(reader, good)
        (child,) = children()
        os.kill(child, signal.SIGSTOP)  # What it is sent waits.
        timer = threading.Timer(0.5, os.kill, (child, signal.SIGKILL))
        timer.start()
        assert read(reader, good)
        timer.join()


def test_what_ends_each_process_is_named(tmp_path: Path, good: Path) -> None:
    path = waiting(tmp_path / "wait.pdf")
    ended: list[int] = []

    def kill() -> None:
        while len(ended) < 2:
            with path.open("wb"):
                ended.extend(children())
                os.kill(ended[-1], signal.SIGSEGV)
                while ended[-1] in children():
                    time.sleep(0.01)

    thread = threading.Thread(target=kill, daemon=True)
    with BoundedReader() as reader:
        assert read(reader, good)
        thread.start()
        with pytest.raises(ReadingError, match=r"wait\.pdf could not be read.*signal 11"):
            read(reader, path)
        thread.join(60)
        assert len(set(ended)) == 2


def test_it_ends_with_who_started_it(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from retrieval.reading.bounded import BoundedReader;"
        "list(BoundedReader().read(Path(sys.argv[1]), print))"
    )
    path = waiting(tmp_path / "wait.pdf")
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(path)], env=os.environ | {"PYTHONPATH": "."}
    )
    with path.open("wb", buffering=0) as other_end:
        process.kill()
        process.wait()
        assert written_until_nobody_reads(other_end)


def test_a_process_that_cannot_be_started_is_no_fault_of_the_file(
    good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with (
        BoundedReader() as reader,
        pytest.raises(RetrievalError, match="ended at its start") as raised,
    ):
        read(reader, good)
    assert not isinstance(raised.value, ReadingError)
