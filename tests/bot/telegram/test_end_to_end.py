"""The bot as a process, over the archive of the seeds, against the strict Bot API server."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest
import pytest_asyncio

from bot.answering.actions import ShowPassage
from bot.telegram.keyboard import read_data
from retrieval.article import hash_text
from tests.support.botapi.driver import MENTION
from tests.support.botapi.entities import count_units, read_entities
from tests.support.botapi.keyboard import Key
from tests.support.botapi.process import ROOT, SEEDS, BotProcess
from tests.support.botapi.records import Button, flood
from tests.support.botapi.server import BotApiServer
from tests.support.botapi.tdlib import leaves_alone
from tests.support.botapi.world import BOT_USERNAME

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.support.botapi.driver import Seat
    from tests.support.botapi.records import Message

pytestmark = pytest.mark.asyncio(loop_scope="module")

CBC = "000_38d21fcf8a24f238.txt"
GLOBE = "003_1f3470eae5ab495d.txt"
TEXTS = {path.name: path.read_bytes().decode() for path in sorted(SEEDS.glob("*.txt"))}
BY_HASH = {hash_text(text)[:12]: text for text in TEXTS.values()}
CITATION = re.compile(r"\[(\d+)\] (\S+\.txt), 6 Jan 2020")


class Cited(NamedTuple):
    """A quotation as a person sees it, with what stands under it."""

    n: int
    source: str
    words: str


def ingest(source: Path, folder: Path) -> Path:
    """Make an archive of a file or folder as an operator does."""
    path = folder / "archive.sqlite3"
    command = [sys.executable, "-m", "retrieval", "ingest", str(source), "--archive", str(path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return path


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that the command line has made of the seeds."""
    return ingest(SEEDS, tmp_path_factory.mktemp("archive"))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def telegram() -> AsyncIterator[BotApiServer]:
    """One server for all tests of this module; each test is another person."""
    async with BotApiServer() as server:
        yield server
    assert not server.violations


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def running(
    telegram: BotApiServer, archive: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[BotProcess]:
    """One bot for all tests that do not stop it."""
    async with BotProcess(telegram, tmp_path_factory.mktemp("bot"), archive) as bot:
        yield bot


@pytest.fixture
def ada(telegram: BotApiServer, running: BotProcess) -> Seat:
    """A person whom the running bot has not met."""
    assert running.server is telegram
    return telegram.user(1000 + len(telegram.world.chats))


@pytest_asyncio.fixture(loop_scope="module")
async def own() -> AsyncIterator[BotApiServer]:
    """A server for one test alone."""
    async with BotApiServer() as server:
        yield server
    assert not server.violations


def read_quotations(message: Message) -> tuple[Cited, ...]:
    """Return a message's quotations, each with the citation that follows it."""
    found = []
    position = 0
    for words in message.quotes:
        position = message.text.index(words, position) + len(words)
        citation = CITATION.search(message.text, position)
        assert citation, f"no citation under {words!r}"
        found.append(Cited(int(citation[1]), citation[2], words))
    return tuple(found)


def hold_to_sources(message: Message) -> tuple[Cited, ...]:
    """Check that a message's quotations stand in their sources, at the places its buttons name."""
    quotations = read_quotations(message)
    for cited in quotations:
        assert cited.words in TEXTS[cited.source]
    places = {
        int(label[1]): action
        for button in message.buttons
        if button.data
        and (label := re.search(r"\[(\d+)\]", button.text))
        and isinstance(action := read_data(button.data or ""), ShowPassage)
    }
    for cited in quotations:
        if cited.n in places:
            place = places[cited.n]
            assert BY_HASH[place.article][place.start : place.end] == cited.words
    assert not message.preview
    return quotations


async def push(seat: Seat, message: Message, label: str) -> Message:
    """Press a button, see that the press is answered, and return what is shown."""
    press = await seat.press(message.button(label))
    shown = await seat.next_message()
    await press.answered()
    hold_to_sources(shown)
    return shown


async def test_start_introduces_the_bot_and_its_commands(telegram: BotApiServer, ada: Seat) -> None:
    await ada.start()
    message = await ada.next_message()
    assert "2 articles" in message.text
    assert message.quotes == ()
    names = {command.command for command in telegram.world.commands["default", ""]}
    assert {"start", "help", "sources", "people", "passage", "reset"} <= names


@pytest.mark.parametrize(
    ("question", "speaker", "words", "sources"),
    [
        ("Who called for maximum restraint?", "Guterres", "Exercise maximum restraint.", {GLOBE}),
        ("What did Stoltenberg say about Iran?", "Jens Stoltenberg", "Iran", {CBC, GLOBE}),
        ("What did the NATO chief say about Iran?", "Jens Stoltenberg", "Iran", {CBC, GLOBE}),
        (
            "Why was the training mission suspended?",
            "Jens Stoltenberg",
            "because of the security situation on the ground",
            {CBC},
        ),
    ],
)
async def test_the_issues_questions(
    ada: Seat, question: str, speaker: str, words: str, sources: set[str]
) -> None:
    quotations = hold_to_sources(message := await ada.ask(question))
    assert speaker in message.text
    assert words in quotations[0].words
    assert sources <= {cited.source for cited in quotations}
    assert [cited.n for cited in quotations] == list(range(1, len(quotations) + 1))
    assert len([b for b in message.buttons if "Passage" in b.text]) == len(quotations)


async def test_the_issues_conversation(ada: Seat) -> None:
    why = await ada.ask("Why was the training mission suspended?")
    passage = await ada.ask("Show me the original passage")
    (cited,) = hold_to_sources(passage)
    first = read_quotations(why)[0]
    assert (cited.n, cited.source) == (first.n, first.source)
    assert first.words in cited.words
    assert [mark.type for mark in passage.entities].count("expandable_blockquote") == 1
    bold = [mark.of(passage.text) for mark in passage.entities if mark.type == "bold"]
    assert first.words in bold
    nuclear = await ada.ask("What did he say about nuclear weapons?")
    assert "Jens Stoltenberg" in nuclear.text
    assert all("nuclear weapons" in cited.words for cited in hold_to_sources(nuclear))
    assert nuclear.quotes
    france = await ada.ask("What is the capital of France?")
    assert france.text.startswith("Not in these 2 articles (6 Jan 2020)")


async def test_somebody_who_is_named_but_never_quoted(ada: Seat) -> None:
    message = await ada.ask("What did Trump say?")
    assert "Donald Trump" in message.text
    assert "never quoted" in message.text
    assert all("Trump" in cited.words for cited in hold_to_sources(message))


async def test_passage_buttons_page_in_place(ada: Seat) -> None:
    answer = await ada.ask("Why was the training mission suspended?")
    passage = await push(ada, answer, "Passage [1]")
    assert passage.message_id != answer.message_id
    before = await push(ada, passage, "before")
    assert (before.message_id, before.edits) == (passage.message_id, 1)
    again = await push(ada, before, "after")
    assert (again.quotes, again.edits) == (passage.quotes, 2)
    text = TEXTS[read_quotations(passage)[0].source]
    assert text.index(before.quotes[0]) < text.index(passage.quotes[0])
    after = await push(ada, again, "after")
    assert text.index(after.quotes[0]) > text.index(passage.quotes[0])


async def test_the_whole_article_as_pages(ada: Seat) -> None:
    answer = await ada.ask("Who called for maximum restraint?")
    page = await push(ada, await push(ada, answer, "Passage [1]"), "Whole article")
    while any("◀" in button.text for button in page.buttons):
        page = await push(ada, page, "◀")
    shown = list(page.quotes)
    while any("▶" in button.text for button in page.buttons):
        page = await push(ada, page, "▶")
        shown.extend(page.quotes)
    # Between passages there is only white space, so the pages give the whole text.
    story = "".join(TEXTS[GLOBE].split())
    assert "".join("".join(shown).split()) in story
    assert story.endswith("".join("".join(shown).split()))
    assert len("".join("".join(shown).split())) > 0.99 * len(story)


async def test_more_of_an_answer(ada: Seat) -> None:
    answer = await ada.ask("What did Stoltenberg say about Iran?")
    more = await push(ada, answer, "More (")
    assert more.quotes
    assert not set(more.quotes) & set(answer.quotes)
    assert "Stoltenberg" in more.text


async def test_the_speakers_other_statements(ada: Seat) -> None:
    answer = await ada.ask("Who called for maximum restraint?")
    others = await push(ada, answer, "More by Antonio Guterres")
    assert set(others.quotes) - set(answer.quotes)
    assert {cited.source for cited in read_quotations(others)} == {GLOBE}
    assert "Stoltenberg" not in others.text


async def test_commands(ada: Seat) -> None:
    sources = await ada.ask("/sources")
    assert CBC in sources.text
    assert GLOBE in sources.text
    people = await ada.ask("/people")
    for name in ("Jens Stoltenberg", "Antonio Guterres", "François-Philippe Champagne"):
        assert name in people.text
    assert "Trump" not in people.text
    answer = await ada.ask("Who called for maximum restraint?")
    passage = await ada.ask("/passage 1")
    assert hold_to_sources(passage)[0].n == 1
    assert answer.quotes[0] in passage.quotes[0]
    assert not (await ada.ask("/passage 99")).quotes
    assert not (await ada.ask("/reset")).quotes
    assert not (await ada.ask("/passage 1")).quotes
    assert hold_to_sources(await ada.ask("Who called for maximum restraint?"))[0].n == 1


@pytest.mark.parametrize("text", ["👋", "⠀", "\u3164", "?!", "/unknown", "/passage x", "<b>&"])
async def test_what_is_no_question_gets_a_short_reply(ada: Seat, text: str) -> None:
    message = await ada.ask(text)
    assert count_units(message.text) < 500
    assert message.quotes == ()
    assert "Traceback" not in message.text


async def test_stickers_photos_and_voices_get_a_short_reply_or_none(ada: Seat) -> None:
    await ada.sticker()
    await ada.photo()
    await ada.voice()
    await ada.photo("Who called for maximum restraint?")
    shown = [await ada.next_message()]
    while not shown[-1].quotes:
        assert count_units(shown[-1].text) < 500
        shown.append(await ada.next_message())
    assert len(shown) <= 4
    assert "Guterres" in shown[-1].text


async def test_ten_thousand_characters(ada: Seat) -> None:
    pasted = await ada.paste("zyzzyva quux " * 770)
    for _ in pasted:
        message = await ada.next_message()
        assert count_units(message.text) < 500
        assert message.quotes == ()
    assert (await ada.ask("Who called for maximum restraint?")).quotes


async def test_an_edited_question_is_answered_again_in_place(ada: Seat) -> None:
    asked = await ada.say("Who called for maximum restraint?")
    first = await ada.next_message()
    await ada.edit(asked, "What did Stoltenberg say about Iran?")
    second = await ada.next_message()
    assert (second.message_id, second.edits) == (first.message_id, 1)
    assert "Stoltenberg" in second.text
    hold_to_sources(second)
    more = await push(ada, second, "More (")
    assert more.message_id > second.message_id
    assert "Donald Trump" in (await ada.ask("What did Trump say?")).text


async def test_a_button_that_is_none_of_ours_is_answered(ada: Seat) -> None:
    answer = await ada.ask("Who called for maximum restraint?")
    for data in (
        "nonsense",
        "p:000000000000:1:2:3",
        "a:dffaf1cae26f:999",
        "m:999",
        "s:0123456789:0",
    ):
        forged = Button(answer.chat_id, answer.message_id, Key("Passage", callback_data=data))
        await (await ada.press(forged, stale=True)).answered()
    assert (await ada.ask("/start")).text
    # The bot may say something about each; none of it is evidence that is not in the sources.
    for message in ada.unread():
        hold_to_sources(message)


async def test_people_do_not_share_a_conversation(telegram: BotApiServer, ada: Seat) -> None:
    await ada.ask("What did Stoltenberg say about Iran?")
    bob = telegram.user(ada.id + 500, "Bob")
    assert not (await bob.ask("/passage 1")).quotes
    assert hold_to_sources(await bob.ask("Who called for maximum restraint?"))[0].n == 1


async def test_in_a_group_anyone_can_go_on_with_anyones_answer(
    telegram: BotApiServer, ada: Seat
) -> None:
    group = telegram.group(-ada.id)
    in_group, bob = group.seat(ada.id), group.seat(ada.id + 500, "Bob")
    asked = await in_group.say(f"{MENTION} What did Stoltenberg say about Iran?")
    answer = await in_group.next_message()
    assert answer.reply_to == asked.message_id
    more = await push(bob, answer, "More (")
    first, second = read_quotations(answer), read_quotations(more)
    assert not {cited.words for cited in first} & {cited.words for cited in second}
    assert second[0].n == first[-1].n + 1
    theirs = await bob.say("And Guterres?", reply_to=more)
    followed = await bob.next_message()
    assert followed.reply_to == theirs.message_id
    assert "Antonio Guterres" in followed.text
    passage = await push(bob, more, f"Passage [{second[0].n}]")
    assert read_quotations(passage)[0].n == second[0].n


async def test_each_topic_of_a_forum_has_its_own_conversation(
    telegram: BotApiServer, ada: Seat
) -> None:
    group = telegram.group(-ada.id)
    for topic in (5, 9):
        group.open_topic(topic)
    general, first, second = (group.seat(ada.id) for _ in range(3))
    first.topic, second.topic = 5, 9
    general.is_anonymous = True
    question = f"/ask@{BOT_USERNAME} Who called for maximum restraint?"
    answers = [await seat.ask(question) for seat in (first, second, general)]
    assert [message.thread for message in answers] == [5, 9, None]
    assert [hold_to_sources(message)[0].n for message in answers] == [1, 1, 1]
    more = await push(second, answers[1], "More by")
    assert more.thread == 9
    assert (more.reply_to, more.from_bot) == (answers[1].message_id, True)


async def test_a_group_is_greeted_and_answers_again_after_it_took_the_bot_back(
    telegram: BotApiServer, ada: Seat
) -> None:
    member = telegram.group(-ada.id).seat(ada.id)
    await member.admit()
    assert f"/ask@{BOT_USERNAME}" in (await member.next_message()).text
    await member.ask(f"{MENTION} Who called for maximum restraint?")
    await member.block()
    await member.say(f"{MENTION} What did Stoltenberg say about Iran?")
    await telegram.until(lambda: any(call.status == 403 for call in telegram.calls))
    await member.admit()
    passage = await member.ask(f"/passage@{BOT_USERNAME} 1")
    assert hold_to_sources(passage)[0].n == 1


async def test_what_is_found_inline_is_sent_and_opened_where_it_stands(ada: Seat) -> None:
    found = await ada.search("guterres restraint")
    sent = await ada.choose(found.results[0])
    assert sent.quotes[0] in TEXTS[GLOBE]
    ((key,),) = sent.keyboard
    assert key.url is not None
    await ada.start(key.url.partition("?start=")[2])
    # The bot has not taken its own quotation for a question.
    passage = await ada.next_message()
    bold = [mark.of(passage.text) for mark in passage.entities if mark.type == "bold"]
    assert sent.quotes[0] in bold
    assert hold_to_sources(passage)
    await ada.start("p_0123456789ab_17_27")
    assert "changed" in (await ada.next_message()).text
    assert (await ada.search("")).button == ("How to ask", "help")
    await ada.start("help")
    assert "/people" in (await ada.next_message()).text


async def test_a_flooded_answer_is_sent_once_after_the_wait(
    telegram: BotApiServer, ada: Seat
) -> None:
    telegram.fail("sendMessage", flood(1))
    assert (await ada.ask("Who called for maximum restraint?")).quotes
    assert "2 articles" in (await ada.ask("/sources")).text


async def test_tdlib_leaves_every_message_alone(telegram: BotApiServer, ada: Seat) -> None:
    for question in ("/help", "What did Stoltenberg say?", "Show me the passage", "/article 1"):
        await ada.ask(question)
    sent = [*telegram.calls_of("sendMessage"), *telegram.calls_of("editMessageText")]
    assert len(sent) >= 4
    for call in sent:
        text = str(call.parameters["text"])
        assert text == text.strip()
        assert leaves_alone(text, read_entities(call.parameters.get("entities", [])))


async def test_offsets_beyond_the_basic_plane(own: BotApiServer, tmp_path: Path) -> None:
    story = (
        "🎉🎉 The harbour 🚢 council met on Thursday, which was a long evening.\n\n"
        "😀 The  ferry 🚢 sails again\u00a0in May."
        " Nobody 👩🏽‍🚀 was hurt in *that* accident {{ n }}.\n"
    )
    (tmp_path / "harbour.txt").write_text(story, encoding="utf-8")
    async with BotProcess(own, tmp_path, ingest(tmp_path / "harbour.txt", tmp_path)) as bot:
        ada = own.user(11)
        answer = await ada.ask("Was nobody hurt in the accident?")
        (words,) = answer.quotes
        assert "Nobody 👩🏽‍🚀 was hurt in *that* accident {{ n }}." in words
        assert words in story
        await ada.press(answer.button("Passage"))
        passage = await ada.next_message()
        assert passage.quotes[0] == story.splitlines()[2]
        bold = [mark.of(passage.text) for mark in passage.entities if mark.type == "bold"]
        assert words in bold
        await ada.press(passage.button("Whole article"))
        page = await ada.next_message()
        assert "\n\n".join(page.quotes) == story.strip()
        assert "Traceback" not in bot.log


async def test_a_killed_bot_forgets_nothing(
    own: BotApiServer, archive: Path, tmp_path: Path
) -> None:
    ada = own.user(11)
    async with BotProcess(own, tmp_path, archive) as bot:
        answer = await ada.ask("Why was the training mission suspended?")
        first = hold_to_sources(answer)
        await own.world.updates.until_idle()
    waiting = await ada.press(answer.button("Passage [1]"))
    await ada.say("What did he say about nuclear weapons?")
    async with bot:
        passage = await ada.next_message()
        await waiting.answered()
        assert hold_to_sources(passage)[0].n == 1
        assert first[0].words in passage.quotes[0]
        nuclear = await ada.next_message()
        assert "Jens Stoltenberg" in nuclear.text
        assert all("nuclear weapons" in cited.words for cited in hold_to_sources(nuclear))
        numbers = [cited.n for cited in read_quotations(nuclear)]
        assert numbers
        assert min(numbers) > len(first)
        assert hold_to_sources(await ada.ask("/passage 1"))[0].n == 1
        assert ada.unread() == ()


async def test_a_bot_killed_while_sending_loses_no_page_and_answers_nothing_twice(
    own: BotApiServer, archive: Path, tmp_path: Path
) -> None:
    ada, bob = own.user(11), own.user(12, "Bob")
    async with BotProcess(own, tmp_path, archive) as bot:
        first = hold_to_sources(await ada.ask("What did Stoltenberg say about Iran?"))
        await own.world.updates.until_idle()
        own.fail("sendMessage", flood(30))
        await ada.say("What else?")
        await own.until_flooded()
        assert (await bob.ask("Who called for maximum restraint?")).quotes
    async with bot:
        second = hold_to_sources(await ada.next_message())
        assert second[0].n == len(first) + 1
        assert not {cited.words for cited in first} & {cited.words for cited in second}
        await own.world.updates.until_idle()
        assert ada.unread() == bob.unread() == ()


@pytest.mark.parametrize("attempt", range(3))
async def test_the_end_by_sigterm_right_after_an_answer_is_clean(
    own: BotApiServer, archive: Path, tmp_path: Path, attempt: int
) -> None:
    async with BotProcess(own, tmp_path, archive) as bot:
        await own.user(11 + attempt).ask("/start")
        assert await bot.terminate() == 0
    assert own.world.updates.unconfirmed == ()
    assert "Traceback" not in bot.log


@pytest.mark.parametrize("token", ["123456789:AAxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "no token"])
async def test_a_wrong_token_is_one_sentence_and_exit_1(
    own: BotApiServer, archive: Path, tmp_path: Path, token: str
) -> None:
    bot = BotProcess(own, tmp_path, archive, token=token)
    await bot.start()
    assert await bot.wait() == 1
    printed = bot.log.strip()
    assert "Traceback" not in printed
    assert token not in printed
    assert len([line for line in printed.splitlines() if "token" in line.lower()]) == 1
    assert printed.splitlines()[-1].endswith(".")


async def test_the_log_at_debug_holds_neither_token_nor_words(
    own: BotApiServer, archive: Path, tmp_path: Path
) -> None:
    ada = own.user(770_013_579)
    async with BotProcess(own, tmp_path, archive) as bot:
        await ada.start()
        answer = await ada.ask("Who called for maximum restraint, asked the xylophonist?")
        own.fail("sendMessage", flood(1))
        await ada.ask("What did the xylophonist say about Stoltenberg?")
        await ada.press(
            answer.buttons[0] if answer.buttons else (await ada.ask("/help")).buttons[0]
        )
        await ada.next_message()
        await own.world.updates.until_idle()
        assert await bot.terminate() == 0
    log = bot.log
    assert "Answering at Telegram as @on_record_test_bot" in log
    assert own.token not in log
    assert own.token.partition(":")[2] not in log
    assert "xylophonist" not in log.lower()
    assert "maximum restraint" not in log.lower()
    assert str(ada.id) + ":" not in log
