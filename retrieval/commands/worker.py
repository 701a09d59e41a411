"""A process that analyses articles for another one, until that one is gone.

`python -m retrieval.commands.worker DESCRIPTOR MODEL`, with a descriptor that it inherits.
"""

from __future__ import annotations

import os
import sys
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from retrieval.commands.model import Analyser
from retrieval.errors import RetrievalError
from retrieval.lifeline import Lifeline

if TYPE_CHECKING:
    from retrieval.article import Analysis, Article


def serve(connection: Connection[Analysis | RetrievalError, Article], model: str) -> None:
    """Analyse what comes, in order, and send back an analysis, or the error, for each.

    It ends with the process that holds the other end; see `Lifeline`.

    Args:
        connection: Gives articles and takes analyses.
        model: The name of the spaCy model.
    """
    lifeline = Lifeline(connection)
    analyser = Analyser(model)
    while True:
        article = lifeline.receive()
        try:
            result: Analysis | RetrievalError = analyser.analyse(article)
        except RetrievalError as error:
            result = error.with_traceback(None)
            result.__cause__ = result.__context__ = None  # what broke it may not be sendable
        except MemoryError:
            os._exit(1)  # the other end names the article
        lifeline.send(result)


if __name__ == "__main__":
    serve(Connection(int(sys.argv[1])), sys.argv[2])
