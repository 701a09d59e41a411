"""What a question asks for: its intent, whose words, about what.

Rules over the question's own wording (`wording.py`). They read one question by itself; what "he"
or "what else" mean is the conversation's business.
"""

from __future__ import annotations

import re

from retrieval.asking.beyond import BEYOND
from retrieval.asking.claims.claimant import claimed_speaker
from retrieval.asking.claims.quoted import scan_quoted
from retrieval.asking.courtesy import COURTESIES
from retrieval.asking.intent import Intent
from retrieval.asking.overviews import (
    OVERVIEW_COMMANDS,
    OVERVIEWS,
    STYLES,
    TOPICS,
    first_of,
    number_of,
)
from retrieval.asking.plainly import asked_plainly
from retrieval.asking.refusing import REFUSALS
from retrieval.asking.responding import RESPONSES, put_together
from retrieval.asking.rules import first_fitting
from retrieval.asking.speaking import (
    ADDRESSED,
    ANYBODY,
    ASKED,
    OWN_STATEMENT,
    PASSIVE,
    QUESTIONED,
    SPEECH,
    SPOKE,
    THING,
    UNNAMED,
)
from retrieval.asking.speech_plainly import plainly
from retrieval.asking.speech_requests import REQUESTS
from retrieval.asking.understood import Question
from retrieval.asking.unwrapping import unwrapped
from retrieval.asking.willing import WANTS
from retrieval.asking.wording import (
    ABOUT_ONLY,
    ANAPHOR,
    CHANGING,
    COMMANDS,
    EMPHASIS,
    FOLLOW,
    INSERTED,
    NOBODY,
    ORDINALS,
    POLITE,
    PREFACE,
    QUESTION_WORD,
    QUOTE_MARK,
    RULES,
    SO_CALLED,
    TAIL,
    UNSAID,
    VERIFY,
    WHO_FIRST,
    X_ON_Y,
    YES_OR_NO,
)

_INITIALS = re.compile(r"\b(?:[A-Za-z]\.){2,}$")
_OF_WHAT = re.compile(
    r"(?:in|at|on|by|to|from|for|of|with|about|against|since|until|under|after|before|through|into)"
    r" (?:whom|who|whose|what|which|when|where|how)\b"
    r"(?=.+\b(?:did|does|do|was|were|is|are|has|have|had|will|would|can|could)\b)",
    re.IGNORECASE,
)
"""How a question opens after a preposition: "with whom did she speak?"."""
_THEIR_WORDS = re.compile(
    r".*\b(?P<whose>his|her|their) (?P<how>[a-z-]+(?:,? (?:and )?[a-z-]+){0,3}?) (?:message|words?|"
    r"statement|comments?|remarks?|warning|response|reply|answer|reaction|quote)s?\b",
    re.IGNORECASE,
)
"""How somebody's words are called before their noun: "his *simple and clear* message"."""
SHORTEST = 3
"""Characters of what stands in quotation marks and may be a claim."""
LONGEST = 1000
"""Characters of a question that are read; no question needs more."""


def read_question(text: str) -> Question:
    """Read one question by itself.

    Args:
        text: What was typed, of any length; only the first `LONGEST` characters are read.

    Returns:
        What was understood. What fits no rule is a question of fact.
    """
    text = " ".join(text[:LONGEST].split())
    if not any(character.isalnum() for character in text):
        return Question(text, Intent.EMPTY)
    if text.startswith("/") and not text.lower().startswith("/verify"):
        return _command(text)
    verify = VERIFY.match(text)
    body = TAIL.sub("", text[verify.end() :] if verify else text)
    if verify and not body.strip():
        return Question(text, Intent.VERIFY)
    claim = _claim(body, asked=bool(verify))
    if claim:
        return _about_claim(text, body, claim, asked=bool(verify))
    if not any(pattern.match(text) for _, pattern in COURTESIES):
        text = unwrapped(text)  # Not before: a claimed quotation is checked as it was typed.
    body = put_together(TAIL.sub("", text))
    body = _without_preface(SO_CALLED.sub(r"\g<name>", INSERTED.sub(r"\g<name> ", body)))
    plain = asked_plainly(EMPHASIS.sub("", body[_match_end(POLITE, body) :] or body))
    put = plainly(plain)
    own = (plain, body) if put == plain else (put,)
    speech = (*REFUSALS, *RESPONSES, *WANTS, *REQUESTS, *SPEECH)
    for rules, wordings in (((*OVERVIEWS, *BEYOND), (plain, body)), (RULES, own), (speech, (put,))):
        found = first_fitting(rules, *wordings)
        if found:
            return _fill(text, *found)
    return _loose(text, body if FOLLOW.match(body) else put)


def _without_preface(text: str) -> str:
    """Return the question at the end of a message, without the sentence that leads to it.

    A sentence stays that the question goes back to, and so does a word before a colon, which may
    be what the question is about.
    """
    match = PREFACE.match(text)
    if match is None or QUESTION_WORD.match(text):
        return text
    leads = CHANGING.search(match["before"])
    tells = ":" not in match["end"] and not ANAPHOR.search(match["asked"])
    if ":" in match["end"] and asked_plainly(text) != text:
        return text  # It leads to what is asked about: "Helicopters: how many?".
    return match["asked"] if leads or tells else text


def _loose(text: str, plain: str) -> Question:
    """Read what follows no full pattern: "and Champagne?", "about Iran", "Guterres on peace"."""
    follow = FOLLOW.match(plain)
    if follow:
        rest = follow["rest"]
        if QUESTION_WORD.match(rest) or _OF_WHAT.match(rest):
            return read_question(rest)
        about = ABOUT_ONLY.match(rest)
        pair = None if about else X_ON_Y.match(rest)
        if pair:
            return Question(text, Intent.FOLLOW, speaker=pair["speaker"], topic=pair["topic"])
        if about:
            return Question(text, Intent.FOLLOW, topic=about["topic"])
        return Question(text, Intent.FOLLOW, speaker=rest, topic=rest)
    about = ABOUT_ONLY.match(plain)
    if about:
        return Question(text, Intent.FOLLOW, topic=about["topic"])
    if not QUESTION_WORD.match(plain):
        pair = X_ON_Y.match(plain)
        if pair and not NOBODY.fullmatch(pair["speaker"]):
            return Question(
                text, Intent.WHAT_SAID, speaker=pair["speaker"], topic=pair["topic"], cue="on"
            )
        if len(plain.split()) <= 4:
            bare = plain.strip(" ?!.,;:")
            return Question(text, Intent.FOLLOW, speaker=bare, topic=bare, bare=True)
    return Question(text, Intent.FACT, topic=plain)


def _command(text: str) -> Question:
    name, _, rest = text[1:].partition(" ")
    name = name.partition("@")[0].lower()
    rest = rest.strip()
    if name in ("ask", "who"):
        return _asked_by(name, rest)
    if name in COMMANDS:
        return Question(text, COMMANDS[name])
    for intent, pattern in OVERVIEW_COMMANDS:
        match = pattern.match(f"{name} {rest}".strip())
        if match:
            return _fill(text, intent, match)
    if name in ("passage", "article"):
        intent = Intent.PASSAGE if name == "passage" else Intent.ARTICLE
        number = re.fullmatch(r"\[?(\d{1,4})\]?", rest)
        if number or not rest:
            return Question(text, intent, number=int(number[1]) if number else None)
        return Question(text, Intent.PASSAGE, topic=rest)
    return Question(text, Intent.UNKNOWN_COMMAND, topic=name[:32])


def _asked_by(name: str, rest: str) -> Question:
    """Read "/ask" and "/who", for groups, where a bot hears only what is meant for it."""
    if not rest:
        return Question("/" + name, Intent.PEOPLE if name == "who" else Intent.EMPTY)
    asked = read_question(rest.lstrip("/"))
    if name == "ask" or (asked.intent is not Intent.FACT and not asked.bare):
        return asked
    if " " not in rest:
        return read_question(f"who is {rest}")
    who = read_question(f"who {rest}")
    is_verb = who.intent in (Intent.WHO_SAID, Intent.WHO_IS)
    return who if is_verb else read_question(f"who said {rest}")


def _claim(body: str, *, asked: bool) -> str:
    """Return the longest quoted stretch: of three words, unless it stands alone or is checked."""
    marked = scan_quoted(body) if QUOTE_MARK.search(body) else []
    found = [words for one in marked if len(words := one.inner.of(body).strip()) >= SHORTEST]
    longest = max(found, key=len, default="")
    alone = len(longest) >= len(body) - 4
    around = body.replace(longest, " ").strip()
    told = YES_OR_NO.match(body) or (SPOKE.match(around) and not QUESTION_WORD.match(body))
    if longest and (asked or alone or len(longest.split()) >= 3 or told):
        return str(longest)
    return body if asked and not longest else ""


def _about_claim(text: str, body: str, claim: str, *, asked: bool) -> Question:
    """Read a question that holds a claimed quotation: who said it, or was it said?"""
    around = body.replace(claim, " ").strip(" \"“”„«»‟‘’'?!.,")
    if WHO_FIRST.match(around) and not asked:
        return Question(text, Intent.WHO_SAID, topic=claim, claim=claim, cue="said")
    return Question(text, Intent.VERIFY, speaker=claimed_speaker(around), claim=claim)


def _fill(text: str, intent: Intent, match: re.Match[str]) -> Question:
    groups = {name: _trimmed(value) for name, value in match.groupdict().items() if value}
    topic = first_of(groups, TOPICS) or groups.get("also", "").removeprefix("about ")
    if "matter" in groups:
        topic = f"{topic} {groups['matter']}".strip()
    if intent is Intent.WHO_SAID or "refusal" in groups:
        topic = topic[_match_end(UNSAID, topic) :]
    answers = groups.get("response") or groups.get("disclosing") or ""
    if "cue" in groups or answers:
        topic = topic[_match_end(QUESTIONED if "prep" in groups else ASKED, topic) :]
    speaker = groups.get("speaker", "") or groups.get("doer", "")
    speaker = OWN_STATEMENT.sub(r"\g<one>\g<other>", speaker)
    theirs = _THEIR_WORDS.match(match.string)
    if theirs and speaker == f"{theirs['whose']} {theirs['how']}":
        speaker, topic = theirs["whose"], topic or theirs["how"]
    if intent is Intent.WHAT_SAID and ANYBODY.fullmatch(speaker):
        intent, speaker = Intent.WHO_SAID, ""
    if intent is Intent.WHAT_SAID and UNNAMED.fullmatch(speaker):
        return Question(text, Intent.WHO_SAID, topic=topic)
    if intent is Intent.WHAT_SAID and NOBODY.fullmatch(speaker):
        return Question(text, Intent.FACT, topic=topic or text, about=bool(topic))
    asked = match.string
    passive = PASSIVE.match(asked)
    told = passive is not None and passive["cue"] == groups.get("cue")
    if intent is Intent.WHAT_SAID and (told or THING.fullmatch(speaker) or ADDRESSED.match(asked)):
        return Question(text, Intent.FACT, topic=text)
    return Question(
        text,
        intent,
        speaker=speaker,
        topic=topic,
        about=intent is Intent.FACT,
        number=number_of(intent, groups),
        ordinal=ORDINALS.get(groups.get("ord", "").lower()),
        cue="want" if "will" in groups else first_of(groups, (*STYLES, "refusal")) or answers,
        asks_refusals="refusal" in groups,
        asks_answer=bool(answers),
        discloses="disclosing" in groups,
    )


def _trimmed(words: str) -> str:
    """Words without the marks around them; the last point of "U.S." stays."""
    words = words.strip(" ?!,;:")
    return words if _INITIALS.search(words) else words.strip(" ?!.,;:")


def _match_end(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.match(text)
    return match.end() if match else 0
