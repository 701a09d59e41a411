from __future__ import annotations

import ast
import datetime as dt
from typing import TYPE_CHECKING

import pytest

from bot.answering.phrases import load_phrases
from bot.errors import PhrasesError

if TYPE_CHECKING:
    from pathlib import Path


def theirs(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "phrases.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_phrase_can_be_filled_in_with_what_it_asks_for() -> None:
    phrases = load_phrases()
    for name, values in phrases.values.items():
        assert phrases.say(name, **dict.fromkeys(values, 2)).strip(), name


def test_a_missing_value_is_an_error_and_never_shown_as_nothing() -> None:
    with pytest.raises(PhrasesError, match="said_about"):
        load_phrases().say("said_about", name="Ann Lee")


def test_a_value_is_never_read_as_a_template() -> None:
    said = load_phrases().say("said_about", name="{{ topic }}", topic="{% raw %} {{ 7*7 }} <b>")
    assert said == "{{ topic }}, on {% raw %} {{ 7*7 }} <b>:"


def test_a_day_reads_as_people_write_it() -> None:
    phrases = load_phrases()
    assert phrases.day(dt.date(2020, 1, 6)) == "6 Jan 2020"
    assert phrases.day(None) == ""


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"count": 1, "dated": 1, "first": "6 Jan 2020", "last": "6 Jan 2020"},
         "this 1 article (6 Jan 2020)"),
        ({"count": 2, "dated": 2, "first": "1 May 2019", "last": "6 Jan 2020"},
         "these 2 articles (1 May 2019 to 6 Jan 2020)"),
        ({"count": 2, "dated": 0, "first": "", "last": ""}, "these 2 articles"),
        ({"count": 9, "dated": 4, "first": "1 May 2019", "last": "6 Jan 2020"},
         "these 9 articles (4 dated 1 May 2019 to 6 Jan 2020)"),
    ],
)  # fmt: skip
def test_a_scope_names_number_and_days(values: dict[str, object], words: str) -> None:
    assert load_phrases().say("scope", **values) == words


def test_an_operator_translates_a_part(tmp_path: Path) -> None:
    months = [f"{n}." for n in range(1, 13)]
    phrases = load_phrases(
        theirs(tmp_path, f"months = {months}\n[phrases]\nsaid = '{{{{ name }}}}, belegt:'")
    )
    assert phrases.say("said", name="Ann Lee") == "Ann Lee, belegt:"
    assert phrases.say("no_fact", scope="x") == "Not in x."
    assert phrases.day(dt.date(2020, 1, 6)) == "6 1. 2020"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[phrases]\nsayd = 'x'", "not known: 'sayd'"),
        ("[phrases]\nsaid = '{{ naem }}'", "asks for 'naem'; it is given name"),
        ("[phrases]\nsaid = '{% if %}'", "'said' is no valid template"),
        ("[phrases]\nsaid = 3", "texts by name"),
        ("phrases = 3", "texts by name"),
        ("months = ['Jan']", "12 names"),
        ("[phrases", "no valid TOML"),
        ("said = 'x'", "'said' outside"),
    ],
)
def test_a_file_that_cannot_work_is_refused_at_the_start(
    tmp_path: Path, text: str, message: str
) -> None:
    with pytest.raises(PhrasesError, match=message):
        load_phrases(theirs(tmp_path, text))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(PhrasesError, match=r"none\.toml cannot be read"):
        load_phrases(tmp_path / "none.toml")


def test_a_template_that_fails_when_filled_in_is_named(tmp_path: Path) -> None:
    phrases = load_phrases(theirs(tmp_path, "[phrases]\nsaid = '{{ 1 // 0 }}'"))
    with pytest.raises(PhrasesError, match="'said' cannot be filled in"):
        phrases.say("said", name="Ann Lee")


def test_every_call_gives_a_phrase_all_that_it_asks_for(root: Path) -> None:
    """Where the code names a phrase outright, it gives just the values of its template."""
    asked = load_phrases().values
    checked = 0
    for path in (root / "bot").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            if node.func.attr not in ("say", "plain") or not node.args:
                continue
            first = node.args[0]
            if isinstance(first, ast.Constant) and first.value in asked:
                given = {keyword.arg for keyword in node.keywords} - {"answered"}
                missing = asked[first.value] - given
                assert not missing, f"{path.name}:{node.lineno} {first.value} lacks {missing}"
                checked += 1
    assert checked > 40


def test_every_phrase_is_used(root: Path) -> None:
    """By its name in the code, or as one of a family that the code names by its beginning."""
    code = "".join(path.read_text(encoding="utf-8") for path in (root / "bot").rglob("*.py"))
    families = (
        "ask_",
        "command_",
        "difference_",
        "kind_",
        "verdict_",
        "mind_",
        "style_",
        "why_part_",
        "held_",
        "unreadable_",
    )
    unused = [
        name
        for name in load_phrases().values
        if f'"{name}"' not in code and not name.startswith(families)
    ]
    assert unused == []


def test_a_template_cannot_reach_into_python(tmp_path: Path) -> None:
    text = "[phrases]\nsaid = '{{ name.__class__.__mro__ }}'"
    with pytest.raises(PhrasesError, match="unsafe"):
        load_phrases(theirs(tmp_path, text)).say("said", name="Ann Lee")
