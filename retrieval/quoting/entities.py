"""Which words are names: spaCy's entities, mended by rules of our own."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from retrieval.quoting.boundaries import (
    begins_sentence,
    cut,
    is_body,
    is_name,
    of_pageant,
)
from retrieval.quoting.doubtful import without_doubtful
from retrieval.quoting.given_names import GIVEN_NAMES
from retrieval.quoting.humans import follows_role, is_capitalised, looks_human
from retrieval.quoting.named_bodies import named_bodies
from retrieval.quoting.names import (
    BODIES,
    MEDIA,
    NO_NAMES,
    THINGS,
    introduces,
    is_post_nominal,
    is_role,
    person_key,
    title_of,
)
from retrieval.quoting.paragraphs import MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Span, Token

    from retrieval.quoting.paragraphs import Paragraph

_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_JOINTS = frozenset({"-", "‐", "‑", "–", "'", "’", "."})


def find_runs(paragraphs: Sequence[Paragraph]) -> list[list[tuple[int, int, str]]]:
    """Find the names of a story: for each paragraph (first token, one past the last, label).

    A word that ends a person's full name anywhere in the story is that name everywhere, whatever
    spaCy takes it for in one place.
    """
    runs = [list(_entity_runs(paragraph.doc)) for paragraph in paragraphs]
    runs = _with_bodies(paragraphs, _humans_and_places(paragraphs, runs))
    surnames = {
        person_key(paragraph.doc[stop - 1].text)
        for paragraph, found in zip(paragraphs, runs, strict=True)
        for first, stop, label in found
        if label == "PERSON" and not is_post_nominal(paragraph.doc[stop - 1].text)
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
            elif (label == "ORG" and looks_human(doc, first, stop, given)) or (
                label == "GPE" and follows_role(doc, first, stop)
            ):
                here[-1] = (first, stop, "PERSON")
        mended.append(here)
    return mended


def _with_bodies(
    paragraphs: Sequence[Paragraph], runs: list[list[tuple[int, int, str]]]
) -> list[list[tuple[int, int, str]]]:
    """Take for a body what the story calls a company or the like, whatever spaCy takes it for."""
    bodies = named_bodies(paragraphs, runs)
    return [
        [
            (first, stop, "ORG" if person_key(part.doc[first:stop].text) in bodies else label)
            for first, stop, label in found
        ]
        for part, found in zip(paragraphs, runs, strict=True)
    ]


def _apart(entities: Sequence[Span]) -> Iterator[tuple[int, int, str]]:
    """Yield entities; two in one are taken apart: "the editor of *Mirror*, *Jane Roe*, said"."""
    for entity in entities:
        comma = next((word.i for word in entity if word.text == ","), entity.end)
        if comma + 2 < entity.end and _follows_role_of(entity, comma):
            yield entity.start, comma, entity.label_
            yield comma + 1, entity.end, "PERSON"
        else:
            yield entity.start, entity.end, entity.label_


def _follows_role_of(entity: Span, comma: int) -> bool:
    """Say whether what stands after a comma in an entity is in apposition to a role before it."""
    before = entity.doc[entity.start - 1] if entity.start else None
    root = entity.doc[comma + 1 : entity.end].root
    if before is None or before.dep_ != "prep" or root.dep_ != "appos":
        return False
    return is_role(before.head.text) and (root.head == before.head or root.head in entity)


def _entity_runs(doc: Doc) -> Iterator[tuple[int, int, str]]:
    taken: set[int] = set()
    for run in _nicknamed(doc):
        taken.update(range(*run))
        yield *run, "PERSON"
    for entity in _apart(doc.ents):
        first, stop, label = entity
        if label not in _LABELS or not taken.isdisjoint(range(first, stop)):
            continue
        first, stop = cut(doc, first, stop, person=label == "PERSON")
        if first < stop and (
            (first > 0 and title_of(doc[first - 1].text) and not of_pageant(doc, first, stop))
            or _begins_with_given_name(doc, first, stop)
        ):
            label = "PERSON"
        if first < stop and (
            is_name(doc, first, stop) if label == "PERSON" else is_body(doc, first, stop)
        ):
            if label == "PERSON" and stop < len(doc) and is_post_nominal(doc[stop].text):
                # "Jane Roe QC": for the parser the letters are the head.
                stop += 1
            taken.update(range(first, stop))
            yield first, stop, label
    for token in doc:
        for find in (_after_role, _after_title):
            found = find(token, taken)
            if found is not None:
                taken.update(range(*found))
                yield *found, "PERSON"


def _after_title(title: Token, taken: set[int]) -> tuple[int, int] | None:
    """Find the capitals after a title: they are a person, whatever the model saw there."""
    doc, first = title.doc, title.i + 1
    if not title_of(title.text) or first >= len(doc) or first in taken:
        return None
    stop = first
    while stop < len(doc) and doc[stop].pos_ == "PROPN" and stop not in taken:
        stop += 1
    first, stop = cut(doc, first, stop, person=True)
    if first >= stop or not is_name(doc, first, stop) or title_of(doc[first].text):
        return None
    return first, stop


def _nicknamed(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield full names with a nickname in marks between first and last ('Kari "Kit" Lund')."""
    for opening in doc[1:-3]:
        at = opening.i
        names = (doc[at - 1], doc[at + 1], doc[at + 3])
        if (
            opening.text in MARKS - _JOINTS
            and doc[at + 2].text in MARKS - _JOINTS
            and bool(doc[at - 1].whitespace_)
            and not opening.whitespace_
            and all(is_capitalised(word.text) for word in names)
            and all(word.pos_ == "PROPN" for word in names[:2])
            and names[2].pos_ in {"PROPN", "NOUN"}
            and names[0].head in {names[2], names[2].head, names[1]}
            and not introduces(names[0].text)
            and not title_of(names[0].text)
        ):
            yield at - 1, at + 4


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
        and is_capitalised(word.text)
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
        and not introduces(token.text)
        and token.lower_ not in BODIES
        and not title_of(token.text)
        and not (token.lower_ in NO_NAMES and begins_sentence(token))
        and token.ent_type_ not in {"NORP", "GPE", "DATE"}
    )
