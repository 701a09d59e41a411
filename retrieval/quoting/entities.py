"""Which words are names: spaCy's entities, mended by rules of our own."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from retrieval.quoting.doubtful import without_doubtful
from retrieval.quoting.given_names import GIVEN_NAMES
from retrieval.quoting.names import (
    BODIES,
    MEDIA,
    NO_NAMES,
    THINGS,
    is_particle,
    is_role,
    person_key,
    title_of,
)
from retrieval.quoting.paragraphs import MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from retrieval.quoting.paragraphs import Paragraph

_LONGEST_NAME = 6
_LONGEST_HUMAN = 3
_NOT_NAMES = frozenset({"VBD", "VBZ", "VBP", "MD", "RB", "RP", "WRB"})
_WITHIN = frozenset({",", "-", "‐", "‑", "'", "’", "&", "/"})
_HYPHENS = frozenset({"-", "‐", "‑", "–", "—", "--"})
_JOINTS = frozenset({"-", "‐", "‑", "–", "'", "’", "."})


def find_runs(paragraphs: Sequence[Paragraph]) -> list[list[tuple[int, int, str]]]:
    """Find the names of a story: for each paragraph (first token, one past the last, label).

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
    runs = [
        _with_surnames(paragraph.doc, found, surnames)
        for paragraph, found in zip(paragraphs, runs, strict=True)
    ]
    return without_doubtful(paragraphs, runs)


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
            doc = paragraph.doc
            here.append((first, stop, label))
            if label == "PERSON":
                if doc[stop - 1].lower_ in (BODIES | THINGS if stop - first > 1 else MEDIA):
                    here[-1] = (first, stop, "ORG")
                titled = first > 0 and title_of(doc[first - 1].text)
                if places >= labels[name, "PERSON"] and not titled:
                    here[-1] = (first, stop, "GPE")
            elif label == "ORG" and _looks_human(doc, first, stop, given):
                here[-1] = (first, stop, "PERSON")
        mended.append(here)
    return mended


def _looks_human(doc: Doc, first: int, stop: int, given: set[str]) -> bool:
    """Say whether what spaCy takes for an organisation is rather somebody's name."""
    words = doc[first:stop]
    if len(words) > _LONGEST_HUMAN or any(word.lower_ in BODIES | THINGS for word in words):
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


def _begins_sentence(token: Token) -> bool:
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
        run = _after_role(token, taken)
        if run is not None:
            taken.update(range(*run))
            yield *run, "PERSON"
        # A title before capitals is a person, whatever the model saw there.
        if title_of(token.text) and token.i + 1 < len(doc) and token.i + 1 not in taken:
            stop = token.i + 1
            while stop < len(doc) and doc[stop].pos_ == "PROPN" and stop not in taken:
                stop += 1
            begin, stop = _cut(doc, token.i + 1, stop, person=True)
            if begin < stop and _is_name(doc, begin, stop) and not title_of(doc[begin].text):
                taken.update(range(begin, stop))
                yield begin, stop, "PERSON"


def _after_role(role: Token, taken: set[int]) -> tuple[int, int] | None:
    """Find a full name after a role where the model saw no name ("Mayor Lyda Ann Thomas")."""
    doc = role.doc
    if not is_role(role.text) or role.i + 1 >= len(doc):
        return None
    stop = role.i + 1
    while stop < len(doc) and stop not in taken and _may_be_in_name(doc[stop]):
        stop += 1
    is_short = stop - role.i - 1 not in {2, 3}
    if is_short or role.head not in doc[role.i + 1 : stop] or role.dep_ != "compound":
        return None
    if stop + 1 < len(doc) and doc[stop].tag_ == "POS" and doc[stop + 1].pos_ == "PROPN":
        # "Cardinal Jane Roe Children's Hospital" is a house.
        return None
    return role.i + 1, stop


def _may_be_in_name(word: Token) -> bool:
    return (
        word.pos_ == "PROPN"
        and _is_capitalised(word.text)
        and not is_role(word.text)
        and word.lower_ not in BODIES | THINGS
        and word.ent_type_ not in {"ORG", "GPE", "NORP", "DATE", "LOC", "FAC"}
    )


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
        or (doc[first].lower_ in NO_NAMES and _begins_sentence(doc[first]))
        or (person and (title_of(doc[first].text) or is_role(doc[first].text)) and first + 1 < stop)
    ):
        first += 1
    while stop > first and (
        doc[stop - 1].text in {"'s", "’s"}
        or not any(map(str.isalnum, doc[stop - 1].text))
        or (person and stop - first > 1 and title_of(doc[stop - 1].text))
    ):
        stop -= 1
    for at in range(first + 1, stop):
        ends = person and (doc[at].text in {"'s", "’s"} or doc[at].tag_ in _NOT_NAMES)
        if ends or doc[at].text in {"(", "/", ","}:
            return first, at
        apart = doc[at].text in _HYPHENS and bool(doc[at - 1].whitespace_)
        if apart or doc[at].text in MARKS - _JOINTS:
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
            word.text[:1].isupper()
            or is_particle(word.text)
            or word.text in _JOINTS
            or (word.i > first and doc[word.i - 1].text in _JOINTS)
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
        human = is_person or label == "PERSON"
        lacks_first = human and first > 0 and first - 1 not in taken
        lacks_first = lacks_first and _first_name_before(doc[first], doc[first:stop].root)
        begin = first - 1 if lacks_first else first
        corrected.append((begin, stop, "PERSON" if human else label))
        taken.update(range(first, stop))
    for token in doc:
        if token.i in taken or token.pos_ != "PROPN" or person_key(token.text) not in surnames:
            continue
        first = token.i
        if first > 0 and first - 1 not in taken and _may_be_given(doc[first - 1]):
            first -= 1
        corrected.append((first, token.i + 1, "PERSON"))
    return sorted(corrected)


def _first_name_before(surname: Token, root: Token) -> bool:
    """Say whether a first name that spaCy left out of a name stands before it.

    Before a name of two words only one that itself follows a role is.
    """
    word = surname.nbor(-1)
    after_role = word.i > 0 and is_role(word.nbor(-1).text) and not word.ent_type_
    return (
        word.head == root
        and (surname == root or after_role)
        and surname.lower_ not in GIVEN_NAMES
        and not word.lower_.endswith("ing")
        and (_may_be_given(word) or word.lower_ in GIVEN_NAMES)
    )


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
        and not (token.lower_ in NO_NAMES and _begins_sentence(token))
        and token.ent_type_ not in {"NORP", "GPE", "DATE"}
    )
