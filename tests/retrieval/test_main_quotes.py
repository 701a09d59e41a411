from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.support.commands import SEEDS, environment, retrieval

if TYPE_CHECKING:
    from pathlib import Path

FIELDS = [
    "start",
    "end",
    "spans",
    "kind",
    "cue",
    "speaker_text",
    "speaker_start",
    "speaker_end",
    "person",
]


def test_quotes_are_written_as_agreed(tmp_path: Path) -> None:
    text = "“We stay,” said Ann Lee.\n\n“We go.”\n"
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "one", "text": text}), encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\0")
    done = retrieval("quotes", "--json", SEEDS, "a.jsonl", "bad.txt", cwd=tmp_path, LC_ALL="C")
    assert done.returncode == 1
    assert "bad.txt" in done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    texts = {path.name: path.read_bytes().decode() for path in SEEDS.iterdir()} | {"one": text}
    assert [line["source"] for line in lines] == [*sorted(texts)[:2], "one"]
    for line in lines:
        assert list(line) == ["source", "quotes"]
        stored = texts[line["source"]]
        for quote in line["quotes"]:
            assert list(quote) == FIELDS
            assert quote["kind"] in ("direct", "indirect", "mixed")
            assert quote["start"] == quote["spans"][0][0]
            assert quote["end"] == quote["spans"][-1][1]
            if quote["speaker_text"] is None:
                assert quote["speaker_start"] is quote["speaker_end"] is None
            else:
                speaker = stored[quote["speaker_start"] : quote["speaker_end"]]
                assert quote["speaker_text"] == speaker
            assert quote["cue"] is None or quote["cue"] in stored
        starts = [quote["start"] for quote in line["quotes"]]
        assert starts == sorted(starts)
    first = lines[2]["quotes"][0]
    assert text[first["start"] : first["end"]] == "“We stay,”"
    assert (first["cue"], first["speaker_text"], first["person"]) == ("said", "Ann Lee", "Ann Lee")
    people = {quote["person"] for line in lines for quote in line["quotes"]}
    assert {"Jens Stoltenberg", "Antonio Guterres"} <= people


def test_quotes_for_a_person_to_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“We [all] stay,” said Ann Lee.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("It rained.", encoding="utf-8")
    done = retrieval("quotes", "a.txt", "b.txt", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Ann Lee [said] (direct): “We [all] stay,”" in done.stdout
    assert "no quotations" in done.stdout


def test_a_reader_that_goes_away_gets_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“We stay,” said Ann Lee.", encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "retrieval", "quotes", "--json", "a.txt"],
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
    assert process.returncode == 141
