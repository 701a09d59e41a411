"""Citations to take along, and the link to the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.actions import ShowCitation, article_code
from bot.answering.answer import Button, Copyable, Frame, Note
from bot.dialogue.pictures import card_button
from retrieval.article import Address
from retrieval.citing import Style, make_work, write_citation
from retrieval.citing.fragment import link_to
from retrieval.citing.prose import nest
from retrieval.errors import ArticleGoneError

if TYPE_CHECKING:
    from bot.answering.answer import Answer, Block
    from bot.dialogue.turn import TurnContext
    from retrieval.asking.evidence import Evidence
    from retrieval.citing import Work

STYLES = tuple(Style)
"""The styles, in the order in which they are offered."""
_CALLED = {"csl": Style.CSL_JSON, "csljson": Style.CSL_JSON, "text": Style.PLAIN}
_SECOND = {Style.APA: "cite_in_text", Style.CHICAGO: "cite_as_note"}


def cite(turn: TurnContext, address: Address, style: Style) -> Answer:
    """Cite what stands at an address.

    Args:
        turn: The turn.
        address: What is cited; it gets a citation number where it has none yet.
        style: In which style.
    """
    library = turn.finder.library
    try:
        info = library.find(address.content_hash)
    except ArticleGoneError:
        return turn.plain("article_gone")
    article = library.article(info.id)
    if not address.start < address.end <= len(article.text):
        return turn.plain("article_gone")
    address = address._replace(content_hash=info.content_hash)
    evidence = library.at(address)
    n = turn.state.number(address)
    work = make_work(article, evidence.paragraph)
    texts = write_citation(work, style) or (_plain(turn, evidence, work),)
    name = turn.say(f"style_{style.name.lower()}")
    blocks: list[Block] = [Frame(turn.say("cite", n=n, style=name)), Copyable(texts[0])]
    for text in texts[1:]:
        blocks += [Frame(turn.say(_SECOND[style])), Copyable(text)]
    if work.url:
        link = link_to(work.url, article.text, address.span)
        blocks.append(Frame(turn.say("cite_link", link=link)))
    if not work.is_titled:
        blocks.append(Note(turn.say("cite_untitled")))
    others = [other for other in STYLES if other is not style]
    names = ", ".join(turn.say(f"style_{other.name.lower()}") for other in others)
    blocks.append(Note(turn.say("cite_styles", n=n, names=names)))
    rows = (tuple(_buttons(turn, address, others)), (card_button(turn, address),))
    return turn.answer(*blocks, answered=True, buttons=rows)


def cite_number(turn: TurnContext, number: int | None, style: str = "") -> Answer:
    """Cite a citation number.

    Args:
        turn: The turn.
        number: The number; None for the first quotation of the latest answer.
        style: The style as typed; "" for plain text.
    """
    wanted = read_style(style) if style else Style.PLAIN
    if wanted is None:
        names = ", ".join(turn.say(f"style_{one.name.lower()}") for one in STYLES)
        return turn.plain("unknown_style", style=style, names=names)
    if not turn.state.latest:
        return turn.plain("nothing_to_cite")
    n = number or (turn.state.shown[0] if turn.state.shown else turn.state.latest)
    address = turn.state.address(n)
    if address is None:
        return turn.plain("no_such_number", n=n, last=turn.state.latest)
    return cite(turn, address, wanted)


def cite_place(turn: TurnContext, action: ShowCitation) -> Answer:
    """Cite what a button names."""
    style = read_style(action.style)
    if style is None:
        return turn.plain("article_gone")
    return cite(turn, Address(action.article, action.start, action.end), style)


def read_style(typed: str) -> Style | None:
    """Return the style that somebody typed ("BibTeX", "bib tex", "csl"), or None."""
    letters = "".join(character for character in typed.lower() if character.isalpha())
    for style in STYLES:
        if letters in (style.name.lower().replace("_", ""), f"{style.name.lower()}text"):
            return style
    return _CALLED.get(letters)


def _buttons(turn: TurnContext, address: Address, styles: list[Style]) -> list[Button]:
    article = article_code(address.content_hash)
    return [
        Button(
            turn.say(f"style_{style.name.lower()}"),
            ShowCitation(article, address.start, address.end, style.value),
        )
        for style in styles
    ]


def _plain(turn: TurnContext, evidence: Evidence, work: Work) -> str:
    """One line: who says it, in what, where. The words themselves are not repeated."""
    named = " ".join((evidence.speaker_text or "").split())
    role = turn.composer.role(evidence)
    return turn.say(
        "cite_plain",
        name=evidence.person.name if evidence.person else named,
        role=role if evidence.person else "",
        kind=evidence.kind,
        declined=evidence.declined,
        title=nest(work.title),
        publisher=work.publisher,
        date=turn.composer.day(work.date),
        paragraph=evidence.paragraph,
        paragraphs=evidence.paragraphs,
        source=work.source,
        url=work.url,
    )
