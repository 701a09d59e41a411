"""Reported speech: what a cue outside of quotation marks takes as its content, by dependencies."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retrieval.quoting import cues
from retrieval.quoting.speakers import find_subject, rejoins, speaker_at
from retrieval.quoting.statements import Statement, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from retrieval.article import Span
    from retrieval.quoting.paragraphs import Paragraph
    from retrieval.quoting.statements import Speaker

_SHORTEST = 2
_REACH = 14


class Content(NamedTuple):
    """What a cue takes: tokens `[first, stop)`, and the tokens of the cue itself."""

    first: int
    stop: int
    cue_first: int
    cue_stop: int


def find_indirect(paragraph: Paragraph, number: int, text: str) -> Iterator[Statement]:
    """Find the statements that the rules over the dependency tree give, cue by cue.

    Args:
        paragraph: A story paragraph.
        number: Its number among the story's paragraphs.
        text: The article's text.
    """
    for token in paragraph.doc:
        if paragraph.inside[token.i] >= 0:
            continue
        if token.lower_ == "according":
            found = _according(token, paragraph, number, text)
            if found is not None:
                yield found
            continue
        if token.pos_ not in {"VERB", "AUX"} and token.lower_ not in {"said", "says"}:
            continue
        content = _content_of(token, paragraph)
        if content is None:
            continue
        spans = tidy(text, [_widen(paragraph, content.first, content.stop)])
        if not spans or content.stop - content.first < _SHORTEST:
            continue
        cue = paragraph.span_of(content.cue_first, content.cue_stop)
        yield Statement(spans, number, cue, _speaker(token, paragraph, number))


def _speaker(token: Token, paragraph: Paragraph, number: int) -> Speaker | None:
    subject = find_subject(token, paragraph)
    if subject is None or (
        subject.lower_ in cues.NOT_SPEAKERS and subject.left_edge.i == subject.right_edge.i
    ):
        return None
    return speaker_at(subject, paragraph, number)


def _widen(paragraph: Paragraph, first: int, stop: int) -> Span:
    """Take in the whole of a stretch in marks that the tree cuts through."""
    here = paragraph.inside[first]
    before = paragraph.inside[first - 1] if first else -1
    if here >= 0 and here == before:
        first = paragraph.tokens_of(here)[0]
    last = paragraph.inside[stop - 1]
    if last >= 0:
        stop = max(stop, paragraph.tokens_of(last)[1])
    return paragraph.span_of(first, stop)


def _content_of(verb: Token, paragraph: Paragraph) -> Content | None:
    lemma = verb.lemma_.lower()
    for rule in (_non_answer, _asked, _clause, _infinitive, _object, _preposition):
        found = rule(verb, lemma, paragraph)
        if found is not None:
            return found
    return None


def _cue_tokens(verb: Token, upto: int) -> tuple[int, int]:
    """Return the cue with its auxiliaries, negation and particle."""
    first = verb.i
    while first > 0:
        before = verb.doc[first - 1]
        if before.head == verb and before.dep_ in {"aux", "auxpass", "neg"}:
            first -= 1
        elif before.dep_ == "advmod" and before.head == verb and before.pos_ == "ADV":
            first -= 1
        else:
            break
    stop = verb.i + 1
    while stop < upto and verb.doc[stop].dep_ == "prt":
        stop += 1
    return first, stop


def _make(verb: Token, first: int, stop: int) -> Content | None:
    if first >= stop:
        return None
    return Content(first, stop, *_cue_tokens(verb, first))


def _clause_child(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "ccomp" and child.i > verb.i:
            return child
    return None


def _clause(verb: Token, lemma: str, paragraph: Paragraph) -> Content | None:
    if lemma not in cues.CLAUSE:
        return None
    child = _clause_child(verb)
    if child is None:
        return _loose_clause(verb, lemma, paragraph)
    first = _after_time(max(child.left_edge.i, verb.i + 1), paragraph)
    stop = _clause_end(verb, child, paragraph)
    for more in verb.rights:
        # A second clause side by side with the first: "it is halted, it will resume".
        if more.dep_ == "ccomp" and more.i > child.i and more.left_edge.i <= stop + 2:
            stop = max(stop, _clause_end(verb, more, paragraph))
    return _make(verb, first, stop)


def _after_time(first: int, paragraph: Paragraph) -> int:
    """Step over a time that the parser took into the clause ("said Monday he would …")."""
    at = first
    doc = paragraph.doc
    while at + 2 < len(doc) and doc[at].ent_type_ in {"DATE", "TIME"} and paragraph.inside[at] < 0:
        at += 1
    return first if doc[at].text == "," or doc[at].pos_ in {"VERB", "AUX", "PART"} else at


def _loose_clause(verb: Token, lemma: str, paragraph: Paragraph) -> Content | None:
    """Take a clause that the parser hung elsewhere: after "that", or all that follows "said"."""
    doc = paragraph.doc
    _, end = paragraph.sentence_of(verb.i)
    while end > verb.i + 1 and doc[end - 1].text in {".", "!", "?"}:
        end -= 1
    for at in range(verb.i + 1, min(verb.i + _REACH, end)):
        token = doc[at]
        if paragraph.inside[at] >= 0 or token.text in {":", ";"}:
            break
        if token.lower_ == "that" and token.tag_ == "IN" and token.dep_ in {"mark", "advmod"}:
            return _make(verb, at, _until_cue(at, end, paragraph))
        if token.pos_ == "VERB":
            break
    following = doc[verb.i + 1] if verb.i + 1 < end else None
    if lemma != "say" or following is None or paragraph.inside[following.i] >= 0:
        return None
    if verb.tag_ not in {"VBD", "VBZ", "VBP"} or following.text in {",", "so", "."}:
        return None
    first = _after_time(following.i, paragraph)
    if following.dep_ == "prep":
        first = following.right_edge.i + 1
    stop = _until_cue(first, end, paragraph)
    if not any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in doc[first:stop]):
        return None
    if any(child.dep_ in {"nsubj"} and child.i > verb.i for child in verb.children):
        return None
    if first < stop and doc[first].pos_ in {"PUNCT", "VERB", "CCONJ"}:
        return None
    return _make(verb, first, stop)


def _until_cue(first: int, end: int, paragraph: Paragraph) -> int:
    """Return where a stretch of a sentence ends: before "and added …" or "…, citing …"."""
    doc = paragraph.doc
    for at in range(first + 1, end):
        token = doc[at]
        if paragraph.inside[at] >= 0:
            continue
        if token.tag_ == "VBG" and token.dep_ == "advcl" and doc[at - 1].text == ",":
            return at - 1
    return end


def _clause_end(verb: Token, child: Token, paragraph: Paragraph) -> int:
    """Return where a clause ends: its subtree, within the sentence."""
    _, end = paragraph.sentence_of(verb.i)
    stop = min(max(child.right_edge.i + 1, child.i + 1), end)
    rest = _rest(stop, end, paragraph)
    if rest > stop and _goes_on(verb, stop, rest, paragraph):
        stop = rest
    for token in verb.doc[child.i + 1 : stop]:
        if rejoins(token, verb) and paragraph.inside[token.i] < 0:
            cut = token.i
            while cut > child.i + 1 and verb.doc[cut - 1].pos_ in {"ADV", "CCONJ", "AUX", "PUNCT"}:
                cut -= 1
            return cut
        # "…, citing …", "…, forcing …": rather the writer's or the speaker's going on.
        if (
            token.tag_ == "VBG"
            and token.dep_ == "advcl"
            and verb.doc[token.i - 1].text == ","
            and paragraph.inside[token.i] < 0
        ):
            return token.i - 1
    return stop


def _rest(stop: int, end: int, paragraph: Paragraph) -> int:
    """Return the sentence's end without its full stop."""
    while end > stop and paragraph.doc[end - 1].text in {".", "!", "?", ";"}:
        end -= 1
    return end


def _goes_on(verb: Token, stop: int, rest: int, paragraph: Paragraph) -> bool:
    """Say whether what follows a clause in its sentence is rather more of it than something new."""
    doc = paragraph.doc
    if doc[stop].tag_ == "VBG" or (doc[stop].text == "," and doc[stop + 1 : stop + 2].text == ""):
        return False
    for token in doc[stop:rest]:
        if paragraph.inside[token.i] >= 0:
            continue
        if token.text in {";", ":"}:
            return False
        if token.head == verb and token.dep_ in {"conj", "advcl", "npadvmod", "prep"}:
            return False
        if token.pos_ == "VERB" and token.lemma_ in _SPEAKING:
            return False
    return True


_SPEAKING = cues.CLAUSE | cues.TAG


def _infinitive(verb: Token, lemma: str, paragraph: Paragraph) -> Content | None:
    if lemma not in cues.INFINITIVE and not (lemma == "tell"):
        return None
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp"} and child.i > verb.i:
            if not any(left.lower_ == "to" for left in child.lefts):
                continue
            first = child.left_edge.i
            objects = [left for left in verb.rights if left.dep_ in {"dobj"} and left.i < child.i]
            if objects and lemma not in {"tell"}:
                first = min(first, objects[0].left_edge.i)
            if lemma == "tell" and not objects:
                continue
            return _make(verb, max(first, verb.i + 1), _clause_end(verb, child, paragraph))
    return None


def _object(verb: Token, lemma: str, paragraph: Paragraph) -> Content | None:
    if lemma not in cues.OBJECT:
        return None
    taken = None
    for child in sorted(verb.rights, key=lambda token: token.i):
        if taken is None:
            if child.dep_ == "dobj" or (child.dep_ in {"ccomp", "oprd"} and lemma in {"call", "label", "dub", "brand"}):
                taken = (child.left_edge.i, child.right_edge.i + 1)
            continue
        goes_on = child.dep_ in {"oprd", "xcomp"} or (
            child.dep_ == "prep"
            and child.lower_ in cues.COMPLEMENT_PREPOSITIONS
            and (lemma, child.lower_) in cues.PREPOSITIONS
        )
        if goes_on and child.left_edge.i <= taken[1] + 1:
            taken = (taken[0], child.right_edge.i + 1)
    quoted = _quoted_end(verb, paragraph)
    if quoted is not None:
        taken = (verb.i + 1 if taken is None else taken[0], max(quoted, taken[1] if taken else 0))
    if taken is None or (lemma == "call" and not _named_so(verb, taken, paragraph)):
        return None
    _, end = paragraph.sentence_of(verb.i)
    return _make(verb, max(taken[0], verb.i + 1), min(taken[1], end))


def _quoted_end(verb: Token, paragraph: Paragraph) -> int | None:
    """Return the end of words in marks that a verb gives to its object ("called it a “rush”")."""
    doc = paragraph.doc
    _, end = paragraph.sentence_of(verb.i)
    for at in range(verb.i + 1, min(verb.i + _REACH, end)):
        if paragraph.inside[at] >= 0:
            follows = at == verb.i + 1 and (verb.dep_ == "acl" or verb.tag_ == "VBN")
            return None if follows else paragraph.tokens_of(paragraph.inside[at])[1]
        if doc[at].pos_ in {"VERB", "AUX"} or doc[at].text in {",", ";", ":"}:
            return None
    return None


def _named_so(verb: Token, taken: tuple[int, int], paragraph: Paragraph) -> bool:
    """Say whether "call" gives a name to something, and is no telephone call or relative clause."""
    nearby = range(verb.i + 1, min(taken[1] + 1, len(verb.doc)))
    marked = any(paragraph.inside[at] >= 0 for at in nearby)
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return marked and verb.doc[verb.i + 1].pos_ in {"PRON", "PROPN"}
    if any(child.dep_ in {"oprd", "ccomp"} for child in verb.rights):
        return True
    return marked


def _preposition(verb: Token, lemma: str, paragraph: Paragraph) -> Content | None:
    for child in verb.rights:
        if child.dep_ in {"advcl", "ccomp", "xcomp"} and (lemma, "for") in cues.PREPOSITIONS:
            # "called for all sides to stop": the parser takes "for" as a mark.
            start = child.left_edge.i
            if verb.doc[start].lower_ == "for" and start == verb.i + 1:
                return Content(start + 1, _clause_end(verb, child, paragraph), *_cue_tokens(verb, start))
        if child.dep_ != "prep" or (lemma, child.lower_) not in cues.PREPOSITIONS:
            continue
        inner = next((noun for noun in child.children if noun.dep_ in {"pobj", "pcomp"}), None)
        if inner is None or child.i < verb.i:
            continue
        _, end = paragraph.sentence_of(verb.i)
        stop = child.right_edge.i + 1
        for later in verb.rights:
            if later.dep_ == "xcomp" and later.i > child.i:
                stop = later.right_edge.i + 1
        first, cue_stop = _cue_tokens(verb, child.i)
        if child.i == verb.i + 1 or child.i == cue_stop:
            cue_stop = child.i + 1
        if child.i + 1 >= min(stop, end):
            continue
        return Content(child.i + 1, min(stop, end), first, cue_stop)
    return None


def _asked(verb: Token, lemma: str, paragraph: Paragraph) -> Content | None:
    if lemma not in {"ask", "wonder", "say"}:
        return None
    for child in verb.children:
        if child.dep_ in {"advcl", "ccomp"} and child.i > verb.i:
            marks = [mark for mark in child.lefts if mark.lower_ in {"if", "whether"}]
            if marks and marks[0].i > verb.i:
                if lemma == "say" and marks[0].lower_ == "if":
                    continue
                return _make(verb, child.left_edge.i, _clause_end(verb, child, paragraph))
    return None


def _non_answer(verb: Token, lemma: str, paragraph: Paragraph) -> Content | None:
    """Read "declined to say whether …", "would not answer …", "ducked questions about …"."""
    if lemma in cues.NON_ANSWERS:
        for child in verb.children:
            if child.dep_ == "xcomp" and child.lemma_ in cues.CLAUSE | cues.SAY_LESS:
                found = _matter(child, paragraph)
                if found is not None:
                    return Content(found[0], found[1], _cue_tokens(verb, verb.i + 1)[0], child.i + 1)
    negated = any(child.dep_ == "neg" for child in verb.children)
    if negated and lemma in cues.SAY_LESS:
        found = _matter(verb, paragraph)
        if found is not None:
            return _make(verb, *found)
    if lemma in cues.AVOIDING:
        for child in verb.rights:
            if child.dep_ == "dobj" and child.lemma_ in cues.QUESTIONS:
                for inner in child.rights:
                    if inner.dep_ == "prep":
                        stop = min(child.right_edge.i + 1, paragraph.sentence_of(verb.i)[1])
                        if inner.i + 1 < stop:
                            return Content(
                                inner.i + 1, stop, _cue_tokens(verb, verb.i + 1)[0], inner.i + 1
                            )
    return None


def _matter(verb: Token, paragraph: Paragraph) -> tuple[int, int] | None:
    """Find what a verb of answering is about: its clause, its object, or what was asked."""
    _, end = paragraph.sentence_of(verb.i)
    for child in verb.rights:
        if child.dep_ in {"ccomp", "xcomp", "dobj"}:
            return child.left_edge.i, min(child.right_edge.i + 1, end)
        if child.dep_ == "prep" and child.lower_ in {"on", "about", "to"}:
            return child.i + 1, min(child.right_edge.i + 1, end)
        if child.dep_ == "advcl" and child.lemma_ == "ask":
            return _matter(child, paragraph)
        if child.dep_ == "advcl" and any(x.lower_ in {"if", "whether"} for x in child.lefts):
            return child.left_edge.i, min(child.right_edge.i + 1, end)
    return None


def _according(
    token: Token, paragraph: Paragraph, number: int, text: str
) -> Statement | None:
    """Read "…, according to X" and "According to X, …"."""
    doc = paragraph.doc
    if token.i + 1 >= len(doc) or doc[token.i + 1].lower_ != "to":
        return None
    to = doc[token.i + 1]
    noun = next((child for child in to.children if child.dep_ == "pobj"), None)
    first, stop = paragraph.sentence_of(token.i)
    if noun is None or not token.i < noun.i < stop:
        return None
    end = min(noun.right_edge.i + 1, stop)
    speaker = speaker_at(noun, paragraph, number)
    spans = []
    if token.i > first:
        before = token.i
        if doc[before - 1].text in {",", "—", "–", "-", ";"}:
            before -= 1
        if before > first:
            spans.append(_widen(paragraph, first, before))
    rest = end
    if rest < stop and doc[rest].text in {",", ":"}:
        rest += 1
        if rest < stop and (token.i == first or not _new_clause(doc[rest])):
            spans.append(_widen(paragraph, rest, stop))
    content = tidy(text, spans)
    if not content:
        return None
    return Statement(content, number, paragraph.span_of(token.i, token.i + 2), speaker)


def _new_clause(token: Token) -> bool:
    return token.dep_ in {"cc", "mark"} or token.lower_ in {"who", "which", "while", "and", "but"}
