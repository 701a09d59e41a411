from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from retrieval.archive import ArchiveWriter, Origin
from retrieval.language.terms import index_terms
from tests.support.archives import make_analysis
from tests.support.commands import environment, retrieval

TEXTS = {
    "bridge.txt": "The council built the bridge in Milltown. It cost two million dollars.",
    "river.txt": "The river rose in March. Nobody was hurt, the mayor of Milltown said.",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search") / "archive.sqlite3"
    with ArchiveWriter.open(path) as writer:
        for source, text in TEXTS.items():
            analysis = make_analysis(source, text, "2020-01-06", terms=index_terms)
            writer.replace(Origin(Path("/news") / source), analysis, "test")
    return path


def test_a_question_is_answered_as_agreed(archive: Path, tmp_path: Path) -> None:
    question = "What did the bridge in Milltown cost the council?"
    done = retrieval("search", "--json", "--archive", archive, "--top", "2", question, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    (line,) = map(json.loads, done.stdout.splitlines())
    assert list(line) == ["id", "question", "answerable", "confidence", "hits"]
    assert (line["id"], line["question"]) == (None, question)
    assert isinstance(line["answerable"], bool)
    assert 0 <= line["confidence"] <= 1
    assert len(line["hits"]) == 2
    best = line["hits"][0]
    assert list(best) == ["source", "start", "end", "score"]
    assert best["source"] == "bridge.txt"
    found = TEXTS["bridge.txt"][best["start"] : best["end"]]
    assert found == "It cost two million dollars."
    assert best["score"] >= line["hits"][1]["score"]


def test_a_file_of_questions_is_answered_line_by_line(archive: Path, tmp_path: Path) -> None:
    asked = [
        {"id": "q1", "question": "Where is the bridge?", "gold": [[0, 3]]},
        {"id": 2, "question": "Zebras?"},
        {"id": "bad"},
        {"id": "q4", "question": ""},
    ]
    path = tmp_path / "questions.jsonl"
    path.write_text("\n\n".join(map(json.dumps, asked)), encoding="utf-8")
    done = retrieval(
        "search", "--json", "--archive", archive, "--questions", path, "--top", "1", cwd=tmp_path
    )
    assert done.returncode == 1
    assert "questions.jsonl, line 5" in done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["id"] for line in lines] == ["q1", "2", "q4"]
    assert [len(line["hits"]) for line in lines] == [1, 0, 0]
    assert [line["answerable"] for line in lines[1:]] == [False, False]


@pytest.mark.parametrize("arguments", [("search", "--json", "Which bridge?"), ("stats",)])
def test_a_reader_that_goes_away_gets_no_traceback(
    archive: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "retrieval", *arguments, "--archive", str(archive)],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode != 0


def test_hits_for_a_person_to_read(archive: Path, tmp_path: Path) -> None:
    done = retrieval("search", "--archive", archive, "When did the river rise?", cwd=tmp_path)
    assert done.returncode == 0
    assert "1. The river rose in March.  river.txt 0-24" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "--archive", "none.sqlite3", "Where?"),
        ("search", "--top", "0", "Where?"),
        ("search",),
        ("search", "Where?", "--questions", "a.jsonl"),
    ],
)
def test_what_cannot_be_searched_is_said(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = retrieval(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_of_questions_that_is_not_there_is_named(archive: Path, tmp_path: Path) -> None:
    done = retrieval("search", "--archive", archive, "--questions", "none.jsonl", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "none.jsonl cannot be opened" in done.stderr


def test_a_file_without_questions_is_named(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").write_text("\n \n", encoding="utf-8")
    done = retrieval("search", "--archive", archive, "--questions", "none.jsonl", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "none.jsonl is empty" in done.stderr
