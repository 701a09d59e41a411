"""Names and the words around them: titles, roles, organisations; how a name becomes a key."""

from __future__ import annotations

import re
import unicodedata

MALE = "m"
FEMALE = "f"

TITLES: dict[str, str | None] = {
    "mr": MALE, "mrs": FEMALE, "ms": FEMALE, "miss": FEMALE, "sir": MALE, "dame": FEMALE,
    "lord": None, "lady": FEMALE, "dr": None, "prof": None, "gen": None, "lt": None, "col": None,
    "maj": None, "capt": None, "sgt": None, "cmdr": None, "adm": None, "brig": None, "sen": None,
    "sens": None, "rep": None, "reps": None, "gov": None, "govs": None, "rev": None, "hon": None,
    "st": None, "atty": None, "msgr": None, "det": None, "supt": None, "cpl": None, "pvt": None,
}  # fmt: skip
"""Titles that abbreviate, without their full stop, and the gender they tell. By hand."""

COURTESIES = frozenset({"mr", "mrs", "ms", "miss", "sir", "dame", "dr"})
"""Titles that are no role."""

ROLES = frozenset(
    """
    activist actor actress adviser advisor administrator aide ally ambassador analyst anchor
    archbishop attorney author ayatollah backer banker billionaire bishop blogger boss businessman
    businesswoman candidate captain cardinal chair chairman chairperson chairwoman chancellor chief
    coach colleague colonel columnist commander commentator commissioner comptroller congressman
    congresswoman consultant co-chair coordinator correspondent councilman councilwoman counsel
    counterpart critic daughter deputy developer diplomat director donor economist editor engineer
    executive expert father fellow founder general governor head historian host husband inspector
    investor journalist judge justice king lawmaker lawyer leader legislator lieutenant lobbyist
    major manager marshal mayor member minister mogul moderator monarch mother nominee officer
    official operative opponent organizer owner pastor physician pollster pope premier president
    prime prince princess principal professor prosecutor publisher queen rabbi reporter
    representative researcher rival runner scholar scientist secretary senator sergeant sheriff
    sister brother son spokesman spokesperson spokeswoman staffer star strategist student
    superintendent supporter surgeon teacher treasurer vice veteran veterinarian voter whip widow
    wife winner writer ceo cfo coo secretary-general vice-president general-secretary frontrunner
    front-runner
    """.split()
)
"""Nouns that say what somebody is. By hand."""

LEADERS = frozenset(
    """
    boss chair chairman chairperson chairwoman chief director general head leader premier president
    ceo secretary-general governor chancellor
    """.split()
)
"""Nouns for whoever leads an organisation: alike where the organisation agrees. By hand."""

GENDERED = {
    **dict.fromkeys(
        "actress businesswoman chairwoman congresswoman councilwoman daughter mother princess queen"
        " sister spokeswoman widow wife".split(),
        FEMALE,
    ),
    **dict.fromkeys(
        "actor archbishop ayatollah bishop brother businessman chairman congressman councilman"
        " father husband king pope prince son spokesman".split(),
        MALE,
    ),
}
"""Roles that tell a gender. By hand."""

GIVEN_NAMES = dict.fromkeys(
    """
    aaron abdul adam ahmed alan albert alexander ali andrew anthony antonio arthur barack ben
    benjamin bernard bernie bill bob boris brad brett brian bruce carlos charles chris christopher
    chuck colin dan daniel dave david dennis dick don donald doug douglas dwight ed edward eric
    erik ernest eugene evan francis franklin frank fred gary george gerald gordon graham greg
    gregory guillermo hamid harold harry hassan henry herbert hugh ian ibrahim igor ivan jack
    jacob jake james jared jason jean-claude jeff jeffrey jens jeremy jerry jim jimmy joe joel john
    johnny jon jonathan jorge jose joseph josh joshua juan julian justin karl keith ken kenneth
    kevin khalid larry lawrence leonard lewis luis luke mahmoud manuel marco mario mark martin
    matt matthew michael miguel mike mitch mitt mohammad mohammed muhammad nathan nicholas nick
    nicolas nigel norman oliver oscar patrick paul pedro peter phil philip pierre rafael ralph
    raymond reince ricardo richard rick rob robert roberto rodrigo roger ron ronald rudy rupert
    russell ryan sam samuel scott sean sergei sergey simon stephen steve steven stuart ted
    terry thomas tim timothy todd tom tony victor vincent vladimir volodymyr walter warren wayne
    william zachary
    """.split(),
    MALE,
) | dict.fromkeys(
    """
    abigail alice alicia alison amanda amber amy ana andrea angela angelina angelique anita ann
    anna anne annie aparna barbara beth betty brenda brianna camille carla carly carmel carol
    caroline carolyn catherine cecilia charlotte cheryl chelsea christina christine cindy claire
    claudia condoleezza cynthia deborah debbie debra diana diane donna dorothy elena elizabeth
    ellen emily emma erin esther eva evelyn florence frances gabriela gail gloria grace greta
    hannah heather heidi helen hillary huma irene isabel ivanka jane janet janice jennifer jessica
    jill joan joanna joanne josephine joyce judith judy julia julie karen karin kate katherine
    kathleen
    kathryn kathy katie kayleigh kellyanne laura lauren leslie linda lisa liz loretta lori lucy
    lynn madeleine margaret maria marie marilyn martha mary megan megyn melania melanie melissa
    michelle monica nancy natalie nicole nikki nina olga olivia pamela patricia paula rachel
    rebecca rhonda rosa rose ruth samantha sandra sara sarah sharon sheila shirley sonia sophia
    sophie stephanie susan susie suzanne sylvia tammy teresa theresa tiffany tina tulsi ursula
    valerie vanessa veronica victoria virginia wendy yvonne zoe
    """.split(),
    FEMALE,
)
"""First names borne mostly by one gender. By hand; a title or a pronoun counts for more."""

BODIES = frozenset(
    """
    administration agency alliance army association authority authorities bank board body bureau
    cabinet campaign center centre chamber charity church club coalition commission committee
    company congress corporation council court department embassy federation firm force forces
    foundation fund government group house institute institution ministry mission movement
    newspaper newsroom network office organisation organization outlet paper parliament party
    police publication school senate service society station team think-tank treasury tribunal
    union university website white
    """.split()
)
"""Nouns for bodies that speak. By hand."""

THINGS = frozenset(
    """
    act airport award awards avenue bill building bridge castle cup day festival hall hotel island
    labs league mall museum open palace park plaza prison prize record records resort river road
    show square stadium store street studios tower trophy
    """.split()
)
"""Last words of names that are no human being's. By hand."""

NO_NAMES = frozenset(
    """
    according add although and as ask before but call check click consider explore find follow
    hear however if imagine learn let listen look meet new nor not note notice once read recall
    remember said says see send share so still tell then though unlike view visit watch when while
    why yet
    """.split()
)
"""Words that a sentence may begin with before a name ("Watch …"), and no name begins with."""

_PARTICLES = frozenset(
    "al bin bint da de del den der di dos du el ibn la le ten ter van von".split()
)
_SPACES = re.compile(r"[\s\-‐‑–—_]+")


def person_key(name: str) -> str:
    """Fold a name: lower case, no accents, hyphens as spaces, single spaces.

    Two spellings of one name ("François-Philippe", "Francois-Philippe") have one key.
    """
    split = unicodedata.normalize("NFKD", name)
    bare = "".join(char for char in split if not unicodedata.combining(char))
    plain = bare.replace("’", "'").replace("‘", "'").casefold()
    return _SPACES.sub(" ", plain).strip()


def strip_possessive(text: str) -> str:
    """Take "'s" or a lone apostrophe off the end of a name."""
    return re.sub(r"(?:['’]s|(?<=s)['’])$", "", text.strip())


def is_particle(word: str) -> bool:
    """Say whether a word is a lower-case part of names ("van", "al")."""
    return word.lower() in _PARTICLES


def title_of(word: str) -> str | None:
    """Return an abbreviated title without its full stop, or None for any other word."""
    bare = word.lower().rstrip(".")
    return bare if bare in TITLES and word[:1].isupper() else None


SHORT_ROLES = {
    "sen": "senator", "sens": "senators", "rep": "representative", "gov": "governor",
    "gen": "general", "lt": "lieutenant", "col": "colonel", "capt": "captain", "sgt": "sergeant",
    "adm": "admiral", "prof": "professor", "atty": "attorney", "rev": "reverend",
}  # fmt: skip
"""Titles that shorten a role."""


def role_key(role: str) -> str:
    """Fold a role as `person_key` does, with its shortened words written out."""
    words = person_key(role).replace(".", "").split()
    return " ".join(SHORT_ROLES.get(word, word) for word in words)


def initials(name: str) -> str:
    """Return the initials of a name's capitalised words: "NATO" for its full name."""
    return "".join(word[0] for word in re.findall(r"[^\W\d_][\w'’]*", name) if word[0].isupper())


def is_role(word: str) -> bool:
    """Say whether a word is a role ("minister", "senators")."""
    low = word.lower()
    return (
        low in ROLES or (low.endswith("s") and low[:-1] in ROLES) or title_of(word) in _ROLE_TITLES
    )


_ROLE_TITLES = frozenset(TITLES) - COURTESIES
