"""The contract of `python -m bot`, by subprocess."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from retrieval.archive.archive import Archive

ROOT = Path(__file__).parent.parent.parent
TURNS = (
    "Who called for maximum restraint?",
    "What did Stoltenberg say about Iran?",
    "Why was the training mission suspended?",
    "Show me the original passage",
    "What did he say about nuclear weapons?",
    "What is the capital of France?",
    "What did Trump say?",
    "Did Guterres say “Exercise maximum restraint”?",
    "/people",
)


def bot(
    *arguments: str, cwd: Path = ROOT, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if k != "TELEGRAM_BOT_TOKEN"}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=cwd,
        env=kept | {"PYTHONPATH": str(ROOT)} | (env or {}),
        text=True,
        capture_output=True,
        check=False,
    )


@pytest.fixture(scope="module")
def records(seeds_archive: Path) -> list[dict[str, Any]]:
    done = bot("ask", "--json", "--archive", str(seeds_archive), *TURNS)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_one_record_a_turn_with_the_contracts_keys(records: list[dict[str, Any]]) -> None:
    assert [record["question"] for record in records] == list(TURNS)
    for record in records:
        assert set(record) == {
            "question", "intent", "answered", "verdict", "text", "quotes", "claims",
        }  # fmt: skip
        for quote in record["quotes"]:
            assert set(quote) == {
                "n", "text", "source", "start", "end", "kind", "person", "speaker_text", "date",
                "passage", "nearest", "declined", "relayed_text", "relayed",
            }  # fmt: skip


def test_every_quotation_shown_equals_the_stored_text_at_its_address(
    records: list[dict[str, Any]], seeds_archive: Path
) -> None:
    with Archive.open(seeds_archive) as archive:
        texts = {info.source: archive.text(info.content_hash) for info in archive.articles()}
    shown = [(record, quote) for record in records for quote in record["quotes"]]
    assert len(shown) > 10
    for record, quote in shown:
        text = texts[quote["source"]]
        assert text == (ROOT / "seeds" / quote["source"]).read_bytes().decode()
        assert quote["text"] == text[quote["start"] : quote["end"]]
        assert quote["text"] in record["text"]
        assert quote["passage"]["start"] <= quote["start"]
        assert quote["end"] <= quote["passage"]["end"]
        assert f"[{quote['n']}] {quote['source']}, 6 Jan 2020, paragraph" in record["text"]


def test_numbers_go_up_in_order_of_appearance(records: list[dict[str, Any]]) -> None:
    numbers = [quote["n"] for record in records for quote in record["quotes"]]
    assert list(dict.fromkeys(numbers)) == list(range(1, max(numbers) + 1))


def test_answered_nearest_and_verdict(records: list[dict[str, Any]]) -> None:
    by_question = {record["question"]: record for record in records}
    assert not by_question["What is the capital of France?"]["answered"]
    trump = by_question["What did Trump say?"]
    assert not trump["answered"]
    assert all(quote["nearest"] for quote in trump["quotes"])
    assert "never quoted" in trump["text"]
    assert by_question["Did Guterres say “Exercise maximum restraint”?"]["verdict"] == "verbatim"
    passage = by_question["Show me the original passage"]
    (quote,) = passage["quotes"]
    assert (quote["start"], quote["end"]) == tuple(quote["passage"].values())


def test_the_same_conversation_gives_the_same_answers(
    records: list[dict[str, Any]], seeds_archive: Path
) -> None:
    done = bot(
        "ask", "--json", "--archive", str(seeds_archive), *TURNS, env={"PYTHONHASHSEED": "7"}
    )
    assert [json.loads(line) for line in done.stdout.splitlines()] == records


def test_no_archive_says_what_to_do(tmp_path: Path) -> None:
    done = bot("ask", "--archive", str(tmp_path / "none.sqlite3"), "Who said it?")
    assert done.returncode == 1
    assert "python -m retrieval ingest" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_empty_archive_says_where_to_put_articles(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite3"
    Archive.open(path, create=True).close()
    done = bot("ask", "--archive", str(path), "Who said it?", "/people", "passage 1")
    assert done.returncode == 0
    assert done.stdout.count("python -m retrieval ingest") == 3


@pytest.mark.parametrize(
    ("setting", "value"),
    [("ON_RECORD_LOG_LEVEL", "LOUD"), ("ON_RECORD_TELEGRAM_API_URL", "secret nonsense")],
)
def test_a_setting_that_cannot_be_used_is_named_but_not_shown(
    seeds_archive: Path, setting: str, value: str
) -> None:
    done = bot("ask", "--archive", str(seeds_archive), "Who?", env={setting: value})
    assert done.returncode == 1
    assert setting in done.stderr
    assert value not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_phrases_of_an_operator_are_used(seeds_archive: Path, tmp_path: Path) -> None:
    phrases = tmp_path / "de.toml"
    phrases.write_text("[phrases]\nsaid_by = 'Gesagt von {{ names }}:'", encoding="utf-8")
    done = bot(
        "ask", "--archive", str(seeds_archive), TURNS[0], env={"ON_RECORD_PHRASES": str(phrases)}
    )
    assert "Gesagt von Antonio Guterres:" in done.stdout


def test_usage_is_explained(tmp_path: Path) -> None:
    done = bot("ask", cwd=tmp_path)
    assert done.returncode == 2
    assert "TURN" in done.stderr
