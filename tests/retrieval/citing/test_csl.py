from __future__ import annotations

import datetime as dt
import json
from typing import Annotated, Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from retrieval.citing.csl import csl_json
from retrieval.citing.work import Work
from tests.support.works import HASH, work


class Issued(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")

    date_parts: Annotated[
        list[Annotated[list[int], Field(min_length=1, max_length=3)]],
        Field(alias="date-parts", min_length=1, max_length=2),
    ]


class Item(BaseModel):
    """The part of the CSL schema that is used; like the schema, it takes no other names."""

    model_config = ConfigDict(strict=True, extra="forbid")

    id: str
    type: Annotated[str, Field(pattern="^article-newspaper$")]
    title: str
    container_title: Annotated[str | None, Field(alias="container-title")] = None
    issued: Issued | None = None
    url: Annotated[str | None, Field(alias="URL")] = None
    note: str | None = None
    custom: dict[str, Any]


ITEMS = TypeAdapter(list[Item])


def test_an_item_with_all_that_can_be_known() -> None:
    cited = work(
        date=dt.date(2021, 3, 9), publisher="The Gazette", url="https://g.example/", paragraph=4
    )
    assert csl_json(cited) == (
        '[\n  {\n    "id": "gazette2021x01234567",\n    "type": "article-newspaper",\n'
        '    "title": "Mill to close",\n    "container-title": "The Gazette",\n'
        '    "issued": {"date-parts": [[2021, 3, 9]]},\n    "URL": "https://g.example/",\n'
        f'    "custom": {{"source": "mill.txt", "sha256": "{HASH}", "paragraph": 4}}\n  }}\n]'
    )


def test_what_is_not_known_is_left_out() -> None:
    (item,) = json.loads(csl_json(work(is_titled=False)))
    assert set(item) == {"id", "type", "title", "note", "custom"}


@given(st.text(), st.text(), st.none() | st.dates(), st.text(), st.integers(0, 99))
@settings(max_examples=100, deadline=None)
def test_every_item_is_as_the_schema_says(
    title: str, publisher: str, day: dt.date | None, url: str, paragraph: int
) -> None:
    cited = Work(
        "mill.txt",
        HASH,
        title,
        is_titled=True,
        date=day,
        publisher=publisher,
        url=url,
        paragraph=paragraph,
    )
    (item,) = ITEMS.validate_json(csl_json(cited))
    assert item.title == title
    assert (item.container_title or "") == publisher
    assert (item.url or "") == url
    parts = [day.year, day.month, day.day] if day else None
    assert (item.issued.date_parts[0] if item.issued else None) == parts
