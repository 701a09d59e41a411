"""A process that works for another one ends with it, and says nothing."""

from __future__ import annotations

import multiprocessing
import os
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.commands import environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

    Doubler = tuple[Connection[int, int], subprocess.Popen[str]]

LONG = 60.0
"""Seconds after which what never comes is given up."""
DOUBLER = """
import sys
from multiprocessing.connection import Connection
from retrieval.lifeline import Lifeline
line = Lifeline(Connection(int(sys.argv[1])))
while True:
    line.send(line.receive() * 2)
"""


@pytest.fixture
def doubler() -> Iterator[Doubler]:
    ours, theirs = multiprocessing.Pipe()
    process = subprocess.Popen(
        [sys.executable, "-c", DOUBLER, str(theirs.fileno())],
        env=environment(PYTHONPATH=os.pathsep.join(sys.path)),
        stderr=subprocess.PIPE,
        text=True,
        pass_fds=(theirs.fileno(),),
    )
    theirs.close()
    yield ours, process
    ours.close()
    process.kill()
    process.communicate()


def test_it_answers_in_order(doubler: Doubler) -> None:
    connection, _ = doubler
    for number in range(100):
        connection.send(number)
    assert [connection.recv() for _ in range(100)] == [2 * number for number in range(100)]


def test_it_ends_in_silence_when_the_other_end_is_closed(doubler: Doubler) -> None:
    connection, process = doubler
    connection.close()
    _, problems = process.communicate(timeout=LONG)
    assert (process.returncode, problems) == (0, "")


def test_it_ends_in_silence_when_its_result_finds_nobody(doubler: Doubler) -> None:
    connection, process = doubler
    # Nobody reads any more, but the end that it reads is open still: as it is for the moment in
    # which the thread that answers is quicker than the one that receives.
    with socket.socket(fileno=os.dup(connection.fileno())) as end:
        end.shutdown(socket.SHUT_RD)
    connection.send(1)
    _, problems = process.communicate(timeout=LONG)
    assert (process.returncode, problems) == (0, "")
