"""Who may speak: people, bodies and documents, and not comments, moves or "there"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.quoting.cues import DOCUMENTS, NOT_SPEAKERS, TAG
from retrieval.quoting.names import BODIES, KIN, is_role

if TYPE_CHECKING:
    from spacy.tokens import Token

PEOPLE = frozenset(
    """
    advocate all another anyone applicant aunt backer both boy boyfriend bystander caller child
    civilian client commentator commenter contender couple cousin crew crowd defendant defender
    delegate demonstrator dissident doctor driver each elder employee everybody everyone ex
    family fan female fiance fiancee figure friend girl girlfriend granddaughter grandfather
    grandmother grandson guard guest gunman half hopeful human individual insider juror kid
    local majority male man many medic militant minority most narrator neighbor neighbour nephew
    niece nobody nurse observer other pair panel parent participant partner passenger patient
    people percent person pilot player politician populist proponent protester pupil rebel
    refugee relative resident respondent skeptic socialist soldier somebody someone source
    speaker spouse stepfather stepmother surrogate survivor suspect target teen teenager tourist
    troop tycoon uncle victim villager visitor volunteer witness woman worker youth
    """.split()
)
"""Nouns and pronouns for people. By hand, and after the speakers of 420 articles of PolNeAR's
training part."""
_MORE_BODIES = frozenset(
    """
    ad affidavit affiliate airline app audio book broadcaster chain city clinic count country
    county data datum defense document emirate estimate evidence field figure film finding
    footnote hospital indictment industry journal junta kingdom lab law lawsuit magazine
    manifesto media movie nation nonprofit notice papers petition plan platform podcast policy
    polling projection prosecution record regime republic research result ruling sign site
    startup story submission summary tabloid tally text union verdict video warrant watchdog
    """.split()
)
"""More that is quoted as if it spoke: bodies, and what is read or reckoned; as `PEOPLE`."""
_NEVER = frozenset(
    """
    action approach attempt behavior behaviour bid change circumstance clause comment conduct
    crash day deal decision development effort event fact failure incident level look loss
    meeting motive move night opportunity pain problem provision reaction refusal remark
    resolution scene signal silence state step tactic thing time timing trend victory way
    weather week win year
    """.split()
)
"""What suggests or states, but says nothing. By hand, after the same articles."""
_PERSONAL = frozenset("i we you he she they it who".split())
_NAMED = frozenset({"PERSON", "ORG", "NORP", "GPE", "FAC"})
_WHO_DOES = ("er", "or", "ist", "ian", "eer", "man", "men", "woman", "women", "person", "ant", "ee")
_SAYING = frozenset({"say", "tell", "accord", "add"})
_SHORTEST = 5


def may_speak(head: Token, cue: Token) -> bool:
    """Say whether the head of an attribution may be a speaker of what a cue outside marks reports.

    After "said" and its like every noun may, but for those that never do; after other cues only
    people, bodies and documents.
    """
    low, lemma = head.lower_, head.lemma_.lower()
    if low in _PERSONAL or head.pos_ == "PROPN" or head.ent_type_ in _NAMED:
        return True
    if low in NOT_SPEAKERS or (head.pos_ == "NOUN" and lemma in _NEVER):
        return False
    if head.text[:1].isupper() and head.pos_ in {"NOUN", "VERB", "ADJ", "INTJ"}:
        # A name that the tagger did not know ("Trump urges …").
        return True
    if head.pos_ in {"ADV", "ADP", "SCONJ", "VERB", "AUX"}:
        return False
    if cue.lemma_.lower() in _SAYING:
        return True
    known = PEOPLE | BODIES | DOCUMENTS | _MORE_BODIES
    return (
        lemma in known
        or low in known
        or is_role(head.text)
        or (len(low) >= _SHORTEST and lemma.endswith(_WHO_DOES))
        or (cue.lemma_.lower() in TAG and head.pos_ in {"PRON", "DET", "NUM", "ADJ"})
    )


def is_human(noun: Token) -> bool:
    """Say whether a common noun in the singular is for one human being ("a spokesman")."""
    if noun.tag_ != "NN":
        return False
    lemma = noun.lemma_.lower()
    return is_role(noun.text) or lemma in KIN or (lemma in PEOPLE and lemma not in _GROUPS)


_GROUPS = frozenset(
    "all another both couple crew crowd family figure half majority many minority most nobody "
    "other pair panel people percent target troop youth".split()
)
