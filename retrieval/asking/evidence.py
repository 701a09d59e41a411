"""A span with why it was chosen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from retrieval.archive.records import ArticleInfo, PersonRecord
    from retrieval.article import Address, Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """A piece of an article that answers, or is nearest to, what was asked.

    Attributes:
        address: Where it stands.
        text: The stored text at that address.
        article: The article that holds it.
        passage: The whole passage around it.
        passage_index: That passage's index in the article.
        paragraph: That passage's number among the story's paragraphs, from 1; 0 for furniture.
        paragraphs: How many paragraphs the story has.
        kind: "direct", "indirect" or "mixed" for a statement, "sentence" for a sentence that
            was chosen for its words, "passage" for a passage, "page" for a run of them.
        person: Who says it, where that is known.
        speaker_text: The speaker as the text names them, where it is a statement.
        quoted: The statement's own words inside the address, as spans of the article's text.
        declined: Whether it is a non-answer: `quoted` is then what was not answered, and nothing
            that was said.
        relayed_text: Whose words the speaker passes on there, as the text names them.
        relayed: Who that is, where it is known.
        same_as: Where other sources report the same statement.
    """

    address: Address
    text: str = field(repr=False)
    article: ArticleInfo
    passage: Span
    passage_index: int
    paragraph: int
    paragraphs: int
    kind: str
    person: PersonRecord | None = None
    speaker_text: str | None = None
    quoted: tuple[Span, ...] = ()
    declined: bool = False
    relayed_text: str | None = None
    relayed: PersonRecord | None = None
    same_as: tuple[Evidence, ...] = ()
