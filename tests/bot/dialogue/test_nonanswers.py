"""A non-answer is never shown as something that was said, whatever way it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answering.phrases import load_phrases
from bot.answering.record import record_of
from bot.conversation import Desk
from retrieval.archive.archive import Archive
from tests.support.newsroom import write_archive
from tests.support.talking import quotes, talk, text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FERRY = "Olsen declined to say whether the city would buy the old ferry."
STORY = f"""date 2022-05-03 Mayor Rita Olsen met the harbour board with Tom Berg, the pilot.

{FERRY} She refused to comment on the missing funds.

“The old pumps must go,” Olsen said. “The board will vote in June.”

Asked whether the sea wall was safe, the mayor did not answer. She said it was built in 1953.

Hanna Lind, who runs the ferry company, did not immediately respond to a request for comment. \
The company refused to sign the contract.

Berg refused to say “the wall will break this winter.” He ducked questions about the cranes and \
said the quay was closed.
"""
MARK = "did not answer or say this"


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = write_archive(tmp_path_factory.mktemp("harbour"), {"harbour.txt": STORY})
    with Archive.open(path) as archive:
        yield Desk(archive, load_phrases())


@pytest.mark.parametrize(
    ("question", "above", "answered"),
    [
        ("What did Olsen say about the old ferry?", "What Rita Olsen did not answer", True),
        ("Did Olsen say whether the city would buy it, the ferry?", "did not answer that", True),
        ("Did the mayor say the city would buy the ferry?", "did not answer that", True),
        ("Did Olsen decline to say whether the city would buy the ferry?", "did not answer", True),
        ("Would the city buy the old ferry?", "Not answered", True),
        ("Who said whether the city would buy the ferry?", "Did not answer: Rita Olsen", True),
        ("Who would not say whether the city would buy it?", "Did not answer: Rita Olsen", True),
        ("Who said the city would buy the old ferry?", "Not in this 1 article", False),
        ("Who said that the city would buy the ferry?", "Not in this 1 article", False),
        ("“the city would buy the old ferry”", "Not on record as said", True),
        ("Did Olsen say “the city will buy the old ferry”?", "Not on record as said", True),
        ("Did Berg say “the city would buy the old ferry”?", "Not on record as said", True),
        ("Who said “the city would buy the old ferry”?", "Not on record as said", True),
        ("/verify whether the city would buy the old ferry", "Not on record as said", True),
    ],
)
def test_however_it_is_asked_it_is_no_statement(
    harbour: Desk, question: str, above: str, *, answered: bool
) -> None:
    (answer,), _ = talk(harbour, question)
    assert above in text(answer).partition("\n")[0]
    first = quotes(answer)[0]
    assert first.evidence.text == FERRY
    assert first.evidence.declined
    assert MARK in first.speaker_line
    assert answer.answered is answered
    assert first.nearest is not answered


@pytest.mark.parametrize("question", ["What did Olsen say?", "Olsen on the board and the ferry"])
def test_what_was_said_comes_before_what_was_not(harbour: Desk, question: str) -> None:
    (answer,), _ = talk(harbour, question)
    silent = [quote.evidence.declined for quote in quotes(answer)]
    assert silent == sorted(silent)
    for quote in quotes(answer):
        assert (MARK in quote.speaker_line) is quote.evidence.declined


def test_a_frame_over_both_says_so(harbour: Desk) -> None:
    (answer,), _ = talk(harbour, "What did Olsen say?")
    assert text(answer).startswith("Rita Olsen (what was not answered is marked so):")


def test_words_that_he_refused_to_say_are_not_his(harbour: Desk) -> None:
    for question in ("Did Berg say “the wall will break this winter”?",
                     "“the wall will break this winter”"):  # fmt: skip
        (answer,), _ = talk(harbour, question)
        assert answer.verdict == "declined"
        assert "Tom Berg did not answer or say" in text(answer)


def test_a_sentence_with_both_is_the_one_that_is_asked_about(harbour: Desk) -> None:
    (cranes, quay), _ = talk(
        harbour, "What did Berg say about the cranes?", "What did Berg say about the quay?"
    )
    assert quotes(cranes)[0].evidence.text == quotes(quay)[0].evidence.text
    assert quotes(cranes)[0].evidence.declined
    assert not quotes(quay)[0].evidence.declined


def test_who_only_did_not_answer_is_not_among_the_quoted(harbour: Desk) -> None:
    (people, lind), _ = talk(harbour, "/people", "What did Lind say?")
    assert "Hanna Lind" not in text(people)
    assert "Rita Olsen – Mayor – 2 statements" in text(people)
    assert "3 not answered" in text(people)
    assert text(lind).startswith("Hanna Lind is not quoted")
    assert MARK in quotes(lind)[0].speaker_line


@pytest.mark.parametrize(
    "question", ["Who refused to comment?", "Who did not answer?", "What was not answered?"]
)
def test_all_who_did_not_answer(harbour: Desk, question: str) -> None:
    (first, rest), _ = talk(harbour, question, "what else?")
    assert text(first).startswith("Did not answer: ")
    shown = [*quotes(first), *quotes(rest)]
    assert all(quote.evidence.declined for quote in shown)
    names = {quote.evidence.person.name for quote in shown if quote.evidence.person}
    assert names == {"Rita Olsen", "Hanna Lind", "Tom Berg"}


def test_a_deed_that_was_declined_is_no_non_answer(harbour: Desk) -> None:
    (answer,), _ = talk(harbour, "Who refused to sign the contract?")
    (quote,) = quotes(answer)
    assert "refused to sign" in quote.evidence.text
    assert MARK not in quote.speaker_line


def test_nobody_else_did_not_answer(harbour: Desk) -> None:
    turns = ("Who refused to comment on penguins?", "What did Berg decline to say about penguins?")
    for answer in talk(harbour, *turns)[0]:
        assert not answer.answered
        assert not quotes(answer)
        assert "did not answer" in text(answer)


def test_who_said_that_after_a_non_answer(harbour: Desk) -> None:
    (_, that), _ = talk(harbour, "Would the city buy the old ferry?", "Who said that?")
    assert text(that).startswith("Did not answer: Rita Olsen")


def test_a_pronoun_in_a_question_that_was_not_answered(harbour: Desk) -> None:
    turns = ("Who is Rita Olsen?", "Would she say whether the city would buy the old ferry?")
    _, answer = talk(harbour, *turns)[0]
    assert "not answer" in text(answer).partition("\n")[0].lower()


def test_a_program_can_tell(harbour: Desk) -> None:
    (answer,), _ = talk(harbour, "What did Olsen say about the old ferry?")
    (quote,) = record_of(answer, text(answer))["quotes"]
    assert quote["declined"] is True
    assert quote["relayed"] is None


@pytest.mark.parametrize(
    "question",
    [
        "Did Olsen answer when she was asked whether the city would buy the old ferry?",
        "Did the mayor reply when asked whether taxpayers would buy the ferry this winter?",
        "Did Olsen respond when she was asked whether the board would buy a ferry?",
    ],
)
def test_whether_she_answered_is_told_by_what_she_did_not(harbour: Desk, question: str) -> None:
    (answer,), _ = talk(harbour, question)
    assert answer.answered
    assert text(answer).startswith("Rita Olsen did not answer that:")
    assert [quote.evidence.text for quote in quotes(answer)] == [FERRY]


@pytest.mark.parametrize(
    "question",
    [
        "Did Olsen answer when she was asked whether the library would open?",
        "Did Olsen answer when she was asked whether the library would buy books?",
        "Did Berg answer when he was asked whether the sea wall was safe?",
    ],
)
def test_what_nothing_alike_was_declined_on_is_not_told(harbour: Desk, question: str) -> None:
    (answer,), _ = talk(harbour, question)
    assert not answer.answered
    assert "did not answer that" not in text(answer)
    assert all(quote.nearest for quote in quotes(answer))


def test_whether_she_answered_what_she_spoke_of(harbour: Desk) -> None:
    (answer,), _ = talk(harbour, "Did Olsen answer when she was asked whether the pumps must go?")
    assert answer.answered
    assert not quotes(answer)[0].evidence.declined


def test_what_would_be_is_answered_by_who_declined_to_say_it(desk: Desk) -> None:
    answers, _ = talk(
        desk,
        "Would NATO defend the U.S.?",
        "Would the alliance protect America?",
        "Would NATO come to the aid of the United States?",
    )
    for answer in answers:
        assert answer.answered
        quote = quotes(answer)[0]
        assert "declined to answer whether NATO member countries would come" in quote.evidence.text
        assert MARK in quote.speaker_line


@pytest.mark.parametrize("question", ["Would NATO defend Canada?", "Would NATO defend Iraq?"])
def test_who_would_not_say_it_of_one_says_nothing_of_others(desk: Desk, question: str) -> None:
    (answer,), _ = talk(desk, question)
    assert not answer.answered


HELP = """date 2022-05-03 The Baltic League met in Riga on Tuesday.

League chief Ada Moss declined to say whether League members would come to the aid of Latvia if it \
is attacked by Russia.

“We hope for calm in Poland and everywhere,” Moss said.
"""


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("Would the League come to the aid of Latvia?", True),
        ("Would the League come to Latvia's aid if Russia attacked it?", True),
        # Of others than those whom the non-answer is on.
        ("Would the League come to the aid of Russia?", False),
        ("Would Sweden come to the aid of Latvia?", False),
    ],
)
def test_a_non_answer_on_one_country_is_none_on_another(
    tmp_path: Path, asked: str, *, answered: bool
) -> None:
    path = write_archive(tmp_path, {"league.txt": HELP})
    with Archive.open(path) as archive:
        (answer,), _ = talk(Desk(archive, load_phrases()), asked)
    assert answer.answered is answered
    assert quotes(answer)[0].evidence.declined


def test_what_a_non_answer_tells_besides_is_an_answer(desk: Desk) -> None:
    (answer,), _ = talk(desk, "What does Article 5 say?")
    assert "Not answered" not in text(answer)
    assert "considered an attack on all" in quotes(answer)[0].evidence.text
