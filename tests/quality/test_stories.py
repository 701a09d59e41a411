"""The marking of stories: brackets come out, offsets stay right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from retrieval.article import Span
from tests.quality.stories import Gold, MarkingError, read_story, unmark

if TYPE_CHECKING:
    from pathlib import Path


def test_brackets_nest_and_come_out() -> None:
    text, marked = unmark("⟦1 “⟦>1 She⟧ said [so],”⟧ ⟦@1,2 he⟧ said. ⟦2 “Yes.”⟧ ⟦? Or no.⟧")
    assert text == "“She said [so],” he said. “Yes.” Or no."
    assert {key: [span.of(text) for span in spans] for key, spans in marked.items()} == {
        ("", "1"): ["“She said [so],”"],
        (">", "1"): ["She"],
        ("@", "1"): ["he"],
        ("@", "2"): ["he"],
        ("", "2"): ["“Yes.”"],
        ("", "?"): ["Or no."],
    }


@pytest.mark.parametrize("marked", ["⟦1 open", "closed⟧", "⟦1 a⟧ b⟧"])
def test_brackets_that_do_not_pair_are_refused(marked: str) -> None:
    with pytest.raises(MarkingError):
        unmark(marked)


def write(folder: Path, text: str, statements: str) -> Path:
    path = folder / "made.toml"
    path.write_text(
        f"about = 'x'\nheld = false\ntext = '''\n{text}\n'''\n[statements]\n{statements}\n",
        encoding="utf-8",
    )
    return path


def test_a_story_is_read_with_its_gold(tmp_path: Path) -> None:
    story = read_story(
        write(
            tmp_path,
            "⟦1 “No,”⟧ ⟦@1 Ann Lee⟧ said on Monday. ⟦1 “Never.”⟧",
            '1 = { kind = "direct", person = "Ann Lee", declined = true }',
        )
    )
    assert story.article.text == "“No,” Ann Lee said on Monday. “Never.”\n"
    spans, speakers = (Span(0, 5), Span(30, 38)), (Span(6, 13),)
    assert story.gold == (Gold(spans, "direct", speakers, "Ann Lee", declined=True),)


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("⟦1 “No,”⟧ ⟦@1 Ann Lee⟧ said.", ""),
        ("⟦1 “No,”⟧ Ann Lee said.", '1 = { kind = "direct" }'),
        ("“No,” ⟦@1 Ann Lee⟧ said.", '1 = { kind = "direct" }'),
    ],
)
def test_a_table_that_does_not_fit_its_text_is_refused(
    tmp_path: Path, text: str, statements: str
) -> None:
    with pytest.raises(MarkingError, match=r"made\.toml"):
        read_story(write(tmp_path, text, statements))
