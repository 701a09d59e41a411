"""Questions about some of the articles only; and what a message means in its conversation."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.answering.actions import AskAbout, ShowMore, ShowStatements
from bot.answering.answer import Listing
from bot.answering.phrases import load_phrases
from bot.conversation import Desk
from retrieval.archive.archive import Archive
from tests.support.newsroom import write_archive
from tests.support.talking import actions, quotes, talk, text, view

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from syrupy.assertion import SnapshotAssertion

ARTICLES = {
    "wall-1": (
        "2022-05-02",
        "Harbour Herald",
        "Mayor Rita Olsen opened the new library.",
        "“The sea wall will be built by June,” Olsen said. “Nobody will lose a home.”",
        "Tom Berg, the pilot, said the quay was closed.",
    ),
    "ferry-2": (
        "2022-05-06",
        "The Bay Post",
        "The old ferry was sold.",
        "“The sea wall must wait,” said Mayor Rita Olsen. “We sold the ferry for 40,000 crowns.”",
        "“I will miss the ferry,” Tom Berg said.",
    ),
    "quay-3": (
        "2022-05-09",
        "The Bay Post",
        "The quay reopened.",
        "“The quay is safe,” said Tom Berg, the pilot. “The crews did it in a week.”",
    ),
}


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    files = {
        f"{name}.jsonl": json.dumps(
            {"id": name, "date": day, "publisher": publisher, "text": "\n\n".join(story)}
        )
        for name, (day, publisher, *story) in ARTICLES.items()
    }
    with Archive.open(write_archive(tmp_path_factory.mktemp("harbour"), files)) as archive:
        yield Desk(archive, load_phrases())


@pytest.mark.parametrize(
    ("turns", "sources"),
    [
        (["What did Olsen say about the sea wall in the Herald story?"], {"wall-1"}),
        (["What did Olsen say about the sea wall in the Bay Post?"], {"ferry-2"}),
        (["What did Olsen say about the sea wall on 6 May 2022?"], {"ferry-2"}),
        (["What did Olsen say about the sea wall before 5 May?"], {"wall-1"}),
        (["What did Olsen say in ferry-2?"], {"ferry-2"}),
        (["What did Berg say since Monday?"], {"quay-3"}),
        (["What did Berg say on Friday about the ferry?"], {"ferry-2"}),
        (["What did Berg say in the latest article?"], {"quay-3"}),
        (["sea wall by:Olsen from:2022-05-06 to:2022-05-07"], {"ferry-2"}),
        (["Who spoke of the sea wall? source:wall-1"], {"wall-1"}),
        (["What does the Bay Post say about the ferry?"], {"ferry-2"}),
        (["In ferry-2, how much was the ferry sold for?"], {"ferry-2"}),
        (["What did Olsen say in wall-1?", "and in the other articles?"], {"ferry-2"}),
        (["What did Olsen say in the Bay Post?", "only in ferry-2"], {"ferry-2"}),
    ],
)  # fmt: skip
def test_only_the_articles_asked_for_answer(
    harbour: Desk, turns: list[str], sources: set[str]
) -> None:
    answers, _ = talk(harbour, *turns)
    assert answers[-1].answered
    assert {quote.evidence.article.source for quote in quotes(answers[-1])} == sources


WITHIN = {
    "publisher": ["What did Olsen say about the sea wall in the Herald story?"],
    "day": ["What did Berg say on 6 May?", "and Olsen?", "What did Olsen say?"],
    "counted": ["Who spoke of the quay last week?", "What did Berg say yesterday?"],
    "typed": ["ferry by:Olsen source:ferry-2 from:2022-05-01"],
    "nothing there": ["What did Olsen say about the ferry in wall-1?"],
    "no such source": ["What did Olsen say in the Gazette article?"],
    "no such day": ["sea wall by:Olsen from:soon"],
    "which article": ["What did Olsen say in the other article?"],
    "a fact": ["According to the Bay Post, what was sold?"],
    "a check": ["Did Berg say “the quay is safe” in ferry-2?"],
}


@pytest.mark.parametrize("name", WITHIN)
def test_what_was_looked_at_is_always_shown(
    harbour: Desk, snapshot: SnapshotAssertion, name: str
) -> None:
    answers, _ = talk(harbour, *WITHIN[name])
    assert [text(answer) for answer in answers] == snapshot


def test_what_else_stays_with_the_filter_by_word_and_by_button(harbour: Desk) -> None:
    (first,), state = talk(harbour, "Who spoke? about:ferry,wall,quay,crews since:2022-05-01")
    assert "since 1 May 2022" in text(first)
    more: list[str | ShowMore] = [one for one in actions(first) if isinstance(one, ShowMore)]
    for turn in ("what else?", *more):
        (rest,), _ = talk(harbour, turn, state=state)
        assert "since 1 May 2022" in text(rest)


@pytest.mark.parametrize(
    ("turns", "names"),
    [
        (["/people"], ["Tom Berg", "Rita Olsen"]),
        (["/people quay-3"], ["Tom Berg"]),
        (["/people in the last article"], ["Tom Berg"]),
        (["who is quoted in the Herald story?"], ["Rita Olsen", "Tom Berg"]),
        (["who was quoted since 7 May 2022?"], ["Tom Berg"]),
        (["/people", "and in quay-3?"], ["Tom Berg"]),
        (["/sources Bay Post"], ["ferry-2", "quay-3"]),
        (["list the articles since 7 May 2022"], ["quay-3"]),
        (["/sources", "only in wall-1"], ["wall-1"]),
    ],
)
def test_lists_keep_to_the_articles_asked_for(
    harbour: Desk, turns: list[str], names: list[str]
) -> None:
    (listed,) = [
        block for block in talk(harbour, *turns)[0][-1].blocks if isinstance(block, Listing)
    ]
    assert [item.name for item in listed.items] == names


def test_a_list_of_some_articles_counts_what_is_said_there(harbour: Desk) -> None:
    (everywhere, there), _ = talk(harbour, "/people", "/people in the Herald story")
    assert "Rita Olsen – Mayor – 2 statements in 2 articles" in text(everywhere)
    assert "Rita Olsen – Mayor – 1 statement in 1 article" in text(there)
    assert "harbour herald" in text(there).lower().splitlines()[0]


@pytest.mark.parametrize(
    ("turn", "sources"),
    [
        ("/timeline in the Bay Post", {"ferry-2", "quay-3"}),
        ("/timeline Berg on 9 May 2022", {"quay-3"}),
        ("/timeline by:Berg source:wall-1", {"wall-1"}),
        ("timeline of Olsen since Thursday", {"ferry-2"}),
    ],
)
def test_timelines_keep_to_the_articles_asked_for(
    harbour: Desk, turn: str, sources: set[str]
) -> None:
    (answer,), _ = talk(harbour, turn)
    assert {quote.evidence.article.source for quote in quotes(answer)} == sources


def test_a_list_of_nobody_quoted_there_says_so(harbour: Desk) -> None:
    (answer,), _ = talk(harbour, "/people before 1 May 2022")
    assert not answer.answered
    assert not [block for block in answer.blocks if isinstance(block, Listing)]


def test_a_new_question_drops_the_filter(harbour: Desk) -> None:
    answers, _ = talk(harbour, "What did Berg say in quay-3?", "What did Berg say about the ferry?")
    assert "quay-3" not in text(answers[1])
    assert quotes(answers[1])[0].evidence.article.source == "ferry-2"


def test_a_day_in_a_question_of_fact_is_no_filter(harbour: Desk) -> None:
    (answer,), _ = talk(harbour, "What was sold in 2021?")
    assert "articles of" not in text(answer)


def test_what_somebody_did_speak_about_is_offered_as_buttons(harbour: Desk) -> None:
    (refused,), state = talk(harbour, "What did Olsen say about robots?")
    assert not refused.answered
    buttons = [button for row in refused.buttons for button in row]
    topics = [button for button in buttons if isinstance(button.action, AskAbout)]
    assert "On sea wall" in [button.label for button in topics]
    for button in topics:
        (answer,), _ = talk(harbour, button.action, state=state)
        assert answer.answered
        assert text(answer).startswith(f"Rita Olsen, on {button.label.removeprefix('On ')}")


def test_a_topic_of_an_article_that_is_gone_says_so(harbour: Desk) -> None:
    (refused,), _ = talk(harbour, "What did Olsen say about robots?")
    stale = next(one for one in actions(refused) if isinstance(one, AskAbout))
    gone = AskAbout(stale.person, "0" * 12, stale.start, stale.end)
    nobody = AskAbout("0" * 10, stale.article, stale.start, stale.end)
    answers, _ = talk(harbour, gone, nobody)
    assert all(text(answer).startswith("That article is no longer") for answer in answers)


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        (["olsen ferry"], "40,000 crowns"),
        (["sea wall Rita Olsen"], "sea wall"),
        (["Olsen, what did she say about the ferry?"], "40,000 crowns"),
        (["What did Berg say about the ferry?", "sorry, I meant Olsen"], "40,000 crowns"),
        (["What did Olsen say about the sea wall?", "not the sea wall, the ferry"], "40,000"),
        (["What did Olsen say about the ferry?", "again"], "40,000 crowns"),
        (["quote Olsen on the ferry"], "40,000 crowns"),
        (["list Olsen's statements about the ferry"], "40,000 crowns"),
        (["What message did Olsen have about the ferry?"], "40,000 crowns"),
        (["What did Olsen tell reporters about the ferry?"], "40,000 crowns"),
        (["What was sold?", "how much was it sold for?"], "40,000 crowns"),
        (["Did anybody say they would miss the ferry?"], "I will miss the ferry"),
    ],
)
def test_other_ways_to_ask(harbour: Desk, turns: list[str], words: str) -> None:
    answers, _ = talk(harbour, *turns)
    assert answers[-1].answered
    assert words in quotes(answers[-1])[0].evidence.text


def test_several_speakers_each(harbour: Desk) -> None:
    (answer, none), _ = talk(
        harbour,
        "What did Olsen and Berg say about the ferry?",
        "What did Olsen and Berg say about robots?",
    )
    assert text(answer).startswith("Rita Olsen, Tom Berg, on the ferry:")
    names = {quote.evidence.person.name for quote in quotes(answer) if quote.evidence.person}
    assert names == {"Rita Olsen", "Tom Berg"}
    assert not none.answered


def test_a_pronoun_beside_a_name_means_the_name(harbour: Desk) -> None:
    answers, _ = talk(harbour, "What did Berg say?", "Has Rita Olsen sold her ferry?")
    assert "Tom Berg" not in text(answers[1]).partition("\n")[0]


def test_whether_somebody_apologised_is_more_than_that_they_spoke(harbour: Desk) -> None:
    (answer,), _ = talk(harbour, "Did Olsen apologise?")
    assert not answer.answered


def test_a_description_that_nearly_fits_is_only_offered(harbour: Desk) -> None:
    (answer,), state = talk(harbour, "What did the harbour mayor say about the ferry?")
    assert not answer.answered
    assert "Perhaps you mean Rita Olsen." in text(answer)
    (chosen,) = [one for one in actions(answer) if isinstance(one, ShowStatements)]
    (said,), _ = talk(harbour, chosen, state=state)
    assert text(said).startswith("Rita Olsen, on the ferry:")


@pytest.mark.parametrize("turns", [["Who tweeted?"], ["What did Olsen say?", "Who tweeted?"]])
def test_who_tweeted_does_not_ask_who_said_what_was_shown(harbour: Desk, turns: list[str]) -> None:
    answers, _ = talk(harbour, *turns)
    assert not answers[-1].answered


def test_who_judged_a_thing_is_not_whoever_spoke_of_it(harbour: Desk) -> None:
    (answer,), _ = talk(harbour, "Who criticised the sea wall?")
    assert not answer.answered
    assert all(quote.nearest for quote in quotes(answer))


def test_who_somebody_unnamed_is_stays_open(harbour: Desk) -> None:
    answers, _ = talk(
        harbour,
        "Who is the harbour master?",
        "What is the name of the bishop?",
        "Who is the mayor?",
    )
    assert [answer.answered for answer in answers] == [False, False, True]


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("you are useless", "I am sorry that this did not help"),
        ("this bot is so stupid!", "I am sorry that this did not help"),
        ("that's wrong", "do not judge it"),
        ("no", "do not judge it"),
        ("thanks, that was helpful!", "You are welcome"),
        ("hi, how are you?", "Hello."),
    ],
)
def test_small_talk_is_answered_politely(harbour: Desk, message: str, words: str) -> None:
    (answer,), _ = talk(harbour, message)
    assert words in text(answer)
    assert not quotes(answer)


def test_the_next_paragraph_of_a_citation_that_was_not_opened(harbour: Desk) -> None:
    answers, _ = talk(harbour, "What did Olsen say about the ferry?", "next paragraph")
    assert view(answers[1]).evidence.text.startswith("“I will miss the ferry,”")


HEARD = {
    "one": "“It was black as soot, and we found the miners by the sound of their hammers,” said "
    "Ada Moss, who led the rescue.",
    "two": "“We went by the sound of hammers, and the miners were up to their necks in water,” "
    "Ada Moss said.",
}


def test_what_was_said_is_found_in_the_other_article_by_likeness(tmp_path: Path) -> None:
    files = {
        f"{name}.jsonl": json.dumps({"id": name, "date": "2022-05-02", "text": text})
        for name, text in HEARD.items()
    }
    with Archive.open(write_archive(tmp_path, files)) as archive:
        desk = Desk(archive, load_phrases())
        asked = "What did Moss say about the soot?"
        answers, _ = talk(desk, asked, "and in the other article?")
        (found,) = quotes(answers[1])
        assert answers[1].answered
        assert found.evidence.article.source == "two"
        strange, _ = talk(desk, "Who led the rescue?", "and in the other article?")
        assert not strange[1].answered
