"""What is answered, where, and what happens when answering or sending goes wrong."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bot.answering.actions import ShowArticle, ShowMore, ShowPassage, encode
from bot.answering.answer import Button, Frame, PassageView, Quote
from bot.answering.phrases import load_phrases
from bot.conversation import Desk
from bot.conversation_state import State
from bot.statefile import StateFile
from retrieval.archive import Archive, ArchiveWriter, Origin
from retrieval.article import hash_text
from retrieval.errors import ArchiveError
from tests.support.archives import make_analysis
from tests.support.desk import APOLOGY, ScriptedDesk, answer, asked, evidence, saying
from tests.support.offline import BOT
from tests.support.table import ADA, PRIVATE, STICKER, Table

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.conversation import Turn

STORY = "The mayor spoke. “We stay,” she said. Nobody left."
HASH = hash_text(STORY)[:12]
GONE = "That article is no longer in the archive, or it has changed since. Please ask again."
PHOTO = [{"file_id": "F", "file_unique_id": "U", "width": 1, "height": 1}]


@pytest.fixture
def desk() -> ScriptedDesk:
    scripted = ScriptedDesk()
    scripted.store(STORY)
    return scripted


def passage(text: str = STORY, buttons: tuple[tuple[Button, ...], ...] = ()) -> Answer:
    return answer(PassageView(1, evidence(text), "The passage", "[1] story.txt"), buttons=buttons)


def passage_message(text: str = STORY, **more: Any) -> dict[str, Any]:
    entity = {"type": "expandable_blockquote", "offset": 0, "length": 3}
    chat = {"chat": PRIVATE, "from": BOT}
    return {"message_id": 50, "date": 1, **chat, "text": text, "entities": [entity], **more}


async def test_a_question_gets_its_answer_with_entities_buttons_and_no_preview(
    table: Table, desk: ScriptedDesk
) -> None:
    quote = Quote(1, evidence(STORY, 17, 27), "The mayor", "[1] story.txt")
    button = Button("Passage [1]", ShowPassage(HASH, 0, 17, 27))
    desk.script["Who stays?"] = answer(Frame("On record:"), quote, buttons=((button,),))
    await table.say("Who stays?")
    (sent,) = table.request.of("sendMessage")
    assert sent["text"] == "On record:\n\nThe mayor\n“We stay,”\n[1] story.txt"
    assert "parse_mode" not in sent
    assert sent["link_preview_options"] == {"is_disabled": True}
    assert [entity["type"] for entity in sent["entities"]] == ["bold", "blockquote", "italic"]
    passages, tools = sent["reply_markup"]["inline_keyboard"]
    assert passages == [{"text": "Passage [1]", "callback_data": encode(button.action)}]
    assert [key["text"] for key in tools] == ["Copy", "Cite", "Why?", "👍", "👎"]


async def test_only_the_last_of_several_messages_has_the_buttons(
    table: Table, desk: ScriptedDesk
) -> None:
    story = desk.store("long words " * 800)
    row = tuple(Button(f"More {number}", ShowMore(number)) for number in range(10))
    desk.script["all"] = passage(story, buttons=(row,))
    await table.say("all")
    sent = table.request.of("sendMessage")
    assert len(sent) == 3
    assert ["reply_markup" in message for message in sent] == [False, False, True]
    assert [len(keys) for keys in sent[-1]["reply_markup"]["inline_keyboard"]] == [8, 2, 2]


async def test_state_goes_from_turn_to_turn_and_is_kept_by_chat(
    table: Table, desk: ScriptedDesk
) -> None:
    desk.script["a"] = desk.script["b"] = lambda memory: saying(" ".join(asked(memory)))
    await table.say("a")
    await table.say("b")
    other = {"chat": {**PRIVATE, "id": 12}, "from": {**ADA, "id": 12}}
    await table.say("b", **other)
    assert table.texts == ["a", "a b", "b"]


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("/passage 2", "/passage 2"),
        ("/passage@on_record_bot 2", "/passage 2"),
        ("/PASSAGE@On_Record_Bot", "/PASSAGE"),
        ("/nonsense", "/nonsense"),
        ("@on_record_bot, who said it?", "who said it?"),
        ("who @on_record_botany", "who @on_record_botany"),
    ],
)
async def test_the_bots_name_is_no_part_of_the_question(
    table: Table, desk: ScriptedDesk, written: str, asked: str
) -> None:
    desk.script[asked] = saying("Yes.")
    await table.say(written)
    assert desk.heard == [asked]


async def test_what_has_no_words_is_told_so_once_and_a_caption_is_a_question(
    table: Table, desk: ScriptedDesk
) -> None:
    desk.script["Who is this?"] = saying("Not in these articles.")
    voice = {"file_id": "F", "file_unique_id": "U", "duration": 1}
    await table.say(sticker=STICKER)
    await table.say(photo=PHOTO)
    await table.say(voice=voice)
    await table.say(location={"latitude": 1.0, "longitude": 1.0})
    await table.say(photo=PHOTO, caption="Who is this?", media_group_id="g")
    await table.say(photo=PHOTO, media_group_id="g")
    await table.say(voice=voice)
    assert desk.heard == ["Who is this?"]
    assert table.texts == [
        "Words, please (picture).",
        "Not in these articles.",
        "Words, please (sound).",
    ]


async def test_ten_thousand_characters_are_the_desks_business(
    table: Table, desk: ScriptedDesk
) -> None:
    long = "why " * 2500
    desk.script[long] = saying("That was long.")
    await table.say(long)
    assert table.texts == ["That was long."]


@pytest.mark.parametrize("kind", ["channel_post", "edited_channel_post"])
async def test_channel_posts_are_passed_over(table: Table, kind: str) -> None:
    body = {"message_id": 1, "date": 1, "chat": PRIVATE, "from": ADA, "text": "Who?"}
    await table.arrive(**{kind: body})
    assert table.request.sent == []


@pytest.mark.parametrize(
    "service",
    [{"pinned_message": {"message_id": 1, "date": 1, "chat": PRIVATE}}, {"new_chat_title": "News"}],
)
async def test_service_messages_and_other_bots_are_passed_over(
    table: Table, service: dict[str, Any]
) -> None:
    await table.say(**service)
    await table.say("hello", **{"from": {**ADA, "is_bot": True}})
    assert table.request.sent == []


async def test_a_pressed_button_is_acknowledged_and_its_answer_sent(
    table: Table, desk: ScriptedDesk
) -> None:
    desk.script[ShowMore(3)] = lambda memory: saying(" ".join(asked(memory)))
    await table.press(encode(ShowMore(3)))
    assert [request.method for request in table.request.sent] == [
        "answerCallbackQuery",
        "sendMessage",
    ]
    assert asked(await table.state("11")) == ["ShowMore(turn=3)"]


@pytest.mark.parametrize("data", ["", "zz:1", "p:../../etc", "m:٣"])
async def test_an_unknown_button_gets_an_alert_and_nothing_else(table: Table, data: str) -> None:
    await table.press(data)
    (sent,) = table.request.sent
    assert sent.method == "answerCallbackQuery"
    assert sent.data["show_alert"] is True
    assert "ask again" in str(sent.data["text"])


NEIGHBOUR = ShowPassage(HASH, 1, 0, 5)


async def test_in_a_passage_view_the_next_passage_takes_its_place(
    table: Table, desk: ScriptedDesk
) -> None:
    desk.script[NEIGHBOUR] = passage(buttons=((Button("Next", ShowArticle(HASH, 1)),),))
    await table.press(encode(NEIGHBOUR), passage_message())
    (edited,) = table.request.of("editMessageText")
    assert edited["message_id"] == 50
    assert STORY in edited["text"]
    assert edited["link_preview_options"] == {"is_disabled": True}
    assert edited["reply_markup"]["inline_keyboard"]
    assert table.texts == []


async def test_elsewhere_a_passage_is_sent_anew(table: Table, desk: ScriptedDesk) -> None:
    long = desk.store("long words " * 800)
    whole = ShowArticle(HASH, 0)
    desk.script = {NEIGHBOUR: passage(), whole: passage(long), ShowMore(1): saying("More.")}
    inaccessible = {"message_id": 50, "date": 0, "chat": PRIVATE}
    await table.press(encode(NEIGHBOUR))
    await table.press(encode(NEIGHBOUR), inaccessible)
    await table.press(encode(NEIGHBOUR), passage_message("⋯\nthe rest of it"))
    await table.press(encode(ShowMore(1)), passage_message())
    await table.press(encode(whole), passage_message())
    assert table.request.of("editMessageText") == []
    assert len(table.texts) == 4 + 3


@pytest.mark.parametrize(
    ("refusal", "sent_anew"),
    [
        ("Bad Request: message is not modified: specified new message content is the same", 0),
        ("Bad Request: message to edit not found", 1),
        ("Bad Request: message can't be edited", 1),
        ("Bad Request: MESSAGE_ID_INVALID", 1),
        ("Bad Request: there is no text in the message to edit", 1),
    ],
)
async def test_an_edit_that_telegram_refuses_is_no_fault(
    table: Table, desk: ScriptedDesk, refusal: str, sent_anew: int
) -> None:
    desk.script[NEIGHBOUR] = passage()
    table.request.replies["editMessageText"] = [(400, refusal)]
    await table.press(encode(NEIGHBOUR), passage_message())
    assert len(table.texts) == sent_anew
    assert APOLOGY not in table.texts


async def test_a_button_too_old_to_acknowledge_still_works(
    table: Table, desk: ScriptedDesk
) -> None:
    desk.script[ShowMore(1)] = saying("More.")
    table.request.replies["answerCallbackQuery"] = [(400, "Bad Request: query is too old")]
    await table.press(encode(ShowMore(1)))
    assert table.texts == ["More."]


async def test_a_fault_gives_one_sentence_keeps_the_state_and_logs_no_words(
    table: Table, desk: ScriptedDesk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.script["a"] = saying("Fine.")
    desk.script["my secret question"] = KeyError("my secret question")
    desk.script[ShowMore(1)] = ValueError("my secret question")
    await table.say("a")
    with caplog.at_level(logging.DEBUG, logger="bot"):
        await table.say("my secret question")
        await table.press(encode(ShowMore(1)))
    assert table.texts == ["Fine.", APOLOGY, APOLOGY]
    assert len(table.request.of("answerCallbackQuery")) == 1
    assert asked(await table.state("11")) == ["a"]
    logged = [record.getMessage() for record in caplog.records if record.name.startswith("bot.")]
    assert len(logged) == 2
    assert "KeyError" in logged[0]
    assert "secret" not in caplog.text


async def test_evidence_that_fails_its_check_is_not_sent(table: Table, desk: ScriptedDesk) -> None:
    forged = evidence("“We do not stay,” she said.")
    desk.texts[forged.address.content_hash] = "“We do stay,” she said.    "
    desk.script["q"] = answer(Frame("First."), Quote(1, forged, "The mayor", "[1] story.txt"))
    await table.say("q")
    (only,) = table.texts
    assert "held back" in only
    assert asked(await table.state("11")) == []


async def test_an_article_that_is_gone_is_said_so_and_an_operators_error_is_not_told(
    table: Table, desk: ScriptedDesk
) -> None:
    gone = answer(Quote(1, evidence("Gone."), "The mayor", "[1] story.txt"))
    desk.script = {"gone": gone, "damaged": ArchiveError("The archive /srv/a.sqlite3 is damaged.")}
    await table.say("gone")
    await table.say("damaged")
    assert table.texts == [GONE, APOLOGY]


class Overtaken(Desk):
    """The real desk, whose archive changes between an answer and the check of its evidence."""

    def ask(self, text: str, state: State) -> Turn:
        """Answer, and then change the article."""
        turn = super().ask(text, state)
        assert any(isinstance(block, Quote) for block in turn.answer.blocks)
        store_article(self._archive.path, "“We leave,” said Ann Lee. Nobody stayed.")
        return turn


def store_article(path: Path, text: str) -> None:
    """Store a text as an archive's only article."""
    with ArchiveWriter.open(path) as writer:
        analysis = make_analysis("a.txt", text, "2020-01-06", ("Ann Lee",))
        writer.replace(Origin(Path("/a.txt")), analysis, "test")


async def test_an_article_that_changes_under_an_answer_gives_one_sentence_and_no_evidence(
    tmp_path: Path,
) -> None:
    path = tmp_path / "archive.sqlite3"
    store_article(path, "“We stay,” said Ann Lee. Nobody left.")
    with Archive.open(path) as archive, StateFile(tmp_path / "state.sqlite3") as file:
        async with Table(Overtaken(archive, load_phrases()), file) as table:
            await table.say("What did Ann Lee say?")
            (only,) = table.texts
            assert only == GONE
            assert "We" not in only
            assert (await table.state("11")) == State()


async def test_who_blocked_the_bot_is_not_written_to_again(
    table: Table, desk: ScriptedDesk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.script["q"] = saying("Yes.")
    table.request.replies["sendMessage"] = [(403, "Forbidden: bot was blocked by the user")]
    with caplog.at_level(logging.INFO, logger="bot"):
        await table.say("q")
    assert len(table.request.of("sendMessage")) == 1
    assert "blocked" in caplog.text
