from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.errors import EvidenceFileError
from retrieval.evidence_file import read_evidence_file, write_evidence_file
from retrieval.evidence_file.record import LARGEST

if TYPE_CHECKING:
    from pathlib import Path

WHOLE: dict[str, Any] = {
    "evidence_file": 1,
    "tool": {"name": "On Record", "version": "0.1.0"},
    "archive": {"articles": 1, "dated": 1, "first": "2021-03-09", "last": "2021-03-09"},
    "answers": [
        {
            "question": "What did Lee say?",
            "intent": "what-said",
            "answered": True,
            "verdict": None,
            "quotations": [
                {
                    "start": 4,
                    "end": 8,
                    "n": 1,
                    "content_hash": "ab" * 32,
                    "text": "stay",
                    "source": "mill.txt",
                    "title": "Mill",
                    "date": "2021-03-09",
                    "publisher": None,
                    "url": None,
                    "kind": "direct",
                    "speaker": "Ann Lee",
                    "speaker_text": "Lee",
                    "declined": False,
                    "relayed": None,
                    "passage": {"start": 0, "end": 30},
                    "nearest": False,
                }
            ],
        }
    ],
}


def changed(path: list[str | int], value: object) -> dict[str, Any]:
    """Return the file with one value changed."""
    copy = json.loads(json.dumps(WHOLE))
    inner = copy
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return dict(copy)


def read(folder: Path, data: object) -> object:
    path = folder / "evidence.json"
    path.write_bytes(data if isinstance(data, bytes) else json.dumps(data).encode())
    return read_evidence_file(path)


def test_a_file_comes_back_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "evidence.json"
    path.write_text(json.dumps(WHOLE), encoding="utf-8")
    text = write_evidence_file(read_evidence_file(path))
    assert json.loads(text) == WHOLE
    path.write_text(text, encoding="utf-8")
    assert write_evidence_file(read_evidence_file(path)) == text


QUOTATION: list[str | int] = ["answers", 0, "quotations", 0]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no JSON"),
        (b"\xff\xfe\x00", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b"hello", "no JSON"),
        (b"[]", "does not say its version"),
        (b'{"quotes": []}', "does not say its version"),
        (changed(["evidence_file"], value=True), "does not say its version"),
        (changed(["evidence_file"], "1"), "does not say its version"),
        (changed(["evidence_file"], 2), "newer version of On Record"),
        (changed([*QUOTATION, "start"], -1), r"damaged at answers\.0\.quotations\.0\.start"),
        (changed([*QUOTATION, "start"], 8), "end must come after its start"),
        (changed([*QUOTATION, "start"], "4"), r"quotations\.0\.start"),
        (changed([*QUOTATION, "end"], 10**30), r"quotations\.0\.end"),
        (changed([*QUOTATION, "content_hash"], "AB" * 32), "content_hash"),
        (changed([*QUOTATION, "content_hash"], "ab"), "content_hash"),
        (changed([*QUOTATION, "passage"], {"start": 6, "end": 30}), "passage must hold it"),
        (changed([*QUOTATION, "n"], 0), r"quotations\.0\.n"),
        (changed([*QUOTATION, "text"], None), r"quotations\.0\.text"),
        (changed([*QUOTATION, "colour"], "red"), "colour"),
        (changed(["answers"], {}), "damaged at answers"),
    ],
    ids=lambda value: str(value)[-40:],
)
def test_what_is_no_evidence_file_is_told_in_a_sentence(
    tmp_path: Path, data: object, message: str
) -> None:
    with pytest.raises(EvidenceFileError, match=message) as caught:
        read(tmp_path, data)
    assert "evidence.json" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "evidence.json"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(EvidenceFileError, match="larger than 20 MB"):
        read_evidence_file(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvidenceFileError, match=r"none\.json cannot be opened"):
        read_evidence_file(tmp_path / "none.json")
    with pytest.raises(EvidenceFileError, match="cannot be opened"):
        read_evidence_file(tmp_path)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(
    st.sampled_from(
        [
            ["tool"],
            ["archive", "articles"],
            ["archive", "first"],
            ["answers"],
            ["answers", 0],
            [*QUOTATION],
            *([*QUOTATION, name] for name in WHOLE["answers"][0]["quotations"][0]),
        ]
    ),
    JSON,
)
@settings(max_examples=100, deadline=None)
def test_whatever_stands_in_it_a_file_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, path: list[str | int], value: object
) -> None:
    with contextlib.suppress(EvidenceFileError):
        read(tmp_path_factory.mktemp("evidence"), changed(path, value))
