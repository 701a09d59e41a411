from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.answering.actions import ShowCitation, article_code
from bot.answering.answer import Copyable
from bot.answering.phrases import load_phrases
from bot.conversation import Desk
from bot.conversation_state import State
from bot.dialogue.citing import STYLES, read_style
from retrieval.analysis import analyse
from retrieval.archive import ArchiveWriter, Origin
from retrieval.archive.archive import Archive
from retrieval.citing import Style
from retrieval.language.pipeline import load_pipeline
from retrieval.reading import read_file
from tests.support.talking import actions, quotes, talk, text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.answering.answer import Answer

RECORD = {
    "id": "mill-1",
    "title": "Mill & river: 100% “safe”?",
    "date": "2021-03-09",
    "publisher": "The Gazette",
    "url": "https://gazette.example/mill?id=1",
    "text": "The mill will close.\n\n“We re-open in May, we hope,” said Mayor Ann Lee.",
}


@pytest.fixture(scope="module")
def gazette(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder: Path = tmp_path_factory.mktemp("gazette")
    file = folder / "news.jsonl"
    file.write_text(json.dumps(RECORD), encoding="utf-8")
    with ArchiveWriter.open(folder / "a.sqlite3") as writer:
        for analysis in analyse(read_file(file), load_pipeline()):
            writer.replace(Origin(file, "mill-1"), analysis, "test 1")
    with Archive.open(folder / "a.sqlite3") as archive:
        yield Desk(archive, load_phrases())


def copied(answer: Answer) -> list[str]:
    return [block.text for block in answer.blocks if isinstance(block, Copyable)]


@pytest.mark.parametrize("style", ["", " in APA", " in Chicago", " as BibTeX", " as CSL-JSON"])
def test_what_people_read(desk: Desk, gazette: Desk, style: str, snapshot: object) -> None:
    seeds, _ = talk(desk, "Who called for maximum restraint?", f"cite 1{style}")
    known, _ = talk(gazette, "What did Lee say?", f"cite 1{style}")
    assert [text(seeds[1]), text(known[1])] == snapshot


def test_the_latest_answers_first_citation_is_meant_where_no_number_is_given(desk: Desk) -> None:
    answers, _ = talk(
        desk, "Who called for maximum restraint?", "Why was the mission suspended?", "cite this"
    )
    assert f"Citation [{quotes(answers[1])[0].n}]" in text(answers[2])


def test_a_button_cites_the_same_without_the_number(gazette: Desk) -> None:
    (asked, cited), state = talk(gazette, "What did Lee say?", "/cite 1")
    (button,) = [
        a for a in actions(cited) if isinstance(a, ShowCitation) and a.style == Style.BIBTEX
    ]
    address = quotes(asked)[0].evidence.address
    assert button == ShowCitation(article_code(address.content_hash), *address.span, "bibtex")
    (by_words,), _ = talk(gazette, "cite 1 as bibtex", state=state)
    pressed = gazette.act(button, State()).answer
    assert copied(pressed) == copied(by_words) != []


def test_the_link_leads_to_the_words(gazette: Desk) -> None:
    (_, cited), _ = talk(gazette, "What did Lee say?", "cite 1")
    assert (
        "https://gazette.example/mill?id=1"
        "#:~:text=We%20re%2Dopen%20in%20May%2C%20we%20hope%2C%E2%80%9D%20said" in text(cited)
    )


def test_citing_changes_no_subject(desk: Desk) -> None:
    answers, _ = talk(
        desk, "What did Stoltenberg say about Iran?", "cite 1", "what else?", "passage 1"
    )
    assert quotes(answers[2])
    assert answers[3].answered


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        (["cite 1"], "Nothing has been cited yet"),
        (["Who called for maximum restraint?", "cite 9"], "no citation 9"),
        (["Who called for maximum restraint?", "cite 1 in MLA"], "do not know the style “MLA”"),
        (["Who called for maximum restraint?", "/cite 1 {{x}}"], "do not know the style “{{x}}”"),
    ],
)
def test_what_cannot_be_cited_is_told(desk: Desk, turns: list[str], words: str) -> None:
    answers, _ = talk(desk, *turns)
    assert words in text(answers[-1])
    assert not answers[-1].answered


@pytest.mark.parametrize(
    "action",
    [
        ShowCitation("0" * 12, 0, 10, "apa"),
        ShowCitation("0" * 12, 0, 10, "mla"),
        ShowCitation("{seed}", 0, 10**9, "apa"),
        ShowCitation("{seed}", 9, 9, "apa"),
    ],
)
def test_an_old_button_says_that_its_place_is_gone(desk: Desk, action: ShowCitation) -> None:
    (asked,), state = talk(desk, "Who called for maximum restraint?")
    seed = article_code(quotes(asked)[0].evidence.address.content_hash)
    action = ShowCitation(action.article.format(seed=seed), action.start, action.end, action.style)
    answer = desk.act(action, state).answer
    assert "no longer in the archive" in text(answer)
    assert not answer.answered


@pytest.mark.parametrize(
    ("typed", "style"),
    [
        ("APA", Style.APA),
        ("Chicago", Style.CHICAGO),
        ("bib tex", Style.BIBTEX),
        ("BibTeX", Style.BIBTEX),
        ("CSL", Style.CSL_JSON),
        ("csl-json", Style.CSL_JSON),
        ("CSL JSON", Style.CSL_JSON),
        ("plain", Style.PLAIN),
        ("plain text", Style.PLAIN),
        ("text", Style.PLAIN),
        ("mla", None),
        ("", None),
    ],
)
def test_a_style_is_known_however_it_is_typed(typed: str, style: Style | None) -> None:
    assert read_style(typed) is style


def test_every_style_has_a_button_that_gives_it(desk: Desk) -> None:
    (_, cited), state = talk(desk, "Who called for maximum restraint?", "cite 1")
    offered = [a for a in actions(cited) if isinstance(a, ShowCitation)]
    assert [one.style for one in offered] == [style.value for style in STYLES[1:]]
    texts = {copied(desk.act(one, state).answer)[0] for one in offered}
    assert len(texts) == len(offered)
