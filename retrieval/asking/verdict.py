"""The verdict on a search: do the best sentences hold what was asked, or only come near it?"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from retrieval.language.terms import index_terms, question_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retrieval.index.engine import Features, Hit

LOOKED_AT = 3
"""How many of the best hits the verdict is based on."""


class Weights(NamedTuple):
    """The logistic model's weights.

    The first four were fitted by logistic regression on a news question set (the development half
    of NewsQA's questions over 319 CNN stories), in archives of 2, 8, 40 and 319 of its articles
    alike. Answerable: its questions where search finds the answer among the first three. Not
    answerable: questions whose article is not in the archive, and questions in which one word was
    replaced by another's. The last three are set by hand, for such a set has few questions that
    the archive almost answers ("Who founded NATO?", where NATO is written about).
    """

    bias: float
    window: float
    """For the share of the question's weight that the best window holds."""
    article: float
    """For the share that the best article holds."""
    matched: float
    """For ln(1 + the number of the question's terms that the best sentence holds)."""
    names: float
    """Where no hit of the kind asked for has all of the question's names and numbers near it."""
    main: float
    """Where no such hit holds the question's main word.

    In a question without names that counts only
    where the word is in no sentence at all: its other words decide."""
    claim: float
    """For each common word of a question for yes or no that stands near no hit."""


WEIGHTS = Weights(
    bias=-4.48, window=2.05, article=1.77, matched=1.87, names=-1.65, main=-1.75, claim=-1.0
)
THRESHOLD = 0.3
"""The least confidence of an answer. On the same data: in the archive of 319 articles it refuses
about 8 % of the questions whose answer search finds, and about 46 % of those whose article is
missing; in small archives it refuses more of both."""

_WORD = re.compile(r"[^\W_][\w.'’-]*")
_AUXILIARY = (
    r"(?:do|does|did|is|are|was|were|am|be|been|has|have|had|will|would|shall|should|can|could|may"
    r"|might|must|get|gets|got)"
)
_YES_NO = re.compile(rf"\W*{_AUXILIARY}\b", re.IGNORECASE)
_AUXILIARIES = re.compile(_AUXILIARY, re.IGNORECASE)
_WHO = re.compile(r"\W*whom?\b", re.IGNORECASE)
_MANNER = re.compile(
    r"\w+ly|already|previous|first|last|continues?|continued|allowed", re.IGNORECASE
)
_WHY = re.compile(r"\bwhy\b", re.IGNORECASE)
_WHEN = re.compile(rf"\b(?:when|where|why)\s+{_AUXILIARY}\b", re.IGNORECASE)
_HOW_MANY = re.compile(
    r"\bhow\s+many\b.*?\b(?:was|were|been|got)\b(?=\s+[a-z]+)|\bhow\s+much\b.*(?=\bcosts?\b)",
    re.IGNORECASE,
)


_NOT_MAIN = frozenset(index_terms("say speak talk tell call base locate"))
"""Words of questions that articles say otherwise: with any verb of speech, or with none."""


class Verdict(NamedTuple):
    """Whether the sources hold what was asked.

    Attributes:
        answerable: Whether the best hits should be shown as an answer.
        confidence: The model's probability that they are one, from 0 to 1; `THRESHOLD` divides.
        best: The place of the first hit that has the kind of answer asked for and the question's
            names and main word near it; 0 where none has all of them.
    """

    answerable: bool
    confidence: float
    best: int = 0


class Wanted(NamedTuple):
    """What of a question an answer must have near it, as index terms.

    Attributes:
        names: Each of its names and numbers, with all of its words.
        main: Its main word: what somebody did, what was done, what somebody is; or "".
        common: Its other words, where it asks for yes or no.
        strict: Whether only a sentence of the kind asked for can answer; a cause often goes without
            a word for it.
    """

    names: tuple[tuple[str, ...], ...]
    main: str
    common: tuple[str, ...]
    strict: bool


def judge(question: str, hits: Sequence[Hit]) -> Verdict:
    """Judge whether the hits of a search answer its question.

    Args:
        question: The question as typed.
        hits: What `SearchEngine.search` found for it, best first.
    """
    if not hits:
        return Verdict(answerable=False, confidence=0.0)
    features = [hit.features for hit in hits[:LOOKED_AT]]
    wanted = wanted_by(question)
    confidence = 1 / (1 + math.exp(-_logit(features, wanted)))
    # A name that stands nowhere in the archive decides alone: what else matches is about others.
    # Its last word is the one that counts, for first names and titles are spelled in many ways.
    unknown = set(features[0].unknown)
    strange = any(name[-1] in unknown for name in wanted.names)
    if strange or (wanted.strict and all(one.fits is False for one in features)):
        confidence = min(confidence, THRESHOLD / 2)
    best = next((i for i, one in enumerate(features) if _near_all(one, wanted)), 0)
    return Verdict(confidence >= THRESHOLD, confidence, best)


def wanted_by(question: str) -> Wanted:
    """Read what an answer to a question must have near it."""
    names = tuple(map(tuple, _names(question)))
    named = {term for name in names for term in name}
    common = tuple(term for term in question_terms(question) if term not in named)
    yes_no = bool(_YES_NO.match(question))
    strict = not _WHY.search(question)
    return Wanted(names, _main_word(question), common if yes_no else (), strict)


def _logit(features: Sequence[Features], wanted: Wanted) -> float:
    if not wanted.names and wanted.main not in features[0].unknown:
        wanted = wanted._replace(main="")  # Its other words decide.
    named = [one for one in features if _near_names(one, wanted)]
    full = [one for one in named if _near_all(one, wanted)]
    away = [term for term in wanted.common if all(term in one.absent for one in features)]
    # Words that stand near no answer of the kind asked for say nothing for one.
    best = full or named or features
    return (
        WEIGHTS.bias
        + WEIGHTS.window * max(one.window for one in best)
        + WEIGHTS.article * max(one.article for one in best)
        + WEIGHTS.matched * math.log1p(max(len(one.matched) for one in best))
        + (0.0 if named else WEIGHTS.names)
        + (0.0 if full or not named else WEIGHTS.main)
        + WEIGHTS.claim * len(away)
    )


def _near_names(features: Features, wanted: Wanted) -> bool:
    absent = set(features.absent)
    return features.fits is not False and not any(absent.intersection(n) for n in wanted.names)


def _near_all(features: Features, wanted: Wanted) -> bool:
    return _near_names(features, wanted) and (not wanted.main or wanted.main in features.matched)


def _main_word(question: str) -> str:
    """Return the term of what is done ("who won", "when was Ida born") or of what somebody is."""
    who = _WHO.match(question)
    when = _WHEN.search(question)
    asked = who or _HOW_MANY.search(question) or when
    if asked is None:
        return ""
    words = [match.group() for match in _WORD.finditer(question, asked.end())]
    terms = [
        (word, question_terms(word)[-1])
        for word in words
        if not _AUXILIARIES.fullmatch(word) and not _MANNER.fullmatch(word) and index_terms(word)
    ]
    # "When did the talks end?": whether "talks" or "end" is the verb cannot be told; after a name
    # it can.
    if asked is when and terms and not terms[0][0][0].isupper():
        return ""
    main = next((term for word, term in terms if not word[0].isupper()), "")
    return "" if main in _NOT_MAIN else main


def _names(question: str) -> list[list[str]]:
    """Return the terms of each run of capitalised words, and of each word with a digit.

    The question's first word tells nothing by its capital; where nearly all words have one, none
    does.
    """
    words = [match.group() for match in _WORD.finditer(question)]
    capitals = sum(word[0].isupper() for word in words)
    shouted = len(words) > 3 and capitals > 0.7 * len(words)
    names: list[list[str]] = []
    open_run = False
    for place, word in enumerate(words):
        is_name = any(map(str.isdigit, word)) or (word[0].isupper() and place > 0 and not shouted)
        terms = index_terms(word) if is_name else ()
        if terms and open_run:
            names[-1].extend(terms)
        elif terms:
            names.append(list(terms))
        open_run = bool(terms)
    return names
