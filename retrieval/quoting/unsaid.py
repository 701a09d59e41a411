"""What looks like a statement and is none: the question put, a title, a deed, a headline's noun."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from retrieval.quoting import cues
from retrieval.quoting.declining import declines
from retrieval.quoting.introduced import is_label, is_question
from retrieval.quoting.proposals import stretches_of
from retrieval.quoting.statements import ALL_QUOTED, NONE_QUOTED, UNCLEAR, Rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from retrieval.quoting.paragraphs import Paragraph
    from retrieval.quoting.statements import Statement

_ASKING = frozenset({"ask", "press", "question"})
_HEARING = frozenset({"hear", "overhear"})
_TOLD = frozenset({"advise", "ask", "assure", "inform", "order", "tell", "urge", "warn"})
"""Cues whose passive subject is who hears them ("She had been told that …")."""
_MAKING = frozenset({"compose", "perform", "publish", "record", "release", "sing", "write"})
"""Verbs whose object may be a work with a title in marks."""
_TITLE = 3
"""The most words in marks that are taken for a title."""
_BARE = 2
"""The most words outside of marks that are taken for a mere object ("concedes the point")."""
_NOMINAL = frozenset({"NOUN", "PROPN", "DET", "PRON", "ADJ", "ADP"})
_FEWEST_OF_HEADLINE = 4
_SMALL = 3
"""Words of at most so many letters may be small in a headline."""


def without_unsaid(
    statements: Sequence[Statement], paragraphs: Sequence[Paragraph], text: str
) -> list[Statement]:
    """Leave out what nobody said, and take speakers away from those who only heard.

    Args:
        statements: What was found, in order.
        paragraphs: The story's paragraphs, in order.
        text: The article's text.
    """
    kept = []
    for found in statements:
        view = _View(found, paragraphs)
        if not view.content or _is_unsaid(view, text):
            continue
        kept.append(_unheard(view))
    return kept


class _View:
    """A statement with the tokens of its content and of its cue."""

    def __init__(self, found: Statement, paragraphs: Sequence[Paragraph]) -> None:
        stretches = stretches_of(found.spans, found.paragraph, paragraphs)
        self.found = found
        self.paragraph = paragraphs[found.paragraph]
        self.content = [
            token
            for stretch in stretches
            for token in paragraphs[stretch.paragraph].doc[stretch.first : stretch.stop]
        ]
        self.quoted = max(
            (paragraphs[each.paragraph].quoted_share(each.first, each.stop) for each in stretches),
            default=0.0,
        )
        places = (
            stretches_of([found.cue], found.paragraph, paragraphs) if found.cue is not None else []
        )
        self.cue = [
            token
            for place in places
            for token in paragraphs[place.paragraph].doc[place.first : place.stop]
        ]
        self.speaker = (
            None
            if found.speaker is None
            else paragraphs[found.speaker.paragraph].doc[found.speaker.head]
        )

    @property
    def words(self) -> list[Token]:
        """The content's tokens that hold letters or digits."""
        return [token for token in self.content if any(map(str.isalnum, token.text))]


def _is_unsaid(view: _View, text: str) -> bool:
    if is_question(view.paragraph):
        return True
    speaker = view.found.speaker
    if view.quoted > NONE_QUOTED:
        return _is_title(view)
    if speaker is not None and is_label(speaker.span.of(text)):
        return True
    return (
        _is_question_put(view)
        or _is_bare(view)
        or any(token.lemma_ in _HEARING for token in view.cue)
        or _is_deed(view)
    )


def _is_question_put(view: _View) -> bool:
    """Read "Asked what that meant, Lee said …": the question is nobody's statement."""
    for token in view.cue:
        if token.lemma_.lower() not in _ASKING or token.tag_ not in {"VBN", "VBD"}:
            continue
        first, stop = view.paragraph.sentence_of(token.i)
        before = view.paragraph.doc[first : token.i]
        opens = all(word.is_punct or word.lower_ in {"when", "and", "but"} for word in before)
        if opens and not any(map(declines, view.paragraph.doc[first:stop])):
            return True
    return False


def _is_bare(view: _View) -> bool:
    """Say whether the tagger alone takes an object for what was said, or a headline's noun is."""
    kinds = {token.pos_ for token in view.words}
    if view.found.rule not in {Rule.TAGGER, Rule.TREE} or kinds - _NOMINAL:
        return False
    few = view.found.rule is Rule.TAGGER and len(view.words) <= _BARE and "ADP" not in kinds
    # "talked about jobs", "criticized Reed": such cues do take nouns.
    takes = any(token.pos_ == "ADP" or token.lemma_.lower() in cues.OBJECT for token in view.cue)
    bare = few and not takes and view.words[-1].pos_ in {"NOUN", "PROPN"}
    return bare or _is_headline(view.paragraph)


def _is_headline(paragraph: Paragraph) -> bool:
    words = [token.text for token in paragraph.doc if token.is_alpha]
    if len(words) < _FEWEST_OF_HEADLINE or paragraph.text.rstrip()[-1:] in {".", ":", "”", '"'}:
        return False
    return all(word[:1].isupper() for word in words if len(word) > _SMALL)


def _is_deed(view: _View) -> bool:
    """Read "refused to resign": what is refused is no matter of words."""
    return any(
        token.lemma_.lower() in cues.NON_ANSWERS and not declines(token) for token in view.cue
    ) and any(token.lower_ == "to" for token in view.content[:1])


def _is_title(view: _View) -> bool:
    """Read "wrote “Ipanema”": a work's name, and no words of the writer's."""
    if view.quoted < ALL_QUOTED or not 0 < len(view.words) <= _TITLE:
        return False
    verbs = [token for token in view.cue if token.lemma_.lower() in _MAKING]
    first = view.content[0]
    if not verbs or verbs[-1].i >= first.i or verbs[-1].doc is not first.doc:
        return False
    between = first.doc[verbs[-1].i + 1 : first.i]
    apart = any(token.text in {":", ","} for token in between)
    named = all(token.text[:1].isupper() or token.text[:1].isdigit() for token in view.words)
    spoken = any(token.pos_ in {"VERB", "AUX", "INTJ", "PRON"} for token in view.words)
    ended = any(token.text in {".", "!", "?", ","} for token in view.content)
    return named and not (apart or spoken or ended)


def _unheard(view: _View) -> Statement:
    """Take the speaker away where it is the subject of "has been told": that is who hears."""
    found, speaker = view.found, view.speaker
    if speaker is None:
        return found
    for token in view.cue:
        passive = any(child.dep_ == "auxpass" for child in token.lefts)
        hears = speaker.doc is token.doc and speaker.dep_ == "nsubjpass"
        if token.lemma_.lower() in _TOLD and passive and hears and speaker.i < token.i:
            return replace(found, speaker=None, confidence=UNCLEAR)
    return found
