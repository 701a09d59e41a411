"""Whether two names are one person's or one organisation's."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import groupby

from retrieval.quoting.given_names import GIVEN_NAMES
from retrieval.quoting.names import person_key

LONG_ENOUGH = 5
"""Letters a name needs before a misspelling in it is guessed at."""
_MISSING = 2
_ALIKE = 0.87
_FEWEST = 2
_FULL = 3
_GENERATIONS = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_ARTICLES = ("the ", "The ", "a ", "A ", "an ", "An ")
_SHORT_NAMES = {
    short: long
    for long, shorts in {
        "abraham": "abe", "alexander": "alex", "andrew": "andy", "anthony": "tony",
        "barbara": "barb", "benjamin": "ben", "bernard": "bernie", "charles": "chuck charlie",
        "christopher": "chris", "daniel": "dan danny", "david": "dave", "deborah": "debbie deb",
        "donald": "don", "douglas": "doug", "edward": "ed eddie", "elizabeth": "liz beth betsy",
        "frederick": "fred", "gerald": "jerry gerry", "gregory": "greg", "james": "jim jimmy",
        "jeffrey": "jeff", "jennifer": "jen jenny", "jonathan": "jon", "joseph": "joe joey",
        "joshua": "josh", "katherine": "kate kathy katie", "kenneth": "ken", "lawrence": "larry",
        "leonard": "len", "margaret": "maggie peggy", "matthew": "matt", "michael": "mike",
        "mitchell": "mitch", "nicholas": "nick", "patricia": "patty", "peter": "pete",
        "philip": "phil", "phillip": "phil", "raymond": "ray", "rebecca": "becky",
        "richard": "rick dick rich", "robert": "bob rob bobby", "ronald": "ron", "rudolph": "rudy",
        "samuel": "sam", "stephen": "steve", "steven": "steve", "susan": "sue", "theodore": "ted",
        "thomas": "tom tommy", "timothy": "tim", "vincent": "vince", "walter": "walt",
        "william": "bill will billy", "zachary": "zach",
    }.items()
    for short in shorts.split()
}  # fmt: skip
"""What common first names are short for. By hand."""


def without_generation(words: tuple[str, ...]) -> tuple[str, ...]:
    """Take "Jr." and its like off the folded words of a name."""
    while len(words) > 1 and words[-1].strip(",") in _GENERATIONS:
        words = words[:-1]
    return tuple(word.rstrip(",") for word in words)


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two full names of one article, folded into words, are one person's.

    As `same_name` does, and small misspellings of a surname count as the same.
    """
    if same_name(one, other):
        return True
    core, known = without_generation(one), without_generation(other)
    if len(core) < _FEWEST or len(known) < _FEWEST or core[:-1] != known[:-1]:
        return False
    long_enough = min(len(core[-1]), len(known[-1])) >= LONG_ENOUGH
    return _same_generation(one, other) and long_enough and misspelt(core[-1], known[-1])


def same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two full names, folded into words, can be one person's.

    "Donald J. Trump" is "Donald Trump", and so are initials, short forms and small misspellings
    of a first name. "George W. Bush" is not "George H.W. Bush", and "Donald Trump Jr." not
    "Donald Trump".
    """
    if one == other:
        return True
    core, known = without_generation(one), without_generation(other)
    if len(core) < _FEWEST or len(known) < _FEWEST or core[-1] != known[-1]:
        return False
    first = _same_first_name(core[0], known[0])
    return first and _same_generation(one, other) and _agree(core[1:-1], known[1:-1])


def _same_generation(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether neither name, both, or one of three words or more is a "Jr."."""
    core, known = without_generation(one), without_generation(other)
    if (len(core) == len(one)) == (len(known) == len(other)):
        return True
    return core == known and len(core) >= _FULL


def _same_first_name(one: str, other: str) -> bool:
    """Say whether two first names are the same, or one is short or an initial for the other.

    Or a misspelling, where not both are names that tell a gender, and different ones.
    """
    if one == other or _SHORT_NAMES.get(one) == other or _SHORT_NAMES.get(other) == one:
        return True
    genders = {GIVEN_NAMES.get(one), GIVEN_NAMES.get(other)} - {None}
    if min(len(one), len(other)) >= LONG_ENOUGH and len(genders) < 2 and misspelt(one, other):
        return one not in GIVEN_NAMES or other not in GIVEN_NAMES or _doubled(one, other)
    short, long = sorted((one, other), key=lambda name: ("." not in name, len(name)))
    return _is_initials(short) and short[0] == long[0]


def _doubled(one: str, other: str) -> bool:
    """Say whether two words differ only by doubled letters ("Hilary", "Hillary")."""
    return [letter for letter, _ in groupby(one)] == [letter for letter, _ in groupby(other)]


def _agree(middle: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether what stands between first and last names can be one person's."""
    letters = [[word[0] for word in words if word] for words in (middle, other)]
    if not letters[0] or not letters[1]:
        return True
    return letters[0][0] == letters[1][0] and (
        middle == other or _is_initials(middle[0]) or _is_initials(other[0])
    )


def _is_initials(word: str) -> bool:
    return len(word) == 1 or (word.endswith(".") and all(len(p) <= 1 for p in word.split(".")))


def misspelt(name: str, known: str) -> bool:
    """Say whether a folded name may be a misspelling of a known one, by an end or a few letters."""
    if name == known or name[0] != known[0]:
        return False
    if known.startswith(name) and len(known) - len(name) <= _MISSING:
        return True
    return SequenceMatcher(None, name, known).ratio() >= _ALIKE


def without_prefix(words: tuple[str, ...], known: set[tuple[str, ...]]) -> tuple[str, ...]:
    """Take off what stands before a name that is known by itself ("RIP John Doe").

    Args:
        words: The words of the name.
        known: The names known, folded.
    """
    for cut in range(1, len(words) - 1):
        if tuple(person_key(" ".join(words[cut:])).split()) in known:
            return words[cut:]
    return words


def without_suffix(words: tuple[str, ...], known: set[tuple[str, ...]]) -> tuple[str, ...]:
    """Take off what stands after a full name that is known by itself ("Jane Roe Tells").

    What ends in a surname that also stands alone is left as it is.

    Args:
        words: The words of the name.
        known: The names known, folded.
    """
    if (person_key(words[-1]),) in known or person_key(words[-1]) in _GENERATIONS:
        return words
    for cut in range(len(words) - 1, 1, -1):
        if tuple(person_key(" ".join(words[:cut])).split()) in known:
            return words[:cut]
    return words


def without_article(name: str) -> str:
    """Take "the" or "a" off the beginning of an organisation's name."""
    for article in _ARTICLES:
        if name.startswith(article) and len(name) > len(article):
            return name[len(article) :]
    return name
