"""`python -m bot ask --evidence FILE` and `python -m bot check`."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import pytest

from bot.line import main
from tests.bot.test_main import bot
from tests.support.commands import SEEDS, retrieval

if TYPE_CHECKING:
    from pathlib import Path

TURNS = ("Who called for maximum restraint?", "What did Trump say?", "What is the capital of Peru?")


class Done(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


class Check(Protocol):
    def __call__(self, *arguments: object) -> Done: ...


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Check:
    """Run the command in this process."""

    def run(*arguments: object) -> Done:
        capsys.readouterr()
        return Done(main(["check", *map(str, arguments)]), *capsys.readouterr())

    return run


@pytest.fixture(scope="module")
def evidence(seeds_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("evidence") / "evidence.json"
    assert main(["ask", "--archive", str(seeds_archive), "--evidence", str(path), *TURNS]) == 0
    return path


def tampered(evidence: Path, folder: Path, **changes: object) -> Path:
    """Return a copy with values of the first quotation changed."""
    values = json.loads(evidence.read_text(encoding="utf-8"))
    values["answers"][0]["quotations"][0].update(changes)
    path = folder / "tampered.json"
    path.write_text(json.dumps(values), encoding="utf-8")
    return path


def first(evidence: Path) -> dict[str, Any]:
    values = json.loads(evidence.read_text(encoding="utf-8"))
    return dict(values["answers"][0]["quotations"][0])


def test_the_file_says_what_was_asked_searched_and_shown(evidence: Path) -> None:
    values = json.loads(evidence.read_text(encoding="utf-8"))
    assert values["archive"] == {
        "articles": 2,
        "dated": 2,
        "first": "2020-01-06",
        "last": "2020-01-06",
    }
    assert [(a["question"], a["answered"], len(a["quotations"])) for a in values["answers"]] == [
        (TURNS[0], True, 1),
        (TURNS[1], False, 1),
        (TURNS[2], False, 0),
    ]
    quotation = first(evidence)
    assert quotation["speaker"] == "Antonio Guterres"
    text = (SEEDS / quotation["source"]).read_bytes().decode()
    assert quotation["text"] == text[quotation["start"] : quotation["end"]]


def test_the_same_turns_write_the_same_file(
    evidence: Path, seeds_archive: Path, tmp_path: Path
) -> None:
    path = tmp_path / "again.json"
    main(["ask", "--archive", str(seeds_archive), "--evidence", str(path), *TURNS])
    assert path.read_bytes() == evidence.read_bytes()


def test_what_holds_holds_in_the_archive_and_in_the_files(
    check: Check, evidence: Path, seeds_archive: Path
) -> None:
    done = check(evidence, "--archive", seeds_archive)
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[0].startswith("[1] holds: Antonio Guterres, 003_1f3470eae5ab495d.txt, characters ")
    assert lines[-1] == "All 2 quotations hold."
    done = check(evidence, SEEDS)
    assert done.returncode == 0
    assert "Antonio Guterres" not in done.stdout  # Files alone do not tell who speaks.
    assert done.stdout.splitlines()[-2:] == [
        "All 2 quotations hold.",
        "Who says them was not checked: only an archive tells that (--archive FILE).",
    ]


def test_a_changed_word_is_found_where_it_is(
    check: Check, evidence: Path, seeds_archive: Path, tmp_path: Path
) -> None:
    quotation = first(evidence)
    at = quotation["start"] + quotation["text"].index("maximum")
    path = tampered(evidence, tmp_path, text=quotation["text"].replace("maximum", "minimum"))
    done = check(path, "--archive", seeds_archive)
    assert done.returncode == 1
    assert f"from character {at + 1} on the file has “inimum restraint." in done.stdout
    assert "the article “aximum restraint." in done.stdout
    assert done.stdout.endswith("1 of 2 quotations holds.\n")


@pytest.mark.parametrize("by", [-1, 1])
def test_a_moved_place_does_not_hold(
    check: Check, evidence: Path, seeds_archive: Path, tmp_path: Path, by: int
) -> None:
    quotation = first(evidence)
    start, end = quotation["start"] + by, quotation["end"] + by
    around = {"start": start, "end": end}
    path = tampered(evidence, tmp_path, start=start, end=end, passage=around)
    done = check(path, "--archive", seeds_archive)
    assert done.returncode == 1
    assert f"[1] differs: 003_1f3470eae5ab495d.txt, characters {start} to {end}" in done.stdout


def test_a_place_beyond_the_end_does_not_hold(
    check: Check, evidence: Path, seeds_archive: Path, tmp_path: Path
) -> None:
    around = {"start": 10**8, "end": 10**8 + 9}
    path = tampered(evidence, tmp_path, **around, passage=around)
    done = check(path, "--archive", seeds_archive)
    assert done.returncode == 1
    assert "the article nothing more" in done.stdout


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"speaker": "Jens Stoltenberg"},
         "as direct speech by Jens Stoltenberg, the articles as direct speech by Antonio Guterres"),
        ({"speaker": None},
         "the file has it as direct speech by nobody by name"),
        ({"kind": "indirect"},
         "as indirect speech by Antonio Guterres, the articles as direct speech by Antonio G"),
        ({"kind": "sentence", "speaker": "Donald Trump"},
         "the file has it as the article’s own words, by Donald Trump"),
        ({"declined": True}, "the file has it as what was not answered by Antonio Guterres"),
    ],
)  # fmt: skip
def test_words_put_into_anothers_mouth_are_found_by_the_archive(
    check: Check,
    evidence: Path,
    seeds_archive: Path,
    tmp_path: Path,
    changes: dict[str, object],
    line: str,
) -> None:
    path = tampered(evidence, tmp_path, **changes)
    done = check(path, "--archive", seeds_archive)
    assert done.returncode == 1
    assert done.stdout.startswith("[1] misattributed: 003_1f3470eae5ab495d.txt")
    assert line in done.stdout


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"date": "2020-01-07"}, "the file has the date “2020-01-07”, the article “2020-01-06”"),
        ({"title": "War is over"}, "the file has the title “War is over”, the article “"),
        ({"publisher": "The Daily Moon"}, "the publisher “The Daily Moon”, the article none"),
        (
            {"url": "https://moon.example/1"},
            "the address on the web “https://moon.example/1”, the article none",
        ),
    ],
)
@pytest.mark.parametrize("against", ["archive", "files"])
def test_a_source_that_is_told_otherwise_is_misdescribed(
    check: Check,
    evidence: Path,
    seeds_archive: Path,
    tmp_path: Path,
    against: str,
    changes: dict[str, object],
    line: str,
) -> None:
    path = tampered(evidence, tmp_path, **changes)
    given = ["--archive", seeds_archive] if against == "archive" else [SEEDS]
    done = check(path, *given)
    assert done.returncode == 1
    assert done.stdout.startswith("[1] misdescribed: ")
    assert "003_1f3470eae5ab495d.txt, characters" in done.stdout
    assert ": the words hold; the file has" in done.stdout
    assert line in done.stdout
    assert "1 of 2 quotations holds." in done.stdout
    (detail,) = json.loads(check("--json", path, *given).stdout.splitlines()[0])["details"]
    assert detail["name"] in changes
    assert detail["file"] == changes[detail["name"]]


def test_whose_words_are_passed_on_is_compared_with_the_archive(
    check: Check, evidence: Path, seeds_archive: Path, tmp_path: Path
) -> None:
    path = tampered(evidence, tmp_path, relayed="the Pope")
    done = check(path, "--archive", seeds_archive)
    assert done.returncode == 1
    assert "the person whose words are passed on “the Pope”, the article none" in done.stdout


def test_what_is_told_wrongly_is_added_to_words_that_differ(
    check: Check, evidence: Path, seeds_archive: Path, tmp_path: Path
) -> None:
    path = tampered(evidence, tmp_path, text="Exercise minimum restraint", date="2020-01-07")
    line = check(path, "--archive", seeds_archive).stdout.splitlines()[0]
    assert line.startswith("[1] differs: ")
    assert line.endswith("; the file has the date “2020-01-07”, the article “2020-01-06”")


def test_an_older_file_that_tells_less_still_holds(
    check: Check, evidence: Path, seeds_archive: Path, tmp_path: Path
) -> None:
    values = json.loads(evidence.read_text(encoding="utf-8"))
    for name in ("title", "date", "publisher", "url", "speaker_text", "relayed", "nearest"):
        for answer in values["answers"]:
            for quotation in answer["quotations"]:
                del quotation[name]
    path = tmp_path / "older.json"
    path.write_text(json.dumps(values), encoding="utf-8")
    for given in (["--archive", seeds_archive], [SEEDS]):
        done = check(path, *given)
        assert (done.returncode, "All 2 quotations hold." in done.stdout) == (0, True)


def test_one_text_under_two_names_is_described_by_the_name_in_the_file(
    check: Check, tmp_path: Path
) -> None:
    text = "The mill is closed. “Nobody will grind corn here again,” Ann Lee said on Monday."
    rows = [
        {"id": "morning", "text": text, "date": "2021-03-01", "publisher": "The Morning"},
        {"id": "evening", "text": text, "date": "2021-03-02", "publisher": "The Evening"},
    ]
    articles, archive = tmp_path / "both.jsonl", tmp_path / "archive.sqlite3"
    articles.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    retrieval("ingest", articles, "--archive", archive, cwd=tmp_path)
    path = tmp_path / "evidence.json"
    asked = ["ask", "--archive", str(archive), "--evidence", str(path)]
    assert main([*asked, "What did Ann Lee say? source:evening"]) == 0
    assert first(path)["date"] == "2021-03-02"
    for given in (["--archive", archive], [articles]):
        assert check(path, *given).returncode == 0
    for name, expected in (("evening", 1), ("morning", 0)):
        changed = tampered(path, tmp_path, source=name, date="2021-03-01", publisher="The Morning")
        assert check(changed, "--archive", archive).returncode == expected


def test_a_hash_that_no_article_has(
    check: Check, evidence: Path, seeds_archive: Path, tmp_path: Path
) -> None:
    path = tampered(evidence, tmp_path, content_hash="0" * 64, source="other.txt")
    done = check(path, "--archive", seeds_archive)
    assert done.returncode == 1
    assert (
        "[1] missing: no article has the SHA-256 000000000000…, and none is called other.txt"
        in done.stdout
    )


def test_an_article_that_has_changed_is_told_with_where_the_words_are_now(
    check: Check, evidence: Path, tmp_path: Path
) -> None:
    quotation = first(evidence)
    shutil.copytree(SEEDS, tmp_path / "news")
    changed = tmp_path / "news" / quotation["source"]
    changed.write_text("Corrected.\n\n" + changed.read_text(encoding="utf-8"), encoding="utf-8")
    done = check(evidence, tmp_path / "news")
    assert done.returncode == 1
    assert (
        f"[1] changed: {quotation['source']} is there, but not with the text that was quoted; "
        f"these words stand in it at character {quotation['start'] + 12}" in done.stdout
    )
    changed.write_text("All is withdrawn.", encoding="utf-8")
    done = check(evidence, tmp_path / "news")
    assert "these words are not in it" in done.stdout


def test_records_for_programs(
    check: Check, evidence: Path, seeds_archive: Path, tmp_path: Path
) -> None:
    path = tampered(evidence, tmp_path, speaker="Ann Lee")
    done = check("--json", path, "--archive", seeds_archive)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["outcome"] for record in records] == ["misattributed", "holds"]
    assert records[0]["speaker"] == "Antonio Guterres"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["{tmp}/none.json"], "cannot be opened"),
        (["{tmp}/bad.json"], "no JSON"),
        (["{evidence}", "{tmp}/nowhere"], "no article to check against"),
        (["{evidence}", "--archive", "{tmp}/none.sqlite3"], "python -m retrieval ingest"),
        (["{evidence}", "{seeds}", "--archive", "{tmp}/none.sqlite3"], "not both"),
    ],
)
def test_what_cannot_be_used_is_told_in_a_sentence(
    check: Check, evidence: Path, tmp_path: Path, arguments: list[str], message: str
) -> None:
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    given = [one.format(tmp=tmp_path, evidence=evidence, seeds=SEEDS) for one in arguments]
    done = check(*given)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_evidence_does_not_replace_an_article(
    seeds_archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "story.txt"
    article.write_text("A story.", encoding="utf-8")
    given = ["ask", "--archive", str(seeds_archive), "--evidence", str(article), TURNS[0]]
    assert main(given) == 1
    assert "evidence.json" in capsys.readouterr().err
    assert article.read_text(encoding="utf-8") == "A story."


def test_its_exit_status_is_that_of_the_process(tmp_path: Path) -> None:
    assert bot("check", str(tmp_path)).returncode == 2
