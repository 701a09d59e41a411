from __future__ import annotations

import pytest

from retrieval.citing import make_work
from retrieval.citing.work import web_address
from retrieval.reading.build import Metadata, build_article

TEXT = "The mill will close in May.\n\n“We are sorry,” said Ann Lee."


def test_a_label_made_from_the_first_sentence_is_no_title() -> None:
    cited = make_work(build_article("mill.txt", TEXT, "mill.txt"))
    assert cited.title == "The mill will close in May."
    assert not cited.is_titled


def test_what_the_source_says_is_taken_on_one_line() -> None:
    metadata = Metadata(
        title="Mill\n to close", publisher="The\tGazette", url="javascript:alert(1)"
    )
    cited = make_work(build_article("mill.txt", TEXT, "mill.txt", metadata), 2)
    assert (cited.title, cited.publisher, cited.url) == ("Mill to close", "The Gazette", "")
    assert cited.is_titled
    assert cited.paragraph == 2


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("https://g.example/a?b#c", "https://g.example/a?b#c"),
        (" http://g.example ", "http://g.example"),
        ("ftp://g.example/a", ""),
        ("javascript:alert(1)", ""),
        ("https://", ""),
        ("https://[bad", ""),
        ("https://g.example/a b", ""),
        ("g.example/a", ""),
        (None, ""),
    ],
)
def test_only_an_address_for_a_browser_is_one(given: str | None, taken: str) -> None:
    assert web_address(given) == taken
