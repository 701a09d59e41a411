"""Where a story names somebody: each place with title, roles and gender."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retrieval.quoting.entities import find_runs
from retrieval.quoting.given_names import GIVEN_NAMES
from retrieval.quoting.names import GENDERED, NEVER_FIRST, TITLES, strip_possessive
from retrieval.quoting.roles import find_roles

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from spacy.tokens import Token

    from retrieval.article import Span
    from retrieval.quoting.paragraphs import Paragraph

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


class Mention(NamedTuple):
    """A place where somebody is named.

    Attributes:
        span: The name in the article's text, without title and possessive.
        words: The name's words.
        paragraph: The number of the paragraph among the story's.
        first: Its first token.
        stop: One past its last token.
        head: Its head token's number.
        label: "PERSON", "ORG", "GPE" or "NORP".
        title: The abbreviated title before it, without full stop.
        roles: What it is called here ("NATO Secretary General").
        gender: What title and roles tell.
        subject: Whether it is the subject of a clause.
        quoted: Whether it stands in quotation marks.
        joined: Whether "and" stands after it.
        common: Whether its first word is no known first name, and an ordinary word elsewhere in
            the story or by the tagger's reading.
        full: The span with its title and roles.
    """

    span: Span
    words: tuple[str, ...]
    paragraph: int
    first: int
    stop: int
    head: int
    label: str
    title: str | None
    roles: tuple[str, ...]
    gender: str | None
    subject: bool
    quoted: bool
    joined: bool
    common: bool
    full: Span

    @property
    def name(self) -> str:
        """The name, words joined by single spaces."""
        return " ".join(self.words)


def find_mentions(paragraphs: Sequence[Paragraph]) -> list[Mention]:
    """Find every person and organisation that a story names, in order."""
    words = {token.text for paragraph in paragraphs for token in paragraph.doc if token.is_lower}
    mentions: list[Mention] = []
    for number, (paragraph, found) in enumerate(
        zip(paragraphs, find_runs(paragraphs), strict=True)
    ):
        mentions.extend(
            _mention(paragraph, number, first, stop, label, words) for first, stop, label in found
        )
    return mentions


def _mention(
    paragraph: Paragraph, number: int, first: int, stop: int, label: str, story: AbstractSet[str]
) -> Mention:
    doc = paragraph.doc
    head = doc[first:stop].root
    start = doc[first].idx
    end = doc[stop - 1].idx + len(doc[stop - 1])
    words = tuple(strip_possessive(paragraph.text[start:end]).split())
    role_first, title, roles = (
        find_roles(paragraph, first, head) if label == "PERSON" else (first, None, ())
    )
    genders = {TITLES.get(title)} if title else set()
    genders |= {GENDERED.get(word.lower()) for role in roles for word in role.split()[:4]}
    genders.discard(None)
    if not genders and len(words) > 1:
        genders = {GIVEN_NAMES.get(words[0].lower())} - {None}
    return Mention(
        span=paragraph.place(start, end),
        words=words,
        paragraph=number,
        first=first,
        stop=stop,
        head=head.i,
        label=label,
        title=title,
        roles=roles,
        gender=genders.pop() if len(genders) == 1 else None,
        subject=_is_subject(head),
        quoted=paragraph.inside[head.i] >= 0,
        joined=stop < len(doc) and doc[stop].lower_ in {"and", "&"},
        common=_is_common(doc[first], story),
        full=paragraph.place(doc[role_first].idx, end),
    )


def _is_common(word: Token, story: AbstractSet[str]) -> bool:
    low = word.lower_
    if low in GIVEN_NAMES or "." in low:
        return False
    odd = word.tag_ not in {"NNP", "NNPS"} or word.text.isupper() or low.endswith("ing")
    return odd or low in story or low in NEVER_FIRST


def _is_subject(head: Token) -> bool:
    if head.dep_ == "appos":
        head = head.head
    return head.dep_ in _SUBJECTS
