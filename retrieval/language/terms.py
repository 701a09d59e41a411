"""Index terms: what of a text is compared when searching."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import Stemmer

from retrieval.language.forms import BASE_FORMS

FUNCTION_WORDS = frozenset(
    """
    a about above across after again against all along also although am among an and another any
    anybody anyone anything are around as at be because been before behind being below beneath
    beside besides between beyond both but by can cannot could despite did do does doing done down
    during each either else etc even ever every everybody everyone everything except few for from
    further had has have having he hence her here hers herself him himself his i if in inside into
    is it its itself just least less let lot lots many may maybe me might mine more most much must
    my myself near neither no nobody none nor not nothing of off on once one ones only onto or
    other others otherwise ought our ours ourselves out outside over own per perhaps please quite
    rather really same shall she should since so some somebody someone something somewhere still
    such than that the their theirs them themselves then there therefore these they this those
    though through throughout thus till to too toward towards under unless until up upon us very
    via was we were whether while will with within without would yes yet you your yours yourself
    yourselves
    how what whatever when whenever where wherever which whichever who whoever whom whose why
    """.split()
)
"""Words of the closed classes (articles, pronouns, prepositions, conjunctions, auxiliaries) and the
question words. The list follows Snowball's English stop list
(https://snowballstem.org/algorithms/english/stop.txt), with more words of the same classes."""

_FORM_WORDS = frozenset({"kind", "sort", "type", "name", "happen", "occur", "now"})

_PREFIXES = frozenset(
    """
    anti bi co counter cyber de e ex extra hyper in inter mid micro mini mis multi non off on out
    over para post pre pro proto pseudo re semi sub super tele trans ultra un under up
    """.split()
)
"""Before a hyphen, these make words that are also written without it: "co-operation"."""

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "Œ": "OE",
        "‘": "'",
        "’": "'",
        "ʼ": "'",
        "＇": "'",
        "‐": "-",
        "‑": "-",
        "\u00ad": "",
        "\u200b": "",
        "\u2060": "",
        "\ufeff": "",
    }
)
"""Letters that have no accent to take off, and the forms of apostrophe and hyphen."""

_LONG_NAMES = (
    (re.compile(r"\bUnited\s+States(?:\s+of\s+America)?\b|\bUSA\b", re.IGNORECASE), "U.S."),
    (re.compile(r"\bUnited\s+Nations\b", re.IGNORECASE), "U.N."),
    (re.compile(r"\bUnited\s+Kingdom\b", re.IGNORECASE), "U.K."),
    (re.compile(r"\bEuropean\s+Union\b", re.IGNORECASE), "E.U."),
)
"""Names that news writes in full and in short alike."""
_MAY_BE_LONG = re.compile(r"united|european|usa", re.IGNORECASE)

_TERM = re.compile(
    r"""
    (?<!\w)(?:[^\W\d_]\.){2,}[^\W\d_]?(?!\w)             # U.S.  a.m.  U.S.A
    | (?<![\w.])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\w)       # 4,000  1,234.5
    | (?<![\w.])\d+\.\d+(?![\w.])                        # 4.5
    | \w+(?:'\w+)*(?:-\w+(?:'\w+)*)*                     # Iraq's  de-escalation  CH-146
    """,
    re.VERBOSE,
)
_CONTRACTED = re.compile(r"'(?:s|re|ve|ll|d|m|em)$")

_stemmer = Stemmer.Stemmer("english", 0)


def index_terms(text: str) -> tuple[str, ...]:
    """Return the index terms of a text, in order of appearance.

    Words are folded (lower case, no accents, no possessive 's), taken to their base form where they
    are irregular or a demonym ("said", "Canadians"), and cut to their stems by Snowball's English
    stemmer; function words are left out. A number is one term without its commas. A
    dotted abbreviation is one term without its dots, so that "U.S." and "US" are the same. A
    hyphenated word gives its parts; with a prefix also the whole, joined, so that "co-operation"
    meets "cooperation"; a code gives its parts and itself ("ch-146").

    Args:
        text: Any text; never raises.
    """
    # In text that is all capitals they do not tell which words are abbreviations.
    cased = any(map(str.islower, text)) or len(text.split()) == 1
    tokens: list[str] = _TERM.findall(_fold(text))
    return tuple([term for token in tokens for term in _token_terms(token, cased)])


def question_terms(text: str) -> tuple[str, ...]:
    """Return the terms to search a question by: its index terms, each once, in order.

    Words that only say what form the answer has ("what kind of", "what happened") are left out
    where others remain.
    """
    terms = tuple(dict.fromkeys(index_terms(text)))
    return tuple(term for term in terms if term not in _FORM_WORDS) or terms


def word_forms(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are written, in lower case and folded, in order.

    They tell "killed" from "killing", which share a term. Function words are left out.
    """
    words = re.findall(r"\w+", _fold(text).lower())
    return tuple(word for word in words if word not in FUNCTION_WORDS)


def _fold(text: str) -> str:
    folded = text
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
        folded = "".join(c for c in decomposed if not unicodedata.combining(c))
    if _MAY_BE_LONG.search(folded):
        for long, short in _LONG_NAMES:
            folded = long.sub(short, folded)
    return folded


@lru_cache(maxsize=65536)
def _token_terms(token: str, cased: bool) -> tuple[str, ...]:  # noqa: FBT001  # The cache's key.
    """Return the terms of what `_TERM` matches: an abbreviation, a number or a word."""
    if "." not in token and "," not in token:
        return tuple(_word_terms(token, cased=cased))
    if token[0].isdecimal():
        return (token.replace(",", ""),)
    return (token.replace(".", "").lower(),)


def _word_terms(token: str, *, cased: bool) -> list[str]:
    parts = token.split("-")
    terms = [term for part in parts if (term := _term(part, cased=cased))]
    if len(parts) > 1:
        whole = _CONTRACTED.sub("", token.lower())
        if any(map(str.isdigit, whole)) or len(parts[-1]) == 1:
            terms.append(whole)
        elif parts[0].lower() in _PREFIXES:
            terms.append(_stem(whole.replace("-", "").replace("'", "")))
    return terms


def _term(part: str, *, cased: bool) -> str | None:
    lower = part.lower()
    if cased and len(part) > 1 and part.isupper():
        return lower  # An abbreviation, even where it spells a function word: US, IS, WHO.
    if lower.endswith("n't"):
        return None
    word = _CONTRACTED.sub("", lower).replace("'", "")
    if len(word) < 2 and not word.isdigit():
        return None
    return None if word in FUNCTION_WORDS else _stem(word)


def _stem(word: str) -> str:
    stem: str = _stemmer.stemWord(BASE_FORMS.get(word, word))
    return stem


LIGHT_VERBS = frozenset(
    index_terms("bring come get give go hold keep make put set take turn have let want need")
)
"""Index terms of verbs that say little by themselves: "*take* the blame", "*hold* a meeting". Light
verbs after Jespersen, A Modern English Grammar (1942), and the commonest verbs of motion and
will."""
