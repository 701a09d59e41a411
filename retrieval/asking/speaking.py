"""The wordings of questions about what was said, and by whom."""

from __future__ import annotations

import re

from retrieval.asking.intent import Intent
from retrieval.asking.rules import Rule, rule
from retrieval.asking.wording import ABOUT, SHOW

_ACT = (
    r"rul(?:e|es|ed) out|play(?:s|ed)? down|brush(?:es|ed)? (?:off|aside)|dismiss(?:es|ed)?|"
    r"reject(?:s|ed)?|hail(?:s|ed)?|slam(?:s|med)?|concede[sd]?|reveal(?:s|ed)?|disclose[sd]?|"
    r"defend(?:s|ed)?|back(?:s|ed)|puts? forward|forecast(?:s|ed)?|hint(?:s|ed)?|"
    r"vouch(?:es|ed)?|object(?:s|ed)?|t(?:akes?|ook) (?:the )?(?:blame|responsibility)"
)
_SAY = (
    r"say|says|said|saying|tell|tells|told|telling|state|(?<!united )states|"
    r"stated|mention|mentions|mentioned|"
    r"claim|claims|claimed|warn|warns|warned|urge|urges|urged|announce|announces|announced|"
    r"declare|declares|declared|insist|insists|insisted|argue|argues|argued|note|notes|noted|"
    r"stress|stresses|stressed|emphasi[sz]e[sd]?|repeat|repeats|repeated|reiterate[sd]?|"
    r"promise[sd]?|vow|vows|vowed|suggest|suggests|suggested|explain|explains|explained|"
    r"express|expresses|expressed|comment|comments|commented|remark|remarks|remarked|"
    r"add|adds|added|answer|answers|answered|reply|replies|replied|respond|responds|responded|"
    r"report|reports|reported|believe|believes|believed|think|thinks|thought|"
    r"speak|speaks|spoke|talk|talks|talked|describe[sd]?|point(?:s|ed)? out|deny|denies|denied|"
    r"admit|admits|admitted|confirm|confirms|confirmed|acknowledge[sd]?|criticis?z?e[sd]?|"
    r"condemn|condemns|condemned|agree[sd]?|(?:call|ask)(?:s|ed)? (?:for|on)|demand|demands|"
    r"demanded|decline[sd]?|refuse[sd]?|expect|expects|expected|hope|hopes|hoped|quoted?|"
    r"call|calls|called|ask|asks|asked|want|wants|wanted|address|addresses|addressed|voice[sd]?|"
    r"(?:appeal|plead|press|push)(?:e[sd]|s|ed)? (?:for|to)|echo(?:es|ed)?|caution(?:s|ed)?|"
    r"welcome[sd]?|denounce[sd]?|lament(?:s|ed)?|apologi[sz]e[sd]?|threaten(?:s|ed)?|"
    r"request(?:s|ed)?|boast(?:s|ed)?|joke[sd]?|argue[sd]?|advise[sd]?|assure[sd]?|"
    r"accuse[sd]?|react|reacts|reacted|pledge[sd]?|"
    r"propose[sd]?|recommend|recommends|recommended|predict|predicts|predicted|"
    r"tweet|tweets|tweeted|write|writes|wrote|testif(?:y|ies|ied)|complain|complains|complained|"
    r"support|supports|supported|oppose[sd]?|blame[sd]?|praise[sd]?|spoken|fear(?:s|ed)?|"
    r"worr(?:y|ies|ied)|regret(?:s|ted)?|doubt(?:s|ed)?|beg(?:s|ged)?|implore[sd]?|beseech(?:es)?|"
    r"(?:call|ask|plead|push|press)ing (?:for|on)|demanding|urging|warning|claiming|proposing|"
    r"arguing|promising|insisting|suggesting|predicting"
)
_TELL = (
    r"tell|tells|told|inform|informs|informed|speak to|spoke to|talk to|talked to|say to|said to"
)
AUDIENCE = (
    r"(?:(?:the |his |her |their |our )?(?:reporters?|journalists?|press|media|public|nation|world|"
    r"audience|crowd|people|viewers|readers|newspapers?|paper|news agency|us|me|everyone|them|"
    r"[A-Z]{2,4} news))"
)
"""Who is told by whoever speaks to the press: nothing that a statement is about."""
_WHICH = (
    r"what|which|who|whose|whom|why|when|where|how|passages?|paragraphs?|first|second|third|last"
)
_SPEAKER = r"(?:(?:the|an?|his|her|its|their|our) )?\S+(?: .+?)??"
"""Who speaks: more than an article, as "the state" is where "state" could be the verb."""
_DEED = (
    r"criticisms?|defen[cs]e|promises?|warnings?|explanations?|justifications?|arguments?|verdict|"
    r"assessment|advice|apology|denial|reasons?"
)
"""Nouns that are words of somebody's only where it is told whose they are."""
_NOUN = (
    r"statements?|quotes?|quotations?|comments?|remarks?|words?|views?|opinions?|positions?|"
    r"reactions?|responses?|answers?|stances?|message|thoughts?|take|concerns?|"
    rf"{_DEED}"
)
_EXACT = r"(?:(?:exact|own|precise|official|public|full|latest|first|main) )*"
_OPEN = r"(?:who|what|how|why|when|where|which)"

_RELAY = r"passed (?:on|along)|relayed|conveyed|transmitted|recounted|handed on"

# Questions about speech, on the question with its claim cut out.
SPEECH: tuple[Rule, ...] = (
    rule(
        Intent.WHO_SAID,
        rf"who (?P<cue>{_RELAY}) (?:that )?(?P<topic>.+)",
    ),
    rule(
        Intent.WHAT_SAID,
        r"what (?:is|was|are|were) (?P<speaker>.+?) (?P<cue>quoted)(?: as saying)?"
        rf"(?:,? {ABOUT}\b(?P<topic>.+))?",
    ),
    rule(
        Intent.WHAT_SAID,
        r"(?:is|was|are|were) (?P<speaker>.+?) (?:ever |also )?(?P<cue>quoted)"
        r"(?: (?:here|anywhere|in (?:the|these|this) articles?))?(?: (?:on|about)\b(?P<topic>.+))?",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"according to (?P<speaker>[^,]+?)(?:,\s*(?:{_OPEN}\s+)?|\s+{_OPEN}\s+)(?P<topic>.+)",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"(?P<speaker>(?!{_OPEN}\b)\S+(?: \S+){{0,3}}?) (?P<cue>says|said|thinks) what"
        rf"(?: {ABOUT}\b(?P<topic>.+))?",
    ),
    rule(
        Intent.WHO_SAID,
        r"who(?: (?:is|was|are|were))?(?: (?:the one|it|the person))?"
        r"(?: (?:who|that))?(?: (?:has|have|had|did|else|also|is|was|first))*"
        rf" (?:ever )?(?P<cue>(?:not )?(?:{_SAY}))\b(?: out)?(?: (?:that|{ABOUT}))?"
        r"(?P<topic>(?:\s.*)?)",
    ),
    rule(
        Intent.WHO_SAID,
        r"who(?: (?:has|have|had|did|also|first))*"
        rf" (?:ever )?(?P<cue>{_ACT})\b(?: (?:that|to|for))?(?P<topic>\s.+)",
    ),
    rule(
        Intent.WHO_SAID,
        r"(?:which|what) (?P<who>person|people|politicians?|officials?|leaders?|"
        r"ministers?|speakers?|organi[sz]ations?|one) "
        rf"(?P<cue>{_SAY})\b(?: (?:that|{ABOUT}))?(?P<topic>\s.+)",
    ),
    rule(
        Intent.WHO_SAID,
        r"(?:by )?who(?:m|se)? (?:words? (?:is|are|was|were)|(?:is|was) quoted "
        r"(?:as )?saying)(?: that)?(?P<topic>.*)",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"(?:what|which) (?P<cue>{_NOUN}) (?:did|does|do|has|have|had) (?P<speaker>.+?) "
        r"(?:have|had|give|gives|given|gave|make|made|offer(?:ed)?|issued?|send|sent|voiced?|"
        r"express(?:ed)?)"
        rf"(?: (?:{ABOUT}|for|with)\b(?P<topic>.+))?",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"(?:what|how) (?:all )?(?:did|does|do|has|have|had) (?P<speaker>.+?) (?P<cue>{_TELL}) "
        rf"{AUDIENCE}(?: (?:in|at|after|before|during|following) [\w ]{{1,30}}?)?"
        rf"(?:,? {ABOUT}\b(?P<topic>.+))?",
    ),
    rule(
        Intent.WHAT_SAID,
        r"(?:what|how|whom?) (?:all )?(?:did|does|do|has|have|had|is|was|would|"
        r"can|could|will) "
        rf"(?P<speaker>{_SPEAKER}) (?:ever |also |actually |really |exactly |even |just |still |"
        r"keep |kept |have to |"
        r"had to |been |himself |herself |publicly )*"
        rf"(?P<cue>{_SAY})(?: out)?\b(?:,? ?(?P<prep>{ABOUT})\b)?"
        r"(?P<topic>(?:\s.*)?)",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"what(?:['’]s| is| are| was| were) the {_EXACT}(?P<cue>{_NOUN}) (?:of|from) "
        rf"(?P<speaker>.+?)(?: {ABOUT}\b(?P<topic>.*))?",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"(?!what(?:['’]s| is| are| was| were) (?:the|an?) {_EXACT}(?:{_DEED})\b)"
        r"what(?:['’]s| is| are| was| were| about)? ?(?P<speaker>.+?)(?:['’]s?)? "
        rf"{_EXACT}(?P<cue>{_NOUN})(?: (?:{ABOUT}|for)\b)?(?P<topic>(?:\s.*)?)",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"(?:list |{SHOW})(?:me )?(?:all |any |some |more )*(?:of )?(?:the )?"
        rf"(?P<speaker>(?!(?:the|all|any|some|more|{_NOUN}|{_WHICH})\b)[^\s,]+(?: [^\s,]+){{0,3}}?)"
        rf"(?:['’]s?)? {_EXACT}(?P<cue>{_NOUN})(?: {ABOUT}\b(?P<topic>.+))?",
    ),
    rule(
        Intent.WHAT_SAID,
        r"how (?:did|does|do|has|have|would) (?P<speaker>.+?) "
        r"(?P<cue>see|seen|view(?:ed)?|regard(?:ed)?|judged?|rated?|assess(?:ed)?|feel|felt|"
        r"characteri[sz]ed?|portray(?:ed)?|justif(?:y|ied)|defend(?:ed)?)"
        rf"(?: {ABOUT})?\b(?P<topic>\s.+)",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"where (?:does|did|do) (?P<speaker>.+?) (?P<cue>stand) {ABOUT}\b(?P<topic>.+)",
    ),
    rule(
        Intent.WHAT_SAID,
        r"quote (?P<speaker>(?!\d|\[)[^\s,]+(?: [^\s,]+){0,3}?)"
        r"(?: (?:about|on|regarding|concerning)\b(?P<topic>.+))?",
    ),
    rule(
        Intent.WHAT_SAID,
        r"(?:is there |do you have )?(?:anything|something|everything|all)(?: else)? "
        r"(?P<cue>by|from) (?P<speaker>.+?)"
        r"(?: (?:about|on|regarding|concerning)\b(?P<topic>.+))?",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"{SHOW}(?:me )?(?:all |any |some |the )*(?P<cue>{_NOUN}) "
        r"(?:by|from|of) (?P<speaker>.+?)"
        rf"(?: (?:about|on|regarding|concerning)\b(?P<topic>.*))?",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"(?:everything|anything|all|what)(?: that)? (?P<speaker>.+?) "
        r"(?:has |have |had )?(?P<cue>say|says|said|told)\b"
        rf"(?: {ABOUT}\b)?(?P<topic>(?:\s.*)?)",
    ),
    rule(
        Intent.WHAT_SAID,
        r"(?:did|does|has|have|is it true(?: that)?|was it true that) "
        r"(?P<speaker>.+?) (?:ever |also |really |actually |publicly )*"
        rf"(?P<cue>{_SAY})\b(?: (?:that|anything|something|{ABOUT})\b)*"
        r"(?P<topic>(?:\s.*)?)",
    ),
)

SPOKE = re.compile(
    rf"(?:.*?\b(?:did|does|has|have|that|if|whether)\s+)?(?P<speaker>[^,:]+?)\s+"
    rf"(?:ever |really |actually )*(?:{_SAY})\b|(?P<colon>[^:]{{2,60}}):\s*$",
    re.IGNORECASE,
)

WHY_SAID = re.compile(
    rf"(?:and )?(?:why|for what reasons?|on what grounds) (?:did|does|do|has|have|is|was) "
    rf"(?P<speaker>{_SPEAKER}) (?:still |also |so |not |really )*"
    r"(?:say|said|saying|think|believe|feel|argue|claim|insist|want|wanted|expect|hope|fear|"
    r"worry|worried|oppose|opposed|support|supported|reject|rejected|call|doubt|defend|"
    r"criticis?z?e|"
    r"consider|find)\b(?: (?:for|that|about|over|of))*\b(?P<topic>\s.+?)\W*$",
    re.IGNORECASE,
)
"""A question for the reasons of what somebody says or thinks."""
ADDRESSED = re.compile(
    r"(?:(?:and|but|so) )?whom? (?:did|does|do|has|have|had|was|is) .+ (?:speak|speaking|spoken|"
    r"talk|talking|talked) "
    r"(?:with|to)\b",
    re.IGNORECASE,
)
"""A question for whom somebody spoke with, which no statement answers."""
ANYBODY = re.compile(
    r"any(?:one|body)(?: else)?|some(?:one|body)(?: else)?|every(?:one|body)|people", re.IGNORECASE
)
"""A "speaker" who may be anybody: "did anyone say …?" asks who did."""
JUDGING = re.compile(
    r"(?:criticis?z?e|condemn|denounce|prais|praise|support|oppose|blame|accuse|den(?:y|ies|ied)|"
    r"welcome|apologi[sz]e|threaten|admit|confirm|agree|lament|thank|hope|regret|doubt)"
    r"(?:d|s|ed|ted)?",
    re.IGNORECASE,
)
"""A verb that says how somebody spoke of a thing, which statements on it need not do."""
AGREEING = re.compile(r"(?:dis)?agree[sd]?", re.IGNORECASE)
"""A verb that goes with what somebody else said."""
ANSWERING = re.compile(
    r"(?:(?:answer|respond|repl(?:y|ie)|react|comment|address|elaborate)(?:s|ed|d)?|"
    r"(?:be |get )?(?:drawn|pinned down)|commit|(?:give|gave|make|made|offer|provide)\b.*)"
    r"(?: to)?",
    re.IGNORECASE,
)
"""A verb that asks whether somebody answered, not what they said."""
ADDRESSING = re.compile(
    r"(?:tell|told|ask|urge|warn|advise|assure|remind|accuse|blame|criticis?z?e|condemn|denounce|"
    r"prais|praise|thank|support|oppose|call|defend|dismiss|reject|slam|hail|answer)(?:d|s|ed)?",
    re.IGNORECASE,
)
"""A verb after which stands who is spoken to or of, who is not the one who speaks."""
RELAYING = re.compile(_RELAY, re.IGNORECASE)
"""A verb after which stands whose words are told by who is asked for."""
ACTING = re.compile(_ACT, re.IGNORECASE)
"""A verb that tells of words or of deeds: "who rejected the offer?"."""
DENYING = re.compile(r"den(?:y|ies|ied)", re.IGNORECASE)
"""A verb that any statement with a "not" answers: "who denied …?"."""
PASSIVE = re.compile(
    r"(?:what|how|whom?|why) (?:is|was|are|were|(?:has|have|had) .+ been) (?:.+ )?"
    r"(?P<cue>(?!quoted)\w+ed|told|said)\b",
    re.IGNORECASE,
)
"""A question for what was said to or of somebody: "what was he accused of?"."""
UNNAMED = re.compile(
    r"(?:(?:never|not|always|already|just|only|still|once|ever) ?)+", re.IGNORECASE
)
"""What is no speaker: "who had *never* noted it?" asks who did not."""
_QUESTION = (
    r"(?:(?:to )?(?:the |a |any |that )?questions?(?: (?:of|about|on|as to))?|"
    r"(?:when|if|after being|once) (?:(?:he|she|they|it) (?:was|were|is|are|got) )?asked"
    r"(?: (?:about|on))?)\s+(?=\w)"
)
QUESTIONED = re.compile(_QUESTION, re.IGNORECASE)
"""What stands before what was asked of somebody: "did she answer *the question* whether …?"."""
ASKED = re.compile(
    rf"{AUDIENCE} (?:(?=whether\b|if\b|that\b)|{ABOUT} (?=\w))|{_QUESTION}", re.IGNORECASE
)
"""What stands before what was asked of somebody, or said to an audience: "did she answer *the
question* whether …?", "did she tell *reporters* that …?"."""
POINTING = re.compile(r"\b(?:that|this|it|them|so|these|those)\W*$", re.IGNORECASE)
"""The end of a question that points to what was shown: "who said *that*?"."""
THING = re.compile(
    r"(?:the |this |that )?(?:.+ )?(?:article \d+|section \d+|chapter \d+|treaty|law|act|bill|"
    r"resolution|charter|constitution|agreement|deal|pact|statute|rules?|sign|banner|letter|"
    r"document|poll|survey|study|data|figures|report)(?: \d+)?(?: of .+)?",
    re.IGNORECASE,
)
"""A "speaker" that is a text: what "Article 5" says is a question of fact."""
_RELEASE = (
    r"(?:(?:press|news|written|official|joint|public|short|brief) )*(?:statements?|press releases?|"
    r"releases?|communiqu[eé]s?|announcements?|messages?|notes?|posts?|tweets?|speech|address|words|"
    r"remarks|comments)"
)
OWN_STATEMENT = re.compile(
    rf"^(?:(?:the|a|an|that|this|its|their) )?{_RELEASE} (?:(?:issued|made|given|released|put out|"
    r"published|sent|sent out) )?(?:from|by|of) (?P<one>\S.*)$|"
    rf"^(?P<other>.+?)['’]s? {_RELEASE}$",
    re.IGNORECASE,
)
"""A "speaker" that is somebody's own statement: what "the statement from the ministry" says."""
PLAIN_CUE = re.compile(
    r"sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|speaks?|spoke|talk(?:s|ed)?", re.IGNORECASE
)
"""A verb of saying that tells nothing of what was said."""
