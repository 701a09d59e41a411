"""A question that is told put as one that is asked: "Lee will come" as "will Lee come"."""

from __future__ import annotations

import re

from retrieval.language.forms import BASE_FORMS

_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|shall|should|may|might|must|do|does"
    r"|did)(?:n['’]t| not)?\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:who|whom|whose|which|that|where|when)\b", re.IGNORECASE)
_SUBJECT = (
    r"(?P<who>(?:(?:the|an?|his|her|its|their|any|some)(?: [\w.’'-]+){1,6}?"
    r"|(?-i:[A-Z])[\w.’'-]*(?: [\w.’'-]+){0,4}?|he|she|it|they|(?:any|some|every)(?:one|body)))"
)
_SPOKE = re.compile(
    rf"{_SUBJECT}\s+(?P<verb>said|told|asked|answered|explained|announced|agreed|denied|promised"
    r"|warned|claimed|confirmed|thought|believed|knew|wanted|hoped|mentioned|called)\b(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
"""A verb of speaking, behind which an auxiliary belongs to what is said."""
_DID = re.compile(
    rf"{_SUBJECT}\s+(?P<verb>\w{{2,}}ed|took|gave|made|went|met|left|came|got|saw|spoke|paid|lost"
    r"|won|sent|held|kept|bought|sold|began|broke|fell|wrote|drew|flew|grew|rose|chose|built"
    r"|found)\b(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_DO = re.compile(
    r"(?P<who>(?:the|these|those|any|some|his|her|its|their)(?: [\w.’'-]+){0,3}? \w+s|they|people"
    r"|(?:any|some) people)\s+(?P<verb>live|work|stand|stay|come|go|meet|want|need|have|support"
    r"|use|make|sleep|train|teach|get|think|say|belong|cost|earn)\b(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_DOES = re.compile(
    rf"{_SUBJECT}\s+(?P<verb>\w{{2,}}[a-rt-z]s)(?P<rest>\W*$|\s(?:the|an?|in|on|at|to|for|from|by|"
    r"with|that|his|her|its|their|about|of|whether|if|any|no|up|out|off|down)\b.*)",
    re.IGNORECASE | re.DOTALL,
)
_TOLD = re.compile(
    r"(?P<asks>(?:who|whom|what|when|where|why|how)|how (?:much|fast|long|far|old|often|high|big|"
    r"large|deep|heavy|soon|wide|tall|strong|badly|well|likely)|how many [\w-]+(?= there ))\s+"
    r"(?P<clause>(?:there|the|an?|his|her|its|their|this|that|these|those|he|she|it|they|"
    r"(?-i:[A-Z])[\w.’'-]*)\s.+)",
    re.IGNORECASE,
)
"""A question with a question word that is told: "what Lee said", "how long it will last"."""


def asked_directly(clause: str) -> str:
    """Put what stands behind "whether" as a question: "Lee will come" as "will Lee come".

    Args:
        clause: The clause, in the order of what is told.

    Returns:
        The question; the clause as it is where it holds no verb that is known to be one.
    """
    spoke = _SPOKE.match(clause)
    if spoke and not _AUXILIARY.search(spoke["who"]) and not _RELATIVE.search(spoke["who"]):
        return f"did {spoke['who']} {_base(spoke['verb'])}{spoke['rest']}"
    for skipped, found in enumerate(_AUXILIARY.finditer(clause)):
        before = clause[: found.start()].rstrip()
        # A relative clause has a verb of its own: "the boats that are here will …".
        if before and len(_RELATIVE.findall(before)) <= skipped:
            return _joined(found[0], before, clause[found.end() :])
    return clause if _RELATIVE.search(clause) else _with_do(clause)


def asked_with_word(question: str) -> str:
    """Put a question as it is asked where it is told: "what Lee said" as "what did Lee say".

    Args:
        question: What opens with a question word.

    Returns:
        The question; as it is where it is asked already, or where its verb is not known.
    """
    told = _TOLD.match(question)
    asked = asked_directly(told["clause"]) if told else ""
    return f"{told['asks']} {asked}" if told and asked != told["clause"] else question


def _with_do(clause: str) -> str:
    for pattern, verb in ((_DO, "do"), (_DID, "did"), (_DOES, "does")):
        found = pattern.match(clause)
        if found and verb == "do":
            return f"do {clause}"
        if found:
            base = _base(found["verb"]) if verb == "did" else _plain(found["verb"])
            return f"{verb} {found['who']} {base}{found['rest']}"
    return clause


def _joined(verb: str, before: str, after: str) -> str:
    """A verb before what stood on both sides of it, with a mark of the end where it was."""
    gap = "" if re.match(r"\W*$", after) else " "
    return f"{verb} {before}{gap}{after.lstrip()}"


def _plain(verb: str) -> str:
    return re.sub(r"(?<=ch|sh)es$|s$", "", verb)


def _base(verb: str) -> str:
    """The form of a past that stands behind "did", as far as its letters tell it."""
    known = BASE_FORMS.get(verb.lower())
    if known:
        return known
    if verb.endswith("ied"):
        return f"{verb[:-3]}y"
    doubled = re.fullmatch(r"(.*([bdgkmnprtv]))\2ed", verb)
    if doubled:
        return doubled[1]
    long = re.fullmatch(r"(.*(?:[aeiou]{2}[^aeiou]|[^aeiou]{2}|[aeiou]w))ed", verb)
    return long[1] if long else verb.removesuffix("d")
