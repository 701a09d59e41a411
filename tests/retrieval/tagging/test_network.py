from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import numpy as np
import pytest

from retrieval.errors import TaggerDamagedError
from retrieval.tagging.files import DESCRIPTION, FOLDER, describe, version
from retrieval.tagging.network import CONTENT, CUE, SOURCE, Network
from retrieval.tagging.windows import divide
from tests.support.paragraphs import cut_paragraphs

if TYPE_CHECKING:
    from pathlib import Path

    from retrieval.tagging.windows import Window

SENTENCE = r"^[^\n]+ is missing or damaged, [^\n]+\.$"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the model's files."""
    return shutil.copytree(FOLDER, tmp_path / "model")


@pytest.fixture(scope="module")
def window(network: Network) -> Window:
    text = "The mayor said the bridge will open in June.\n“It is safe,” she added."
    (found,) = divide(cut_paragraphs(text), network.wordpieces)
    return found


def test_every_word_gets_probabilities(network: Network, window: Window) -> None:
    reading = network.read(window)
    count = len(window.words)
    assert reading.tags.shape == (count, 11)
    assert reading.sources.shape == reading.cues.shape == (count, count + 1)
    for part in (CONTENT, SOURCE, CUE):
        assert np.allclose(np.exp(reading.tags[:, part]).sum(1), 1, atol=1e-4)
    for pointed in (reading.sources, reading.cues):
        assert (pointed >= 0).all()
        assert np.allclose(pointed.sum(1), 1, atol=1e-4)


def test_a_window_is_read_the_same_twice(network: Network, window: Window) -> None:
    for once, again in zip(network.read(window), network.read(window), strict=True):
        assert np.array_equal(once, again)


def test_another_copy_reads_the_same(network: Network, window: Window, folder: Path) -> None:
    for once, again in zip(network.read(window), Network(folder).read(window), strict=True):
        assert np.array_equal(once, again)


def test_a_window_of_one_word_is_read(network: Network) -> None:
    (window,) = divide(cut_paragraphs("Fire"), network.wordpieces)
    assert network.read(window).sources.shape == (1, 2)


def test_its_name_is_its_checksum() -> None:
    assert re.fullmatch("[0-9a-f]{12}", version())
    assert describe(FOLDER).network.sha256.startswith(version())


def test_another_network_has_another_name(folder: Path) -> None:
    described = json.loads((folder / DESCRIPTION).read_bytes())
    described["network"]["sha256"] = "0" * 64
    (folder / DESCRIPTION).write_text(json.dumps(described), encoding="utf-8")
    assert version(folder) == "0" * 12 != version()


@pytest.mark.parametrize("name", ["tagger.onnx", "vocabulary.txt"])
def test_a_file_with_one_other_byte_is_refused(folder: Path, name: str) -> None:
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)
    with pytest.raises(TaggerDamagedError, match=SENTENCE) as raised:
        Network(folder)
    assert name in str(raised.value)


@pytest.mark.parametrize("name", ["tagger.onnx", "vocabulary.txt", DESCRIPTION])
def test_a_missing_or_empty_file_is_refused(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"")
    with pytest.raises(TaggerDamagedError, match=SENTENCE):
        Network(folder)
    (folder / name).unlink()
    with pytest.raises(TaggerDamagedError, match=SENTENCE) as raised:
        Network(folder)
    assert name in str(raised.value)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"{}", b'{"network": {}}', b'{"network": "tagger.onnx"}', b"\xff", b"null"],
)
def test_a_wrong_description_is_refused(folder: Path, content: bytes) -> None:
    (folder / DESCRIPTION).write_bytes(content)
    with pytest.raises(TaggerDamagedError, match=SENTENCE):
        Network(folder)
    with pytest.raises(TaggerDamagedError, match=SENTENCE):
        version(folder)


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TaggerDamagedError, match=SENTENCE):
        Network(tmp_path / "nowhere")
