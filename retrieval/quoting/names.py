"""Names and the words around them: titles, roles, organisations; how a name becomes a key."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from retrieval.quoting.given_names import FEMALE, MALE

TITLES: dict[str, str | None] = {
    "mr": MALE, "mrs": FEMALE, "ms": FEMALE, "miss": FEMALE, "sir": MALE, "dame": FEMALE,
    "lord": None, "lady": FEMALE, "dr": None, "prof": None, "gen": None, "lt": None, "col": None,
    "maj": None, "capt": None, "sgt": None, "cmdr": None, "adm": None, "brig": None, "sen": None,
    "sens": None, "rep": None, "reps": None, "gov": None, "govs": None, "rev": None, "hon": None,
    "atty": None, "msgr": None, "det": None, "supt": None, "cpl": None, "pvt": None,
}  # fmt: skip
"""Titles that abbreviate, without their full stop, and the gender they tell. By hand."""

COURTESIES = frozenset({"mr", "mrs", "ms", "miss", "sir", "dame", "dr"})
"""Titles that are no role."""

ROLES = frozenset(
    """
    activist actor actress adviser advisor administrator aide ally ambassador analyst anchor
    archbishop attorney author ayatollah backer banker billionaire bishop blogger boss businessman
    businesswoman candidate captain cardinal chair chairman chairperson chairwoman chancellor
    chief coach colleague colonel columnist commander commentator commissioner comptroller
    congressman congresswoman constable consultant co-chair coordinator correspondent councilman
    councilwoman counsel counterpart critic daughter deputy developer diplomat director donor
    economist editor engineer executive expert father fellow founder general governor head
    historian host husband inspector investor journalist judge justice king lawmaker lawyer leader
    legislator lieutenant lobbyist major manager marshal mayor member minister mogul moderator
    monarch mother nominee officer official operative opponent organizer owner pastor physician
    pollster pope premier president prime prince princess principal professor prosecutor publisher
    queen rabbi reporter representative researcher rival runner scholar scientist secretary
    senator sergeant sheriff sister brother son spokesman spokesperson spokeswoman staffer star
    strategist student superintendent supporter surgeon teacher treasurer vice veteran
    veterinarian voter whip widow wife winner writer ceo cfo coo secretary-general vice-president
    general-secretary frontrunner front-runner
    """.split()
)
"""Nouns that say what somebody is. By hand."""

TRADES = frozenset(
    """
    accountant actuary alderman alderwoman arbitrator architect archivist artist astronaut athlete
    auctioneer auditor baker barber barrister bartender beekeeper bookkeeper bookseller boxer brewer
    broadcaster builder butcher cameraman campaigner caretaker carpenter chaplain chef chemist
    cleaner clerk comedian composer conductor conservator consul convener convenor cook coroner
    councillor counsellor courier curator cyclist dancer deacon dean defender delegate dentist
    detective dietitian driver electrician entrepreneur envoy farmer filmmaker firefighter fireman
    fisher fisherman fisherwoman florist footballer gardener goalkeeper greengrocer grocer guard
    hairdresser headmaster headmistress headteacher hotelier housewife imam innkeeper inventor
    janitor jeweller jockey juror landlady landlord lecturer librarian lifeguard locksmith
    logger machinist magistrate master mathematician mechanic mediator midfielder midwife miner monk
    musician negotiator novelist nun nurse ombudsman organiser painter paramedic parliamentarian
    pensioner pharmacist photographer physicist physiotherapist pianist pilot planner playwright
    plumber poet policeman policewoman politician postman postwoman prefect presenter priest
    producer programmer promoter psychiatrist rancher ranger rector referee regulator restaurateur
    retiree roofer sailor scout sculptor seamstress shepherd shipbuilder shopkeeper singer skipper
    soldier solicitor sprinter stationmaster statistician steward striker surveyor swimmer tailor
    technician tenant therapist trader trainer translator trawlerman trucker trustee tutor umpire
    undersecretary underwriter vet vicar vintner violinist waiter waitress warden watchmaker welder
    winemaker winger
    """.split()
)
"""What people do for a living; names too where they are capitalised ("Baker"). By hand."""
_SCIENTIST = re.compile(r"[a-z]{4,}(?:ologist|ographer|onomist|onomer)")
"""Who studies something: a hydrologist, an oceanographer."""

LEADERS = frozenset(
    """
    boss chair chairman chairperson chairwoman chief director general head leader premier president
    ceo secretary-general governor chancellor
    """.split()
)
"""Nouns for whoever leads an organisation: alike where the organisation agrees. By hand."""

KIN = {
    **dict.fromkeys(
        "aunt bride daughter ex-wife fiancee girlfriend godmother grandma grandmother granddaughter"
        " mom mother mum mummy niece sister stepdaughter stepmother widow wife".split(),
        FEMALE,
    ),
    **dict.fromkeys(
        "boyfriend brother dad daddy ex-husband father fiance godfather grandad grandfather grandpa"
        " grandson hubby husband nephew son stepfather stepson uncle widower".split(),
        MALE,
    ),
}
"""Nouns for members of a family, and the gender they tell. By hand."""

GENDERED = KIN | {
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

BODIES = frozenset(
    """
    administration agency alliance army association authorities authority bank board body bureau
    cabinet campaign caucus center centre chamber charity church club coalition commission committee
    company congress corporation council court department embassy federation firm force forces
    foundation fund government group house institute institution marines military ministry
    mission movement navy network newspaper newsroom office organisation organization outlet
    paper parliament party police publication school senate service society station team
    think-tank treasury tribunal union university website white
    """.split()
)
"""Nouns for bodies that speak. By hand."""

THINGS = frozenset(
    """
    act airlines airport airways avenue award awards bill bloc bowl box bridge building castle
    classic conference county creek cup day debate edition fair festival forecast golf hall holdings
    hotel industries inn island klan labs lake league mall marathon meadow media motors mountain
    museum news ocean open pac palace park partners plaza prison prize radio record records resort
    river road scandal show solution solutions speech sponsor springs square stadium store street
    studios summit tower towers trophy tv valley
    """.split()
)
"""Last words of names that are no human being's. By hand."""

NEWSPAPERS = frozenset(
    """
    beast bee bugle caller chronicle courier dispatch enquirer examiner gazette globe guardian
    herald independent inquirer journal ledger mail mirror monitor news observer post press
    register review sentinel standard star sun telegraph times tribune
    """.split()
)
"""Last words of newspapers' names, by which they are also called alone. By hand."""

MEDIA = frozenset(
    """
    amazon apple axios breitbart buzzfeed facebook gallup google instagram microsoft netflix
    politico politifact pfizer quinnipiac reddit reuters slate snapchat snopes twitter uber vox
    whatsapp wikileaks wikipedia youtube
    """.split()
)
"""Names of publishers and companies that are often taken for a person's. By hand."""

NEVER_FIRST = frozenset(
    """
    about absent ag asked beneath black calls classic dear despite dump first former gop hail how
    if like march meet never new old poor pro rip says second stated stop than top under via watch
    what when white why young
    """.split()
)
"""Words that a headline capitalises before a surname, and that are no first name. By hand."""

NO_NAMES = frozenset(
    """
    according add although and as ask before but call check click consider explore find follow
    hear however if imagine learn let listen look meet new nor not note notice once read recall
    remember said says see send share so still tell then though unlike view visit watch when while
    why yet
    """.split()
)
"""Words that a sentence may begin with before a name ("Watch …"), and no name begins with."""

_BEFORE_NAMES = frozenset(
    """
    bassist choreographer comedian comedienne drummer filmmaker film-maker goalkeeper guitarist
    musician novelist parents photographer playwright screenwriter singer songwriter striker
    survivor suspect victim
    """.split()
)
"""More words that a headline or a sentence capitalises before a name, and no name. By hand."""

POST_NOMINALS = frozenset("cbe dds esq frs kc llb mba mbe md mep mp obe phd qc rn".split())
"""Letters after a name, folded, without full stops. By hand."""

ROYALS = frozenset("emir emperor empress king pope prince princess queen sultan".split())
"""Who are called by a first name after their title. By hand."""

_PARTICLES = frozenset(
    "al bin bint da de del den der di dos du el ibn la le ten ter van von".split()
)
_SPACES = re.compile(r"[\s\-‐‑–—_]+")


@lru_cache(maxsize=4096)
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


def is_post_nominal(word: str) -> bool:
    """Say whether a word is letters after a name ("QC", "Ph.D.")."""
    bare = word.replace(".", "")
    return bare.lower() in POST_NOMINALS and (bare.isupper() or bare in {"PhD", "Esq"})


def introduces(word: str) -> bool:
    """Say whether a word before a name says who that is, and is no part of the name."""
    return is_role(word) or word.lower() in KIN or word.lower() in _BEFORE_NAMES


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
    """Say whether a word is a role ("minister", "senators"), or a trade in lower case."""
    low = word.lower()
    one = low.removesuffix("s")
    return (
        low in ROLES
        or one in ROLES
        or title_of(word) in _ROLE_TITLES
        or (word == low and (low in TRADES or one in TRADES or bool(_SCIENTIST.fullmatch(one))))
    )


_ROLE_TITLES = frozenset(TITLES) - COURTESIES
