"""Characters that turn the direction of writing: never in names and titles, always in the text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from retrieval.errors import MalformedRecordError
from retrieval.reading import read_file

if TYPE_CHECKING:
    from pathlib import Path

TURNED = "The \u202emayor\u202c spoke. “We \u2067stay\u2069,” she said."


def test_a_title_has_none_and_the_text_keeps_them(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    record = {"id": "1", "text": TURNED, "title": "News\u202e today", "publisher": "The\u2066 Post"}
    path.write_text(json.dumps(record), encoding="utf-8")
    (article,) = read_file(path)
    assert (article.text, article.title, article.publisher) == (TURNED, "News today", "The Post")
    path = tmp_path / "b.txt"
    path.write_text(TURNED, encoding="utf-8")
    (article,) = read_file(path)
    assert article.text == TURNED
    assert article.title.startswith("The mayor spoke.")


def test_an_id_with_one_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "a\u202e", "text": TURNED}), encoding="utf-8")
    with pytest.raises(MalformedRecordError, match="control characters"):
        list(read_file(path))
