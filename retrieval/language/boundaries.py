"""The rules for where a sentence ends, over plain text; they know quotation marks and titles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BEFORE_NAME = _words(
    """
    Mr Mrs Ms Mx Dr Prof Gen Sen Sens Rep Reps Gov Govs Lt Col Maj Capt Cmdr Adm Brig Sgt Cpl Pvt
    Pfc Det Insp Supt Rev Hon Msgr Fr Pres Sec Amb Atty Messrs Mmes Mme Mlle Mt Ft vs v cf viz ca
    Vice-Adm Rear-Adm Adj Asst Assoc Dep Dir Spc Spec Ald Secy Sr Sra Ste
    """
)
"""Written before a name or a term: no sentence ends here."""

_BEFORE_NUMBER = _words(
    "No Nos no nos p pp Vol vol Art art Sec Ch Fig fig Pt para Op v c ca approx"
)
"""No sentence ends here when a number follows."""

_MAY_END = _words(
    """
    Inc Corp Co Cos Ltd LLC Bros Jr Sr Esq etc al Plc Pty Assn Dept Univ Ave Blvd Rd St Hwy Bldg
    Sq Pl Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat
    Sun Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont
    Neb Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo Ont Que Alta Sask Man No Nos approx est
    dept ft in lb lbs oz mph km hr hrs min sec a.k.a
    """
) - {"in", "sec"}
"""A sentence ends here only where a clear start follows."""

_NEVER_LAST = _words("i.e e.g")

_STARTERS = _words(
    """
    The A An He She It They We I You His Her Hers Its Their Our My Your This That These Those
    There Here In On At By For From With Without Within To As If When Whenever While After Before
    Since Until Unless Although Though Because But And Or So Yet Nor Neither Either However
    Meanwhile Moreover Nevertheless Still Thus Therefore Instead Otherwise What Who Whom Whose Why
    How Where Which Some Many Most Much More All Both Each Every Everyone Everybody Nobody No
    None Not Nothing Now Then Today Tomorrow Yesterday Once Also Asked Just Only Even According
    Under Over During Despite Among Amid Between Against Across Through Throughout About Above
    Earlier Later Last Next Recently Another Other Others Several Few One Two Three Such Is Are
    Was Were Do Does Did Has Have Had Can Could Will Would Should May Might Must Let Perhaps
    Maybe Yes Well Of Like Unlike Until Upon Never Always Often Sometimes Soon Again Additionally
    Furthermore Overall Don't Let's It's He's She's They're We're I'm That's There's What's
    Doesn't Didn't Isn't Wasn't I've We've They've You're
    """
)
"""Capitalised function words and the like: what follows them is a sentence of its own."""

_AFTER_TIME = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b"
    r"|(?:Jan|Febr)uary\b|(?:March|April|May|June|July|August)\b|(?:Septem|Octo|Novem|Decem)ber\b"
    r"|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\."
    r"|(?:[ECMP][SD]?T|GMT|UTC|BST|CEST|CET|Eastern|Pacific|Central|Mountain|Greenwich)\b"
)
"""What may follow "5 p.m." in the same sentence."""

_SAY = (
    "said|says|asked|asks|replied|replies|answered|answers|added|adds|shouted|shouts|yelled|cried"
    "|exclaimed|wondered|wonders|wrote|writes|tweeted|declared|insisted|responded|demanded|joked"
    "|quipped|screamed|whispered|continued|recalled|remarked|concluded|repeated|announced"
    "|called|chanted|inquired|queried|told|tells"
)
_CUE_AFTER = re.compile(
    rf"""
    (?: (?:{_SAY})\b                                            # said Smith
      | (?: I
          | (?:(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Maj|Capt|Sgt|Prof|Rev|St
               |(?:[A-Z]\.)*[A-Z])\.\s+)*
            (?!(?:He|She|It|They|We|You|The|This|That|Then|But|And)\b)
            [^\W\d_a-z][\w’'\-]*                                  # Smith
            (?:\s+(?:(?:[A-Z]\.)+|[^\W\d_a-z][\w’'\-]*|of|the|de|al|bin|von|van|spokes\w+|police
              |chief|minister|secretary|president|general|leader)){{0,6}}
        )
        \s+(?:\w+ly\s+|also\s+|once\s+|then\s+|later\s+)?
        (?: (?:asked|told|tells|asks)\b
          | (?:{_SAY})\b(?!\s+(?:that|he|she|they|it|the|his|her|their|there|this|these|those|a|an
                               |no|its|such|some|many|most)\b)
        )
    )
    """,
    re.VERBOSE,
)
"""The words that report what stands in the marks before: `"Stop!" Mr. Smith said.`"""

_END = re.compile(
    r"(?P<stop>[.!?…]+)"
    r"(?P<close>[\"'”’»›)\]}]*)"
    r"(?P<far>\s[”»](?=\s|$))?"
    r"(?P<gap>\s*)"
)
_LAST_WORD = re.compile(r"[^\s\"'“”‘’«»‹›()\[\]{}—–/]*$")
_OPENING = re.compile(r"[\"'“‘„«‹(\[{”’»]+")
_NEXT_WORD = re.compile(r"[\w]+(?:[’'][\w]+)?")
_INITIAL = re.compile(r"[^\W\d_]")
_DOTTED = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)+")
_MARKS = frozenset("\"'“”‘’„«»‹›")
_NO_START = frozenset(",;:.!?…)]}%/\\")
_LOOK_BACK = 40
_LOOK_AHEAD = 120


class _Next(NamedTuple):
    """What follows a possible end: opening marks or brackets, then a word."""

    opening: str
    word: str
    first: str
    rest: str


def sentence_starts(text: str) -> Iterator[int]:
    """Yield where sentences start, except the first one.

    A sentence ends at `.`, `!`, `?` or `…`, with the closing marks and brackets behind it, where a
    start follows. Titles, initials and abbreviations do not end one; neither does a question or an
    exclamation in marks that its cue follows.

    Args:
        text: One passage; a line break in it is white space like any other.

    Yields:
        Positions in `text`, ascending, each of a character that is no white space.
    """
    lower_only = not any(map(str.isupper, text))
    last = 0
    for match in _END.finditer(text):
        at = match.end()
        if at >= len(text) or match.start() < last:
            continue
        if not match["gap"] and not _touching(match, text[at]):
            continue
        following = _look(text, at)
        if _ends(text, last, match, following, lower_only=lower_only):
            last = at
            yield at


def _touching(match: re.Match[str], after: str) -> bool:
    """Say whether a sentence may start with no white space before it: at an opening curly mark."""
    return after in "“«„" or (after == "‘" and match["close"] != "")


def _look(text: str, at: int) -> _Next:
    opening = _OPENING.match(text, at, at + 8)
    begin = opening.end() if opening else at
    word = _NEXT_WORD.match(text, begin, begin + _LOOK_AHEAD)
    return _Next(
        opening.group() if opening else "",
        word.group().replace("’", "'") if word else "",
        text[begin : begin + 1],
        text[begin : begin + _LOOK_AHEAD],
    )


def _ends(
    text: str, last: int, match: re.Match[str], following: _Next, *, lower_only: bool
) -> bool:
    first = following.first
    if first in _NO_START or (first == "" and not following.opening):
        return False
    if first.islower() and not lower_only:
        return False
    stop, closed = match["stop"], bool(_MARKS & set(match["close"]))
    before = _LAST_WORD.search(text, max(last, match.start() - _LOOK_BACK), match.start())
    word = before.group() if before else ""
    clear = following.word in _STARTERS or bool(following.opening) or lower_only
    if stop != ".":
        if closed and not following.opening and _CUE_AFTER.match(following.rest):
            return False
        if set(stop) <= {".", "…"} and not closed:
            # A pause that stands apart from the word before it mostly stands inside a sentence.
            return (clear and following.word != "I" if not word else True) and not first.islower()
        return True
    return _full_stop_ends(text[last : match.start()], word, following, closed=closed, clear=clear)


def _full_stop_ends(
    sentence: str, word: str, following: _Next, *, closed: bool, clear: bool
) -> bool:
    """Say whether a single full stop after `word` ends the sentence that it stands in."""
    if not word:
        return closed or clear
    if word in _NEVER_LAST or (word in _BEFORE_NAME and not closed):
        return False
    if following.first.isdigit() and (word in _BEFORE_NUMBER or word in _MAY_END):
        return False
    if word.isdigit() and sentence.strip("\"'“‘([ \t\r\n") == word:
        return False  # The number of a list's item.
    if word.lower() in ("a.m", "p.m"):
        return clear or not _AFTER_TIME.match(following.rest)
    if word == "I":
        return True
    if _INITIAL.fullmatch(word) or _DOTTED.fullmatch(word) or word in _MAY_END:
        return clear
    return True
