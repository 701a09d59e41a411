"""In what manner something was said, and whose a figure is, put plainly."""

from __future__ import annotations

import pytest

from retrieval.asking.intent import Intent
from retrieval.asking.question import read_question
from retrieval.asking.speech_plainly import plainly


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Who grumbled about the noise?", "who complained about the noise"),
        ("Who took exception to the noise?", "who complained about the noise"),
        ("Who bemoaned the noise of the pumps?", "who complained about the noise of the pumps"),
        ("Who shouted that the dam leaks?", "who said that the dam leaks"),
        ("Who reckons the dam will hold?", "who said that the dam will hold"),
        ("Who is adamant that the dam will hold?", "who said that the dam will hold"),
        ("Who praised the dam as a wonder?", "who described the dam as a wonder"),
        ("Who supplied the figure of 40 leaks?", "who said that 40 leaks"),
        ("Who is the source of the figure of 40 leaks?", "who said that 40 leaks"),
        ("Where does the number of 40 leaks come from?", "who said that 40 leaks"),
        ("40 leaks in a year: whose figure is that?", "who said that 40 leaks in a year"),
        ("Who was reluctant to go into details?", "who declined to go into details"),
        (
            "Who didn't want to guess and left that to others?",
            "who declined to guess",
        ),
        ("What two things did Lee ask for?", "what did Lee ask for"),
        ("What fault did Lee describe as fatal?", "what did Lee say about fault fatal"),
        ("Why didn't Lee want to guess?", "what did Lee say about guess"),
        (
            "Why didn't Lee want to guess? What did she say about it?",
            "what did Lee say about guess",
        ),
        ("On the dam, what does Lee say all agree?", "what does Lee say all agree about the dam"),
        ("The dam, okay, what did Lee say about that?", "what did Lee say about The dam"),
        ("Leaks: what's Lee's argument?", "what's Lee's argument about Leaks"),
        ("On the dam, what does Lee claim?", "what does Lee claim about the dam"),
        ("I'm writing on dams - who said it leaks?", "who said it leaks"),
        (
            "I'm writing about the UN's line - what did its chief say about dams?",
            "what did the UN's chief say about dams",
        ),
        ("Hold the dam: whose words are these?", "who said that Hold the dam"),
    ],
)
def test_manners_are_put_plainly(text: str, plain: str) -> None:
    assert plainly(text).removesuffix("?") == plain


@pytest.mark.parametrize(
    "text",
    [
        "Who maintained the dam?",
        "Who bemoaned Lee?",
        "Who supplied the concrete for the dam?",
        "Who gave the dam its name?",
        "Where does the water of the dam come from?",
        "He built the dam, what did Lee say about it?",
        "Why didn't Lee want to comment?",
        "What did Lee use as a boat?",
    ],
)
def test_other_questions_stay(text: str) -> None:
    assert plainly(text) == text


@pytest.mark.parametrize(
    ("text", "intent", "speaker", "topic"),
    [
        (
            "Leaks will not help us: whose words are those?",
            Intent.WHO_SAID,
            "",
            "Leaks will not help us",
        ),
        ("What appeal did Lee make to the farmers?", Intent.WHAT_SAID, "Lee", "the farmers"),
        ("Lee's exact words about the dam please", Intent.WHAT_SAID, "Lee", "the dam"),
    ],
)
def test_questions_are_read(text: str, intent: Intent, speaker: str, topic: str) -> None:
    asked = read_question(text)
    assert (asked.intent, asked.speaker.removesuffix("'s"), asked.topic) == (intent, speaker, topic)
