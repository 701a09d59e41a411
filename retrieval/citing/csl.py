"""A citation as CSL-JSON, which Zotero, Pandoc and their like read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from retrieval.citing.bibtex import make_key

if TYPE_CHECKING:
    from retrieval.citing.work import Work


def csl_json(work: Work) -> str:
    """Return a list of one CSL-JSON item, of type `article-newspaper`.

    Names and types are those of the CSL schema (csl-data.json, version 1.0.2). What is not known
    is left out. `custom` says which text was read.
    """
    item: dict[str, Any] = {
        "id": make_key(work),
        "type": "article-newspaper",
        "title": work.title,
    }
    if work.publisher:
        item["container-title"] = work.publisher
    if work.date:
        item["issued"] = {"date-parts": [[work.date.year, work.date.month, work.date.day]]}
    if work.url:
        item["URL"] = work.url
    if not work.is_titled:
        item["note"] = "Opening words in place of a title"
    custom: dict[str, str | int] = {"source": work.source, "sha256": work.content_hash}
    if work.paragraph:
        custom["paragraph"] = work.paragraph
    item["custom"] = custom
    lines = (f"    {_json(name)}: {_json(value)}" for name, value in item.items())
    return "[\n  {\n" + ",\n".join(lines) + "\n  }\n]"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
