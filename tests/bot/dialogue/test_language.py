from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answering.actions import ChooseLanguage, decode, encode
from bot.conversation_state import State
from tests.support.talking import actions, quotes, talk, text

if TYPE_CHECKING:
    from bot.conversation import Desk

SCREENS = {
    "start": ("/start", "/help"),
    "said": ("What did Stoltenberg say about Iran?", "What else?", "And Champagne?"),
    "not said": ("What did Champagne say about tea?", "What did Trump say?", "Who is Zorro?"),
    "checked": (
        "Did Guterres say “Exercise minimum restraint”?",
        "Did Stoltenberg say “Exercise maximum restraint”?",
    ),
    "cited": ("Who called for maximum restraint?", "cite 1", "show me passage 1", "/why"),
    "lists": ("/people", "/sources", "/timeline Guterres", "What are these articles about?"),
}


@pytest.mark.parametrize("title", SCREENS)
def test_what_people_read_in_french(desk: Desk, title: str, snapshot: object) -> None:
    answers, _ = talk(desk, *SCREENS[title], state=State(language="fr"))
    labels = [[b.label for row in one.buttons for b in row] for one in answers]
    assert [[text(one), *row] for one, row in zip(answers, labels, strict=True)] == snapshot


def test_evidence_is_the_same_in_every_language(desk: Desk) -> None:
    asked = "What did Stoltenberg say about Iran?"
    (english,), _ = talk(desk, asked)
    (french,), _ = talk(desk, asked, state=State(language="fr"))
    assert [q.evidence for q in quotes(english)] == [q.evidence for q in quotes(french)]
    assert text(english) != text(french)


def test_a_chosen_language_is_kept_also_when_the_conversation_is_forgotten(desk: Desk) -> None:
    answers, state = talk(desk, "/language fr", "Hello", "/reset", "Hello", "/language EN", "Hello")
    assert [text(one).split()[0] for one in answers] == [
        "Je", "Bonjour.", "Oublié.", "Bonjour.", "From", "Hello."
    ]  # fmt: skip
    assert state.language == "en"


@pytest.mark.parametrize("typed", ["fr", "FR", "fr-CA", "français", "Français"])
def test_a_language_goes_by_its_code_and_its_name(desk: Desk, typed: str) -> None:
    _, state = talk(desk, f"/language {typed}")
    assert state.language == "fr"


def test_one_that_is_not_there_changes_nothing_and_a_button_chooses(desk: Desk) -> None:
    (shown,), state = talk(desk, "/language Klingon")
    assert "“Klingon”. I speak English (en), Français (fr)." in text(shown)
    assert (shown.answered, state.language) == (False, "")
    assert actions(shown) == [ChooseLanguage("en"), ChooseLanguage("fr")]
    (said,), state = talk(desk, decode(encode(actions(shown)[1])), state=state)
    assert text(said).startswith("Je parle désormais français")
    assert state.language == "fr"


def test_a_state_that_names_a_language_of_another_version_is_answered_in_the_default(
    desk: Desk,
) -> None:
    (said,), _ = talk(desk, "Thank you", state=State(language="xx"))
    assert text(said) == "You are welcome."
