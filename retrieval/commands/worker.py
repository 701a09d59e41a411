"""A process that analyses articles for another one, until that one is gone.

`python -m retrieval.commands.worker DESCRIPTOR MODEL`, with a descriptor that it inherits.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from retrieval.commands.model import Analyser
from retrieval.errors import RetrievalError

if TYPE_CHECKING:
    from retrieval.article import Analysis, Article


def serve(connection: Connection[Analysis | RetrievalError, Article], model: str) -> None:
    """Analyse what comes, in order, and send back an analysis, or the error, for each.

    It ends, at once and in the midst of an article too, when the other end is closed, as it is
    when the process that holds it dies, however it dies.

    Args:
        connection: Gives articles and takes analyses.
        model: The name of the spaCy model.
    """
    articles: queue.SimpleQueue[Article] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(connection, articles), daemon=True).start()
    analyser = Analyser(model)
    while True:
        article = articles.get()
        try:
            result: Analysis | RetrievalError = analyser.analyse(article)
        except RetrievalError as error:
            result = error.with_traceback(None)
            result.__cause__ = result.__context__ = None  # what broke it may not be sendable
        except MemoryError:
            os._exit(1)  # the other end names the article
        connection.send(result)


def _receive(
    connection: Connection[Analysis | RetrievalError, Article],
    articles: queue.SimpleQueue[Article],
) -> None:
    # Receiving all the time keeps the other end from waiting, and notices when it is gone.
    try:
        while True:
            articles.put(connection.recv())
    except (EOFError, OSError):
        os._exit(0)


if __name__ == "__main__":
    serve(Connection(int(sys.argv[1])), sys.argv[2])
