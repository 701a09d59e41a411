"""The project's own network, loaded once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from retrieval.tagging.files import FOLDER
from retrieval.tagging.network import load_network

if TYPE_CHECKING:
    from retrieval.tagging.network import Network
    from retrieval.tagging.wordpieces import WordPieces


@pytest.fixture(scope="session")
def network() -> Network:
    """The real network."""
    return load_network()


@pytest.fixture(scope="session")
def wordpieces(network: Network) -> WordPieces:
    """What cuts words for it."""
    return network.wordpieces


@pytest.fixture(scope="session")
def vocabulary() -> list[str]:
    """Its vocabulary, in the order of the pieces' numbers."""
    return (FOLDER / "vocabulary.txt").read_text(encoding="utf-8").split("\n")
