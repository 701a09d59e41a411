"""The benchmark's systems: offsets in the article, refusals counted, nothing of ours left out."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks import quotations
from benchmarks.systems.others import DirectTriples, MarksAlone, Triples
from benchmarks.systems.ours import OnRecord
from benchmarks.systems.polnear import load_scorer, prediction, to_article
from retrieval.language.pipeline import load_pipeline

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from spacy.tokens import Doc

RECORD = {
    "id": "made",
    "title": "Made",
    "text": "Nothing here.\n\n  “We will not sell,” Ann Lee said.\n\n“Odd.\n",
}
SENTENCE = "“We will not sell,”"


def test_every_line_is_a_passage_without_its_white_space() -> None:
    article = to_article(RECORD)
    assert [passage.span.of(article.text) for passage in article.passages] == [
        "Nothing here.",
        "“We will not sell,” Ann Lee said.",
        "“Odd.",
    ]


def test_a_prediction_spells_out_its_speaker() -> None:
    assert prediction("He: no", ((4, 6),), (0, 2)) == {
        "start": 4,
        "end": 6,
        "spans": [[4, 6]],
        "speaker_text": "He",
        "speaker_start": 0,
        "speaker_end": 2,
    }
    assert prediction("He: no", ((4, 6),), None)["speaker_text"] is None


def first_quotation(doc: Doc) -> Iterator[Any]:
    """Stand in for a package that is not installed here: it refuses odd marks."""
    marks = [token.i for token in doc if token.is_quote]
    if len(marks) % 2:
        raise ValueError("odd")
    if marks:
        content = doc[marks[0] : marks[1] + 1]
        yield SimpleNamespace(content=content, speaker=[doc[marks[1] + 1], doc[marks[1] + 2]])


@pytest.mark.parametrize(("unit", "found"), [("articles", 0), ("paragraphs", 1)])
def test_refusals_are_counted_and_offsets_are_the_articles(
    monkeypatch: pytest.MonkeyPatch, unit: str, found: int
) -> None:
    monkeypatch.setattr(Triples, "load", lambda _: first_quotation)
    system = DirectTriples(Triples("made", "", ""), load_pipeline(), unit)
    article = to_article(RECORD)
    outcome = system.find(article, system.parse(article))
    assert outcome.refused == 1
    assert len(outcome.predictions) == found
    for each in outcome.predictions:
        assert article.text[each["start"] : each["end"]] == SENTENCE
        assert each["speaker_text"] == "Ann Lee"


def test_the_scanner_takes_long_stretches_in_marks() -> None:
    article = to_article(RECORD)
    (each,) = MarksAlone().find(article, None).predictions
    assert article.text[each["start"] : each["end"]] == SENTENCE


def test_ours_is_timed_over_the_real_thing() -> None:
    run = quotations.run_system(OnRecord(), [to_article(RECORD)])
    assert [each["speaker_text"] for each in run.predictions["made"]][:1] == ["Ann Lee"]
    assert run.refused == 0
    assert run.parsing > 0


def test_a_folder_without_a_scorer_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="name the folder"):
        load_scorer(tmp_path)
