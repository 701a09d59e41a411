"""Questions for what somebody did not answer, and questions that only look so."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.asking.intent import Intent
from retrieval.asking.question import read_question

WHO, WHAT = Intent.WHO_SAID, Intent.WHAT_SAID


@pytest.mark.parametrize(
    ("text", "intent", "speaker", "topic"),
    [
        ("Who refused to comment?", WHO, "", ""),
        ("Who refused to comment on the strike?", WHO, "", "the strike"),
        ("Who had no comment?", WHO, "", ""),
        ("Who dodged questions about the ferry?", WHO, "", "the ferry"),
        ("Who sidestepped the question of the ferry?", WHO, "", "the ferry"),
        ("Who wouldn't say if the ferry runs?", WHO, "", "if the ferry runs"),
        ("Who remained silent on the strike?", WHO, "", "the strike"),
        ("Who didn’t take questions?", WHO, "", ""),
        ("What was not answered?", WHO, "", ""),
        ("Which questions went unanswered?", WHO, "", ""),
        ("What did Lee decline to answer?", WHAT, "Lee", ""),
        ("What did Lee refuse to say about the ferry?", WHAT, "Lee", "the ferry"),
        ("What questions did the mayor duck?", WHAT, "the mayor", ""),
        ("What did Lee not answer?", WHAT, "Lee", ""),
        ("What wouldn't Lee say?", WHAT, "Lee", ""),
        ("What did Lee avoid saying about the ferry?", WHAT, "Lee", "the ferry"),
        ("Did Lee refuse to comment on the ferry?", WHAT, "Lee", "the ferry"),
        ("Has Lee dodged the question?", WHAT, "Lee", ""),
    ],
)
def test_what_was_not_answered_is_asked_for(
    text: str, intent: Intent, speaker: str, topic: str
) -> None:
    question = read_question(text)
    assert question.asks_refusals
    assert (question.intent, question.speaker, question.topic) == (intent, speaker, topic)


@pytest.mark.parametrize(
    "text",
    [
        "Who declined to sign the treaty?",
        "What did Lee refuse to do?",
        "Did Lee say whether the ferry runs?",
        "Did Lee answer the question about the ferry?",
        "What did Lee say about not leaving?",
        "Who said it is not a decision of the board?",
        "What did Lee say about his refusal to comment?",
    ],
)
def test_what_was_said_or_done_is_asked_for(text: str) -> None:
    assert not read_question(text).asks_refusals


@settings(max_examples=100)
@given(st.text(alphabet="who didn’t not say refuse to answer questions about, ?", max_size=120))
def test_any_run_of_such_words_is_read(text: str) -> None:
    question = read_question(text)
    assert question.topic in " ".join(text.split())
