"""The tagger's network: a file that is checked, loaded once, and run on a window at a time."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import onnxruntime

from retrieval.tagging.files import FOLDER, describe, read_checked
from retrieval.tagging.wordpieces import WordPieces

if TYPE_CHECKING:
    from pathlib import Path
    from typing import TypeAlias

    from numpy.typing import NDArray

    from retrieval.tagging.windows import Window

    Numbers: TypeAlias = NDArray[np.float32]

CONTENT = slice(0, 5)
"""The columns of the tags for content: outside; first word and later word of a statement; first
word and later word of a belief or an intention that nobody uttered."""
SOURCE = slice(5, 8)
"""The columns for attributions: outside, first word, later word."""
CUE = slice(8, 11)
"""The columns for cues: outside, first word, later word."""


class Reading(NamedTuple):
    """What the network makes of a window of n words.

    Attributes:
        tags: Logarithms of probabilities, n rows; the columns are `CONTENT`, `SOURCE`, `CUE`.
        sources: For each word, were it content, the probability of each word to be in the
            attribution; column 0 is for none at all, column i + 1 for word i.
        cues: The same for the cue.
    """

    tags: Numbers
    sources: Numbers
    cues: Numbers


class Network:
    """A network with its vocabulary."""

    def __init__(self, folder: Path) -> None:
        """Load and check the files of a folder.

        Args:
            folder: Holds `tagger.json`, which names the other files with their SHA-256.

        Raises:
            TaggerDamagedError: A file is missing or is not the one that was made.
        """
        described = describe(folder)
        network = read_checked(folder, described.network)
        vocabulary = read_checked(folder, described.vocabulary)
        self.wordpieces = WordPieces(vocabulary.decode().split("\n"))
        options = onnxruntime.SessionOptions()
        # One thread: the sums come out the same whatever the machine, and callers run processes.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(
            network, options, providers=["CPUExecutionProvider"]
        )

    def read(self, window: Window) -> Reading:
        """Run the network on a window that has at least one word."""
        tags, sources, cues = self._session.run(
            None,
            {
                "pieces": np.array([window.pieces], np.int64),
                "marked": np.array([window.marked], np.int64),
                "first": np.array([[0, *window.first]], np.int64),
            },
        )
        rows = tags[0, 1:]
        return Reading(
            np.concatenate([_log_softmax(rows[:, part]) for part in (CONTENT, SOURCE, CUE)], 1),
            np.exp(_log_softmax(sources[0, 1:])),
            np.exp(_log_softmax(cues[0, 1:])),
        )


@lru_cache(maxsize=1)
def load_network(folder: Path = FOLDER) -> Network:
    """Load the network that is part of the project, once in a process.

    Raises:
        TaggerDamagedError: A file is missing or is not the one that was made.
    """
    return Network(folder)


def _log_softmax(scores: Numbers) -> Numbers:
    shifted = scores - scores.max(-1, keepdims=True)
    result: Numbers = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return result
