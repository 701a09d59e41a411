"""A clause that tells what a question is for: "I'm writing about the strike - who called it?".

Whoever asks for a desk, a reader or a piece of work says so before the question. The clause asks
for nothing. Only the names in it may say what the question is about, where that has none.
"""

from __future__ import annotations

import re

from retrieval.index.naming import question_names

_FIRST = r"(?:i|we)(?:['’](?:m|re|ve|d|ll)| am| are| was| were| have| had| would)?"
_WORK = (
    r"(?:writ|draft|work|prepar|research|report|edit|read|check|cover|compil|study|follow|review|"
    r"fil|finish|produc|record|translat|look|fact-check|doubl|verif|puzzl|unclear|confus|los|mak|"
    r"do|put|gather|collect|assembl|subb|captur|summari[sz]|updat|build|try|need|want|miss|skim|"
    r"com|hear|see|saw|learn|argu|bet|quizz|forget|forgot|interest|stuck|tri|ask)[\w-]*"
)
_ASKER = (
    r"(?:desk|editors?|producers?|boss|colleagues?|teachers?|professor|tutor|readers?|listeners?|"
    r"viewers?|friends?|team|class|clients?|newsroom|wife|husband|son|daughter|father|mother|mum|"
    r"mom|dad|sister|brother|students?|pupils?|intern|subeditor|subs?|chief|manager|director|"
    r"office|bureau|department|lawyers?|fact-?checkers?|anchor|presenter|host|neighbou?r)"
)
_WANTS = (
    r"(?:wants?|needs?|asks?|asked|is asking|are asking|keeps? asking|would like|['’]d like|"
    r"insists?|wonders?|is wondering|are wondering|is after|wrote in|writes in|has asked|have "
    r"asked|demands?|is curious|are curious)"
)
_PIECE = (
    r"(?:piece|story|article|report|caption|infobox|box|sidebar|headline|timeline|graphic|"
    r"explainer|essay|homework|thesis|paper|broadcast|bulletin|segment|newsletter|podcast|column|"
    r"profile|feature|quiz|blog|presentation|memo|brief|briefing|summary|record|file|page|script|"
    r"lead|lede|intro|obituary|analysis|project|talk|speech|dateline|fact ?file|copy|tweet|post)s?"
)
_ENDS = r"\s*(?:[–—:;]|\s-{1,2}\s|\.(?=\s)|,(?=\s))\s*(?:(?:so|and|but|now|then),?\s+)?"
_ASKED = (
    r"(?:(?:roughly|about|approximately|exactly|on|in|at|to|by|from|for|with|of)\s+)?"
    r"(?:who(?:m|se)?|what|which|when|where|why|how|did|does|do|has|have|had|is|was|are|were|will|"
    r"would|can|could|should|may|might)\b(?:['’]s)?\s"
)
CONTEXT = re.compile(
    r"(?P<context>"
    rf"{_FIRST}(?:\s+(?:just|still|currently|also|now|only|quickly|really|always|often|keep|kept"
    rf"|trying to|to|been))*\s+{_WORK}\b[^?\"“”„«»]{{0,160}}?"
    rf"|{_FIRST}\s+(?:on|in|at|under)\s+[^?\"“”„«»:,]{{2,40}}?|been\s+{_WORK}\s[^?\"“”„«»]{{0,120}}?"
    r"|(?:this |another |just |a quick )?(?:one|question|query)\s+(?:for|from)\s+(?:the|our|my|an?)"
    r"\s+[^?\"“”„«»:,]{2,40}?"
    rf"|(?:our|my|the|an?|some|one|one of (?:our|my))\s+(?:[\w’'-]+\s+){{0,3}}?{_ASKER}\s+(?:[\w-]+"
    rf"\s+){{0,3}}?{_WANTS}\b[^?\"“”„«»]{{0,60}}?"
    r"|(?:need(?:ed|ing)?|wanted|seeking|looking for|checking|double-checking|confirming|verifying"
    r"|clarifying|working|writing|reporting|researching|drafting|preparing|editing)\s+"
    r"[^?\"“”„«»]{3,120}?"
    rf"|(?:for|re|as for)\s+(?:the|an?|my|our|this|some)\s+[^?\"“”„«»:,]{{0,60}}?{_PIECE}\b"
    r"[^?\"“”„«»:,]{0,60}?"
    r"|(?:(?:just|one|another|last|small|simple|quick|brief|short|a|on|for)\s+)*(?:background|"
    r"fact[- ]?check|deadline|context|clarification|detail|thing|point|follow-up|sanity check|"
    r"double[- ]check|the record|urgent|breaking)\b(?:\s+(?:on|for|about|here|first|please)\b"
    r"[^?\"“”„«»:,]{0,60}?)?"
    rf"){_ENDS}(?P<asked>{_ASKED}[^?]+\?*)\W*$",
    re.IGNORECASE,
)
"""A clause about the work that a question is for, and the question."""
_TOPIC = re.compile(
    r"\b(?:about|on|over|regarding|concerning|for|into|of|that|how|whether|at|with)\s+(?P<topic>.+)",
    re.IGNORECASE | re.DOTALL,
)
_GOES_BACK = re.compile(
    r"\b(?:he|she|they|him|her|them|these|those)\b|\bit\b(?!\s+(?:true|right|correct|that)\b)"
    r"|\b(?:that|this|so|(?<!are )(?<!is )(?<!were )(?<!was )there)\W*$",
    re.IGNORECASE,
)
_SUBJECT_BACK = re.compile(
    r"(?:\w+\s+)?(?:did|does|do|has|have|had|is|was|are|were|will|would|can|could)\s+"
    r"(?:he|she|it|they|that|this)\b(?!\s+(?:true|right|correct|that)\b)",
    re.IGNORECASE,
)
"""A question whose subject stands in the clause before it: "is it led by the mayor?"."""
_FEWEST = 3
"""Words of a question that stands by itself."""
_SAID_SO = re.compile(
    r"(?P<asks>who (?:has |had )?(?:said|says|claims|claimed|told us)) (?:so|that|it|this)\b\W*$",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"\b(?:its|their|his|her)\b(?=\s+[a-z])", re.IGNORECASE)
_OF_FACT = re.compile(
    r"(?:roughly |about |approximately )?(?:how (?:many|much|old|long|far|big|fast|high|often)"
    r"|when|where|(?:in|on|at) (?:which|what))\b",
    re.IGNORECASE,
)
"""A question of fact that may leave to the clause before it what it is about."""
_NAME = re.compile(r"(?:[Tt]he )?(?:[A-Z][\w.’-]*)(?:['’]s)?(?:\s+[A-Z][\w.’-]*)*")


def without_context(text: str) -> str:
    """Return a question without the clause that tells what it is for.

    "Its" is whose name stands in the clause. A question of fact without a name is about those of
    the clause. Where the question goes back to the clause in another way, all of it stays.

    Args:
        text: A message, white space as single blanks.

    Returns:
        The question, or the text as it is.
    """
    found = CONTEXT.match(text)
    if found is None:
        return text
    asked, context = found["asked"], found["context"]
    topic = _TOPIC.search(context)
    about = topic["topic"] if topic else ""
    said = _SAID_SO.match(asked)
    if said:
        return f"{said['asks']} that {about.removeprefix('that ')}?" if about else text
    names = [name for name in _names(context) if name not in asked]
    if len(asked.split()) < _FEWEST or _SUBJECT_BACK.match(asked):
        return text
    owned = _POSSESSIVE.search(asked)
    own_names = question_names(asked)
    if owned and names and not own_names:
        asked = f"{asked[: owned.start()]}{_whose(names[0])}{asked[owned.end() :]}"
    elif _GOES_BACK.search(asked) and not own_names:
        return text
    elif names and not own_names and _OF_FACT.match(asked):
        asked = f"{asked.rstrip(' ?!.')} for {', '.join(names)}?"
    return asked


def _names(context: str) -> list[str]:
    """The names of a clause, but for those of whoever asks."""
    topic = _TOPIC.search(context)
    told = topic["topic"] if topic else ""
    found = (name.removesuffix("'s").removesuffix("’s") for name in _NAME.findall(told))
    return [name for name in found if len(name) > 1]


def _whose(name: str) -> str:
    return f"{name}{'’' if name.endswith('s') else '’s'}"
