from __future__ import annotations

import asyncio
import datetime as dt
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from bot.answering.phrases import ENGLISH, load_phrases
from bot.answering.tongue import read_file
from bot.errors import PhrasesError

if TYPE_CHECKING:
    from pathlib import Path

NO_BREAK, NARROW = "\u00a0", "\u202f"
FILES = "bot/answering"
DATA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
"""What of a template is not shown as it stands."""
ENGLISH_QUESTIONS = (
    "example",
    "wordings_example",
    "watch_example",
    "ask_statements",
    "ask_speaker",
    "ask_fact",
    "ask_check",
    "ask_passage",
    "ask_follow",
)
"""Phrases that are the same in every language."""


@pytest.fixture
def folder(root: Path, tmp_path: Path) -> Path:
    """A folder with the English file, for other languages beside it."""
    shutil.copy(root / FILES / "phrases.toml", tmp_path / "phrases.toml")
    return tmp_path


def translations(root: Path) -> list[Path]:
    return sorted((root / FILES).glob("phrases.*.toml"))


def test_there_is_french_besides_english() -> None:
    assert dict(load_phrases().languages) == {"en": "English", "fr": "Français"}
    assert next(iter(load_phrases(language="fr").languages)) == "fr"


def test_a_translation_holds_every_phrase_with_the_same_values(root: Path) -> None:
    phrases = load_phrases()
    assert translations(root)
    for path in translations(root):
        written = read_file(path)
        assert written.name
        assert written.months
        assert sorted(phrases.values.keys() - written.texts.keys()) == [], path.name
        tongue = phrases._tongues[path.name.split(".")[1]]
        other = {name for name in phrases.values if tongue.values[name] != phrases.values[name]}
        assert other == set(), path.name


def test_every_phrase_of_every_language_can_be_filled_in() -> None:
    phrases = load_phrases()
    for code in phrases.languages:
        with phrases.speaking(code):
            for name, values in phrases.values.items():
                for value in (0, 1, 2):
                    phrases.say(name, **dict.fromkeys(values, value))
                assert phrases.say(name, **dict.fromkeys(values, 2)).strip(), (code, name)


def test_what_telegram_shows_of_the_bot_is_not_too_long_in_any_language() -> None:
    phrases = load_phrases()
    for code in phrases.languages:
        with phrases.speaking(code):
            assert len(phrases.say("bot_about")) <= 120, code
            assert len(phrases.say("bot_description")) <= 512, code
            for name in phrases.values:
                if name.startswith("command_"):
                    assert 1 <= len(phrases.say(name)) <= 256, (code, name)


def test_french_has_its_spaces_before_marks_and_inside_quotation_marks(root: Path) -> None:
    texts = read_file(root / FILES / "phrases.fr.toml").texts
    for name, text in texts.items():
        if name in ENGLISH_QUESTIONS:
            continue
        shown = DATA.sub("0", text.replace("what else?", "").replace("about …?", ""))
        assert not re.search(rf"«(?!{NO_BREAK})|(?<!{NO_BREAK})»", shown), name
        assert not re.search(rf"(?<!{NARROW})[;!?]|(?<!{NO_BREAK}):(?=\s|$)", shown), name


def test_what_a_translation_leaves_out_is_said_in_english(folder: Path) -> None:
    (folder / "phrases.xx.toml").write_text("[phrases]\ngoodbye = 'Xo.'\n", encoding="utf-8")
    phrases = load_phrases(folder=folder)
    with phrases.speaking("xx"):
        assert (phrases.say("goodbye"), phrases.say("thanks")) == ("Xo.", "You are welcome.")
        assert phrases.day(dt.date(2020, 1, 6)) == "6 Jan 2020"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "[phrases]\ngoodby = 'x'",
            r"phrases\.xx\.toml holds a phrase that is not known: 'goodby'",
        ),
        ("[phrases]\nsaid = '{{ naem }}'", r"In phrases\.xx\.toml, the phrase 'said' asks for"),
        ("[phrases]\nsaid = '{{ name | nothing }}'", "'said' is no valid template"),
        ("[phrases]\nsaid = '{% if %}'", "'said' is no valid template"),
        ("language = 3", "language's own name"),
        ("months = ['Jan']", "12 names"),
        ("[phrases", "no valid TOML"),
    ],
)
def test_a_broken_language_is_refused_at_the_start(folder: Path, text: str, message: str) -> None:
    (folder / "phrases.xx.toml").write_text(text, encoding="utf-8")
    with pytest.raises(PhrasesError, match=message):
        load_phrases(folder=folder)


def test_a_language_that_is_not_there_is_refused_at_the_start() -> None:
    with pytest.raises(
        PhrasesError, match=r"no language 'tlh'.*ON_RECORD_LANGUAGE to one of en, fr"
    ):
        load_phrases(language="tlh")


def test_an_operator_rewords_the_language_that_is_spoken_by_default(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text("[phrases]\ngoodbye = 'Salut.'\n", encoding="utf-8")
    phrases = load_phrases(path, "fr")
    assert phrases.say("goodbye") == "Salut."
    with phrases.speaking("en"):
        assert phrases.say("goodbye") == "Goodbye."


@pytest.mark.parametrize(
    ("code", "spoken"),
    [
        ("fr", "fr"),
        ("fr-CA", "fr"),
        ("FR_ca", "fr"),
        ("en-GB", "en"),
        ("de", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_the_first_part_of_a_language_tag_counts(code: str | None, spoken: str) -> None:
    phrases = load_phrases()
    with phrases.speaking(code):
        assert phrases.spoken == spoken
    assert phrases.spoken == ENGLISH


def test_french_days_and_numbers() -> None:
    phrases = load_phrases(language="fr")
    assert phrases.day(dt.date(2020, 1, 6)) == "6 janv. 2020"
    assert phrases.day(dt.date(2019, 5, 1)) == "1er mai 2019"
    day = phrases.day(dt.date(2020, 1, 6))
    one = {"count": 1, "dated": 1, "first": day, "last": day}
    assert phrases.say("scope", **one) == "cet article (6 janv. 2020)"
    two = {"count": 2, "dated": 2, "first": day, "last": "8 févr. 2020"}
    assert phrases.say("scope", **two) == "ces 2 articles (du 6 janv. 2020 au 8 févr. 2020)"


async def test_people_who_are_answered_at_once_each_keep_their_language() -> None:
    phrases = load_phrases()
    said: list[str] = []

    async def answer(code: str, first: asyncio.Event, then: asyncio.Event) -> None:
        with phrases.speaking(code):
            first.set()
            await then.wait()
            said.append(phrases.say("goodbye"))

    one, two = asyncio.Event(), asyncio.Event()
    await asyncio.gather(answer("fr", one, two), answer("en", two, one))
    assert sorted(said) == ["Au revoir.", "Goodbye."]
    assert phrases.spoken == ENGLISH
