from __future__ import annotations

import json
from typing import TYPE_CHECKING

from rich.text import Text

from retrieval.commands import quotes
from retrieval.commands.shell import Shell
from retrieval.language.models import OFFICIAL_MODEL
from tests.support.commands import SEEDS, retrieval

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

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
    "confidence",
    "declined",
    "relayed",
    "relayed_person",
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
            assert quote["declined"] in (True, False)
        starts = [quote["start"] for quote in line["quotes"]]
        assert starts == sorted(starts)
    first = lines[2]["quotes"][0]
    assert text[first["start"] : first["end"]] == "“We stay,”"
    assert (first["cue"], first["speaker_text"], first["person"]) == ("said", "Ann Lee", "Ann Lee")
    people = {quote["person"] for line in lines for quote in line["quotes"]}
    assert {"Jens Stoltenberg", "Antonio Guterres"} <= people


def test_quotes_for_a_person_to_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("“We [all] stay,” said Ann Lee.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("It rained.", encoding="utf-8")
    assert quotes.run([tmp_path], OFFICIAL_MODEL, Shell(), as_json=False) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert "  ⟦1 “We [all] stay,”⟧ ‹said› {Ann Lee}." in out
    assert "    1  direct · {Ann Lee} · ‹said›" in out
    assert "0 statements." in out


def test_a_terminal_is_not_told_what_to_do(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rich.console.Console.is_terminal", True)
    monkeypatch.setenv("NO_COLOR", "1")
    shell = Shell()
    shell.line("a\x1b]0;b\u202e")
    shell.line(Text.assemble("c\x1b[2J", ("d", "bold")))
    shell.problem("e\x9b")
    shell.json({"f": "g\x9b"})
    out, err = capsys.readouterr()
    assert "a␛]0;b␦" in out
    assert "c␛[2J" in out
    assert '"g␦"' in out
    assert "e␦" in err


def test_where_no_file_can_be_read_the_status_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").touch()
    for paths in ([tmp_path], [tmp_path / "nowhere"]):
        assert quotes.run(paths, OFFICIAL_MODEL, Shell(), as_json=True) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 2
