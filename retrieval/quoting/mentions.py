"""Where a story names somebody: each place with title, roles and gender."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retrieval.quoting.entities import find_runs
from retrieval.quoting.given_names import GIVEN_NAMES
from retrieval.quoting.names import (
    GENDERED,
    KIN,
    NEVER_FIRST,
    TITLES,
    is_post_nominal,
    person_key,
    strip_possessive,
)
from retrieval.quoting.paragraphs import MARKS
from retrieval.quoting.roles import find_roles

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from spacy.tokens import Doc, Token

    from retrieval.article import Span
    from retrieval.quoting.paragraphs import Paragraph

_NICKNAMED = 5
"""Tokens of a first name, a nickname in two marks and a last name."""
_WHERE = frozenset("across at in inside near outside throughout".split())
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
        nickname: The name in marks between first and last.
        kin: What it is called in apposition as somebody's kin ("her mother"), folded.
        placed: Whether it stands after "in" and its like, as places do.
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
    nickname: str | None = None
    kin: str | None = None
    placed: bool = False

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
    person, after = label == "PERSON", stop
    start = doc[first].idx
    end = doc[stop - 1].idx + len(doc[stop - 1])
    while stop - first > 1 and person and is_post_nominal(doc[stop - 1].text):
        stop -= 1
        end = doc[stop - 1].idx + len(doc[stop - 1])
    text, nickname = paragraph.text[start:end], None
    if person and stop - first == _NICKNAMED and doc[first + 1].text in MARKS:
        nickname = doc[first + 2].text
        text = f"{doc[first].text} {doc[stop - 1].text}"
    words = tuple(strip_possessive(text).split())
    whose, kin = _kin(doc, first, stop, head) if person else (None, None)
    role_first, title, roles = (
        find_roles(paragraph, first, head) if label == "PERSON" else (first, None, ())
    )
    genders = {TITLES.get(title)} if title else set()
    genders |= {GENDERED.get(word.lower()) for role in roles for word in role.split()[:4]}
    genders.discard(None)
    if kin:
        genders = {KIN[kin]}
    if not genders and len(words) > 1:
        genders = {GIVEN_NAMES.get(words[0].lower())} - {None}
    return Mention(
        span=paragraph.place(start, end),
        words=words,
        paragraph=number,
        first=first,
        stop=after,
        head=head.i,
        label=label,
        title=title,
        roles=roles,
        gender=genders.pop() if len(genders) == 1 else None,
        subject=_is_subject(head),
        quoted=paragraph.inside[head.i] >= 0,
        joined=after < len(doc) and doc[after].lower_ in {"and", "&"},
        common=_is_common(doc[first], story),
        full=paragraph.place(doc[role_first].idx, end),
        nickname=nickname,
        kin=f"{whose} {kin}" if whose else None,
        placed=head.dep_ == "pobj" and head.head.lower_ in _WHERE,
    )


def _kin(doc: Doc, first: int, stop: int, head: Token) -> tuple[str | None, str | None]:
    """Return whose kin a name is called, as a pronoun, and what ("his daughter, Ruth")."""
    nouns = [child for child in head.rights if child.dep_ == "appos" and child.i >= stop]
    if head.dep_ == "appos":
        nouns.append(head.head)
    if head.dep_ in _SUBJECTS and head.head.lemma_ == "be":
        nouns.extend(child for child in head.head.rights if child.dep_ == "attr")
    if first and doc[first - 1].head in doc[first:stop]:
        nouns.append(doc[first - 1])
    for noun in nouns:
        kin = person_key(noun.text)
        if kin in KIN:
            owner = noun.head if noun.dep_ == "compound" else noun
            whose = [word.lower_ for word in owner.lefts if word.tag_ == "PRP$"]
            return (whose[0] if whose else None), kin
    return None, None


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
