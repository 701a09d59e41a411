"""Where a story names somebody: spaCy's entities, mended by rules of our own."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from retrieval.quoting.names import (
    BODIES,
    GENDERED,
    GIVEN_NAMES,
    NO_NAMES,
    THINGS,
    TITLES,
    is_particle,
    is_role,
    person_key,
    strip_possessive,
    title_of,
)
from retrieval.quoting.paragraphs import MARKS
from retrieval.quoting.roles import find_roles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from retrieval.article import Span
    from retrieval.quoting.paragraphs import Paragraph

_LONGEST_NAME = 6
_LONGEST_HUMAN = 3
_WITHIN = frozenset({",", "-", "‐", "‑", "'", "’", "&", "/"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_JOINTS = frozenset({"-", "‐", "‑", "–", "'", "’", "."})


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
    full: Span

    @property
    def name(self) -> str:
        """The name, words joined by single spaces."""
        return " ".join(self.words)


def find_mentions(paragraphs: Sequence[Paragraph]) -> list[Mention]:
    """Find every person and organisation that a story names, in order.

    A word that ends a person's full name anywhere in the story is that name everywhere, whatever
    spaCy takes it for in one place.
    """
    runs = [list(_entity_runs(paragraph.doc)) for paragraph in paragraphs]
    runs = _humans_and_places(paragraphs, runs)
    surnames = {
        person_key(paragraph.doc[stop - 1].text)
        for paragraph, found in zip(paragraphs, runs, strict=True)
        for first, stop, label in found
        if label == "PERSON"
    }
    mentions: list[Mention] = []
    for number, (paragraph, found) in enumerate(zip(paragraphs, runs, strict=True)):
        corrected = _with_surnames(paragraph.doc, found, surnames)
        mentions.extend(
            _mention(paragraph, number, first, stop, label) for first, stop, label in corrected
        )
    return mentions


def _humans_and_places(
    paragraphs: Sequence[Paragraph], runs: list[list[tuple[int, int, str]]]
) -> list[list[tuple[int, int, str]]]:
    """Mend what spaCy takes now for a human being, now for something else.

    What is as often a place is a place. What bears a first name that is known as one, or stands
    after a role or an age, is a human being.
    """
    labels: Counter[tuple[str, str]] = Counter()
    given = set(GIVEN_NAMES)
    for paragraph, found in zip(paragraphs, runs, strict=True):
        for first, stop, label in found:
            labels[person_key(paragraph.doc[first:stop].text), label] += 1
            if label == "PERSON" and stop - first > 1:
                given.add(paragraph.doc[first].lower_)
    mended = []
    for paragraph, found in zip(paragraphs, runs, strict=True):
        here = []
        for first, stop, label in found:
            name = person_key(paragraph.doc[first:stop].text)
            places = labels[name, "GPE"] + labels[name, "NORP"]
            last = paragraph.doc[stop - 1].lower_
            if label == "PERSON" and stop - first > 1 and last in BODIES | THINGS:
                label = "ORG"
            if label == "PERSON" and places >= labels[name, "PERSON"]:
                if not (first and title_of(paragraph.doc[first - 1].text)):
                    label = "GPE"
            elif label == "ORG" and _looks_human(paragraph.doc, first, stop, given):
                label = "PERSON"
            here.append((first, stop, label))
        mended.append(here)
    return mended


def _looks_human(doc: Doc, first: int, stop: int, given: set[str]) -> bool:
    """Say whether what spaCy takes for an organisation is rather somebody's name."""
    words = doc[first:stop]
    if len(words) > _LONGEST_HUMAN or any(
        word.lower_ in BODIES | THINGS for word in words
    ):
        return False
    if not all(word.pos_ == "PROPN" and _is_capitalised(word.text) for word in words):
        return False
    if len(words) > 1 and doc[first].lower_ in given:
        return True
    before = doc[first - 1] if first else None
    if before is None:
        return False
    after_role = is_role(before.text) and before.dep_ == "compound" and before.head in words
    after_age = before.lower_ in {"old", "-old"} and words.root in before.ancestors
    return after_age or (after_role and len(words) > 1)


def _is_capitalised(word: str) -> bool:
    """Say whether a word is written as names are ("McGee"), and not as initials are."""
    return word.isalpha() and word[:1].isupper() and word[-1:].islower()


def begins_sentence(token: Token) -> bool:
    """Say whether a token begins a sentence, or what stands after a mark or a link's sign."""
    if token.i == 0 or token.is_sent_start:
        return True
    before = token.nbor(-1).text
    return not any(map(str.isalnum, before)) and before not in _WITHIN


def _entity_runs(doc: Doc) -> Iterator[tuple[int, int, str]]:
    taken: set[int] = set()
    for entity in doc.ents:
        if entity.label_ not in {"PERSON", "ORG", "GPE", "NORP"}:
            continue
        first, stop, label = entity.start, entity.end, entity.label_
        first, stop = _cut(doc, first, stop, person=label == "PERSON")
        if first < stop and (
            (first > 0 and title_of(doc[first - 1].text))
            or _begins_with_given_name(doc, first, stop)
        ):
            label = "PERSON"
        if first < stop and (
            _is_name(doc, first, stop) if label == "PERSON" else _is_body(doc, first, stop)
        ):
            taken.update(range(first, stop))
            yield first, stop, label
    for token in doc:
        # A title before capitals is a person, whatever the model saw there.
        if title_of(token.text) and token.i + 1 < len(doc) and token.i + 1 not in taken:
            stop = token.i + 1
            while stop < len(doc) and doc[stop].pos_ == "PROPN" and stop not in taken:
                stop += 1
            if stop > token.i + 1 and _is_name(doc, token.i + 1, stop):
                taken.update(range(token.i + 1, stop))
                yield token.i + 1, stop, "PERSON"


def _begins_with_given_name(doc: Doc, first: int, stop: int) -> bool:
    return (
        stop - first in {2, 3}
        and doc[first].lower_ in GIVEN_NAMES
        and all(word.pos_ == "PROPN" and word.text.istitle() for word in doc[first:stop])
        and not any(word.lower_ in BODIES for word in doc[first:stop])
    )


def _cut(doc: Doc, first: int, stop: int, *, person: bool) -> tuple[int, int]:
    while first < stop and (
        doc[first].lower_ in {"the", "a", "an"}
        or not any(map(str.isalnum, doc[first].text))
        or (doc[first].lower_ in NO_NAMES and begins_sentence(doc[first]))
        or (person and (title_of(doc[first].text) or is_role(doc[first].text)) and first + 1 < stop)
    ):
        first += 1
    while stop > first and (
        doc[stop - 1].text in {"'s", "’s"} or not any(map(str.isalnum, doc[stop - 1].text))
    ):
        stop -= 1
    for at in range(first + 1, stop):
        if doc[at].text in {"(", "/", ","} or (person and doc[at].text in {"'s", "’s"}):
            return first, at
        if doc[at].text in MARKS - _JOINTS:
            # 'Katherine "Kate" Holm': the longer part, the last of two alike.
            return (first, at) if at - first > stop - at - 1 else _cut(doc, at, stop, person=person)
    return first, stop


def _is_body(doc: Doc, first: int, stop: int) -> bool:
    text = doc[first].text
    if stop - first == 1 and text.lower() in BODIES:
        return False
    return text[:1].isupper() or text[:1].isdigit() or any(map(str.isupper, text))


def _is_name(doc: Doc, first: int, stop: int) -> bool:
    if stop - first > _LONGEST_NAME + 2:
        return False
    words = doc[first:stop]
    capitals = [word for word in words if word.text[:1].isupper()]
    return (
        bool(capitals)
        and all(
            word.text[:1].isupper() or is_particle(word.text) or word.text in _JOINTS
            for word in words
        )
        and any(len(word) > 1 and word.text[1:2].isalpha() for word in capitals)
    )


def _with_surnames(
    doc: Doc, found: list[tuple[int, int, str]], surnames: set[str]
) -> list[tuple[int, int, str]]:
    corrected = []
    taken: set[int] = set()
    for first, stop, label in sorted(found):
        if first in taken:
            continue
        is_person = person_key(doc[stop - 1].text) in surnames and all(
            _may_be_given(word) for word in doc[first : stop - 1]
        )
        given = first - 1
        if (
            (is_person or label == "PERSON")
            and stop - first == 1
            and first > 0
            and given not in taken
            and doc[first].lower_ not in GIVEN_NAMES
            and (_may_be_given(doc[given]) or doc[given].lower_ in GIVEN_NAMES)
            and not doc[given].lower_.endswith("ing")
            and doc[given].head.i == first
        ):
            first = given
        corrected.append((first, stop, "PERSON" if is_person else label))
        taken.update(range(first, stop))
    for token in doc:
        if token.i in taken or token.pos_ != "PROPN" or person_key(token.text) not in surnames:
            continue
        first = token.i
        if first > 0 and first - 1 not in taken and _may_be_given(doc[first - 1]):
            first -= 1
        corrected.append((first, token.i + 1, "PERSON"))
    return sorted(corrected)


def _may_be_given(token: Token) -> bool:
    """Say whether a word before a surname may be a first name."""
    return (
        token.pos_ == "PROPN"
        and token.text.isalpha()
        and token.text.istitle()
        and token.dep_ == "compound"
        and not is_role(token.text)
        and token.lower_ not in BODIES
        and not title_of(token.text)
        and not (token.lower_ in NO_NAMES and begins_sentence(token))
        and token.ent_type_ not in {"NORP", "GPE", "DATE"}
    )


def _mention(paragraph: Paragraph, number: int, first: int, stop: int, label: str) -> Mention:
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
        full=paragraph.place(doc[role_first].idx, end),
    )


def _is_subject(head: Token) -> bool:
    if head.dep_ == "appos":
        head = head.head
    return head.dep_ in _SUBJECTS
